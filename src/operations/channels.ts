import { tellActor } from '../actors/call.ts';
import { waysOut } from '../actors/sender/ways-out.ts';
import { askRegistrar, lettersLeft, senderOf } from '../actors/stubs.ts';
import { ADAPTERS } from '../channels/adapters.ts';
import type { Outcome, Outgoing, RefusedSettings } from '../channels/carrier.ts';
import { localParts } from '../domain/calendar.ts';
import type { Channel } from '../domain/channel.ts';
import { carriersNamed } from '../domain/editing/checklist.ts';
import { costOf, type Price, readPrice } from '../domain/price.ts';
import { Problem } from '../domain/problem.ts';
import { HOUR_MS } from '../domain/time.ts';
import { run } from '../store/d1/batch.ts';
import { loadEdition, type StoredEdition } from '../store/editions/editions.ts';
import { type EditionKeys, editionKeys, hashSecret } from '../store/keys/keys.ts';
import {
  type ChannelTerms,
  noteTried,
  openChannel,
  readChannels,
  type StoredChannel,
  saveChannel,
  sealChannel,
  setChannelState,
  takeTrial,
} from '../store/messages/channels.ts';
import type { MessageKey } from '../store/messages/outbox.ts';
import {
  countKept,
  readUnknown,
  releaseKept,
  resolveMessage,
  type UnknownMessage,
} from '../store/messages/waiting.ts';
import { allow, type MemberContext } from './context.ts';

/** A channel as the office sees it: what it is made of is sealed. */
export type ChannelView = Omit<StoredChannel, 'box'>;

/** What the office sends with, and what it is asked about. */
export interface ChannelsView {
  readonly channels: readonly ChannelView[];
  /** Messages that wait for a channel which could carry them now. */
  readonly kept: number;
  /** What they cost at most, if SMS are set up with a price of a part: `35.00 MAD`. */
  readonly cost: string | null;
  readonly unknown: readonly UnknownMessage[];
}

/** The channels of an edition, what waits for them, and the messages of which nobody knows. */
export async function readChannelDesk(
  context: MemberContext,
  edition: StoredEdition,
): Promise<ChannelsView> {
  allow(context, 'read_messages');
  const { env, by, now } = context;
  const [channels, kept, unknown] = await run(
    env.DB,
    readChannels(env.DB, by.event),
    countKept(env.DB, by.event, now),
    readUnknown(env.DB, by.event),
  );
  const price = await priceOfPart(context, edition, channels);
  const cost = price && kept > 0 ? costOf(price, kept) : null;
  return { channels: channels.map(({ box: _, ...view }) => view), kept, cost, unknown };
}

/** The channels that were started, and what one part of an SMS costs by them; null where none is set. */
export async function readSmsPrice(
  context: MemberContext,
  edition: StoredEdition,
): Promise<{ readonly price: Price | null; readonly channels: readonly ChannelView[] }> {
  allow(context, 'read_messages');
  const [channels] = await run(context.env.DB, readChannels(context.env.DB, context.by.event));
  const started = channels.filter(({ state }) => state !== 'off');
  const price = await priceOfPart(context, edition, channels);
  return { price, channels: started.map(({ box: _, ...view }) => view) };
}

/** What one part of an SMS costs; null where SMS are not set up, or no price is. */
async function priceOfPart(
  context: MemberContext,
  edition: StoredEdition,
  channels: readonly StoredChannel[],
): Promise<Price | null> {
  const sms = channels.find(({ channel, state }) => channel === 'sms' && state !== 'off');
  const keys = sms && (await editionKeys(context.env.SECRET_KEY, edition, context.now));
  return sms && keys ? readPrice((await openChannel(keys, edition.number, sms)).price ?? '') : null;
}

/** The settings of a channel without its secrets; null where it is not set up. */
export async function readChannelSettings(
  context: MemberContext,
  { edition, channel }: { readonly edition: StoredEdition; readonly channel: Channel },
): Promise<{
  readonly view: ChannelView;
  readonly typed: Readonly<Record<string, string>>;
  /** A fingerprint of what is kept: a form that shows it says so, and replaces nothing newer. */
  readonly seen: string;
} | null> {
  allow(context, 'set_up_channel');
  const found = await storedChannel(context, channel);
  if (!found) return null;
  const { box, ...view } = found;
  const keys = await keysOf(context, edition);
  const typed = await openChannel(keys, edition.number, found);
  const shown = ADAPTERS[channel]?.fields.filter(({ secret }) => !secret) ?? [];
  const seen = await hashSecret(box);
  return {
    ...{ view, seen },
    typed: Object.fromEntries(shown.map(({ name }) => [name, typed[name] ?? ''])),
  };
}

/** What is set of a channel; of its secrets an empty one keeps what is there. */
export interface ChannelAsked extends Omit<ChannelTerms, 'box'> {
  readonly edition: StoredEdition;
  readonly typed: Readonly<Record<string, string>>;
  /** The fingerprint of what its form showed; null for one that does not say. */
  readonly seen: string | null;
}

const SET_UP_TRIES = 5;

/**
 * Sets a channel up. Gives the fields that cannot be meant, none where it was kept; `changed` where
 * somebody has set it up since its form was read.
 */
export async function setUpChannel(
  context: MemberContext,
  asked: ChannelAsked,
): Promise<RefusedSettings | 'changed'> {
  allow(context, 'set_up_channel');
  // What another person keeps meanwhile is what it is made from, or a secret of theirs would be lost.
  for (let attempt = 0; attempt < SET_UP_TRIES; attempt++) {
    const answer = await trySetUp(context, asked);
    if (answer) return answer;
  }
  throw new Problem('busy', { retryAfter: 1 });
}

/** Null where somebody else has set it up at the same time. */
async function trySetUp(
  context: MemberContext,
  { edition, typed, channel, seen, ...terms }: ChannelAsked,
): Promise<RefusedSettings | 'changed' | null> {
  const adapter = ADAPTERS[channel];
  if (!adapter) throw new Problem('not_found');
  const keys = await keysOf(context, edition);
  const found = await storedChannel(context, channel);
  if (found && seen !== null && seen !== (await hashSecret(found.box))) return 'changed';
  const before = found ? await openChannel(keys, edition.number, found) : {};
  const left = (name: string) => typed[name] === '' && (before[name] ?? '') !== '';
  const values = adapter.fields.map(async ({ name, secret, toldTo, drawn }) => {
    if (drawn) return [name, before[name] ?? (await drawn())] as const;
    // A password that was typed for one relay is told to no other.
    const isKept = secret && left(name) && toldTo?.(typed) === toldTo?.(before);
    return [name, (isKept ? before : typed)[name] ?? ''] as const;
  });
  const settings = Object.fromEntries(await Promise.all(values));
  const refused = adapter.refused(settings);
  if (refused) {
    const toType = adapter.fields.filter(
      (one) => one.secret && left(one.name) && !settings[one.name],
    );
    const faulty = new Set([...refused.faulty, ...toType.map(({ name }) => name)]);
    return { ...refused, faulty: [...faulty] };
  }
  const box = await sealChannel(keys, edition.number, channel, settings);
  const kept = { channel, box, before: found?.box ?? null, ...terms };
  const isKept = await saveChannel(context.env.DB, context.by, kept, context.now);
  return isKept ? { faulty: [] } : null;
}

/** `budget`: its budgets leave no attempt. */
export type Trial = Outcome | { readonly result: 'budget' };

/** Sends one message to somebody who tries a channel. To whom is kept nowhere. */
export async function tryChannel(
  context: MemberContext,
  {
    edition,
    channel,
    message,
  }: {
    readonly edition: StoredEdition;
    readonly channel: Channel;
    readonly message: Omit<Outgoing, 'key' | 'worthUntil'>;
  },
): Promise<Trial> {
  allow(context, 'set_up_channel');
  const { env, by, now } = context;
  const found = await storedChannel(context, channel);
  if (!found) throw new Problem('not_found');
  const typed = await openChannel(await keysOf(context, edition), edition.number, found);
  const carrier = ADAPTERS[channel]?.carrier(typed, waysOut(env));
  if (!carrier) throw new Problem('not_found');
  const { date } = localParts(now, edition.timezone);
  if (!(await takeTrial(env.DB, by, { channel, date, now }))) return { result: 'budget' };
  const key = crypto.randomUUID().replaceAll('-', '');
  const worthUntil = now + HOUR_MS;
  const outcome = await carrier.send({ ...message, key, worthUntil }, async () => true);
  if (outcome.result === 'sent') await noteTried(env.DB, edition.number, found, now);
  return outcome;
}

/**
 * Starts a channel. Throws `invalid_request` while the notice on personal data does not say who keeps the
 * data and who carries messages.
 */
export async function startChannel(
  context: MemberContext,
  { channel }: { readonly channel: Channel },
): Promise<void> {
  allow(context, 'run_channel');
  const edition = await loadEdition(context.env.DB, context.by.event);
  if (!edition || !carriersNamed(edition)) {
    throw new Problem('invalid_request', { errors: [{ path: 'carriers', message: 'required' }] });
  }
  const { env, by, now } = context;
  await setChannelState(env.DB, by, channel, 'on', now);
  // It writes to whoever registers from now on.
  await askRegistrar(env, by.event, (registrar) => registrar.reload(by.event));
  await wake(context);
}

/** Stops a channel: when this is done no further message leaves. */
export async function stopChannel(
  context: MemberContext,
  { channel }: { readonly channel: Channel },
): Promise<void> {
  allow(context, 'run_channel');
  const { env, by, now } = context;
  await setChannelState(env.DB, by, channel, 'stopped', now);
  await lettersLeft(env, by.event);
}

/** Has those sent that wait for a channel and are still of use. */
export async function sendKept(context: MemberContext): Promise<void> {
  allow(context, 'run_channel');
  const { env, by, now } = context;
  await releaseKept(env.DB, by, now);
  await wake(context);
}

/** Says of a message of which nobody knew whether it arrived. It is never sent again. */
export async function resolveUnknown(
  context: MemberContext,
  { key, sent }: { readonly key: MessageKey; readonly sent: boolean },
): Promise<void> {
  allow(context, 'run_channel');
  await resolveMessage(context.env.DB, context.by, key, sent, context.now);
}

async function wake({ env, by }: MemberContext): Promise<void> {
  const sender = { actor: 'sender', edition: by.event } as const;
  await tellActor(sender, () => senderOf(env, by.event).wake(by.event));
}

async function storedChannel(
  { env, by }: MemberContext,
  channel: Channel,
): Promise<StoredChannel | undefined> {
  const [all] = await run(env.DB, readChannels(env.DB, by.event));
  return all.find((one) => one.channel === channel);
}

/** Throws `not_found` once the edition's personal data was erased: nobody can be written to. */
async function keysOf({ env, now }: MemberContext, edition: StoredEdition): Promise<EditionKeys> {
  const keys = await editionKeys(env.SECRET_KEY, edition, now);
  if (!keys) throw new Problem('not_found');
  return keys;
}

import { tellActor } from '../actors/call.ts';
import { registrarOf, senderOf } from '../actors/stubs.ts';
import type { Reach } from '../domain/bulk.ts';
import { type Audience, type BulkTexts, isMeant, isOfVisit, windowsOf } from '../domain/bulk.ts';
import { CHANNELS, type Channel } from '../domain/channel.ts';
import { hoursOf } from '../domain/editing/told.ts';
import type { Edition } from '../domain/edition.ts';
import type { Locale } from '../domain/kinds.ts';
import { Problem } from '../domain/problem.ts';
import { run } from '../store/d1/batch.ts';
import type { StoredEdition } from '../store/editions/editions.ts';
import { hashSecret } from '../store/keys/keys.ts';
import { countHolders, type HolderGroup } from '../store/messages/audience.ts';
import {
  addBulk,
  type BulkCount,
  readBulkCounts,
  readBulks,
  type StoredBulk,
  stopBulk,
} from '../store/messages/bulk.ts';
import { readChannels } from '../store/messages/channels.ts';
import { allow, type MemberContext } from './context.ts';

/** Registrations of a language that are reached alike. */
interface Reached {
  readonly reach: Reach;
  readonly locale: Locale;
  readonly registrations: number;
}

/** Whom a text would reach. */
export interface Counted {
  readonly reached: readonly Reached[];
  readonly registrations: number;
  readonly people: number;
}

/** Calls that write its first messages, of two thousand at most each: whoever pressed waits for them. */
const CALLS = 5;
/** Statements of one batch, each about one window: a gate must not wait for the whole edition. */
const AT_ONCE = 4;

/** Counts whom a text is for, and by what it reaches them now. */
export async function countAudience(
  context: MemberContext,
  { edition, audience }: { readonly edition: StoredEdition; readonly audience: Audience },
): Promise<Counted> {
  allow(context, 'send_bulk');
  const { env, by, now } = context;
  const [channels] = await run(env.DB, readChannels(env.DB, by.event));
  const open = channels.flatMap(({ channel, state }) => (state === 'off' ? [] : [channel]));
  const divisor = audience.gate === null ? null : divisorOf(edition);
  const asked = { push: open.includes('push'), divisor };
  const groups: HolderGroup[] = [];
  const windows = windowsOf(edition, audience, now);
  for (let at = 0; at < windows.length; at += AT_ONCE) {
    const verbs = windows
      .slice(at, at + AT_ONCE)
      .map((window) => countHolders(env.DB, by.event, window, asked));
    groups.push(...(await run(env.DB, ...verbs)).flat());
  }
  return counted(
    groups.filter((one) => isMeant(edition, audience, { ...one, serial: one.turn })),
    open,
  );
}

function counted(groups: readonly HolderGroup[], open: readonly Channel[]): Counted {
  const sums = new Map<string, Reached>();
  for (const { by, locale, registrations } of groups) {
    const carrier = CHANNELS.find((one) => open.includes(one) && by[one]);
    const reach = carrier ?? (open.length === 0 && (by.email || by.sms) ? 'kept' : 'none');
    const before = sums.get(`${reach} ${locale}`)?.registrations ?? 0;
    sums.set(`${reach} ${locale}`, { reach, locale, registrations: before + registrations });
  }
  const sum = (of: 'registrations' | 'people') => groups.reduce((all, one) => all + one[of], 0);
  return {
    reached: [...sums.values()],
    registrations: sum('registrations'),
    people: sum('people'),
  };
}

/** A number that every number of gates which share a crowd divides: serials are dealt out by them. */
function divisorOf({ gates }: Edition): number {
  const greatest = (a: number, b: number): number => (b === 0 ? a : greatest(b, a % b));
  return gates.reduce((all, _, n) => (all * (n + 1)) / greatest(all, n + 1), 1);
}

/** A text of the office as it was checked. */
export interface BulkAsked {
  readonly edition: StoredEdition;
  /** The form that asks: sent twice, it is one text. */
  readonly form: string;
  readonly texts: BulkTexts;
  readonly audience: Audience;
  /** ms */
  readonly worth_until: number;
}

/**
 * Writes a text to many; gives its number. Whoever registers from now on is not among them. Throws
 * `too_many_changes` where the edition has as many as it can have, `not_found` where it is for nobody.
 */
export async function sendBulk(
  context: MemberContext,
  { edition, form, texts, audience, worth_until }: BulkAsked,
): Promise<number> {
  allow(context, 'send_bulk');
  const { env, by, now } = context;
  const { registrations, people } = await countAudience(context, { edition, audience });
  if (registrations === 0 || worth_until <= now) throw new Problem('not_found');
  const windows = windowsOf(edition, audience, now).flatMap((window) => {
    const hours = hoursOf(edition, window);
    return hours ? [{ window, before: hours, after: hours }] : [];
  });
  const number = await addBulk(
    env.DB,
    by,
    {
      ...{ form, texts, audience, worth_until, windows, registrations, people },
      of_visit: isOfVisit(texts),
      fingerprint: await hashSecret(JSON.stringify(texts)),
    },
    now,
  );
  if (number === null) throw new Problem('too_many_changes');
  // It stands: what is not written now, the next minute writes.
  const registrar = { actor: 'registrar', edition: by.event } as const;
  await tellActor(registrar, async () => {
    const writer = registrarOf(env, by.event);
    for (let call = 0; call < CALLS && (await writer.tellHolders(by.event)); call++);
  });
  const sender = { actor: 'sender', edition: by.event } as const;
  await tellActor(sender, () => senderOf(env, by.event).wake(by.event));
  return number;
}

/** Stops a text of the office: when this is done no further message of it leaves. */
export async function stopSending(
  context: MemberContext,
  { number }: { readonly number: number },
): Promise<void> {
  allow(context, 'send_bulk');
  const { env, by, now } = context;
  await stopBulk(env.DB, by, number, now);
  const sender = { actor: 'sender', edition: by.event } as const;
  await tellActor(sender, () => senderOf(env, by.event).settled());
}

/** A text of the office with where its messages stand. */
export type BulkView = StoredBulk & { readonly counts: readonly BulkCount[] };

/** The newest texts of the office, or one of them. */
export async function readBulkDesk(
  context: MemberContext,
  number: number | null = null,
): Promise<BulkView[]> {
  allow(context, 'read_messages');
  const { env, by } = context;
  const [bulks, counts] = await run(
    env.DB,
    readBulks(env.DB, by.event, number),
    readBulkCounts(env.DB, by.event),
  );
  return bulks.map((one) => ({
    ...one,
    counts: counts.filter((count) => count.number === one.number),
  }));
}

import { tellActor } from '../actors/call.ts';
import { sealCodeMessage } from '../actors/sender/code-message.ts';
import { senderOf } from '../actors/stubs.ts';
import type { Locale } from '../domain/kinds.ts';
import { Problem } from '../domain/problem.ts';
import { sameText } from '../domain/same-text.ts';
import { CODE_MS, CODE_TRIES, type TypedContact } from '../domain/ticket-finding.ts';
import { run } from '../store/d1/batch.ts';
import { Memo } from '../store/d1/memo.ts';
import type { StoredEdition } from '../store/editions/editions.ts';
import {
  askCode,
  type CodeStanding,
  closeFound,
  dropOver,
  readOpened,
  readStanding,
  tryCode,
} from '../store/finding/find-codes.ts';
import { type Found, readFound } from '../store/finding/found.ts';
import { derivedCode } from '../store/keys/codes.ts';
import { codeDigits } from '../store/keys/find-digits.ts';
import { type EditionKeys, editionKeys, keyedHash } from '../store/keys/keys.ts';
import { namedId } from '../store/keys/named-id.ts';
import { readChannels } from '../store/messages/channels.ts';
import { contactHash } from '../store/registrations/contact-box.ts';
import { allow, type ServiceContext, type VisitorContext } from './context.ts';

/** Somebody who asks for a code. */
export interface CodeRequest {
  readonly edition: StoredEdition;
  readonly contact: TypedContact;
  /** The key of the form: sent twice, it asks once. */
  readonly form: string;
  /** Where it comes from; null where that is not known. */
  readonly network: string | null;
  readonly locale: Locale;
}

/** A browser that looks for a ticket, by the secret that it keeps. */
export interface Finding {
  readonly edition: StoredEdition;
  readonly browser: string;
}

/** What became of digits that were typed. `over`: they open nothing any more, or never did here. */
export type Opening =
  | { readonly outcome: 'opened'; readonly browser: string }
  | { readonly outcome: 'wrong'; readonly left: number }
  | { readonly outcome: 'over' };

/** By what an edition can send a code now. */
export async function waysToFind(
  context: VisitorContext,
  edition: StoredEdition,
): Promise<readonly TypedContact['of'][]> {
  allow(context, 'find_ticket');
  const { env, now } = context;
  if (!(await editionKeys(env.SECRET_KEY, edition, now))) return [];
  return waysOf.get(`${edition.number} ${edition.slug}`, now, async () => {
    const [channels] = await run(env.DB, readChannels(env.DB, edition.number));
    const on = channels.flatMap(({ channel, state }) => (state === 'on' ? channel : []));
    return WAYS.flatMap(([way, channel]) => (on.includes(channel) ? way : []));
  });
}

const WAYS = [
  ['phone', 'sms'],
  ['email', 'email'],
] as const;

/** Read once in a while: whoever opens the page again and again costs the database nothing. */
const waysOf = new Memo<readonly TypedContact['of'][]>(2_000);

/**
 * Asks for a code, and gives the secret by which the browser uses it. What is done here is the same for
 * every contact: the Sender looks up afterwards whether it is registered. Throws `not_found` for an
 * edition that is erased.
 */
export async function askForCode(
  context: VisitorContext,
  { edition, contact, form, network, locale }: CodeRequest,
): Promise<string> {
  allow(context, 'find_ticket');
  const { env, now } = context;
  const event = edition.number;
  const keys = await keysOf(context, edition);
  const hash = await contactHash(keys, contact.of, contact.text);
  // The same form, sent again once its code is over, asks anew.
  const turn = Math.floor(now / CODE_MS);
  const from = JSON.stringify([event, hash, form, turn]);
  const browser = await derivedCode(env.SECRET_KEY, 'browser that finds', from);
  const id = await idOf(browser);
  const asked = {
    ...{ id, locale, contact: hash, by_phone: contact.of === 'phone' },
    network: network === null ? null : await keyedHash(keys.find, `network ${network}`),
    box: await sealCodeMessage(keys, { event, id }, contact, locale),
  };
  await run(env.DB, askCode(env.DB, event, asked, now));
  await tellActor({ actor: 'sender', edition: event }, () => senderOf(env, event).wake(event));
  return browser;
}

/**
 * Judges digits that were typed at a browser, each try once by the key of its form. Those that are right
 * give the browser another secret: whoever may have known the one before is shown nothing.
 */
export async function openByCode(
  context: VisitorContext,
  { edition, browser, digits, form }: Finding & { readonly digits: string; readonly form: string },
): Promise<Opening> {
  allow(context, 'find_ticket');
  const { env, now } = context;
  const event = edition.number;
  const keys = await keysOf(context, edition);
  const id = await idOf(browser);
  const isRight = sameText(digits, await codeDigits(keys, { event, id }));
  const attempt = await keyedHash(keys.find, `try ${id} ${form} ${digits}`);
  const next = await derivedCode(env.SECRET_KEY, 'browser that found', `${browser} ${attempt}`);
  const opened = await idOf(next);
  const judged = { id, attempt, isRight, next: opened };
  const [standing] = await run(env.DB, tryCode(env.DB, event, judged, now));
  if (standing?.opened_by === attempt && (standing.open_until ?? 0) > now) {
    return { outcome: 'opened', browser: next };
  }
  const left = standing ? triesLeft(standing, now) : 0;
  return left > 0 ? { outcome: 'wrong', left } : { outcome: 'over' };
}

/** How many tries the code of a browser has left; 0 where it opens nothing. */
export async function readTries(
  context: VisitorContext,
  { edition, browser }: Finding,
): Promise<number> {
  allow(context, 'find_ticket');
  const { env, now } = context;
  const id = await idOf(browser);
  const [standing] = await run(env.DB, readStanding(env.DB, edition.number, id));
  return standing ? triesLeft(standing, now) : 0;
}

/** What a browser's code has opened; null where it has opened nothing, or too long ago. */
export async function readFoundTickets(
  context: VisitorContext,
  { edition, browser }: Finding,
): Promise<{ readonly found: Found; readonly until: number } | null> {
  allow(context, 'find_ticket');
  const { env, now } = context;
  const keys = await editionKeys(env.SECRET_KEY, edition, now);
  if (!keys) return null;
  const id = await idOf(browser);
  const [opened] = await run(env.DB, readOpened(env.DB, edition.number, id, now));
  if (!opened) return null;
  return { found: await readFound(env.DB, edition, keys, id), until: opened.open_until ?? now };
}

/** A browser is shown nothing any more of what it has found. */
export async function closeFoundTickets(
  context: VisitorContext,
  { edition, browser }: Finding,
): Promise<void> {
  allow(context, 'find_ticket');
  const { env, now } = context;
  await run(env.DB, closeFound(env.DB, edition.number, await idOf(browser), now));
}

/** Drops the codes that are over. */
export async function dropCodes(context: ServiceContext): Promise<void> {
  allow(context, 'drop_codes');
  const { env, now } = context;
  await run(env.DB, dropOver(env.DB, now));
}

function triesLeft({ tries, expires_at, open_until }: CodeStanding, now: number): number {
  return open_until !== null || expires_at <= now ? 0 : CODE_TRIES - tries;
}

/** The id of a browser: the secret itself is not stored. */
async function idOf(browser: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(browser));
  return namedId(new Uint8Array(bytes));
}

async function keysOf({ env, now }: VisitorContext, edition: StoredEdition): Promise<EditionKeys> {
  const keys = await editionKeys(env.SECRET_KEY, edition, now);
  if (!keys) throw new Problem('not_found');
  return keys;
}

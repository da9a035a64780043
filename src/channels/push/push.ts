import { encryptNotification } from '@block65/webcrypto-web-push';
import { parseEmail } from '../../domain/email.ts';
import type { PushSubscription } from '../../domain/push-subscription.ts';
import {
  type Adapter,
  type ChannelField,
  type MayHandOver,
  type Outcome,
  type Outgoing,
  type WaysOut,
  WITHHELD,
} from '../carrier.ts';
import { endingAfter, retryAfter } from '../http.ts';
import { newVapidKey, readVapidKey, type VapidKey, vapidHeader } from './vapid.ts';

/** How long the answer of a push service is waited for, ms. */
const WAIT_MS = 15_000;
/** A push service keeps what a browser has not fetched for so long at most, s. */
const KEPT_MAX_S = 2_419_200;

/** In whose name browsers are told. */
export interface PushSettings {
  /** An e-mail address to which a push service can write. */
  readonly contact: string;
  readonly key: VapidKey;
}

const PUSH_FIELDS = [
  { name: 'contact', max: 254 },
  { name: 'key', max: 200, secret: true, drawn: newVapidKey },
] as const satisfies readonly ChannelField[];

/** Web push (RFC 8030) to the browser of who asked for it: no number, no account. */
export const pushAdapter: Adapter<PushSettings> = {
  channel: 'push',
  fields: PUSH_FIELDS,
  read: (typed) => {
    const contact = parseEmail(typed.contact ?? '');
    const key = readVapidKey(typed.key ?? '');
    if (contact && key) return { settings: { contact, key } };
    return { faulty: [...(contact ? [] : ['contact']), ...(key ? [] : ['key'])] };
  },
  carrier: (settings, ways) => ({
    send: (message, mayHandOver) => sendPush(settings, ways, message, mayHandOver),
  }),
};

/**
 * Tells every browser that asked for it; one that was told is enough. The key of a message is its topic
 * (RFC 8030, 5.4) and the tag of what is shown: a repeated one takes the place of the first, so that
 * what was not answered may be tried again.
 */
async function sendPush(
  settings: PushSettings,
  ways: WaysOut,
  message: Outgoing,
  mayHandOver: MayHandOver,
): Promise<Outcome> {
  const all = JSON.parse(message.to) as readonly PushSubscription[];
  if (!(await mayHandOver())) return WITHHELD;
  const outcomes = await Promise.all(
    all.map((subscription) => tell(settings, ways, subscription, message)),
  );
  const gone = all.flatMap(({ endpoint }, i) => (isGone(outcomes[i]) ? [endpoint] : []));
  const told =
    outcomes.find(({ result }) => result === 'sent') ??
    outcomes.find(({ result }) => result === 'again') ??
    outcomes[0] ??
    NOBODY;
  return gone.length > 0 ? { ...told, gone } : told;
}

const GONE = { result: 'bounced', why: 'gone' } as const satisfies Outcome;
const NOBODY = { result: 'bounced', why: 'nobody' } as const satisfies Outcome;

function isGone(outcome: Outcome | undefined): boolean {
  return outcome?.result === 'bounced' && outcome.why === GONE.why;
}

async function tell(
  { contact, key }: PushSettings,
  ways: WaysOut,
  { endpoint, keys }: PushSubscription,
  message: Outgoing,
): Promise<Outcome> {
  const at = ways.now();
  const left = Math.floor((message.worthUntil - at) / 1000);
  const body = await sealedFor({ endpoint, keys }, message);
  if (!body) return GONE;
  try {
    const headers = {
      Authorization: await vapidHeader(key, { endpoint, contact, at }),
      'Content-Encoding': 'aes128gcm',
      'Content-Type': 'application/octet-stream',
      TTL: String(Math.min(KEPT_MAX_S, Math.max(0, left))),
      Topic: message.key,
      Urgency: 'high',
    };
    return await endingAfter(WAIT_MS, async (signal) => {
      const asked = { method: 'POST', headers, body, redirect: 'manual', signal } as const;
      return outcomeOf(await ways.fetch(new Request(endpoint, asked)), ways.now());
    });
  } catch {
    return { result: 'again', why: 'no_answer' };
  }
}

/** Null where its keys are none: whoever sent them made them up, and nobody could ever read it. */
async function sealedFor(
  { endpoint, keys }: PushSubscription,
  message: Outgoing,
): Promise<BodyInit | null> {
  const to = { endpoint, keys, expirationTime: null };
  try {
    return await encryptNotification(to, shownOf(message));
  } catch {
    return null;
  }
}

/** RFC 8030, 5 and 7.3: 404 and 410 say that the subscription is no more. */
async function outcomeOf(response: Response, now: number): Promise<Outcome> {
  await response.body?.cancel();
  const { status } = response;
  const why = `http_${status}` as const;
  if (response.ok) return { result: 'sent' };
  if (status === 404 || status === 410) return GONE;
  const isForNow = status === 429 || status >= 500 || status === 401 || status === 403;
  return isForNow
    ? { result: 'again', why, ...retryAfter(response, now) }
    : { result: 'bounced', why };
}

/** What the ticket's service worker shows. */
function shownOf({ text, link, key, locale, title }: Outgoing): Uint8Array {
  const dir = locale === 'ar' ? 'rtl' : 'ltr';
  return new TextEncoder().encode(JSON.stringify({ title, text, link, key, locale, dir }));
}

/** Where a browser is told of something, and with which keys for it alone (RFC 8030, RFC 8291). */
export interface PushSubscription {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
}

/** Browsers that are told of one registration; a family has some. The first ones give way. */
export const SUBSCRIPTIONS_MAX = 5;
/** The same of one with several tickets, each of which was passed on: so many for each, and in all. */
export const SUBSCRIPTIONS_OF_ALL = 40;

const ENDPOINT_MAX = 1_000;
/** An uncompressed point of P-256, and 16 bytes, as base64url without padding. */
const KEYS = { p256dh: /^B[\w-]{86}$/, auth: /^[\w-]{22}$/ } as const;

/**
 * The push services of the browsers there are: Google's (Chrome, Edge on Android, Samsung, Opera),
 * Mozilla's, Apple's, Microsoft's. No other host is ever asked: an endpoint comes from whoever sends it.
 */
const SERVICES =
  /^(?:fcm\.googleapis\.com|(?:[a-z\d-]+\.)?push\.services\.mozilla\.com|(?:[a-z\d-]+\.)?push\.apple\.com|(?:[a-z\d-]+\.)+notify\.windows\.com)$/;

/** A subscription from what a browser sent; null where it is none, or is of no known service. */
export function readSubscription(data: unknown): PushSubscription | null {
  const { endpoint, keys } = fieldsOf(data);
  const { p256dh, auth } = fieldsOf(keys);
  if (typeof endpoint !== 'string' || typeof p256dh !== 'string' || typeof auth !== 'string') {
    return null;
  }
  const bare = { p256dh: p256dh.replace(/=+$/, ''), auth: auth.replace(/=+$/, '') };
  const isOne = isOfService(endpoint) && KEYS.p256dh.test(bare.p256dh) && KEYS.auth.test(bare.auth);
  return isOne ? { endpoint, keys: bare } : null;
}

function isOfService(endpoint: string): boolean {
  if (endpoint.length > ENDPOINT_MAX || !/^https:\/\/[\x21-\x7e]+$/.test(endpoint)) return false;
  if (!URL.canParse(endpoint)) return false;
  const { hostname, port, username, password, hash } = new URL(endpoint);
  return SERVICES.test(hostname) && [port, username, password, hash].every((part) => part === '');
}

function fieldsOf(data: unknown): Record<string, unknown> {
  return typeof data === 'object' && data !== null ? { ...data } : {};
}

import type { Env } from '../env.ts';

/** Cloudflare replaces whatever a client sends under this name. */
const CLOUDFLARE = 'CF-Connecting-IP';
const HEADER_NAME = /^[A-Za-z][A-Za-z0-9-]{1,60}$/;
const ADDRESS = /^[0-9a-f.:]{2,45}$/i;

/**
 * The name of the header that gives the client's address, by the setting CLIENT_ADDRESS:
 * `cloudflare`, the name of the header that your own proxy sets, or `none`. Null for none: a header
 * that no proxy overwrites can be set by any client.
 */
function addressHeader({ CLIENT_ADDRESS = 'none' }: Env): string | null {
  if (CLIENT_ADDRESS === 'cloudflare') return CLOUDFLARE;
  return CLIENT_ADDRESS === 'none' ? null : CLIENT_ADDRESS;
}

/** What is wrong with the setting; null when it is right. */
export function addressFault({ CLIENT_ADDRESS = 'none' }: Env): string | null {
  return HEADER_NAME.test(CLIENT_ADDRESS)
    ? null
    : 'CLIENT_ADDRESS is cloudflare, the name of a header that your own proxy sets, or none';
}

/**
 * The network that a request comes from; null when it cannot be trusted. Of a list of addresses the
 * last is the one that the nearest proxy saw itself.
 */
export function networkOfRequest(headers: Headers, env: Env): string | null {
  const header = addressHeader(env);
  if (header === null) return null;
  const address = headers.get(header)?.split(',').at(-1)?.trim() ?? '';
  return ADDRESS.test(address) ? networkOf(address) : '';
}

/** The addresses of one subscriber: one in IPv4, in IPv6 a whole /64, in every spelling. */
function networkOf(address: string): string {
  const mapped = /^::ffff:(?<v4>\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.groups?.v4;
  if (mapped !== undefined || !address.includes(':')) return mapped ?? address;
  const [before = [], after = []] = address.split('::').map((part) => part.split(':'));
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  const groups = address.includes('::') ? [...before, ...zeros, ...after] : before;
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group || '0', 16).toString(16))
    .join(':');
}

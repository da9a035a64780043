import type { Env } from '../env.ts';
import { type AddressSettings, addressSettings, isOwnServer } from './address-settings.ts';
import { type IpAddress, ipAddressOf, isWithin, subscriberOf } from './ip-address.ts';
import { hopsOf } from './proxy-hops.ts';

/** Cloudflare replaces whatever a client sends under this name. Every other server passes it on. */
const CLOUDFLARE = 'CF-Connecting-IP';

/** Who opened the connection. */
interface Peer {
  /** Null for what has none. */
  readonly address: IpAddress | null;
  /** It came through a Unix socket: from a process of this machine. */
  readonly unix: boolean;
}

/**
 * The network that a request comes from, as the setting CLIENT_ADDRESS says:
 * - `cloudflare`: what Cloudflare says, where the Worker runs there;
 * - the name of a header: what the proxy says in it. It is believed only when a peer that
 *   PROXY_ADDRESSES names sent it. Of several proxies in a row, the last address counts that is none
 *   of them;
 * - `none`: nobody stands between, and it is the peer’s.
 *
 * Empty when the proxy says nothing that can be read: all of that is one place. Null when there is
 * no address at all, as behind a Unix socket: one place for everybody would shut everybody out, so
 * that no ceiling by address is kept there.
 */
export function networkOfRequest(request: Request, env: Env): string | null {
  const settings = addressSettings(env);
  // What cannot be read is never served: see `configured`.
  if (typeof settings === 'string') return null;
  const { source } = settings;
  const peer = peerOf(request);
  if (source === 'none') return peer && placeOf(peer);
  const says = ipAddressOf(request.headers.get(CLOUDFLARE) ?? '');
  if (source === 'cloudflare') return peer ? placeOf(peer) : (says && subscriberOf(says)) || '';
  const sender = peer ?? { address: isOwnServer(env) ? null : says, unix: false };
  if (!isProxy(sender, settings)) return placeOf(sender);
  return behindProxies(hopsOf(source, request.headers.get(source) ?? ''), settings);
}

/** Of the proxies' words the first, from the nearest on, that is no proxy; else the farthest. */
function behindProxies(hops: readonly string[], settings: AddressSettings): string {
  let place = '';
  for (const hop of hops) {
    const address = ipAddressOf(hop);
    if (address === null) return '';
    place = subscriberOf(address);
    if (!isProxy({ address, unix: false }, settings)) return place;
  }
  return place;
}

function isProxy({ address, unix }: Peer, { proxies, unixProxy }: AddressSettings): boolean {
  if (address === null) return unix && unixProxy;
  return proxies.some((network) => isWithin(address, network));
}

function placeOf({ address }: Peer): string | null {
  return address === null ? null : subscriberOf(address);
}

/**
 * Who opened the connection, as workerd says it on a server of one’s own: address and port, or the
 * process behind a Unix socket. Null at Cloudflare, which says it in a header.
 */
function peerOf({ cf }: Request): Peer | null {
  const { clientIp, clientPid, clientUid }: Record<string, unknown> = { ...cf };
  if (typeof clientIp === 'string') return { address: ipAddressOf(clientIp), unix: false };
  if (clientPid === undefined && clientUid === undefined) return null;
  return { address: null, unix: true };
}

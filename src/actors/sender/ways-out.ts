import { connect } from 'cloudflare:sockets';
import { NoWayOut, type WaysOut } from '../../channels/carrier.ts';
import type { Env } from '../../env.ts';

/**
 * The ways by which messages leave. A server of one's own has one, to the hosts and ports that its
 * settings name; without any nothing leaves it.
 */
export function waysOut({
  RELAY: relay,
  RELAYS: named,
  EMAIL: email,
}: Pick<Env, 'RELAY' | 'RELAYS' | 'EMAIL'>): WaysOut {
  const now = () => Date.now();
  if (!relay) {
    return {
      ...(email && { sendEmail: (letter) => email.send(letter) }),
      connect: (address, options) => watched(connect(address, options)),
      fetch: (request) => fetch(request),
      now,
    };
  }
  const relays = new Set(named?.toLowerCase().split(/\s+/));
  const demand = (hostname: string, port: number) => {
    if (!relays.has(`${hostname.toLowerCase()}:${port}`))
      throw new NoWayOut('not among the relays');
  };
  return {
    connect: (address, options) => {
      demand(address.hostname, address.port);
      return watched(relay.connect(address, options));
    },
    fetch: async (request) => {
      const { hostname, port, protocol } = new URL(request.url);
      demand(hostname, port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port));
      return relay.fetch(request);
    },
    now,
  };
}

/** Whoever reads and writes is told of a failure; nobody waits for what else ends with it. */
function watched(socket: Socket): Socket {
  for (const ended of [socket.opened, socket.closed]) ended.catch(() => {});
  return socket;
}

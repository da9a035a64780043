import { type IpNetwork, ipNetworkOf, isWide } from './ip-address.ts';

const HEADER_NAME = /^[A-Za-z][A-Za-z0-9-]{1,60}$/;
/** The words of CLIENT_ADDRESS in any case: a header of that name is not what was meant. */
const WORDS = ['cloudflare', 'none'];
/** Proxies on the same machine. */
const LOOPBACK = '127.0.0.1 ::1';
/** The word for a proxy that asks through a Unix socket, which has no address. */
const UNIX = 'unix';
const PROXIES_MAX = 64;

/** What of the Worker’s settings says where requests come from; a start reads them too. */
interface Written {
  readonly CLIENT_ADDRESS?: string;
  readonly PROXY_ADDRESSES?: string;
  readonly RATE_LIMITS?: string;
}

/** CLIENT_ADDRESS and PROXY_ADDRESSES, as they are meant. */
export interface AddressSettings {
  /** `cloudflare`, `none`, or the name of the header that the proxy sets. */
  readonly source: string;
  readonly proxies: readonly IpNetwork[];
  /** Whether a proxy asks through a Unix socket. */
  readonly unixProxy: boolean;
}

let known: { readonly env: Written; readonly settings: AddressSettings | string } | null = null;

/** The settings; a sentence that says what is wrong with them where they cannot be read. */
export function addressSettings(env: Written): AddressSettings | string {
  if (known?.env !== env) known = { env, settings: readSettings(env) };
  return known.settings;
}

/** A server of one's own, and not Cloudflare: RATE_LIMITS says where the ceilings are kept. */
export function isOwnServer(env: Written): boolean {
  return env.RATE_LIMITS === 'memory';
}

function readSettings(env: Written): AddressSettings | string {
  const { CLIENT_ADDRESS: source = 'none', PROXY_ADDRESSES } = env;
  const isWord = WORDS.includes(source);
  if (!HEADER_NAME.test(source) || (!isWord && WORDS.includes(source.toLowerCase()))) {
    return 'CLIENT_ADDRESS is cloudflare, the name of a header that your own proxy sets, or none';
  }
  if (source === 'cloudflare' && isOwnServer(env)) {
    return 'CLIENT_ADDRESS is cloudflare on a server of your own: it is the name of the header that your proxy sets, or none';
  }
  const names = (PROXY_ADDRESSES ?? LOOPBACK).split(/[\s,]+/).filter((name) => name !== '');
  const fault = proxiesFault(names);
  if (fault !== null) return fault;
  // At Cloudflare no proxy asks from the machine itself: the default would believe none.
  if (!isWord && (names.length === 0 || (PROXY_ADDRESSES === undefined && isDeployed(env)))) {
    return `PROXY_ADDRESSES must name the proxy that sets ${source}`;
  }
  return {
    source,
    proxies: names.map(ipNetworkOf).filter((network) => network !== null),
    unixProxy: names.includes(UNIX),
  };
}

function isDeployed(env: Written): boolean {
  return !isOwnServer(env) && env.RATE_LIMITS !== 'off';
}

function proxiesFault(names: readonly string[]): string | null {
  if (names.length > PROXIES_MAX) return `PROXY_ADDRESSES has more than ${PROXIES_MAX} entries`;
  for (const [index, name] of names.entries()) {
    const network = ipNetworkOf(name);
    const entry = `Entry ${index + 1} of PROXY_ADDRESSES`;
    if (network === null && name !== UNIX) {
      return `${entry} is no address, no network such as 10.1.0.0/16 or fd00::/64, and not unix`;
    }
    if (network && isWide(network)) {
      return `${entry} is wider than /8 of IPv4 or /7 of IPv6: everybody would be taken for your proxy`;
    }
  }
  return null;
}

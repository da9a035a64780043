/** An address as one number of 128 bits; one of IPv4 as IPv6 writes it (RFC 4291, 2.5.5.2). */
export type IpAddress = bigint;

/** All addresses that begin alike. */
export interface IpNetwork {
  readonly first: IpAddress;
  /** How many bits at the end differ from address to address. */
  readonly free: bigint;
}

const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;
/** With brackets and port, with a port alone (IPv4), or bare; a zone (RFC 4007) names a card of one machine. */
const WRITTEN =
  /^(?:\[(?<within>[^\]]{2,80})\](?::\d{1,5})?|(?<v4>[\d.]{7,15})(?::\d{1,5})?|(?<v6>.{2,80}))$/;
const ZONE = /%[\w.~%-]{1,32}$/;
const MAPPED = 0xffffn << 32n;

/** Reads an address as headers and sockets write it, with port, brackets and zone or without. */
export function ipAddressOf(text: string): IpAddress | null {
  const { within, v4, v6 } = WRITTEN.exec(text)?.groups ?? {};
  if (v4 !== undefined) return ipv4Of(v4);
  return ipv6Of((within ?? v6 ?? '').replace(ZONE, ''));
}

/** Reads an address or a network in CIDR (RFC 4632): `10.0.0.0/8`, `2001:db8::/32`, `::1`. */
export function ipNetworkOf(text: string): IpNetwork | null {
  const [, written = '', prefix] = /^([0-9a-f.:]{2,45})(?:\/(\d{1,3}))?$/i.exec(text) ?? [];
  const isV4 = IPV4.test(written);
  const address = isV4 ? ipv4Of(written) : ipv6Of(written);
  const bits = isV4 ? 32 : 128;
  const fixed = Number(prefix ?? bits);
  if (address === null || fixed > bits) return null;
  const free = BigInt(bits - fixed);
  return { first: (address >> free) << free, free };
}

export function isWithin(address: IpAddress, { first, free }: IpNetwork): boolean {
  return address >> free === first >> free;
}

/** Whether it holds more than a /8 of IPv4 or a /7 of IPv6: no set of anybody’s own machines. */
export function isWide(network: IpNetwork): boolean {
  const ofV4 = network.first >> 32n === 0xffffn || isWithin(MAPPED, network);
  return network.free > (ofV4 ? 24n : 121n);
}

/** The addresses of one subscriber: in IPv4 one alone, in IPv6 its /64. The same for each spelling. */
export function subscriberOf(address: IpAddress): string {
  if (address >> 32n === 0xffffn) {
    return [24n, 16n, 8n, 0n].map((shift) => (address >> shift) & 0xffn).join('.');
  }
  return [112n, 96n, 80n, 64n]
    .map((shift) => ((address >> shift) & 0xffffn).toString(16))
    .join(':');
}

function ipv4Of(text: string): IpAddress | null {
  if (!IPV4.test(text)) return null;
  const parts = text.split('.');
  // Some read a part that begins with 0 as octal: it is no address to any.
  if (parts.some((part) => Number(part) > 255 || String(Number(part)) !== part)) return null;
  return parts.reduce((sum, part) => (sum << 8n) | BigInt(part), 0n) | MAPPED;
}

function ipv6Of(text: string): IpAddress | null {
  const groups = ipv6Groups(text);
  return groups?.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n) ?? null;
}

/** The eight groups of an address, in hexadecimal digits; null for what is none. */
function ipv6Groups(text: string): readonly string[] | null {
  const [, start = '', last] = /^(.*:)(\d[\d.]*\.[\d.]*)$/.exec(text) ?? [];
  const v4 = last === undefined ? undefined : ipv4Of(last);
  if (v4 === null) return null;
  const whole = v4 === undefined ? text : start + halves(v4);
  const [before = [], after, ...more] = whole
    .split('::')
    .map((part) => (part === '' ? [] : part.split(':')));
  if (more.length > 0) return null;
  const missing = 8 - before.length - (after?.length ?? 0);
  if (after === undefined ? missing !== 0 : missing < 1) return null;
  const groups = [...before, ...Array<string>(missing).fill('0'), ...(after ?? [])];
  return groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group)) ? groups : null;
}

/** An IPv4 address as the last two groups of an IPv6 one. */
function halves(address: IpAddress): string {
  return [16n, 0n].map((shift) => ((address >> shift) & 0xffffn).toString(16)).join(':');
}

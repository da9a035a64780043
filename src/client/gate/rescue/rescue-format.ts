import * as v from 'valibot';
import type { WireScan } from '../../../contract/requests/scan.ts';
import type { Phone } from '../phone/phone.ts';
import type { Chance } from '../ports.ts';
import type { Enrolment, Rescued } from '../records.ts';
import { base64url, publicJwk } from '../sync/dpop.ts';
import { decodeBase45, encodeBase45 } from './base45.ts';
import { deflate, inflate } from './deflate.ts';
import { cutCodes, TEXT_MOST } from './qr-parts.ts';

/** Scans in one group: about a dozen codes, which turn in five seconds. */
const GROUP_MOST = 60;
/** Characters of a group's scans: sixty are under 40,000. */
const BODY_MOST = 64 * 1024;
/** Keeps a signature made for a rescue from being valid anywhere else. */
const PURPOSE = 'abwab rescue\n';
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const ECDSA = { name: 'ECDSA', hash: 'SHA-256' };
const HMAC = { name: 'HMAC', hash: 'SHA-256' };

/** The codes of one screen begin with the same letters, so that its scans can be added up. */
const SCREEN_LETTERS = 3;
/** Of three letters. */
const NAMES = 32 ** 3;

/**
 * What the phone that is rescued shows: every code of every group, and how many scans are in them.
 */
export interface RescueCodes {
  readonly codes: readonly string[];
  readonly scans: number;
}

/**
 * All unsent scans of this phone as codes for another one's camera, and those that it has read in
 * itself and not handed in yet, with their proofs. From here on no tap is merged into its own
 * scans: what is shown is what will be counted, whichever transport arrives first. A scan that
 * waits for the server's answer is waited for.
 */
export async function encodeUnsentScans(
  { books, sync }: Phone,
  random: Chance,
): Promise<RescueCodes> {
  await sync.quiet();
  const { waiting } = books.queue;
  for (const row of waiting) if (row.open_until > 0) books.put({ ...row, open_until: 0 });
  await books.save();
  const { enrolment } = books.gate;
  const scans = waiting.map((row) => row.scan);
  const own = Array.from({ length: Math.ceil(scans.length / GROUP_MOST) }, (_, nth) =>
    sign(scans.slice(nth * GROUP_MOST, (nth + 1) * GROUP_MOST), enrolment),
  );
  const carried = books.settings.rescued.filter(({ disbelieved }) => !disbelieved);
  const groups = [...(await Promise.all(own)), ...carried.map(asSigned)];
  const screen = letters(Math.floor(random.float() * NAMES));
  const first = Math.floor(random.float() * NAMES);
  const codes = groups.map(async (group, nth) => {
    const bytes = await deflate(utf8(JSON.stringify(group)));
    return cutCodes(screen + letters(first + nth), encodeBase45(bytes));
  });
  const others = carried.reduce((sum, one) => sum + one.scans, 0);
  return { codes: (await Promise.all(codes)).flat(), scans: scans.length + others };
}

/** What groups that were shown on one screen have in common. */
export function screenOf(group: string): string {
  return group.slice(0, SCREEN_LETTERS);
}

type Signed = Pick<Rescued, 'device' | 'body' | 'key' | 'signature'>;

/** With the key that the phone is bound to; one without a key proves that it has the token. */
async function sign(scans: readonly WireScan[], enrolment: Enrolment): Promise<Signed> {
  const device = enrolment.device.id;
  const body = JSON.stringify({ device, scans });
  const message = utf8(PURPOSE + body);
  const { proof, token } = enrolment;
  if (proof) {
    const signature = await crypto.subtle.sign(ECDSA, proof.privateKey, message);
    const key = await publicJwk(proof);
    return { device, body, key, signature: base64url(new Uint8Array(signature)) };
  }
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(token)));
  const secret = utf8(btoa(String.fromCharCode(...hash)));
  const key = await crypto.subtle.importKey('raw', secret, HMAC, false, ['sign']);
  const signature = await crypto.subtle.sign('HMAC', key, message);
  return { device, body, key: null, signature: base64url(new Uint8Array(signature)) };
}

/** A number of 32 bytes, base64url. */
const coordinate = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));

const read = v.object({
  device: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  body: v.pipe(v.string(), v.maxLength(BODY_MOST)),
  key: v.nullable(
    v.object({ kty: v.literal('EC'), crv: v.literal('P-256'), x: coordinate, y: coordinate }),
  ),
  // HMAC: 32 bytes; ECDSA: 64.
  signature: v.pipe(v.string(), v.regex(/^(?:[\w-]{43}|[\w-]{86})$/)),
});

const inBody = v.object({
  device: v.string(),
  scans: v.pipe(v.array(v.unknown()), v.minLength(1), v.maxLength(GROUP_MOST)),
});

/**
 * What was read from another phone's screen; `null` for anything inconsistent, or larger than one
 * group of a phone of ours can be.
 */
export async function decodeRescue(group: string, text: string): Promise<Rescued | null> {
  try {
    if (text.length > TEXT_MOST) return null;
    const bytes = decodeBase45(text);
    if (!bytes) return null;
    const signed = v.parse(read, JSON.parse(new TextDecoder().decode(await inflate(bytes))));
    const body = v.parse(inBody, JSON.parse(signed.body));
    if (body.device !== signed.device) return null;
    return { ...signed, group, scans: body.scans.length, disbelieved: false };
  } catch {
    return null;
  }
}

function asSigned({ device, body, key, signature }: Rescued): Signed {
  return { device, body, key, signature };
}

/** A number in letters. */
function letters(nth: number): string {
  return [10, 5, 0].map((shift) => BASE32.charAt((nth >> shift) & 31)).join('');
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

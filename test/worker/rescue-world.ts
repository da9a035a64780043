import { env } from 'cloudflare:workers';
import type { WireScan } from '../../src/contract/requests/scan.ts';
import { newNonce } from '../../src/gate/dpop.ts';
import { inviteGate } from '../../src/store/members/invite.ts';
import { askWith, newProofKey, type ProofKey, proof } from './proof.ts';
import { type Phone, post, type World } from './world.ts';

/** A phone whose token is bound to a key of its own. */
export interface BoundPhone {
  readonly id: string;
  readonly token: string;
  readonly key: ProofKey;
}

export async function enrolBound(world: World, gate = 1): Promise<BoundPhone> {
  const by = { event: world.number, id: 'test', keyRequired: true };
  const { code } = await inviteGate(env, by, gate, Date.now());
  const key = await newProofKey();
  const enrolled = await post('/api/v1/devices', { code, name: 'phone', public_key: key.jwk });
  const { device, token } = await enrolled.json<{ device: { id: string }; token: string }>();
  return { id: device.id, token, key };
}

/** A request of a bound phone, with a fresh proof. */
export async function askBound(phone: BoundPhone, path: string, body: unknown): Promise<Response> {
  const { id, key, token } = phone;
  const nonce = await newNonce(env.SECRET_KEY, Date.now(), id);
  const dpop = await proof(key, { method: 'POST', path, token, nonce });
  return askWith(token, dpop, { method: 'POST', path, body: JSON.stringify(body) });
}

export interface Rescue {
  readonly device: string;
  readonly body: string;
  readonly key: object | null;
  readonly signature: string;
}

/** What a bound phone shows of its scans; a test may have them said of another device. */
export async function signed(
  phone: BoundPhone,
  scans: readonly Partial<WireScan>[],
  change: { device?: string; purpose?: string } = {},
): Promise<Rescue> {
  const device = change.device ?? phone.id;
  const body = JSON.stringify({ device, scans });
  const message = utf8((change.purpose ?? 'abwab rescue\n') + body);
  const signing = { name: 'ECDSA', hash: 'SHA-256' };
  const bytes = await crypto.subtle.sign(signing, phone.key.privateKey, message);
  return { device: phone.id, body, key: phone.key.jwk, signature: base64url(bytes) };
}

/** What a phone that is bound to no key shows: a MAC that only its token can make. */
export async function sealed(
  phone: Pick<Phone, 'id' | 'token'>,
  scans: readonly Partial<WireScan>[],
): Promise<Rescue> {
  const device = phone.id;
  const body = JSON.stringify({ device, scans });
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(phone.token)));
  const secret = utf8(btoa(String.fromCharCode(...hash)));
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', secret, hmac, false, ['sign']);
  const bytes = await crypto.subtle.sign('HMAC', key, utf8(`abwab rescue\n${body}`));
  return { device, body, key: null, signature: base64url(bytes) };
}

export function handIn(phone: Phone, scans: readonly unknown[], last: boolean): Promise<Response> {
  return post('/api/v1/hand-ins', { scans, last }, phone.headers);
}

/** How the scans of a device that were kept apart stand. */
export async function keptApart(world: World, device: string): Promise<Record<string, number>> {
  const sql = `SELECT state, count(*) AS n FROM handed_in
    WHERE event = ?1 AND device = ?2 GROUP BY state`;
  const { results } = await env.DB.prepare(sql)
    .bind(world.number, device)
    .all<{ state: string; n: number }>();
  return Object.fromEntries(results.map(({ state, n }) => [state, n]));
}

function base64url(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(text));
}

import type { Supervisor } from '../domain/scan.ts';
import { SUPERVISOR_ITERATIONS, supervisorHash } from '../domain/supervisor.ts';
import { editionKeys, mac, toBase64 } from './keys.ts';

const SALT_BYTES = 16;

type Keyed = { readonly number: number; readonly data_key: string | null };

/**
 * The six digits by which a supervisor proves to a phone who they are, on one day of the edition.
 * Derived, so that nothing is stored; null once the edition was erased.
 */
export async function supervisorCode(
  secretKey: string,
  edition: Keyed,
  day: number,
  now: number,
): Promise<string | null> {
  const keys = await editionKeys(secretKey, edition, now);
  if (!keys) return null;
  const bytes = await mac(keys.duty, `supervisor code of day ${day}`);
  const number = new DataView(bytes.buffer).getBigUint64(0) % 1_000_000n;
  return String(number).padStart(6, '0');
}

/** What a phone needs to test that code by itself. Takes some tens of ms: worth remembering. */
export async function supervisorTest(
  secretKey: string,
  edition: Keyed,
  day: number,
  now: number,
): Promise<Supervisor | null> {
  const [code, keys] = await Promise.all([
    supervisorCode(secretKey, edition, day, now),
    editionKeys(secretKey, edition, now),
  ]);
  if (code === null || !keys) return null;
  const salt = toBase64(
    (await mac(keys.duty, `supervisor salt of day ${day}`)).slice(0, SALT_BYTES),
  );
  const grain = { salt, iterations: SUPERVISOR_ITERATIONS };
  return { ...grain, hash: await supervisorHash(code, grain) };
}

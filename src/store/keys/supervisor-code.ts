import type { Supervisor } from '../../domain/supervisor.ts';
import { SUPERVISOR_ITERATIONS, supervisorHash } from '../../domain/supervisor.ts';
import { editionKeys, mac, toBase64 } from './keys.ts';

const SALT_BYTES = 16;

type Keyed = { readonly number: number; readonly data_key: string | null };

/** For which phone, by its id, on which day of the edition. */
export interface SupervisedPhone {
  readonly device: string;
  readonly day: number;
}

/**
 * The six digits by which a supervisor proves to one phone who they are, on one day of the edition.
 * Each phone has its own: trying all of them on what one phone keeps gives no other phone's code.
 * Derived, so that it is not stored; null once the edition was erased.
 */
export async function supervisorCode(
  secretKey: string,
  edition: Keyed,
  phone: SupervisedPhone,
  now: number,
): Promise<string | null> {
  const keys = await editionKeys(secretKey, edition, now);
  if (!keys) return null;
  const bytes = await mac(keys.duty, `supervisor code of ${named(phone)}`);
  const number = new DataView(bytes.buffer).getBigUint64(0) % 1_000_000n;
  return String(number).padStart(6, '0');
}

/** What the phone needs to test that code offline. Takes some tens of ms: worth remembering. */
export async function supervisorTest(
  secretKey: string,
  edition: Keyed,
  phone: SupervisedPhone,
  now: number,
): Promise<Supervisor | null> {
  const [code, keys] = await Promise.all([
    supervisorCode(secretKey, edition, phone, now),
    editionKeys(secretKey, edition, now),
  ]);
  if (code === null || !keys) return null;
  const bytes = await mac(keys.duty, `supervisor salt of ${named(phone)}`);
  const grain = { salt: toBase64(bytes.slice(0, SALT_BYTES)), iterations: SUPERVISOR_ITERATIONS };
  return { ...grain, hash: await supervisorHash(code, grain) };
}

function named({ device, day }: SupervisedPhone): string {
  return `day ${day} phone ${device}`;
}

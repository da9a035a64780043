import { serviceKey } from '../keys/keys.ts';
import {
  MANAGE_SECRET_LENGTH,
  manageSecret,
  opensRegistration,
  readManageSecret,
} from '../registrations/manage-link.ts';

/** Characters of the secret of a wish's page. */
export const WISH_SECRET_LENGTH = MANAGE_SECRET_LENGTH;

/** A wish as its private link names it. */
interface LinkedWish {
  readonly event: number;
  readonly number: number;
  readonly id: string;
}

/**
 * The secret of a wish's page: its edition, its number, and a proof. By a key of the service, so that
 * the page still says what became of a wish whose own key is gone.
 */
export async function wishSecret(
  secretKey: string,
  { event, number, id }: LinkedWish,
): Promise<string> {
  const key = await serviceKey(secretKey, 'wish link');
  return manageSecret(key, { event, id, serial: number, link: 0 });
}

/** Which wish a secret names, before its proof is checked; null for what is none. */
export function readWishSecret(secret: string): { event: number; number: number } | null {
  const link = readManageSecret(secret);
  return link && { event: link.event, number: link.serial };
}

/** Whether the secret was made for this wish. */
export async function opensWish(secretKey: string, secret: string, id: string): Promise<boolean> {
  const link = readManageSecret(secret);
  const key = await serviceKey(secretKey, 'wish link');
  return link !== null && (await opensRegistration(key, link, { id, link: 0 }));
}

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

/** The secret of a wish's page: its edition, its number, and a proof by `wishLinkKey`. */
export function wishSecret(key: CryptoKey, { event, number, id }: LinkedWish): Promise<string> {
  return manageSecret(key, { event, id, serial: number, link: 0 });
}

/** Which wish a secret names, before its proof is checked; null for what is none. */
export function readWishSecret(secret: string): { event: number; number: number } | null {
  const link = readManageSecret(secret);
  return link && { event: link.event, number: link.serial };
}

/** Whether the secret was made for this wish. */
export async function opensWish(key: CryptoKey, secret: string, id: string): Promise<boolean> {
  const link = readManageSecret(secret);
  return link !== null && opensRegistration(key, link, { id, link: 0 });
}

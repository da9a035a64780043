import { eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { session } from '../d1/schema/members.ts';
import { derivedCode } from '../keys/codes.ts';
import { hashSecret, openText, sealText, serviceSeal } from '../keys/keys.ts';

// What somebody typed before their session ended waits in the page that asks them to sign in again.
// Others may sit before that page: it is sealed, and opens for the one who typed it alone.

/** What can be a mark of a person. */
export const TYPIST = /^[a-z2-9]{24}$/;

/** The mark by which a browser remembers who was signed in last; it tells nobody else who that is. */
export function typistOf(secretKey: string, person: string): Promise<string> {
  return derivedCode(secretKey, 'typist', person, 24);
}

/** Whose session this is or was, by its secret; null for one that never was. */
export async function personOfSession(db: D1Database, secret: string): Promise<string | null> {
  const row = await drizzle(db)
    .select({ person: session.person })
    .from(session)
    .where(eq(session.hash, await hashSecret(secret)))
    .get();
  return row?.person ?? null;
}

/** Seals a text for the person of this mark. */
export async function sealFor(secretKey: string, typist: string, text: string): Promise<string> {
  const box = await sealText(await serviceSeal(secretKey, 'typed'), typist, text);
  // In letters that a form sends as they are: it may be long.
  return box.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** Opens what was sealed for this person; null for anything else. */
export async function openFor(
  secretKey: string,
  person: string,
  box: string,
): Promise<string | null> {
  const [key, typist] = await Promise.all([
    serviceSeal(secretKey, 'typed'),
    typistOf(secretKey, person),
  ]);
  try {
    return await openText(key, typist, box.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    // Somebody else's, or nothing that was sealed here.
    return null;
  }
}

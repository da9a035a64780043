import type { ErasureOrder } from '../actors/registrar/erase-registrations.ts';
import { askErasures, askRegistrar, lettersLeft } from '../actors/stubs.ts';
import { backupDays, beyondRecovery, type ErasureReceipt } from '../domain/erasure.ts';
import { Problem } from '../domain/problem.ts';
import { HOLDER } from '../domain/registration-change.ts';
import { contactIn } from '../domain/search-text.ts';
import type { TypedContact } from '../domain/ticket-finding.ts';
import type { Env } from '../env.ts';
import { run } from '../store/d1/batch.ts';
import type { StoredEdition } from '../store/editions/editions.ts';
import { readErasable } from '../store/erasures/erase.ts';
import { PERSON_IDS_MAX, readIdsOfContact, readIdsOfRequest } from '../store/erasures/person.ts';
import { editionKeys } from '../store/keys/keys.ts';
import { contactHash } from '../store/registrations/contact-box.ts';
import { registrationBySecret } from '../store/registrations/tickets.ts';
import { waitBySecret } from '../store/wait-list/wait-by-secret.ts';
import { eraseWishes } from '../store/wishes/erase.ts';
import { wishesOfContacts } from '../store/wishes/of-contact.ts';
import {
  actingOn,
  allow,
  type Context,
  type MemberContext,
  type VisitorContext,
} from './context.ts';

/** Whose data: by the ids of registrations and places in wait lists, or by all that a contact has. */
export interface PersonToErase {
  readonly edition: StoredEdition;
  readonly person: { readonly ids: readonly string[] } | TypedContact;
}

/**
 * Erases all that is known of one person in an edition: contact, name, all by which they are found, what was
 * written to them and what was typed about them. Their tickets stop, and places that nobody used are
 * free; what was counted stays. By a contact, the wishes that it sent as a guardian go too. Asked for twice by the same ids, it gives the same receipt. Throws
 * `not_found` where there is nobody, `invalid_request` for too many ids, `busy`.
 */
export async function erasePerson(
  context: MemberContext,
  { edition, person }: PersonToErase,
): Promise<ErasureReceipt> {
  allow(context, 'erase_person');
  const by = actingOn(context, edition.number);
  if ('ids' in person) return eraseAll(context, edition, person.ids, by.id);
  const wishes = await eraseWishesOf(context, edition, person, by.id);
  const people = await eraseContact(context, edition, person, by.id);
  const [first, ...others] = [...people, ...wishes];
  if (!first) throw new Problem('not_found');
  return others.reduce(asOne, first);
}

/**
 * Erases the wishes that a guardian has sent with the contact that was typed, answered or not: whoever has
 * only a wish is found by nothing else. Without one it changes nothing.
 */
export async function eraseFoundWishes(
  context: MemberContext,
  { edition, text }: { readonly edition: StoredEdition; readonly text: string },
): Promise<void> {
  allow(context, 'erase_person');
  const by = actingOn(context, edition.number);
  const contact = contactIn(text);
  if (contact) await eraseWishesOf(context, edition, contact, by.id);
}

/** All registrations and places of a contact, as many at once as one receipt names. */
async function eraseContact(
  context: MemberContext,
  edition: StoredEdition,
  { of, text }: TypedContact,
  by: string,
): Promise<ErasureReceipt[]> {
  const { env, now } = context;
  const keys = await editionKeys(env.SECRET_KEY, edition, now);
  if (!keys) return [];
  const hash = await contactHash(keys, of, text);
  const receipts: ErasureReceipt[] = [];
  for (;;) {
    const [ids] = await run(env.DB, readIdsOfContact(env.DB, edition.number, { of, hash }));
    if (ids.length === 0) return receipts;
    receipts.push(await eraseAll(context, edition, ids, by));
  }
}

/** The wishes that a contact has sent as a guardian: nobody reads them for that. */
async function eraseWishesOf(
  { env, now }: Context,
  { number: event }: StoredEdition,
  person: TypedContact,
  by: string,
): Promise<ErasureReceipt[]> {
  const found = await wishesOfContacts(env, event, [person.text], now);
  if (found.length === 0) return [];
  const listed = found.map(({ id }) => ({ event, what: 'wish', id, at: now }) as const);
  const noted = await askErasures(env, (erasures) => erasures.note(listed));
  await eraseWishes(env.DB, event, noted, by);
  await lettersLeft(env, event);
  return [
    receiptOf(
      env,
      noted.map(({ id, at }) => ({ id, erased_at: at })),
    ),
  ];
}

function asOne(one: ErasureReceipt, other: ErasureReceipt): ErasureReceipt {
  const later = one.erased_at > other.erased_at ? one : other;
  return { ...later, ids: [...one.ids, ...other.ids].sort() };
}

/**
 * The same by whoever holds the private link of a registration, with the other days that were asked for
 * together with it, or of a place in a wait list. The link goes on to show that it was erased. Throws
 * `not_found`, `busy`.
 */
export async function eraseOwnData(
  context: VisitorContext,
  { edition, secret }: { readonly edition: StoredEdition; readonly secret: string },
): Promise<ErasureReceipt> {
  allow(context, 'erase_own_data');
  const { env, now } = context;
  const own =
    (await registrationBySecret(env, secret, now)) ?? (await waitBySecret(env, secret, now));
  if (own?.event !== edition.number) throw new Problem('not_found');
  const [ids] = await run(env.DB, readIdsOfRequest(env.DB, edition.number, own.id));
  return eraseAll(context, edition, ids, HOLDER);
}

/** Ids that are erased in one batch. */
const TOGETHER = 50;

async function eraseAll(
  { env, now }: Context,
  { number: event }: StoredEdition,
  ids: readonly string[],
  by: string,
): Promise<ErasureReceipt> {
  if (ids.length > PERSON_IDS_MAX) throw new Problem('invalid_request');
  const [known] = await run(env.DB, readErasable(env.DB, event, ids));
  if (known.length === 0) throw new Problem('not_found');
  // In the list of erasures first: a database that is put back is erased again.
  const noted = await askErasures(env, (erasures) =>
    erasures.note(
      known.map(({ id, erased_at }) => ({ event, what: 'person', id, at: erased_at ?? now })),
    ),
  );
  const done = new Set(known.flatMap(({ id, erased_at }) => (erased_at === null ? [] : id)));
  const left = noted.filter(({ id }) => !done.has(id));
  for (const [at, own] of Map.groupBy(left, (entry) => entry.at)) {
    await eraseIds(env, event, { ids: own.map(({ id }) => id), at }, by);
  }
  const [erased] = await run(env.DB, readErasable(env.DB, event, ids));
  return receiptOf(env, erased);
}

async function eraseIds(
  env: Env,
  event: number,
  { ids, at }: ErasureOrder,
  by: string,
): Promise<void> {
  let isLeaving = false;
  for (let from = 0; from < ids.length; from += TOGETHER) {
    const order = { ids: ids.slice(from, from + TOGETHER), at };
    const { outcome, leaving } = await askRegistrar(env, event, (registrar) =>
      registrar.erase(event, order, by),
    );
    if (outcome === 'busy') throw new Problem('busy', { retryAfter: 5 });
    isLeaving ||= leaving;
  }
  // Nothing is sent to them once they have their receipt.
  if (isLeaving) await lettersLeft(env, event);
}

/** The receipt of what is erased; throws where something is not. */
function receiptOf(
  env: Env,
  erased: readonly { readonly id: string; readonly erased_at: number | null }[],
): ErasureReceipt {
  const instants = erased.map(({ erased_at }) => {
    if (erased_at === null) throw new Error('what was to be erased is not');
    return erased_at;
  });
  const erased_at = Math.max(...instants);
  const beyond_recovery_at = beyondRecovery(erased_at, backupDays(env.BACKUP_DAYS));
  return { ids: erased.map(({ id }) => id).sort(), erased_at, beyond_recovery_at };
}

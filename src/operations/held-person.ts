import type { CopiedOpening, CopiedWish, PersonCopy } from '../contract/answers/person-copy.ts';
import { Problem } from '../domain/problem.ts';
import { HOLDER } from '../domain/registration-change.ts';
import { run, together } from '../store/d1/batch.ts';
import type { StoredEdition } from '../store/editions/editions.ts';
import { readIdsOfRequest } from '../store/erasures/person.ts';
import { copyOf, openingsCopy } from '../store/held/person-copy.ts';
import { readOpenings, readSamePerson, readSealedContact } from '../store/held/person-rows.ts';
import { wishCopy } from '../store/held/wish-copy.ts';
import { openContact } from '../store/registrations/contact-box.ts';
import { noteOpenings } from '../store/registrations/openings.ts';
import { registrationBySecret } from '../store/registrations/tickets.ts';
import { waitBySecret } from '../store/wait-list/wait-by-secret.ts';
import { wishesOfContacts } from '../store/wishes/of-contact.ts';
import { readWishOpenings } from '../store/wishes/openings.ts';
import { readWish } from '../store/wishes/read.ts';
import { actingOn, allow, type MemberContext, type VisitorContext } from './context.ts';

/** A person by one registration, or one place in a wait list. */
export interface HeldPerson {
  readonly edition: StoredEdition;
  readonly id: string;
}

/**
 * Opens all that is held of one person: what has a contact in common with this registration or place in a
 * wait list. Noted for each of them, once an hour. Throws `not_found`.
 */
export async function openPerson(context: MemberContext, person: HeldPerson): Promise<PersonCopy> {
  allow(context, 'open_person');
  return lookAt(context, person, 'open_person');
}

/**
 * The same, to be handed out, of what is chosen by its ids: others can have the same phone. Noted for each of
 * them, once an hour. Throws `not_found`, also where nothing is chosen.
 */
export async function giveCopy(
  context: MemberContext,
  { chosen, ...person }: HeldPerson & { readonly chosen: readonly string[] },
): Promise<PersonCopy> {
  allow(context, 'give_copy');
  return lookAt(context, person, 'give_copy', chosen);
}

async function lookAt(
  context: MemberContext,
  { edition, id }: HeldPerson,
  verb: 'open_person' | 'give_copy',
  chosen?: readonly string[],
): Promise<PersonCopy> {
  const { env, now } = context;
  const by = actingOn(context, edition.number);
  const [same] = await run(env.DB, readSamePerson(env.DB, edition.number, id));
  const all = same.map((one) => one.id);
  const ids = chosen ? all.filter((one) => chosen.includes(one)) : all;
  if (ids.length === 0) throw new Problem('not_found');
  await noteOpenings(env.DB, by, verb, ids, now).run();
  const copy = await copyOf({ env, edition, now }, ids);
  return { ...copy, wishes: await wishesBeside(context, edition, copy.held) };
}

/** The wishes that somebody sent with the same contact, without their words: few may read those. */
async function wishesBeside(
  { env, now }: MemberContext,
  edition: StoredEdition,
  held: PersonCopy['held'],
): Promise<CopiedWish[]> {
  const { DB } = env;
  const { number: event } = edition;
  const contacts = held.flatMap(({ contact }) =>
    [contact?.phone ?? [], contact?.email ?? []].flat(),
  );
  const found = await wishesOfContacts(env, event, contacts, now);
  const read = await run(
    DB,
    ...found.map((one) =>
      together(readWish(DB, event, one.number, now), readWishOpenings(DB, event, one)),
    ),
  );
  return read.flatMap(([wish, openings]) =>
    wish?.box ? wishCopy(edition, { ...wish, sent: null, said: null }, openings) : [],
  );
}

/** What there can be of somebody, beside their tickets. */
type HeldPart = 'name' | 'phone' | 'email' | 'organisation' | 'answers';

/** What the private page of a registration, or of a place in a wait list, says of data. */
export interface Trust {
  readonly parts: readonly HeldPart[];
  /** By role, the latest first. */
  readonly openings: readonly CopiedOpening[];
}

/** What is held of whoever holds a private link, and who of the team looked at it. */
export async function readTrust(
  context: VisitorContext,
  { edition, id }: HeldPerson,
): Promise<Trust> {
  allow(context, 'copy_own_data');
  const { env, now } = context;
  const [contact, openings] = await run(
    env.DB,
    readSealedContact(env.DB, edition.number, id),
    readOpenings(env.DB, edition.number, [id]),
  );
  const box = await openContact(env, edition, { id, contact, now });
  const { name, phone, email, organisation, ...answers } = box ?? {};
  const has: Readonly<Record<HeldPart, unknown>> = {
    ...{ name, phone, email, organisation },
    answers: Object.values(answers).some(Boolean),
  };
  const parts = (Object.keys(has) as HeldPart[]).filter((part) => Boolean(has[part]));
  return { parts, openings: openingsCopy(edition, openings) };
}

/** What the holder of a private link asks for. */
export interface OwnData {
  readonly edition: StoredEdition;
  readonly secret: string;
}

/**
 * All that is held of whoever holds a private link, with the other days of their request. Not noted: it is
 * their own. Throws `not_found`.
 */
export async function readOwnData(context: VisitorContext, own: OwnData): Promise<PersonCopy> {
  allow(context, 'copy_own_data');
  const { env, now } = context;
  return copyOf({ env, edition: own.edition, now }, await ownIds(context, own));
}

/** The same as a file: that it was taken is noted, once an hour. Throws `not_found`. */
export async function takeCopy(context: VisitorContext, own: OwnData): Promise<PersonCopy> {
  allow(context, 'copy_own_data');
  const { env, now } = context;
  const { edition } = own;
  const ids = await ownIds(context, own);
  const by = { event: edition.number, id: HOLDER };
  await noteOpenings(env.DB, by, 'give_copy', ids, now).run();
  return copyOf({ env, edition, now }, ids);
}

async function ownIds(
  { env, now }: VisitorContext,
  { edition, secret }: OwnData,
): Promise<readonly string[]> {
  const own =
    (await registrationBySecret(env, secret, now)) ?? (await waitBySecret(env, secret, now));
  if (own?.event !== edition.number) throw new Problem('not_found');
  const [ids] = await run(env.DB, readIdsOfRequest(env.DB, edition.number, own.id));
  return ids;
}

import type { CorrectionOutcome } from '../actors/registrar/correct-contact.ts';
import { askRegistrar } from '../actors/stubs.ts';
import { foldWords } from '../domain/name.ts';
import { Problem } from '../domain/problem.ts';
import type { Contact } from '../domain/registration.ts';
import { REISSUE_TRIES } from '../domain/reissue-proof.ts';
import { may } from '../domain/roles.ts';
import { run } from '../store/d1/batch.ts';
import type { StoredEdition } from '../store/editions/editions.ts';
import { editionKeys } from '../store/keys/keys.ts';
import { nameHashes } from '../store/keys/name-hashes.ts';
import { openContact, sealContact } from '../store/registrations/contact-box.ts';
import { readRecord } from '../store/registrations/record.ts';
import { actingOn, allow, type MemberContext } from './context.ts';

/** Fresh reads of a registration that others change meanwhile. */
const TRIES_MOST = 5;

/** A contact as a member corrects it. A phone or an e-mail that is null stays as it is. */
export interface ContactCorrection {
  readonly edition: StoredEdition;
  readonly id: string;
  readonly contact: Contact;
  readonly key: string;
  /** The revision that the form was written for; any, where it does not say. */
  readonly seen?: number | undefined;
}

/**
 * `needs_organizer`: whoever asked could not say whose registration it is. `changed_meanwhile`:
 * somebody else changed it after the form was written.
 */
export type Corrected =
  | { readonly outcome: 'corrected' | 'relinked' }
  | { readonly outcome: 'needs_organizer' | 'changed_meanwhile' };

/**
 * Corrects the name or the contact of a registration. Another phone or e-mail kills its private link
 * and makes a new one, which goes to nobody by itself. After three wrong answers about a lost ticket
 * only an organizer can: else a new name would be the right answer, or a new link would need none.
 * Throws `not_found`, also once the contact was erased; `too_many_changes`, `busy`.
 */
export async function correctContact(
  context: MemberContext,
  correction: ContactCorrection,
): Promise<Corrected> {
  allow(context, 'correct_contact');
  for (let tries = 0; tries < TRIES_MOST; tries++) {
    const { outcome, relinked = false } = await tryCorrection(context, correction);
    switch (outcome) {
      case 'changed':
        return { outcome: relinked ? 'relinked' : 'corrected' };
      case 'needs_organizer':
      case 'changed_meanwhile':
        return { outcome };
      case 'stale':
        continue;
      case 'busy':
        throw new Problem('busy', { retryAfter: 5 });
      default:
        throw new Problem(outcome);
    }
  }
  throw new Problem('busy', { retryAfter: 5 });
}

interface Tried {
  readonly outcome:
    | CorrectionOutcome
    | Exclude<Corrected['outcome'], 'corrected' | 'relinked'>
    | 'busy';
  readonly relinked?: boolean;
}

async function tryCorrection(
  context: MemberContext,
  { edition, id, contact, key, seen }: ContactCorrection,
): Promise<Tried> {
  const { env, now } = context;
  const by = actingOn(context, edition.number);
  const [record] = await run(env.DB, readRecord(env.DB, by.event, id));
  const keys = await editionKeys(env.SECRET_KEY, edition, now);
  if (!record || !keys) return { outcome: 'not_found' };
  const before = await openContact(env, edition, { id, contact: record.contact, now });
  if (!before && record.contact !== null) return { outcome: 'not_found' };
  const was = before ?? { ...NOBODY, organisation: null };
  const { name } = contact;
  const after = {
    ...was,
    name,
    phone: contact.phone ?? was.phone,
    email: contact.email ?? was.email,
  };
  const changes = (['name', 'phone', 'email'] as const).filter((what) => was[what] !== after[what]);
  if (changes.length === 0) return { outcome: 'changed' };
  const isDoubtful = record.wrong_answers >= REISSUE_TRIES;
  if (isDoubtful && !may(context.actor, 'reissue_unproven')) return { outcome: 'needs_organizer' };
  const [words_before, sealed] = await Promise.all([
    nameHashes(keys, foldWords(was.name)),
    sealContact(keys, edition, id, after),
  ]);
  // The Registrar looks first whether this form was answered before.
  const revision = seen ?? record.revision;
  const correction = { ...sealed, words_before, revision, changes };
  const outcome = await askRegistrar(env, by.event, (registrar) =>
    registrar.correct(by.event, id, correction, by.id, key),
  );
  if (outcome === 'stale' && revision !== record.revision) return { outcome: 'changed_meanwhile' };
  return { outcome, relinked: changes.some((what) => what !== 'name') };
}

const NOBODY: Contact = { name: '', phone: null, email: null };

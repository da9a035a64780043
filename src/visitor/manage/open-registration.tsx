import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { Live } from '../../contract/answers/live.ts';
import { wholeNumber } from '../../domain/digits.ts';
import { isLocale, type Locale } from '../../domain/kinds.ts';
import { secretInPath } from '../../domain/link-text.ts';
import { Problem } from '../../domain/problem.ts';
import { peopleOf, type RegistrationView } from '../../domain/registration.ts';
import { canBeSentAgain } from '../../domain/requests.ts';
import type { App } from '../../env.ts';
import { wordInQuery } from '../../http/address-tail.ts';
import { declineWords } from '../../i18n/decline.ts';
import { groupWords } from '../../i18n/groups.ts';
import { problemWords } from '../../i18n/problems.ts';
import { visitorWords } from '../../i18n/visitor.ts';
import { type GroupAnswers, readGroupAnswers } from '../../operations/change-group.ts';
import { readTrust, type Trust } from '../../operations/held-person.ts';
import { editionByNumber, type StoredEdition } from '../../store/editions/editions.ts';
import { placesLeft } from '../../store/editions/places.ts';
import { hashSecret } from '../../store/keys/keys.ts';
import type { ContactBox } from '../../store/registrations/contact-box.ts';
import { MANAGE_SECRET_LENGTH } from '../../store/registrations/manage-link.ts';
import { type OtherDay, otherDays } from '../../store/registrations/other-days.ts';
import { declinedAnswers } from '../../store/registrations/own-answers.ts';
import { registrationBySecret } from '../../store/registrations/tickets.ts';
import { isGroup } from '../group/coach.ts';
import { countedBy, peopleInGroup } from '../group/counts.ts';
import { faultOf } from '../shared/fault.ts';
import { noRoom } from '../shared/form-errors.ts';
import { managePath } from '../shared/links.ts';
import { gatesOfDay } from '../shared/live-now.ts';
import { visitorContext } from '../shared/visitor-context.ts';
import { datesOf, type ErasureDates } from '../trust/erasure-dates.ts';
import { type Attempt, faultsOf } from './attempt.ts';
import type { Done, Refused } from './facts.ts';
import { ManagePage } from './manage-page.tsx';

/** Whoever has the address has the registration: no copy of the page is kept, and no site is told of it. */
export const keepPrivate = createMiddleware<App>(async function keepPrivate(c, next) {
  c.header('Cache-Control', 'private, no-store');
  c.header('Referrer-Policy', 'no-referrer');
  await next();
});

/** A private link that was opened: its registration, and what its page shows beside it. */
export interface OpenRegistration {
  readonly locale: Locale;
  readonly edition: StoredEdition;
  readonly registration: RegistrationView;
  readonly secret: string;
  readonly left: ReadonlyMap<number, number>;
  readonly now: number;
  readonly live: Live | null;
  readonly own: ContactBox | null;
  readonly others: readonly OtherDay[];
  /** What a group has said of itself. */
  readonly group: GroupAnswers | null;
  readonly trust: Trust;
  readonly erased: ErasureDates | null;
}

/** The registration of a private link; null for a link that is none. */
export async function openRegistration(c: Context<App>): Promise<OpenRegistration | null> {
  const now = c.get('now');
  const named = secretInPath(c.req.param('secret') ?? '', MANAGE_SECRET_LENGTH);
  const secret = named?.secret.toLowerCase() ?? '';
  const registration = await registrationBySecret(c.env, secret, now);
  const edition = registration && (await editionByNumber(c.env, registration.event, now));
  c.set('editionNumber', edition?.number);
  if (!registration || !edition) return null;
  const lang = wordInQuery(c.req, 'lang');
  const locale = isLocale(lang) ? lang : registration.locale;
  const left = await placesLeft(c.env, edition.number, now, registration.kind);
  const live = await gatesOfDay(c.env, edition, registration.day, now);
  const [own] = canBeSentAgain(registration)
    ? await declinedAnswers(c.env, edition, registration.id, now)
    : [];
  const others =
    registration.kind === 'media' ? await otherDays(c.env, edition, registration.id, now) : [];
  const known = { locale, edition, registration, secret, left, now, live };
  const group = isGroup(registration)
    ? await readGroupAnswers(visitorContext(c, edition), { edition, id: registration.id })
    : null;
  const trust = await readTrust(visitorContext(c, edition), { edition, id: registration.id });
  const erased = datesOf(c.env, registration.erased_at);
  return { ...known, own: own?.box ?? null, others, group, trust, erased };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * The key of a form with all its answers: a form that is gone back to with other answers asks anew.
 * Without a key of ours, what is sent twice is asked twice.
 */
export async function keyOf(verb: string, form: FormData): Promise<string> {
  const key = form.get('key');
  if (typeof key !== 'string' || !UUID.test(key)) return crypto.randomUUID();
  const fields = [...form].map(([name, value]) => [name, typeof value === 'string' ? value : null]);
  return hashSecret(JSON.stringify([verb, fields]));
}

/** Makes one change and leads back to the page, or shows the page with the reason why not. */
export async function settle(
  c: Context<App>,
  open: OpenRegistration,
  done: Done,
  attempt: Attempt | undefined,
  change: () => Promise<RegistrationView>,
) {
  try {
    const { status } = await change();
    // Places of people who came are not given back: their ticket stays.
    const returned = done === 'cancelled' && status !== 'cancelled';
    return leadBack(c, open, returned ? 'returned' : done);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.retryAfter !== null) c.header('Retry-After', String(error.retryAfter));
    const now = (await openRegistration(c)) ?? open;
    return c.html(<ManagePage {...now} refused={refusal(error, now, attempt)} />, error.status);
  }
}

/** The page as it is now, with what was typed on an older one: somebody else has changed the same. */
export function showMeanwhile(c: Context<App>, open: OpenRegistration, attempt: Attempt) {
  const sentence = visitorWords[open.locale].manage.meanwhile;
  return c.html(<ManagePage {...open} refused={{ sentence, attempt }} />, MEANWHILE);
}

/** The status of a page that shows what others have changed. */
export const MEANWHILE = 409;

/** To the private page, which says what was done. */
export function leadBack(c: Context<App>, { secret, locale }: OpenRegistration, done?: Done) {
  // What a code has confirmed is shown as what is confirmed at once.
  const query = done === 'confirmed' ? '&new=1' : done ? `&done=${done}` : '';
  return c.redirect(managePath(secret, locale) + query, 303);
}

function refusal(problem: Problem, open: OpenRegistration, attempt?: Attempt): Refused {
  const { edition, registration, locale } = open;
  const { form, manage } = visitorWords[locale];
  const resends = attempt?.form === 'resend';
  if (registration.status === 'cancelled' && !(resends && canBeSentAgain(registration))) {
    const { resend } = declineWords[locale];
    const tooOften = resends && problem.code === 'too_many_changes';
    return { sentence: tooOften ? resend.tooOften : manage.alreadyCancelled };
  }
  const faults = attempt && problem.code === 'invalid_request' && faultsOf(attempt, open);
  if (faults && faults.size > 0) return { attempt, faults };
  if (problem.code === 'invitation_invalid') {
    if (attempt?.form !== 'code') return { sentence: manage.codeBeyond, attempt };
    return {
      attempt,
      faults: new Map([['group_code', faultOf('group_code', form.groupCodeWrong)]]),
    };
  }
  if (problem.code === 'already_used') {
    const ofCoach = attempt?.form === 'coach' || attempt?.form === 'coaches';
    return { sentence: ofCoach ? groupWords[locale].faults.used : manage.used, attempt };
  }
  const room = noRoom(problem, edition, askedBy(attempt, open));
  if (room && attempt) return { room, attempt };
  const { happened, kept, next } = problemWords[locale].codes[problem.code];
  return { sentence: `${happened} ${kept} ${next}`, attempt };
}

/** How many people an attempt asked places for. */
function askedBy(
  attempt: Attempt | undefined,
  { registration, edition, locale }: OpenRegistration,
) {
  if (attempt?.form === 'coaches') {
    const { coaches } = countedBy(attempt.typed, registration, edition, locale);
    return peopleInGroup(registration, coaches);
  }
  return attempt?.form === 'change' ? peopleOf(partyOf(attempt)) : peopleOf(registration.party);
}

function partyOf({ adults, children }: Readonly<Record<'adults' | 'children', string>>) {
  return { adults: wholeNumber(adults) || 0, children: wholeNumber(children) || 0 };
}

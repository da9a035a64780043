import { type Context, Hono } from 'hono';
import type { Live } from '../../contract/answers/live.ts';
import { can } from '../../domain/archive.ts';
import { wholeNumber } from '../../domain/digits.ts';
import { groupCodeTyped } from '../../domain/group-code.ts';
import { isLocale, type Locale } from '../../domain/kinds.ts';
import { secretInPath } from '../../domain/link-text.ts';
import { Problem } from '../../domain/problem.ts';
import { peopleOf, type RegistrationView } from '../../domain/registration.ts';
import { canBeSentAgain } from '../../domain/requests.ts';
import type { App } from '../../env.ts';
import { wordInQuery } from '../../http/address-tail.ts';
import { addressCeiling } from '../../http/ceilings.ts';
import { declineWords } from '../../i18n/decline.ts';
import { problemWords } from '../../i18n/problems.ts';
import { visitorWords } from '../../i18n/visitor.ts';
import {
  cancelRegistration,
  changeParty,
  splitTicket,
  vouchForGroup,
} from '../../operations/change-registration.ts';
import { resendRequest } from '../../operations/resend-request.ts';
import { editionByNumber, type StoredEdition } from '../../store/editions/editions.ts';
import { placesLeft } from '../../store/editions/places.ts';
import { hashSecret } from '../../store/keys/keys.ts';
import type { ContactBox } from '../../store/registrations/contact-box.ts';
import { MANAGE_SECRET_LENGTH } from '../../store/registrations/manage-link.ts';
import { type OtherDay, otherDays } from '../../store/registrations/other-days.ts';
import { declinedAnswers } from '../../store/registrations/own-answers.ts';
import { registrationBySecret } from '../../store/registrations/tickets.ts';
import { faultOf } from '../shared/fault.ts';
import { formLimit, sentForm } from '../shared/form-body.ts';
import { noRoom } from '../shared/form-errors.ts';
import { managePath, SECRET_PART } from '../shared/links.ts';
import { gatesOfDay } from '../shared/live-now.ts';
import { showLost } from '../shared/lost-page.tsx';
import { visitorContext } from '../shared/visitor-context.ts';
import { waitAt } from '../waiting/wait-routes.tsx';
import { type Attempt, completionOf, faultsOf, readAttempt } from './attempt.ts';
import type { Done, Refused } from './facts.ts';
import { CancelPage, ManagePage } from './manage-page.tsx';
import { WelcomePage } from './welcome-page.tsx';

/** The private page of a registration. Its address is the only key to it. */
export const manageRoutes = new Hono<App>()
  .use('/r/*', async function keepPrivate(c, next) {
    c.header('Cache-Control', 'private, no-store');
    c.header('Referrer-Policy', 'no-referrer');
    await next();
  })
  .get('/r/:secret/cancel', async (c) => {
    const open = await openRegistration(c);
    if (!open) return showLost(c, 'registration');
    const stands = can('visitor', open.edition, 'change_registration');
    if (open.registration.status === 'cancelled' || !stands) return leadBack(c, open);
    return c.html(<CancelPage {...open} />);
  })
  // The address of a page that says why not is where its form was sent; opened by itself it is the
  // private page.
  .get('/r/:secret/:form{change|split|code|resend}', async (c) => {
    const open = await openRegistration(c);
    return open ? leadBack(c, open) : showLost(c, 'registration');
  })
  // Text that a message added to the address.
  .get(`/r/${SECRET_PART}`, async (c) => {
    const open = await openRegistration(c);
    // A party of a wait list has no registration yet.
    if (!open) return (await waitAt(c)) ?? showLost(c, 'registration');
    if (c.req.query('new') !== undefined && open.registration.status !== 'cancelled') {
      return c.html(<WelcomePage {...open} publicUrl={c.env.PUBLIC_URL} />);
    }
    return c.html(<ManagePage {...open} done={doneOf(wordInQuery(c.req, 'done'))} />);
  })
  .post('/r/:secret/cancel', formLimit, async (c) => {
    const open = await openRegistration(c);
    if (!open) return showLost(c, 'registration');
    // Sent again because its answer was lost: it is done.
    if (open.registration.status === 'cancelled') return leadBack(c, open, 'cancelled');
    const { edition, secret } = open;
    const key = await keyOf('cancel', await sentForm(c));
    return settle(c, open, 'cancelled', undefined, () =>
      cancelRegistration(visitorContext(c, edition), { edition, secret, key }),
    );
  })
  .post('/r/:secret/change', formLimit, async (c) => {
    const form = await sentForm(c);
    const attempt = readAttempt('change', form);
    const open = await openRegistration(c);
    if (!open) return showLost(c, 'registration');
    return settle(c, open, 'changed', attempt, async () =>
      carryOut(c, open, attempt, await keyOf('change', form)),
    );
  })
  .post('/r/:secret/split', formLimit, async (c) => {
    const form = await sentForm(c);
    const attempt = readAttempt('split', form);
    const open = await openRegistration(c);
    if (!open) return showLost(c, 'registration');
    return settle(c, open, 'divided', attempt, async () =>
      carryOut(c, open, attempt, await keyOf('split', form)),
    );
  })
  .post('/r/:secret/code', formLimit, async (c) => {
    const form = await sentForm(c);
    const attempt = readAttempt('code', form);
    const open = await openRegistration(c);
    if (!open) return showLost(c, 'registration');
    return settle(c, open, 'confirmed', attempt, async () => {
      // As where a code comes with its registration.
      await addressCeiling(c, async () => undefined);
      return carryOut(c, open, attempt, await keyOf('code', form));
    });
  })
  .post('/r/:secret/resend', formLimit, async (c) => {
    const form = await sentForm(c);
    const attempt = readAttempt('resend', form);
    const open = await openRegistration(c);
    if (!open) return showLost(c, 'registration');
    return settle(c, open, 'resent', attempt, async () =>
      carryOut(c, open, attempt, await keyOf('resend', form)),
    );
  });

interface OpenRegistration {
  readonly locale: Locale;
  readonly edition: StoredEdition;
  readonly registration: RegistrationView;
  readonly secret: string;
  readonly left: ReadonlyMap<number, number>;
  readonly now: number;
  readonly live: Live | null;
  readonly own: ContactBox | null;
  readonly others: readonly OtherDay[];
}

async function openRegistration(c: Context<App>): Promise<OpenRegistration | null> {
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
  return { ...known, own: own?.box ?? null, others };
}

function carryOut(
  c: Context<App>,
  { edition, secret, registration, locale }: OpenRegistration,
  attempt: Attempt,
  key: string,
): Promise<RegistrationView> {
  const context = visitorContext(c, edition);
  const link = { edition, secret, key };
  if (attempt.form === 'code') {
    const code = groupCodeTyped(attempt.group_code);
    if (!code) throw new Problem('invalid_request');
    return vouchForGroup(context, { ...link, slot: countOf(attempt.slot), code });
  }
  if (attempt.form === 'resend') {
    const { completion } = completionOf(attempt, registration.kind, locale);
    if (!completion) throw new Problem('invalid_request');
    return resendRequest(context, { ...link, slot: countOf(attempt.slot), completion });
  }
  const party = { adults: countOf(attempt.adults), children: countOf(attempt.children) };
  if (attempt.form === 'split') {
    return splitTicket(context, { ...link, serial: countOf(attempt.serial), ...party });
  }
  const change = { ...party, slot: countOf(attempt.slot), step_free: attempt.step_free };
  return changeParty(context, { ...link, ...change });
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * The key of a form with all its answers: a form that is gone back to with other answers asks anew.
 * Without a key of ours, what is sent twice is asked twice.
 */
async function keyOf(verb: string, form: FormData): Promise<string> {
  const key = form.get('key');
  if (typeof key !== 'string' || !UUID.test(key)) return crypto.randomUUID();
  const fields = [...form].map(([name, value]) => [name, typeof value === 'string' ? value : null]);
  return hashSecret(JSON.stringify([verb, fields]));
}

/** Makes one change and leads back to the page, or shows the page with the reason why not. */
async function settle(
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

function leadBack(c: Context<App>, { secret, locale }: OpenRegistration, done?: Done) {
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
  if (problem.code === 'already_used') return { sentence: manage.used, attempt };
  const people =
    attempt?.form === 'change' ? peopleOf(partyOf(attempt)) : peopleOf(registration.party);
  const room = noRoom(problem, edition, people);
  if (room && attempt) return { room, attempt };
  const { happened, kept, next } = problemWords[locale].codes[problem.code];
  return { sentence: `${happened} ${kept} ${next}`, attempt };
}

function partyOf({ adults, children }: Readonly<Record<'adults' | 'children', string>>) {
  return { adults: wholeNumber(adults) || 0, children: wholeNumber(children) || 0 };
}

const DONE: readonly Done[] = ['changed', 'divided', 'cancelled', 'returned', 'resent'];

function doneOf(query: string | undefined): Done | undefined {
  return DONE.find((one) => one === query);
}

/** A count of a form. Throws `invalid_request` for what is none. */
function countOf(typed: string): number {
  const value = wholeNumber(typed);
  if (value === null || Number.isNaN(value)) throw new Problem('invalid_request');
  return value;
}

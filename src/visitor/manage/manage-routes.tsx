import { type Context, Hono } from 'hono';
import { can } from '../../domain/archive.ts';
import { wholeNumber } from '../../domain/digits.ts';
import { groupCodeTyped } from '../../domain/group-code.ts';
import { Problem } from '../../domain/problem.ts';
import type { RegistrationView } from '../../domain/registration.ts';
import type { App } from '../../env.ts';
import { wordInQuery } from '../../http/address-tail.ts';
import { addressCeiling } from '../../http/ceilings.ts';
import {
  cancelRegistration,
  changeParty,
  splitTicket,
  vouchForGroup,
} from '../../operations/change-registration.ts';
import { resendRequest } from '../../operations/resend-request.ts';
import { hasCoaches } from '../group/coach.ts';
import { formLimit, sentForm } from '../shared/form-body.ts';
import { SECRET_PART } from '../shared/links.ts';
import { showLost } from '../shared/lost-page.tsx';
import { visitorContext } from '../shared/visitor-context.ts';
import { waitAt } from '../waiting/wait-routes.tsx';
import { completionOf, type PartyAttempt, readAttempt } from './attempt.ts';
import type { Done } from './facts.ts';
import { CancelPage, ManagePage } from './manage-page.tsx';
import {
  keepPrivate,
  keyOf,
  leadBack,
  type OpenRegistration,
  openRegistration,
  settle,
  showMeanwhile,
} from './open-registration.tsx';
import { askedSince, partyShown, shownBy } from './since-shown.tsx';
import { WelcomePage } from './welcome-page.tsx';

/** The private page of a registration. Its address is the only key to it. */
export const manageRoutes = new Hono<App>()
  .use('/r/*', keepPrivate)
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
    if (
      c.req.query('new') !== undefined &&
      !open.erased &&
      open.registration.status !== 'cancelled'
    ) {
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
    const open = await openRegistration(c);
    if (!open) return showLost(c, 'registration');
    const attempt = withOwnCounts(readAttempt('change', form), open);
    const since = sinceShown(form, attempt, open);
    if (since.isStale) return showMeanwhile(c, open, since.attempt);
    return settle(c, open, 'changed', since.attempt, async () =>
      carryOut(c, open, since.attempt, await keyOf('change', form)),
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

/** The form of a group asks for no numbers: it goes where it goes with those that it has by then. */
function withOwnCounts(attempt: PartyAttempt, { registration }: OpenRegistration): PartyAttempt {
  const asksNone = attempt.form === 'change' && attempt.adults === '' && attempt.children === '';
  if (!asksNone || !hasCoaches(registration)) return attempt;
  const { adults, children } = registration.party;
  return { ...attempt, adults: String(adults), children: String(children) };
}

/** What is asked for of it as it is now: what the form only showed stays as others made it since. */
function sinceShown(form: FormData, attempt: PartyAttempt, { registration }: OpenRegistration) {
  const shown = shownBy(form);
  if (attempt.form !== 'change' || !shown) return { attempt, isStale: false };
  const typed = new Map([
    ...(['slot', 'adults', 'children'] as const).map((name) => [name, attempt[name]] as const),
    ['step_free', attempt.step_free ? '1' : ''] as const,
  ]);
  const now = partyShown(registration);
  const { altered, isStale } = askedSince(typed, shown, now);
  const asked = (name: string) => altered.get(name) ?? now.get(name) ?? '';
  const step_free = asked('step_free') === '1';
  const [slot, adults, children] = [asked('slot'), asked('adults'), asked('children')];
  return { attempt: { form: attempt.form, slot, adults, children, step_free }, isStale };
}

function carryOut(
  c: Context<App>,
  { edition, secret, registration, locale }: OpenRegistration,
  attempt: PartyAttempt,
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

const DONE: readonly Done[] = [
  'changed',
  'divided',
  'cancelled',
  'returned',
  'resent',
  'numbers',
  'coach',
  'called',
];

function doneOf(query: string | undefined): Done | undefined {
  return DONE.find((one) => one === query);
}

/** A count of a form. Throws `invalid_request` for what is none. */
function countOf(typed: string): number {
  const value = wholeNumber(typed);
  if (value === null || Number.isNaN(value)) throw new Problem('invalid_request');
  return value;
}

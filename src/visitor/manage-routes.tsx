import { type Context, Hono } from 'hono';
import { cancelRegistration, changeParty, splitTicket } from '../actors/manage.ts';
import { isLocale, type Locale } from '../domain/kinds.ts';
import { secretInPath } from '../domain/link-text.ts';
import { Problem } from '../domain/problem.ts';
import type { RegistrationView } from '../domain/registration.ts';
import type { App } from '../env.ts';
import { problemWords } from '../i18n/problems.ts';
import { visitorWords } from '../i18n/visitor.ts';
import { editionByNumber, type StoredEdition } from '../store/editions.ts';
import { MANAGE_SECRET_LENGTH } from '../store/manage-link.ts';
import { placesLeft } from '../store/places.ts';
import { registrationBySecret } from '../store/tickets.ts';
import { wholeNumber } from './answers.ts';
import { formLimit, sentForm } from './form-body.ts';
import { preferredLocale } from './language.ts';
import { managePath, SECRET_PART } from './links.ts';
import { CancelPage, type Done, ManagePage } from './manage-page.tsx';
import { LostPage } from './ticket-page.tsx';
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
    return open ? c.html(<CancelPage {...open} />) : showLost(c);
  })
  // Whatever a message has put behind the address.
  .get(`/r/${SECRET_PART}`, async (c) => {
    const open = await openRegistration(c);
    if (!open) return showLost(c);
    if (c.req.query('new') !== undefined && open.registration.status !== 'cancelled') {
      return c.html(<WelcomePage {...open} publicUrl={c.env.PUBLIC_URL} />);
    }
    return c.html(<ManagePage {...open} done={doneOf(c.req.query('done'))} />);
  })
  .post('/r/:secret/cancel', formLimit, async (c) =>
    settle(c, 'cancelled', ({ edition, secret, now }) =>
      cancelRegistration(c.env, edition, secret, now),
    ),
  )
  .post('/r/:secret/change', formLimit, async (c) => {
    const form = await sentForm(c);
    return settle(c, 'changed', async ({ edition, secret, now }) => {
      const change = {
        slot: countIn(form, 'slot'),
        adults: countIn(form, 'adults'),
        children: countIn(form, 'children'),
        step_free: form.has('step_free'),
      };
      await changeParty(c.env, edition, secret, change, now);
    });
  })
  .post('/r/:secret/split', formLimit, async (c) => {
    const form = await sentForm(c);
    return settle(c, 'divided', async ({ edition, secret, now }) => {
      const serial = countIn(form, 'serial');
      const part = { adults: countIn(form, 'adults'), children: countIn(form, 'children') };
      await splitTicket(c.env, edition, secret, serial, part, now);
    });
  });

interface OpenRegistration {
  readonly locale: Locale;
  readonly edition: StoredEdition;
  readonly registration: RegistrationView;
  readonly secret: string;
  readonly left: ReadonlyMap<number, number>;
  readonly now: number;
}

async function openRegistration(c: Context<App>): Promise<OpenRegistration | null> {
  const now = c.get('now');
  const named = secretInPath(c.req.param('secret') ?? '', MANAGE_SECRET_LENGTH);
  const secret = named?.secret.toLowerCase() ?? '';
  const registration = await registrationBySecret(c.env, secret, now);
  const edition = registration && (await editionByNumber(c.env, registration.event, now));
  if (!registration || !edition) return null;
  const asked = c.req.query('lang');
  const locale = isLocale(asked) ? asked : registration.locale;
  const left = await placesLeft(c.env, edition.number, now);
  return { locale, edition, registration, secret, left, now };
}

/** Does one change and leads back to the page, or shows the page with the reason why not. */
async function settle(
  c: Context<App>,
  done: Done,
  change: (open: OpenRegistration) => Promise<unknown>,
) {
  const open = await openRegistration(c);
  if (!open) return showLost(c);
  try {
    await change(open);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.retryAfter !== null) c.header('Retry-After', String(error.retryAfter));
    return c.html(<ManagePage {...open} refused={refusal(error, open.locale)} />, error.status);
  }
  return c.redirect(`${managePath(open.secret, open.locale)}&done=${done}`, 303);
}

function refusal(problem: Problem, locale: Locale): string {
  if (problem.code === 'already_used') return visitorWords[locale].manage.used;
  const { happened, kept, next } = problemWords[locale].codes[problem.code];
  return `${happened} ${kept} ${next}`;
}

function showLost(c: Context<App>) {
  const asked = c.req.query('lang');
  const locale = isLocale(asked) ? asked : preferredLocale(c.req.header('Accept-Language'));
  const { manage, ticket } = visitorWords[locale];
  return c.html(
    <LostPage
      locale={locale}
      title={manage.lostTitle}
      text={manage.lost}
      more={ticket.lostAnyway}
    />,
    404,
  );
}

function doneOf(query: string | undefined): Done | undefined {
  return query === 'changed' || query === 'divided' || query === 'cancelled' ? query : undefined;
}

/** A count of a form. Throws `invalid_request` for what is none. */
function countIn(form: FormData, name: string): number {
  const value = wholeNumber(String(form.get(name) ?? ''));
  if (value === null || Number.isNaN(value)) {
    throw new Problem('invalid_request', { errors: [{ path: name, message: 'invalid' }] });
  }
  return value;
}

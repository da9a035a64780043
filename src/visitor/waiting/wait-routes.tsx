import { type Context, Hono } from 'hono';
import { can } from '../../domain/archive.ts';
import { wholeNumber } from '../../domain/digits.ts';
import { isLocale } from '../../domain/kinds.ts';
import { secretInPath } from '../../domain/link-text.ts';
import { Problem } from '../../domain/problem.ts';
import type { App } from '../../env.ts';
import { wordInQuery } from '../../http/address-tail.ts';
import { problemWords } from '../../i18n/problems.ts';
import { waitListWords } from '../../i18n/wait-list.ts';
import { readTrust } from '../../operations/held-person.ts';
import { readPushKey, stopTelling, tellBrowser } from '../../operations/tell-browser.ts';
import { answerWait } from '../../operations/wait-list.ts';
import { editionByNumber } from '../../store/editions/editions.ts';
import { MANAGE_SECRET_LENGTH } from '../../store/registrations/manage-link.ts';
import { waitBySecret } from '../../store/wait-list/wait-by-secret.ts';
import { formLimit, sentForm } from '../shared/form-body.ts';
import { managePath } from '../shared/links.ts';
import { showLost } from '../shared/lost-page.tsx';
import { readTelling, tellingBody } from '../shared/telling-body.ts';
import { visitorContext } from '../shared/visitor-context.ts';
import { datesOf } from '../trust/erasure-dates.ts';
import { type WaitFacts, WaitPage } from './wait-page.tsx';

const ORDERS = ['take', 'pass', 'leave', 'again', 'ask', 'register'] as const;

/** The private page of a place in a wait list, where a link leads before there is a registration. */
export const waitRoutes = new Hono<App>()
  .post('/r/:secret/tell', tellingBody, async (c) => {
    const open = await openWait(c);
    // Once it is registered, its ticket's page asks.
    if (open?.wait.state !== 'waiting' && open?.wait.state !== 'offered') {
      throw new Problem('not_found');
    }
    const asked = await readTelling(c);
    const { edition, wait } = open;
    const of = { edition, ticket: { serial: wait.first_serial } };
    const context = visitorContext(c, edition);
    if ('endpoint' in asked) await stopTelling(context, { ...of, ...asked });
    else await tellBrowser(context, { ...of, ...asked });
    return c.body(null, 204);
  })
  .get('/r/:secret/wait', async (c) => {
    const open = await openWait(c);
    return open
      ? c.redirect(managePath(open.secret, open.locale), 303)
      : showLost(c, 'registration');
  })
  .post('/r/:secret/wait', formLimit, async (c) => {
    const form = await sentForm(c);
    const open = await openWait(c);
    if (!open) return showLost(c, 'registration');
    const { edition, secret, locale } = open;
    const type = ORDERS.find((one) => one === form.get('do'));
    const offer = wholeNumber(String(form.get('offer') ?? ''));
    if (!type || offer === null || !can('visitor', edition, 'answer_wait')) {
      return c.redirect(managePath(secret, locale), 303);
    }
    try {
      const order = { type, offer };
      const outcome = await answerWait(visitorContext(c, edition), { edition, secret, order });
      if (outcome === 'done' || outcome === 'expired') {
        const fresh = type === 'take' && outcome === 'done' ? '&new=1' : '';
        return c.redirect(managePath(secret, locale) + fresh, 303);
      }
      throw new Problem(outcome);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.retryAfter !== null) c.header('Retry-After', String(error.retryAfter));
      const now = (await openWait(c)) ?? open;
      const shown = { ...now, pushKey: await pushKeyOf(c, now), refused: refusalOf(error, open) };
      return c.html(<WaitPage {...shown} />, error.status);
    }
  });

function refusalOf(problem: Problem, { locale }: WaitFacts): string {
  if (problem.code === 'registration_closed') return waitListWords[locale].tooLate;
  const { happened, kept, next } = problemWords[locale].codes[problem.code];
  return `${happened} ${kept} ${next}`;
}

/** The page of a place in a list; null where the link leads to none. */
export async function waitAt(c: Context<App>) {
  const open = await openWait(c);
  return open && c.html(<WaitPage {...open} pushKey={await pushKeyOf(c, open)} />);
}

function pushKeyOf(c: Context<App>, { edition }: WaitFacts): Promise<string | null> {
  return readPushKey(visitorContext(c, edition), edition);
}

async function openWait(c: Context<App>): Promise<WaitFacts | null> {
  const now = c.get('now');
  const named = secretInPath(c.req.param('secret') ?? '', MANAGE_SECRET_LENGTH);
  const secret = named?.secret.toLowerCase() ?? '';
  const wait = await waitBySecret(c.env, secret, now);
  const edition = wait && (await editionByNumber(c.env, wait.event, now));
  if (!wait || !edition) return null;
  c.set('editionNumber', edition.number);
  const lang = wordInQuery(c.req, 'lang');
  const locale = isLocale(lang) ? lang : wait.locale;
  const trust = await readTrust(visitorContext(c, edition), { edition, id: wait.id });
  const erased = datesOf(c.env, wait.erased_at);
  return { locale, edition, wait, secret, now, trust, erased };
}

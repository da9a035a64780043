import { type Context, Hono } from 'hono';
import type { Locale } from '../../domain/kinds.ts';
import { PROBLEMS, Problem } from '../../domain/problem.ts';
import { codeTyped, contactTyped, type TypedContact } from '../../domain/ticket-finding.ts';
import type { App } from '../../env.ts';
import { addressCeiling, holderCeiling } from '../../http/ceilings.ts';
import { networkOfRequest } from '../../http/client-address.ts';
import type { FindWays } from '../../i18n/find.ts';
import { problemWords } from '../../i18n/problems.ts';
import {
  askForCode,
  closeFoundTickets,
  openByCode,
  readFoundTickets,
  readTries,
  waysToFind,
} from '../../operations/find-ticket.ts';
import { formLimit, sentForm } from '../shared/form-body.ts';
import { findPath, LOCALE_PART } from '../shared/links.ts';
import { openEdition } from '../shared/open-edition.ts';
import { visitorContext } from '../shared/visitor-context.ts';
import { type AskFacts, AskPage } from './ask-page.tsx';
import { dropFinder, finderOf, keepFinder } from './browser.ts';
import { type CodeFacts, CodePage } from './code-page.tsx';
import { FoundPage } from './found-page.tsx';

const FIND_PATH = `/${LOCALE_PART}/:slug/find` as const;

/** Where a lost ticket is found again, by a code to the phone or the e-mail of its registration. */
export const findRoutes = new Hono<App>()
  .use(`${FIND_PATH}/*`, async function keepPrivate(c, next) {
    c.header('Cache-Control', 'private, no-store');
    await next();
  })
  .use(
    `${FIND_PATH}/*`,
    holderCeiling('finder', (c) => finderOf(c) ?? undefined),
  )
  .get(FIND_PATH, async (c) => {
    const { edition } = await openEdition(c);
    const browser = finderOf(c);
    const found =
      browser && (await readFoundTickets(visitorContext(c, edition), { edition, browser }));
    const closed = c.req.query('closed') !== undefined;
    const isOver = c.req.query('over') !== undefined && !found;
    const trouble = isOver ? ({ trouble: { of: 'over' } } as const) : {};
    return showAsk(c, { contact: '', isOpen: found !== null, closed, ...trouble });
  })
  .post(FIND_PATH, formLimit, async (c) => {
    const { edition, locale } = await openEdition(c);
    const form = await sentForm(c);
    const typed = String(form.get('contact') ?? '');
    // Another language: nothing was sent yet, so nothing is judged.
    if (form.has('language')) return showAsk(c, { contact: typed });
    const contact = contactTyped(typed);
    if (!contact) return showAsk(c, { contact: typed, trouble: { of: 'invalid' } });
    const context = visitorContext(c, edition);
    const ways = await waysToFind(context, edition);
    if (!ways.includes(contact.of)) {
      return showAsk(c, { contact: typed, trouble: { of: contact.of } });
    }
    try {
      await addressCeiling(c, async () => undefined);
      const network = networkOfRequest(c.req.raw, c.env) || null;
      const asked = { edition, contact, form: keyOf(form), network, locale };
      keepFinder(c, edition.slug, await askForCode(context, asked), 'code');
    } catch (error) {
      return showTooMany(c, typed, error);
    }
    return c.redirect(findPath(locale, edition.slug, 'code'), 303);
  })
  .get(`${FIND_PATH}/code`, async (c) => {
    const { edition, locale } = await openEdition(c);
    const browser = finderOf(c);
    const context = visitorContext(c, edition);
    const tries = browser === null ? 0 : await readTries(context, { edition, browser });
    if (tries > 0) return showCode(c);
    // Gone back to from the list that it has opened.
    const found = browser && (await readFoundTickets(context, { edition, browser }));
    return c.redirect(
      found ? findPath(locale, edition.slug, 'tickets') : overPath(locale, edition.slug),
      303,
    );
  })
  .post(`${FIND_PATH}/code`, formLimit, async (c) => {
    const { edition, locale } = await openEdition(c);
    const form = await sentForm(c);
    const browser = finderOf(c);
    if (browser === null) return showAsk(c, { contact: '', trouble: { of: 'over' } });
    const digits = codeTyped(String(form.get('code') ?? ''));
    if (digits === null) return showCode(c, 'format');
    try {
      await addressCeiling(c, async () => undefined);
    } catch (error) {
      return showTooMany(c, '', error);
    }
    const typed = { edition, browser, digits, form: keyOf(form) };
    const opening = await openByCode(visitorContext(c, edition), typed);
    switch (opening.outcome) {
      case 'opened':
        keepFinder(c, edition.slug, opening.browser, 'found');
        return c.redirect(findPath(locale, edition.slug, 'tickets'), 303);
      case 'wrong':
        return showCode(c, opening.left);
      case 'over':
        return showAsk(c, { contact: '', trouble: { of: 'over' } });
    }
  })
  .get(`${FIND_PATH}/tickets`, async (c) => {
    const { edition, locale, now } = await openEdition(c);
    const browser = finderOf(c);
    const opened =
      browser && (await readFoundTickets(visitorContext(c, edition), { edition, browser }));
    if (!opened) return c.redirect(overPath(locale, edition.slug), 303);
    return c.html(<FoundPage {...{ locale, edition, now, ...opened }} />);
  })
  .post(`${FIND_PATH}/tickets`, formLimit, async (c) => {
    const { edition, locale } = await openEdition(c);
    const browser = finderOf(c);
    if (browser) await closeFoundTickets(visitorContext(c, edition), { edition, browser });
    dropFinder(c, edition.slug);
    return c.redirect(`${findPath(locale, edition.slug)}?closed=1`, 303);
  });

/** What a browser had opens nothing any more. */
function overPath(locale: Locale, slug: string): string {
  return `${findPath(locale, slug)}?over=1`;
}

const WRONG = PROBLEMS.invalid_request;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The key of a form; without one of ours, what is sent twice is asked twice. */
function keyOf(form: FormData): string {
  const key = form.get('key');
  return typeof key === 'string' && UUID.test(key) ? key : crypto.randomUUID();
}

async function showAsk(
  c: Context<App>,
  asked: Pick<AskFacts, 'contact' | 'trouble' | 'isOpen' | 'closed'>,
) {
  const { edition, locale } = await openEdition(c);
  const ways = waysOf(await waysToFind(visitorContext(c, edition), edition));
  const isWrong = asked.trouble !== undefined && c.req.method === 'POST';
  const facts = { locale, edition, ways, ...asked };
  return c.html(<AskPage {...facts} />, isWrong && ways !== null ? WRONG : 200);
}

/** Where a code is typed, in words of what the edition sends it by. */
async function showCode(c: Context<App>, trouble?: CodeFacts['trouble']) {
  const { edition, locale } = await openEdition(c);
  const ways = waysOf(await waysToFind(visitorContext(c, edition), edition)) ?? 'both';
  const facts = { locale, edition, ways, ...(trouble !== undefined && { trouble }) };
  return c.html(<CodePage {...facts} />, trouble === undefined ? 200 : WRONG);
}

/** The form with what was typed: it is asked again in a minute. */
async function showTooMany(c: Context<App>, contact: string, error: unknown) {
  if (!(error instanceof Problem) || error.code !== 'rate_limited') throw error;
  if (error.retryAfter !== null) c.header('Retry-After', String(error.retryAfter));
  const { edition, locale } = await openEdition(c);
  const { happened, next } = problemWords[locale].codes.rate_limited;
  const ways = waysOf(await waysToFind(visitorContext(c, edition), edition));
  const trouble = { text: `${happened} ${next}` };
  return c.html(<AskPage {...{ locale, edition, ways, contact, trouble }} />, error.status);
}

function waysOf(ways: readonly TypedContact['of'][]): FindWays | null {
  return ways.length > 1 ? 'both' : (ways[0] ?? null);
}

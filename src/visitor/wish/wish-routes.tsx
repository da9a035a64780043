import { type Context, Hono } from 'hono';
import { isLocale } from '../../domain/kinds.ts';
import { secretInPath } from '../../domain/link-text.ts';
import { PROBLEMS, Problem, type ProblemCode } from '../../domain/problem.ts';
import { takesWishes } from '../../domain/wish.ts';
import { checkWish, type WishDraft } from '../../domain/wish-form.ts';
import type { App } from '../../env.ts';
import { wordInQuery } from '../../http/address-tail.ts';
import { addressCeiling, countedNetwork, demandTry } from '../../http/ceilings.ts';
import { problemWords } from '../../i18n/problems.ts';
import { legalLocale, visitorWords } from '../../i18n/visitor.ts';
import { wishWords } from '../../i18n/wish.ts';
import { readWishTrust, takeCopyOfWish } from '../../operations/held-wish.ts';
import { sendWish, withdrawWish } from '../../operations/send-wish.ts';
import { editionByNumber } from '../../store/editions/editions.ts';
import { wishDeskNow } from '../../store/wishes/desk.ts';
import { WISH_SECRET_LENGTH } from '../../store/wishes/link.ts';
import { wishBySecret } from '../../store/wishes/wish-by-secret.ts';
import { issueFormToken, readFormToken } from '../register/form-token.ts';
import { formLimit, sentForm } from '../shared/form-body.ts';
import { LOCALE_PART, SECRET_PART, type wishPath, wishStatusPath } from '../shared/links.ts';
import { showLost } from '../shared/lost-page.tsx';
import { openEdition } from '../shared/open-edition.ts';
import { visitorContext } from '../shared/visitor-context.ts';
import { datesOf } from '../trust/erasure-dates.ts';
import { StatusPage } from './status-page.tsx';
import { WishForm, type WishTrouble } from './wish-form.tsx';

const FORM_PATH = `/${LOCALE_PART}/:slug/wish` as const;
const BLANK: WishDraft = {
  ...{ first_name: '', age: '', wish: '', contact: '' },
  ...{ guardian: false, quoted: false },
};
/** Beyond it, nobody typed. */
const READ_MAX = 20_000;

/** A child's wish: its form, for a guardian alone, and the private page of what became of it. */
export const wishRoutes = new Hono<App>()
  .use('/w/*', async function keepPrivate(c, next) {
    c.header('Cache-Control', 'private, no-store');
    c.header('Referrer-Policy', 'no-referrer');
    await next();
  })
  .get(FORM_PATH, async (c) => {
    const open = await openDesk(c);
    if (!open.takes) throw new Problem('not_found');
    return show(c, open, BLANK, await issueFormToken(c.env.SECRET_KEY, open.now));
  })
  .post(FORM_PATH, formLimit, async (c) => {
    const form = await sentForm(c);
    const open = await openDesk(c);
    const { edition, locale, now } = open;
    const draft = draftOf(form);
    const sent = { key: String(form.get('key') ?? ''), proof: String(form.get('proof') ?? '') };
    const { next: token, valid } = await readFormToken(c.env.SECRET_KEY, sent, now);
    // Another language: nothing was sent yet, so nothing is judged.
    if (form.has('language')) return show(c, open, draft, token);
    const again = (trouble: WishTrouble, code: ProblemCode = 'invalid_request') =>
      show(c, open, draft, token, trouble, code);
    if (!valid)
      return again({ type: 'said', text: visitorWords[legalLocale(locale, 'wish')].form.stale });
    const checked = checkWish(draft);
    if ('faults' in checked) return again({ type: 'faults', faults: checked.faults });
    try {
      await addressCeiling(c, async () => undefined);
      await demandTry(c, 'wish');
      const { secret } = await sendWish(visitorContext(c), {
        ...{ edition, key: token.key, locale, wish: checked.wish },
        network: countedNetwork(c),
      });
      return c.redirect(`${wishStatusPath(secret, locale)}&new=1`, 303);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.retryAfter !== null) c.header('Retry-After', String(error.retryAfter));
      const text = sentenceOf(error.code, locale);
      if (error.code !== 'idempotency_key_reused') return again({ type: 'said', text }, error.code);
      const next = await issueFormToken(c.env.SECRET_KEY, now);
      return show(c, open, draft, next, { type: 'said', text }, error.code);
    }
  })
  // Where a form was sent: opened by itself it is the page that offers it.
  .get('/w/:secret/:form{copy|withdraw}', async (c) => (await showStatus(c)) ?? showLost(c, 'wish'))
  // Last: a secret may have text after it, and takes those addresses too.
  .get(`/w/${SECRET_PART}`, async (c) => (await showStatus(c)) ?? showLost(c, 'wish'))
  .post('/w/:secret/copy', formLimit, async (c) => {
    const opened = await openStatus(c);
    if (!opened) return showLost(c, 'wish');
    const copy = await takeCopyOfWish(visitorContext(c, opened.edition), opened);
    c.header('Content-Type', 'application/json; charset=utf-8');
    c.header('Content-Disposition', `attachment; filename="abwab-${opened.edition.slug}.json"`);
    return c.body(`${JSON.stringify(copy, null, 2)}\n`);
  })
  .post('/w/:secret/withdraw', formLimit, async (c) => {
    const opened = await openStatus(c);
    if (!opened) return showLost(c, 'wish');
    const { secret, locale, edition } = opened;
    await withdrawWish(visitorContext(c, edition), { secret });
    return c.redirect(wishStatusPath(secret, locale), 303);
  });

/** The edition of the address, and how it takes wishes; one that never took any has no such page. */
async function openDesk(c: Context<App>) {
  const { locale, edition, now } = await openEdition(c);
  const terms = await wishDeskNow(c.env.DB, edition.number, now);
  if (!terms) throw new Problem('not_found');
  return { locale, edition, now, terms, takes: takesWishes(edition, terms, now) };
}

async function show(
  c: Context<App>,
  open: Awaited<ReturnType<typeof openDesk>>,
  draft: WishDraft,
  token: Parameters<typeof WishForm>[0]['token'],
  trouble?: WishTrouble,
  code: ProblemCode = 'invalid_request',
) {
  // A kept key would be another guardian's.
  c.header('Cache-Control', 'no-store');
  const status = trouble ? PROBLEMS[code] : 200;
  return c.html(<WishForm {...{ ...open, draft, token, trouble }} />, status);
}

function sentenceOf(code: ProblemCode, locale: Parameters<typeof wishPath>[0]): string {
  if (code === 'registration_closed') return wishWords[locale].closed;
  if (code === 'rate_limited') return wishWords[locale].tooMany;
  const { happened, kept, next } = problemWords[legalLocale(locale, 'wish')].codes[code];
  return `${happened} ${kept} ${next}`;
}

function draftOf(form: FormData): WishDraft {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value.slice(0, READ_MAX) : '';
  };
  return {
    first_name: text('first_name'),
    age: text('age'),
    wish: text('wish'),
    contact: text('contact'),
    guardian: form.get('guardian') === 'yes',
    quoted: form.get('quoted') === 'yes',
  };
}

async function showStatus(c: Context<App>) {
  const opened = await openStatus(c);
  if (!opened) return null;
  const isNew = wordInQuery(c.req, 'new') !== undefined && opened.wish.state === 'received';
  const openings = await readWishTrust(visitorContext(c, opened.edition), opened);
  const erased = datesOf(c.env, opened.wish.erased_at);
  return c.html(<StatusPage {...opened} {...{ isNew, openings, erased }} />);
}

async function openStatus(c: Context<App>) {
  const now = c.get('now');
  const named = secretInPath(c.req.param('secret') ?? '', WISH_SECRET_LENGTH);
  const secret = named?.secret.toLowerCase() ?? '';
  const found = await wishBySecret(c.env, secret, now);
  const edition = found && (await editionByNumber(c.env, found.event, now));
  if (!found || !edition) return null;
  c.set('editionNumber', edition.number);
  const lang = wordInQuery(c.req, 'lang');
  const { wish } = found;
  return { locale: isLocale(lang) ? lang : wish.locale, edition, wish, secret };
}

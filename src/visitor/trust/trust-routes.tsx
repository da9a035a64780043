import { type Context, Hono } from 'hono';
import { Problem } from '../../domain/problem.ts';
import type { App } from '../../env.ts';
import { problemWords } from '../../i18n/problems.ts';
import { eraseOwnData } from '../../operations/erase-person.ts';
import { readOwnData, takeCopy } from '../../operations/held-person.ts';
import { keepPrivate } from '../manage/open-registration.tsx';
import { formLimit } from '../shared/form-body.ts';
import { managePath } from '../shared/links.ts';
import { showLost } from '../shared/lost-page.tsx';
import { visitorContext } from '../shared/visitor-context.ts';
import { DataPage } from './data-page.tsx';
import { ErasePage } from './erase-page.tsx';
import { type OwnLink, openOwn } from './own-data.ts';

/** What is held of whoever holds a private link: read, taken along, and ended by themselves. */
export const trustRoutes = new Hono<App>()
  .use('/r/:secret/:of{data|copy|erase}', keepPrivate)
  .get('/r/:secret/data', async (c) => {
    const own = await openOwn(c);
    if (!own) return showLost(c, 'registration');
    if (own.erased_at !== null) return toPrivatePage(c, own);
    const copy = await readOwnData(visitorContext(c, own.edition), own);
    return c.html(<DataPage {...own} copy={copy} />);
  })
  // Where the file was asked for: opened by itself it is the page of the same.
  .get('/r/:secret/copy', async (c) => {
    const own = await openOwn(c);
    if (!own) return showLost(c, 'registration');
    return c.redirect(managePath(`${own.secret}/data`, own.locale), 303);
  })
  .post('/r/:secret/copy', formLimit, async (c) => {
    const own = await openOwn(c);
    if (!own) return showLost(c, 'registration');
    const copy = await takeCopy(visitorContext(c, own.edition), own);
    c.header('Content-Type', 'application/json; charset=utf-8');
    c.header('Content-Disposition', `attachment; filename="abwab-${own.edition.slug}.json"`);
    return c.body(`${JSON.stringify(copy, null, 2)}\n`);
  })
  .get('/r/:secret/erase', async (c) => askToErase(c))
  .post('/r/:secret/erase', formLimit, async (c) => {
    const own = await openOwn(c);
    if (!own) return showLost(c, 'registration');
    try {
      await eraseOwnData(visitorContext(c, own.edition), own);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.retryAfter !== null) c.header('Retry-After', String(error.retryAfter));
      return askToErase(c, error);
    }
    return toPrivatePage(c, own);
  });

/** The private page, which is the receipt once everything is erased. */
function toPrivatePage(c: Context<App>, { secret, locale }: OwnLink): Response {
  return c.redirect(managePath(secret, locale), 303);
}

async function askToErase(c: Context<App>, problem: Problem | null = null) {
  const own = await openOwn(c);
  if (!own) return showLost(c, 'registration');
  if (own.erased_at !== null) return toPrivatePage(c, own);
  const { held } = await readOwnData(visitorContext(c, own.edition), own);
  const words = problem && problemWords[own.locale].codes[problem.code];
  const refused = words && { refused: `${words.happened} ${words.kept} ${words.next}` };
  const others = held.filter(({ erased_at }) => erased_at === null).length - 1;
  return c.html(<ErasePage {...own} others={others} {...refused} />, problem?.status ?? 200);
}

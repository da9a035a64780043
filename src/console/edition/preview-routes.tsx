import { type Context, Hono } from 'hono';
import { isLocale, type Locale } from '../../domain/kinds.ts';
import { readableEdition } from '../../domain/other-language.ts';
import { Problem } from '../../domain/problem.ts';
import { type MemberApp, requirePermission } from '../shell/session.ts';
import { asPreview } from './as-preview.tsx';
import { readAnew } from './edits-sent.ts';

/** The public pages of an edition before the public has them. */
export const preview = new Hono<MemberApp>();

const BASE = '/console/:slug/edition/preview';

preview.get(BASE, requirePermission('read_edition'), (c) =>
  c.redirect(`/console/${c.var.edition.slug}/edition/preview/${c.var.locale}`, 303),
);
preview.get(`${BASE}/:shown`, requirePermission('read_edition'), (c) => show(c, ''));
preview.get(`${BASE}/:shown/privacy`, requirePermission('read_edition'), (c) =>
  show(c, '/privacy'),
);
preview.get(`${BASE}/:shown/days/:day`, requirePermission('read_edition'), (c) =>
  show(c, `/days/${c.req.param('day')}`),
);

/** Throws `not_found` for what is no language or no page. */
async function show(c: Context<MemberApp>, path: string): Promise<Response> {
  const shown = c.req.param('shown');
  if (!isLocale(shown)) throw new Problem('not_found');
  await readAnew(c);
  const html = await visitorPageOf(c, shown, path);
  if (html === null || html === undefined) throw new Problem('not_found');
  const { locale, edition } = c.var;
  return c.html(await asPreview(html, { locale, edition, shown, path }));
}

/** As it will be on the day that it is published. */
function visitorPageOf(c: Context<MemberApp>, locale: Locale, path: string) {
  const { edition, now, visitorPage } = c.var;
  const published = edition.status === 'draft' ? { status: 'open' as const } : {};
  return visitorPage?.({
    edition: { ...readableEdition(edition), ...published },
    ...{ locale, path, now },
    kind: c.req.query('kind'),
    origin: new URL(c.env.PUBLIC_URL).origin,
  });
}

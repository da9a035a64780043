import { type Context, Hono } from 'hono';
import { LOCALES } from '../../domain/kinds.ts';
import { Problem } from '../../domain/problem.ts';
import { editionWords } from '../../i18n/edition.ts';
import { copyEdition, createBlankEdition, exportEdition } from '../../operations/new-edition.ts';
import { loadEdition } from '../../store/editions/editions.ts';
import type { FieldFault } from '../shell/error-box.tsx';
import { type MemberApp, memberContext, requirePermission } from '../shell/session.ts';
import { DifferencesPage } from './differences-page.tsx';
import { faultText } from './edit-faults.ts';
import { EditionsPage } from './editions-page.tsx';
import { readAnew } from './edits-sent.ts';
import { type Typed, textOf, typedOf } from './settings-form.ts';

/** The reader's editions, new ones, and an edition as a file. */
export const editions = new Hono<MemberApp>();

editions.get('/console/:slug/editions', requirePermission('draft_edition'), async (c) =>
  c.html(await show(c, null, [])),
);

editions.post('/console/:slug/editions', requirePermission('draft_edition'), async (c) => {
  const typed = typedOf(await c.req.parseBody());
  const made = await make(c, typed).catch((error: unknown) => faultsOf(c, typed, error));
  if ('slug' in made) return c.redirect(`/console/${made.slug}/edition`, 303);
  return c.html(await show(c, typed, made.faults), 422);
});

editions.get('/console/:slug/edition/file', requirePermission('export_edition'), async (c) => {
  const { edition } = c.var;
  const file = await exportEdition(memberContext(c), { event: edition.number });
  c.header('Content-Disposition', `attachment; filename="${edition.slug}.json"`);
  return c.json(file);
});

editions.get('/console/:slug/edition/differences', requirePermission('edit_edition'), async (c) => {
  await readAnew(c);
  const { locale, member, edition, now } = c.var;
  const original =
    edition.copied_from == null ? null : await loadEdition(c.env.DB, edition.copied_from);
  if (!original) throw new Problem('not_found');
  return c.html(<DifferencesPage {...{ locale, member, edition, now, original }} />);
});

type Made = { readonly slug: string } | { readonly faults: readonly FieldFault[] };

async function make(c: Context<MemberApp>, typed: Typed): Promise<Made> {
  const words = editionWords[c.var.locale];
  const slug = textOf(typed, 'slug').trim();
  const context = memberContext(c);
  const key = c.var.form;
  if (textOf(typed, 'from') === 'copy') {
    const asked = { slug, first: textOf(typed, 'first') };
    const made = await copyEdition(context, { asked, key });
    if (made.outcome === 'made') return made;
    return {
      faults: made.faults.map((one) => ({ field: 'copy.first', text: faultText(one, words) })),
    };
  }
  const written = LOCALES.flatMap((one) => {
    const text = textOf(typed, `name.${one}`);
    return text.trim() === '' ? [] : [[one, text] as const];
  });
  const name = Object.fromEntries(written);
  if (!name.ar || !name.fr) {
    return { faults: [{ field: 'name.ar', text: words.editions.nameMissing }] };
  }
  return createBlankEdition(context, { asked: { slug, name }, key });
}

/** What the service refused of a new edition. Throws everything else. */
function faultsOf(c: Context<MemberApp>, typed: Typed, error: unknown): Made {
  if (!(error instanceof Problem)) throw error;
  const { editions: words, faults } = editionWords[c.var.locale];
  const slugField = `${textOf(typed, 'from') === 'copy' ? 'copy' : 'blank'}.slug`;
  if (error.code === 'already_used') {
    return { faults: [{ field: slugField, text: words.slugTaken }] };
  }
  if (error.code !== 'invalid_request') throw error;
  const paths = (error.errors ?? []).map(({ path }) => path);
  return {
    faults: paths.map((path) => {
      if (path === 'slug') return { field: slugField, text: words.slugWrong };
      return { field: path === 'first' ? 'copy.first' : path, text: faults.invalid };
    }),
  };
}

async function show(c: Context<MemberApp>, typed: Typed | null, faults: readonly FieldFault[]) {
  await readAnew(c);
  const { locale, member, edition, now } = c.var;
  return <EditionsPage {...{ locale, member, edition, now, typed, faults }} />;
}

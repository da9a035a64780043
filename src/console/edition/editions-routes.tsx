import { type Context, Hono } from 'hono';
import { localParts } from '../../domain/calendar.ts';
import { DAYS_MAX } from '../../domain/editing/edition-faults.ts';
import { LOCALES, type Localized } from '../../domain/kinds.ts';
import { Problem } from '../../domain/problem.ts';
import { freeSlug, proposedSlug, SLUG_MAX } from '../../domain/slug.ts';
import { type EditionWords, editionWords } from '../../i18n/edition.ts';
import { setUpWords } from '../../i18n/set-up.ts';
import { copyEdition, createBlankEdition, exportEdition } from '../../operations/new-edition.ts';
import { loadEdition, slugsLike } from '../../store/editions/editions.ts';
import type { FieldFault } from '../shell/error-box.tsx';
import { type MemberApp, memberContext, requirePermission } from '../shell/session.ts';
import { wholeOf } from './days-form.ts';
import { DifferencesPage } from './differences-page.tsx';
import { faultText } from './edit-faults.ts';
import { EditionsPage } from './editions-page.tsx';
import { invalidText, readAnew } from './edits-sent.ts';
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
  return c.html(await show(c, made.typed ?? typed, made.faults), 422);
});

editions.get('/console/:slug/edition/file', requirePermission('export_edition'), async (c) => {
  const { edition } = c.var;
  const file = await exportEdition(memberContext(c), { event: edition.number });
  c.header('Content-Disposition', `attachment; filename="${edition.slug}.json"`);
  return c.json(file);
});

editions.get('/console/:slug/edition/differences', requirePermission('read_edition'), async (c) => {
  await readAnew(c);
  const { locale, member, edition, now } = c.var;
  const original =
    edition.copied_from == null ? null : await loadEdition(c.env.DB, edition.copied_from);
  if (!original) throw new Problem('not_found');
  return c.html(<DifferencesPage {...{ locale, member, edition, now, original }} />);
});

type Made =
  | { readonly slug: string }
  | { readonly faults: readonly FieldFault[]; readonly typed?: Typed };

async function make(c: Context<MemberApp>, typed: Typed): Promise<Made> {
  const words = editionWords[c.var.locale];
  const from = textOf(typed, 'from') === 'copy' ? 'copy' : 'blank';
  const asked = askedOf(typed, from);
  if ('name' in asked) {
    const missing = (['ar', 'fr'] as const).filter((one) => !asked.name[one]);
    const text = words.editions.nameMissing;
    if (missing.length > 0)
      return { faults: missing.map((one) => ({ field: `name.${one}`, text })) };
  }
  if (asked.slug === '') return withFreeSlug(c, typed, from);
  const context = memberContext(c);
  const form = { asked, key: c.var.form };
  if (from === 'blank') return createBlankEdition(context, form);
  const made = await copyEdition(context, form);
  if (made.outcome === 'made') return made;
  return {
    faults: made.faults.map((one) => ({ field: 'copy.first', text: faultText(one, c.var.locale) })),
  };
}

/** What a form asks for, nothing of which is checked yet. */
function askedOf(typed: Typed, from: 'copy' | 'blank') {
  const slug = textOf(typed, 'slug').trim();
  const first = textOf(typed, 'first').trim();
  if (from === 'copy') return { slug, first };
  const days = textOf(typed, 'days').trim();
  return {
    ...{ slug, name: textIn(typed, 'name'), city: textIn(typed, 'city') },
    ...(first !== '' && { first, days: days === '' ? undefined : (wholeOf(days) ?? 0) }),
  };
}

function textIn(typed: Typed, name: string): Partial<Localized> {
  const written = LOCALES.map((one) => [one, textOf(typed, `${name}.${one}`)] as const);
  return Object.fromEntries(written.filter(([, text]) => text.trim() !== ''));
}

/**
 * The form once more, with a slug that no edition has: it never changes later, so that whoever makes
 * the edition must have seen it.
 */
async function withFreeSlug(
  c: Context<MemberApp>,
  typed: Typed,
  from: 'copy' | 'blank',
): Promise<Made> {
  const { edition, locale, now } = c.var;
  const { newEdition } = setUpWords[locale];
  const first = textOf(typed, 'first').slice(0, 4);
  const year = /^20\d\d$/.test(first) ? first : localParts(now, edition.timezone).date.slice(0, 4);
  const texts =
    from === 'copy' ? edition : { city: textIn(typed, 'city'), name: textIn(typed, 'name') };
  const asked = textOf(typed, 'slug').trim();
  const wanted = asked === '' ? proposedSlug(texts, year) : asked;
  const taken = await slugsLike(c.env.DB, wanted.slice(0, SLUG_MAX - NUMBERED));
  const slug = freeSlug(wanted, taken);
  const text = asked === '' ? newEdition.slugProposed(slug) : newEdition.slugFree(slug);
  return { faults: [{ field: `${from}.slug`, text }], typed: { ...typed, slug } };
}

/** Characters of the number that tells two slugs apart: `-9999`. */
const NUMBERED = 5;

/** What the service refused of a new edition. Throws everything else. */
async function faultsOf(c: Context<MemberApp>, typed: Typed, error: unknown): Promise<Made> {
  if (!(error instanceof Problem)) throw error;
  const { locale } = c.var;
  const words = editionWords[locale];
  const from = textOf(typed, 'from') === 'copy' ? 'copy' : 'blank';
  if (error.code === 'already_used') return withFreeSlug(c, typed, from);
  if (error.code !== 'invalid_request') throw error;
  return {
    faults: (error.errors ?? []).map(({ path }) => {
      switch (path) {
        case 'slug':
          return { field: `${from}.slug`, text: words.editions.slugWrong };
        case 'days':
          return { field: 'blank.days', text: setUpWords[locale].newEdition.daysWrong(DAYS_MAX) };
        case 'first':
          return { field: `${from}.first`, text: dateFault(textOf(typed, 'first'), words) };
        default:
          return { field: path, text: invalidText(path, textOf(typed, path), words) };
      }
    }),
  };
}

function dateFault(typed: string, { faults }: EditionWords): string {
  return /^20\d\d-\d\d-\d\d$/.test(typed.trim()) ? faults.in_the_past : faults.invalid;
}

async function show(c: Context<MemberApp>, typed: Typed | null, faults: readonly FieldFault[]) {
  await readAnew(c);
  const { locale, member, edition, now } = c.var;
  return <EditionsPage {...{ locale, member, edition, now, typed, faults }} />;
}

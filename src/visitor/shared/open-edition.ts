import type { Context } from 'hono';
import type { EditionStatus } from '../../domain/edition.ts';
import { isLocale, type Locale } from '../../domain/kinds.ts';
import { Problem } from '../../domain/problem.ts';
import type { App } from '../../env.ts';
import { editionBySlug, type StoredEdition } from '../../store/editions/editions.ts';

/** What an address of a visitor names. */
export interface Named {
  readonly locale: Locale;
  readonly edition: StoredEdition;
  /** Unix time, ms. */
  readonly now: number;
}

/**
 * The language and the edition that an address names. Throws `not_found` for one that is
 * not shown: a draft yet, an archived one any more. */
export function openEdition(c: Context<App>): Promise<Named> {
  return editionThatIs(c, ['open', 'closed']);
}

/** The same, also where only its released figures are left of it. Throws `not_found` for a draft. */
export function openOrArchived(c: Context<App>): Promise<Named> {
  return editionThatIs(c, ['open', 'closed', 'archived']);
}

async function editionThatIs(c: Context<App>, shown: readonly EditionStatus[]): Promise<Named> {
  const locale = c.req.param('locale');
  const now = c.get('now');
  const edition = await editionBySlug(c.env, c.req.param('slug') ?? '', now);
  c.set('editionNumber', edition?.number);
  if (!isLocale(locale) || !edition || !shown.includes(edition.status)) {
    throw new Problem('not_found');
  }
  return { locale, edition, now };
}

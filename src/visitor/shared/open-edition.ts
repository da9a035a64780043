import type { Context } from 'hono';
import { isLocale, type Locale } from '../../domain/kinds.ts';
import { Problem } from '../../domain/problem.ts';
import type { App } from '../../env.ts';
import { editionBySlug, type StoredEdition } from '../../store/editions/editions.ts';

/**
 * The language and the edition that an address names. Throws `not_found` for one that is
 * not shown: a draft yet, an archived one any more. */
export async function openEdition(
  c: Context<App>,
): Promise<{ locale: Locale; edition: StoredEdition; now: number }> {
  const locale = c.req.param('locale');
  const now = c.get('now');
  const edition = await editionBySlug(c.env, c.req.param('slug') ?? '', now);
  c.set('editionNumber', edition?.number);
  const isShown = edition?.status === 'open' || edition?.status === 'closed';
  if (!isLocale(locale) || !edition || !isShown) throw new Problem('not_found');
  return { locale, edition, now };
}

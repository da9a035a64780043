import type { Context } from 'hono';
import type { Day } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { Problem } from '../../domain/problem.ts';
import type { App } from '../../env.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import { LOCALE_PART } from '../shared/links.ts';
import { openEdition } from '../shared/open-edition.ts';

/** The address of the form of a day. */
export const DAY_PATH = `/${LOCALE_PART}/:slug/days/:day{[1-9][0-9]?}` as const;

/** A day of a published edition. */
export interface OpenDay {
  readonly locale: Locale;
  readonly edition: StoredEdition;
  readonly day: Day;
  readonly now: number;
}

/** The day that the address names. Throws `not_found`. */
export async function openDay(c: Context<App>): Promise<OpenDay> {
  const open = await openEdition(c);
  const day = open.edition.days.find((one) => String(one.number) === c.req.param('day'));
  if (!day) throw new Problem('not_found');
  return { ...open, day };
}

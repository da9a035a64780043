import { formatCode } from '../domain/code.ts';
import { run } from '../store/d1/batch.ts';
import type { StoredEdition } from '../store/editions/editions.ts';
import {
  type ListPage,
  type ListQuery,
  type ListRow,
  readVisitList,
} from '../store/registrations/visit-lists.ts';
import { actingOn, allow, type MemberContext } from './context.ts';

/** A row of a list, with the number of its ticket; no name is in a list. */
export interface VisitRow extends ListRow {
  /** Twelve digits; null for a scan of a code that no ticket has. */
  readonly code: string | null;
}

/** A page of a list of who came, who did not, and what went otherwise than booked. */
export async function readLists(
  context: MemberContext,
  { edition, ...query }: ListQuery & { readonly edition: StoredEdition },
): Promise<Omit<ListPage, 'rows'> & { readonly rows: readonly VisitRow[] }> {
  allow(context, 'read_lists');
  const { number } = edition;
  actingOn(context, number);
  const [page] = await run(context.env.DB, readVisitList(context.env.DB, number, query));
  const rows = page.rows.map((row) => {
    const { serial, secret } = row;
    const known = serial !== null && secret !== null;
    return { ...row, code: known ? formatCode({ serial, secret }, edition.code_key) : null };
  });
  return { ...page, rows };
}

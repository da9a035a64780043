/** The script with which anybody recounts a file: a file of the site. */
export const RECOUNT_PATH = '/recount.mjs';

/**
 * Where the file of a day (YYYY-MM-DD) is: the one that stands, or that of a release by its number,
 * which stays when another one puts it right.
 */
export function figuresFilePath(slug: string, date: string, number?: number): string {
  const name = number === undefined ? date : `${date}-${number}`;
  return `/api/v1/events/${slug}/figures/${name}.csv`;
}

/** The day, and the release where one is named, of such an address' last part; null for any other. */
export function readFileName(
  name: string,
): { readonly date: string; readonly number: number | null } | null {
  const [, date, number] = /^(\d{4}-\d{2}-\d{2})(?:-([1-9]\d{0,3}))?\.csv$/.exec(name) ?? [];
  if (date === undefined) return null;
  return { date, number: number === undefined ? null : Number(number) };
}

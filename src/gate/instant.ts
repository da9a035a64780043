import * as v from 'valibot';

const WRITTEN =
  /^(?<year>\d{4}|[+-]\d{6})(?<rest>-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d))$/;
/** The last instant that a clock of this service can name (ECMA-262, 21.4.1.1), ms. */
const FURTHEST = 8.64e15;

/**
 * An instant as written, with its offset: ISO 8601, years of six digits with a sign too. ms. One
 * further away than any clock reaches is the furthest that there is.
 */
export const instant = v.pipe(v.string(), v.maxLength(64), v.transform(readInstant), v.finite());

function readInstant(text: string): number {
  const { year, rest } = WRITTEN.exec(text)?.groups ?? {};
  if (year === undefined || rest === undefined) return Number.NaN;
  const at = Date.parse(text);
  if (Number.isFinite(at) || year.length === 4) return at;
  // Beyond the furthest; the rest must be a time all the same.
  if (Number.isNaN(Date.parse(`2000${rest}`))) return Number.NaN;
  return year.startsWith('-') ? -FURTHEST : FURTHEST;
}

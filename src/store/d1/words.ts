/** Words of the code's own lists, for the `IN (…)` of a statement. */
export function inSql(words: readonly string[]): string {
  return words.map((word) => `'${word}'`).join(', ');
}

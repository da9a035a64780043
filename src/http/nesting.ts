/**
 * Lists and objects within one another that a body may hold. What this service takes has six; the
 * database reads 1,000, and what writes JSON again fails somewhere beyond that.
 */
export const NESTING_MAX = 32;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING = [0x5b, 0x7b];
const CLOSING = [0x5d, 0x7d];

/** Whether a JSON text nests lists and objects deeper than this. */
export function nestsDeeper(json: string, most: number): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < json.length; at++) {
    const mark = json.charCodeAt(at);
    if (mark === QUOTE) quoted = !quoted;
    else if (quoted) at += Number(mark === BACKSLASH);
    else if (OPENING.includes(mark)) depth += 1;
    else if (CLOSING.includes(mark)) depth -= 1;
    if (depth > most) return true;
  }
  return false;
}

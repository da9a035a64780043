/**
 * Finds digits as a number of their own, or as the end of a telephone number: in the id of a row, which
 * is random, any four digits stand now and then.
 */
export function endingOfNumber(digits: string): RegExp {
  return new RegExp(String.raw`(?<![\w-])\+?\d{0,8}${digits}(?![\w-])`);
}

/** Finds a word or a number by itself: within a hash, a key or an address, which are random, it stands now and then. */
export function standingAlone(text: string): RegExp {
  return new RegExp(String.raw`(?<![\w+/=-])${text}(?![\w+/=-])`);
}

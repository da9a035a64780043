/** Text with Arabic-Indic (٠–٩) and Persian (۰–۹) digits turned into Latin ones. */
export function toLatinDigits(text: string): string {
  // Both blocks begin at a multiple of 16, so the low four bits are the digit.
  return text.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15));
}

/**
 * Text with the decimal digits of every script turned into Latin ones, for what is only searched
 * for. Unicode has them in rows of ten, from 0 to 9, that may follow one another.
 */
export function anyDigitsToLatin(text: string): string {
  return text.replace(/(?![0-9])\p{Nd}/gu, (digit) => {
    const point = digit.codePointAt(0) ?? 0;
    let first = point;
    while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
    return String((point - first) % 10);
  });
}

/** A count in any digits; `null` when nothing was typed, NaN for what is no count. */
export function wholeNumber(text: string): number | null {
  const digits = toLatinDigits(text).trim();
  if (digits === '') return null;
  return /^\d{1,9}$/.test(digits) ? Number(digits) : Number.NaN;
}

/** What shows nothing and parts nothing: controls, bidi and format marks, fillers, broken surrogates. */
const INVISIBLE =
  /(?![\t\n\v\f\r\u0085\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;

/**
 * White space, and symbols and letters that are drawn as nothing though no property of theirs says
 * so: the blank Braille pattern, the null notehead, the blanks of hieroglyphs, a lost object.
 */
const BLANK = /[\s\u0085\u2800\ufffc\u{13441}\u{13442}\u{1d159}]+/gu;

/** Marks stand on something else, and what private use draws nobody knows. */
const SHOWN = /[\p{L}\p{N}\p{P}\p{S}]/u;

const JOINED = /[\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}]/u;

/**
 * What a person typed, fit to keep and to show: NFC, white space collapsed and trimmed, without
 * control, bidi and invisible characters. Zero-width (non-)joiners stay between the characters
 * that they join or part. `null` when nothing is left that shows, or more than `max` code points are.
 */
export function cleanText(input: string, max = 120): string | null {
  // Room for decomposed letters and stray marks, and nothing of 10 MB is ever looked at.
  if (input.length > max * 10) return null;
  const text = input
    .replace(INVISIBLE, '')
    .replace(/[\u200c\u200d]+/g, onlyBetweenLetters)
    .replace(BLANK, ' ')
    .trim()
    .normalize('NFC');
  if (!SHOWN.test(text) || Array.from(text).length > max) return null;
  return text;
}

/** Whether somebody who reads this text sees nothing. */
export function isBlank(input: string): boolean {
  return cleanText(input, Number.POSITIVE_INFINITY) === null;
}

function onlyBetweenLetters(joiners: string, at: number, text: string): string {
  const before = Array.from(text.slice(Math.max(0, at - 2), at)).at(-1) ?? '';
  const after = text.codePointAt(at + joiners.length);
  const joins =
    JOINED.test(before) && after !== undefined && JOINED.test(String.fromCodePoint(after));
  return joins ? joiners.charAt(0) : '';
}

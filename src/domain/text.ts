/**
 * Characters that show nothing and separate nothing: controls, bidi and format marks, fillers,
 * broken surrogates.
 */
const INVISIBLE =
  /(?![\t\n\v\f\r\u0085\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;

/**
 * White space, and symbols and letters that are drawn as nothing though no Unicode property says
 * so: the blank Braille pattern, the null notehead, the blanks of hieroglyphs, the object
 * replacement character.
 */
const BLANK = /[\s\u0085\u2800\ufffc\u{13441}\u{13442}\u{1d159}]+/gu;

/** A mark needs a letter before it, and a private-use character has no known shape. */
const SHOWN = /[\p{L}\p{N}\p{P}\p{S}]/u;

const JOINED = /[\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}]/u;

/**
 * A typed text, ready to keep and to show: NFC, white space collapsed and trimmed, without control,
 * bidi and invisible characters. Zero-width (non-)joiners stay between the characters that they
 * join or part. `null` when nothing visible is left, or more than `max` code points are.
 */
export function cleanText(input: string, max = 120): string | null {
  // Room for decomposed letters and stray marks; a text of 10 MB is refused unread.
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

/** Whether a text is invisible to a reader. */
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

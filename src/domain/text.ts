/** Everything that shows nothing: controls, bidi and format marks, fillers, broken surrogates. */
const INVISIBLE =
  /(?![\t\n\v\f\r\u0085\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;

const JOINED = /[\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}]/u;

/**
 * What a person typed, fit to keep and to show: NFC, white space collapsed and trimmed, without
 * control, bidi and invisible characters. Zero-width (non-)joiners stay between the characters
 * that they join or part. `null` when nothing is left or more than `max` code points are.
 */
export function cleanText(input: string, max = 120): string | null {
  // Room for decomposed letters and stray marks, and nothing of 10 MB is ever looked at.
  if (input.length > max * 10) return null;
  const text = input
    .replace(INVISIBLE, '')
    .replace(/[\u200c\u200d]+/g, onlyBetweenLetters)
    .replace(/[\s\u0085]+/g, ' ')
    .trim()
    .normalize('NFC');
  if (text === '' || Array.from(text).length > max) return null;
  return text;
}

function onlyBetweenLetters(joiners: string, at: number, text: string): string {
  const before = Array.from(text.slice(Math.max(0, at - 2), at)).at(-1) ?? '';
  const after = text.codePointAt(at + joiners.length);
  const joins =
    JOINED.test(before) && after !== undefined && JOINED.test(String.fromCodePoint(after));
  return joins ? joiners.charAt(0) : '';
}

import * as v from 'valibot';
import { cleanText } from '../../domain/text.ts';
import { takenAs } from '../parts.ts';

/** A text of at most this many characters. */
export function textTo(most: number) {
  return v.pipe(v.string(), v.maxLength(most));
}

/** What staff or a phone wrote, cleaned as what visitors write is; what is left may be nothing. */
export function phoneText(most: number) {
  return v.pipe(v.string(), v.maxLength(most), cleaned(most));
}

/** The same, with what is too long cut off. */
export function cutPhoneText(most: number) {
  const read = v.pipe(
    v.string(),
    v.transform((text) => text.slice(0, most)),
    cleaned(most),
  );
  return takenAs(textTo(most), read);
}

function cleaned(most: number) {
  return v.transform((text: string) => cleanText(text, most) ?? '');
}

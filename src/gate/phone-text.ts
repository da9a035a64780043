import * as v from 'valibot';
import { cleanText } from '../domain/text.ts';

/** What staff or a phone wrote, cleaned as what visitors write is; what is left may be nothing. */
export const phoneText = (max: number) => v.pipe(v.string(), v.maxLength(max), cleaned(max));

/** The same, with what is too long cut off. */
export const cutPhoneText = (max: number) =>
  v.pipe(
    v.string(),
    v.transform((text) => text.slice(0, max)),
    cleaned(max),
  );

function cleaned(max: number) {
  return v.transform((text: string) => cleanText(text, max) ?? '');
}

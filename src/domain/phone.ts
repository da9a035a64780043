import { toLatinDigits } from './digits.ts';

/** A telephone number as it is stored: `+` and 7 to 15 digits. */
export interface Phone {
  e164: string;
}

const SPACING = /[\s.\-\u2010-\u2015\u2212()/\p{Cf}]/gu;

/**
 * A Moroccan number as people write it, or a foreign one in international form (`+` or `00`).
 *
 * Moroccan: nine national digits that begin with 5 (fixed), 6 or 7 (mobile), in any digits, after
 * a trunk 0, +212, 00212, 212, +212 0, or nothing. Numbers in 8 are refused: in ANRT's plan 80 and
 * 89 are free-phone and premium services, which nobody is reached at.
 * Foreign: a country code and 7 to 15 digits in all (ITU-T E.164); an optional `(0)` is dropped.
 * Returns `null` for anything else.
 */
export function parsePhone(text: string, home: { country: 'MA' }): Phone | null {
  if (text.length > 64) return null;
  const number = toLatinDigits(text)
    .replace(/\(\s*0\s*\)(?=.*\d)/, (zero, at) => (at === 0 ? zero : ''))
    .replace(SPACING, '')
    .replace(/^00/, '+');
  return PLANS[home.country](number) ?? foreignNumber(number);
}

const PLANS = { MA: moroccanNumber };

function moroccanNumber(number: string): Phone | null {
  const national = /^(?:\+?2120?|0)?(?<national>[5-7]\d{8})$/.exec(number)?.groups?.national;
  return national === undefined ? null : { e164: `+212${national}` };
}

function foreignNumber(number: string): Phone | null {
  return /^\+(?!212)[1-9]\d{6,14}$/.test(number) ? { e164: number } : null;
}

import { toLatinDigits } from './digits.ts';

/** A telephone number as it is stored: `+` and 7 to 15 digits. */
export interface Phone {
  e164: string;
}

const SPACING = /[\s.\-\u2010-\u2015\u2212()/\p{Cf}]/gu;

/**
 * A Moroccan number as people write it, or a foreign one in international form (`+` or `00`).
 *
 * Moroccan: nine national digits that begin with 5 (fixed), 6 or 7 (mobile), in any digits, after a
 * trunk 0, +212, 00212, 212, +212 0, or nothing. Numbers in 8 are refused: in ANRT's plan 80 and 89
 * are free-phone and premium services, which reach no person. Foreign: a country code and 7 to 15
 * digits in all (ITU-T E.164). The 0 that people dial at home before a number is no part of it and
 * is dropped, `(0)` in brackets everywhere; where numbers themselves begin with 0, as in Italy, it
 * stays. Returns `null` for anything else.
 */
export function parsePhone(text: string, home: { country: 'MA' }): Phone | null {
  if (text.length > 64) return null;
  const latin = toLatinDigits(text).replace(/\(\s*0\s*\)(?=.*\d)/, (_, at: number, all: string) =>
    at === 0 || ZERO_STAYS.test(withoutSpacing(all.slice(0, at))) ? '0' : '',
  );
  const number = withoutSpacing(latin);
  return PLANS[home.country](number) ?? foreignNumber(number);
}

function withoutSpacing(text: string): string {
  return text.replace(SPACING, '').replace(/^00/, '+');
}

const PLANS = { MA: moroccanNumber };

function moroccanNumber(number: string): Phone | null {
  const national = /^(?:\+?2120?|0)?(?<national>[5-7]\d{8})$/.exec(number)?.groups?.national;
  return national === undefined ? null : { e164: `+212${national}` };
}

/** Country codes after which 0 is the first digit of numbers. */
const ZERO_STAYS = /^\+(?:225|229|241|242|378|379|39)$/;

/**
 * Country codes where 0 is dialled at home and begins no number, by the dialling procedures that
 * the countries report to the ITU (Operational Bulletin 1000, and national plans of E.164). Where a
 * number has no such 0, as in Spain, or another digit, as in Russia, nothing is dropped.
 */
const TRUNK_ZERO = new RegExp(
  `^\\+(?<code>${[
    '20|211|213|218|231|232|233|234|243|249|250|251|252|254|255|256|260|261|262|263|264|265|27|291',
    '31|32|33|353|355|358|359|370|373|374|380|381|382|383|385|386|387|389|40|41|421|43|44|46|49',
    '51|53|54|55|58|590|591|593|594|595|596|598|60|61|62|63|64|66|81|82|84|855|856|86|880|886',
    '90|91|92|93|94|95|961|962|963|964|966|967|970|971|972|976|977|98|994|995|996',
  ].join('|')})0(?=[1-9])`,
);

function foreignNumber(written: string): Phone | null {
  const number = written.replace(TRUNK_ZERO, '+$<code>');
  return /^\+(?!212)[1-9]\d{6,14}$/.test(number) ? { e164: number } : null;
}

/** Why no SMS goes to a number. */
export type NumberFault = 'not_e164' | 'premium' | 'prefix';

const E164 = /^\+[1-9]\d{6,14}$/;
/** Prefixes of numbers as a setting states them: a country code, or it and what follows. */
const PREFIX = /^\+[1-9]\d{0,9}$/;
/** Prefixes that one setting may state. */
const PREFIXES_MAX = 100;

/**
 * Numbers at which whoever is called earns, or which belong to no country and cost as much, whatever
 * prefixes are allowed. Of Morocco: ANRT's plan, where 8 stands for free-phone and premium services.
 * Of others: the national plans that the ITU publishes (E.164, Operational Bulletin).
 */
const PREMIUM = [
  ['+212', ['8']],
  // Shared by no country: satellites, networks without a country, international premium rate.
  ['+8', ['08', '70', '78', '81', '82', '83', '88']],
  ['+1', ['900', '976']],
  ['+979', ['']],
  ['+33', ['81', '82', '89']],
  ['+34', ['803', '806', '807', '905', '907']],
  ['+31', ['900', '906', '909']],
  ['+32', ['90']],
  ['+39', ['1', '89']],
  ['+41', ['900', '901', '906']],
  ['+44', ['70', '871', '872', '873', '9']],
  ['+49', ['137', '180', '19', '900']],
  ['+351', ['6', '760', '761', '762']],
  ['+30', ['90']],
  ['+36', ['90']],
  ['+40', ['90']],
  ['+43', ['9']],
  ['+45', ['90']],
  ['+46', ['900', '939', '944']],
  ['+47', ['82']],
  ['+48', ['70']],
  ['+353', ['15']],
  ['+358', ['600', '700']],
  ['+359', ['90']],
  ['+385', ['60', '61', '64', '69']],
  ['+386', ['90']],
  ['+420', ['90']],
  ['+421', ['90']],
  ['+90', ['900']],
] as const;
const PREMIUM_NUMBER = new RegExp(
  `^(?:${PREMIUM.flatMap(([country, ways]) => ways.map((way) => `\\${country}${way}`)).join('|')})`,
);

/**
 * Whether an SMS may go to a number, by the prefixes that are allowed; null where it may. Numbers of
 * Western Sahara are Moroccan ones, +212 5 28 and +212 6 and 7.
 */
export function numberFault(number: string, prefixes: readonly string[]): NumberFault | null {
  if (!E164.test(number)) return 'not_e164';
  if (PREMIUM_NUMBER.test(number)) return 'premium';
  return prefixes.some((prefix) => number.startsWith(prefix)) ? null : 'prefix';
}

/** Prefixes from what was typed, with spaces, commas or lines between them; null where one is none. */
export function readPrefixes(typed: string): string[] | null {
  const prefixes = typed.split(/[\s,;]+/).filter((one) => one !== '');
  const areGood = prefixes.every((one) => PREFIX.test(one));
  return areGood && prefixes.length > 0 && prefixes.length <= PREFIXES_MAX ? prefixes : null;
}

/** One sentence for each form that a language has, chosen whole: no sentence is put together. */
export interface ArabicForms {
  readonly zero: string;
  readonly one: string;
  readonly two: string;
  /** 3 to 10. */
  readonly few: string;
  /** 11 to 99. */
  readonly many: string;
  /** 100, 101, 102, 200 … */
  readonly other: string;
}

/** The six forms of Arabic, by the last two digits as CLDR has them. `n`: a whole number from 0. */
export function arabic(n: number, forms: ArabicForms): string {
  if (n === 0) return forms.zero;
  if (n === 1) return forms.one;
  if (n === 2) return forms.two;
  const rest = n % 100;
  if (rest >= 3 && rest <= 10) return forms.few;
  return rest >= 11 ? forms.many : forms.other;
}

/** French: 0 and 1 are singular. */
export function french(n: number, one: string, other: string): string {
  return n < 2 ? one : other;
}

/** English: 1 alone is singular. */
export function english(n: number, one: string, other: string): string {
  return n === 1 ? one : other;
}

export interface AmazighForms {
  /** 0 and 1. */
  readonly one: string;
  /** 2 to 10: the noun is plural. */
  readonly few: string;
  /** 11 and more: the numeral is followed by ⵏ and the singular. */
  readonly other: string;
}

/** Amazigh. No runtime knows a rule for `zgh`; this is CLDR's for Tachelhit (`shi`), its neighbour. */
export function amazigh(n: number, forms: AmazighForms): string {
  if (n < 2) return forms.one;
  return n <= 10 ? forms.few : forms.other;
}

/** What one part of an SMS costs: so many ten-thousandths of a currency (ISO 4217). */
export interface Price {
  readonly amount: number;
  readonly currency: string;
}

/** A price as people write it, `0.35 MAD` or `0,35 MAD`; null for what is none. */
export function readPrice(typed: string): Price | null {
  const {
    whole,
    part = '',
    currency,
  } = /^\s*(?<whole>\d{1,4})(?:[.,](?<part>\d{1,4}))?\s*(?<currency>[A-Za-z]{3})\s*$/.exec(typed)
    ?.groups ?? {};
  if (whole === undefined || currency === undefined) return null;
  return {
    amount: Number(whole) * 10_000 + Number(part.padEnd(4, '0')),
    currency: currency.toUpperCase(),
  };
}

/** What so many parts cost, with two decimals, rounded up: `35.00 MAD`. */
export function costOf({ amount, currency }: Price, parts: number): string {
  const cents = Math.ceil((amount * parts) / 100);
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')} ${currency}`;
}

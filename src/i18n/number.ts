/** A whole number in Latin digits, in groups of three: `grouped(1150000, '.')` is `1.150.000`. */
export function grouped(n: number, separator: string): string {
  return String(Math.trunc(n)).replace(/\B(?=(\d{3})+$)/g, separator);
}

/** A difference with its sign: `+120`, `−383` (U+2212), `0`. */
export function signed(n: number, separator: string): string {
  if (n === 0) return '0';
  return `${n > 0 ? '+' : '\u2212'}${grouped(Math.abs(n), separator)}`;
}

/** A whole number in Latin digits, in groups of three: `grouped(1150000, '.')` is `1.150.000`. */
export function grouped(n: number, separator: string): string {
  return String(Math.trunc(n)).replace(/\B(?=(\d{3})+$)/g, separator);
}

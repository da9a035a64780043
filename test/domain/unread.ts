/** As many characters as 10 MB hold of these. */
export const tenMegabytes = (unit: string): string => unit.repeat(10_000_000 / unit.length);

/**
 * Does something ten thousand times over. Whatever reads 10 MB to their end each time takes minutes, and
 * its test does not end in time; how busy the machine is makes no difference.
 */
export function overAndOver(work: () => void): void {
  for (let times = 0; times < 10_000; times++) work();
}

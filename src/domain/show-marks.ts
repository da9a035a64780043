import { HOUR_MS } from './time.ts';

/** What is next is soon: of tomorrow's first show nobody says so today. ms */
const NEXT_WITHIN = 6 * HOUR_MS;

/** Of each show, whether it goes on at an instant (ms) or is what begins next; null for the others. */
export function marksAt(
  shows: readonly { readonly from: number; readonly to: number }[],
  now: number,
): ('now' | 'next' | null)[] {
  const next = Math.min(...shows.map(({ from }) => (from > now ? from : Number.POSITIVE_INFINITY)));
  return shows.map(({ from, to }) => {
    if (from <= now && now < to) return 'now';
    return from === next && next - now <= NEXT_WITHIN ? 'next' : null;
  });
}

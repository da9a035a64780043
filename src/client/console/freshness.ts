import type { Link } from './feed.ts';

/** After this time without an answer of the server, figures are shown as old. */
export const STALE_MS = 15_000;

export type Freshness = 'connecting' | 'live' | 'reconnecting' | 'stale' | 'signed_out';

/**
 * What the screen may claim about its figures. `silence`: ms since the server last confirmed them.
 */
export function freshness(link: Link, silence: number): Freshness {
  if (link === 'signed_out') return 'signed_out';
  return silence > STALE_MS ? 'stale' : link;
}

/** Minutes and seconds, `02:05`; the minutes grow without limit. */
export function ageText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${twoDigits(Math.floor(seconds / 60))}:${twoDigits(seconds % 60)}`;
}

function twoDigits(n: number): string {
  return String(n).padStart(2, '0');
}

import { CHANNELS } from './channel.ts';
import { assignedGate, type Edition, slotsOf } from './edition.ts';
import type { PartyKind } from './kinds.ts';
import { holdsLink } from './link.ts';
import { smsParts } from './sms-parts.ts';
import { cleanText } from './text.ts';

/** A text for many in the languages in which messages are written; null: English was not written. */
export interface BulkTexts {
  readonly ar: string;
  readonly fr: string;
  readonly en: string | null;
}

/** Whom a text is for, of those who hold a window that is not over; null: all of them. */
export interface Audience {
  readonly day: number | null;
  readonly window: number | null;
  readonly kind: PartyKind | null;
  readonly gate: number | null;
}

/** By what somebody is reached; `kept`: by nothing while nothing carries messages; `none`: by nothing. */
export const REACHES = [...CHANNELS, 'kept', 'none'] as const;
export type Reach = (typeof REACHES)[number];

/** Places in a text that each holder's own visit fills, as the fixed texts have them. */
export const PLACES = ['code', 'day', 'weekday', 'd', 'month', 'from', 'to', 'gate'] as const;
export type Place = (typeof PLACES)[number];

/** Parts of an SMS at most: whoever gets it should read it. */
const PARTS_MAX = 3;
/** What one field takes: more than any text of so many parts. */
export const TEXT_MAX = 500;

/** `link`: an SMS carries none. `place`: none that is known. `long`: more parts than it may have. */
export type TextFault = 'missing' | 'link' | 'place' | 'long';

/** A text as it was typed, ready to be kept; null where nothing is left of it, or far too much. */
export function cleanBulk(typed: string): string | null {
  return cleanText(typed, TEXT_MAX);
}

/** What is wrong with a text; `filled`: as the longest visit fills it, in the alphabet of its language. */
export function textFault(text: string, filled: string): TextFault | null {
  if (holdsLink(text)) return 'link';
  const places = [...text.matchAll(/\{[^{}]*\}|[{}]/g)].map(([place]) => place.slice(1, -1));
  if (places.some((place) => !PLACES.some((one) => one === place))) return 'place';
  return smsParts(filled).parts > PARTS_MAX ? 'long' : null;
}

/** Whether some language says something of each holder's own visit. */
export function isOfVisit({ ar, fr, en }: BulkTexts): boolean {
  return [ar, fr, en ?? ''].some((text) => /\{\w+\}/.test(text));
}

/** The windows whose holders a text is for, by number: none that is over. */
export function windowsOf(edition: Edition, { day, window }: Audience, now: number): number[] {
  return [...slotsOf(edition).values()]
    .filter(
      (slot) =>
        slot.ends_at > now &&
        (day === null || slot.day === day) &&
        (window === null || slot.number === window),
    )
    .map(({ number }) => number)
    .sort((a, b) => a - b);
}

/** Whether a holder of one of its windows is meant. */
export function isMeant(
  edition: Edition,
  { kind, gate }: Audience,
  holder: { readonly kind: PartyKind; readonly serial: number; readonly step_free: boolean },
): boolean {
  return (
    (kind === null || holder.kind === kind) &&
    (gate === null || assignedGate(edition.gates, holder)?.number === gate)
  );
}

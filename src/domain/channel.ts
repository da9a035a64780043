import { localParts, type Zone } from './calendar.ts';

/** The ways in which messages leave the service, those that cost nothing first. */
export const CHANNELS = ['push', 'email', 'sms'] as const;
export type Channel = (typeof CHANNELS)[number];

/** `off`: set up, and never switched on; `stopped`: what is to be sent waits. */
export const CHANNEL_STATES = ['off', 'on', 'stopped'] as const;
export type ChannelState = (typeof CHANNEL_STATES)[number];

/** Minutes of the local day, from 0 to 1439: nothing leaves from the first to before the second. */
export interface QuietHours {
  readonly from: number;
  readonly until: number;
}

/** Whether an instant (ms) lies in the quiet hours of a zone. They may go over midnight. */
export function isQuiet(now: number, quiet: QuietHours | null, zone: Zone): boolean {
  if (!quiet || quiet.from === quiet.until) return false;
  const { hour, minute } = localParts(now, zone);
  const at = hour * 60 + minute;
  return quiet.from < quiet.until
    ? at >= quiet.from && at < quiet.until
    : at >= quiet.from || at < quiet.until;
}

/** Attempts of one message, after which it is not tried again. */
const ATTEMPTS_MAX = 12;
const FIRST_S = 30;
/** However long a carrier asks to be left alone: a message is soon of no use. */
const LONGEST_S = 3_600;

/**
 * Seconds until a message may be tried again that was not handed over, after so many attempts; null when
 * it was tried often enough. Twice as long each time, and at least as long as its carrier asked for.
 */
export function retryAfter(attempts: number, asked = 0): number | null {
  if (attempts >= ATTEMPTS_MAX) return null;
  const own = FIRST_S * 2 ** Math.max(0, attempts - 1);
  const wanted = Number.isFinite(asked) ? Math.max(own, asked) : own;
  return Math.min(LONGEST_S, wanted);
}

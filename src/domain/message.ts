import type { BulkTexts } from './bulk.ts';
import type { WindowHours } from './edition.ts';
import type { DeclineReason } from './requests.ts';

/**
 * What a message tells the holder of a registration. `ticket`: they are registered; `moved`, `gate`: an
 * edit of the edition gave them another hour, or another gate; the others: what they or somebody of the
 * office did to their registration. `turn`: the wait list came to them, and they are registered; `offer`:
 * it keeps places for them until they answer. `reminder`: they come tomorrow; `bulk`: what somebody of the
 * office writes to many; `code`: six digits, for whoever looks for a ticket. `wish`: the guardian
 * of a child has an answer to read; `called_off`: their day does not take place.
 */
export const MESSAGE_KINDS = [
  'ticket',
  'moved',
  'gate',
  'changed',
  'cancelled',
  'approved',
  'declined',
  'turn',
  'offer',
  'reminder',
  'bulk',
  'code',
  'wish',
  'called_off',
] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** `unknown`: whether it arrived was never answered. `dropped`: it is not sent. */
export const MESSAGE_STATES = [
  'ready',
  'sending',
  'sent',
  'delivered',
  'bounced',
  'unknown',
  'dropped',
] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/**
 * Why a message is not sent. `no_channel`: nothing carries messages yet; `superseded`: what it says was
 * changed since; `other_contact`: its recipient is not the holder's any more; `expired`: it was of no use
 * any more before it could leave; `not_carried`: no carrier took it, however often it was asked; `stopped`:
 * whoever wrote it to many had it stopped.
 */
export const DROP_REASONS = [
  'no_channel',
  'superseded',
  'other_contact',
  'expired',
  'not_carried',
  'stopped',
] as const;
export type DropReason = (typeof DROP_REASONS)[number];

/** Where a message stands: its state, and of one that was dropped, why. */
export type MessageStanding = Exclude<MessageState, 'dropped'> | DropReason;

/** When and where somebody comes, and the twelve digits of their ticket. */
export interface SaidVisit {
  readonly hours: WindowHours;
  /** Its sign, if it has one, and its number. */
  readonly gate: { readonly sign?: string | null; readonly number: number };
  readonly code: string;
}

/** Places of a window that are kept until a local time of a date. */
export interface SaidOffer {
  readonly kind: 'offer';
  readonly hours: WindowHours;
  readonly by: { readonly date: string; readonly time: string };
  /** Whether that is on the day on which it is said. */
  readonly today: boolean;
}

/** What a message says: facts of the edition and words of lists, and nothing that a visitor typed. */
export type Said =
  | ({
      readonly kind: 'ticket' | 'moved' | 'gate' | 'changed' | 'approved' | 'turn' | 'reminder';
    } & SaidVisit)
  /** `texts`: as somebody of the office typed them. */
  | ({ readonly kind: 'bulk'; readonly texts: BulkTexts } & SaidVisit)
  | SaidOffer
  /** Of its receipt, and not a word of what was asked. */
  | { readonly kind: 'wish'; readonly number: number }
  /** `asked`: by its holder, who had somebody of the office do it. */
  | { readonly kind: 'cancelled'; readonly code: string; readonly asked: boolean }
  /** `date`: `YYYY-MM-DD`. */
  | { readonly kind: 'called_off'; readonly code: string; readonly date: string }
  | { readonly kind: 'declined'; readonly code: string; readonly reason: DeclineReason }
  /** Six digits. */
  | { readonly kind: 'code'; readonly digits: string };

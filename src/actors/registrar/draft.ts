import type { ChangeReason } from '../../domain/change-reason.ts';
import type { CoachNumbers } from '../../domain/coaches.ts';
import { type Edition, isOff } from '../../domain/edition.ts';
import type { GateNote } from '../../domain/gate-note.ts';
import type { DeclineReason } from '../../domain/requests.ts';
import type { ChangedRegistration, ChangeRequest } from '../../store/registrations/change.ts';
import type { KnownRegistration, UsedTicket } from '../../store/registrations/known.ts';
import type { TicketRow } from '../../store/registrations/register.ts';

/** What a holder, or a member of the edition, asks for. */
export type ChangeOrder =
  | {
      readonly type: 'change';
      readonly slot: number;
      readonly adults: number;
      readonly children: number;
      readonly step_free: boolean;
      /** Why a member changes it. */
      readonly reason?: ChangeReason;
    }
  | {
      readonly type: 'split';
      readonly serial: number;
      readonly adults: number;
      readonly children: number;
    }
  | {
      readonly type: 'cancel';
      readonly reason?: ChangeReason;
      /** Its day is called off. */
      readonly called_off?: true;
    }
  /** For the window that it waits for, or for another one. */
  | { readonly type: 'approve'; readonly slot?: number }
  | { readonly type: 'decline'; readonly reason: DeclineReason }
  /** Its holder has completed what was declined: the sealed contact, as of that revision. */
  | {
      readonly type: 'resend';
      readonly slot: number;
      readonly contact: string;
      readonly revision: number;
    }
  /** Lost tickets, given out anew. `unproven`: an organizer answers for it, whatever was asked before. */
  | { readonly type: 'reissue'; readonly serials: readonly number[]; readonly unproven: boolean }
  /** What the gate does for its people; null takes the note away. */
  | { readonly type: 'note'; readonly note: GateNote | null }
  /**
   * Other numbers for the coaches of a group, in its window or in another one. Coaches that are not
   * named keep theirs.
   */
  | { readonly type: 'coaches'; readonly coaches: readonly CoachNumbers[]; readonly slot: number }
  /** One coach of a group stays at home. `others_stay`: whoever asks was told that others still come. */
  | { readonly type: 'cancel_coach'; readonly serial: number; readonly others_stay?: true }
  /** Whom to call when a coach is late: the sealed contact, as of that revision. */
  | { readonly type: 'call'; readonly contact: string; readonly revision: number }
  /** By the directorate's code (its hash), for the window that it waits for or another one. */
  | { readonly type: 'vouch'; readonly slot: number; readonly group_code: string };

/** A change that was worked out, and what it was worked out on. */
export interface Worked {
  readonly known: KnownRegistration;
  readonly order: ChangeOrder;
  readonly change: ChangedRegistration;
  readonly request: ChangeRequest;
}

/**
 * Why nothing can be written: `already_used`: people of it have entered. `changed_meanwhile`: it is
 * another one than whoever asked had before them.
 */
export type Refused =
  | 'invalid'
  | 'not_found'
  | 'already_used'
  | 'too_many_changes'
  | 'registration_closed'
  | 'changed_meanwhile';

/** What a draft needs beside the registration. */
export interface DraftContext {
  readonly edition: Edition;
  readonly now: number;
  nextSerial(): number;
  newSecret(): number;
}

/** Every ticket that it holds from now on, and what else of it changes. */
export interface Draft
  extends Omit<
    ChangedRegistration,
    'id' | 'serials' | 'retired' | 'tickets' | 'girls' | 'boys' | 'agreed'
  > {
  readonly tickets: readonly TicketRow[];
  /** Serials that it holds no more. */
  readonly given_up: readonly number[];
}

export function kept(known: KnownRegistration): Draft {
  const { state, day, slot, adults, children, held, step_free, group_code, tickets } = known;
  const { waits_since, decline_reason, first_secret, coaches } = known;
  return {
    ...{ state, day, slot, adults, children, held, step_free, group_code, tickets, first_secret },
    ...{ waits_since, decline_reason, coaches, contact: null },
    given_up: [],
  };
}

/** A ticket for other people or another window: a newer one of its serial, if anything it says changes. */
export function resized(
  ticket: UsedTicket,
  share: { adults: number; children: number; girls?: number } = ticket,
  before: UsedTicket = ticket,
): TicketRow {
  const { adults, children } = share;
  const girls = Math.min(share.girls ?? ticket.girls, children);
  const says = (one: TicketRow) => [one.adults, one.children, one.slot].join();
  const now = { ...ticket, adults, children, girls };
  return says(now) === says(before) ? now : { ...now, revision: ticket.revision + 1 };
}

/** Tickets that stand, or wait to. */
export function standing<T extends Pick<TicketRow, 'state'>>(tickets: readonly T[]): T[] {
  return tickets.filter(({ state }) => state !== 'cancelled');
}

export function sumOf(
  tickets: readonly Pick<TicketRow, 'adults' | 'children' | 'girls'>[],
  what: 'adults' | 'children' | 'girls',
): number {
  return tickets.reduce((sum, ticket) => sum + ticket[what], 0);
}

/** A day that is over is not changed, and no party moves to one. */
export function isOver({ edition, now }: DraftContext, number: number): boolean {
  const day = edition.days.find((one) => one.number === number);
  return day !== undefined && now >= day.closes_at;
}

/** Nobody is confirmed for a day that is called off, whatever they hold. */
export function isOnDayOff({ edition }: DraftContext, number: number): boolean {
  return edition.days.some((day) => day.number === number && isOff(day));
}

import type { TicketState } from './admission.ts';
import { type Edition, needsApproval } from './edition.ts';
import { APPROVED_BY_HAND, type Locale, type PartyKind } from './kinds.ts';
import type { MediaDetails } from './media-details.ts';
import type { DeclineReason } from './requests.ts';

/** A party that asks for places, checked and normalised: what the Registrar takes. */
export interface PartyRequest {
  readonly slot: number;
  readonly kind: PartyKind;
  readonly party: Party;
  readonly organisation: string | null;
  /** The directorate's code, which confirms a group at once. */
  readonly group_code: string | null;
  readonly contact: Contact;
  readonly step_free: boolean;
  readonly locale: Locale;
  readonly news: boolean;
  /** What the press says of its work; null where it was not asked. */
  readonly media: MediaDetails | null;
  /** Windows on other days for the same people: one request, with a registration for each day. */
  readonly also: readonly number[];
}

/** For a school `children` is girls + boys; the two are kept only as head-counts. */
export interface Party {
  readonly adults: number;
  readonly children: number;
  readonly girls: number;
  readonly boys: number;
  /** Coaches of a school or an association; each one is a ticket. 1 for every other kind. */
  readonly coaches: number;
}

/**
 * Phone in E.164. A party that registers itself gives a name, and a phone or an e-mail; one that a
 * member registers at the desk may give nothing: the name is then empty.
 */
export interface Contact {
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
  /** Whom to call when a coach of a group is late; E.164. Absent: its phone. */
  readonly call?: string | null;
}

export const REGISTRATION_STATUSES = ['confirmed', 'pending', 'cancelled'] as const;
export type RegistrationStatus = (typeof REGISTRATION_STATUSES)[number];

/** The answer to a registration, in the form of the public interface. */
export interface RegistrationReceipt {
  readonly registration: {
    readonly reference: string;
    readonly status: RegistrationStatus;
    readonly manage_url: string;
  };
  readonly tickets: readonly IssuedTicket[];
}

export interface IssuedTicket {
  readonly serial: number;
  readonly code: string;
  readonly token: string;
  readonly url: string;
  readonly qr_url: string;
  readonly kind: PartyKind;
  readonly admits: number;
  readonly adults: number;
  readonly children: number;
  readonly date: string;
  readonly starts_at: string;
  readonly ends_at: string;
}

/** A ticket as its page shows it: no name, no phone, no management link. */
export interface TicketView {
  readonly event: number;
  readonly serial: number;
  readonly code: string;
  readonly token: string;
  readonly state: TicketState | 'superseded';
  readonly kind: PartyKind;
  readonly adults: number;
  readonly children: number;
  /** Of the children, in a school's coach. */
  readonly girls: number;
  /** People of this ticket inside now, and those admitted so far today. */
  readonly inside: number;
  readonly entered: number;
  /** When (ms) and at which gate somebody last went in; null where nobody did, or long ago. */
  readonly last_in: { readonly at: number; readonly gate: number | null } | null;
  readonly day: number;
  readonly slot: number;
  readonly step_free: boolean;
  readonly locale: Locale;
  /** Since when it is as it is, ms. */
  readonly issued_at: number;
}

/** A registration as its holder manages it. */
export interface RegistrationView {
  readonly event: number;
  readonly id: string;
  readonly reference: string;
  readonly status: RegistrationStatus;
  /** Places that are held for it, in people: none while a group waits for approval. */
  readonly held: number;
  readonly kind: PartyKind;
  readonly party: Party;
  readonly slot: number;
  readonly day: number;
  readonly step_free: boolean;
  readonly locale: Locale;
  readonly tickets: readonly TicketView[];
  /** People for whom a group was approved or vouched for; null where neither was needed. */
  readonly agreed: number | null;
  /** Since when it waits for approval, or waited, ms; null where it needed none. */
  readonly waits_since: number | null;
  /** Why it was declined; null where it was not. */
  readonly decline_reason: DeclineReason | null;
  /** Times that it was completed and sent again. */
  readonly resent: number;
  /** When all that was known of its people was erased, ms; null where it was not. */
  readonly erased_at: number | null;
}

/** People counted against the places of a slot. */
export function peopleOf(party: Pick<Party, 'adults' | 'children'>): number {
  return party.adults + party.children;
}

/** Kinds that share one part of a window's places between them. */
export const GROUP_KINDS: readonly PartyKind[] = ['school', 'association'];

/**
 * The first state of a registration. A group of more people than a party may have is confirmed by the
 * directorate's code, or waits and holds none: otherwise anyone could book a whole day for pupils that
 * do not exist. All others whose kind is approved first wait and hold their places meanwhile; a code
 * is such an approval, but not for the press and for guests.
 */
export function firstStateOf(
  request: Pick<PartyRequest, 'kind' | 'party' | 'group_code'>,
  edition: Pick<Edition, 'party_max' | 'approved_kinds'>,
): { readonly state: 'confirmed' | 'pending'; readonly held: number } {
  const { kind, party, group_code } = request;
  const people = peopleOf(party);
  const isVouched = group_code !== null && !APPROVED_BY_HAND.includes(kind);
  if (isVouched) return { state: 'confirmed', held: people };
  if (GROUP_KINDS.includes(kind) && people > edition.party_max)
    return { state: 'pending', held: 0 };
  return { state: needsApproval(edition, kind) ? 'pending' : 'confirmed', held: people };
}

/** Whether parties of a kind can wait for an answer in this edition. */
export function canWait(edition: Pick<Edition, 'approved_kinds'>, kind: PartyKind): boolean {
  return GROUP_KINDS.includes(kind) || needsApproval(edition, kind);
}

/** A party as tickets: a group has one for each coach, its people shared as evenly as possible. */
export function partsOf(party: Party): { adults: number; children: number; girls?: number }[] {
  const n = Math.max(1, party.coaches);
  const share = (total: number, i: number) => Math.floor(total / n) + (i < total % n ? 1 : 0);
  return Array.from({ length: n }, (_, i) => ({
    adults: share(party.adults, i),
    // Counted from the other end, so that no coach gets both an extra adult and an extra child.
    children: share(party.children, n - 1 - i),
    ...(party.girls > 0 && { girls: share(party.girls, n - 1 - i) }),
  }));
}

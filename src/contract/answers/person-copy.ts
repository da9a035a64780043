import type { GateNote } from '../../domain/gate-note.ts';
import type { Locale, PartyKind } from '../../domain/kinds.ts';
import type { MessageKind, MessageStanding } from '../../domain/message.ts';
import type { Role } from '../../domain/roles.ts';
import type { WishState } from '../../domain/wish.ts';
import type { WishAnswer } from '../../domain/wish-answer.ts';

// All that is held about one person, as they are given it: a file, and the same as a page. Instants are
// ISO 8601 with offset, dates and hours local.

/** What somebody of the team looked at. */
export type LookAtOne =
  | 'open_record'
  | 'open_request'
  | 'show_contact'
  | 'call_coach'
  | 'read_name'
  | 'open_person'
  | 'give_copy'
  /** The list of groups by which it was registered, with their names and private links. */
  | 'open_list'
  | 'open_wish'
  /** A file of everybody, with names and contacts. */
  | 'export_contacts';

/** That somebody looked, by their role and never by their name. */
export interface CopiedOpening {
  readonly at: string;
  readonly role: Role;
  readonly what: LookAtOne;
}

export interface CopiedContact {
  readonly name: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly organisation: string | null;
  /** Whatever else its holder has answered, by the name of the question. */
  readonly answers: Readonly<Record<string, unknown>>;
}

export interface CopiedTicket {
  readonly code: string;
  readonly state: string;
  readonly adults: number;
  readonly children: number;
  /** Of the children, in a school's coach. */
  readonly girls: number;
  readonly step_free: boolean;
  readonly language: Locale;
  readonly issued_at: string;
  readonly note: GateNote | null;
  /** People who passed; negative: they left. */
  readonly passages: readonly {
    readonly at: string;
    readonly people: number;
    readonly gate: number;
  }[];
}

export interface CopiedMessage {
  readonly kind: MessageKind;
  readonly standing: MessageStanding;
  readonly language: Locale;
  readonly written_at: string;
  /** What carried it, or tries to; null before anything did. */
  readonly channel: string | null;
  /** The carrier's own name for it. */
  readonly carried_as: string | null;
  /** Null where its seal cannot be opened any more. */
  readonly text: string | null;
  readonly phone: string | null;
  readonly email: string | null;
}

/** One registration, or one place in a wait list. */
export interface CopiedParty {
  readonly of: 'registration' | 'wait';
  readonly id: string;
  readonly reference: string;
  readonly state: string;
  readonly kind: PartyKind | null;
  readonly registered_at: string;
  readonly changed_at: string;
  readonly erased_at: string | null;
  readonly date: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly adults: number | null;
  readonly children: number | null;
  readonly girls: number | null;
  readonly boys: number | null;
  readonly coaches: number | null;
  /** The people for whom a group was approved, or vouched for. */
  readonly agreed: number | null;
  readonly decline_reason: string | null;
  /** Registered by the desk for somebody who stood there, or from a wait list. */
  readonly at_desk: boolean | null;
  readonly waited: boolean | null;
  readonly step_free: boolean | null;
  readonly news: boolean | null;
  readonly language: Locale;
  readonly contact: CopiedContact | null;
  readonly tickets: readonly CopiedTicket[];
  readonly messages: readonly CopiedMessage[];
  /** Since when browsers are told of it, each. */
  readonly browsers: readonly string[];
  /** Changes of it, and wrong answers of who asked for a lost ticket anew. */
  readonly changes: readonly { readonly at: string; readonly what: string }[];
  readonly wrong_answers: readonly string[];
  /** Places that a party in a wait list was offered: how often, and until when the last are kept. */
  readonly offers: number;
  readonly offered_until: string | null;
  /** What was typed at a gate about its people. */
  readonly remarks: readonly {
    readonly at: string;
    readonly gate: number;
    readonly text: string;
  }[];
  /** The latest first. */
  readonly openings: readonly CopiedOpening[];
}

/** A child's wish, as its guardian takes it along. */
export interface CopiedWish {
  readonly number: number;
  readonly state: WishState;
  readonly language: Locale;
  readonly received_at: string;
  /** The local day by which it is answered. */
  readonly answer_by: string;
  readonly answered_at: string | null;
  readonly erased_at: string | null;
  /** The local day on which all of it is erased. */
  readonly erased_on: string;
  /** When a passage was taken out of it. */
  readonly passages: readonly string[];
  /**
   * As it was sent, in the parts between which passages were taken out; null once it is erased. In a copy
   * that the data officer gives, it and the answer are null as well: few may read them, and the wish's own
   * link gives them.
   */
  readonly sent: {
    readonly first_name: string;
    readonly age: number;
    readonly parts: readonly string[];
    readonly phone: string | null;
    readonly email: string | null;
  } | null;
  readonly said: WishAnswer | null;
  /** The latest first. */
  readonly openings: readonly CopiedOpening[];
}

export interface PersonCopy {
  readonly format: 'abwab.personal-data';
  readonly version: 1;
  readonly made_at: string;
  readonly edition: {
    readonly slug: string;
    readonly name: Readonly<Record<string, string>>;
    readonly controller: Readonly<Record<string, string>>;
    readonly contact: string;
  };
  /** The local day on which all of it is erased. */
  readonly erased_on: string;
  readonly held: readonly CopiedParty[];
  /** Of whoever holds the private link of a wish; and such as were sent with the contact of `held`. */
  readonly wishes: readonly CopiedWish[];
}

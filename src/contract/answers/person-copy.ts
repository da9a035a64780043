import type { GateNote } from '../../domain/gate-note.ts';
import type { Locale, PartyKind } from '../../domain/kinds.ts';
import type { MessageKind, MessageStanding } from '../../domain/message.ts';
import type { Role } from '../../domain/roles.ts';

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
  readonly written_at: string;
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
  readonly erased_at: string | null;
  readonly date: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly adults: number | null;
  readonly children: number | null;
  readonly girls: number | null;
  readonly boys: number | null;
  readonly step_free: boolean | null;
  readonly news: boolean | null;
  readonly language: Locale;
  readonly contact: CopiedContact | null;
  readonly tickets: readonly CopiedTicket[];
  readonly messages: readonly CopiedMessage[];
  /** Browsers that are told of it. */
  readonly browsers: number;
  /** What was typed at a gate about its people. */
  readonly remarks: readonly {
    readonly at: string;
    readonly gate: number;
    readonly text: string;
  }[];
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
}

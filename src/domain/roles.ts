import type { PartyKind } from './kinds.ts';

/** What a member of an edition can be; the table `member_role` lists the same words. */
export const MEMBER_ROLES = [
  'owner',
  'organizer',
  'safety',
  'gate',
  'desk',
  'communication',
  'privacy',
  'viewer',
] as const;
export type Role = (typeof MEMBER_ROLES)[number];

/**
 * Actors who are not members: a visitor by the link of a registration or by none, the holder of a
 * one-time link, of a passkey or of digits that a phone shows, a gate phone by its token, the operator by the operator's key, and the service
 * itself by its clock.
 */
export const ACTORS_WITHOUT_ROLE = ['visitor', 'invitee', 'phone', 'operator', 'service'] as const;
type ActorWithoutRole = (typeof ACTORS_WITHOUT_ROLE)[number];

/** Every actor in the table. */
export type Actor = Role | ActorWithoutRole;

const ORGANIZERS = ['owner', 'organizer'] as const;
/** The roles that supervise the gates, and may stop people from entering. */
const WATCH = [...ORGANIZERS, 'safety'] as const;
/** The roles before whom visitors stand with a question. */
const DESKS = [...ORGANIZERS, 'desk'] as const;
/** The roles that may open a registration; communication only those of media. */
const READERS = [...DESKS, 'communication', 'privacy'] as const;

/**
 * What can be done, and by which roles. Routes, navigation, pages and operations all read it here;
 * a role that is not listed may not.
 */
export const PERMISSIONS = {
  read_figures: MEMBER_ROLES,
  /** Of a day and of the edition: with what its figures hide, such as girls and boys of schools. */
  read_report: [...WATCH, 'communication', 'privacy', 'operator'],
  /** Of editions before this service: what was announced, by whom. */
  state_announced: ORGANIZERS,
  renew_session: MEMBER_ROLES,
  /** Also of somebody who has lost every role. */
  end_session: [...MEMBER_ROLES, 'invitee'],
  /** Marks one's computer as one that several people use. */
  mark_shared: MEMBER_ROLES,
  /** Opens another screen in one's own name. */
  open_screen: MEMBER_ROLES,
  /** One's own. */
  manage_passkeys: MEMBER_ROLES,
  /** Proves with one's passkey, now, that one is there oneself and asks for one thing. */
  touch_passkey: MEMBER_ROLES,
  answer_alert: WATCH,

  read_gates: WATCH,
  read_supervisor_codes: WATCH,
  print_practice_codes: WATCH,
  /** Holds, closes, changes the reason, and reopens. A supervisor at their own gate alone. */
  hold_gate: [...WATCH, 'gate'],
  /** Starts and ends it. A supervisor at their own gate alone. */
  set_free_flow: [...WATCH, 'gate'],
  /** The page of the one gate that a supervisor is bound to. */
  read_own_gate: ['gate'],
  /** Which coaches come, where and when. A supervisor at their own gate alone. */
  read_coaches: [...DESKS, 'gate'],
  /** Whom to call of a group whose coach is late, in the hours of its day. */
  call_coach: [...DESKS, 'gate'],

  /** How many messages are written, of what kind, and where they stand: nobody's contact. */
  read_messages: [...ORGANIZERS, 'communication'],
  /** Sets up what carries messages, and tries it. */
  set_up_channel: ORGANIZERS,
  /** Starts and stops it, sends what waits for it, and says what became of a message. */
  run_channel: [...ORGANIZERS, 'communication'],
  /** Writes to many, stops it, and says whether the evening before is a reminder of the next day. */
  send_bulk: [...ORGANIZERS, 'communication'],
  read_notices: [...ORGANIZERS, 'communication'],
  /** Publishes, corrects and withdraws. */
  publish_notice: [...ORGANIZERS, 'communication'],

  invite_phone: [...ORGANIZERS, 'operator'],
  /** Moves, sets aside and revokes. */
  manage_phone: ORGANIZERS,
  void_scans: ORGANIZERS,
  decide_hand_in: ORGANIZERS,
  correct_figures: ORGANIZERS,
  /** Of a day, for everybody, with their text for the press. */
  release_figures: ORGANIZERS,
  /** Says that the double admissions of a day were looked at. */
  look_through_conflicts: ORGANIZERS,

  /** Finds a registration by its ticket, its contact or its name. */
  search_visitors: READERS,
  /** Opens a registration, its contact covered. */
  open_record: READERS,
  show_contact: READERS,
  /** Who is in, who has not come, refusals, double admissions: without names. */
  read_lists: [...DESKS, 'privacy'],
  /** Changes, splits or cancels it for its holder. */
  change_record: DESKS,
  /** Corrects the name or the contact. */
  correct_contact: [...DESKS, 'privacy'],

  /** What is held, for what and until when, who opened it, and what was erased. */
  read_privacy: ['owner', 'privacy'],
  /** All that is held about one person, opened. */
  open_person: ['owner', 'privacy'],
  /** The same as a file, or as a page to hand out. */
  give_copy: ['owner', 'privacy'],
  /** All that is known of one person. */
  erase_person: ['owner', 'privacy'],
  /** Takes data out as a file, without names and contacts. */
  export_data: ORGANIZERS,
  /** With names, phones and e-mail addresses: with a passkey at hand, and a reason. */
  export_contacts: ['owner'],
  /** Says that such a file is destroyed. */
  confirm_destroyed: ['owner', 'privacy'],

  read_team: ORGANIZERS,
  /** When everybody came in last, and with how many passkeys they can. */
  read_last_entries: ['owner'],
  /** All personal data of the edition, before its day. */
  erase_edition: ['owner'],
  /** Who did what, and who looked at what. */
  read_log: [...ORGANIZERS, 'privacy'],
  /** Whose looks into visitors' data the desk's work does not explain. */
  read_oversight: ['owner'],
  invite_member: [...ORGANIZERS, 'operator'],
  withdraw_invitation: ORGANIZERS,
  revoke_member: ORGANIZERS,
  /** Who asks, for how many and when; the kinds are those of `kindsShownTo`. */
  read_requests: [...ORGANIZERS, 'desk', 'communication'],
  /** With all that its applicant answered, and how to reach them. */
  open_request: [...ORGANIZERS, 'communication'],
  /** Approves or declines it. */
  decide_request: [...ORGANIZERS, 'communication'],
  /** Registers somebody who stands at the desk, with or without a contact. */
  register_at_desk: DESKS,
  /** Prints the ticket of a registration. */
  print_ticket: DESKS,
  /** Gives a lost ticket out anew: at the desk for two right answers. */
  reissue_ticket: DESKS,
  /** The same by one's own judgement, when too many answers were wrong. */
  reissue_unproven: ORGANIZERS,
  /** Says what a gate does for a party. */
  note_for_gate: DESKS,
  give_group_code: [...ORGANIZERS, 'operator'],
  withdraw_group_code: ORGANIZERS,
  /** Registers the groups of a list from outside, and reads what came of it. */
  import_list: ORGANIZERS,

  /** Sets until when children's wishes are taken, and names who reads them. */
  set_up_wishes: ['owner'],
  unname_wish_reader: ['owner'],
  /** Whoever is named for wishes, whatever their role; a role alone opens none. */
  read_wishes: MEMBER_ROLES,
  answer_wish: MEMBER_ROLES,
  /** Illness is not kept. */
  take_out_passage: MEMBER_ROLES,

  register_party: ['visitor'],
  /** Changes it, splits its tickets, cancels it. */
  change_registration: ['visitor'],
  /** All that is held about them, as a file. */
  copy_own_data: ['visitor'],
  /** All that is known of them, by their private link. */
  erase_own_data: ['visitor'],
  /** What a group has said of itself, by its private link. */
  read_own_group: ['visitor'],
  join_wait_list: ['visitor'],
  /** Takes places that are kept for them, lets them go, leaves the list. */
  answer_wait: ['visitor'],
  /** Has a browser told of what becomes of a registration, or no more. */
  tell_browser: ['visitor'],
  /** Asks for a code to their own phone or e-mail, and opens with it what that has registered. */
  find_ticket: ['visitor'],
  /** A child's wish, as its guardian. */
  send_wish: ['visitor'],
  withdraw_wish: ['visitor'],
  join_edition: ['invitee'],
  enter_by_passkey: ['invitee'],
  /** Asks a phone that is signed in to open this screen. */
  ask_with_digits: ['invitee'],
  enrol_phone: ['invitee'],

  send_scans: ['phone'],
  read_ledger: ['phone'],
  hand_in_scans: ['phone'],
  /** Hands in the scans that another phone has shown. */
  bring_scans: ['phone'],

  /** Where it stands, how its pages look, and what is printed of it. */
  read_edition: ORGANIZERS,
  /** Reads the Amazigh words of every page, and what a reviewed sheet would do. */
  review_words: [...ORGANIZERS, 'communication'],
  /** Its texts, days, windows, gates, rules and all that is set of it. */
  edit_edition: [...ORGANIZERS, 'operator'],
  /** Publishes it, closes and reopens registration, archives it. */
  set_edition_status: [...ORGANIZERS, 'operator'],
  /** Makes a new one, blank or as a copy of their own, and owns it. */
  draft_edition: ORGANIZERS,
  /** As a file. */
  export_edition: [...ORGANIZERS, 'operator'],
  create_edition: ['operator'],
  archive_edition: ['operator'],
  rotate_signing_key: ['operator'],
  /** By the newest SECRET_KEY, all keys of the service. */
  rewrap_keys: ['operator'],
  read_counters: ['operator'],
  erase_contacts: ['service'],
  /** Of files that nobody writes any more: that they broke off. */
  note_cut_exports: ['service'],
  /** Of children, whose time has come. */
  erase_wishes: ['service'],
  /** What was erased before the database was put back to an earlier instant. */
  erase_again: ['service'],
  /** Of days that are over. */
  forget_gate_notes: ['service'],
  /** Of invitations that are over: for whom they were. */
  forget_labels: ['service'],
  /** What was committed to the log since the last night. */
  seal_logs: ['service'],
  /** What edits have caused, and was not written with them. */
  write_messages: ['service'],
  /** The evening before, of the next day. */
  remind_holders: ['service'],
  /** Wakes what sends them. */
  send_messages: ['service'],
  /** Asked for by whoever looked for a ticket, and over. */
  drop_codes: ['service'],
  /** What carriers report, who have proved that they are the ones. */
  note_deliveries: ['service'],
  /** Of windows for which somebody waits. */
  draw_places: ['service'],
} as const satisfies Record<string, readonly Actor[]>;

/** A thing that can be done. */
export type Permission = keyof typeof PERMISSIONS;

/** Whether the table permits this actor to do this. */
export function may(actor: Actor, permission: Permission): boolean {
  const allowed: readonly Actor[] = PERMISSIONS[permission];
  return allowed.includes(actor);
}

/** The kinds of party whose registrations an actor may see; null for all of them. */
export function kindsOpenTo(actor: Actor): readonly PartyKind[] | null {
  return actor === 'communication' ? ['media'] : null;
}

/** The roles that a member may give and take away: never more than they hold themselves. */
export function grantableBy(role: Role): readonly Role[] {
  if (!may(role, 'invite_member')) return [];
  return role === 'owner' ? MEMBER_ROLES : MEMBER_ROLES.filter((one) => one !== 'owner');
}

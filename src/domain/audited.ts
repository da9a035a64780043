// The words in which the audit is written. The log says each of them in the reader's language: the
// types ask for one where a word is new.

/** What can be done, as the audit names it. */
export const AUDIT_VERBS = [
  // The team, and how its members come in.
  'invite',
  'join',
  'revoke',
  'withdraw',
  'add_passkey',
  'rename_passkey',
  'remove_passkey',
  'open_screen',
  'refuse_screen',
  // Phones and scans.
  'enrol',
  'move',
  'set_aside',
  'take_back',
  'accept',
  'void',
  'rescue',
  'see',
  // Orders at the gates.
  'hold',
  'close',
  'retell',
  'reopen',
  'free_flow',
  'end_free_flow',
  // Registrations.
  'register',
  'register_at_desk',
  'change',
  'split',
  'cancel',
  'approve',
  'decline',
  'vouch',
  'resend',
  'reissue',
  'answer_wrong',
  'note',
  'coaches',
  'cancel_coach',
  'call',
  'correct_contact',
  'group_code',
  'import_list',
  'forget_notes',
  // Looks into visitors' data.
  'search_by_name',
  'search_by_contact',
  'open_list',
  'open_record',
  'open_request',
  'read_name',
  'show_contact',
  'find_ticket',
  'call_coach',
  'open_person',
  'give_copy',
  // Editions, figures, notices.
  'create',
  'edit_edition',
  'draw_pictures',
  'publish',
  'close_registration',
  'archive',
  'erase',
  'purge',
  'correct_instants',
  'correct',
  'see_conflicts',
  'release_figures',
  'rotate',
  'rewrap',
  'publish_notice',
  'correct_notice',
  'withdraw_notice',
  // What carries messages.
  'set_up_channel',
  'try_channel',
  'start_channel',
  'stop_channel',
  'send_kept',
  'resolve_message',
  'send_bulk',
  'stop_bulk',
  'set_reminder',
  'state_announced',
  'call_off',
  // Files that are taken out.
  'ask_export',
  'begin_export',
  'finish_export',
  'cut_export',
  'confirm_destroyed',
  // Wishes of children.
  'set_up_wishes',
  'name_wish_reader',
  'unname_wish_reader',
  'receive_wish',
  'open_wish',
  'take_out_passage',
  'answer_wish',
  'close_wish',
  'withdraw_wish',
  'erase_wish',
] as const;
export type AuditVerb = (typeof AUDIT_VERBS)[number];

/** What something can be done to. A number or an id follows most of them. */
export const AUDIT_SUBJECTS = [
  'device',
  'gate',
  'site',
  'hold',
  'day',
  'event',
  'member',
  'registration of serial',
  'registration',
  'group code',
  'invitation',
  'signing key',
  'alert',
  'notice',
  'release',
  'channel',
  'bulk',
  'export',
  'wish',
  'visitors',
  'scans of device',
  'hand-in of device',
  'phones of gate',
] as const;
export type SubjectKind = (typeof AUDIT_SUBJECTS)[number];

/** Figures that identify a row and say nothing to a reader: the log leaves them out. */
export const AUDIT_IDS = ['id', 'form', 'seal'] as const;

/** Figures that are noted before and after. `fields`: those of an edition, by their paths. */
export const AUDIT_FIELDS = [
  'role',
  'gate',
  'kind',
  'state',
  'status',
  'slug',
  'until',
  'from',
  'to',
  'starts_at',
  'ends_at',
  'seen_at',
  'erased_at',
  'withdrawn_at',
  'expires_at',
  'stopped_at',
  'registration_opens_at',
  'registration_closes_at',
  'send_to',
  'people',
  'people_max',
  'uses_max',
  'phones',
  'adults',
  'children',
  'held',
  'slot',
  'day',
  'days',
  'windows',
  'gates',
  'figure',
  'stated',
  'counted',
  'scans',
  'tickets',
  'messages',
  'registrations',
  'text',
  'wanted',
  'serials',
  'waiting',
  'version',
  'revision',
  'template',
  'pinned',
  'reason',
  'decline_reason',
  'changed',
  'new_link',
  'invited_by',
  'host',
  'browser',
  'shared',
  'bound',
  'set_aside',
  'device',
  'key',
  'from_serial',
  'format',
  'contacts',
  'rows',
  'destroy_by',
  'fields',
  'more',
] as const;
export type AuditField = (typeof AUDIT_FIELDS)[number];

/** What a figure is noted under. */
export type AuditName = AuditField | (typeof AUDIT_IDS)[number];

/** A subject in its parts: `8 phones of gate 2` has the count 8 and the id `2`. */
export interface AuditSubject {
  readonly count: string;
  readonly kind: SubjectKind;
  /** A number or an id; empty where the kind says everything. */
  readonly id: string;
  /** What follows the id: the gate that a phone was moved to, the span of its scans. */
  readonly more: string;
}

const BY_LENGTH = AUDIT_SUBJECTS.toSorted((a, b) => b.length - a.length);

/** Reads a subject; null for one that is none of these, such as the role of an invitation. */
export function readSubject(subject: string): AuditSubject | null {
  const [, count = '', rest = ''] = /^(\d+ )?(.*)$/s.exec(subject) ?? [];
  const kind = BY_LENGTH.find((one) => rest === one || rest.startsWith(`${one} `));
  if (kind === undefined) return null;
  const [, id = '', more = ''] =
    /^(.*?)(?:(?: to |, )(.*))?$/s.exec(rest.slice(kind.length).trim()) ?? [];
  return { count: count.trim(), kind, id, more };
}

/** What the ids in the audit stand for. */
export interface AuditNames {
  /** Members and phones by id, under the names by which the team knows them. */
  readonly people: ReadonlyMap<string, string>;
  /** The gate of a hold; null for the whole site. */
  readonly holds: ReadonlyMap<string, number | null>;
  /** The first serial of a registration: the number that its holder knows. */
  readonly registrations: ReadonlyMap<string, number>;
}

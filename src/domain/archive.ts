import type { Edition } from './edition.ts';
import { type Actor, may, type Permission } from './roles.ts';

/**
 * What can still be done of an edition that is archived. Everything that is not listed is refused, so
 * that a new thing is refused until somebody has thought about it here.
 *
 * It stays to be read: figures, lists, records, the log. What belongs to people stays theirs: their
 * sessions, whom a role or a phone is taken from, that their name or contact is right until it is
 * erased. And what happened is never lost: what phones still send and hand in is counted, and what was
 * counted wrongly is put right. Nothing new begins: no edit, no registration, no decision, no notice, no
 * hold, no invitation.
 */
const ENDURING: ReadonlySet<Permission> = new Set<Permission>([
  'read_figures',
  'read_report',
  'read_gates',
  'read_own_gate',
  'read_supervisor_codes',
  'print_practice_codes',
  'read_lists',
  'read_coaches',
  'read_own_group',
  'read_requests',
  'open_request',
  'read_notices',
  'read_messages',
  'read_edition',
  'export_edition',
  'export_data',
  'export_contacts',
  'confirm_destroyed',
  'draft_edition',
  'read_team',
  'read_last_entries',
  'read_log',
  'read_oversight',
  'search_visitors',
  'open_record',
  'show_contact',
  'print_ticket',

  'read_wishes',
  'take_out_passage',
  'unname_wish_reader',
  'withdraw_wish',

  'renew_session',
  'end_session',
  'manage_passkeys',
  'touch_passkey',
  'mark_shared',
  'open_screen',
  'ask_with_digits',
  'join_edition',
  'enter_by_passkey',
  'withdraw_invitation',
  'withdraw_group_code',
  'revoke_member',
  'manage_phone',
  'correct_contact',
  'read_privacy',
  'open_person',
  'give_copy',
  'copy_own_data',
  'erase_person',
  'erase_own_data',
  'erase_edition',

  'send_scans',
  'read_ledger',
  'hand_in_scans',
  'bring_scans',
  'decide_hand_in',
  'void_scans',
  'correct_figures',
  'release_figures',
  'look_through_conflicts',

  'create_edition',
  'archive_edition',
  'read_counters',
  'rewrap_keys',
  'erase_contacts',
  'note_cut_exports',
  'erase_wishes',
  'erase_again',
  'forget_gate_notes',
  'forget_labels',
  'seal_logs',
  'write_messages',
  'draw_places',
  'drop_codes',
]);

/** Whether an actor who may do this may do it still when the edition is archived. */
export function endures(actor: Actor, permission: Permission): boolean {
  // The way back in for an owner who has lost every passkey.
  if (actor === 'operator' && permission === 'invite_member') return true;
  return ENDURING.has(permission);
}

/** Whether somebody may do this in the state in which the edition is: by it a page offers it. */
export function can(
  actor: Actor,
  { status }: Pick<Edition, 'status'>,
  permission: Permission,
): boolean {
  return may(actor, permission) && (status !== 'archived' || endures(actor, permission));
}

import { describe, expect, it } from 'vitest';
import { can, endures } from '../../src/domain/archive.ts';
import type { Permission } from '../../src/domain/roles.ts';

/** All that begins something, or decides on something that has begun. */
const BEGINS: readonly Permission[] = [
  'answer_alert',
  'hold_gate',
  'set_free_flow',
  'publish_notice',
  'invite_phone',
  'change_record',
  'invite_member',
  'decide_request',
  'register_at_desk',
  'reissue_ticket',
  'reissue_unproven',
  'note_for_gate',
  'give_group_code',
  'register_party',
  'change_registration',
  'enrol_phone',
  'edit_edition',
  'set_edition_status',
  'rotate_signing_key',
];

const STAYS: readonly Permission[] = [
  'read_figures',
  'read_log',
  'open_record',
  'correct_contact',
  'send_scans',
  'hand_in_scans',
  'decide_hand_in',
  'void_scans',
  'revoke_member',
  'withdraw_invitation',
  'export_edition',
  'draft_edition',
];

describe('an archived edition', () => {
  it.each(BEGINS)('begins nothing: %s', (permission) => {
    expect(endures('owner', permission)).toBe(false);
  });

  it.each(STAYS)('stays to be read, and keeps what happened right: %s', (permission) => {
    expect(endures('owner', permission)).toBe(true);
  });

  it('refuses what nobody has thought about yet', () => {
    expect(endures('owner', 'made_up_tomorrow' as Permission)).toBe(false);
  });

  it('lets the operator invite its owner back in, and nobody else', () => {
    const archived = { status: 'archived' } as const;
    expect(can('operator', archived, 'invite_member')).toBe(true);
    expect(can('owner', archived, 'invite_member')).toBe(false);
    expect(can('operator', archived, 'invite_phone')).toBe(false);
  });

  it('gives nobody what their role does not', () => {
    expect(can('viewer', { status: 'archived' }, 'read_log')).toBe(false);
    expect(can('viewer', { status: 'open' }, 'read_log')).toBe(false);
    expect(can('owner', { status: 'draft' }, 'publish_notice')).toBe(true);
  });
});

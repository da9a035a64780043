/** What a member of an edition can be; the table `member_role` lists the same words. */
export const MEMBER_ROLES = ['owner', 'organizer', 'safety', 'gate', 'desk', 'viewer'] as const;
export type Role = (typeof MEMBER_ROLES)[number];

/**
 * Who acts without being a member: a visitor by the link of a registration or by none, whoever holds
 * a one-time link, a gate phone by its token, who runs the service by the operator's key, and the
 * service itself by its clock.
 */
export const ACTORS_WITHOUT_ROLE = ['visitor', 'invitee', 'phone', 'operator', 'service'] as const;
type ActorWithoutRole = (typeof ACTORS_WITHOUT_ROLE)[number];

/** Everybody whom the table knows. */
export type Actor = Role | ActorWithoutRole;

const ORGANIZERS = ['owner', 'organizer'] as const;
/** Who watches over the gates, and may stop people from entering. */
const WATCH = [...ORGANIZERS, 'safety'] as const;

/**
 * What can be done, and by whom. Routes, navigation, pages and operations all read it here; who is
 * not named may not.
 */
export const PERMISSIONS = {
  read_figures: MEMBER_ROLES,
  renew_session: MEMBER_ROLES,
  end_session: MEMBER_ROLES,
  answer_alert: WATCH,

  read_gates: WATCH,
  read_supervisor_codes: WATCH,
  print_practice_codes: WATCH,
  /** Holds, closes, says why, and reopens. */
  hold_gate: WATCH,
  /** Starts and ends it. */
  set_free_flow: WATCH,

  invite_phone: [...ORGANIZERS, 'operator'],
  /** Moves, sets aside and revokes. */
  manage_phone: ORGANIZERS,
  void_scans: ORGANIZERS,
  decide_hand_in: ORGANIZERS,
  correct_figures: ORGANIZERS,

  read_team: ORGANIZERS,
  invite_member: [...ORGANIZERS, 'operator'],
  withdraw_invitation: ORGANIZERS,
  revoke_member: ORGANIZERS,
  decide_request: ORGANIZERS,
  give_group_code: [...ORGANIZERS, 'operator'],
  withdraw_group_code: ORGANIZERS,

  register_party: ['visitor'],
  /** Changes it, splits its tickets, cancels it. */
  change_registration: ['visitor'],
  join_edition: ['invitee'],
  enrol_phone: ['invitee'],

  send_scans: ['phone'],
  read_ledger: ['phone'],
  hand_in_scans: ['phone'],
  /** Hands in what another phone has shown. */
  bring_scans: ['phone'],

  create_edition: ['operator'],
  archive_edition: ['operator'],
  rotate_signing_key: ['operator'],
  read_counters: ['operator'],
  erase_contacts: ['service'],
} as const satisfies Record<string, readonly Actor[]>;

/** Something that can be done, by the field's word for it. */
export type Permission = keyof typeof PERMISSIONS;

/** Whether the table lets somebody do something. */
export function may(actor: Actor, permission: Permission): boolean {
  const allowed: readonly Actor[] = PERMISSIONS[permission];
  return allowed.includes(actor);
}

/** Roles with a duty of their own. The others see what a viewer sees, so nobody is invited into them. */
export const OFFERED_ROLES = ['owner', 'organizer', 'safety', 'viewer'] as const;

/** The roles that somebody hands out, and takes away: nobody gives more than they hold. */
export function grantableBy(role: Role): readonly Role[] {
  if (!may(role, 'invite_member')) return [];
  return role === 'owner' ? MEMBER_ROLES : MEMBER_ROLES.filter((one) => one !== 'owner');
}

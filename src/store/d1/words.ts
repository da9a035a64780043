// Lists that the store alone knows; each other one stands in the domain.

export const DEVICE_STATES = ['active', 'revoked'] as const;
export type DeviceState = (typeof DEVICE_STATES)[number];

export const HAND_IN_STATES = ['waiting', 'accepted', 'declined'] as const;
export type HandInState = (typeof HAND_IN_STATES)[number];

export const MEMBER_STATES = ['active', 'revoked'] as const;
export type MemberState = (typeof MEMBER_STATES)[number];

export const INVITATION_KINDS = ['gate', 'organizer'] as const;
export type InvitationKind = (typeof INVITATION_KINDS)[number];

/** Words of the code's own lists, for the `IN (…)` of a statement. */
export function inSql(words: readonly string[]): string {
  return words.map((word) => `'${word}'`).join(', ');
}

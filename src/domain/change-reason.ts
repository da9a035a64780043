/** Why a member changes or cancels what somebody holds; the holder may ask, so it is kept. */
export const CHANGE_REASONS = ['asked', 'mistake', 'twice', 'organizer'] as const;
export type ChangeReason = (typeof CHANGE_REASONS)[number];

/** Whether a text is one of them. */
export function isChangeReason(value: unknown): value is ChangeReason {
  return CHANGE_REASONS.some((reason) => reason === value);
}

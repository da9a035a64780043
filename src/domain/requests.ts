import type { PartyKind } from './kinds.ts';
import type { Role } from './roles.ts';
import { HOUR_MS } from './time.ts';

/** Kinds that can wait for a person's answer, in the order in which they are shown. */
export const REQUEST_KINDS = [
  'media',
  'school',
  'association',
  'guest',
  'family',
  'individual',
] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** Why a request is not accepted; the table `decline_reason` lists the same words. */
export const DECLINE_REASONS = [
  'full',
  'incomplete',
  'late',
  'unverified',
  'out_of_scope',
] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

/** Hours within which a request is answered, by kind; a kind without one has the service's own. */
export type AnswerHours = Readonly<Partial<Record<PartyKind, number>>>;

/** Three days: long enough to ask an editor or a directorate, and shorter than a week of an edition. */
const ANSWER_HOURS = 72;

/** Times that a declined request can be completed and sent again. */
const RESENDS_MAX = 5;

/** Hours within which requests of a kind are answered. */
export function answerHours(
  edition: { readonly answer_hours?: AnswerHours },
  kind: PartyKind,
): number {
  return edition.answer_hours?.[kind] ?? ANSWER_HOURS;
}

/** Until when a request is answered, ms; `since`: when it was sent, ms. */
export function answerBy(
  edition: { readonly answer_hours?: AnswerHours },
  { kind, since }: { readonly kind: PartyKind; readonly since: number },
): number {
  return since + answerHours(edition, kind) * HOUR_MS;
}

/**
 * The kinds of request that a role sees. The communication cell knows the press and nobody else.
 */
export function kindsShownTo(role: Role): readonly RequestKind[] {
  return role === 'communication' ? ['media'] : REQUEST_KINDS;
}

/** Whether this registration may be completed by its holder and sent for approval again. */
export function canBeSentAgain(one: {
  readonly decline_reason: DeclineReason | null;
  readonly resent: number;
}): boolean {
  return one.decline_reason === 'incomplete' && one.resent < RESENDS_MAX;
}

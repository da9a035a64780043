import type { ChangeOrder } from '../actors/registrar/draft.ts';
import { askRegistrar } from '../actors/stubs.ts';
import { Problem } from '../domain/problem.ts';
import type { StoredEdition } from '../store/editions/editions.ts';
import { actingOn, allow, type MemberContext } from './context.ts';

/** What a member changes of a registration for its holder. */
export type RecordOrder = Extract<ChangeOrder, { type: 'change' | 'split' | 'cancel' }>;

/** A change of a registration, by the key of its form. */
export interface RecordChange {
  readonly edition: StoredEdition;
  readonly id: string;
  readonly order: RecordOrder;
  readonly key: string;
  /** The revision that the form was written for; any, where it does not say. */
  readonly seen?: number | undefined;
}

/**
 * What became of a change. `full`, `closed`: these windows have room for all of them.
 * `used`: people of it have entered. `changed_meanwhile`: somebody else changed it after the form was
 * written.
 */
export type RecordChanged =
  | { readonly outcome: 'changed' }
  | { readonly outcome: 'full' | 'closed'; readonly alternatives: readonly number[] }
  | { readonly outcome: 'used' | 'invalid' | 'too_many' | 'held_already' | 'changed_meanwhile' };

/**
 * Changes window, party or entrance of a registration, splits a ticket or gives its places back, as
 * its holder could, by the rules that hold for the holder. Throws `not_found` and `busy`.
 */
export async function changeRecord(
  context: MemberContext,
  { edition, id, order, key, seen }: RecordChange,
): Promise<RecordChanged> {
  allow(context, 'change_record');
  const by = actingOn(context, edition.number);
  const { outcome, alternatives } = await askRegistrar(context.env, by.event, (registrar) =>
    registrar.changeTogether(
      by.event,
      [{ id, order, ...(seen !== undefined && { seen }) }],
      by.id,
      key,
    ),
  );
  switch (outcome) {
    case 'changed':
      return { outcome };
    case 'slot_full':
      return { outcome: 'full', alternatives };
    case 'registration_closed':
      return { outcome: 'closed', alternatives };
    case 'already_used':
      return { outcome: 'used' };
    case 'already_registered':
    case 'group_code_invalid':
      return { outcome: 'held_already' };
    case 'too_many_changes':
      return { outcome: 'too_many' };
    case 'invalid':
    case 'changed_meanwhile':
      return { outcome };
    case 'busy':
      throw new Problem('busy', { retryAfter: 5 });
    default:
      throw new Problem('not_found');
  }
}

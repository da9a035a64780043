import { Problem } from '../domain/problem.ts';
import type { StoredEdition } from '../store/editions/editions.ts';
import { derivedCode } from '../store/keys/codes.ts';
import {
  createGroupCode,
  type GroupCodeTerms,
  groupCodeUrl,
  withdrawGroupCode as withdraw,
} from '../store/registrations/group-codes.ts';
import { actingOn, allow, type MemberContext, type OperatorContext } from './context.ts';

/** Characters of a code that a form names. */
const CODE_LENGTH = 24;

/**
 * A code with which schools and associations register at once, and its address. The same form gives
 * the same code. Throws `invalid_request` for a day that is not in the edition, `too_many_changes` where
 * too many are open already.
 */
export async function giveGroupCode(
  context: MemberContext | OperatorContext,
  input: {
    readonly edition: StoredEdition;
    readonly terms: GroupCodeTerms;
    readonly form?: string;
  },
): Promise<{ code: string; url: string }> {
  allow(context, 'give_group_code');
  const { edition, terms, form } = input;
  const { env, now } = context;
  const { days } = terms;
  if (days?.some((day) => !edition.days.some(({ number }) => number === day))) {
    throw new Problem('invalid_request', { errors: [{ path: 'days', message: 'invalid' }] });
  }
  const by = actingOn(context, edition.number);
  const from = form && JSON.stringify([by.event, by.id, form]);
  const named = from && (await derivedCode(env.SECRET_KEY, 'group code', from, CODE_LENGTH));
  const code = await createGroupCode(env.DB, by, terms, now, named);
  return { code, url: groupCodeUrl(env.PUBLIC_URL, edition, { code, days }, now) };
}

/** Withdraws a code; registrations that it has confirmed stay confirmed. */
export async function withdrawGroupCode(
  context: MemberContext,
  { id }: { readonly id: string },
): Promise<void> {
  allow(context, 'withdraw_group_code');
  await withdraw(context.env.DB, context.by, id, context.now);
}

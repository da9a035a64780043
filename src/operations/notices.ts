import { askGatekeeper } from '../actors/stubs.ts';
import { type NoticeContent, REVISIONS_MAX } from '../domain/notice.ts';
import { Problem } from '../domain/problem.ts';
import { logFailure } from '../http/log.ts';
import { forgetNotices, loadVersions } from '../store/notices/notices.ts';
import { addNotice, reviseNotice, withdrawVersion } from '../store/notices/publish.ts';
import { allow, type MemberContext } from './context.ts';

/** A text as it was checked, with the key of the form that it was typed in. */
interface Said {
  readonly form: string;
  readonly content: NoticeContent;
}

/**
 * Publishes a notice; gives its number. The same form publishes it once. Throws `too_many_changes`
 * where the edition has as many as it can have.
 */
export async function publishNotice(context: MemberContext, said: Said): Promise<number> {
  allow(context, 'publish_notice');
  const { env, by, now } = context;
  const number = await addNotice(env.DB, by, said, now);
  if (number === null) throw new Problem('too_many_changes');
  await spread(context);
  return number;
}

/**
 * Puts a corrected text in the place of the version `base`, which stays readable. False when another
 * text was published meanwhile, or the notice was withdrawn. Throws `not_found`, and `too_many_changes`
 * for a version that has no next one.
 */
export async function correctNotice(
  context: MemberContext,
  { number, base, ...said }: Said & { readonly number: number; readonly base: number },
): Promise<boolean> {
  allow(context, 'publish_notice');
  const { env, by, now } = context;
  await demand(context, number);
  if (base >= REVISIONS_MAX) throw new Problem('too_many_changes');
  const written = await reviseNotice(env.DB, by, { number, base }, said, now);
  await spread(context);
  return written !== null;
}

/** Withdraws a notice; it stays readable, as withdrawn. Throws `not_found`. */
export async function withdrawNotice(
  context: MemberContext,
  { number }: { readonly number: number },
): Promise<void> {
  allow(context, 'publish_notice');
  await demand(context, number);
  await withdrawVersion(context.env.DB, context.by, number, context.now);
  await spread(context);
}

async function demand({ env, by }: MemberContext, number: number): Promise<void> {
  const versions = await loadVersions(env.DB, by.event, number);
  if (versions.length === 0) throw new Problem('not_found');
}

/**
 * Everybody who reads through this isolate sees it at once, others within two seconds. Gate phones
 * get it from the Gatekeeper: a notice that is published is not taken back because that was busy.
 */
async function spread({ env, by }: MemberContext): Promise<void> {
  forgetNotices();
  try {
    await askGatekeeper(env, by.event, (gatekeeper) => gatekeeper.hearNotices(by.event));
  } catch (error) {
    logFailure('notice_not_at_gates', error, { edition: by.event });
  }
}

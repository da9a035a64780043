import { reloadWriters } from '../actors/reload-writers.ts';
import { askErasures, lettersLeft } from '../actors/stubs.ts';
import { backupDays, beyondRecovery, type ErasureReceipt } from '../domain/erasure.ts';
import type { Env } from '../env.ts';
import { run } from '../store/d1/batch.ts';
import { forgetEditions, type StoredEdition } from '../store/editions/editions.ts';
import { eraseEdition as erase, RETENTION, readDue, readMade } from '../store/editions/erase.ts';
import { clearErased, readPurge } from '../store/editions/purge.ts';
import { actingOn, allow, type MemberContext, type ServiceContext } from './context.ts';

/**
 * Erases all personal data of an edition before its day: nobody can read a contact from then on, and its
 * rows are cleared after it, some in each minute. Asked for twice, it gives the same receipt. Whoever asks
 * has shown by a passkey that they are there: the route has it proved (`proveTouch`). Throws `busy`.
 */
export async function eraseEdition(
  context: MemberContext,
  { edition }: { readonly edition: StoredEdition },
): Promise<Omit<ErasureReceipt, 'ids'>> {
  allow(context, 'erase_edition');
  const { env, now } = context;
  const { id: by } = actingOn(context, edition.number);
  const [before] = await run(env.DB, readPurge(env.DB, edition.number));
  const at = await eraseOne(env, edition.number, by, before?.begun_at ?? now);
  await clearErased(env.DB, now);
  await lettersLeft(env, edition.number);
  return { erased_at: at, beyond_recovery_at: beyondRecovery(at, backupDays(env.BACKUP_DAYS)) };
}

/** Erases the personal data of every edition whose time has come, some of its rows at each call. */
export async function eraseContacts(context: ServiceContext): Promise<void> {
  allow(context, 'erase_contacts');
  const { env, now } = context;
  for (const event of await readDue(env.DB, now)) await eraseOne(env, event, RETENTION, now);
  await clearErased(env.DB, now);
}

/** In the list of erasures first: a database that is put back is erased again. Gives since when (ms). */
async function eraseOne(env: Env, event: number, by: string, at: number): Promise<number> {
  const id = String((await readMade(env.DB, event)) ?? '');
  const wanted = { event, what: 'edition', id, at } as const;
  const [noted = wanted] = await askErasures(env, (erasures) => erasures.note([wanted]));
  await erase(env.DB, { event, id: by }, noted.at);
  forgetEditions();
  await reloadWriters(env, event);
  return noted.at;
}

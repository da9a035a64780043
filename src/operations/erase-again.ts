import { reloadWriters } from '../actors/reload-writers.ts';
import { askErasures, askRegistrar } from '../actors/stubs.ts';
import type { ErasedKind, ListedErasure } from '../domain/erasure.ts';
import { MINUTE_MS } from '../domain/time.ts';
import type { Env } from '../env.ts';
import { run } from '../store/d1/batch.ts';
import { forgetEditions } from '../store/editions/editions.ts';
import { eraseEdition, RETENTION, readMade } from '../store/editions/erase.ts';
import { follow, readFollowed } from '../store/erasures/followed.ts';
import { eraseWishes } from '../store/wishes/erase.ts';
import { allow, type ServiceContext } from './context.ts';

/** Parts of the list that one minute follows; the next goes on. */
const PARTS = 4;
/** What was noted less than this ago is still being carried out by whoever asked for it, ms. */
const UNDER_WAY_MS = MINUTE_MS;

/**
 * Follows the list of erasures: what stands in it and was not done, because the service ended between
 * the two, or because the database was put back to an instant before it, is done now. What was done is
 * not done twice, and what is being done is left to whoever is named for it in the audit.
 */
export async function eraseAgain(context: ServiceContext): Promise<void> {
  allow(context, 'erase_again');
  const { env, now } = context;
  let [from] = await run(env.DB, readFollowed(env.DB));
  for (let part = 0; part < PARTS; part++) {
    const asked = from;
    const { entries, last } = await askErasures(env, (erasures) => erasures.after(asked));
    // The list is another one, such as that of a backup: it is followed from its beginning.
    const isAnother = last < from;
    if (!isAnother && entries.length === 0) return;
    const due = leftBehind(entries, now);
    for (const [event, own] of Map.groupBy(due, (entry) => entry.event)) {
      await eraseListed(env, event, own);
    }
    from = isAnother ? 0 : (due.at(-1)?.number ?? from);
    await run(env.DB, follow(env.DB, from));
    if (due.length < entries.length) return;
  }
}

/** Those before the first that may be under way. A clock that was ahead holds nothing up for longer. */
function leftBehind(entries: readonly ListedErasure[], now: number): readonly ListedErasure[] {
  const first = entries.findIndex(({ at }) => Math.abs(now - at) < UNDER_WAY_MS);
  return first === -1 ? entries : entries.slice(0, first);
}

async function eraseListed(
  env: Env,
  event: number,
  entries: readonly ListedErasure[],
): Promise<void> {
  const made = await readMade(env.DB, event);
  // Put back to before it was made: there is nothing of it to erase.
  if (made === null) return;
  const of = (what: ErasedKind) => entries.filter((entry) => entry.what === what);
  for (const [at, people] of Map.groupBy(of('person'), (entry) => entry.at)) {
    const order = { ids: people.map(({ id }) => id), at };
    const { outcome } = await askRegistrar(env, event, (registrar) =>
      registrar.erase(event, order, RETENTION),
    );
    if (outcome === 'busy') throw new Error('the Registrar was too busy to erase');
  }
  await eraseWishes(env.DB, event, of('wish'));
  for (const { at, id } of of('edition')) {
    // Another one has got its number.
    if (id !== '' && id !== String(made)) continue;
    await eraseEdition(env.DB, { event, id: RETENTION }, at);
    forgetEditions();
    await reloadWriters(env, event);
  }
}

import { MINUTE_MS } from '../../domain/time.ts';
import type { Env } from '../../env.ts';
import { run } from '../../store/d1/batch.ts';
import { RETENTION } from '../../store/editions/erase.ts';
import { readFollowed } from '../../store/erasures/followed.ts';
import { tellActor } from '../call.ts';
import { askErasures } from '../stubs.ts';
import { type EraseDesk, eraseTogether } from './erase-registrations.ts';

/** An erasure as young as this, ms, may be under way: who asked for it is noted by it. */
const UNDER_WAY_MS = MINUTE_MS;

/**
 * Erases again who stands in the list of erasures and not in the database: it was put back to an instant
 * before. Done as the writer starts, so that nobody waits for the minute's work; that does what is left, and
 * says up to where. Never rejects: without the list the edition is served all the same.
 */
export async function eraseListed(env: Env, desk: EraseDesk, now: number): Promise<void> {
  const { db, event } = desk;
  await tellActor({ actor: 'erasures', edition: event }, async () => {
    const [followed] = await run(db, readFollowed(db));
    const { entries } = await askErasures(env, (erasures) => erasures.after(followed));
    const people = entries.filter(
      (entry) => entry.event === event && entry.what === 'person' && entry.at < now - UNDER_WAY_MS,
    );
    for (const [at, own] of Map.groupBy(people, (entry) => entry.at)) {
      await eraseTogether(desk, { ids: own.map(({ id }) => id), at }, RETENTION);
    }
  });
}

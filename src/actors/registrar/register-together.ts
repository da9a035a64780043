import { run } from '../../store/d1/batch.ts';
import { isIncomplete, tickLedger } from '../../store/d1/fence.ts';
import { readPlaces } from '../../store/editions/places.ts';
import {
  holdRegistered,
  type NewRegistration,
  type NotWritten,
  readNotWritten,
  readWritten,
  register,
} from '../../store/registrations/register.ts';
import type { PreparedRegistration, RegisterAnswer } from '../calls.ts';
import { drawCandidates, type RegisterDesk, refusalOf } from './register-group.ts';

/**
 * Registers the days of one request in one batch, all of them or none. What its first key has
 * registered already is answered at every repetition, `tooOften` or not. A refusal names the window that was at fault.
 */
export async function registerTogether(
  desk: RegisterDesk,
  parties: readonly [PreparedRegistration, ...PreparedRegistration[]],
  tooOften: boolean,
): Promise<RegisterAnswer> {
  const { db, event } = desk;
  const [first] = parties;
  const [found, places] = await run(db, readWritten(db, event, [first.id]), readPlaces(db, event));
  desk.places.learn(places);
  const standing = found.get(first.id);
  if (standing?.fingerprint === first.fingerprint) {
    return { outcome: 'repeated', written: standing };
  }
  if (standing) return { outcome: 'idempotency_key_reused' };
  if (tooOften) return { outcome: 'rate_limited' };
  const drawn = await drawCandidates(desk, parties);
  const missing = parties.find(({ id }) => !drawn.has(id));
  const serials = [...drawn.values()].flatMap(({ tickets }) => tickets.map(({ serial }) => serial));
  if (missing) {
    desk.giveBack(serials);
    return refused(desk, missing, new Map());
  }
  const why = await write(desk, [...drawn.values()]);
  if (why === null) {
    const [written] = await run(db, readWritten(db, event, [first.id]));
    const own = written.get(first.id);
    return own ? { outcome: 'created', written: own } : { outcome: 'failed' };
  }
  desk.giveBack(serials);
  const at = parties.find(({ id }) => why.has(id)) ?? parties.find((one) => !desk.places.fits(one));
  return refused(desk, at ?? first, why);
}

/** Null where they were written, else why the table refused some of them. */
async function write(
  desk: RegisterDesk,
  drawn: readonly NewRegistration[],
): Promise<ReadonlyMap<string, NotWritten> | null> {
  const { db, event } = desk;
  try {
    await run(
      db,
      desk.fence(),
      tickLedger(db, event, desk.lastSerial()),
      register(db, event, drawn, Date.now()),
      holdRegistered(db, event, drawn),
    );
    return null;
  } catch (error) {
    if (!isIncomplete(error)) throw error;
    const rows = drawn.map(({ registration }) => registration);
    const [places, why] = await run(db, readPlaces(db, event), readNotWritten(db, event, rows));
    desk.places.learn(places);
    return why;
  }
}

function refused(
  desk: RegisterDesk,
  party: PreparedRegistration,
  why: ReadonlyMap<string, NotWritten>,
): RegisterAnswer {
  const answer = refusalOf(desk, party, false, why);
  return 'alternatives' in answer ? { ...answer, slot: party.slot } : answer;
}

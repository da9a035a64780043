import {
  bayOf,
  COACHES_SHOWN,
  type CoachState,
  coachState,
  isCallingHour,
} from '../domain/coaches.ts';
import { assignedGate, type Edition, slotsOf } from '../domain/edition.ts';
import { dayNumberAt } from '../domain/presence.ts';
import { Problem } from '../domain/problem.ts';
import { peopleOf } from '../domain/registration.ts';
import { HOUR_MS } from '../domain/time.ts';
import { run } from '../store/d1/batch.ts';
import type { StoredEdition } from '../store/editions/editions.ts';
import {
  type CoachRow,
  readCoachesOfDay,
  readGroupContacts,
} from '../store/registrations/coaches.ts';
import { openContact } from '../store/registrations/contact-box.ts';
import { noteOpenings } from '../store/registrations/openings.ts';
import { actingOn, allow, type MemberContext } from './context.ts';

/** Which coaches are wanted. */
export interface CoachQuery {
  readonly edition: StoredEdition;
  readonly day: number;
  /** Those that have arrived, or were cancelled, too. */
  readonly all: boolean;
  /** How many stand before the first that is shown. */
  readonly from: number;
}

/** A coach as those see it who wait for it. */
export interface ExpectedCoach {
  readonly registration: string;
  readonly serial: number;
  /** Its number among all that its group has had, and how many those are. */
  readonly number: number;
  readonly of: number;
  /** The body that comes; null once its name was erased. */
  readonly body: string | null;
  readonly state: CoachState;
  readonly people: number;
  /** The beginning of its window, ms. */
  readonly starts_at: number;
  readonly gate: number | null;
  readonly bay: string | null;
  readonly arrived_at: number | null;
}

/** The coaches of a day, and a page of them. */
export interface ExpectedCoaches {
  readonly rows: readonly ExpectedCoach[];
  /** Of how many the page is a part. */
  readonly total: number;
  /** That have not arrived, and of those how many are late. */
  readonly waited: number;
  readonly late: number;
  /** Of the whole day, those that have come and those that were cancelled too. */
  readonly registered: number;
}

/**
 * The coaches of a day by hour, with the bodies that they bring. A supervisor sees those of their own
 * gate.
 */
export async function readCoaches(
  context: MemberContext,
  { edition, day, all, from }: CoachQuery,
): Promise<ExpectedCoaches> {
  allow(context, 'read_coaches');
  actingOn(context, edition.number);
  const coaches = await coachesOf(context, edition, day, null);
  const waited = coaches.filter(isWaited);
  const wanted = all ? coaches : waited;
  return {
    rows: await withBodies(context, edition, wanted.slice(from, from + COACHES_SHOWN)),
    total: wanted.length,
    waited: waited.length,
    late: waited.filter(({ state }) => state === 'late').length,
    registered: coaches.length,
  };
}

/** Ahead of now, ms: the coaches of this hour; and how long those that are late are still waited for. */
const SOON_MS = HOUR_MS;
const LATE_MS = 3 * SOON_MS;
/** Of them, those that a page shows. */
const SOON_SHOWN = 8;

/** The coaches that are late or come within the hour, of the day that is on; none on other days. */
export async function readCoachesSoon(
  context: MemberContext,
  edition: StoredEdition,
): Promise<readonly ExpectedCoach[]> {
  allow(context, 'read_coaches');
  const { now } = context;
  const day = edition.days.find(({ number }) => number === dayNumberAt(edition, now));
  // Its page is read every few seconds, by every gate: of these windows alone.
  const windows = (day?.slots ?? []).filter(
    ({ starts_at }) => now - LATE_MS < starts_at && starts_at < now + SOON_MS,
  );
  if (!day || windows.length === 0) return [];
  const numbers = windows.map(({ number }) => number);
  const waited = (await coachesOf(context, edition, day.number, numbers)).filter(isWaited);
  return withBodies(context, edition, waited.slice(0, SOON_SHOWN));
}

/** The coaches of a day, of some windows alone where they are given; a supervisor's are those of their gate. */
async function coachesOf(
  { actor, env, gate: own, now }: MemberContext,
  edition: StoredEdition,
  day: number,
  windows: readonly number[] | null,
): Promise<PlacedCoach[]> {
  const [found] = await run(env.DB, readCoachesOfDay(env.DB, edition.number, day, windows));
  return placed(found, edition, now).filter(
    ({ gate }) => actor !== 'gate' || (gate !== null && gate === own),
  );
}

type PlacedCoach = Omit<ExpectedCoach, 'body'>;

function isWaited({ state }: PlacedCoach): boolean {
  return state === 'expected' || state === 'late';
}

/** Where and when each coach comes, by hour, those of one group together. */
function placed(rows: readonly CoachRow[], edition: Edition, now: number): PlacedCoach[] {
  const slots = slotsOf(edition);
  const groups = [...Map.groupBy(rows, ({ registration }) => registration).values()];
  const coaches = groups.flatMap((group) =>
    group.map((row, i) => {
      const starts_at = slots.get(row.slot)?.starts_at ?? 0;
      return {
        registration: row.registration,
        serial: row.serial,
        number: i + 1,
        of: group.length,
        state: coachState({ ...row, starts_at }, now),
        people: peopleOf(row),
        starts_at,
        gate: assignedGate(edition.gates, row)?.number ?? null,
        bay: bayOf(edition.gates, row),
        arrived_at: row.entered > 0 ? row.first_at : null,
      };
    }),
  );
  return coaches.sort((a, b) => a.starts_at - b.starts_at);
}

/** The same with the bodies that they bring. */
async function withBodies(
  { env, now }: MemberContext,
  edition: StoredEdition,
  coaches: readonly PlacedCoach[],
): Promise<ExpectedCoach[]> {
  const ids = [...new Set(coaches.map(({ registration }) => registration))];
  const [contacts] = await run(env.DB, readGroupContacts(env.DB, edition.number, ids));
  const opened = await Promise.all(
    contacts.map(async ({ id, contact }): Promise<[string, string | null]> => {
      const box = await openContact(env, edition, { id, contact, now });
      return [id, box?.organisation ?? null];
    }),
  );
  const bodies = new Map(opened);
  return coaches.map((one) => ({ ...one, body: bodies.get(one.registration) ?? null }));
}

/** Whom to call of a group. */
export interface CoachCall {
  readonly registration: string;
  readonly body: string | null;
  readonly name: string;
  /** E.164; null where the group left none. */
  readonly number: string | null;
}

/** Why nobody is called. */
export type NoCall = 'erased' | 'not_waited';

/**
 * Whom to call of a group; `erased` once it was, `not_waited` where all its coaches are in or cancelled,
 * of a supervisor's those at their gate. Noted, once an hour each. Throws `not_found`, `forbidden` outside
 * of the hours of its day, and for a supervisor to whose gate none of its coaches comes.
 */
export async function showCoachContact(
  context: MemberContext,
  { edition, id }: { readonly edition: StoredEdition; readonly id: string },
): Promise<CoachCall | NoCall> {
  allow(context, 'call_coach');
  const { env, now } = context;
  const by = actingOn(context, edition.number);
  const [[found]] = await run(env.DB, readGroupContacts(env.DB, edition.number, [id]));
  if (!found) throw new Problem('not_found');
  if (!isCallingHour(edition, found.day, now)) throw new Problem('forbidden');
  const all = await coachesOf(context, edition, found.day, null);
  const own = all.filter(({ registration }) => registration === id);
  if (own.length === 0) throw new Problem('forbidden');
  if (!own.some(isWaited)) return 'not_waited';
  const box = await openContact(env, edition, { id, contact: found.contact, now });
  if (!box) return 'erased';
  await noteOpenings(env.DB, by, 'call_coach', [id], now).run();
  return {
    registration: id,
    body: box.organisation,
    name: box.name,
    number: box.call ?? box.phone,
  };
}

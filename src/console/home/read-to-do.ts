import type { Context } from 'hono';
import type { Live } from '../../contract/answers/live.ts';
import { can } from '../../domain/archive.ts';
import { dateAfter, localParts } from '../../domain/calendar.ts';
import { checklistOf } from '../../domain/editing/checklist.ts';
import { type Edition, isOff } from '../../domain/edition.ts';
import { mayRelease } from '../../domain/figures/release-time.ts';
import { dayBegan } from '../../domain/presence.ts';
import { kindsShownTo } from '../../domain/requests.ts';
import { hasToDo, type ToDo, toDoOf, type Waiting } from '../../domain/to-do.ts';
import { readWaiting } from '../../store/editions/waiting.ts';
import { releasesNow } from '../../store/releases/releases.ts';
import { countWishesDue } from '../../store/wishes/read.ts';
import { factsOf } from '../edition/checklist-facts.ts';
import { dayNow, hoursAt } from '../shell/day.ts';
import type { MemberApp } from '../shell/session.ts';

/** Days before its deadline in which a wish is something to do. */
const WISHES_DAYS = 7;

/** What the reader of a home has to do; of which days double admissions wait to be looked through. */
export interface ToDoNow {
  readonly list: readonly ToDo[];
  readonly conflicts: Waiting['conflicts'];
}

/**
 * What waits for the reader, read once for a page; null for a role that has no such work. `live`: the
 * figures that the page shows anyway, where it shows any.
 */
export async function readToDo(c: Context<MemberApp>, live: Live | null): Promise<ToDoNow | null> {
  const { member, edition, now } = c.var;
  if (!hasToDo(member.role)) return null;
  const kinds = can(member.role, edition, 'decide_request') ? kindsShownTo(member.role) : [];
  const day = dayNow(edition, now);
  const [read, wishes, steps, unreleased] = await Promise.all([
    readWaiting(c.env.DB, edition.number, { kinds, day }),
    wishesDue(c),
    stepsMissing(c),
    daysUnreleased(c),
  ]);
  const isOpen = hoursAt(edition, now) !== null;
  const waiting: Waiting = {
    ...read,
    counted_at: isOpen ? read.counted_at : null,
    silent: live?.devices?.silent ?? 0,
    wishes,
    unreleased,
    steps,
  };
  return {
    list: toDoOf(member.role, edition, waiting, now),
    conflicts: can(member.role, edition, 'look_through_conflicts') ? waiting.conflicts : [],
  };
}

/** Wishes are told of to who is named for them alone. */
async function wishesDue(c: Context<MemberApp>): Promise<number> {
  const { member, edition, now } = c.var;
  if (!member.reads_wishes || !can(member.role, edition, 'answer_wish')) return 0;
  const week = dateAfter(localParts(now, edition.timezone).date, WISHES_DAYS);
  return countWishesDue(c.env.DB, edition.number, week);
}

/** Days whose gates have closed, and of which nothing was released. */
async function daysUnreleased(c: Context<MemberApp>): Promise<number[]> {
  const { member, edition, now } = c.var;
  if (!can(member.role, edition, 'release_figures')) return [];
  const closed = edition.days.filter((day) => !isOff(day) && mayRelease('final', day, now));
  if (closed.length === 0) return [];
  const releases = await releasesNow(c.env, edition.number, now);
  return closed
    .map(({ number }) => number)
    .filter((day) => !releases.some((one) => one.day === day));
}

/** From the morning of the first day on, nobody is sent back to the checklist. */
async function stepsMissing(c: Context<MemberApp>): Promise<number> {
  const { member, edition, now } = c.var;
  if (!can(member.role, edition, 'edit_edition') || hasBegun(edition, now)) return 0;
  return checklistOf(edition, await factsOf(c)).filter(({ done }) => !done).length;
}

function hasBegun(edition: Edition, now: number): boolean {
  return edition.days.some((day) => dayBegan(edition, day.opens_at) <= now);
}

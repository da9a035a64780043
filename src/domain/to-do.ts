import type { Edition } from './edition.ts';
import { answerBy, type RequestKind } from './requests.ts';
import { may, type Role } from './roles.ts';
import { HOUR_MS } from './time.ts';

/** A count by eye is repeated this often while the gates are open, ms: in between, errors add up. */
const COUNT_GOOD_MS = 2 * HOUR_MS;

/** What waits for somebody in an edition, whoever that is. Instants in ms. */
export interface Waiting {
  /** Of the kinds that the reader may decide; `since`: the oldest. */
  readonly requests: readonly {
    readonly kind: RequestKind;
    readonly n: number;
    readonly since: number;
  }[];
  /** Double admissions that nobody has looked through, day by day. */
  readonly conflicts: readonly { readonly day: number; readonly n: number }[];
  /** Phones on duty from which nothing comes. */
  readonly silent: number;
  /** The last count by eye of a day whose gates are open; null where there was none. */
  readonly counted_at: number | null;
  /** Wishes of children that are to be answered within a week, or are overdue, for who reads them. */
  readonly wishes?: number;
  /** Days whose gates have closed and of which no figures were released, in their order. */
  readonly unreleased?: readonly number[];
  /** Steps of the checklist that are missing, before the first day; 0 from then on. */
  readonly steps: number;
}

/** One thing to do. */
export type ToDo =
  | {
      readonly what: 'requests';
      readonly n: number;
      /** Of the one that is to be answered first. */
      readonly kind: RequestKind;
      readonly since: number;
      readonly by: number;
      /** Whether all that wait are of that kind. */
      readonly alone: boolean;
    }
  | { readonly what: 'conflicts'; readonly n: number; readonly day: number }
  | { readonly what: 'silent'; readonly n: number }
  | { readonly what: 'count'; readonly at: number }
  | { readonly what: 'wishes'; readonly n: number }
  | { readonly what: 'unreleased'; readonly n: number; readonly day: number }
  | { readonly what: 'steps'; readonly n: number };

/** Whether a role has work of this kind at all. */
export function hasToDo(role: Role): boolean {
  return may(role, 'decide_request') || may(role, 'read_gates');
}

/** What a role has to do in an edition at `now` (ms): nothing that it may not do, and nothing empty. */
export function toDoOf(
  role: Role,
  edition: Pick<Edition, 'answer_hours'>,
  waiting: Waiting,
  now: number,
): ToDo[] {
  const { silent, counted_at, steps, wishes = 0, unreleased = [] } = waiting;
  const conflicts = waiting.conflicts.toSorted((a, b) => b.day - a.day).find(({ n }) => n > 0);
  const list: ToDo[] = may(role, 'decide_request') ? requestsOf(edition, waiting) : [];
  if (conflicts && may(role, 'look_through_conflicts')) {
    list.push({ what: 'conflicts', ...conflicts });
  }
  if (silent > 0 && may(role, 'read_gates')) list.push({ what: 'silent', n: silent });
  if (counted_at !== null && now - counted_at > COUNT_GOOD_MS && may(role, 'read_gates')) {
    list.push({ what: 'count', at: counted_at });
  }
  if (wishes > 0 && may(role, 'read_wishes')) list.push({ what: 'wishes', n: wishes });
  const [day] = unreleased;
  if (day !== undefined && may(role, 'release_figures')) {
    list.push({ what: 'unreleased', n: unreleased.length, day });
  }
  if (steps > 0 && may(role, 'edit_edition')) list.push({ what: 'steps', n: steps });
  return list;
}

function requestsOf(edition: Pick<Edition, 'answer_hours'>, { requests }: Waiting): ToDo[] {
  const queues = requests
    .filter(({ n }) => n > 0)
    .map(({ kind, since, n }) => ({ kind, since, n, by: answerBy(edition, { kind, since }) }))
    .toSorted((a, b) => a.by - b.by);
  const [first] = queues;
  if (!first) return [];
  const n = queues.reduce((sum, queue) => sum + queue.n, 0);
  const { kind, since, by } = first;
  return [{ what: 'requests', n, kind, since, by, alone: queues.length === 1 }];
}

import { MISCOUNTS } from '../src/store/seal/sum-of-log.ts';

const COUNTED = `SELECT * FROM scan WHERE event = ?1 AND type IN ('ticket', 'walk_in')
  AND verdict = 'admitted' AND undone = 0`;

const MOVEMENTS = `SELECT log.serial, direction, people, log.children, t.adults + t.children AS admits
  FROM (${COUNTED}) log JOIN ticket t ON t.event = ?1 AND t.serial = log.serial
  WHERE people > 0 ORDER BY at, id`;

const ADMISSIONS = `SELECT serial, entered, exited, children_entered, children_exited, re_entries
  FROM admission WHERE event = ?1 AND (entered, exited, surplus) <> (0, 0, 0) ORDER BY serial`;

const RE_ENTRIES = `SELECT coalesce(sum(re_entries), 0) AS re_entries,
    coalesce(sum(parties), 0) AS parties
  FROM attendance WHERE event = ?1`;

/** Queries of what an edition’s figures are held against, each with its number as `?1`. */
export const SUM_QUERIES = [MISCOUNTS, MOVEMENTS, ADMISSIONS, RE_ENTRIES] as const;

/**
 * Where the figures of an edition differ from the sum of its log: minutes of the attendance, counts by eye,
 * people passed of each ticket, and the day's re-entries and parties. Empty when all is well.
 * @param answers rows of `SUM_QUERIES`, in their order
 */
export function disagreementsOf(answers: readonly (readonly unknown[])[]): unknown[] {
  const [miscounts = [], movements = [], admissions = [], written = []] = answers;
  const passed = replayed(movements as Moved[]);
  const stored = new Map(
    (admissions as (Passed & { serial: number })[]).map(({ serial, ...row }) => [serial, row]),
  );
  return [
    ...miscounts,
    ...differences(passed, stored),
    ...differences(new Map([[0, sumOver(passed)]]), new Map([[0, written[0]]])),
  ];
}

interface Moved {
  readonly serial: number;
  readonly direction: 'entry' | 'exit';
  readonly people: number;
  readonly children: number;
  readonly admits: number;
}

interface Passed {
  entered: number;
  exited: number;
  children_entered: number;
  children_exited: number;
  re_entries: number;
}

/** The log in the order of its time: an exit gives back those who are inside, and no more. */
function replayed(log: readonly Moved[]): Map<number, Passed> {
  const passed = new Map<number, Passed>();
  for (const { serial, direction, people, children, admits } of log) {
    const none = { entered: 0, exited: 0, children_entered: 0, children_exited: 0, re_entries: 0 };
    const one = passed.get(serial) ?? none;
    if (direction === 'entry') {
      one.entered += people;
      one.children_entered += children;
    } else {
      one.exited += Math.min(people, one.entered - one.exited);
      one.children_exited += children;
    }
    one.re_entries = Math.min(one.exited, Math.max(0, one.entered - admits));
    passed.set(serial, one);
  }
  return passed;
}

function sumOver(passed: ReadonlyMap<number, Passed>) {
  const all = [...passed.values()];
  return {
    re_entries: all.reduce((sum, one) => sum + one.re_entries, 0),
    parties: all.filter((one) => one.entered > 0).length,
  };
}

function differences(summed: ReadonlyMap<number, unknown>, written: ReadonlyMap<number, unknown>) {
  const keys = new Set([...summed.keys(), ...written.keys()]);
  return [...keys].flatMap((key) => {
    const [a, b] = [summed.get(key), written.get(key)].map((one) => JSON.stringify(one));
    return a === b ? [] : [{ key, summed: a, written: b }];
  });
}

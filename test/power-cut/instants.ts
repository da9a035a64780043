import type { JournalRecord } from './journal.ts';
import type { Sent } from './sent.ts';

/** When the power goes: after this record, at this time of the journal's clock. */
export interface Instant {
  readonly record: number;
  readonly at: number;
}

/** A run, as far as its instants go. */
interface Course {
  readonly records: readonly JournalRecord[];
  readonly sent: readonly Sent[];
  readonly before: { readonly site: unknown };
  readonly site: { readonly at: number } | null;
}

/**
 * Instants of a run, in their order: right after any answer, while a log is carried over into its
 * database, after any change of the disk, and at any time, in turn. Of a run that began without a state,
 * every second one lies in its beginning, before anybody could use it.
 */
export function instants(run: Course, count: number, chance: () => number): Instant[] {
  const { records, sent, site } = run;
  const answers = sent.flatMap(({ acknowledged }) => acknowledged ?? []);
  const first = records[0]?.at ?? 0;
  const last = records.at(-1)?.at ?? 0;
  const isFresh = run.before.site === null;
  const beginning = records.filter(({ at }) => isFresh && at < (site?.at ?? last));
  const one = (list: readonly { readonly at: number }[]) =>
    list[Math.floor(chance() * list.length)]?.at ?? last;
  const any = [
    () => one(answers),
    () => one(carriedOver(records)),
    () => one(records),
    () => first + Math.floor(chance() * (last - first)),
  ];
  const drawn = Array.from({ length: count }, (_, i) => {
    if (isFresh && i % 2 === 0) return one(beginning);
    return any[Math.floor(isFresh ? i / 2 : i) % any.length]?.() ?? last;
  });
  return drawn
    .sort((a, b) => a - b)
    .map((at) => ({ at, record: records.findLastIndex((record) => record.at <= at) }));
}

/** Writes into databases themselves, where the others go into their logs. */
function carriedOver(records: readonly JournalRecord[]): JournalRecord[] {
  const synced = records.filter(({ kind, path }) => kind === 'synced' && path.endsWith('.sqlite'));
  const databases = new Set(synced.map(({ file }) => file));
  return records.filter(({ kind, file }) => kind === 'written' && databases.has(file));
}

import { type LogName, sealedLog } from '../../domain/seal/form.ts';

/** Where images of a log are that were written over. */
const HISTORIES: Readonly<Partial<Record<LogName, string>>> = { scan: 'scan_history' };

/** Rows of a log that were not committed to it yet: what was prepared and not released. */
const COMMITTED: Readonly<Partial<Record<LogName, string>>> = {
  release: 'AND released_at IS NOT NULL',
};

/** Where every image of a log is. */
export function tablesOf(log: LogName): string[] {
  return [log, HISTORIES[log]].filter((name) => name !== undefined);
}

/** Every image of a log, in the order in which they are sealed; `?1`: the edition. */
export function imagesOf(log: LogName): string {
  const columns = sealedLog(log)
    .columns.map((name) => `"${name}"`)
    .join(', ');
  const images = tablesOf(log).map(
    (name) => `SELECT ${columns} FROM ${name} WHERE event = ?1 ${COMMITTED[log] ?? ''}`,
  );
  return `SELECT ${columns} FROM (${images.join(' UNION ALL ')}) ORDER BY id, seq`;
}

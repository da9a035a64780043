import type { Finding } from './finding.ts';
import { type Cell, cellOf, isLogName, type LogName, sealedLog } from './form.ts';

/** A row that was found, and whether one of its texts is there without the salt of its commitment. */
export interface FoundRow {
  readonly row: readonly Cell[];
  readonly unknown?: boolean;
}

/** Every row of a range that is not as its copy has it, in the order of id and number. */
export function differencesOf(
  log: LogName,
  { seal, copy, found }: { seal: number; copy: readonly string[]; found: readonly FoundRow[] },
): Finding[] {
  const findings: Finding[] = [];
  const sealed = copy.map((line) => rowOfLine(line));
  let at = 0;
  for (const one of found) {
    while (at < sealed.length && order(log, sealed[at] ?? [], one.row) < 0) {
      findings.push({ fault: 'removed', seal, ...nameOf(log, sealed[at] ?? []) });
      at += 1;
    }
    const same = at < sealed.length && order(log, sealed[at] ?? [], one.row) === 0;
    if (!same) findings.push({ fault: 'added', seal, ...nameOf(log, one.row) });
    else {
      findings.push(...changesOf(log, seal, sealed[at] ?? [], one));
      at += 1;
    }
  }
  for (const row of sealed.slice(at)) {
    findings.push({ fault: 'removed', seal, ...nameOf(log, row) });
  }
  return findings;
}

function changesOf(
  log: LogName,
  seal: number,
  sealed: readonly Cell[],
  found: FoundRow,
): Finding[] {
  const { columns, texts } = sealedLog(log);
  const name = nameOf(log, found.row);
  // A text that was erased, and nothing is left that says what was sealed of it.
  const isLost = (column: string, was: Cell, is: Cell) =>
    texts.includes(column) && is === '' && was !== null;
  const lost = columns.some((column, i) => isLost(column, sealed[i] ?? null, found.row[i] ?? null));
  const changed = columns.flatMap((column, i) => {
    const [was = null, is = null] = [sealed[i], found.row[i]];
    if (was === is || isLost(column, was, is)) return [];
    // What somebody typed is said nowhere.
    const shown = texts.includes(column) && !isCommitment(is) ? null : is;
    return [{ column, sealed: was, found: shown }];
  });
  if (changed.length === 0) return lost ? [{ fault: 'unknown_text', seal, ...name }] : [];
  const onlyTexts = changed.every(({ column }) => texts.includes(column));
  if (found.unknown && onlyTexts) return [{ fault: 'unknown_text', seal, ...name }];
  return [{ fault: 'changed', seal, ...name, columns: changed }];
}

const isCommitment = (cell: Cell) => cell === '' || /^[0-9a-f]{64}$/.test(String(cell));

/** The columns of a line that was hashed. */
function rowOfLine(line: string): Cell[] {
  const [log, ...row]: Cell[] = JSON.parse(line);
  return isLogName(String(log)) ? row : [];
}

/** The name of a row. */
export function nameOf(log: LogName, row: readonly Cell[]) {
  return { log, id: String(cellOf(log, row, 'id')), seq: Number(cellOf(log, row, 'seq')) };
}

function order(log: LogName, a: readonly Cell[], b: readonly Cell[]): number {
  const [one, other] = [nameOf(log, a), nameOf(log, b)];
  if (one.id !== other.id) return one.id < other.id ? -1 : 1;
  return one.seq - other.seq;
}

import { dateAfter, localParts } from '../domain/calendar.ts';
import { erasureOf } from '../domain/edition.ts';
import type { Cell } from '../domain/exports/cells.ts';
import { csvFile } from '../domain/exports/csv-file.ts';
import type { FileHead } from '../domain/exports/file.ts';
import { type ExportKind, termsOf } from '../domain/exports/kinds.ts';
import { workbookFile } from '../domain/exports/workbook-file.ts';
import { Problem } from '../domain/problem.ts';
import { may } from '../domain/roles.ts';
import type { StoredEdition } from '../store/editions/editions.ts';
import {
  type AskedExport,
  askExport as ask,
  confirmDestroyed as confirm,
  type ExportFile,
  exportFile,
} from '../store/exports/export-files.ts';
import { countRows, rowPages } from '../store/exports/pages.ts';
import {
  type Attempt,
  beginExport,
  cutSilentExports,
  endExport,
  isOver,
  noteRows,
} from '../store/exports/progress.ts';
import { allow, type MemberContext, type ServiceContext } from './context.ts';

/** Days within which a file with names and contacts is destroyed, where they are not erased before. */
const DESTROYED_WITHIN = 30;
/** How often it is written down how far a file is, ms. */
const NOTED_EVERY = 2_000;

/** What somebody asks for; its id is that of the form that asks. */
type Asked = Pick<AskedExport, 'id' | 'kind' | 'format' | 'locale'>;

/**
 * Notes that a member asks for a file without names and contacts. Throws `forbidden`, `rate_limited` for
 * the sixty-first within an hour.
 */
export async function askExport(context: MemberContext, asked: Asked): Promise<void> {
  allow(context, 'export_data');
  demandKind(context, asked.kind);
  const { id, kind, format, locale } = asked;
  const whole = { id, kind, format, locale, reason: null, destroy_by: null };
  await demandAsked(ask(context.env.DB, context.by, whole, context.now));
}

/**
 * Notes that an owner asks for a file with names and contacts, and why; they have proved that they are
 * there themselves. It is destroyed within thirty days, and before what is in it is erased here.
 */
export async function askContactExport(
  context: MemberContext,
  {
    edition,
    reason,
    ...asked
  }: Asked & { readonly edition: StoredEdition; readonly reason: string },
): Promise<void> {
  allow(context, 'export_contacts');
  demandKind(context, asked.kind);
  if (!termsOf(asked.kind).contacts) throw new Problem('invalid_request');
  const { env, by, now } = context;
  const zone = edition.timezone;
  const latest = dateAfter(localParts(now, zone).date, DESTROYED_WITHIN);
  const erased = localParts(Math.max(now, erasureOf(edition)), zone).date;
  // Dates are written so that the earlier one comes first.
  const [destroy_by = latest] = [latest, erased].toSorted();
  await demandAsked(ask(env.DB, by, { ...asked, reason, destroy_by }, now));
}

/** Says that a file with contacts is destroyed. */
export async function confirmDestroyed(
  context: MemberContext,
  { id }: { readonly id: string },
): Promise<void> {
  allow(context, 'confirm_destroyed');
  await confirm(context.env.DB, context.by, id, context.now);
}

/**
 * Begins to write a file that the actor has asked for. Its rows are read as its bytes are taken; that it
 * was written whole, or broke off, is noted. `clock` gives the instant, ms: it takes minutes. Throws
 * `not_found` where it was not asked for or is over, `busy` while they take another one, or others take
 * three.
 */
export async function writeExport(
  context: MemberContext,
  {
    edition,
    id,
    headOf,
    clock,
  }: {
    readonly edition: StoredEdition;
    readonly id: string;
    readonly headOf: (file: ExportFile) => FileHead;
    readonly clock: () => number;
  },
): Promise<{ readonly file: ExportFile; readonly bytes: AsyncGenerator<Uint8Array> }> {
  allow(context, 'export_data');
  const { env, by, now } = context;
  const file = await exportFile(env.DB, by.event, id);
  if (file?.made_by !== by.id || isOver(file, now)) throw new Problem('not_found');
  demandKind(context, file.kind);
  if (file.contacts) allow(context, 'export_contacts');
  const attempt = await beginExport(env.DB, by, id, now);
  if (!attempt) throw new Problem('busy', { retryAfter: 10 });
  const head = headOf(file);
  const written = file.format === 'csv' ? csvFile : workbookFile;
  const progress = new Progress(context, attempt, clock);
  const pages = progress.counted(readPages(context, edition, file, progress));
  return { file, bytes: progress.ended(written(head, pages)) };
}

async function* readPages(
  { env, now }: MemberContext,
  edition: StoredEdition,
  { kind, locale, contacts }: ExportFile,
  progress: Progress,
): AsyncGenerator<Cell[][]> {
  progress.total = await countRows(env.DB, { edition, kind });
  yield* rowPages(env, { edition, kind, locale, contacts }, now);
}

/** How far a file is, as its row says it. */
class Progress {
  readonly #context: MemberContext;
  readonly #attempt: Attempt;
  readonly #clock: () => number;
  #rows = 0;
  #noted = 0;
  total: number | null = null;

  constructor(context: MemberContext, attempt: Attempt, clock: () => number) {
    this.#context = context;
    this.#attempt = attempt;
    this.#clock = clock;
  }

  /** The same pages, counted. Throws `Problem` once it is to be written no more. */
  async *counted(pages: AsyncIterable<Cell[][]>): AsyncGenerator<Cell[][]> {
    const { env } = this.#context;
    for await (const page of pages) {
      const now = this.#clock();
      if (now - this.#noted >= NOTED_EVERY) {
        this.#noted = now;
        const { total } = this;
        const stands = await noteRows(env.DB, this.#attempt, { rows: this.#rows, total }, now);
        if (!stands) throw new Problem('busy');
      }
      yield page;
      this.#rows += page.length;
    }
  }

  /** The same bytes; after the last one was taken, or nobody takes them, it is noted how it ended. */
  async *ended(bytes: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
    let whole = false;
    try {
      yield* bytes;
      whole = true;
    } finally {
      const { env, by } = this.#context;
      await endExport(env.DB, by, this.#attempt, { rows: this.#rows, whole }, this.#clock());
    }
  }
}

/** Notes of files that nobody writes any more that they were cut off. */
export async function noteCutExports(context: ServiceContext): Promise<void> {
  allow(context, 'note_cut_exports');
  await cutSilentExports(context.env.DB, context.now);
}

async function demandAsked(asking: Promise<boolean>): Promise<void> {
  if (!(await asking)) throw new Problem('rate_limited', { retryAfter: 3_600 });
}

function demandKind({ actor }: MemberContext, kind: ExportKind): void {
  if (!may(actor, termsOf(kind).needs)) throw new Problem('forbidden');
}

import { dateAfter, localParts } from '../domain/calendar.ts';
import { erasureOf } from '../domain/edition.ts';
import type { Cell } from '../domain/exports/cells.ts';
import { csvFile } from '../domain/exports/csv-file.ts';
import { type FileHead, ROWS_MOST } from '../domain/exports/file.ts';
import { type ExportKind, termsOf } from '../domain/exports/kinds.ts';
import { workbookFile } from '../domain/exports/workbook-file.ts';
import { endOfDay } from '../domain/opening-hours.ts';
import { dayBegan } from '../domain/presence.ts';
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
import type { ExportDay } from '../store/exports/readers.ts';
import { allow, type MemberContext, type ServiceContext } from './context.ts';

/** Days within which a file with names and contacts is destroyed, where they are not erased before. */
const DESTROYED_WITHIN = 30;
/** How often it is written down how far a file is, ms: seldom where it takes long, which costs questions. */
const NOTED_EVERY = { least: 2_000, most: 60_000, share: 50 } as const;

/** What somebody asks for; its id is that of the form that asks. */
type Asked = Pick<AskedExport, 'id' | 'kind' | 'format' | 'locale'> & {
  readonly edition: StoredEdition;
};

/**
 * Notes that a member asks for a file without names and contacts, of a day (its number) or of all. Whether
 * it can be written: not where it would have more rows than a file takes, of which there are `most`. Throws
 * `forbidden`, `invalid_request` for a day that is none, `rate_limited` for the sixty-first within an hour.
 */
export async function askExport(
  context: MemberContext,
  {
    edition,
    day,
    most = ROWS_MOST,
    ...asked
  }: Asked & { readonly day: number | null; readonly most?: number },
): Promise<boolean> {
  allow(context, 'export_data');
  demandKind(context, asked.kind);
  const { kind } = asked;
  const { env, by, now } = context;
  const total = await countRows(env.DB, { edition, kind, day: dayOf(edition, day) }, most);
  if (total > most) return false;
  const whole = { ...asked, day, total, reason: null, destroy_by: null };
  await demandAsked(ask(env.DB, by, whole, now));
  return true;
}

/** The instants of a day of an edition. Throws `invalid_request` where it has none of this number. */
function dayOf(edition: StoredEdition, number: number | null): ExportDay | null {
  if (number === null) return null;
  const day = edition.days.find((one) => one.number === number);
  if (!day) throw new Problem('invalid_request');
  return { number, from: dayBegan(edition, day.opens_at), to: endOfDay(day, edition) };
}

/**
 * Notes that an owner asks for a file with names and contacts, and why; they have proved that they are
 * there themselves. It is destroyed within thirty days, and before what is in it is erased here. Throws
 * `invalid_request` where there are no contacts: of other kinds, and of an edition that was erased.
 */
export async function askContactExport(
  context: MemberContext,
  { edition, reason, ...asked }: Asked & { readonly reason: string },
): Promise<void> {
  allow(context, 'export_contacts');
  demandKind(context, asked.kind);
  const hasContacts = termsOf(asked.kind).contacts && edition.data_key !== null;
  if (!hasContacts) throw new Problem('invalid_request');
  const { env, by, now } = context;
  const zone = edition.timezone;
  const latest = dateAfter(localParts(now, zone).date, DESTROYED_WITHIN);
  const erased = localParts(Math.max(now, erasureOf(edition)), zone).date;
  // Dates are written so that the earlier one comes first.
  const [destroy_by = latest] = [latest, erased].toSorted();
  const total = await countRows(env.DB, { edition, kind: asked.kind, day: null }, ROWS_MOST);
  await demandAsked(ask(env.DB, by, { ...asked, day: null, total, reason, destroy_by }, now));
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
    most = ROWS_MOST,
  }: {
    readonly edition: StoredEdition;
    readonly id: string;
    readonly headOf: (file: ExportFile) => FileHead;
    readonly clock: () => number;
    readonly most?: number;
  },
): Promise<{ readonly file: ExportFile; readonly bytes: AsyncGenerator<Uint8Array> }> {
  allow(context, 'export_data');
  const { env, by, now } = context;
  const file = await exportFile(env.DB, by.event, id);
  if (file?.made_by !== by.id || isOver(file, now)) throw new Problem('not_found');
  demandKind(context, file.kind);
  if (file.contacts) allow(context, 'export_contacts');
  const day = dayOf(edition, file.day);
  const attempt = await beginExport(env.DB, by, id, now);
  if (!attempt) throw new Problem('busy', { retryAfter: 10 });
  const head = headOf(file);
  const written = file.format === 'csv' ? csvFile : workbookFile;
  const progress = new Progress(context, attempt, { clock, most });
  const pages = progress.counted(rowPages(env, { ...file, edition, day }, now));
  return { file, bytes: progress.ended(written(head, pages, () => progress.isWhole)) };
}

/** How far a file is, as its row says it. */
class Progress {
  readonly #context: MemberContext;
  readonly #attempt: Attempt;
  readonly #clock: () => number;
  readonly #most: number;
  #rows = 0;
  /** Instants, ms: when it began, and when it is written down again. */
  readonly #began: number;
  #due: number;
  /** That it has every row that there was. */
  isWhole = true;

  constructor(
    context: MemberContext,
    attempt: Attempt,
    { clock, most }: { readonly clock: () => number; readonly most: number },
  ) {
    this.#context = context;
    this.#attempt = attempt;
    this.#clock = clock;
    this.#most = most;
    this.#began = clock();
    this.#due = this.#began;
  }

  /** The same pages, counted, until the file is full. Throws `Problem` once it is to be written no more. */
  async *counted(pages: AsyncIterable<Cell[][]>): AsyncGenerator<Cell[][]> {
    for await (const page of pages) {
      await this.#note();
      const room = this.#most - this.#rows;
      const taken = page.length > room ? page.slice(0, room) : page;
      yield taken;
      this.#rows += taken.length;
      if (taken.length < page.length) {
        this.isWhole = false;
        return;
      }
    }
  }

  async #note(): Promise<void> {
    const now = this.#clock();
    if (now < this.#due) return;
    const { least, most, share } = NOTED_EVERY;
    this.#due = now + Math.min(most, Math.max(least, (now - this.#began) / share));
    const stands = await noteRows(this.#context.env.DB, this.#attempt, this.#rows, now);
    if (!stands) throw new Problem('busy');
  }

  /** The same bytes; after the last one was taken, or nobody takes them, it is noted how it ended. */
  async *ended(bytes: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
    let isEnded = false;
    try {
      yield* bytes;
      isEnded = true;
    } finally {
      const { env, by } = this.#context;
      const ended = { rows: this.#rows, whole: isEnded && this.isWhole };
      await endExport(env.DB, by, this.#attempt, ended, this.#clock());
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

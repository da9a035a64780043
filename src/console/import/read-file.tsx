import type { Context } from 'hono';
import { type ListFault, ListUnreadable } from '../../domain/lists/bounds.ts';
import { type List, listOf } from '../../domain/lists/columns.ts';
import { readGrid } from '../../domain/lists/read-list.ts';
import { PROBLEMS } from '../../domain/problem.ts';
import { importWords } from '../../i18n/imports.ts';
import { listsSoFar } from '../../operations/imported-list.ts';
import type { FieldFault } from '../shell/error-box.tsx';
import { type MemberApp, memberContext } from '../shell/session.ts';
import { carrierFor, inPieces } from './carried.ts';
import { ColumnsPage } from './columns-page.tsx';
import { FilePage } from './file-page.tsx';
import {
  type CarriedList,
  faultFound,
  HEADING_MAX,
  kindOf,
  type ListHead,
  leftOut,
  localeOf,
  type SentForm,
} from './sent.ts';

export type PageContext = Context<MemberApp>;

/** Characters of an example. */
const EXAMPLE_MAX = 60;

export function pageProps(c: PageContext) {
  const { locale, member, edition, now } = c.var;
  return { locale, member, edition, now };
}

/** The first step, with what was wrong with the file. */
export async function showFile(
  c: PageContext,
  form: SentForm = {},
  fault: { fault: ListFault | 'missing' | 'expired'; rows?: number } | null = null,
) {
  const words = importWords[c.var.locale];
  const many = fault?.fault === 'too_many_rows' && fault.rows;
  const text = fault && (many ? words.tooMany(many) : words.faults[fault.fault]);
  const faults: FieldFault[] = text ? [{ field: 'file', text }] : [];
  const earlier = await listsSoFar(memberContext(c), c.var.edition);
  const chosen = { kind: kindOf(form), language: localeOf(form) };
  const status = fault ? PROBLEMS.invalid_request : 200;
  return c.html(
    <FilePage {...pageProps(c)} {...chosen} faults={faults} earlier={earlier} />,
    status,
  );
}

/** Reads the file, and shows its columns. Of the file nothing stays but those. */
export async function readFile(c: PageContext, form: SentForm) {
  const found = faultFound(form);
  if (found) return showFile(c, form, found);
  const { file } = form;
  if (!(file instanceof File) || file.size === 0) return showFile(c, form, { fault: 'missing' });
  try {
    const year = Number(
      c.var.edition.days[0]?.date.slice(0, 4) ?? new Date(c.var.now).getFullYear(),
    );
    const list = listOf(await readGrid(new Uint8Array(await file.arrayBuffer())), year);
    const refused = [...leftOut(form), ...list.refused];
    const sealed = await sealedList(c, form, { ...list, refused });
    return c.html(
      <ColumnsPage
        {...pageProps(c)}
        list={sealed}
        chosen={sealed.head.columns.map(({ field }) => field)}
        day={null}
        faults={[]}
      />,
    );
  } catch (error) {
    if (!(error instanceof ListUnreadable)) throw error;
    return showFile(c, form, error);
  }
}

async function sealedList(c: PageContext, form: SentForm, list: List): Promise<CarriedList> {
  if (list.columns.length === 0) throw new ListUnreadable('no_column');
  const carrier = await carrierFor(c.env, c.var);
  const name = crypto.randomUUID();
  const head: ListHead = {
    name,
    kind: kindOf(form),
    locale: localeOf(form),
    rows: list.rows.length,
    columns: list.columns.map(({ heading, examples, field }) => ({
      heading: heading.slice(0, HEADING_MAX),
      examples: examples.map((example) => example.slice(0, EXAMPLE_MAX)),
      field,
    })),
    refused: list.refused,
  };
  const pieces = inPieces(list.rows).map((rows) => carrier.seal({ name, rows }));
  return { head, sealedHead: await carrier.seal(head), pieces: await Promise.all(pieces) };
}

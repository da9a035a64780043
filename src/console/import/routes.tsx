import { Hono } from 'hono';
import type { ListReading } from '../../domain/lists/judge-rows.ts';
import { PROBLEMS, Problem } from '../../domain/problem.ts';
import { peopleOf } from '../../domain/registration.ts';
import { checkList, importRows, type NotTaken } from '../../operations/import-list.ts';
import { importedList } from '../../operations/imported-list.ts';
import { type MemberApp, memberContext, requirePermission } from '../shell/session.ts';
import { carrierFor, inPieces } from './carried.ts';
import { CheckPage } from './check-page.tsx';
import { chosenIn, columnFaults, fieldColumns } from './chosen-columns.ts';
import { ColumnsPage } from './columns-page.tsx';
import { ProgressPage } from './progress-page.tsx';
import { type PageContext, pageProps, readFile, showFile } from './read-file.tsx';
import { ImportedPage } from './result-page.tsx';
import {
  carriedList,
  notTakenRows,
  type ReadyPiece,
  readyPiece,
  type SentForm,
  wordsOf,
} from './sent.ts';

/** Lists of schools and associations from outside: file, columns, check, import. */
export const imports = new Hono<MemberApp>();

/** Pieces that one request registers: with a script one comes at a time. */
const PIECES_AT_ONCE = 5;

const PATH = '/console/:slug/import';

imports.get(PATH, requirePermission('import_list'), (c) => showFile(c));

// All steps come to one address: what they carry is in the page, so a page that is opened again
// begins anew.
imports.post(PATH, requirePermission('import_list'), async (c) => {
  const form = await c.req.parseBody({ all: true });
  switch (form.step) {
    case 'columns':
      return checkColumns(c, form);
    case 'rows':
      return importPieces(c, form);
    default:
      return readFile(c, form);
  }
});

/** Judges every row by the columns that were chosen, and shows what would come of it. */
async function checkColumns(c: PageContext, form: SentForm) {
  const { locale, edition } = c.var;
  const carrier = await carrierFor(c.env, c.var);
  const list = await carriedList(carrier, form);
  if (!list) return showFile(c, form, { fault: 'expired' });
  const { head, rows } = list;
  const chosen = chosenIn(form, { kind: head.kind, columns: head.columns.length });
  const day = edition.days.find(({ number }) => String(number) === form.day)?.number ?? null;
  const faults = columnFaults(chosen, { day, kind: head.kind, locale });
  if (faults.length > 0) {
    return c.html(
      <ColumnsPage {...pageProps(c)} list={list} chosen={chosen} day={day} faults={faults} />,
      PROBLEMS.invalid_request,
    );
  }
  const fields = fieldColumns(chosen);
  const reading: ListReading = { kind: head.kind, locale: head.locale, fields, day };
  const checked = await checkList(memberContext(c), { edition, rows, reading });
  const people = checked.ready.reduce((sum, { request }) => sum + peopleOf(request.party), 0);
  const terms = { name: head.name, rows: checked.ready.length, people, until: carrier.until };
  const pieces = inPieces(checked.ready).map((ready) => carrier.seal({ terms, rows: ready }));
  return c.html(
    <CheckPage {...pageProps(c)} checked={checked} pieces={await Promise.all(pieces)} />,
  );
}

/** Registers the next rows, and shows how far the list is. Sent again, nothing is registered twice. */
async function importPieces(c: PageContext, form: SentForm) {
  const { edition } = c.var;
  const carrier = await carrierFor(c.env, c.var);
  const sealed = wordsOf(form, 'piece');
  const turn = sealed.slice(0, PIECES_AT_ONCE);
  const opened = await Promise.all(turn.map((piece) => readyPiece(carrier, piece)));
  const pieces = opened.flatMap((piece) => piece ?? []);
  if (pieces.length === 0 || pieces.length < turn.length)
    return showFile(c, form, { fault: 'expired' });
  const notTaken = notTakenRows(form);
  const { id, done, stopped } = await importInTurn(c, pieces, notTaken);
  if (id === null) throw new Problem('busy', { retryAfter: 5 });
  const rest = sealed.slice(done);
  const { list, sheets } = await importedList(memberContext(c), { edition, id });
  const props = { ...pageProps(c), list, notTaken };
  if (rest.length > 0 || form.more === '1') {
    const status = stopped ? PROBLEMS.busy : 200;
    return c.html(<ProgressPage {...props} pieces={rest} stopped={stopped} />, status);
  }
  return c.html(<ImportedPage {...props} sheets={sheets} />);
}

/** One piece after the other; a busy writer ends it, and the rest is sent again. */
async function importInTurn(c: PageContext, pieces: readonly ReadyPiece[], notTaken: NotTaken[]) {
  const { edition } = c.var;
  let [id, done]: [string | null, number] = [null, 0];
  for (const piece of pieces) {
    try {
      const answer = await importRows(memberContext(c), { edition, ...piece });
      id = answer.id;
      notTaken.push(...answer.notTaken);
      done += 1;
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'busy') throw error;
      return { id, done, stopped: true };
    }
  }
  return { id, done, stopped: false };
}

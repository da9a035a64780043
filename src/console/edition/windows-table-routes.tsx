import { type Context, Hono } from 'hono';
import { WINDOWS_MAX } from '../../domain/editing/window-plan.ts';
import type { Day } from '../../domain/edition.ts';
import { Problem } from '../../domain/problem.ts';
import { withColon } from '../../i18n/common.ts';
import { editionWords } from '../../i18n/edition.ts';
import { setUpWords } from '../../i18n/set-up.ts';
import { editEdition } from '../../operations/edit-edition.ts';
import { windowUse } from '../../store/editions/places.ts';
import type { FieldFault } from '../shell/error-box.tsx';
import { type MemberApp, memberContext, requirePermission } from '../shell/session.ts';
import { conflictText } from './conflict-text.ts';
import { wholeOf } from './days-form.ts';
import { dayAddress, readAnew, sendEdits } from './edits-sent.ts';
import { type Typed, textOf, typedOf } from './settings-form.ts';
import {
  editsOf,
  readRows,
  rowField,
  rowsOf,
  type TypedRow,
  withPasted,
  withSpareRows,
} from './windows-table.ts';
import { WindowsTablePage } from './windows-table-page.tsx';

/** The windows of one day as a table. */
export const windowsTable = new Hono<MemberApp>();

const PAGE = '/console/:slug/edition/days/table';

windowsTable.get(PAGE, requirePermission('edit_edition'), async (c) => {
  await readAnew(c);
  const day = dayIn(c, c.req.query('day') ?? '');
  return c.html(await show(c, day, { rows: rowsOf(day) }));
});

windowsTable.post(PAGE, requirePermission('edit_edition'), async (c) => {
  await readAnew(c);
  const typed = typedOf(await c.req.parseBody({ all: true }));
  const day = dayIn(c, textOf(typed, 'day'));
  const rows = readRows(typed);
  if (rows === null) {
    const text = editionWords[c.var.locale].days.tooManyRows(WINDOWS_MAX);
    return c.html(await show(c, day, { rows: [], faults: [{ field: 'windows', text }] }), 422);
  }
  return textOf(typed, 'do') === 'paste' ? put(c, day, rows, typed) : save(c, day, rows, typed);
});

/** Puts pasted lines into the table, and writes nothing. */
async function put(c: Context<MemberApp>, day: Day, rows: TypedRow[], typed: Typed) {
  const paste = textOf(typed, 'paste');
  const found = withPasted(rows, paste);
  if ('rows' in found) return c.html(await show(c, day, found));
  const text = setUpWords[c.var.locale].days.pasteWrong(found.wrong);
  return c.html(await show(c, day, { rows, paste, faults: [{ field: 'paste', text }] }), 422);
}

async function save(c: Context<MemberApp>, day: Day, rows: TypedRow[], typed: Typed) {
  const words = editionWords[c.var.locale];
  const { rowOf } = setUpWords[c.var.locale].days;
  const refuse = async (faults: readonly FieldFault[], status: 409 | 422) =>
    c.html(await show(c, day, { rows, faults }), status);
  const asked = editsOf(day, rows, typed);
  if ('faults' in asked) {
    const faults = asked.faults.map(({ row, field, code }) => ({
      field: `row-${row}.${field}`,
      text: `${withColon(rowOf(labelOf(field, words.days), row + 1), c.var.locale)} ${words.faults[code]}`,
    }));
    return refuse(faults, 422);
  }
  const back = `/console/${c.var.edition.slug}/edition/days`;
  if (asked.edits.length === 0) return c.redirect(`${back}?saved=unchanged&day=${day.number}`, 303);
  const asksMoves = textOf(typed, 'moved') !== 'yes';
  const sent = await sendEdits(
    c,
    (what) => editEdition(memberContext(c), { ...what, asksMoves }),
    asked.edits,
    (path) => (path === 'moved' ? 'moved-table' : rowField(path, rows, c.var.edition)),
  );
  switch (sent.outcome) {
    case 'saved':
      return c.redirect(dayAddress(c.var.edition.slug, sent.query, day.number), 303);
    case 'conflict': {
      const faults = sent.conflicts.map((one) => ({
        field: rowField(one.path, rows, c.var.edition),
        text: conflictText(one, c.var.locale),
      }));
      return refuse(faults, 409);
    }
    case 'refused':
      return refuse(sent.faults, sent.status);
  }
}

function labelOf(
  field: 'from' | 'to' | 'capacity',
  words: { readonly from: string; readonly to: string; readonly places: string },
): string {
  return field === 'capacity' ? words.places : words[field];
}

/** Throws `not_found` where the edition has no such day. */
function dayIn(c: Context<MemberApp>, typed: string): Day {
  const day = c.var.edition.days.find((one) => one.number === wholeOf(typed));
  if (!day) throw new Problem('not_found');
  return day;
}

interface Shown {
  readonly rows: readonly TypedRow[];
  readonly faults?: readonly FieldFault[];
  readonly paste?: string;
  readonly pasted?: number;
}

async function show(c: Context<MemberApp>, day: Day, { rows, ...shown }: Shown) {
  const { locale, member, edition, now } = c.var;
  const use = await windowUse(c.env.DB, edition.number);
  const nothing = { faults: [], paste: '', pasted: null };
  const page = { locale, member, edition, now, day, use, ...nothing, ...shown };
  return <WindowsTablePage {...page} rows={withSpareRows(rows)} />;
}

import { WINDOWS_MAX } from '../../domain/editing/window-plan.ts';
import type { Day } from '../../domain/edition.ts';
import { editionWords, spokenIn } from '../../i18n/edition.ts';
import { formatCalendarDate, formatNumber } from '../../i18n/format.ts';
import { setUpWords } from '../../i18n/set-up.ts';
import type { WindowUse } from '../../store/editions/places.ts';
import { ErrorBox, type FieldFault } from '../shell/error-box.tsx';
import { TextArea } from '../shell/fields.tsx';
import { PostForm } from '../shell/form.tsx';
import { StateIcon } from '../shell/state-icons.tsx';
import { Body, Cell, CellLabel, Column, Count, Head, Row, Table } from '../shell/table.tsx';
import { WorkPage } from '../shell/work-page.tsx';
import { MovedTick } from './day-fields.tsx';
import type { PageProps } from './days-props.ts';
import { baseOf, type TypedRow } from './windows-table.ts';

interface WindowsTableProps extends PageProps {
  day: Day;
  rows: readonly TypedRow[];
  use: ReadonlyMap<number, WindowUse>;
  faults: readonly FieldFault[];
  /** What was pasted, where it could not be read; lines that were put into the table. */
  paste: string;
  pasted: number | null;
}

/** Characters of a pasted table: lines of three short numbers. */
const PASTE_MAX = 10_000;

/** All windows of a day as one table, which is typed into or pasted. */
export function WindowsTablePage(props: WindowsTableProps) {
  const { locale, edition, day, rows, use, faults, pasted } = props;
  const { days: words, save } = editionWords[locale];
  const more = setUpWords[locale].days;
  const title = more.tableTitle(formatCalendarDate(day.date, spokenIn(locale), 'without_year'));
  const base = `/console/${edition.slug}/edition/days`;
  return (
    <WorkPage
      {...props}
      page="days"
      title={title}
      state={more.tableLead}
      faulty={faults.length > 0}
      spoken={spokenIn(locale)}
    >
      <ErrorBox locale={spokenIn(locale)} faults={faults} />
      {pasted !== null && (
        <p class="sign" role="status" data-state="complete" tabindex={-1} data-focus="">
          <StateIcon name="complete" />
          <b>{more.pasted(pasted)}</b>
        </p>
      )}
      <PostForm class="windows-table" action={`${base}/table`}>
        <input type="hidden" name="day" value={String(day.number)} />
        <input type="hidden" name="base" value={JSON.stringify(baseOf(day))} />
        <h2 class="unseen" id="windows">
          {title}
        </h2>
        <Table labelledBy="windows">
          <Head>
            <Column>{words.from}</Column>
            <Column>{words.to}</Column>
            <Column>{words.places}</Column>
            <Column class="count">{words.taken}</Column>
            <Column>{words.isClosed}</Column>
          </Head>
          <Body>
            {rows.map((row, i) => (
              <WindowInputs {...props} row={row} at={i} />
            ))}
          </Body>
        </Table>
        {rows.some(({ window }) => window !== null && use.get(window)?.taken) && (
          <MovedTick words={words} of="table" />
        )}
        <p class="actions">
          <button type="submit" class="primary" name="do" value="save">
            {save}
          </button>
          <a class="plain" href={`${base}?day=${day.number}#day-${day.number}`}>
            {words.back}
          </a>
        </p>
        <details class="fold" open={props.paste !== '' || day.slots.length === 0}>
          <summary>{more.paste}</summary>
          <TextArea
            {...{ name: 'paste', label: more.paste, hint: more.pasteHint, faults }}
            value={props.paste}
            {...{ max: PASTE_MAX, rows: 8, dir: 'ltr' }}
          />
          <button type="submit" class="plain" name="do" value="paste" formnovalidate>
            {more.pasteButton}
          </button>
        </details>
      </PostForm>
      <p class="hint">{words.tooManyRows(WINDOWS_MAX)}</p>
    </WorkPage>
  );
}

function WindowInputs(props: WindowsTableProps & { row: TypedRow; at: number }) {
  const { locale, row, at, use, faults } = props;
  const { days: words } = editionWords[locale];
  const more = setUpWords[locale].days;
  const taken = use.get(row.window ?? 0)?.taken ?? 0;
  const input = (name: 'from' | 'to' | 'capacity', label: string) => ({
    ...{ name, id: `row-${at}.${name}`, value: row[name], autocomplete: 'off' },
    'aria-label': more.rowOf(label, at + 1),
    ...(faults.some(({ field }) => field === `row-${at}.${name}`) && {
      'aria-invalid': 'true' as const,
    }),
  });
  return (
    <Row>
      <Cell>
        <CellLabel text={words.from} />
        <input type="hidden" name="window" value={row.window === null ? '' : String(row.window)} />
        <input type="time" {...input('from', words.from)} />
      </Cell>
      <Cell>
        <CellLabel text={words.to} />
        <input type="time" {...input('to', words.to)} />
      </Cell>
      <Cell>
        <CellLabel text={words.places} />
        <input type="text" inputmode="numeric" dir="ltr" {...input('capacity', words.places)} />
      </Cell>
      {row.window === null ? (
        <>
          <Cell />
          <Cell />
        </>
      ) : (
        <>
          <Count label={words.taken} text={formatNumber(taken, spokenIn(locale))} />
          <Cell>
            <CellLabel text={words.isClosed} />
            <input
              type="checkbox"
              name="closed"
              value={String(at)}
              aria-label={more.rowOf(words.isClosed, at + 1)}
              {...(row.closed && { checked: true })}
            />
          </Cell>
        </>
      )}
    </Row>
  );
}

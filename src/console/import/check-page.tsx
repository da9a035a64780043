import { registrationOpen } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import type { RowFault } from '../../domain/lists/judge-rows.ts';
import { formatNumber } from '../../i18n/format.ts';
import { importWords } from '../../i18n/imports.ts';
import type { CheckedList } from '../../operations/import-list.ts';
import { windowText } from '../requests/texts.ts';
import { archOf } from '../shell/arch.ts';
import { StateIcon } from '../shell/state-icons.tsx';
import { Body, Cell, Column, Head, Name, Row, Table } from '../shell/table.tsx';
import { Carried, type ImportProps, ImportWork, importPath } from './parts.tsx';

interface CheckProps extends ImportProps {
  checked: CheckedList;
  /** The rows that are ready, sealed. */
  pieces: readonly string[];
}

const COUNTED = ['ready', 'here', 'look', 'full'] as const;

/** Third step: every row judged. Nothing was written yet. */
export function CheckPage(props: CheckProps) {
  const { locale, edition, checked, pieces } = props;
  const words = importWords[locale];
  const { ready, here, look, full } = checked;
  return (
    <ImportWork {...props} step={3} arch={archOf('rowsReady', ready.length, locale)}>
      <dl class="import-counts">
        {COUNTED.map((state) => (
          <div data-count={state}>
            <dt>{words.counts[state]}</dt>
            <dd>{formatNumber(checked[state].length, locale)}</dd>
          </div>
        ))}
      </dl>
      {!registrationOpen(edition, props.now) && (
        <p class="sign" data-state="waiting">
          <StateIcon name="waiting" /> <b>{words.closed}</b>
        </p>
      )}
      {ready.length > 0 ? (
        <form
          method="post"
          action={importPath(edition)}
          enctype="multipart/form-data"
          data-import=""
        >
          <input type="hidden" name="step" value="rows" />
          <Carried name="piece" values={pieces} />
          <ImportProgress locale={locale} />
          <button type="submit" class="primary">
            {words.importRows(ready.length)}
          </button>
        </form>
      ) : (
        <p class="sign" data-state="waiting">
          <StateIcon name="waiting" /> <b>{words.noneReady}</b>
        </p>
      )}
      {here.length + look.length + full.length > 0 ? (
        <NotReady {...props} />
      ) : (
        <p class="hint">{words.allReady}</p>
      )}
    </ImportWork>
  );
}

/** What the page's script shows while it sends one piece after the other. */
function ImportProgress({ locale }: { locale: Locale }) {
  const words = importWords[locale];
  return (
    <div class="import-progress" data-progress="" hidden>
      <p role="status" data-now="" />
      <progress max={1} value={0} aria-label={words.steps[3]} />
      <p class="sign" data-state="waiting" data-stopped="" role="alert" hidden>
        <StateIcon name="waiting" /> <b>{words.stoppedHalfway}</b>
      </p>
      <button type="button" class="primary" data-go-on="" hidden>
        {words.goOn}
      </button>
    </div>
  );
}

function NotReady(props: CheckProps) {
  const { locale, edition, checked } = props;
  const words = importWords[locale];
  const rows = [
    ...checked.here.map((row) => ({ ...row, state: 'here' as const, why: words.isHere[row.how] })),
    ...checked.look.map((row) => ({
      ...row,
      why: row.faults.map((fault) => reasonOf(fault, locale)).join(' · '),
    })),
    ...checked.full.map((row) => {
      const windows = row.nearest.map((slot) => windowText(slot, edition, locale)).join(' · ');
      return { ...row, state: 'full' as const, why: words.full(windows) };
    }),
  ].toSorted((a, b) => a.line - b.line);
  return (
    <section class="panel import-faults" aria-labelledby="not-ready">
      <h2 id="not-ready">{words.notReady}</h2>
      <Table labelledBy="not-ready">
        <Head>
          <Column>{words.group}</Column>
          <Column>{words.why}</Column>
          <Column class="count">{words.line}</Column>
        </Head>
        <Body>
          {rows.map(({ line, label, state, why }) => (
            <Row data-line={String(line)} data-row-state={state}>
              <Name>
                <bdi>{label || '–'}</bdi>
              </Name>
              <Cell>{why}</Cell>
              <Cell class="count">{formatNumber(line, locale)}</Cell>
            </Row>
          ))}
        </Body>
      </Table>
    </section>
  );
}

/** A fault as a reader says it: the field, and what is wrong with it. */
function reasonOf({ field, fault, line }: RowFault, locale: Locale): string {
  const words = importWords[locale];
  if (field === 'row') return line === undefined ? words.reasons[fault] : words.sameAs(line);
  return words.said(words.fields[field], words.reasons[fault]);
}

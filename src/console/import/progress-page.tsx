import { formatNumber } from '../../i18n/format.ts';
import { importWords } from '../../i18n/imports.ts';
import type { NotTaken } from '../../operations/import-list.ts';
import type { ImportedList } from '../../store/registrations/lists.ts';
import { windowText } from '../requests/texts.ts';
import { StateIcon } from '../shell/state-icons.tsx';
import { Body, Cell, Column, Head, Name, Row, Table } from '../shell/table.tsx';
import { Carried, type ImportProps, ImportWork, importPath } from './parts.tsx';
import { writtenRow } from './sent.ts';

interface ProgressProps extends ImportProps {
  list: ImportedList;
  /** Pieces that are still to be sent. */
  pieces: readonly string[];
  notTaken: readonly NotTaken[];
  /** The writer took no more for now. */
  stopped?: boolean;
}

/** Fourth step, half-way: what is in, and the rest of the list to go on with. */
export function ProgressPage(props: ProgressProps) {
  const { locale, edition, list, pieces, notTaken, stopped = false } = props;
  const words = importWords[locale];
  return (
    <ImportWork {...props} step={4}>
      {stopped && (
        <p class="sign" data-state="waiting" role="alert">
          <StateIcon name="waiting" /> <b>{words.stoppedHalfway}</b>
        </p>
      )}
      <form method="post" action={importPath(edition)} enctype="multipart/form-data">
        <input type="hidden" name="step" value="rows" />
        <Carried name="piece" values={pieces} />
        <Carried name="not_taken" values={notTaken.map(writtenRow)} />
        <div class="import-progress">
          <p role="status" data-now="">
            {words.imported(list.done, list.rows)}
          </p>
          <progress max={list.rows} value={list.done} aria-label={words.steps[3]} />
        </div>
        <button type="submit" class="primary">
          {words.goOn}
        </button>
      </form>
      <NotTakenRows {...props} />
    </ImportWork>
  );
}

/** Rows that were ready, and were not taken after all. */
export function NotTakenRows({
  locale,
  edition,
  notTaken,
}: Omit<ProgressProps, 'list' | 'pieces'>) {
  const words = importWords[locale];
  if (notTaken.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="not-taken">
      <h2 id="not-taken">{words.notReady}</h2>
      <Table labelledBy="not-taken">
        <Head>
          <Column>{words.line}</Column>
          <Column>{words.why}</Column>
        </Head>
        <Body>
          {notTaken.map(({ line, why, nearest }) => (
            <Row data-line={String(line)}>
              <Name>{formatNumber(line, locale)}</Name>
              <Cell>
                {why === 'no_room'
                  ? words.full(nearest.map((slot) => windowText(slot, edition, locale)).join(' · '))
                  : words.notTaken[why]}
              </Cell>
            </Row>
          ))}
        </Body>
      </Table>
    </section>
  );
}

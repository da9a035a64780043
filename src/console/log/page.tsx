import { consoleWords } from '../../i18n/console.ts';
import { logWords } from '../../i18n/log.ts';
import type { LogRow } from '../../store/members/log-row.ts';
import { secondAt } from '../shell/clock.ts';
import { EmptyState } from '../shell/empty-state.tsx';
import { Body, Cell, CellLabel, Column, Head, Name, Row, Table } from '../shell/table.tsx';
import { WorkPage } from '../shell/work-page.tsx';
import { Changes } from './changes.tsx';
import { LogForm } from './log-form.tsx';
import { actorName, subjectName, verbWord } from './names.ts';
import { Oversight } from './oversight-panel.tsx';
import type { LogProps } from './props.ts';
import { logAddress } from './read-query.ts';

/** The log: newest first, by person, act, subject and day. */
export function LogPage(props: LogProps) {
  const { locale, edition, rows, query, next } = props;
  const words = logWords[locale];
  return (
    <WorkPage {...props} page="log" title={words.title} state={words.state} kind="log-page">
      <Oversight {...props} />
      <LogForm {...props} />
      {rows.length === 0 ? (
        <EmptyState text={words.empty} />
      ) : (
        <section class="panel people" aria-labelledby="log">
          <h2 id="log">{words.rows}</h2>
          <Table labelledBy="log">
            <Head>
              <Column>{words.when}</Column>
              <Column>{words.who}</Column>
              <Column>{words.what}</Column>
              <Column>{words.subject}</Column>
              <Column>{words.changed}</Column>
            </Head>
            <Body>
              {rows.map((row) => (
                <LogLine {...props} row={row} />
              ))}
            </Body>
          </Table>
          <p class="pager">
            {query.before !== null && (
              <a href={logAddress(edition.slug, { ...query, before: null })}>{words.newest}</a>
            )}
            {next !== null && (
              <a href={logAddress(edition.slug, { ...query, before: next })}>{words.older}</a>
            )}
          </p>
        </section>
      )}
    </WorkPage>
  );
}

function LogLine(props: LogProps & { row: LogRow }) {
  const { locale, edition, now, row } = props;
  const words = logWords[locale];
  const subject = logAddress(edition.slug, { subject: row.subject });
  return (
    <Row>
      <Name>
        <time>{secondAt(row.at, now, edition.timezone)}</time>
      </Name>
      <Cell>
        <bdi>{actorName(row, locale)}</bdi>
        {row.role && <small> {consoleWords[locale].roles[row.role]}</small>}
      </Cell>
      <Cell>
        <b>{verbWord(locale, row.verb)}</b>
      </Cell>
      <Cell>
        <CellLabel text={words.subject} />
        <a href={subject}>
          <bdi>{subjectName(row.subject, props)}</bdi>
        </a>
      </Cell>
      <Cell>
        <Changes {...props} row={row} />
      </Cell>
    </Row>
  );
}

import type { Locale } from '../../domain/kinds.ts';
import { spokenIn } from '../../i18n/edition.ts';
import { formatNumber } from '../../i18n/format.ts';
import { messageWords } from '../../i18n/messages.ts';
import type { WrittenCause } from '../../store/messages/read-messages.ts';
import { clockAt } from '../shell/clock.ts';
import { hoursText } from '../shell/hours-text.ts';
import { Body, Cell, Column, Count, Head, Name, Row, Table } from '../shell/table.tsx';
import type { MessagesProps } from './props.ts';

/** The edits that concerned people who had registered, and what was written of each. */
export function CauseTable({ locale, edition, now, view }: MessagesProps) {
  const spoken = spokenIn(locale);
  const words = messageWords[spoken];
  return (
    <section class="panel" aria-labelledby="causes">
      <h2 id="causes">{words.causes}</h2>
      <Table labelledBy="causes">
        <Head>
          <Column>{words.when}</Column>
          <Column>{words.what}</Column>
          <Column class="count">{words.people}</Column>
          <Column class="count">{words.messages}</Column>
          <Column class="count">{words.unreachable}</Column>
        </Head>
        <Body>
          {view.causes.map((cause) => (
            <Row>
              <Name>{clockAt(cause.at, now, edition.timezone)}</Name>
              <Cell class="what">
                {words.kinds[cause.kind]}
                {cause.kind === 'moved' && <Windows locale={spoken} cause={cause} />}
                {!cause.done && <span class="hint"> {words.going}</span>}
              </Cell>
              <Count label={words.people} text={formatNumber(cause.people, spoken)} />
              <Count label={words.messages} text={formatNumber(cause.messages, spoken)} />
              <Count label={words.unreachable} text={formatNumber(cause.unreachable, spoken)} />
            </Row>
          ))}
        </Body>
      </Table>
    </section>
  );
}

function Windows({ locale, cause }: { locale: Locale; cause: WrittenCause }) {
  const words = messageWords[locale];
  const more = cause.count - cause.windows.length;
  const lines = cause.windows.map(({ before, after }) =>
    words.moved(hoursText(before, locale), hoursText(after, locale)),
  );
  return (
    <span class="hint">
      {[...lines, ...(more > 0 ? [words.others(more)] : [])].map((line) => ` · ${line}`)}
    </span>
  );
}

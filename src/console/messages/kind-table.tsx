import { LOCALES, type Locale } from '../../domain/kinds.ts';
import { MESSAGE_KINDS, type MessageKind, type MessageStanding } from '../../domain/message.ts';
import { languageNames } from '../../i18n/common.ts';
import { spokenIn } from '../../i18n/edition.ts';
import { formatNumber } from '../../i18n/format.ts';
import { messageWords } from '../../i18n/messages.ts';
import type { MessageCount } from '../../store/messages/read-messages.ts';
import { Body, Cell, Column, Count, Head, Name, Row, Table } from '../shell/table.tsx';
import type { MessagesProps } from './props.ts';

/** How many of each kind stand where, by the language of those to whom they are. */
export function KindTable({ locale, view }: MessagesProps) {
  const spoken = spokenIn(locale);
  const words = messageWords[spoken];
  return (
    <section class="panel" aria-labelledby="by-kind">
      <h2 id="by-kind">{words.byKind}</h2>
      <Table labelledBy="by-kind">
        <Head>
          <Column>{words.kind}</Column>
          <Column>{words.standing}</Column>
          {LOCALES.map((one) => (
            <Column class="count">
              <span lang={one}>{languageNames[one]}</span>
            </Column>
          ))}
          <Column class="count">{words.all}</Column>
        </Head>
        <Body>
          {linesOf(view.counts).map(({ kind, standing, by }) => (
            <Row>
              <Name>{words.kinds[kind]}</Name>
              <Cell class="what">{words.standings[standing]}</Cell>
              {LOCALES.map((one) => (
                <Count label={languageNames[one]} text={formatNumber(by.get(one) ?? 0, spoken)} />
              ))}
              <Count label={words.all} text={formatNumber(sumOf(by), spoken)} />
            </Row>
          ))}
        </Body>
      </Table>
    </section>
  );
}

interface Line {
  readonly kind: MessageKind;
  readonly standing: MessageStanding;
  readonly by: Map<Locale, number>;
}

/** A line for each kind and standing that there is, kinds in their own order. */
function linesOf(counts: readonly MessageCount[]): Line[] {
  return MESSAGE_KINDS.flatMap((kind) => {
    const own = Map.groupBy(
      counts.filter((one) => one.kind === kind),
      ({ standing }) => standing,
    );
    return [...own].map(([standing, rows]) => ({
      kind,
      standing,
      by: new Map(rows.map(({ locale, messages }) => [locale, messages])),
    }));
  });
}

function sumOf(by: ReadonlyMap<Locale, number>): number {
  return [...by.values()].reduce((sum, one) => sum + one, 0);
}

import { REACHES, type Reach } from '../../domain/bulk.ts';
import { LOCALES, type Locale } from '../../domain/kinds.ts';
import { bulkWords } from '../../i18n/bulk.ts';
import { channelWords } from '../../i18n/channels.ts';
import { languageNames } from '../../i18n/common.ts';
import { formatNumber } from '../../i18n/format.ts';
import { messageWords } from '../../i18n/messages.ts';
import type { Counted } from '../../operations/bulk.ts';
import { Body, Column, Count, Head, Name, Row, Table } from '../shell/table.tsx';

/** How many registrations a text is for, by what reaches them and by their language. */
export function ReachTable({ locale, counted }: { locale: Locale; counted: Counted }) {
  const [words, common] = [bulkWords[locale], messageWords[locale]];
  const of = (reach: Reach, one?: Locale) =>
    counted.reached
      .filter((found) => found.reach === reach && (one === undefined || found.locale === one))
      .reduce((sum, { registrations }) => sum + registrations, 0);
  const rows = REACHES.filter((reach) => of(reach) > 0);
  if (rows.length === 0) return <p role="status">{words.nobody}</p>;
  return (
    <section class="bulk-reach" aria-labelledby="reach">
      <h2 id="reach">{words.counted(counted.registrations)}</h2>
      <Table labelledBy="reach">
        <Head>
          <Column>{words.reached}</Column>
          {LOCALES.map((one) => (
            <Column class="count">
              <span lang={one}>{languageNames[one]}</span>
            </Column>
          ))}
          <Column class="count">{common.all}</Column>
        </Head>
        <Body>
          {rows.map((reach) => (
            <Row>
              <Name>{reachName(reach, locale)}</Name>
              {LOCALES.map((one) => (
                <Count label={languageNames[one]} text={formatNumber(of(reach, one), locale)} />
              ))}
              <Count label={common.all} text={formatNumber(of(reach), locale)} />
            </Row>
          ))}
        </Body>
      </Table>
    </section>
  );
}

function reachName(reach: Reach, locale: Locale): string {
  const words = bulkWords[locale];
  if (reach === 'kept') return words.kept;
  return reach === 'none' ? words.unreached : channelWords[locale].names[reach];
}

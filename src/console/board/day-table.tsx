import type { Live } from '../../contract/answers/live.ts';
import { isOff } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { consoleWords } from '../../i18n/console.ts';
import { countWords } from '../../i18n/counts.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import { DAY_FIGURES } from '../../ui/board-text.ts';
import { Emblem } from '../../ui/emblem.tsx';
import { CalledOffSign } from '../shell/called-off-sign.tsx';
import { More } from '../shell/more.tsx';
import { shortDay } from '../shell/short-day.ts';
import { StateIcon } from '../shell/state-icons.tsx';
import { Body, Column, Count, Foot, Head, Name, Row, Table } from '../shell/table.tsx';

interface DayTableProps {
  locale: Locale;
  edition: StoredEdition;
  live: Live;
  texts: ReadonlyMap<string, string>;
}

/** Day by day, and the whole edition in the last row. */
export function DayTable({ locale, edition, live, texts }: DayTableProps) {
  const { board, figures, gloss } = consoleWords[locale];
  const { registered, outside } = countWords[locale];
  const dayOf = (id: string) => edition.days.find((day) => String(day.number) === id);
  return (
    <section class="panel days" aria-labelledby="days">
      <h2 id="days">{board.days}</h2>
      <More id="all-days" label={board.allDays} />
      <Table labelledBy="days">
        <Head>
          <Column>{board.day}</Column>
          <Column class="count">
            {registered.name} <small>{registered.gloss}</small>
          </Column>
          {DAY_FIGURES.map((figure) => (
            <Column class="count">
              {figures[figure]} <small>{gloss[figure]}</small>
            </Column>
          ))}
        </Head>
        <Body>
          {(live.days ?? []).map((day) => (
            <Row data-date={day.date} {...(day.date === live.today.date && { 'data-today': '' })}>
              <Name>
                <a href={`/console/${edition.slug}/days/${day.id}/close`}>
                  <Emblem day={Number(day.id)} size={20} />
                  <span>{shortDay(day.date, locale)}</span>
                </a>{' '}
                {isOff(dayOf(day.id)) && <CalledOffSign locale={locale} />}
              </Name>
              <DayCounts locale={locale} row={`day.${day.id}`} texts={texts} />
            </Row>
          ))}
          <Row data-outside="" hidden={live.outside === undefined}>
            <Name>
              <StateIcon name="waiting" /> {outside.name}
            </Name>
            <DayCounts locale={locale} row="outside" texts={texts} />
          </Row>
        </Body>
        <Foot>
          <Row>
            <Name>{board.edition}</Name>
            <DayCounts locale={locale} row="edition" texts={texts} />
          </Row>
        </Foot>
      </Table>
      <p class="hint" data-outside="" hidden={live.outside === undefined}>
        {outside.note}
      </p>
    </section>
  );
}

function DayCounts(props: { locale: Locale; row: string; texts: ReadonlyMap<string, string> }) {
  const { figures } = consoleWords[props.locale];
  const registered = `${props.row}.registered`;
  return (
    <>
      <Count
        label={countWords[props.locale].registered.name}
        text={props.texts.get(registered) ?? '–'}
        place={registered}
      />
      {DAY_FIGURES.map((figure) => {
        const place = `${props.row}.${figure}`;
        return <Count label={figures[figure]} text={props.texts.get(place)} place={place} />;
      })}
    </>
  );
}

import type { LiveDay } from '../../contract/answers/live.ts';
import type { Locale } from '../../domain/kinds.ts';
import { countWords } from '../../i18n/counts.ts';
import { formatCalendarDate, formatNumber, formatSpan, formatTime } from '../../i18n/format.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { WindowCount } from '../../store/registrations/registered.ts';
import { windowChart } from '../../ui/charts/bar-charts.ts';
import type { Chart } from '../../ui/charts/chart.ts';
import { ChartFigure } from '../../ui/charts/chart-figure.tsx';
import { More } from '../shell/more.tsx';
import { Body, Column, Count, Head, Name, Row, Table } from '../shell/table.tsx';

interface WindowTableProps {
  locale: Locale;
  edition: StoredEdition;
  /** The day that is shown; null before the figures have one. */
  day: LiveDay | null;
  windows: readonly WindowCount[];
  now: number;
}

/** How many windows a small screen shows before the others are unfolded. */
const AT_FIRST = 2;

/** How many are registered for each window of a day, beside how many came in its hours. */
export function WindowTable({ locale, edition, day, windows, now }: WindowTableProps) {
  if (day === null || windows.length === 0) return null;
  const words = countWords[locale].registered;
  const number = (n: number) => formatNumber(n, locale);
  const came = windows.reduce((sum, one) => sum + one.came, 0);
  const ahead = windows.filter((one) => now < one.ends_at);
  const near = ahead.length < AT_FIRST ? windows.slice(-AT_FIRST) : ahead.slice(0, AT_FIRST);
  const elsewhere = day.entries - day.walk_ins - day.re_entries - came;
  return (
    <section class="panel windows" aria-labelledby="windows">
      <h2 id="windows" data-fresh="windows-day">
        {words.windows(formatCalendarDate(day.date, locale, 'without_year'))}
      </h2>
      <More id="all-windows" label={words.allWindows} />
      <div data-fresh="windows">
        <ChartFigure chart={chartOf(windows, { locale, edition, now })} behind={null} />
        <Table labelledBy="windows">
          <Head>
            <Column>{words.window}</Column>
            <Column class="count">{words.places}</Column>
            <Column class="count">{words.name}</Column>
            <Column class="count">{words.came}</Column>
          </Head>
          <Body>
            {windows.map((one) => (
              <Row {...(near.includes(one) && { 'data-near': '' })}>
                <Name>{formatSpan(one.starts_at, one.ends_at, locale, edition.timezone)}</Name>
                <Count label={words.places} text={number(one.capacity)} />
                <Count label={words.name} text={number(one.registered)} />
                <Count label={words.came} text={number(one.came)} />
              </Row>
            ))}
            {elsewhere > 0 && (
              <Row>
                <Name>{words.otherHours}</Name>
                <Count label={words.places} text="–" />
                <Count label={words.name} text="–" />
                <Count label={words.came} text={number(elsewhere)} />
              </Row>
            )}
          </Body>
        </Table>
        <p class="hint">{words.cameNote}</p>
      </div>
    </section>
  );
}

/** The same windows as a picture; the table of the page is the one behind it. */
function chartOf(
  windows: readonly WindowCount[],
  { locale, edition, now }: Pick<WindowTableProps, 'locale' | 'edition' | 'now'>,
): Chart {
  const bars = windows.map(({ starts_at, ends_at, registered, came }) => ({
    from: formatTime(starts_at, edition.timezone),
    to: formatTime(ends_at, edition.timezone),
    registered,
    came,
    begun: starts_at <= now,
  }));
  return windowChart(bars, locale, { running: windows.some(({ ends_at }) => now < ends_at) });
}

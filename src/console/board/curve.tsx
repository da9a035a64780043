import type { Live } from '../../contract/answers/live.ts';
import type { Locale } from '../../domain/kinds.ts';
import { chartWords } from '../../i18n/charts.ts';
import { countWords } from '../../i18n/counts.ts';
import { chartedToday, curveWords } from '../../ui/board-curve.ts';
import { ChartFigure } from '../../ui/charts/chart-figure.tsx';
import { curveChart } from '../../ui/charts/curve.ts';
import { gateCurves } from '../../ui/charts/gate-curves.ts';
import { Picture } from '../../ui/charts/picture.tsx';
import { More } from '../shell/more.tsx';
import { shortDay } from '../shell/short-day.ts';

/**
 * Entries and exits over today, of the whole site and of each gate. The script draws it anew with
 * each message; hidden until the edition has a day.
 */
export function Curve({ locale, live }: { locale: Locale; live: Live }) {
  const { throughDay, gateByGate } = chartWords[locale];
  const dates = (live.days ?? []).map(({ date }) => date);
  const words = curveWords(locale, dates, (date) => shortDay(date, locale));
  const day = chartedToday(live, live.flow, words);
  return (
    <section
      class="panel curve"
      aria-labelledby="curve"
      data-curve={JSON.stringify(words)}
      hidden={live.flow === undefined}
    >
      <h2 id="curve">{throughDay}</h2>
      <ChartFigure chart={curveChart(day, words.chart)} behind={words.chart.behind} isLive />
      <More id="gate-curves" label={gateByGate} />
      <h3>{gateByGate}</h3>
      <ul class="gate-curves">
        {gateCurves(day, words.chart).map(({ gate, name, value, sentence, drawing }) => (
          <li data-gate-curve={gate}>
            <p>
              <b>{name}</b>{' '}
              <span class="rate">
                <b data-value="">{value}</b> {countWords[locale].perMinute}
              </span>
            </p>
            <Picture drawing={drawing} label={sentence} class="small" />
          </li>
        ))}
      </ul>
    </section>
  );
}

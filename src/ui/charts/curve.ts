import { sumOfGates } from '../../domain/day-flow.ts';
import { type Chart, LARGE, NARROW, WIDE } from './chart.ts';
import { type ChartWording, said } from './chart-words.ts';
import { drawCurve } from './curve-drawing.ts';
import { curveHeadline, curveSentence, curveTable } from './curve-text.ts';
import { type ChartedDay, ratesOfDay } from './day.ts';

/** The curve of a day: entries and exits a minute, holds, and an earlier day as a shadow. */
export function curveChart(day: ChartedDay, words: ChartWording): Chart {
  const rates = ratesOfDay(day);
  const headline = curveHeadline(day, rates, words);
  return {
    headline,
    sentence: curveSentence(day, rates, headline, words),
    unit: said(day.flow.step, words.unit, words),
    keys: [
      { shape: 'entries', text: words.entries },
      { shape: 'exits', text: words.exits },
      { shape: 'last', text: day.last?.name ?? '' },
      { shape: 'held', text: day.holds.length > 0 ? words.held : '' },
    ],
    wide: drawCurve(day, words, WIDE),
    narrow: drawCurve(day, words, NARROW),
    large: drawCurve(day, words, LARGE),
    table: curveTable(day, sumOfGates(day.flow), words),
  };
}

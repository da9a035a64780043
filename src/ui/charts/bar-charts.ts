import type { Locale } from '../../domain/kinds.ts';
import { chartWords } from '../../i18n/charts.ts';
import { formatNumber } from '../../i18n/format.ts';
import { type Bar, drawColumns, drawRows } from './bars.ts';
import { type Chart, LARGE, NARROW, WIDE } from './chart.ts';

/** An arrival window: who is registered for it, and who came with a ticket in its hours. */
export interface WindowBar {
  /** Its first and last hour, `HH:MM`. */
  readonly from: string;
  readonly to: string;
  readonly registered: number;
  readonly came: number;
  /** Whether it has begun: one that has not is not said to be empty. */
  readonly begun: boolean;
}

const separatorOf = (locale: Locale) => formatNumber(1_000, locale).slice(1, -3);

/**
 * Who was expected in each window and who came, of a day that is running (`running`: the title tells
 * of its present window) or over.
 */
export function windowChart(
  windows: readonly WindowBar[],
  locale: Locale,
  { running }: { readonly running: boolean },
): Chart {
  const words = chartWords[locale];
  const number = (n: number) => formatNumber(n, locale);
  const bars = windows.map(({ from, registered, came, begun }) => ({
    name: from,
    values: [registered, begun ? came : null],
  }));
  const separator = separatorOf(locale);
  const shapes = ['expected', 'came'] as const;
  const headline = windowHeadline(windows, locale, running);
  return {
    headline,
    sentence: `${headline}.`,
    unit: words.people,
    keys: [
      { shape: 'expected', text: words.expected },
      { shape: 'came', text: words.came },
    ],
    wide: drawColumns(bars, shapes, separator, { ...WIDE, height: 260 }),
    narrow: drawColumns(bars, shapes, separator, NARROW),
    large: drawColumns(bars, shapes, separator, LARGE),
    table: {
      columns: [words.hour, words.expected, words.came],
      rows: windows.map((one) => [
        one.from,
        number(one.registered),
        one.begun ? number(one.came) : '–',
      ]),
    },
  };
}

function windowHeadline(windows: readonly WindowBar[], locale: Locale, running: boolean): string {
  const words = chartWords[locale];
  const sum = (name: 'registered' | 'came') => windows.reduce((all, one) => all + one[name], 0);
  if (sum('registered') === 0 && sum('came') === 0) return words.nobodyExpected;
  if (!windows.some(({ begun }) => begun)) return words.registeredAhead(sum('registered'));
  const present = running ? windows.findLast(({ begun }) => begun) : undefined;
  if (!present) return words.cameInAll(sum('came'), formatNumber(sum('registered'), locale));
  const { came, registered, from, to } = present;
  return words.cameSoFar(came, formatNumber(registered, locale), from, to);
}

/** Visits by what they are told apart by. */
export type VisitsBy = 'hour' | 'gate' | 'day';

/** Visits of each hour, gate or day; the title names the one with the most. */
export function visitsChart(by: VisitsBy, bars: readonly Bar[], locale: Locale): Chart {
  const words = chartWords[locale];
  const separator = separatorOf(locale);
  const visitsOf = ({ values }: Bar) => values[0] ?? 0;
  const [most] = bars.toSorted((a, b) => visitsOf(b) - visitsOf(a));
  const headline =
    most && visitsOf(most) > 0 ? words.busiest[by](visitsOf(most), most.name) : words.noVisits;
  const draw = (frame: typeof WIDE) =>
    by === 'gate'
      ? drawRows(bars, separator, frame)
      : drawColumns(bars, ['single'], separator, frame);
  return {
    headline,
    sentence: `${headline}.`,
    unit: words.visits,
    keys: [],
    wide: draw({ ...WIDE, height: 260 }),
    narrow: draw(NARROW),
    large: draw(LARGE),
    table: {
      columns: [words.by[by], words.visits],
      rows: bars.map((bar) => [bar.name, formatNumber(visitsOf(bar), locale)]),
    },
  };
}

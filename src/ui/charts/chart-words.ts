import type { Locale } from '../../domain/kinds.ts';
import { type ChartWords, chartWords } from '../../i18n/charts.ts';
import { formatNumber } from '../../i18n/format.ts';
import { grouped } from '../../i18n/number.ts';
import {
  type CountedSentence,
  filled,
  formFor,
  inForms,
  type Sentence,
} from '../../i18n/sentence.ts';

/** A counted sentence, and the same where one gate stands out (`{gate}`). */
interface WithGate {
  readonly plain: CountedSentence;
  readonly gate: CountedSentence;
}

/**
 * The words of the day's charts in one language. Plain data, so that a page can carry it: the script
 * then needs no catalogue. Values are `{from}`, `{start}`, `{end}`, `{at}`, `{gate}`.
 */
export interface ChartWording
  extends Pick<
    ChartWords,
    'behind' | 'hour' | 'entries' | 'exits' | 'held' | 'wholeSite' | 'none' | 'noneThen'
  > {
  readonly locale: Locale;
  /** Between groups of three digits. */
  readonly separator: string;
  readonly unit: CountedSentence;
  readonly rose: WithGate;
  readonly fell: WithGate;
  readonly steady: WithGate;
  readonly now: WithGate;
  readonly peak: WithGate;
  readonly left: CountedSentence;
  readonly nobodyCame: Sentence;
  readonly nobodyLeft: Sentence;
  readonly gateNobody: Sentence;
  readonly heldFrom: Sentence;
  readonly heldSince: Sentence;
  readonly gateNow: CountedSentence;
  readonly gatePeak: CountedSentence;
  readonly gateNone: Sentence;
}

/** The words of the day's charts out of the catalogue of a language. */
export function chartWording(locale: Locale): ChartWording {
  const words = chartWords[locale];
  const { behind, hour, entries, exits, held, wholeSite, none, noneThen } = words;
  const forms = (sentence: (n: number) => string) => inForms(sentence, locale);
  const moved = ({ plain, gate }: ChartWords['rose']) => ({
    plain: forms((n) => plain(n, '{from}', '{start}', '{end}')),
    gate: forms((n) => gate(n, '{from}', '{start}', '{end}', '{gate}')),
  });
  const at = ({ plain, gate }: ChartWords['peak']) => ({
    plain: forms((n) => plain(n, '{at}')),
    gate: forms((n) => gate(n, '{at}', '{gate}')),
  });
  return {
    ...{ locale, behind, hour, entries, exits, held, wholeSite, none, noneThen },
    separator: formatNumber(1_000, locale).slice(1, -3),
    unit: forms(words.unit),
    rose: moved(words.rose),
    fell: moved(words.fell),
    steady: {
      plain: forms((n) => words.steady.plain(n, '{start}', '{end}')),
      gate: forms((n) => words.steady.gate(n, '{start}', '{end}', '{gate}')),
    },
    now: at(words.now),
    peak: at(words.peak),
    left: forms((n) => words.left(n, '{at}')),
    nobodyCame: words.nobodyCame('{at}'),
    nobodyLeft: words.nobodyLeft('{at}'),
    gateNobody: words.gateNobody('{gate}', '{at}'),
    heldFrom: words.heldFrom('{gate}', '{start}', '{end}'),
    heldSince: words.heldSince('{gate}', '{start}'),
    gateNow: forms((n) => words.gateNow(n, '{gate}', '{at}')),
    gatePeak: forms((n) => words.gatePeak(n, '{gate}', '{at}')),
    gateNone: words.gateNone('{gate}'),
  };
}

/** A number as the charts write it. */
export function written(n: number, words: Pick<ChartWording, 'separator'>): string {
  return grouped(Math.round(n), words.separator);
}

/** People a minute as they are shown: 0 is said of nobody alone, whatever the mean of some minutes is. */
export function shownRate(rate: number): number {
  return rate > 0 ? Math.max(1, Math.round(rate)) : 0;
}

/** A counted sentence for a number, with its other values. */
export function said(
  n: number,
  forms: CountedSentence,
  words: Pick<ChartWording, 'locale' | 'separator'>,
  values: Readonly<Record<string, string>> = {},
): string {
  const whole = Math.round(n);
  return filled(formFor(whole, forms, words.locale), { ...values, n: written(whole, words) });
}

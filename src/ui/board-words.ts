import type { AlertKind } from '../domain/alert.ts';
import type { HoldReason } from '../domain/edition.ts';
import type { Locale } from '../domain/kinds.ts';
import { type ChartWords, chartWords } from '../i18n/charts.ts';
import { type ConsoleWords, consoleWords } from '../i18n/console.ts';
import { formatNumber } from '../i18n/format.ts';
import { holdWords } from '../i18n/holds.ts';
import { type CountedSentence, inForms, type Sentence, withPlaces } from '../i18n/sentence.ts';
import { watchWords } from '../i18n/watch.ts';

/**
 * All texts of the live board, in one language. Plain data, so that the page can carry it: the
 * script then needs no catalogue.
 */
export interface BoardWords {
  readonly locale: Locale;
  /** Between groups of three digits. */
  readonly separator: string;
  readonly never: string;
  readonly gateStates: ConsoleWords['gateStates'];
  /** In place of `gateStates.held` where the gate's own staff hold it. */
  readonly heldByStaff: string;
  readonly connection: Omit<ConsoleWords['connection'], 'age'>;
  /** `{age}` */
  readonly age: Sentence;
  readonly allSent: string;
  readonly noPhones: string;
  readonly unsent: CountedSentence;
  /** And `{since}`, as the two below. */
  readonly unsentSince: CountedSentence;
  readonly silent: CountedSentence;
  readonly silentSince: CountedSentence;
  readonly waiting: Sentence;
  /** `{inside}`, `{entries}`, `{exits}` */
  readonly figures: Sentence;
  /** `{gate}`, `{state}` */
  readonly gateChanged: Sentence;
  /** `{gate}`, by what is called for. */
  readonly callsForHelp: Readonly<Record<AlertKind | 'other', Sentence>>;
  readonly freeFlow: string;
  readonly reasons: Readonly<Record<HoldReason, string>>;
  /** `{reason}` */
  readonly reason: Sentence;
  /** `{time}`, as the one below. */
  readonly until: Sentence;
  readonly overdue: Sentence;
  /** `{gate}` */
  readonly sendTo: Sentence;
  readonly crowd: ChartWords['crowd'];
  /** `{capacity}` */
  readonly capacity: Sentence;
}

/** The words of the board out of the catalogues of a language. */
export function boardWords(locale: Locale): BoardWords {
  const { board, gateStates, connection, freshness } = consoleWords[locale];
  const { alerts, ownHold } = watchWords[locale];
  const { reasons, freeFlow, said } = holdWords[locale];
  const { age, ...states } = connection;
  const counted = (sentence: (n: number, since: string) => string) =>
    inForms((n) => sentence(n, '{since}'), locale);
  return {
    locale,
    separator: formatNumber(1_000, locale).slice(1, -3),
    never: board.never,
    gateStates,
    heldByStaff: ownHold.state,
    connection: states,
    age: age('{age}'),
    allSent: freshness.allSent,
    noPhones: freshness.noPhones,
    unsent: counted(freshness.unsent),
    unsentSince: counted(freshness.unsentSince),
    silent: counted(freshness.silent),
    silentSince: counted(freshness.silentSince),
    waiting: freshness.waiting('{since}'),
    figures: withPlaces(board.spoken(111, 222, 333), {
      111: 'inside',
      222: 'entries',
      333: 'exits',
    }),
    gateChanged: board.gateChanged('{gate}', '{state}'),
    callsForHelp: {
      pressure: alerts.spoken.pressure('{gate}'),
      other: alerts.spoken.other('{gate}'),
    },
    freeFlow,
    reasons,
    reason: said.reason('{reason}'),
    until: said.until('{time}'),
    overdue: said.overdue('{time}'),
    sendTo: said.sendTo('{gate}'),
    crowd: chartWords[locale].crowd,
    capacity: chartWords[locale].capacity('{capacity}'),
  };
}

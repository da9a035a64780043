import { localParts } from '../domain/calendar.ts';
import type { Edition } from '../domain/edition.ts';
import { type Peak, peakSpan } from '../domain/figures/figures.ts';
import type { StatedFigure } from '../domain/figures/release.ts';
import type { ReleaseStatus } from '../domain/figures/release-status.ts';
import { languageOf } from '../domain/other-language.ts';
import { words as ar, type CommuniqueWords, type SaidChange } from './ar/communique.ts';
import { words as en } from './en/communique.ts';
import { formatCalendarDate } from './format.ts';
import { words as fr } from './fr/communique.ts';
import { isolated } from './isolated.ts';
import type { Written } from './message-text.ts';
import { saidMoment } from './said-moment.ts';

const texts: Readonly<Record<Written, CommuniqueWords>> = { ar, fr, en };

/** Of the figures of a day, what the text for the press states. Instants are ms; all else is people. */
interface CommuniqueFigures {
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly visits: number;
  readonly walk_in_visits: number;
  readonly repeat_visits: number;
  readonly visitors_by_ticket: number;
  readonly peak: Peak | null;
  readonly completeness: {
    readonly complete_to: number;
    readonly phones: number;
    readonly handed_in: number;
  };
  /** What people stated in the place of what the gates counted. */
  readonly stated: readonly StatedFigure[];
}

/** What a release says otherwise than an earlier one. */
interface CommuniqueCorrection {
  /** The number of that release. */
  readonly of: number;
  /** None where it says no count otherwise. */
  readonly changes: readonly SaidChange[];
  /** As a person wrote it; null: what phones sent since. */
  readonly reason: string | null;
}

/** All that the text for the press is made of. Instants are ms. */
export interface CommuniqueFacts {
  /** Of this release, in the one sequence of its edition. */
  readonly number: number;
  readonly status: ReleaseStatus;
  readonly edition: Pick<Edition, 'name' | 'city' | 'timezone'>;
  readonly figures: CommuniqueFigures;
  /** When the figures were read. */
  readonly as_of: number;
  /** The page of the figures in each language. */
  readonly url: Readonly<Record<Written, string>>;
  /** Before this instant nothing of it is printed; null: at once. */
  readonly embargo: number | null;
  /** Null of a release that puts none right. */
  readonly correction: CommuniqueCorrection | null;
}

/** The text for the press in one language, part by part. */
export interface CommuniqueText {
  /** Null without an embargo. */
  readonly embargo: string | null;
  /** What it corrects, if anything. */
  readonly corrections: readonly string[];
  /** Set in bold. */
  readonly title: string;
  readonly body: string;
}

/**
 * The text for the press of a day, in a language of the press: every figure comes from `figures`, and
 * what is not known leaves its sentence out.
 */
export function communiqueText(facts: CommuniqueFacts, language: Written): CommuniqueText {
  const words = texts[language];
  const { number, status, edition, figures, as_of, url, embargo, correction } = facts;
  const { timezone } = edition;
  const said = (text: Edition['name']) => isolated(text[languageOf(text, language)], language);
  const moment = (at: number) => saidMoment(at, { day: figures.date, zone: timezone }, language);
  const gates = countedAtGates(figures);
  const isCounted = gates === figures.visits;
  const parts = [figures.walk_in_visits, figures.repeat_visits] as const;
  const to = moment(figures.completeness.complete_to);
  const sentences = [
    isCounted
      ? words.counted(figures.visits, ...parts)
      : words.restated(figures.visits, ...parts, gates),
    figures.visits > 0 && words.visitors(figures.visitors_by_ticket),
    peakSentence(figures.peak, timezone, words),
    isCounted ? words.complete(to) : words.completeAtGates(to),
    missingSaid(figures.completeness, language),
    words.source(url[language]),
    words.numbered(number),
  ];
  return {
    embargo: embargo === null ? null : embargoLine(embargo, timezone, language),
    corrections: correction
      ? [words.corrects({ ...correction, number, reason: reasonSaid(correction.reason, language) })]
      : [],
    title: words.title(
      said(edition.name),
      said(edition.city),
      formatCalendarDate(figures.date, language),
      status,
      moment(as_of),
    ),
    body: sentences.filter((one) => one !== false && one !== null).join(' '),
  };
}

/** The same as plain text, a line for each part: what is copied, sent and kept. */
export function communiquePlain({ embargo, corrections, title, body }: CommuniqueText): string {
  return [...(embargo === null ? [] : [embargo]), ...corrections, title, body].join('\n');
}

/** That phones may still hold something of the day; null where all have handed in. */
export function missingSaid(
  { phones, handed_in }: Pick<CommuniqueFigures['completeness'], 'phones' | 'handed_in'>,
  language: Written,
): string | null {
  return phones > handed_in ? texts[language].missing(phones - handed_in, phones) : null;
}

/** What stands beside a release whose figures a later one, of this number, states anew. */
export function correctedBy(number: number, language: Written): string {
  return texts[language].correctedBy(number);
}

/** The visits without what was stated anew: every figure that is stated but the exits is a part of them. */
function countedAtGates({ visits, stated }: CommuniqueFigures): number {
  return stated
    .filter(({ figure }) => figure !== 'exits')
    .reduce((sum, one) => sum - one.stated + one.counted, visits);
}

/** Where nobody can say how far off the number inside is, or only that it is far off, it is left out. */
function peakSentence(
  peak: CommuniqueFigures['peak'],
  zone: string,
  words: CommuniqueWords,
): string | null {
  const span = peak ? peakSpan(peak) : 'unknown';
  if (!peak || typeof span === 'string' || span.high < 1) return null;
  return words.peak(span.low, span.high, localParts(peak.at, zone).time);
}

function embargoLine(at: number, zone: string, language: Written): string {
  const { date, time } = localParts(at, zone);
  return texts[language].embargo(time, formatCalendarDate(date, language));
}

/** The sentence that it stands in ends it. */
function reasonSaid(reason: string | null, language: Written): string {
  if (reason === null) return texts[language].cameLater;
  return isolated(reason.trim().replace(/[.。؟!…\s]+$/u, ''), language);
}

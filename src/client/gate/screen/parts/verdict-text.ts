import { admitsOf } from '../../../../domain/admission.ts';
import type { Localized } from '../../../../domain/edition.ts';
import type { Locale } from '../../../../domain/kinds.ts';
import { compassPointOf } from '../../../../domain/way.ts';
import { dutyWords } from '../../../../i18n/duty.ts';
import { formatCalendarDate, formatSpan, formatTime } from '../../../../i18n/format.ts';
import { type GateWords, gateWords } from '../../../../i18n/gate.ts';
import { gateNoteWords } from '../../../../i18n/gate-notes.ts';
import { holdWords } from '../../../../i18n/holds.ts';
import { legalLocale } from '../../../../i18n/reviewed.ts';
import { reasonText } from '../../../../ui/hold-text.ts';
import type { Tone } from '../../../../ui/verdict-shapes.ts';
import type { Shown } from '../../phone/shown-verdict.ts';
import type { GateEvent } from '../../records.ts';

/** A verdict as people see, read and hear it. */
export interface VerdictText {
  readonly tone: Tone;
  readonly word: string;
  /** People counted; null where a number has no meaning. */
  readonly number: number | null;
  /** Why, and what to do; the most useful line first. */
  readonly lines: readonly string[];
  /** What the desk asks this gate to do for these people. */
  readonly note: string | null;
  /** The ticket's day, when its emblem says more than words. */
  readonly day: number | null;
  /** The gate to go to instead, by its number, as it is read from afar; null when this is it. */
  readonly gate: string | null;
  /**
   * Where an arrow to that gate points, in degrees clockwise from north; null when the direction is
   * not known.
   */
  readonly bearing: number | null;
  /**
   * What the holder of the ticket reads, in the ticket's language; null when there is nothing to
   * show.
   */
  readonly visitor: { readonly text: string; readonly locale: Locale } | null;
}

/** The text of a verdict, in the language of the staff. */
export function verdictText(shown: Shown, locale: Locale, event: GateEvent): VerdictText {
  const words = gateWords[locale];
  const tone = toneOf(shown);
  const own = shown.locale ?? locale;
  // Why a gate is shut keeps people safe: in Arabic until its Amazigh is reviewed.
  const isSafety = shown.reason === 'held' || shown.reason === 'gate_closed';
  const visitorLocale = isSafety ? legalLocale(own, 'safety') : own;
  const toVisitor = forVisitor(shown, visitorLocale, event);
  return {
    tone,
    word: wordOf(shown, tone, words),
    number: shown.verdict === 'admitted' ? shown.people : null,
    lines: linesOf(shown, locale, event),
    note: shown.note && gateNoteWords[locale][shown.note],
    day: shown.reason === 'wrong_day' ? (shown.day?.number ?? null) : null,
    gate: shown.gate ? dutyWords[locale].gate(shown.gate.number) : null,
    bearing: shown.way?.bearing ?? null,
    visitor: toVisitor === null ? null : { text: toVisitor, locale: visitorLocale },
  };
}

function toneOf(shown: Shown): Tone {
  if (shown.verdict === 'admitted') return shown.reason === null ? 'in' : 'attention';
  return shown.reason === 'held' || shown.reason === 'gate_closed' ? 'hold' : 'stop';
}

function wordOf(shown: Shown, tone: Tone, words: GateWords): string {
  if (tone !== 'in') return words.word[tone];
  return shown.direction === 'exit' ? words.word.out : words.word.in;
}

function linesOf(shown: Shown, locale: Locale, event: GateEvent): string[] {
  const words = gateWords[locale];
  const lines = reasonLines(shown, locale, event);
  if (shown.direction === 'exit') {
    if (shown.inside > 0) lines.push(words.why.stillInside(shown.inside));
  } else if (shown.verdict === 'admitted' && shown.terms && shown.inside > 0) {
    const admits = admitsOf(shown.terms);
    if (shown.inside < admits) lines.push(words.why.ofParty(shown.inside, admits));
  }
  return lines;
}

function reasonLines(shown: Shown, locale: Locale, event: GateEvent): string[] {
  const { why } = gateWords[locale];
  const { reason, terms } = shown;
  switch (reason) {
    case null:
      return [];
    case 'superseded':
      if (shown.verdict === 'refused') return [why.replaced];
      return [why.superseded(terms ? admitsOf(terms) : shown.people)];
    case 'wrong_day':
      return [why.wrong_day(dayName(shown, locale))];
    case 'wrong_gate':
      return rightGate(shown, locale);
    case 'too_early':
    case 'too_late':
      return [why[reason](spanOf(shown, locale, event))];
    case 'already_admitted':
      return [why.already_admitted, ...earlierLine(shown, locale, event)];
    case 'party_exceeded':
      return [why.party_exceeded(shown.remaining), ...earlierLine(shown, locale, event)];
    case 'held':
      return shown.verdict === 'admitted'
        ? [why.draining]
        : [why.held, ...holdLines(shown, locale, event)];
    case 'gate_closed':
      return [why.gate_closed, ...holdLines(shown, locale, event)];
    default:
      return [why[reason]];
  }
}

/** Where people are sent meanwhile, why, and until when, as far as the console entered it. */
function holdLines(shown: Shown, locale: Locale, event: GateEvent): string[] {
  const { said, reasons } = holdWords[locale];
  const { gate, hold } = shown;
  return [
    ...(gate ? [said.sendTo(nameOf(gate.name, locale)), ...wayLine(shown, locale)] : []),
    ...(hold?.reason ? [said.reason(reasonText(hold.reason, reasons))] : []),
    ...(hold?.until ? [said.until(formatTime(hold.until, event.timezone))] : []),
  ];
}

/** A name that only repeats the number on the sign above leaves its line to the way there. */
function rightGate(shown: Shown, locale: Locale): string[] {
  const name = nameOf(shown.gate?.name, locale);
  const way = wayLine(shown, locale);
  const namesGate = way.length > 0 && name === dutyWords[locale].gate(shown.gate?.number ?? 0);
  return namesGate ? way : [gateWords[locale].why.wrong_gate(name), ...way];
}

/**
 * How far, and towards which compass point: correct on every phone, also where no arrow can be
 * turned.
 */
function wayLine(shown: Shown, locale: Locale): string[] {
  if (!shown.way) return [];
  const { metres, bearing } = shown.way;
  return [
    gateWords[locale].why.way(Math.max(10, Math.round(metres / 10) * 10), compassPointOf(bearing)),
  ];
}

/** For a latecomer: when and where the others went in. */
function earlierLine(shown: Shown, locale: Locale, event: GateEvent): string[] {
  if (!shown.earlier) return [];
  const { at, gate } = shown.earlier;
  const name = event.gates.find((one) => one.number === gate)?.name;
  return [gateWords[locale].why.earlier(formatTime(at, event.timezone), nameOf(name, locale))];
}

function forVisitor(shown: Shown, locale: Locale, event: GateEvent): string | null {
  const { visitor } = gateWords[locale];
  const { reason } = shown;
  if (shown.direction === 'exit') return null;
  switch (reason) {
    case null:
    case 'not_inside':
    case 'undo_expired':
      return null;
    case 'wrong_day':
      return visitor.wrong_day(dayName(shown, locale));
    case 'wrong_gate':
      return [visitor.wrong_gate(nameOf(shown.gate?.name, locale)), ...wayLine(shown, locale)].join(
        ' ',
      );
    case 'too_early':
    case 'too_late':
      return visitor[reason](spanOf(shown, locale, event));
    case 'unknown':
    case 'bad_signature':
    case 'wrong_event':
    case 'invalid':
      return visitor.unknown;
    case 'held':
      return shown.verdict === 'admitted' ? null : elsewhere(visitor.held, shown, locale);
    case 'gate_closed':
      return elsewhere(visitor.gate_closed, shown, locale);
    case 'superseded':
    case 'other':
      return shown.verdict === 'admitted' ? null : visitor[reason];
    default:
      return visitor[reason];
  }
}

/** What a holder reads at a gate that is held or closed, with the gate to go to if there is one. */
function elsewhere(text: string, shown: Shown, locale: Locale): string {
  if (!shown.gate) return text;
  const gate = nameOf(shown.gate.name, locale);
  return [text, holdWords[locale].enterBy(gate), ...wayLine(shown, locale)].join(' ');
}

function dayName(shown: Shown, locale: Locale): string {
  return shown.day ? formatCalendarDate(shown.day.date, locale, 'without_year') : '';
}

function spanOf(shown: Shown, locale: Locale, event: GateEvent): string {
  if (!shown.slot) return '';
  return formatSpan(shown.slot.starts_at, shown.slot.ends_at, locale, event.timezone);
}

function nameOf(name: Localized | undefined, locale: Locale): string {
  return name?.[locale] ?? '';
}

import {
  type Audience,
  type BulkTexts,
  cleanBulk,
  isOfVisit,
  type TextFault,
  textFault,
  windowsOf,
} from '../../domain/bulk.ts';
import { hoursOf } from '../../domain/editing/told.ts';
import { type Edition, slotsOf } from '../../domain/edition.ts';
import { PARTY_KINDS } from '../../domain/kinds.ts';
import type { SaidVisit } from '../../domain/message.ts';
import { bulkAtMost, WRITTEN, type Written } from '../../i18n/message-text.ts';

/** More than any field takes: beyond it, nobody typed. */
const READ_MAX = 5_000;
/** Twelve digits that are no ticket's: the last is no check digit of the others. */
const MADE_UP = '123456789012';

export const FIELDS = ['when', 'who', 'ar', 'fr', 'en', 'until'] as const;
/** A text for many as its form was sent: each field a text. */
export type TypedBulk = Readonly<Record<(typeof FIELDS)[number], string>>;

export const EMPTY: TypedBulk = { when: '', who: '', ar: '', fr: '', en: '', until: '' };

/** What is wrong with a field. */
export interface BulkFault {
  readonly field: (typeof FIELDS)[number];
  readonly fault: TextFault | 'until' | 'audience' | 'tooMany';
}

/** A text for many that can be sent. */
export interface ReadBulk {
  readonly audience: Audience;
  readonly texts: BulkTexts;
  /** ms: the end of the day that was chosen. */
  readonly worth_until: number;
}

/** What was typed, whatever came. */
export function typedBulk(form: Readonly<Record<string, unknown>>): TypedBulk {
  const text = (name: string) => {
    const value = form[name];
    return typeof value === 'string' ? value.slice(0, READ_MAX) : '';
  };
  return {
    ...{ when: text('when'), who: text('who'), until: text('until') },
    ...{ ar: text('ar'), fr: text('fr'), en: text('en') },
  };
}

/** Whom the choices of a form mean; null for choices that there are not. */
export function readAudience({ when, who }: TypedBulk, edition: Edition): Audience | null {
  const [, span, at] = /^(day|window)-(\d{1,5})$/.exec(when) ?? [];
  const [, of, name = ''] = /^(kind|gate)-(\w{1,20})$/.exec(who) ?? [];
  const day = edition.days.find(({ number }) => span === 'day' && number === Number(at));
  const window = span === 'window' ? slotsOf(edition).get(Number(at)) : undefined;
  const kind = PARTY_KINDS.find((one) => of === 'kind' && one === name);
  const gate = edition.gates.find(({ number }) => of === 'gate' && String(number) === name);
  if ((when !== '' && !day && !window) || (who !== '' && !kind && !gate)) return null;
  return {
    ...{ day: day?.number ?? null, window: window?.number ?? null },
    ...{ kind: kind ?? null, gate: gate?.number ?? null },
  };
}

/** What a form asks for, or everything that is wrong with it. */
export function readBulk(
  typed: TypedBulk,
  edition: Edition,
  now: number,
): { readonly bulk: ReadBulk } | { readonly faults: readonly BulkFault[] } {
  const audience = readAudience(typed, edition);
  const worth_until = audience && untilOf(typed.until, edition, audience, now);
  const [ar, fr, en] = [cleanBulk(typed.ar), cleanBulk(typed.fr), cleanBulk(typed.en)];
  const texts = { ar: ar ?? '', fr: fr ?? '', en };
  const faults: BulkFault[] = [
    ...(audience ? [] : [{ field: 'when', fault: 'audience' } as const]),
    ...(audience && worth_until === null ? [{ field: 'until', fault: 'until' } as const] : []),
    ...WRITTEN.flatMap((field) => {
      const fault = faultOf(field, typed, texts, edition);
      return fault ? [{ field, fault }] : [];
    }),
  ];
  if (!audience || worth_until === null || faults.length > 0) return { faults };
  return { bulk: { audience, texts, worth_until } };
}

function faultOf(
  language: Written,
  typed: TypedBulk,
  texts: BulkTexts,
  edition: Edition,
): TextFault | null {
  const text = texts[language];
  if (!text) {
    if (typed[language].trim() !== '') return 'long';
    return language === 'en' ? null : 'missing';
  }
  return textFault(text, bulkAtMost(texts, language, visitsOf(edition, texts)).text);
}

/** When what is said ends to be of use, ms; null for a day that is over, or that there is not. */
function untilOf(typed: string, edition: Edition, audience: Audience, now: number): number | null {
  const held = new Set(windowsOf(edition, audience, now));
  const days = edition.days.filter(({ number, slots }) =>
    typed === '' ? slots.some((slot) => held.has(slot.number)) : String(number) === typed,
  );
  const end = Math.max(0, ...days.map(({ closes_at }) => closes_at));
  return end > now ? end : null;
}

/** Every visit that there may be, to know the longest text; one where a text says nothing of it. */
export function visitsOf(edition: Edition, texts: BulkTexts): readonly [SaidVisit, ...SaidVisit[]] {
  const nowhere = { date: '2026-01-01', from: '00:00', to: '00:00' };
  const gates = edition.gates.length > 0 ? edition.gates : [{ number: 1 }];
  const visits = edition.days.flatMap(({ slots: [slot] }) => {
    const hours = slot && hoursOf(edition, slot.number);
    return hours ? gates.map((gate) => ({ hours, gate, code: MADE_UP })) : [];
  });
  const [first = { hours: nowhere, gate: { number: 1 }, code: MADE_UP }, ...others] = visits;
  return isOfVisit(texts) ? [first, ...others] : [first];
}

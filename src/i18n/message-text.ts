import type { BulkTexts, Place } from '../domain/bulk.ts';
import { groupCode } from '../domain/code.ts';
import { signOf } from '../domain/edition-parts.ts';
import type { Locale } from '../domain/kinds.ts';
import type { Said, SaidOffer, SaidVisit } from '../domain/message.ts';
import { type SmsParts, smsParts } from '../domain/sms-parts.ts';
import { words as ar, type MessageTexts } from './ar/message-text.ts';
import { commonWords } from './common.ts';
import { declineWords } from './decline.ts';
import { words as en } from './en/message-text.ts';
import { formatCalendarDate } from './format.ts';
import { words as fr } from './fr/message-text.ts';
import { filled } from './sentence.ts';

/** The languages in which messages are written. */
export const WRITTEN = ['ar', 'fr', 'en'] as const;
export type Written = (typeof WRITTEN)[number];

const texts: Readonly<Record<Written, MessageTexts>> = { ar, fr, en };

/** The language in which somebody is written to: many phones have no Tifinagh. */
export function writtenIn(locale: Locale): Written {
  return locale === 'zgh' ? 'ar' : locale;
}

/**
 * A message in its holder's language, in one part of an SMS: a sign that would take it into a second
 * one, or out of the alphabet, gives way to the gate's number. It carries no link.
 */
export function messageText(said: Said, locale: Locale): string {
  const language = writtenIn(locale);
  const text = (sign: string) => inAlphabet(textOf(said, language, sign), language);
  if (!('gate' in said)) return text('');
  const own = text(signOf(said.gate));
  if (said.kind === 'bulk') return own;
  return isOnePart(own, language) ? own : text(String(said.gate.number));
}

/** Whether a text takes one part, in the alphabet of its language. */
export function isOnePart(text: string, language: Written): boolean {
  const { alphabet, parts } = smsParts(text);
  return parts === 1 && (language === 'ar' || alphabet === 'gsm');
}

function textOf(said: Said, language: Written, gate: string): string {
  if (said.kind === 'bulk') return bulkText(said, language, gate);
  const words = texts[language];
  if (said.kind === 'code') return words.code(said.digits);
  if (said.kind === 'offer') return words.offer(offerText(said, language));
  if (said.kind === 'wish') return words.wish(String(said.number));
  const code = groupCode(said.code, 'sms');
  switch (said.kind) {
    case 'cancelled':
      return said.asked ? words.cancelledAsAsked(code) : words.cancelled(code);
    case 'called_off':
      return words.calledOff(formatCalendarDate(said.date, language, 'without_year'), code);
    case 'declined':
      return words.declined(code, declineWords[language].reasons[said.reason]);
    default: {
      const { date, from, to } = said.hours;
      const day = formatCalendarDate(date, language, 'without_year');
      return words[said.kind]({ day, from, to, gate, code });
    }
  }
}

/** A text of the office, its places filled. Without English, French is written. */
function bulkText(
  { texts: { ar, fr, en }, hours, code }: Extract<Said, { kind: 'bulk' }>,
  language: Written,
  gate: string,
): string {
  const { date, from, to } = hours;
  const day = formatCalendarDate(date, language, 'without_year');
  const [, month = '1', d = '1'] = date.split('-');
  const { weekdays, months } = commonWords[language];
  const weekday = weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '';
  const places: Readonly<Record<Place, string>> = {
    ...{ code: groupCode(code, 'sms'), day, weekday, d: String(Number(d)) },
    ...{ month: months[Number(month) - 1] ?? '', from, to, gate },
  };
  return filled({ ar, fr, en: en ?? fr }[language], places);
}

/** The language in which somebody is written to by a text of the office. */
export function bulkWrittenIn(locale: Locale, { en }: BulkTexts): Locale {
  return locale === 'en' && en === null ? 'fr' : locale;
}

/**
 * A text of the office in a language as the visit that makes it the longest fills it, and how it goes out
 * as SMS.
 */
export function bulkAtMost(
  texts: BulkTexts,
  language: Written,
  visits: readonly SaidVisit[],
): SmsParts & { readonly text: string } {
  const all = visits.map((visit) => {
    const text = messageText({ kind: 'bulk', texts, ...visit }, language);
    return { text, ...smsParts(text) };
  });
  return all.reduce((most, one) =>
    one.parts > most.parts || (one.parts === most.parts && one.units > most.units) ? one : most,
  );
}

function offerText({ hours, by, today }: SaidOffer, language: Written) {
  const { date, from } = hours;
  const day = formatCalendarDate(date, language, 'without_year');
  const [, month = '', dayOfMonth = ''] = by.date.split('-');
  const words = formatCalendarDate(by.date, language, 'without_year');
  const digits = `${Number(dayOfMonth)}/${Number(month)}`;
  return { day, from, time: by.time, date: today ? null : { words, digits } };
}

/** What French writes beside them, in the nearest of them. */
const NEAREST: Readonly<Record<string, string>> = {
  '’': "'",
  '\u00a0': ' ',
  '\u202f': ' ',
  ç: 'c',
  ê: 'e',
  ë: 'e',
  î: 'i',
  ï: 'i',
  ô: 'o',
  û: 'u',
  â: 'a',
  œ: 'oe',
};

function inAlphabet(text: string, language: Written): string {
  return language === 'ar'
    ? text
    : text.replace(/[’\u00a0\u202fçêëîïôûâœ]/g, (one) => NEAREST[one] ?? one);
}

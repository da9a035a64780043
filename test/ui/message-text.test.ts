import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../src/domain/kinds.ts';
import { MESSAGE_KINDS, type Said } from '../../src/domain/message.ts';
import { DECLINE_REASONS } from '../../src/domain/requests.ts';
import { isOnePart, messageText, writtenIn } from '../../src/i18n/message-text.ts';

const CODE = '482109375516';

/** Every day of a year: each weekday with each month, and days of one digit and of two. */
const DATES = Array.from({ length: 365 }, (_, n) =>
  new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10),
);
/** Signs of the most letters and digits that a gate may have, of several scripts. */
const SIGNS = ['WWWW', 'ÇÇÇÇ', 'بببب', 'ⴰⴰⴰⴰ', '𝔸𝔸𝔸𝔸', 'ßßßß', '9999', null];

/** What the office writes to many has no fixed text. */
const FIXED = MESSAGE_KINDS.filter((kind) => kind !== 'bulk');

function saidOf(
  kind: (typeof FIXED)[number],
  date = '2026-11-26',
  sign: string | null = 'B',
): Said[] {
  if (kind === 'cancelled') {
    return [true, false].map((asked) => ({ kind, code: CODE, asked }));
  }
  if (kind === 'code') return [{ kind, digits: CODE.slice(0, 6) }];
  if (kind === 'called_off') return [{ kind, code: CODE, date }];
  if (kind === 'declined') {
    return DECLINE_REASONS.map((reason) => ({ kind, code: CODE, reason }));
  }
  if (kind === 'wish') return [1, 9_999].map((number) => ({ kind, number }));
  const hours = { date, from: '10:00', to: '12:00' };
  if (kind === 'offer') {
    return [true, false].map((today) => ({ kind, hours, by: { date, time: '21:00' }, today }));
  }
  return [{ kind, hours, gate: { sign, number: 255 }, code: CODE }];
}

const every = FIXED.flatMap((kind) => LOCALES.map((locale) => ({ kind, locale })));

describe('a message', () => {
  it.each(every)('$kind in $locale takes one part of an SMS, whatever it says', (one) => {
    const language = writtenIn(one.locale);
    for (const sign of SIGNS) {
      for (const date of DATES) {
        for (const said of saidOf(one.kind, date, sign)) {
          const text = messageText(said, one.locale);
          expect(isOnePart(text, language), `${text} (${text.length})`).toBe(true);
        }
      }
    }
  });

  it.each(every)(
    '$kind in $locale carries its code in one run, and no link',
    ({ kind, locale }) => {
      for (const said of saidOf(kind)) {
        const text = messageText(said, locale);
        if (kind !== 'offer' && kind !== 'wish')
          expect(text).toContain(kind === 'code' ? CODE.slice(0, 6) : CODE);
        expect(text).not.toMatch(/https?:|www\.|[\u2066-\u2069\u200e\u200f]/);
      }
    },
  );

  it.each(FIXED)('%s is Arabic for those who read Amazigh', (kind) => {
    for (const said of saidOf(kind)) expect(messageText(said, 'zgh')).toBe(messageText(said, 'ar'));
  });

  it('names the sign of the gate, and its number where the sign is of another alphabet', () => {
    const [latin] = saidOf('gate', '2026-11-26', 'B2');
    const [arabic] = saidOf('gate', '2026-11-26', 'ب');
    if (!latin || !arabic) throw new Error('no message');
    expect(messageText(latin, 'fr')).toContain('porte B2.');
    expect(messageText(arabic, 'fr')).toContain('porte 255.');
    expect(messageText(arabic, 'ar')).toContain('باب ب.');
  });

  it('says day, hours, gate and code', () => {
    const texts = LOCALES.map((locale) => saidOf('moved').map((said) => messageText(said, locale)));
    expect(texts.flat()).toEqual([
      `تغيير: الخميس 26 نونبر من 10:00، باب B. تذكرتكم ${CODE}`,
      `تغيير: الخميس 26 نونبر من 10:00، باب B. تذكرتكم ${CODE}`,
      `Votre visite a changé : jeudi 26 novembre, de 10:00 à 12:00, porte B. Billet : ${CODE}.`,
      `Your visit has changed: Thursday 26 November, 10:00 to 12:00, gate B. Ticket: ${CODE}.`,
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { LOCALES, type Locale } from '../../src/domain/kinds.ts';
import {
  checkNotice,
  correctionOf,
  type DraftFaults,
  inTwo,
  type NoticeContent,
  type NoticeDraft,
  phoneSentence,
  titleOf,
} from '../../src/domain/notice.ts';
import { correctionSentences } from '../../src/i18n/notices.ts';
import { EDITION, HOUR, OPENING } from './open-day.ts';

const NONE = { ar: '', zgh: '', fr: '', en: '' };
const NO_PARTS = {
  ar: { is: '', not: '' },
  zgh: { is: '', not: '' },
  fr: { is: '', not: '' },
  en: { is: '', not: '' },
};
const DRAFT: NoticeDraft = {
  template: 'free',
  pinned: false,
  gate: null,
  until: null,
  text: { ...NONE, ar: 'نص.', fr: 'Texte.' },
  parts: NO_PARTS,
};

const compose = (locale: Locale, rumour: { is: string; not: string }) =>
  correctionOf(correctionSentences(locale, '16:06'), rumour);

function check(change: Partial<NoticeDraft>): NoticeContent | DraftFaults {
  const checked = checkNotice({ ...DRAFT, ...change }, EDITION, { now: OPENING, compose });
  return checked.ok ? checked.content : checked.faults;
}

const faultsOf = (change: Partial<NoticeDraft>) => {
  const checked = check(change);
  return checked instanceof Map ? Object.fromEntries(checked) : checked;
};

describe('a notice', () => {
  it('is taken in any two languages, and in no fewer', () => {
    expect(check({})).toMatchObject({ kind: 'notice', text: { ar: 'نص.', fr: 'Texte.' } });
    expect(check({ text: { ...NONE, zgh: 'ⴰⵥⵟⵟⴰ', en: 'Text.' } })).toMatchObject({
      text: { zgh: 'ⴰⵥⵟⵟⴰ', en: 'Text.' },
    });
    expect(faultsOf({ text: { ...NONE, ar: 'نص.' } })).toEqual({ text: 'required' });
    expect(faultsOf({ text: { ...NONE, ar: 'نص.', fr: '\u202e \u200b' } })).toEqual({
      text: 'required',
    });
  });

  it('has bounds in every language', () => {
    const long = 'ا'.repeat(10_000);
    expect(faultsOf({ text: { ...DRAFT.text, en: long } })).toEqual({ 'text.en': 'too_long' });
    expect(faultsOf({ text: { ...DRAFT.text, ar: 'ا'.repeat(601) } })).toEqual({
      'text.ar': 'too_long',
    });
    expect(check({ text: { ...DRAFT.text, ar: 'ا'.repeat(600) } })).toHaveProperty('text');
  });

  it('keeps its lines, and no more of them than are read', () => {
    const lines = 'Portes fermées :\r\n Porte A \n\n\u202ePorte B\nPorte C. Passez par D.';
    expect(check({ text: { ...DRAFT.text, fr: lines } })).toMatchObject({
      text: { fr: 'Portes fermées :\nPorte A\nPorte B\nPorte C. Passez par D.' },
    });
    expect(faultsOf({ text: { ...DRAFT.text, fr: 'x\n'.repeat(41) } })).toEqual({
      'text.fr': 'too_long',
    });
    expect(faultsOf({ text: { ...DRAFT.text, fr: `${'x'.repeat(299)}\n`.repeat(3) } })).toEqual({
      'text.fr': 'too_long',
    });
    expect(faultsOf({ text: { ...NONE, ar: 'نص.', fr: '\n \n' } })).toEqual({ text: 'required' });
  });

  it('is named, and shown on gate phones, in one line', () => {
    const text = 'Portes fermées :\nPorte A\nPorte B. Suite.';
    expect(titleOf('notice', text)).toBe('Portes fermées : Porte A · Porte B.');
    expect(phoneSentence('notice', text)).toBe('Portes fermées : Porte A · Porte B.');
    expect(inTwo('Une phrase.\nUne ligne.')).toEqual({
      first: 'Une phrase.',
      rest: '\nUne ligne.',
    });
  });

  it('keeps nothing that turns the line round', () => {
    const checked = check({ text: { ...DRAFT.text, fr: 'Entrée\u202e libre\u2066.' } });
    expect(checked).toMatchObject({ text: { fr: 'Entrée libre.' } });
  });

  it('is not published with a blank of its template, where it must be written', () => {
    const blank = 'Heure : [heure].';
    expect(faultsOf({ text: { ...DRAFT.text, fr: blank } })).toEqual({ 'text.fr': 'required' });
    // Beside them a language with a blank is one that nobody has written.
    const checked = check({ text: { ...DRAFT.text, en: 'Hour: [hour].' } });
    expect(checked).toMatchObject({ text: { ar: 'نص.', fr: 'Texte.' } });
    expect(checked).not.toHaveProperty('text.en');
  });

  it('ends in the future, and is about a gate that there is', () => {
    expect(faultsOf({ until: OPENING })).toEqual({ until: 'invalid' });
    expect(faultsOf({ until: 'invalid' })).toEqual({ until: 'invalid' });
    expect(faultsOf({ until: OPENING + 500 * 24 * HOUR })).toEqual({ until: 'invalid' });
    expect(faultsOf({ gate: 99 })).toEqual({ gate: 'invalid' });
  });
});

describe('a correction of a rumour', () => {
  const parts = {
    ...NO_PARTS,
    ar: { is: 'الدخول مجاني', not: 'لا رسوم' },
    fr: { is: 'L’entrée est gratuite.', not: 'rien n’est à payer' },
  };

  it('says what is true first, and never calls itself by the rumour', () => {
    const checked = check({ template: 'rumour', parts });
    if (checked instanceof Map || !('text' in checked)) throw new Error('refused');
    expect(checked).toMatchObject({ kind: 'correction', parts: { fr: parts.fr } });
    expect(checked.text.fr).toBe(
      'Rectification. L’entrée est gratuite. Contrairement à ce qui circule, rien n’est à payer. L’organisateur, 16:06.',
    );
    for (const locale of LOCALES) {
      const text = checked.text[locale];
      if (text === undefined) continue;
      const { not } = checked.parts?.[locale] ?? { not: '' };
      expect(titleOf('correction', text)).not.toContain(not);
      expect(inTwo(text).first).not.toContain(not);
      expect(phoneSentence('correction', text)).not.toContain(not);
    }
  });

  it('needs what is true wherever it says what is not', () => {
    const half = { ...parts, en: { is: '', not: 'fees' } };
    expect(faultsOf({ template: 'rumour', parts: half })).toEqual({ 'is.en': 'required' });
  });

  it('takes no text besides its halves', () => {
    const checked = check({ template: 'rumour', parts, text: { ...NONE, en: 'Fees!' } });
    expect(checked).not.toHaveProperty('text.en');
  });
});

describe('the first sentence of a notice', () => {
  it.each([
    ['L’entrée est suspendue à Porte A. Passez par Porte B.', 'L’entrée est suspendue à Porte A.'],
    ['ما الذي يتغير؟ لا شيء.', 'ما الذي يتغير؟'],
    ['Open until 20.30 today. Come.', 'Open until 20.30 today.'],
    ['No end', 'No end'],
    ['', ''],
  ])('of %s', (text, first) => {
    expect(inTwo(text).first).toBe(first);
    expect(`${first} ${inTwo(text).rest}`.trim()).toBe(text);
  });

  it('is cut for a gate phone where it is long', () => {
    const shown = phoneSentence('notice', `${'ب'.repeat(400)}. ثم.`);
    expect(Array.from(shown)).toHaveLength(200);
    expect(shown.endsWith('…')).toBe(true);
  });
});

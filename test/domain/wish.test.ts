import { describe, expect, it } from 'vitest';
import { answerBy, checkTerms, daysUntil, eraseAt, takesWishes } from '../../src/domain/wish.ts';
import { checkAnswer, withoutPassage } from '../../src/domain/wish-answer.ts';
import { checkWish, contactOf, readsAsChild, WISH_MAX } from '../../src/domain/wish-form.ts';
import { EDITION } from './open-day.ts';

const zone = 'Africa/Casablanca';
const NOW = Date.parse('2026-11-26T12:00:00Z');
const DAY = 86_400_000;

const draft = (change: Partial<Parameters<typeof checkWish>[0]> = {}) => ({
  first_name: 'سلمى',
  age: '8',
  wish: 'تتمنى أن ترى خيول الشرطة.',
  contact: '06 12 34 56 78',
  guardian: true,
  quoted: false,
  ...change,
});
const faultsIn = (change: Parameters<typeof draft>[0]) => {
  const checked = checkWish(draft(change));
  return 'faults' in checked ? checked.faults.map(({ field, fault }) => `${field} ${fault}`) : [];
};

describe('a wish as it is sent', () => {
  it('is kept as it was typed, with one contact', () => {
    expect(checkWish(draft({ age: '٨', wish: '  Voir \u202eles chevaux\u0000\n ici ' }))).toEqual({
      wish: {
        first_name: 'سلمى',
        age: 8,
        wish: 'Voir les chevaux ici',
        phone: '+212612345678',
        email: null,
      },
    });
    expect(contactOf('Parent+x@Example.org')).toEqual({
      phone: null,
      email: 'parent+x@example.org',
    });
  });

  it.each([
    [{ first_name: '' }, ['first_name missing']],
    [{ first_name: '\u200b\u202e' }, ['first_name missing']],
    [{ first_name: 'x'.repeat(41) }, ['first_name missing']],
    [{ age: '0' }, ['age missing']],
    [{ age: '18' }, ['age missing']],
    [{ age: '1e300' }, ['age missing']],
    [{ age: '8.5' }, ['age missing']],
    [{ age: '' }, ['age missing']],
    [{ wish: '' }, ['wish missing']],
    [{ wish: ' \u2066\u2069 ' }, ['wish missing']],
    [{ wish: 'ا'.repeat(WISH_MAX + 1) }, ['wish long']],
    [{ wish: 'x'.repeat(1_000_000) }, ['wish long']],
    [{ contact: '' }, ['contact missing']],
    [{ contact: 'demain' }, ['contact missing']],
    [{ contact: 'a@b' }, ['contact missing']],
    [{ contact: '0898765432' }, ['contact missing']],
    [{ guardian: false }, ['guardian missing']],
    [
      { first_name: '', age: 'x', wish: '', contact: '?', guardian: false },
      ['first_name missing', 'age missing', 'wish missing', 'contact missing', 'guardian missing'],
    ],
  ] as const)('%j is refused beside its fields', (change, faults) => {
    expect(faultsIn(change)).toEqual(faults);
  });

  it('of three hundred letters is taken, in any script', () => {
    for (const letter of ['x', 'ا', 'ⴰ', '🐎']) {
      expect(faultsIn({ wish: letter.repeat(WISH_MAX) })).toEqual([]);
    }
  });
});

describe('a wish that reads as a child’s own', () => {
  it.each([
    'اسمي يوسف وعمري 8 سنوات وأريد أن أصبح شرطيا',
    'عمري ٩ سنوات',
    'عُمْري 10 سنين',
    'عندي 7 سنين وبغيت نشوف الخيل',
    'أنا طفلة أحب الشرطة',
    'أنا تلميذ في القسم الثالث',
    'أريد أن آتي مع ماما',
    'J’ai 9 ans et je veux voir les motos',
    "j'ai  7 ans",
    'je suis une fille et je rêve de monter à cheval',
    'Ma maman dit que je peux venir',
    'I am 8 years old and I want to wear the uniform',
    'I’m 10 and I love horses',
    'im 7 years old',
    'I am 9',
    'My mum said I could ask',
    'I am a boy who loves motorbikes',
    'عمري تسع سنوات',
    'وعمري إحدى عشرة سنة',
    'عندي ثمن سنين وبغيت نشوف الخيل',
    'عندي تمنية سنين',
    'عندي طناشر عام',
    'أبلغ من العمر ثماني سنوات',
    'أنا في التاسعة من عمري',
    'عمري تسع.',
    'J’ai neuf ans et je rêve de moto',
    'j’ai à peine dix-sept ans',
    'J’ai ９ ans',
    'I am nine and I love horses',
    'I’m only seven years old',
    'I am a nine-year-old who loves dogs',
    'I am １０ years old',
  ])('%s', (text) => {
    expect(readsAsChild(text)).toBe(true);
    expect(faultsIn({ wish: text })).toEqual(['quoted child']);
    expect(faultsIn({ wish: text, quoted: true })).toEqual([]);
  });

  it.each([
    'ابنتي عمرها 8 سنوات وتتمنى أن ترتدي البدلة',
    'يتمنى ابني أن يزور الشرطة',
    'عمري 40 سنة وابني يتمنى زيارتكم',
    'عندي بنت عندها 7 سنين',
    'Mon fils a 8 ans et rêve de rencontrer les motards',
    'J’ai 42 ans, ma fille en a 7',
    'J’ai 17 places à demander',
    'My son is 8 years old and wants to see the horses',
    'I am 38 years old and my daughter is 8',
    'I am 180 cm tall, my son is shorter',
    'She loves the dogs',
    'I am 2 hours away by train',
    'عمري تسع وثلاثون سنة وابني يتمنى زيارتكم',
    'عمري ثماني عشرة سنة',
    'عندي 10 سنوات من الخبرة مع الأطفال',
    'عندي 10 عاملات يردن المساعدة',
    'J’ai 17 ans d’expérience avec les chevaux',
    'J’ai dix ans de métier, mon fils en a six',
    'J’ai dix-huit ans, ma sœur en a six',
    'I am ten minutes away, my son is six',
    'I am 10 years into this work',
    'I am one of the parents',
  ])('not so: %s', (text) => {
    expect(readsAsChild(text)).toBe(false);
  });
});

describe('the terms of wishes', () => {
  const edition = { status: 'open', timezone: zone } as const;
  const terms = { takes: true, until: '2026-11-26', answer_days: 14 };

  it('take wishes through the last day, as long as the edition is public', () => {
    const night = Date.parse('2026-11-26T23:59:59.999Z');
    expect(takesWishes(edition, terms, night)).toBe(true);
    expect(takesWishes(edition, terms, night + 1)).toBe(false);
    expect(takesWishes({ ...edition, status: 'closed' }, terms, NOW)).toBe(true);
    expect(takesWishes({ ...edition, status: 'draft' }, terms, NOW)).toBe(false);
    expect(takesWishes({ ...edition, status: 'archived' }, terms, NOW)).toBe(false);
    expect(takesWishes(edition, { ...terms, takes: false }, NOW)).toBe(false);
    expect(takesWishes(edition, null, NOW)).toBe(false);
  });

  it.each([
    [{ until: '2026-11-25' }, ['until']],
    [{ until: '2026-02-30' }, ['until']],
    [{ until: '2028-01-01' }, ['until']],
    [{ until: '' }, ['until']],
    [{ until: '9999-12-31' }, ['until']],
    [{ answer_days: '0' }, ['answer_days']],
    [{ answer_days: '61' }, ['answer_days']],
    [{ answer_days: '1e300' }, ['answer_days']],
    [{ answer_days: '' }, ['answer_days']],
  ])('%j is refused', (change, wrong) => {
    const typed = { takes: true, until: '2026-11-26', answer_days: '14', ...change };
    expect(checkTerms(typed, { timezone: zone }, NOW)).toEqual({ wrong });
  });

  it('stay as they are when no more are taken', () => {
    const typed = { takes: false, until: '2026-11-01', answer_days: '١٤' };
    expect(checkTerms(typed, { timezone: zone }, NOW)).toEqual({
      takes: false,
      until: '2026-11-01',
      answer_days: 14,
    });
  });

  it('state a day by which a wish is answered, never after the edition’s last', () => {
    const before = Date.parse('2026-05-03T23:30:00Z');
    expect(answerBy(EDITION, { answer_days: 3 }, before)).toBe('2026-05-07');
    expect(answerBy(EDITION, { answer_days: 60 }, before)).toBe(EDITION.days.at(-1)?.date);
    // The edition is over, and a wish is taken still.
    expect(answerBy(EDITION, { answer_days: 3 }, NOW)).toBe('2026-11-29');
  });

  it('count whole days to a deadline', () => {
    expect(daysUntil('2026-11-26', NOW, zone)).toBe(0);
    expect(daysUntil('2026-12-03', NOW, zone)).toBe(7);
    expect(daysUntil('2026-11-25', NOW, zone)).toBe(-1);
  });

  it('erase a wish thirty days after its visit, or its answer', () => {
    expect(eraseAt(NOW, null)).toBe(NOW + 30 * DAY);
    expect(eraseAt(NOW, NOW + 5 * DAY)).toBe(NOW + 35 * DAY);
  });
});

describe('an answer', () => {
  const blank = {
    ...{ outcome: 'granted', date: '', time: '', place: '', size: '' },
    ...{ sentence: '', reason: '', end: '' },
  };
  const check = (change: Partial<typeof blank>) =>
    checkAnswer({ ...blank, ...change }, { timezone: zone }, NOW);
  const visit = { date: '2026-11-28', time: '10:30', place: 'مكتب الاستقبال' };

  it('grants with day, hour, place and size', () => {
    expect(check({ ...visit, size: ' 8 ans ' })).toEqual({
      answer: { outcome: 'granted', ...visit, size: '8 ans', sentence: '' },
      visit_at: Date.parse('2026-11-28T10:30:00Z'),
    });
  });

  it.each([
    [{}, ['date', 'place']],
    [{ ...visit, date: '2026-11-26', time: '12:00' }, ['date']],
    [{ ...visit, date: '2026-02-30' }, ['date']],
    [{ ...visit, date: '2030-01-01' }, ['date']],
    [{ ...visit, time: '25:00' }, ['date']],
    [{ ...visit, time: '1e300' }, ['date']],
    [{ ...visit, place: 'x'.repeat(81) }, ['place']],
    [{ ...visit, size: 'x'.repeat(21) }, ['size']],
    [{ ...visit, sentence: 'x'.repeat(301) }, ['sentence']],
    [{ outcome: 'not_possible' }, ['reason']],
    [{ outcome: 'not_possible', reason: 'because' }, ['reason']],
    [{ outcome: 'closed' }, ['end']],
    [{ outcome: 'closed', end: 'withdrawn' }, ['end']],
    [{ outcome: 'everything' }, ['end']],
  ])('%j is refused', (change, wrong) => {
    expect(check(change)).toEqual({ wrong });
  });

  it('says why not, or that it is closed', () => {
    expect(check({ outcome: 'not_possible', reason: 'many', sentence: 'Merci.' })).toEqual({
      answer: { outcome: 'not_possible', reason: 'many', sentence: 'Merci.' },
      visit_at: null,
    });
    expect(check({ outcome: 'closed', end: 'repeated' })).toEqual({
      answer: { outcome: 'closed', end: 'repeated', sentence: '' },
      visit_at: null,
    });
  });
});

describe('a passage that is taken out', () => {
  it('is gone wherever it stood', () => {
    expect(withoutPassage(['Il a le diabète. Le diabète le fatigue.'], 'LE DIABÈTE')).toEqual([
      'Il a',
      '.',
      'le fatigue.',
    ]);
    expect(withoutPassage(['a', 'b c'], ' b ')).toEqual(['a', '', 'c']);
  });

  it('is none where it does not stand, or nothing is typed', () => {
    expect(withoutPassage(['Il rêve.'], 'maladie')).toBeNull();
    expect(withoutPassage(['Il rêve.'], ' ')).toBeNull();
    expect(withoutPassage(['xa'.repeat(25)], 'x')).toBeNull();
    expect(withoutPassage(['Il rêve.'], 'x'.repeat(10_000))).toBeNull();
  });

  it('is found where small letters are longer', () => {
    expect(withoutPassage(['İzmir asthme fin'], 'asthme')).toEqual(['İzmir', 'fin']);
    expect(withoutPassage(['ASTHME à İzmir, asthme'], 'asthme')).toEqual(['', 'à İzmir,', '']);
    expect(withoutPassage(['à İzmir'], 'İZMIR')).toEqual(['à', '']);
  });

  it('is found with the marks and strokes of Arabic or without them', () => {
    expect(withoutPassage(['هو مَرِيضٌ ومريض جدا'], 'مريض')).toEqual(['هو', 'و', 'جدا']);
    expect(withoutPassage(['هو مريـــض جدا'], 'مَريض')).toEqual(['هو', 'جدا']);
    expect(withoutPassage(['هو 😀 مريض'], 'مريض')).toEqual(['هو 😀', '']);
    expect(withoutPassage(['هو مريض'], 'ـ\u064e')).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { type Entry, type Given, judge } from '../../../src/domain/words/review.ts';
import { isPlain, lengthOf, longestOf, placesIn } from '../../../src/domain/words/text.ts';

const entry: Entry = {
  key: 'ticket.codeIs',
  path: 'ticket.codeIs',
  variant: '',
  seen: ['ticket'],
  arabic: 'رقم التذكرة: {code}',
  french: 'Numéro du billet : {code}',
  amazigh: 'ⵓⵟⵟⵓⵏ: {code}',
  longest: 24,
  places: ['code'],
  otherPlaces: [],
  place: 'ticket.ts:1',
  of: 'fingerprint',
  by: null,
  isVoid: false,
};
const given: Given = {
  row: 7,
  key: entry.key,
  arabic: entry.arabic,
  amazigh: 'ⵓⵟⵟⵓⵏ ⵏ ⵜⴽⴰⵕⴹⴰ: {code}',
  by: 'AB',
};
const form = (variant: string, more: Partial<Entry> = {}): Entry => ({
  ...entry,
  ...{ key: `visitor.places#${variant}`, path: 'visitor.places', variant, place: variant },
  ...{ arabic: '{n} أماكن', amazigh: '', places: ['n'] },
  ...more,
});
const formGiven = (row: number, variant: string, more: Partial<Given> = {}): Given => ({
  ...{ row, key: `visitor.places#${variant}`, arabic: '{n} أماكن' },
  ...{ amazigh: `{n} ⵉⴷⵖⴰⵔⵏ`, by: 'AB' },
  ...more,
});

describe('a row of a reviewed sheet', () => {
  it('is taken over with its initials', () => {
    const { accepted, refused } = judge([given], [entry]);
    expect(refused).toEqual([]);
    expect(accepted).toEqual([{ entry, amazigh: given.amazigh, by: 'AB' }]);
  });

  it('says nothing where nothing changed, whatever became of the Arabic', () => {
    const same = { ...given, amazigh: entry.amazigh, by: '', arabic: 'قديم' };
    expect(judge([same], [entry])).toEqual({ accepted: [], refused: [] });
  });

  it.each([
    ['place_lost', { amazigh: 'ⵓⵟⵟⵓⵏ' }, '{code}'],
    ['place_lost', { amazigh: 'ⵓⵟⵟⵓⵏ: {Code}' }, '{code}'],
    ['place_lost', { amazigh: 'ⵓⵟⵟⵓⵏ: { code }' }, ''],
    ['place_unknown', { amazigh: 'ⵓⵟⵟⵓⵏ: {code} {name}' }, '{name}'],
    ['too_long', { amazigh: `${'ⵓ'.repeat(25)}{code}` }, '25 > 24'],
    ['empty', { amazigh: '  ' }, ''],
    ['arabic_changed', { arabic: 'رقم التذكرة' }, ''],
    ['unknown', { key: 'ticket.nothing' }, ''],
    ['initials', { by: 'yes I did' }, 'yes I did'],
    ['initials', { by: '7' }, '7'],
    ['not_plain', { amazigh: 'ⵓⵟⵟⵓⵏ\n{code}' }, ''],
    ['not_plain', { amazigh: '\u202eⵓⵟⵟⵓⵏ {code}' }, ''],
    ['not_plain', { amazigh: '\u2066ⵓⵟⵟⵓⵏ {code}' }, ''],
    ['not_plain', { amazigh: '<b>ⵓ</b> {code}' }, ''],
    ['not_plain', { amazigh: 'ⵓⵟⵟⵓⵏ {code' }, ''],
  ] as const)('is refused with its number: %s', (fault, more, about) => {
    const { accepted, refused } = judge([{ ...given, ...more }], [entry]);
    expect(accepted).toEqual([]);
    const [one] = refused;
    // A place that is no longer one is both: a brace too many, and a place lost.
    if (about !== '' || fault !== 'place_lost') expect(one).toMatchObject({ fault, about });
    expect(one?.row).toBe(7);
  });

  it('is refused the second time', () => {
    const { refused } = judge([given, { ...given, row: 8 }], [entry]);
    expect(refused).toEqual([{ row: 8, key: entry.key, fault: 'twice', about: '' }]);
  });

  it('is refused where it is one text with another row that says otherwise', () => {
    const other = { ...entry, key: 'ticket.code', path: 'ticket.code' };
    const row = { ...given, row: 8, key: other.key };
    expect(judge([given, row], [entry, other]).refused).toEqual([]);
    const { refused } = judge([given, { ...row, amazigh: 'ⴰⵎⵓⴹ {code}' }], [entry, other]);
    expect(refused).toEqual([{ row: 8, key: other.key, fault: 'shared', about: entry.key }]);
  });

  it('is read as Unicode composes it, and without the mark that keeps a sheet from calculating', () => {
    const plus = { ...entry, amazigh: '+ {code}' };
    const { accepted } = judge([{ ...given, amazigh: "'+ ⴽⵯ {code} é" }], [plus]);
    expect(accepted[0]?.amazigh).toBe('+ ⴽⵯ {code} é');
  });

  it('keeps the spaces by which its text is joined to others', () => {
    const and = { ...entry, arabic: ' و', amazigh: ' ⴷ ', places: [] };
    const { accepted } = judge([{ ...given, arabic: 'و', amazigh: 'ⵏⵖ' }], [and]);
    expect(accepted[0]?.amazigh).toBe(' ⵏⵖ ');
  });

  it('takes a review away with its initials', () => {
    const reviewed = { ...entry, by: 'AB' };
    const { accepted } = judge([{ ...given, amazigh: entry.amazigh, by: '' }], [reviewed]);
    expect(accepted).toMatchObject([{ by: null }]);
  });
});

describe('a sentence with forms', () => {
  const forms = ['one', 'few', 'other'].map((one) => form(one));

  it('is taken over with all of them', () => {
    const rows = ['one', 'few', 'other'].map((one, at) => formGiven(at + 2, one));
    expect(judge(rows, forms)).toMatchObject({ accepted: [{}, {}, {}], refused: [] });
  });

  it.each([
    [['one', 'few'], 'other'],
    [['other'], 'one, few'],
  ])('is refused where only %s are given, with each row', (given, about) => {
    const rows = given.map((one, at) => formGiven(at + 2, one));
    const { accepted, refused } = judge(rows, forms);
    expect(accepted).toEqual([]);
    expect(refused).toEqual(
      rows.map(({ row, key }) => ({ row, key, fault: 'plural_missing', about })),
    );
  });

  it('is refused whole where a row of it is refused', () => {
    const rows = ['one', 'few', 'other'].map((one, at) => formGiven(at + 2, one));
    const spoilt = rows.map((row, at) => (at === 1 ? { ...row, amazigh: 'ⵉⴷⵖⴰⵔⵏ' } : row));
    const { accepted, refused } = judge(spoilt, forms);
    expect(accepted).toEqual([]);
    expect(refused.map(({ row, fault }) => [row, fault])).toContainEqual([3, 'place_lost']);
  });

  it('is not reviewed by one form alone', () => {
    const written = forms.map((one) => ({ ...one, amazigh: '{n} ⵉⴷⵖⴰⵔⵏ' }));
    const { accepted, refused } = judge([formGiven(2, 'few')], written);
    expect(accepted).toEqual([]);
    expect(refused).toMatchObject([{ fault: 'plural_missing', about: 'one, other' }]);
  });
});

describe('a sentence with forms in a whole sheet', () => {
  const written = ['one', 'few', 'other'].map((one) => form(one, { amazigh: '{n} ⵉⴷⵖⴰⵔⵏ' }));

  it('is not reviewed where one form alone has initials', () => {
    const rows = ['one', 'few', 'other'].map((one, at) =>
      formGiven(at + 2, one, { by: one === 'few' ? 'AB' : '' }),
    );
    const { accepted, refused } = judge(rows, written);
    expect(accepted).toEqual([]);
    expect(refused).toMatchObject([{ row: 3, fault: 'plural_missing', about: 'one, other' }]);
  });

  it('says nothing where a form was reviewed alone before, and the sheet is as it went', () => {
    const mixed = written.map((one) => (one.variant === 'few' ? { ...one, by: 'AB' } : one));
    const rows = mixed.map(({ variant, by }, at) => formGiven(at + 2, variant, { by: by ?? '' }));
    expect(judge(rows, mixed)).toEqual({ accepted: [], refused: [] });
  });

  it('keeps its review where every form has one already', () => {
    const reviewed = written.map((one) => ({ ...one, by: 'CD' }));
    const rows = ['one', 'few', 'other'].map((one, at) =>
      formGiven(at + 2, one, { by: one === 'few' ? 'AB' : 'CD' }),
    );
    expect(judge(rows, reviewed)).toMatchObject({ accepted: [{ by: 'AB' }], refused: [] });
  });
});

describe('a text', () => {
  it('has places by name, and is as long as what stands around them', () => {
    expect(placesIn('ⵙⴳ {from} ⴰⵔ {to}, {from}')).toEqual(['from', 'to']);
    expect(lengthOf('ⵙⴳ {from} ⴰⵔ {to}')).toBe(7);
  });

  it('may be a quarter longer than the longest of the others, and as long as it is', () => {
    expect(longestOf(40, '')).toBe(50);
    expect(longestOf(3, '')).toBe(12);
    expect(longestOf(3, 'ⵓ'.repeat(30))).toBe(30);
  });

  it('may hold isolates, each closed', () => {
    expect(isPlain('\u2066+1\u2069 ⴰⵎⵇⵇⵔⴰⵏ\u00a0{n}')).toBe(true);
    expect(isPlain('\u2066+1 ⴰⵎⵇⵇⵔⴰⵏ')).toBe(false);
  });
});

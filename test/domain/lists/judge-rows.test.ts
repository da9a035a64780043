import { describe, expect, it } from 'vitest';
import { dayIn, hourOf, windowAt } from '../../../src/domain/lists/cells.ts';
import type { ListField, ListKind } from '../../../src/domain/lists/columns.ts';
import { judgeRows } from '../../../src/domain/lists/judge-rows.ts';
import { EDITION, OPENING } from '../open-day.ts';

const ROW = {
  organisation: 'مدرسة النخيل',
  place: 'فاس',
  name: 'أحمد العلوي',
  phone: '٠٦١٢٣٤٥٦٧٨',
  email: '',
  adults: '٤',
  girls: '20',
  boys: '19',
  children: '',
  coaches: '',
  day: '13/05/2026',
  hour: '10h30',
} as const satisfies Record<ListField, string>;
const FIELDS = Object.keys(ROW) as ListField[];

function judge(
  rows: readonly Partial<Record<ListField, string>>[],
  { kind = 'school', day = null }: { kind?: ListKind; day?: number | null } = {},
) {
  const sheet = rows.map((row, at) => ({
    line: at + 2,
    cells: FIELDS.map((field) => ({ ...ROW, ...row })[field]),
  }));
  const fields = new Map(FIELDS.map((field, at) => [field, at] as const));
  return judgeRows(sheet, { kind, locale: 'ar', fields, day }, EDITION, OPENING - 1);
}

const faultsOf = (row: Partial<Record<ListField, string>>, kind: ListKind = 'school') => {
  const [judged] = judge([row], { kind });
  if (judged?.state !== 'look') return null;
  return judged.faults.map(({ field, fault }) => `${field} ${fault}`);
};

describe('a row of a list', () => {
  it('becomes the party that the Registrar takes', () => {
    const [row] = judge([{}]);
    expect(row).toMatchObject({
      state: 'read',
      line: 2,
      label: 'مدرسة النخيل – فاس',
      slots: [11],
      request: {
        kind: 'school',
        slot: 11,
        party: { adults: 4, girls: 20, boys: 19, children: 39, coaches: 1 },
        contact: { name: 'أحمد العلوي', phone: '+212612345678', email: null },
        organisation: 'مدرسة النخيل – فاس',
      },
    });
  });

  it('of an association has adults and children, and answers for itself where it names nobody', () => {
    const [row] = judge([{ name: '', children: '5' }], { kind: 'association' });
    expect(row).toMatchObject({
      request: {
        party: { adults: 4, children: 5, girls: 0, boys: 0 },
        contact: { name: 'مدرسة النخيل – فاس' },
      },
    });
  });

  it.each([
    [{ organisation: '' }, ['organisation required']],
    [{ organisation: 'x'.repeat(200), place: '' }, ['organisation too_long']],
    [{ adults: '' }, ['adults required']],
    [{ adults: '0' }, ['adults too_small']],
    [{ girls: 'vingt' }, ['girls invalid']],
    [{ girls: '', boys: '' }, ['girls required']],
    [{ children: '40' }, ['children sum']],
    [{ girls: '', boys: '', children: '39' }, ['children sum']],
    [{ phone: '12' }, ['phone phone_invalid']],
    [{ phone: '' }, ['phone contact_missing']],
    [{ email: 'x' }, ['email email_invalid']],
    [{ day: '13/05/2027' }, ['day day_unknown']],
    [{ day: '' }, ['day required']],
    [{ hour: '15:00' }, ['hour no_window']],
    [{ hour: 'صباحا' }, ['hour invalid']],
    [{ name: 'Ahmed AB123456' }, ['name personal_number']],
    [{ name: 'سلمى الإدريسي، يوسف العلوي، آدم بناني' }, ['name people_named']],
    [{ organisation: 'مدرسة P123456789' }, ['organisation personal_number']],
    [
      { adults: '', phone: 'x', hour: '23:00' },
      ['hour no_window', 'adults required', 'phone phone_invalid'],
    ],
  ])('says what is wrong with it: %j', (change, faults) => {
    expect(faultsOf(change)).toEqual(faults);
  });

  it('without a day is of the day that was chosen, and without an hour of any open window', () => {
    expect(judge([{ day: '', hour: '' }], { day: 2 })[0]).toMatchObject({ slots: [21, 22] });
  });

  it('is one with another row of the same name and day, however it is spelled', () => {
    const [first, same, town, day] = judge([
      {},
      { organisation: 'مدرسه  النّخيل', adults: '9' },
      { place: 'سلا' },
      { day: '2026-05-14' },
    ]);
    expect([first?.state, town?.state, day?.state]).toEqual(['read', 'read', 'read']);
    expect(same).toMatchObject({
      state: 'look',
      faults: [{ field: 'row', fault: 'same', line: 2 }],
    });
  });
});

describe('a day and an hour', () => {
  it.each([
    '13/05/2026',
    '13-5-26',
    '13.05.2026',
    '2026-05-13',
    '٢٠٢٦/٠٥/١٣',
    '13 ماي 2026',
    '13 mai',
    'Mercredi 13/05',
    '46155',
    '1',
    'اليوم 1',
    'jour 1',
    '2026-05-13T10:00',
  ])('is the first: %s', (cell) => expect(dayIn(EDITION, cell)?.number).toBe(1));

  it.each(['', '15/05/2026', '13/05/2025', '05/13/2026', '3', 'x', '99999', '2026'])(
    'is none: %s',
    (cell) => {
      expect(dayIn(EDITION, cell)).toBeNull();
    },
  );

  it.each([
    ['10:00', '10:00'],
    ['10h', '10:00'],
    ['10h30', '10:30'],
    ['١٠:٠٠', '10:00'],
    ['10:00-12:00', '10:00'],
    ['من 10 إلى 12', '10:00'],
    ['2 PM', '14:00'],
    ['0.4375', '10:30'],
    ['2026-05-13T10:30', '10:30'],
    ['25:00', null],
    ['matin', null],
  ])('%s is %s', (cell, hour) => expect(hourOf(cell)).toBe(hour));

  it('is the window that begins then, else the one that it falls into', () => {
    const [day] = EDITION.days;
    if (!day) throw new Error('no day');
    expect(windowAt(day, '12:00')?.number).toBe(12);
    expect(windowAt(day, '11:59')?.number).toBe(11);
    expect(windowAt(day, '09:59')).toBeNull();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkParty, type PartyDraft } from '../../src/domain/party.ts';
import { partsOf, peopleOf } from '../../src/domain/registration.ts';
import { EDITION } from './open-day.ts';

const DRAFT: PartyDraft = {
  slot: '11',
  kind: 'family',
  adults: 2,
  children: 3,
  girls: null,
  boys: null,
  coaches: null,
  organisation: '',
  group_code: '',
  name: 'فاطمة الزهراء',
  phone: '0612345678',
  email: '',
  step_free: false,
  locale: 'ar',
  consent: true,
  news: false,
};

const SCHOOL: Partial<PartyDraft> = {
  kind: 'school',
  adults: 10,
  children: null,
  girls: 60,
  boys: 50,
  coaches: 3,
  organisation: 'مدرسة الأمل',
};

/** The party as it would be stored. */
function taken(change: Partial<PartyDraft> = {}) {
  const checked = checkParty({ ...DRAFT, ...change }, EDITION);
  if (!checked.ok) throw new Error(JSON.stringify(checked.errors));
  return checked.request;
}

/** What is wrong, as `path fault`. */
function faults(change: Partial<PartyDraft>): string[] {
  const checked = checkParty({ ...DRAFT, ...change }, EDITION);
  return checked.ok ? [] : checked.errors.map(({ path, message }) => `${path} ${message}`);
}

describe('a family that registers', () => {
  it('is kept as it was counted, under the number of its window', () => {
    expect(taken()).toEqual({
      slot: 11,
      kind: 'family',
      party: { adults: 2, children: 3, girls: 0, boys: 0, coaches: 1 },
      organisation: null,
      contact: { name: 'فاطمة الزهراء', phone: '+212612345678', email: null },
      step_free: false,
      locale: 'ar',
      news: false,
      group_code: null,
      media: null,
      also: [],
    });
  });

  it.each<[string, Partial<PartyDraft>, string]>([
    ['no adult', { adults: 0 }, 'party.adults too_small'],
    ['adults left out', { adults: null }, 'party.adults required'],
    ['a part of an adult', { adults: 1.5 }, 'party.adults invalid'],
    ['no number of adults', { adults: Number.NaN }, 'party.adults invalid'],
    ['endless adults', { adults: Number.POSITIVE_INFINITY }, 'party.adults invalid'],
    ['fewer than no children', { children: -1 }, 'party.children too_small'],
    ['a billion children', { children: 1e9 }, 'party.children too_large'],
    ['one more than a party may count', { adults: 6, children: 5 }, 'party too_large'],
  ])('is refused with %s', (_, change, fault) => {
    expect(faults(change)).toEqual([fault]);
  });

  it('may be alone, or as many as the edition allows', () => {
    expect(taken({ adults: 1, children: null }).party).toMatchObject({ adults: 1, children: 0 });
    expect(peopleOf(taken({ adults: 4, children: 6 }).party)).toBe(EDITION.party_max);
  });

  it('loses nobody: girls and boys are for schools', () => {
    expect(faults({ children: null, girls: 2 })).toEqual(['party.girls invalid']);
    expect(faults({ children: null, boys: 1 })).toEqual(['party.boys invalid']);
  });

  it('hears of everything that is wrong at once', () => {
    const change = { slot: '99', kind: 'tribe', locale: 'de', adults: 0, name: '', consent: false };
    expect(faults({ ...change, phone: '12', email: 'x' })).toEqual([
      'kind invalid',
      'slot slot_unknown',
      'locale invalid',
      'party.adults too_small',
      'contact.name required',
      'contact.phone phone_invalid',
      'contact.email email_invalid',
      'consent consent_missing',
    ]);
  });
});

describe('the arrival window', () => {
  it.each(['', '0', '1', '011', '+11', '1e1', '11 ', '11\n', '١١', '99999', '111111', 'null'])(
    'is one of the edition, not %j',
    (slot) => {
      expect(faults({ slot })).toEqual(['slot slot_unknown']);
    },
  );
});

describe('the adult who registers', () => {
  it('says so', () => {
    expect(faults({ consent: false })).toEqual(['consent consent_missing']);
  });

  it.each(['فاطمة الزهراء', 'ⵎⴰⵙⵙⵉⵏⵉⵙⵙⴰ', 'Zoë O’Hara-Ñuñez', '王小明', 'अनन्या', 'Γιώργος', '𞤀𞤣𞤢'])(
    'has a name in any script: %s',
    (name) => {
      expect(taken({ name }).contact.name).toBe(name);
    },
  );

  it.each([
    ['marks of direction', '\u202eفاطمة\u202c\u200f', 'فاطمة'],
    ['controls', 'Sal\u0000ma\u0007\u001b', 'Salma'],
    ['invisible letters', 'Sal\u2060ma\ufeff\u00ad', 'Salma'],
    ['broken halves of characters', 'Salma\ud800', 'Salma'],
    ['white space around and between', '  Salma \n\t  Alaoui ', 'Salma Alaoui'],
    ['decomposed letters', 'Zoe\u0308', 'Zo\u00eb'],
  ])('has a name without %s', (_, name, kept) => {
    expect(taken({ name }).contact.name).toBe(kept);
  });

  it('has a name of at most 120 characters, and one that shows something', () => {
    expect(taken({ name: '😀'.repeat(120) }).contact.name).toHaveLength(240);
    expect(faults({ name: 'م'.repeat(121) })).toEqual(['contact.name too_long']);
    expect(faults({ name: 'م'.repeat(10_000) })).toEqual(['contact.name too_long']);
    expect(faults({ name: ' \n ' })).toEqual(['contact.name required']);
    for (const unseen of ['\u202e\u200b', '\u2800\u2800', '\u3164', '\u0301']) {
      expect(faults({ name: unseen })).toEqual(['contact.name invalid']);
    }
  });

  it('leaves a phone or an e-mail, and needs not leave both', () => {
    expect(taken({ phone: '', email: 'Salma@Example.ORG ' }).contact).toMatchObject({
      phone: null,
      email: 'salma@example.org',
    });
    expect(faults({ phone: ' ', email: '' })).toEqual(['contact.phone contact_missing']);
  });

  it.each([
    ['06 12 34 56 78', '+212612345678'],
    ['٠٦١٢٣٤٥٦٧٨', '+212612345678'],
    ['0033 6 12 34 56 78', '+33612345678'],
    ['+1 (212) 555-0100', '+12125550100'],
    ['+966 50 123 4567', '+966501234567'],
    ['+86 138 0013 8000', '+8613800138000'],
  ])('may have a phone of any country: %s', (phone, e164) => {
    expect(taken({ phone }).contact.phone).toBe(e164);
  });

  it.each([
    '123',
    '0812345678',
    '+212',
    'call me',
    '06123456789',
    '+0612345678',
    '9'.repeat(5_000),
  ])('has no phone that is of no country: %s', (phone) => {
    expect(faults({ phone })).toEqual(['contact.phone phone_invalid']);
  });

  it.each(['fatima@مثال.المغرب', 'a+b@x.co', "o'hara@sub.example.museum"])(
    'may have the address %s',
    (email) => {
      expect(taken({ email }).contact.email).toBe(email);
    },
  );

  it.each([
    'x',
    '@x.org',
    'x@',
    'x@y',
    'x@.org',
    'x@y.',
    'x@y..org',
    'x@@y.org',
    'x y@z.org',
    'x@y.org\r\nBcc: all@z.org',
    '<x@y.org>',
    'x@y.org, z@y.org',
    `${'x'.repeat(250)}@y.org`,
    'a@'.repeat(50_000),
  ])('has no address like %j', (email) => {
    expect(faults({ email })).toEqual(['contact.email email_invalid']);
  });

  it('has an address without what cannot be seen', () => {
    expect(taken({ email: '\u200e\u202asalma@example.org\u202c\u0000' }).contact.email).toBe(
      'salma@example.org',
    );
    expect(taken({ email: 'zoe\u0308@example.org' }).contact.email).toBe('zo\u00eb@example.org');
  });
});

describe('a school that registers', () => {
  it('is head-counts only, with its name', () => {
    expect(taken(SCHOOL)).toMatchObject({
      kind: 'school',
      party: { adults: 10, children: 110, girls: 60, boys: 50, coaches: 3 },
      organisation: 'مدرسة الأمل',
    });
  });

  it('comes in one coach unless it says more', () => {
    expect(taken({ ...SCHOOL, coaches: null }).party.coaches).toBe(1);
  });

  it.each<[string, Partial<PartyDraft>, string]>([
    ['no name', { organisation: ' ' }, 'organisation required'],
    ['an endless name', { organisation: 'x'.repeat(121) }, 'organisation too_long'],
    ['no coach', { coaches: 0 }, 'party.coaches too_small'],
    ['more coaches than a school can book', { coaches: 41 }, 'party.coaches too_large'],
    ['no adult', { adults: 0 }, 'party.adults too_small'],
    ['fewer people than coaches', { adults: 1, girls: 1, boys: 0 }, 'party.coaches too_large'],
    ['more pupils than its coaches’ tickets count', { girls: 700, boys: 66 }, 'party too_large'],
    ['fewer than no girls', { girls: -1 }, 'party.girls too_small'],
    ['half a boy', { boys: 0.5 }, 'party.boys invalid'],
  ])('is refused with %s', (_, change, fault) => {
    expect(faults({ ...SCHOOL, ...change })).toEqual([fault]);
  });

  it('loses no pupil: children must be its girls and boys', () => {
    expect(taken({ ...SCHOOL, children: 110 }).party.children).toBe(110);
    expect(faults({ ...SCHOOL, children: 111 })).toEqual(['party.children invalid']);
    expect(faults({ ...SCHOOL, girls: null, boys: null, children: 110 })).toEqual([
      'party.children invalid',
    ]);
  });

  it('has one ticket for each coach, its people shared as evenly as possible', () => {
    const parties = fc.record({
      adults: fc.integer({ min: 1, max: 400 }),
      girls: fc.integer({ min: 0, max: 400 }),
      boys: fc.integer({ min: 0, max: 400 }),
      coaches: fc.integer({ min: 1, max: 40 }),
    });
    fc.assert(
      fc.property(parties, (counts) => {
        const checked = checkParty({ ...DRAFT, ...SCHOOL, ...counts }, EDITION);
        fc.pre(checked.ok);
        if (!checked.ok) return;
        const parts = partsOf(checked.request.party);
        const sizes = parts.map(peopleOf);
        const sum = (all: number[]) => all.reduce((total, one) => total + one, 0);
        expect(parts).toHaveLength(counts.coaches);
        expect(sum(parts.map((part) => part.adults))).toBe(counts.adults);
        expect(sum(parts.map((part) => part.children))).toBe(counts.girls + counts.boys);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        expect(Math.min(...sizes)).toBeGreaterThanOrEqual(1);
        // A ticket counts adults and children in one byte each.
        expect(Math.max(...parts.map((part) => Math.max(part.adults, part.children)))).toBeLessThan(
          256,
        );
      }),
    );
  });
});

describe('every other kind', () => {
  it.each(['association', 'media', 'guest'])('%s needs no more than a family does', (kind) => {
    expect(taken({ kind }).organisation).toBeNull();
    expect(taken({ kind, organisation: ' الجمعية ' }).organisation).toBe('الجمعية');
  });

  it('an association fills a coach, the others are parties', () => {
    expect(peopleOf(taken({ kind: 'association', adults: 50, children: 5 }).party)).toBe(55);
    expect(faults({ kind: 'association', adults: 256 })).toEqual(['party.adults too_large']);
    expect(faults({ kind: 'guest', adults: 11 })).toEqual(['party.adults too_large']);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/files.mjs';
import { editionFieldName, fieldName } from '../../src/console/log/field-names.ts';
import { valueText } from '../../src/console/log/field-values.ts';
import { subjectName, verbWord } from '../../src/console/log/names.ts';
import { AUDIT_FIELDS, AUDIT_SUBJECTS, AUDIT_VERBS } from '../../src/domain/audited.ts';
import { CHANGE_REASONS } from '../../src/domain/change-reason.ts';
import {
  dayFieldsOf,
  gateFieldsOf,
  settingsOf,
  windowFieldsOf,
} from '../../src/domain/editing/edits.ts';
import { EDITION_STATUSES, HOLD_KINDS, LIVE_DETAILS } from '../../src/domain/edition.ts';
import { LOCALES, PARTY_KINDS } from '../../src/domain/kinds.ts';
import { TEMPLATES } from '../../src/domain/notice.ts';
import { REGISTRATION_STATUSES } from '../../src/domain/registration.ts';
import { DECLINE_REASONS } from '../../src/domain/requests.ts';
import { MEMBER_ROLES } from '../../src/domain/roles.ts';
import { EDITION, OPENING } from '../domain/open-day.ts';

const FLOORS = ['store', 'actors', 'operations'];

/** What the code can write into the audit as what was done, read from its text. */
function verbsOfCode(): string[] {
  const files = FLOORS.flatMap((floor) =>
    readdirSync(join(root, 'src', floor), { recursive: true, encoding: 'utf8' })
      // The data table says of a column that is called so what it holds.
      .filter((file) => file.endsWith('.ts') && !file.startsWith('held/'))
      .map((file) => readFileSync(join(root, 'src', floor, file), 'utf8')),
  );
  const found = files.flatMap((text) => [
    ...[...text.matchAll(/\bverb: '(\w+)'/g)].map(([, verb = '']) => verb),
    // A type that lists them.
    ...[...text.matchAll(/\bverb:\s*((?:\|?\s*'\w+'\s*)+);/g)].flatMap(([, list = '']) =>
      words(list),
    ),
    ...[...text.matchAll(/type Look =\s*([^;]*);/g)].flatMap(([, list = '']) => words(list)),
    // Tables from which one is taken.
    ...[...text.matchAll(/_VERBS = \{([^}]*)\}/g)].flatMap(([, list = '']) => words(list)),
    ...[...text.matchAll(/\? \w+_VERBS\[[^\]]*\] : ('\w+')/g)].flatMap(([, list = '']) =>
      words(list),
    ),
    // One of two.
    ...[...text.matchAll(/\bverb = \w+ \? ('\w+' : '\w+')/g)].flatMap(([, list = '']) =>
      words(list),
    ),
    ...[...text.matchAll(/const CHANGES = \{([\s\S]*?)\n\}/g)].flatMap(([, table = '']) =>
      [...table.matchAll(/^ {2}(\w+): \{/gm)].map(([, verb = '']) => verb),
    ),
  ]);
  // The order itself of an edit, and a line of a record that is made of a message: none is the audit's.
  const others = ['status', 'window_moved'];
  return [...new Set([...found, ...HOLD_KINDS])].filter((verb) => !others.includes(verb)).sort();
}

function words(list: string): string[] {
  return [...list.matchAll(/'(\w+)'/g)].map(([, word = '']) => word);
}

const VERBS = verbsOfCode();

describe('the words in which the audit is written', () => {
  it('are those of the code: none is missing, and none is of no use', () => {
    expect(VERBS.filter((verb) => !AUDIT_VERBS.some((one) => one === verb))).toEqual([]);
    expect(AUDIT_VERBS.filter((verb) => !VERBS.includes(verb))).toEqual([]);
  });

  describe.each(LOCALES)('are said in %s', (locale) => {
    const props = { locale, edition: NAMED, names: NO_NAMES };

    it.each(AUDIT_VERBS)('what was done: %s', (verb) => {
      expect(verbWord(locale, verb)).toMatch(SCRIPT[locale]);
      expect(verbWord(locale, verb)).not.toBe(verb);
    });

    it.each(AUDIT_SUBJECTS)('what it was done to: %s', (kind) => {
      const name = subjectName(`${kind} 1`, props);
      expect(name).toMatch(SCRIPT[locale]);
      expect(name).not.toMatch(new RegExp(`^${kind}\\b`));
    });

    it.each(AUDIT_FIELDS)('what of it: %s', (field) => {
      const name = fieldName(field, locale);
      expect(name).toMatch(SCRIPT[locale]);
      if (locale !== 'en' && locale !== 'fr') expect(name).not.toBe(field);
      expect(name).not.toContain('_');
    });

    it('every field of an edition', () => {
      for (const path of editionPaths()) {
        const name = editionFieldName(path, props);
        expect(name, path).toMatch(SCRIPT[locale]);
        expect(name, path).not.toMatch(/[a-z]+[._][a-z]+/);
        expect(name, path).not.toBe(path);
      }
    });

    it.each(VALUES)('the values of %s', (field, values) => {
      const said = { ...props, now: OPENING };
      for (const value of values) {
        const text = valueText(value, field, said);
        expect(text, `${field} ${value}`).toMatch(SCRIPT[locale]);
        if (locale === 'ar' || locale === 'zgh') expect(text).not.toBe(value);
        expect(text).not.toMatch(/^[a-z]+_[a-z]+$/);
      }
    });
  });
});

/** Letters of the language; in Amazigh some words are Arabic still. */
const SCRIPT = {
  ar: /\p{Script=Arabic}/u,
  zgh: /[\p{Script=Tifinagh}\p{Script=Arabic}]/u,
  fr: /\p{Script=Latin}/u,
  en: /\p{Script=Latin}/u,
} as const;

const NO_NAMES = { people: new Map(), holds: new Map(), registrations: new Map() };
const NAME = { ar: 'اسم', zgh: 'ⵉⵙⵎ', fr: 'nom', en: 'name' };
const NAMED = {
  ...EDITION,
  name: NAME,
  gates: EDITION.gates.map((gate) => ({ ...gate, name: NAME })),
};

/** The lists from which noted values are taken. */
const VALUES: [field: string, values: readonly unknown[]][] = [
  ['role', MEMBER_ROLES],
  ['kind', ['gate', 'organizer', ...HOLD_KINDS]],
  ['state', [...REGISTRATION_STATUSES, 'active', 'revoked', 'accepted', 'declined']],
  ['status', EDITION_STATUSES],
  ['template', TEMPLATES],
  ['reason', CHANGE_REASONS],
  ['decline_reason', DECLINE_REASONS],
  ['changed', [['name'], ['phone', 'email']]],
  ...['pinned', 'new_link', 'bound', 'set_aside'].map((one): [string, unknown[]] => [one, [0, 1]]),
  ['gate', EDITION.gates.map(({ number }) => number)],
  ['live_detail', LIVE_DETAILS],
  ['policy.too_early', ['ignore', 'attention', 'refuse']],
  ['policy.reentry', [true, false]],
  ['kinds', [PARTY_KINDS]],
  ['gates.1.direction', ['in', 'out', 'both']],
];

/** The path of each field that an edit of an edition can note. */
function editionPaths(): string[] {
  const [gate] = EDITION.gates;
  const [day] = EDITION.days;
  const [slot] = day?.slots ?? [];
  if (!gate || !day || !slot) throw new Error('an edition without days');
  const numbered = (list: string, number: number, fields: object) => [
    `${list}.${number}`,
    ...leavesOf(fields, `${list}.${number}`),
  ];
  return [
    ...['status', 'site', 'programme', 'questions', 'plan', 'shares'],
    ...leavesOf({ ...settingsOf(EDITION), site: SITE }),
    ...numbered('days', day.number, dayFieldsOf(day)),
    ...numbered('windows', slot.number, { day: 1, ...windowFieldsOf(slot) }),
    ...numbered('gates', gate.number, gateFieldsOf(gate)),
  ];
}

function leavesOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [path];
  return Object.entries(value).flatMap(([name, part]) =>
    leavesOf(part, path === '' ? name : `${path}.${name}`),
  );
}

const SITE = { capacity: 1, busy: 1, hold: 1, alert: 1, emergency: 1 };

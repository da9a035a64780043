import { eventDate, zonedInstant } from '../domain/calendar.ts';
import { DEFAULT_POLICY, type Gate, type Localized, type Slot } from '../domain/edition.ts';
import type { EditionPlan } from '../store/setup.ts';

const ZONE = 'Africa/Casablanca';
const DAYS = 5;
const DAY_MS = 86_400_000;
export const DEMO_SLUG = 'demo';

/** Arrival windows of a day: start, end, and people. The school hump comes in the morning. */
const WINDOWS: readonly (readonly [string, string, number])[] = [
  ['10:00', '12:00', 46_000],
  ['12:00', '14:00', 24_000],
  ['14:00', '16:00', 30_000],
  ['16:00', '18:00', 52_000],
  ['18:00', '19:30', 8_000],
  ['19:30', '20:00', 200],
];

/**
 * The edition that a newcomer tries: the shape of Fès 2023, five days from today on. Its policy lets
 * a ticket in at any hour of its day, so that it can be tried at any time.
 */
export function demoEdition(now: number): EditionPlan {
  const first = zonedInstant(eventDate(now, ZONE, DEFAULT_POLICY.day_ends), '12:00', ZONE);
  const days = Array.from({ length: DAYS }, (_, i) =>
    demoDay(eventDate(first + i * DAY_MS, ZONE, DEFAULT_POLICY.day_ends), i + 1),
  );
  return {
    slug: DEMO_SLUG,
    name: {
      ar: 'أيام الأبواب المفتوحة',
      zgh: 'ⵓⵙⵙⴰⵏ ⵏ ⵜⵡⵡⵓⵔⴰ ⵉⵔⵥⵎⵏ',
      fr: 'Journées portes ouvertes',
      en: 'Open days',
    },
    city: { ar: 'فاس', zgh: 'ⴼⴰⵙ', fr: 'Fès', en: 'Fez' },
    venue: { ar: 'باب المكينة', zgh: 'ⴱⴰⴱ ⵍⵎⴰⴽⵉⵏⴰ', fr: 'Bab Makina', en: 'Bab Makina' },
    timezone: ZONE,
    status: 'open',
    registration: { opens_at: now - DAY_MS, closes_at: days.at(-1)?.closes_at ?? now },
    party_max: 10,
    live_detail: 'exact',
    controller: {
      name: {
        ar: 'الجهة المنظمة لأيام الأبواب المفتوحة (نسخة تجريبية)',
        zgh: 'ⵜⴰⵎⵙⵙⵓⴷⵙⵜ ⵏ ⵡⵓⵙⵙⴰⵏ ⵏ ⵜⵡⵡⵓⵔⴰ ⵉⵔⵥⵎⵏ',
        fr: 'L’organisateur des journées portes ouvertes (démonstration)',
        en: 'The organiser of the open days (demonstration)',
      },
      receipt: null,
      contact: 'donnees@example.org',
      keep_days: 30,
    },
    policy: { ...DEFAULT_POLICY, early_minutes: null, late_minutes: null, wrong_gate: 'ignore' },
    days,
    gates: GATES,
  };
}

function demoDay(date: string, number: number) {
  const slots = WINDOWS.map(
    ([from, to, capacity], i): Slot => ({
      number: (number - 1) * WINDOWS.length + i + 1,
      day: number,
      starts_at: zonedInstant(date, from, ZONE),
      ends_at: zonedInstant(date, to, ZONE),
      capacity,
    }),
  );
  const opens_at = zonedInstant(date, '10:00', ZONE);
  // Open for as long as the day counts, whatever the hour it is tried at.
  const morrow = eventDate(opens_at + DAY_MS, ZONE, DEFAULT_POLICY.day_ends);
  const closes_at = zonedInstant(morrow, DEFAULT_POLICY.day_ends, ZONE);
  return { number, date, opens_at, closes_at, slots };
}

function named(number: number, more: Partial<Record<keyof Localized, string>>): Localized {
  return {
    ar: `الباب ${number}${more.ar ?? ''}`,
    zgh: `ⵜⴰⵡⵡⵓⵔⵜ ${number}`,
    fr: `Porte ${number}${more.fr ?? ''}`,
    en: `Gate ${number}${more.en ?? ''}`,
  };
}

const GATES: readonly Gate[] = [
  { number: 1, name: named(1, {}), kinds: [], step_free: false },
  { number: 2, name: named(2, {}), kinds: [], step_free: false },
  {
    number: 3,
    name: named(3, { ar: ' · المدارس', fr: ' · écoles', en: ' · schools' }),
    kinds: ['school', 'association'],
    step_free: false,
  },
  {
    number: 4,
    name: named(4, { ar: ' · ولوج ميسر', fr: ' · accès facilité', en: ' · step-free' }),
    kinds: [],
    step_free: true,
  },
];

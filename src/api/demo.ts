import * as v from 'valibot';
import { type EditionFile, editionFile } from '../contract/requests/edition-file.ts';
import { eventDate, isoWithOffset, localParts, zonedInstant } from '../domain/calendar.ts';
import { DEFAULT_POLICY, type Localized } from '../domain/edition.ts';
import { DAY_MS } from '../domain/time.ts';
import type { EditionPlan } from '../store/editions/create-edition.ts';
import { demoPage } from './demo-page.ts';
import { planOf } from './edition-file.ts';

const ZONE = 'Africa/Casablanca';
const DAYS = 5;
export const DEMO_SLUG = 'demo';

/** Arrival windows of a day, in people. The school hump comes in the morning, families later. */
const WINDOWS = [
  { from: '10:00', to: '12:00', capacity: 46_000 },
  { from: '12:00', to: '14:00', capacity: 24_000 },
  { from: '14:00', to: '16:00', capacity: 30_000 },
  { from: '16:00', to: '18:00', capacity: 52_000 },
  { from: '18:00', to: '19:30', capacity: 8_000 },
  { from: '19:30', to: '20:00', capacity: 200 },
];

/**
 * The edition for trying the service: the shape of Fès 2023, five days from today on. Its policy
 * admits a ticket at any hour of its day, and its days are open for as long as they count, so that
 * it can be tried at any time. `zone`: the time zone in which it takes place.
 */
export function demoEdition(now: number, zone: string = ZONE): EditionPlan {
  const { time } = localParts(now, zone);
  const dayEnds = dayEndsAt(time);
  const today = eventDate(now, zone, dayEnds);
  const noon = zonedInstant(today, '12:00', zone);
  const date = (i: number) => eventDate(noon + i * DAY_MS, zone, dayEnds);
  const local = (at: number) => isoWithOffset(at, zone).slice(0, 16);
  const file = {
    ...DEMO,
    timezone: zone,
    registration: {
      opens: local(now - DAY_MS),
      closes: `${date(DAYS)}T${dayEnds}`,
    },
    days: Array.from({ length: DAYS }, (_, i) => ({
      date: date(i),
      opens: '10:00',
      closes: dayEnds,
      windows: i === 0 ? firstWindows(time, dayEnds) : WINDOWS,
    })),
    policy: { ...DEMO.policy, day_ends: dayEnds },
  };
  return { ...planOf(v.parse(editionFile, file)), ...demoPage(DAYS) };
}

/**
 * In the small hours the first day of a demo is the one that has begun, and not the night before
 * it.
 */
function dayEndsAt(time: string): string {
  return time < DEFAULT_POLICY.day_ends ? '00:00' : DEFAULT_POLICY.day_ends;
}

/**
 * A demo that begins in the evening has a window that goes on, and not only those that are over.
 */
function firstWindows(time: string, dayEnds: string): typeof WINDOWS {
  return WINDOWS.map((window, i) =>
    i === WINDOWS.length - 1 && time >= window.from ? { ...window, to: dayEnds } : window,
  );
}

function gateName(number: number, more: Partial<Localized> = {}): Localized {
  return {
    ar: `الباب ${number}${more.ar ?? ''}`,
    zgh: `ⵜⴰⵡⵡⵓⵔⵜ ${number}`,
    fr: `Porte ${number}${more.fr ?? ''}`,
    en: `Gate ${number}${more.en ?? ''}`,
  };
}

const DEMO: Omit<EditionFile, 'registration' | 'days'> = {
  slug: DEMO_SLUG,
  name: {
    ar: 'أيام الأبواب المفتوحة',
    zgh: 'ⵓⵙⵙⴰⵏ ⵏ ⵜⵡⵡⵓⵔⴰ ⵉⵔⵥⵎⵏ',
    fr: 'Journées portes ouvertes',
    en: 'Open days',
  },
  city: { ar: 'فاس', zgh: 'ⴼⴰⵙ', fr: 'Fès', en: 'Fez' },
  venue: { ar: 'باب المكينة', zgh: 'ⴱⴰⴱ ⵍⵎⴰⴽⵉⵏⴰ', fr: 'Bab Makina', en: 'Bab Makina' },
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
    hosting: {
      ar: 'الحاسوب الذي يشغل هذه النسخة التجريبية',
      zgh: 'ⴰⵎⵙⵙⵓⴷⵙ ⵏ ⵜⵓⵏⵖⵉⵍⵜ ⴰⴷ',
      fr: 'l’ordinateur qui fait tourner cette démonstration',
      en: 'the computer that runs this demonstration',
    },
    keep_days: 30,
  },
  policy: { early_minutes: null, late_minutes: null, wrong_gate: 'ignore' },
  gates: [
    { name: gateName(1) },
    { name: gateName(2) },
    {
      name: gateName(3, { ar: ' · المدارس', fr: ' · écoles', en: ' · schools' }),
      kinds: ['school', 'association'],
    },
    {
      name: gateName(4, { ar: ' · ولوج ميسر', fr: ' · accès facilité', en: ' · step-free' }),
      step_free: true,
    },
  ],
};

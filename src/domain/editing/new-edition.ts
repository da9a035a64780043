import { dateAfter, localParts } from '../calendar.ts';
import { DEFAULT_POLICY, type Edition } from '../edition.ts';
import { withInstants } from '../edition-times.ts';
import { type Localized, PARTY_KINDS } from '../kinds.ts';
import { NO_SHARES } from '../shares.ts';
import { DAY_MS } from '../time.ts';
import { fault } from './edition-faults.ts';
import { type EditFault, gateFieldsOf, settingsOf } from './edits.ts';
import { timeFaults } from './time-faults.ts';

/** An edition that has no number and no keys yet. */
export type NewEdition = Omit<Edition, 'number'>;

const ZONE = 'Africa/Casablanca';
/** Days for which registration is open where nobody has said otherwise. */
const OPEN_DAYS = 30;
const NO_TEXT: Localized = { ar: '', zgh: '', fr: '', en: '' };

/** What a draft begins with beside its name; nothing of it is needed. */
interface Beginning {
  readonly city?: Partial<Localized> | undefined;
  /** `YYYY-MM-DD`, and so many days in a row from then on. */
  readonly first?: string | undefined;
  readonly days?: number | undefined;
}

/** Hours of a day where nobody has said otherwise: those of the open days of Fès and El Jadida. */
const HOURS = { opens: '10:00', closes: '20:00' };

/**
 * A draft with a name, its city and its days where they are known, at an instant (ms): all that is
 * missing is on its checklist.
 */
export function blankEdition(
  slug: string,
  name: Partial<Localized>,
  now: number,
  { city = {}, first, days = 1 }: Beginning = {},
): NewEdition {
  const today = localParts(now, ZONE).date;
  const dates =
    first === undefined ? [] : Array.from({ length: days }, (_, i) => dateAfter(first, i));
  const [opens = today] = [dateAfter(today, 1), ...dates].toSorted();
  const closes = dates.at(-1) ?? dateAfter(today, 1 + OPEN_DAYS);
  return withInstants<NewEdition>({
    slug,
    status: 'draft',
    name: { ...NO_TEXT, ...name },
    city: { ...NO_TEXT, ...city },
    ...{ venue: NO_TEXT, timezone: ZONE, party_max: 10, group_share: 60 },
    live_detail: 'coarse',
    registration: {
      ...{ opens: `${opens}T09:00`, closes: `${closes}T${HOURS.closes}` },
      ...{ opens_at: 0, closes_at: 0 },
    },
    controller: {
      ...{ name: NO_TEXT, receipt: null, contact: '', hosting: null, carriers: null },
      keep_days: 30,
    },
    policy: DEFAULT_POLICY,
    days: dates.map((date, i) => ({
      ...{ number: i + 1, date, ...HOURS, opens_at: 0, closes_at: 0, slots: [] },
    })),
    ...{ gates: [], texts: {}, kinds: PARTY_KINDS, site: null, shares: NO_SHARES },
    ...{
      programme: [],
      questions: [],
      plan: [],
      reviewed: [],
      approved_kinds: [],
      copied_from: null,
    },
  });
}

/** Weeks until the next edition of the year: the same day of the week. */
const YEAR_DAYS = 52 * 7;

/**
 * The first day (`YYYY-MM-DD`) that is proposed for the edition after this one, at an instant (ms): a
 * year after its own, on the same day of the week; without days, the next 16 May, when the police
 * keeps the day of its foundation.
 */
export function proposedFirst(source: Pick<Edition, 'days'>, now: number): string {
  const today = localParts(now, ZONE).date;
  const began = source.days[0]?.date;
  if (began !== undefined) {
    const passed = Math.max(0, (Date.parse(today) - Date.parse(began)) / DAY_MS);
    return dateAfter(began, (Math.floor(passed / YEAR_DAYS) + 1) * YEAR_DAYS);
  }
  const year = Number(today.slice(0, 4));
  const [next = ''] = [year, year + 1].map((one) => `${one}-05-16`).filter((one) => one > today);
  return next;
}

/**
 * A draft with the texts, days, windows, gates, shares and rules of an edition, its first day on
 * another date (`YYYY-MM-DD`) and all else as many days later. People, phones, notices and the receipt
 * of the data protection authority stay where they are. Faults where it cannot be: a date that is
 * over, or an hour that the clock skips there.
 */
export function copiedEdition(
  source: Edition,
  { slug, first }: { readonly slug: string; readonly first: string },
  now: number,
): NewEdition | readonly EditFault[] {
  const began = source.days[0]?.date ?? first;
  const days = Math.round((Date.parse(first) - Date.parse(began)) / DAY_MS);
  const settings = settingsOf(source);
  const later = (local: string) => `${dateAfter(local.slice(0, 10), days)}${local.slice(10)}`;
  const copy = withInstants<NewEdition>({
    ...settings,
    ...inNewNumbers(source),
    slug,
    status: 'draft',
    copied_from: source.number,
    controller: { ...settings.controller, receipt: null },
    // Who read the notices has read those of then.
    reviewed: settings.reviewed.filter((review) => review !== 'notices'),
    registration: {
      ...source.registration,
      opens: later(settings.registration.opens),
      closes: later(settings.registration.closes),
    },
    shares: {
      ...settings.shares,
      openings: settings.shares.openings.map((one) => ({ ...one, from: later(one.from) })),
    },
    days: inNewNumbers(source).days.map((day) => ({ ...day, date: dateAfter(day.date, days) })),
  });
  const faults = plannedFaults(copy, now);
  return faults.length > 0 ? faults : copy;
}

/** What of the dates of a new edition cannot be, at an instant (ms). */
export function plannedFaults(edition: NewEdition, now: number): EditFault[] {
  const past = edition.days.filter((day) => day.closes_at <= now);
  return [
    ...past.map(({ number, date }) => fault(`days.${number}`, 'in_the_past', { date })),
    ...timeFaults(edition),
  ];
}

/** Days, windows and gates numbered from 1 in their order, open all of them; programme and plan follow. */
export function inNewNumbers(
  source: Pick<Edition, 'days' | 'gates' | 'programme' | 'plan'>,
): Pick<Edition, 'days' | 'gates'> & Required<Pick<Edition, 'programme' | 'plan'>> {
  let last = 0;
  const numbers = new Map(source.days.map((day, i) => [day.number, i + 1]));
  const gates = new Map(source.gates.map((gate, i) => [gate.number, i + 1]));
  return {
    days: source.days.map((day, i) => ({
      ...day,
      number: i + 1,
      slots: day.slots.map((slot) => {
        last += 1;
        return { ...slot, number: last, day: i + 1, closed: false, moved: null };
      }),
    })),
    gates: source.gates.map((gate, i) => ({ ...gateFieldsOf(gate), number: i + 1 })),
    programme: (source.programme ?? []).flatMap((show) => {
      const day = numbers.get(show.day);
      return day === undefined ? [] : [{ ...show, day }];
    }),
    plan: (source.plan ?? []).flatMap((mark) => {
      if (mark.gate === null) return [mark];
      const gate = gates.get(mark.gate);
      return gate === undefined ? [] : [{ ...mark, gate }];
    }),
  };
}

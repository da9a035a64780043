import { localParts } from '../calendar.ts';
import { DEFAULT_POLICY, type Edition } from '../edition.ts';
import { withInstants } from '../edition-times.ts';
import { type Localized, PARTY_KINDS } from '../kinds.ts';
import { NO_SHARES } from '../shares.ts';
import { fault } from './edition-faults.ts';
import { type EditFault, gateFieldsOf, settingsOf } from './edits.ts';
import { timeFaults } from './time-faults.ts';

/** An edition that has no number and no keys yet. */
export type NewEdition = Omit<Edition, 'number'>;

const DAY_MS = 86_400_000;
const ZONE = 'Africa/Casablanca';
/** Days for which registration is open where nobody has said otherwise. */
const OPEN_DAYS = 30;
const NO_TEXT: Localized = { ar: '', zgh: '', fr: '', en: '' };

/** A draft with a name and nothing else, at an instant (ms): all that is missing is on its checklist. */
export function blankEdition(slug: string, name: Partial<Localized>, now: number): NewEdition {
  const date = (days: number) => localParts(now + days * DAY_MS, ZONE).date;
  return withInstants<NewEdition>({
    slug,
    status: 'draft',
    name: { ...NO_TEXT, ...name },
    ...{ city: NO_TEXT, venue: NO_TEXT, timezone: ZONE, party_max: 10, group_share: 60 },
    live_detail: 'coarse',
    registration: {
      ...{ opens: `${date(1)}T09:00`, closes: `${date(1 + OPEN_DAYS)}T20:00` },
      ...{ opens_at: 0, closes_at: 0 },
    },
    controller: {
      ...{ name: NO_TEXT, receipt: null, contact: '', hosting: null, carriers: null },
      keep_days: 30,
    },
    policy: DEFAULT_POLICY,
    ...{ days: [], gates: [], texts: {}, kinds: PARTY_KINDS, site: null, shares: NO_SHARES },
    ...{ programme: [], reviewed: [], approved_kinds: [], copied_from: null },
  });
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
  const past = copy.days.filter((day) => day.closes_at <= now);
  const faults = [
    ...past.map(({ number, date }) => fault(`days.${number}`, 'in_the_past', { date })),
    ...timeFaults(copy),
  ];
  return faults.length > 0 ? faults : copy;
}

/** Days, windows and gates numbered from 1 in their order, open all of them; the programme follows. */
export function inNewNumbers(
  source: Pick<Edition, 'days' | 'gates' | 'programme'>,
): Pick<Edition, 'days' | 'gates'> & Required<Pick<Edition, 'programme'>> {
  let last = 0;
  const numbers = new Map(source.days.map((day, i) => [day.number, i + 1]));
  return {
    days: source.days.map((day, i) => ({
      ...day,
      number: i + 1,
      slots: day.slots.map((slot) => {
        last += 1;
        return { ...slot, number: last, day: i + 1, closed: false };
      }),
    })),
    gates: source.gates.map((gate, i) => ({ ...gateFieldsOf(gate), number: i + 1 })),
    programme: (source.programme ?? []).flatMap((show) => {
      const day = numbers.get(show.day);
      return day === undefined ? [] : [{ ...show, day }];
    }),
  };
}

function dateAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

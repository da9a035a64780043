import { isoWithOffset } from '../../domain/calendar.ts';
import {
  type Day,
  type Edition,
  isCalledOffWhole,
  isOff,
  registrationOpen,
} from '../../domain/edition.ts';
import type { Locale, Localized } from '../../domain/kinds.ts';
import { languageOf } from '../../domain/other-language.ts';
import { formatCalendarDate } from '../../i18n/format.ts';
import { visitorWords } from '../../i18n/visitor.ts';
import { dayOpen } from '../shared/availability.ts';
import { dayPath, eventPath } from '../shared/links.ts';
import type { EventFacts } from './facts.ts';

type Facts = Pick<EventFacts, 'locale' | 'edition' | 'left' | 'now' | 'origin' | 'picture'>;

/** Zones of the country in which an edition is held, as search engines want it beside the city. */
const MOROCCAN = ['Africa/Casablanca', 'Africa/El_Aaiun'];

/**
 * An edition as search engines read it (schema.org `Event`): what its page says in words, and nothing
 * that is not set. Null while no day of it is planned.
 */
export function eventData(facts: Facts) {
  const { locale, edition, origin, now } = facts;
  const [first] = edition.days;
  const last = edition.days.at(-1);
  if (!first || !last) return null;
  const { name, city, timezone } = edition;
  const url = `${origin}${eventPath(locale, edition.slug)}`;
  const place = placeOf(edition, locale);
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    '@id': `${url}#event`,
    url,
    name: said(name, locale),
    description: visitorWords[locale].event.description(said(name, locale), said(city, locale)),
    startDate: isoWithOffset(first.opens_at, timezone),
    endDate: isoWithOffset(last.closes_at, timezone),
    eventStatus: statusOf(isCalledOffWhole(edition)),
    eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
    isAccessibleForFree: true,
    inLanguage: locale,
    location: place,
    ...(facts.picture && { image: [`${origin}${facts.picture.href}`] }),
    ...(registrationOpen(edition, now) && {
      // A day that is over was not sold out.
      offers: edition.days
        .filter((day) => !isOff(day) && now < day.closes_at)
        .map((day) => offer(facts, day)),
    }),
    subEvent: edition.days.map((day) => ({
      '@type': 'Event',
      name: `${said(name, locale)} · ${formatCalendarDate(day.date, locale)}`,
      startDate: isoWithOffset(day.opens_at, timezone),
      endDate: isoWithOffset(day.closes_at, timezone),
      eventStatus: statusOf(isOff(day)),
      isAccessibleForFree: true,
      location: place,
    })),
  };
}

function statusOf(isCalledOff: boolean): string {
  return `https://schema.org/${isCalledOff ? 'EventCancelled' : 'EventScheduled'}`;
}

/** A free place on one day, and whether there is one. */
function offer({ locale, edition, left, now, origin }: Facts, day: Day) {
  const isOpen = dayOpen(edition, day, left, now);
  return {
    '@type': 'Offer',
    name: formatCalendarDate(day.date, locale),
    url: `${origin}${dayPath(locale, edition.slug, day.number)}`,
    price: 0,
    priceCurrency: 'MAD',
    availability: `https://schema.org/${isOpen ? 'InStock' : 'SoldOut'}`,
    validFrom: isoWithOffset(edition.registration.opens_at, edition.timezone),
  };
}

function placeOf(edition: Edition, locale: Locale) {
  const at = edition.gates.find(({ position }) => position)?.position;
  return {
    '@type': 'Place',
    name: said(edition.venue, locale),
    address: {
      '@type': 'PostalAddress',
      addressLocality: said(edition.city, locale),
      ...(MOROCCAN.includes(edition.timezone) && { addressCountry: 'MA' }),
    },
    ...(at && { geo: { '@type': 'GeoCoordinates', ...at } }),
  };
}

function said(text: Localized, locale: Locale): string {
  return text[languageOf(text, locale)];
}

/** Characters that could end the element or, in an old reader, the text around it. */
const UNSAFE = /[<>&\u2028\u2029]/g;

/** A value as JSON that is safe within a `script` element, whatever texts are in it. */
export function inScript(value: unknown): string {
  return JSON.stringify(value).replace(
    UNSAFE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

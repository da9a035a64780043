import { type Edition, offersKind } from '../../domain/edition.ts';
import {
  FAMILY_KINDS,
  LOCALES,
  type Locale,
  PARTY_KINDS,
  type PartyKind,
} from '../../domain/kinds.ts';

/**
 * The first part of a visitor's address, for the router. Grouped, or the alternatives are not
 * anchored and any address that has `fr` in it, such as a ticket's, is taken.
 */
export const LOCALE_PART: `:locale{${string}}` = `:locale{(?:${LOCALES.join('|')})}`;

/** A secret and any text after it, line ends too, for the router. */
export const SECRET_PART = ':secret{[\\s\\S]+}';

/** Kinds with a form of their own; a family and one person share the other. */
export type GroupKind = Exclude<PartyKind, (typeof FAMILY_KINDS)[number]>;

/**
 * The kinds that public pages offer. Guests are invited, and receive the address of their form
 * then.
 */
const GROUPS: readonly GroupKind[] = ['school', 'association', 'media'];

/** The same, as far as this edition takes them. */
export function groupsOf(edition: Pick<Edition, 'kinds'>): readonly GroupKind[] {
  return GROUPS.filter((kind) => offersKind(edition, kind));
}

export function isGroupKind(kind: unknown): kind is GroupKind {
  return PARTY_KINDS.filter(isNoFamily).some((one) => one === kind);
}

function isNoFamily(kind: PartyKind): kind is GroupKind {
  return FAMILY_KINDS.every((one) => one !== kind);
}

export function eventPath(locale: Locale, slug: string): string {
  return `/${locale}/${slug}`;
}

/** The form of a day. A family needs no kind in its address. */
export function dayPath(locale: Locale, slug: string, day: number, kind?: PartyKind): string {
  const path = `${eventPath(locale, slug)}/days/${day}`;
  return isGroupKind(kind) ? `${path}?kind=${kind}` : path;
}

/** The form of a day as the head of the edition's page leads to it, which names its kind. */
export function familyPath(locale: Locale, slug: string, day: number): string {
  return `${dayPath(locale, slug, day)}?kind=family`;
}

/** The form of the wait list of a day. */
export function waitPath(locale: Locale, slug: string, day: number): string {
  return `${dayPath(locale, slug, day)}/wait`;
}

/** Where a script asks for the places of a day's windows. */
export function windowsPath(locale: Locale, slug: string, day: number, kind?: PartyKind): string {
  const [path, query] = dayPath(locale, slug, day, kind).split('?');
  return `${path}/windows${query ? `?${query}` : ''}`;
}

/** The notice on personal data. */
export function noticePath(locale: Locale, slug: string): string {
  return `${eventPath(locale, slug)}/privacy`;
}

/** Where a lost ticket is found again; below it the code is typed, and what it has opened is shown. */
export function findPath(locale: Locale, slug: string, below?: 'code' | 'tickets'): string {
  return `${eventPath(locale, slug)}/find${below ? `/${below}` : ''}`;
}

/** Everything that an edition has published. */
export function noticesPath(locale: Locale, slug: string): string {
  return `${eventPath(locale, slug)}/notices`;
}

/**
 * The figures that were released: of the newest day, or of one by its number; of that day also only what
 * was released before a release.
 */
export function figuresPath(locale: Locale, slug: string, day?: number, before?: number): string {
  const parts = [day, before].filter((part) => part !== undefined);
  return [eventPath(locale, slug), 'figures', ...parts].join('/');
}

/** One notice, by its number. */
export function noticePagePath(locale: Locale, slug: string, number: number): string {
  return `${noticesPath(locale, slug)}/${number}`;
}

/** Where a script asks for the notices in force: of all gates, or of the reader's. */
export function currentNoticesPath(locale: Locale, slug: string, gate?: number): string {
  return `${noticesPath(locale, slug)}/current${gate === undefined ? '' : `/${gate}`}`;
}

/**
 * The page of a ticket, as it is shared: without a language in its address it uses the ticket's
 * own.
 */
export function ticketPath(token: string, locale?: Locale): string {
  return `/t/${token.toLowerCase()}${locale ? `?lang=${locale}` : ''}`;
}

export function managePath(secret: string, locale?: Locale): string {
  return `/r/${secret}${locale ? `?lang=${locale}` : ''}`;
}

/** The form of a child's wish. */
export function wishPath(locale: Locale, slug: string): string {
  return `${eventPath(locale, slug)}/wish`;
}

/** The private page of a wish. */
export function wishStatusPath(secret: string, locale?: Locale): string {
  return `/w/${secret}${locale ? `?lang=${locale}` : ''}`;
}

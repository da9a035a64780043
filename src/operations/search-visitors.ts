import { parseCode } from '../domain/code.ts';
import { shortName } from '../domain/name.ts';
import { kindsOpenTo } from '../domain/roles.ts';
import { readName, readSearch, type Search } from '../domain/search-text.ts';
import { auditRow } from '../store/d1/audit.ts';
import { run, type Verb, write } from '../store/d1/batch.ts';
import type { StoredEdition } from '../store/editions/editions.ts';
import { type EditionKeys, editionKeys } from '../store/keys/keys.ts';
import { contactHash, openContact } from '../store/registrations/contact-box.ts';
import {
  type Found,
  findByContact,
  findBySerial,
  type Narrowed,
  type StoredHit,
} from '../store/registrations/search.ts';
import { isIssued } from '../store/registrations/tickets.ts';
import { actingOn, allow, type MemberContext } from './context.ts';
import { searchNames } from './search-names.ts';

/** What somebody looks for. */
export interface VisitorSearch {
  readonly edition: StoredEdition;
  /** As it was typed or scanned. */
  readonly text: string;
  /** The same keys on a US keyboard, for which a hand scanner types whatever layout is set. */
  readonly onUs: string | null;
  /** To be read as a name, whatever else it may be. */
  readonly asName: boolean;
  /** By the beginnings of a name's words: what a page of such hits goes on with. */
  readonly byBeginnings?: boolean;
  /** Only of this day, or of this window; by name alone. */
  readonly day: number | null;
  readonly slot: number | null;
  /** Where the page before ended. */
  readonly after: string | null;
}

/** A hit as little as is needed to tell it from the others. */
export interface Hit extends Omit<StoredHit, 'contact'> {
  /** The organization, or the first word of the name; null where there is none. */
  readonly name: string | null;
  /** The last two digits of the phone, or the first letter of the e-mail address. */
  readonly hint: string | null;
}

/** What a search found, and as what it was understood. */
export interface VisitorsFound extends Omit<Found, 'hits'> {
  readonly meant: Search;
  /** Whether nobody has these very words, or it was asked so: by beginnings of words. */
  readonly byBeginnings: boolean;
  readonly hits: readonly Hit[];
  /** The registration of the ticket that was shown or typed, where it is the only hit. */
  readonly ticketOf: string | null;
  /** Whether it is a ticket of this edition whose kind of party the reader may not open. */
  readonly closedToReader: boolean;
}

type FoundBy = Found & Pick<VisitorsFound, 'ticketOf' | 'closedToReader' | 'byBeginnings'>;

const NOTHING: FoundBy = {
  hits: [],
  next: null,
  capped: false,
  ticketOf: null,
  closedToReader: false,
  byBeginnings: false,
};

/**
 * Finds registrations by a ticket, a contact or a name. Reads a bounded number of rows at any size
 * of the edition. A search by name or by contact is noted in the audit, without what was typed.
 */
export async function searchVisitors(
  context: MemberContext,
  search: VisitorSearch,
): Promise<VisitorsFound> {
  allow(context, 'search_visitors');
  const { edition } = search;
  actingOn(context, edition.number);
  const meant = readTyped(search);
  const { hits, ...found } = await find(context, search, meant);
  return {
    ...found,
    meant,
    hits: await Promise.all(hits.map((hit) => shown(context, edition, hit))),
  };
}

/** What was typed; where that is no ticket, what a scanner meant to type, if that is one. */
function readTyped({ text, onUs, asName }: VisitorSearch): Search {
  if (asName) return readName(text);
  const meant = readSearch(text);
  const scanned = onUs === null || isTicket(meant) ? meant : readSearch(onUs);
  return isTicket(scanned) ? scanned : meant;
}

function isTicket(search: Search): boolean {
  return search.by === 'token' || (search.by === 'digits' && search.code !== null);
}

async function find(
  context: MemberContext,
  search: VisitorSearch,
  meant: Search,
): Promise<FoundBy> {
  const { env, now } = context;
  const { edition } = search;
  const keys = await editionKeys(env.SECRET_KEY, edition, now);
  const narrowed = { ...search, kinds: kindsOpenTo(context.actor) };
  switch (meant.by) {
    case 'token': {
      const { payload } = meant.parsed;
      if (payload.event !== edition.number) return NOTHING;
      if (!(await isIssued(env, edition, meant.parsed, now))) return NOTHING;
      const ticket = { serial: payload.serial, secret: null };
      const [own] = await run(env.DB, findBySerial(env.DB, edition.number, ticket, narrowed));
      const closedToReader = await isClosed(context, { own, ticket, narrowed });
      return { ...NOTHING, ...own, ticketOf: own.hits[0]?.id ?? null, closedToReader };
    }
    case 'digits':
      return findByDigits(context, edition, { ...meant, keys }, narrowed);
    case 'email': {
      if (!keys) return NOTHING;
      const hash = await contactHash(keys, 'email', meant.email);
      const contact = { of: 'email', hash } as const;
      const [found] = await run(
        env.DB,
        findByContact(env.DB, edition.number, contact, narrowed),
        noteContact(context),
      );
      return { ...NOTHING, ...found };
    }
    case 'name': {
      if (!keys) return NOTHING;
      const { words } = meant;
      const byBeginnings = search.byBeginnings ?? false;
      const found = await searchNames(context, { edition, keys, words, narrowed, byBeginnings });
      return { ...NOTHING, ...found };
    }
    case 'nothing':
      return NOTHING;
  }
}

/**
 * Whether a ticket is one of this edition that the reader may not open: whoever shows it is told so,
 * and not that it is none. Only of a ticket: that a contact or a name is registered stays unsaid.
 */
async function isClosed(
  { env, by }: MemberContext,
  {
    own,
    ticket,
    narrowed,
  }: { own: Found; ticket: Parameters<typeof findBySerial>[2]; narrowed: Narrowed },
): Promise<boolean> {
  if (own.hits.length > 0 || narrowed.kinds === null) return false;
  const ofAll = { ...narrowed, kinds: null };
  const [any] = await run(env.DB, findBySerial(env.DB, by.event, ticket, ofAll));
  return any.hits.length > 0;
}

/** Twelve digits can be a ticket and a phone: both are looked for at once. */
async function findByDigits(
  context: MemberContext,
  edition: StoredEdition,
  { code, phone, keys }: { code: string | null; phone: string | null; keys: EditionKeys | null },
  narrowed: Narrowed,
): Promise<FoundBy> {
  const { env } = context;
  const ticket = code === null ? null : parseCode(code, edition.code_key);
  const hash = keys && phone !== null ? await contactHash(keys, 'phone', phone) : null;
  const byTicket = ticket && findBySerial(env.DB, edition.number, ticket, narrowed);
  const byPhone = hash && findByContact(env.DB, edition.number, { of: 'phone', hash }, narrowed);
  const [own, others] = await run(env.DB, byTicket || NO_SEARCH, byPhone || NO_SEARCH);
  if (hash && own.hits.length === 0) await run(env.DB, noteContact(context));
  const only = others.hits.length === 0 ? own.hits[0] : undefined;
  const closedToReader = ticket !== null && (await isClosed(context, { own, ticket, narrowed }));
  const hits = [...own.hits, ...others.hits];
  return { ...NOTHING, ...others, hits, ticketOf: only?.id ?? null, closedToReader };
}

/** That it was asked whose contact this is, without a word of it. */
function noteContact({ env, by, now }: MemberContext): Verb<void> {
  const deed = { by, at: now, verb: 'search_by_contact', subject: 'visitors' } as const;
  return write(auditRow(env.DB, deed, { values: {}, found: '' }));
}

const NO_SEARCH: Verb<Found> = { statements: [], read: () => NOTHING };

async function shown(
  { env, now }: MemberContext,
  edition: StoredEdition,
  { contact, ...hit }: StoredHit,
): Promise<Hit> {
  const box = await openContact(env, edition, { id: hit.id, contact, now });
  if (!box) return { ...hit, name: null, hint: null };
  const { name, phone, email, organisation } = box;
  const hint = phone === null ? email && `${email.slice(0, 1)}…@` : `…${phone.slice(-2)}`;
  return { ...hit, name: organisation || shortName(name) || null, hint };
}

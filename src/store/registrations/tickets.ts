import { formatCode } from '../../domain/code.ts';
import type { GateNote } from '../../domain/gate-note.ts';
import type { Locale, PartyKind } from '../../domain/kinds.ts';
import type {
  RegistrationStatus,
  RegistrationView,
  TicketView,
} from '../../domain/registration.ts';
import type { DeclineReason } from '../../domain/requests.ts';
import { sameText } from '../../domain/same-text.ts';
import {
  formatToken,
  importPublicKey,
  type ParsedToken,
  parseToken,
  verifyTicket,
} from '../../domain/token.ts';
import type { Env } from '../../env.ts';
import { query, run, type Verb } from '../d1/batch.ts';
import { editionByNumber, type StoredEdition, ticketKeyOf } from '../editions/editions.ts';
import { editionKeys, fromBase64 } from '../keys/keys.ts';
import { opensRegistration, readManageSecret } from './manage-link.ts';
import { type StoredTicket, TICKET_COLUMNS, type TicketRow, toTicketRow } from './register.ts';

/** A registration as stored, without its sealed contact. */
export interface StoredRegistration {
  readonly id: string;
  readonly state: RegistrationStatus;
  readonly kind: PartyKind;
  readonly day: number;
  readonly slot: number;
  readonly adults: number;
  readonly children: number;
  readonly girls: number;
  readonly boys: number;
  readonly coaches: number;
  readonly step_free: number;
  readonly locale: Locale;
  readonly first_serial: number;
  readonly first_secret: number;
  readonly held: number;
  readonly agreed: number | null;
  readonly waits_since: number | null;
  readonly decline_reason: DeclineReason | null;
  readonly resent: number;
  /** Which of its private links is valid. */
  readonly link: number;
  readonly erased_at: number | null;
  /** 1 for the serial of another day, which it held before. */
  readonly replaced: number;
}

/** What passed of a ticket, null while nothing did, and since when it is as it is. */
export interface Passed {
  readonly entered: number | null;
  readonly exited: number | null;
  /** When (ms) and at which gate somebody last went in; null too where that is too long ago. */
  readonly last_at: number | null;
  readonly last_gate: number | null;
  /** When it was issued as it is, ms. */
  readonly issued_at: number;
}

/**
 * The ticket that a token shows; null when the token is none of ours. The stored signature is
 * compared with the shown one, so a token that was never issued shows nothing. A cancelled ticket
 * is shown as such in every picture of it; one that was replaced by another is superseded.
 */
export async function ticketByToken(
  env: Env,
  token: string,
  now: number,
): Promise<TicketView | null> {
  const parsed = parseToken(token);
  if (!parsed) return null;
  const { event, serial, revision } = parsed.payload;
  const edition = await editionByNumber(env, event, now);
  if (!edition) return null;
  const [[row], [registration]] = await run(
    env.DB,
    readTickets(env.DB, event, [serial]),
    readRegistration(env.DB, event, serial),
  );
  if (!row) return null;
  const replaced = registration?.state !== 'cancelled' && registration?.replaced === 1;
  const state = replaced ? 'superseded' : row.state;
  const view: TicketView = { ...ticketView(edition, row), state };
  const shown = formatToken(parsed.payload, parsed.signature);
  if (sameText(view.token, shown)) return view;
  // Another picture of the same ticket: it leads to its page only where its key signed it.
  if (revision > row.revision || !(await isIssued(env, edition, parsed, now))) return null;
  if (revision >= row.oldest) return view;
  // Whoever holds what was lost must not be led to what was given out in its place.
  return { ...view, token: shown, state: state === 'valid' ? 'superseded' : state };
}

/** Whether a token was issued by this edition: its signature is that of the edition's key. */
export async function isIssued(
  env: Env,
  edition: StoredEdition,
  parsed: ParsedToken,
  now: number,
): Promise<boolean> {
  const key = await ticketKeyOf(env, edition, parsed.payload, now);
  return key !== undefined && verifyTicket(parsed, await importPublicKey(key.jwk));
}

/** The registration behind a private link; null when the link is not valid. */
export async function registrationBySecret(
  env: Env,
  secret: string,
  now: number,
): Promise<RegistrationView | null> {
  const link = readManageSecret(secret);
  const edition = link ? await editionByNumber(env, link.event, now) : null;
  if (!link || !edition) return null;
  const keys = await editionKeys(env.SECRET_KEY, edition, now);
  if (!keys) return null;
  const [[found], tickets] = await run(
    env.DB,
    readRegistration(env.DB, link.event, link.serial),
    readSiblings(env.DB, link.event, link.serial),
  );
  if (!found || found.first_serial !== link.serial) return null;
  if (!(await opensRegistration(keys.manage, link, found))) return null;
  return registrationView(edition, found, tickets);
}

/** A registration as a desk sees it that prints its tickets: without its contact. */
export interface OfficeRegistration extends RegistrationView {
  /** ms. */
  readonly created_at: number;
  /** What its gate is asked to do. */
  readonly note: GateNote | null;
}

/** The registration of an id; null for an unknown one. */
export async function registrationById(
  db: D1Database,
  edition: StoredEdition,
  id: string,
): Promise<OfficeRegistration | null> {
  const [[found], tickets] = await run(
    db,
    query<StoredRegistration & { created_at: number }>(
      db.prepare(SELECT_BY_ID).bind(edition.number, id),
    ),
    asTickets(query(db.prepare(SELECT_TICKETS_BY_ID).bind(edition.number, id))),
  );
  if (!found) return null;
  const view = registrationView(edition, found, tickets);
  return { ...view, created_at: found.created_at, note: tickets[0]?.note ?? null };
}

/** A registration with its tickets, as its holder sees it. */
export function registrationView(
  edition: StoredEdition,
  found: StoredRegistration,
  tickets: readonly (TicketRow & Passed)[],
): RegistrationView {
  const { agreed, waits_since, decline_reason, resent, erased_at } = found;
  const { id, kind, slot, day, locale, adults, children, girls, boys, coaches } = found;
  return {
    event: edition.number,
    id,
    reference: formatCode(
      { serial: found.first_serial, secret: found.first_secret },
      edition.code_key,
    ),
    status: found.state,
    held: found.held,
    kind,
    party: { adults, children, girls, boys, coaches },
    slot,
    day,
    step_free: found.step_free === 1,
    locale,
    tickets: tickets.map((row) => ticketView(edition, row)),
    agreed,
    waits_since,
    decline_reason,
    resent,
    erased_at,
  };
}

/** A ticket as its page shows it. */
export function ticketView(edition: StoredEdition, row: TicketRow & Passed): TicketView {
  const { serial, state, kind, adults, children, girls, day, slot, step_free, locale } = row;
  const { last_at, last_gate } = row;
  const entered = row.entered ?? 0;
  return {
    event: edition.number,
    serial,
    code: formatCode({ serial, secret: row.secret }, edition.code_key),
    token: tokenOf(edition.number, row),
    state,
    kind,
    adults,
    children,
    girls,
    entered,
    inside: Math.max(0, entered - (row.exited ?? 0)),
    last_in: last_at === null ? null : { at: last_at, gate: last_gate },
    day,
    slot,
    step_free,
    locale,
    issued_at: row.issued_at,
  };
}

/** The token of a ticket, always the same text for the same row. */
export function tokenOf(event: number, row: TicketRow): string {
  return formatToken({ ...row, keyId: row.key_id, event }, fromBase64(row.signature));
}

/** Tickets by serial, with what passed of each on its own day. */
export function readTickets(
  db: D1Database,
  event: number,
  serials: readonly number[],
): Verb<(TicketRow & Passed)[]> {
  const sql = `SELECT ${TICKET_COLUMNS}, ${PASSED_COLUMNS}
    FROM json_each(?2) j CROSS JOIN ticket t ON t.event = ?1 AND t.serial = j.value ${PASSED}`;
  return asTickets(query(db.prepare(sql).bind(event, JSON.stringify(serials))));
}

/** Every ticket of the registration that holds this serial. */
function readSiblings(db: D1Database, event: number, serial: number): Verb<(TicketRow & Passed)[]> {
  const sql = `SELECT ${TICKET_COLUMNS}, ${PASSED_COLUMNS}
    FROM ticket one CROSS JOIN registration r ON r.event = ?1 AND r.id = one.registration
      CROSS JOIN json_each(r.serials) s CROSS JOIN ticket t ON t.event = ?1 AND t.serial = s.value ${PASSED}
    WHERE one.event = ?1 AND one.serial = ?2 ORDER BY t.serial`;
  return asTickets(query(db.prepare(sql).bind(event, serial)));
}

function readRegistration(
  db: D1Database,
  event: number,
  serial: number,
): Verb<StoredRegistration[]> {
  const sql = `SELECT ${REGISTRATION_COLUMNS},
      t.serial IN (SELECT value FROM json_each(r.retired)) AS replaced
    FROM ticket t JOIN registration r ON r.event = t.event AND r.id = t.registration
    WHERE t.event = ?1 AND t.serial = ?2
    UNION ALL
    SELECT ${REGISTRATION_COLUMNS}, 0
    FROM registration r INDEXED BY registration_ticketless
    WHERE r.event = ?1 AND r.first_serial = ?2 AND r.serials = '[]'`;
  return query(db.prepare(sql).bind(event, serial));
}

/** Of a `registration` as `r`: see `registrationView`. */
export const REGISTRATION_COLUMNS = `r.id, r.state, r.kind, r.day, r.slot, r.adults, r.children, r.girls,
  r.boys, r.coaches, r.step_free, r.locale, r.held, r.first_serial, r.first_secret, r.link,
  r.agreed, r.waits_since, r.decline_reason, r.erased_at,
  iif(r.decline_reason IS NULL, 0, (SELECT count(*) FROM registration_change c
    WHERE c.event = r.event AND c.registration = r.id AND c.verb = 'resend')) AS resent`;

/** Of a ticket `t` and its row `a` of what passed. */
export const PASSED_COLUMNS = 't.issued_at, a.entered, a.exited, a.last_at, a.last_gate';

/** What passed of a `ticket` as `t`. */
export const PASSED =
  'LEFT JOIN admission a ON a.event = t.event AND a.day = t.day AND a.serial = t.serial';

export function asTickets(rows: Verb<(StoredTicket & Passed)[]>): Verb<(TicketRow & Passed)[]> {
  return {
    statements: rows.statements,
    read: (results) => rows.read(results).map((row) => ({ ...row, ...toTicketRow(row) })),
  };
}

const SELECT_BY_ID = `SELECT ${REGISTRATION_COLUMNS}, r.created_at, 0 AS replaced
FROM registration r WHERE r.event = ?1 AND r.id = ?2`;

const SELECT_TICKETS_BY_ID = `SELECT ${TICKET_COLUMNS}, ${PASSED_COLUMNS}
FROM registration r CROSS JOIN json_each(r.serials) s
CROSS JOIN ticket t ON t.event = ?1 AND t.serial = s.value ${PASSED}
WHERE r.event = ?1 AND r.id = ?2 ORDER BY t.serial`;

import { formatCode } from '../domain/code.ts';
import { Problem } from '../domain/problem.ts';
import { kindsOpenTo, may } from '../domain/roles.ts';
import { run, write } from '../store/d1/batch.ts';
import type { StoredEdition } from '../store/editions/editions.ts';
import { editionKeys } from '../store/keys/keys.ts';
import { type MessageLine, readMessagesOf, readMoves } from '../store/messages/read-messages.ts';
import { openContact } from '../store/registrations/contact-box.ts';
import { manageSecret } from '../store/registrations/manage-link.ts';
import { noteOpenings } from '../store/registrations/openings.ts';
import {
  type HistoryLine,
  type RecordTicket,
  readHistory,
  readRecord,
  readRecordTickets,
  type StoredRecord,
} from '../store/registrations/record.ts';
import {
  type OfficeRegistration,
  registrationById,
  tokenOf,
} from '../store/registrations/tickets.ts';
import { actingOn, allow, type MemberContext } from './context.ts';

/** Which registration is meant. */
export interface RecordInput {
  readonly edition: StoredEdition;
  readonly id: string;
}

/** A ticket of a record, as it is printed and typed. */
export interface RecordTicketView extends RecordTicket {
  readonly code: string;
  readonly token: string;
}

/** A registration as those see it who help its holder. */
export interface RecordView extends Omit<StoredRecord, 'contact'> {
  /** Twelve digits. */
  readonly reference: string;
  /** Null where none was asked, or once it was erased. */
  readonly name: string | null;
  readonly organisation: string | null;
  /** Whether there is a phone or an e-mail address to show. */
  readonly reachable: boolean;
  readonly tickets: readonly RecordTicketView[];
  readonly history: readonly HistoryLine[];
  /** Without what they say. */
  readonly messages: readonly MessageLine[];
}

/** How its holder is reached, and the private link that is valid now. */
export interface ShownContact {
  readonly phone: string | null;
  readonly email: string | null;
  /** Whoever holds it can change the registration: null for those who may not. */
  readonly manage_url: string | null;
}

/**
 * Opens a registration without its contact, and notes by whom: once an hour each. Throws
 * `not_found`, `forbidden` for a kind that the actor may not see.
 */
export async function openRecord(
  context: MemberContext,
  { edition, id }: RecordInput,
): Promise<RecordView> {
  allow(context, 'open_record');
  const { env, now } = context;
  const by = actingOn(context, edition.number);
  const { contact, ...record } = await readAllowed(context, { edition, id });
  const [, tickets, history, moves, messages] = await run(
    env.DB,
    write(noteOpenings(env.DB, by, 'open_record', [id], now)),
    readRecordTickets(env.DB, edition.number, id),
    readHistory(env.DB, edition.number, id),
    readMoves(env.DB, edition.number, id),
    readMessagesOf(env.DB, edition.number, id),
  );
  const box = await openContact(env, edition, { id, contact, now });
  const first = { serial: record.first_serial, secret: record.first_secret };
  return {
    ...record,
    reference: formatCode(first, edition.code_key),
    name: box?.name || null,
    organisation: box?.organisation ?? null,
    reachable: box !== null && (box.phone !== null || box.email !== null),
    tickets: tickets.map((ticket) => ({
      ...ticket,
      code: formatCode(ticket, edition.code_key),
      token: tokenOf(edition.number, ticket),
    })),
    history: [...history, ...moves].sort((a, b) => b.at - a.at),
    messages,
  };
}

/**
 * The contact of a registration, and its private link; null once it was erased. Notes who was shown
 * it, once an hour each. Throws as `openRecord`.
 */
export async function showContact(
  context: MemberContext,
  { edition, id }: RecordInput,
): Promise<ShownContact | null> {
  allow(context, 'show_contact');
  const { env, now } = context;
  const by = actingOn(context, edition.number);
  const record = await readAllowed(context, { edition, id });
  const keys = await editionKeys(env.SECRET_KEY, edition, now);
  const box = await openContact(env, edition, { id, contact: record.contact, now });
  if (!keys || !box) return null;
  await noteOpenings(env.DB, by, 'show_contact', [id], now).run();
  const { phone, email } = box;
  if (!may(context.actor, 'change_record')) return { phone, email, manage_url: null };
  const { first_serial: serial, link } = record;
  const secret = await manageSecret(keys.manage, { event: edition.number, id, serial, link });
  return { phone, email, manage_url: `${env.PUBLIC_URL}/r/${secret}` };
}

/** A registration that its own member has just made is no opening, ms. */
const JUST_MADE_MS = 120_000;

/**
 * Opens the tickets of a registration, to be shown or printed at the desk. Noted as an opening, once
 * an hour each, but for one that was made a moment ago. Throws `not_found`.
 */
export async function openTickets(
  context: MemberContext,
  { edition, id }: RecordInput,
): Promise<OfficeRegistration> {
  allow(context, 'print_ticket');
  const { env, now } = context;
  const by = actingOn(context, edition.number);
  const registration = await registrationById(env.DB, edition, id);
  if (!registration) throw new Problem('not_found');
  if (now - registration.created_at > JUST_MADE_MS) {
    await noteOpenings(env.DB, by, 'open_record', [id], now).run();
  }
  return registration;
}

/** The record, where the actor may see its kind. */
async function readAllowed(
  { env, actor }: MemberContext,
  { edition, id }: RecordInput,
): Promise<StoredRecord> {
  const [record] = await run(env.DB, readRecord(env.DB, edition.number, id));
  if (!record) throw new Problem('not_found');
  const kinds = kindsOpenTo(actor);
  if (kinds && !kinds.includes(record.kind)) throw new Problem('forbidden');
  return record;
}

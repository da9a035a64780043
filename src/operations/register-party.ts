import type { Asking, PreparedRegistration, RegisterAnswer, Remaining } from '../actors/calls.ts';
import { askRegistrar } from '../actors/stubs.ts';
import { isoWithOffset } from '../domain/calendar.ts';
import { formatCode } from '../domain/code.ts';
import { type Edition, slotsOf } from '../domain/edition.ts';
import { Problem } from '../domain/problem.ts';
import {
  type IssuedTicket,
  type PartyRequest,
  peopleOf,
  type RegistrationReceipt,
} from '../domain/registration.ts';
import type { Env } from '../env.ts';
import type { StoredEdition } from '../store/editions/editions.ts';
import { type EditionKeys, keyedHash } from '../store/keys/keys.ts';
import { namedId } from '../store/keys/named-id.ts';
import { manageSecret } from '../store/registrations/manage-link.ts';
import { openKeys, prepareRegistration } from '../store/registrations/prepare.ts';
import type { TicketRow, WrittenRegistration } from '../store/registrations/register.ts';
import { tokenOf } from '../store/registrations/tickets.ts';
import { actingOn, allow, type MemberContext, type VisitorContext } from './context.ts';

/** A party that asks for places. */
export interface NewParty {
  readonly edition: StoredEdition;
  /** A UUID of the sender's own. */
  readonly key: string;
  readonly party: PartyRequest;
  /** Where the request comes from; null where no ceilings are kept. */
  readonly network: string | null;
}

/**
 * Registers a party under its idempotency key (a UUID). The same key with the same content gives
 * the same receipt with `created: false`. Throws a `Problem` for everything that was not taken.
 */
export async function registerParty(
  context: VisitorContext,
  { edition, key, party, network }: NewParty,
): Promise<{ created: boolean; receipt: RegistrationReceipt }> {
  allow(context, 'register_party');
  const { env, now } = context;
  const keys = await openKeys(env, edition, now);
  const prepared = await prepareDays(keys, edition, key, party, now);
  const tooOften = await asksTooOften(env, prepared[0]);
  const hashed = network === null ? null : await keyedHash(keys.find, `network ${network}`);
  const { created, written } = await ask(env, edition, prepared, { tooOften, network: hashed });
  return { created, receipt: await receiptOf(env, edition, keys, written) };
}

/**
 * Registers a party that stands at the desk, under the key (a UUID) of the desk's form: the same key
 * with the same content gives the same registration with `created: false`. Its contact may be empty,
 * and no ceiling holds a desk up. Throws as `registerParty`.
 */
export async function registerAtDesk(
  context: MemberContext,
  { edition, key, party }: Omit<NewParty, 'network'>,
): Promise<{ created: boolean; id: string }> {
  allow(context, 'register_at_desk');
  const { env, now } = context;
  const by = actingOn(context, edition.number);
  const keys = await openKeys(env, edition, now);
  const asked = await prepareRegistration(keys, edition, key, party, now);
  // A member who stands before them has seen who they are: nobody else is asked.
  const answered = { state: 'confirmed', held: peopleOf(party.party), waits_since: null } as const;
  const prepared = { ...asked, ...answered, by: by.id };
  const { created, written } = await ask(env, edition, [prepared], FREELY);
  return { created, id: written.id };
}

const FREELY: Asking = { tooOften: false, network: null };

async function ask(
  env: Env,
  edition: StoredEdition,
  [prepared, ...others]: Days,
  asking: Asking,
): Promise<{ created: boolean; written: WrittenRegistration }> {
  const answer = await askRegistrar(env, edition.number, (registrar) =>
    others.length === 0
      ? registrar.register(edition.number, prepared, asking)
      : registrar.registerTogether(edition.number, [prepared, ...others], asking),
  );
  if (!('written' in answer)) throw refusal(answer);
  return { created: answer.outcome === 'created', written: answer.written };
}

/** Limits registrations, not addresses: a whole quarter can share one carrier address. */
export async function asksTooOften(env: Env, prepared: PreparedRegistration): Promise<boolean> {
  if (!env.LIMIT_CONTACT || env.RATE_LIMITS === 'off') return false;
  const contact = prepared.phone_hash ?? prepared.email_hash ?? prepared.id;
  const { success } = await env.LIMIT_CONTACT.limit({ key: contact });
  return !success;
}

function refusal(answer: Exclude<RegisterAnswer, { written: WrittenRegistration }>): Problem {
  switch (answer.outcome) {
    case 'slot_full':
      return new Problem('slot_full', {
        detail: 'The arrival window has not enough places left for this party.',
        members: instead(answer),
      });
    case 'registration_closed':
      return new Problem('registration_closed', {
        detail: 'Registration, or this arrival window, takes nobody at this time.',
        members: instead(answer),
      });
    case 'slot_unknown':
      return new Problem('invalid_request', {
        errors: [{ path: 'slot', message: 'slot_unknown' }],
      });
    case 'group_code_invalid':
      return new Problem('invitation_invalid', {
        detail: 'The group code is unknown, used up, ended, or not for this day or so many people.',
      });
    case 'rate_limited':
      return new Problem('rate_limited', { retryAfter: 60 });
    case 'busy':
      return new Problem('busy', { retryAfter: 5 });
    case 'failed':
      // No sender can ask for this, so it is a fault of the service, and is logged as one.
      throw new Error('a registration was refused by its table');
    default:
      return new Problem(answer.outcome);
  }
}

/** What a window had left and which others to have, as the public interface says it. */
export function instead({ remaining, alternatives, slot }: Remaining) {
  const window = slot === undefined ? {} : { slot: String(slot) };
  return { remaining, alternatives: alternatives.map(String), ...window };
}

/** A registration for each day that is asked for; the first is the one that is answered. */
type Days = readonly [PreparedRegistration, ...PreparedRegistration[]];

async function prepareDays(
  keys: EditionKeys,
  edition: Edition,
  key: string,
  party: PartyRequest,
  now: number,
): Promise<Days> {
  const first = await prepareRegistration(keys, edition, key, party, now);
  if (party.also.length === 0) return [first];
  const others = party.also.map(async (slot) => {
    const id = await dayKey(first.id, slot);
    const own = await prepareRegistration(keys, edition, id, { ...party, slot, also: [] }, now);
    return { ...own, request: first.id };
  });
  return [{ ...first, request: first.id }, ...(await Promise.all(others))];
}

/** The id of a further day of a request: the same for the same key, however often it is sent. */
async function dayKey(id: string, slot: number): Promise<string> {
  const text = new TextEncoder().encode(`${id} ${slot}`);
  return namedId(new Uint8Array(await crypto.subtle.digest('SHA-256', text)));
}

async function receiptOf(
  env: Env,
  edition: StoredEdition,
  keys: EditionKeys,
  written: WrittenRegistration,
): Promise<RegistrationReceipt> {
  const code = { serial: written.first_serial, secret: written.first_secret };
  // The first link: whoever repeats a registration whose contact was changed since gets no newer one.
  const secret = await manageSecret(keys.manage, {
    event: edition.number,
    id: written.id,
    serial: written.first_serial,
    link: 0,
  });
  // A ticket that waits for approval, or was given back, admits no people.
  const issued = written.tickets.filter((ticket) => ticket.state === 'valid');
  return {
    registration: {
      reference: formatCode(code, edition.code_key),
      status: written.state,
      manage_url: `${env.PUBLIC_URL}/r/${secret}`,
    },
    tickets: issued.map((ticket) => issuedTicket(env, edition, ticket)),
  };
}

/** A ticket in the form of the public interface. */
function issuedTicket(env: Env, edition: StoredEdition, row: TicketRow): IssuedTicket {
  const token = tokenOf(edition.number, row);
  const slot = slotsOf(edition).get(row.slot);
  const day = edition.days.find((one) => one.number === row.day);
  const url = `${env.PUBLIC_URL}/t/${token}`;
  return {
    serial: row.serial,
    code: formatCode({ serial: row.serial, secret: row.secret }, edition.code_key),
    token,
    url,
    qr_url: `${url}.svg`,
    kind: row.kind,
    admits: row.adults + row.children,
    adults: row.adults,
    children: row.children,
    date: day?.date ?? '',
    starts_at: slot ? isoWithOffset(slot.starts_at, edition.timezone) : '',
    ends_at: slot ? isoWithOffset(slot.ends_at, edition.timezone) : '',
  };
}

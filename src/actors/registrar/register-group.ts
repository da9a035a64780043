import { offersKind, registrationOpen, slotsOf, takesParties } from '../../domain/edition.ts';
import { peopleOf } from '../../domain/registration.ts';
import { together, type Verb } from '../../store/d1/batch.ts';
import { tickLedger } from '../../store/d1/fence.ts';
import { readPlaces } from '../../store/editions/places.ts';
import { tellRegistered } from '../../store/messages/outbox.ts';
import {
  type NewRegistration,
  type NotWritten,
  readNotWritten,
  readWritten,
  register,
  type WrittenRegistration,
} from '../../store/registrations/register.ts';
import type { PreparedRegistration, RegisterAnswer } from '../calls.ts';
import type { Decided } from '../group-commit.ts';
import type { Desk } from './change-registration.ts';
import { notKept, type TicketIssuer } from './ticket-issuer.ts';
import { ticketMessages } from './ticket-message.ts';
import { askerOf, type WindowPlaces } from './window-places.ts';

/**
 * A party to be registered. A sender over the limit gets what is registered already, and registers
 * nothing.
 */
export interface Applicant {
  readonly party: PreparedRegistration;
  readonly tooOften: boolean;
}

/** What the Registrar passes to parties that register: its own memory of serials and of places too. */
export interface RegisterDesk extends Desk {
  readonly issuer: TicketIssuer;
  readonly places: WindowPlaces;
  /** Called once parties were written: messages may wait. */
  written(): void;
}

const NOTHING: Verb<unknown> = { statements: [], read: () => undefined };

/** Judges parties that arrived at the same time, each by itself, and says what to write for them. */
export async function registerGroup(
  desk: RegisterDesk,
  applicants: readonly Applicant[],
): Promise<Decided<RegisterAnswer>> {
  const { db, event } = desk;
  const admitted = applicants.filter(({ tooOften }) => !tooOften);
  const candidates = await drawCandidates(
    desk,
    admitted.map(({ party }) => party),
  );
  const ids = applicants.map(({ party }) => party.id);
  const fresh = [...candidates.values()];
  const writes = fresh.length > 0 ? await write(desk, fresh) : NOTHING;
  const written = readWritten(db, event, ids, candidates);
  const rows = fresh.map((one) => one.registration);
  const all = together(writes, written, readPlaces(db, event), readNotWritten(db, event, rows));
  let answers: readonly RegisterAnswer[] = [];
  return {
    writes: {
      statements: all.statements,
      read: (results) => {
        const [, found, free, refused] = all.read(results);
        desk.places.learn(free);
        desk.giveBack(fresh.flatMap((one) => notKept(one, found)));
        answers = applicants.map(({ party, tooOften }, i) =>
          tooOften && !found.has(party.id)
            ? { outcome: 'rate_limited' }
            : answerOf(desk, party, ids.indexOf(party.id) === i, { candidates, found, refused }),
        );
      },
    },
    committed: () => {
      if (fresh.length > 0) desk.written();
      return answers;
    },
  };
}

/**
 * Draws serials and signs tickets for those that can fit, each as if it came alone: only the database
 * knows which of those before it are refused, and whoever is refused takes nobody's place.
 */
export async function drawCandidates(
  { edition, issuer, places }: RegisterDesk,
  parties: readonly PreparedRegistration[],
): Promise<Map<string, NewRegistration>> {
  const candidates = new Map<string, NewRegistration>();
  if (!issuer.canSign) return candidates;
  const slots = slotsOf(edition);
  for (const party of parties) {
    const slot = slots.get(party.slot);
    if (candidates.has(party.id) || !slot || !offersKind(edition, party.kind)) continue;
    if (!takesParties(edition, slot, party.created_at) || !places.fits(party)) continue;
    candidates.set(party.id, issuer.draw({ ...party, day: slot.day }));
  }
  return issuer.sign(candidates);
}

async function write(
  desk: RegisterDesk,
  candidates: readonly NewRegistration[],
): Promise<Verb<unknown>> {
  const { db, event } = desk;
  const at = Date.now();
  const messages = desk.carried ? await ticketMessages(desk, candidates, at) : [];
  return together(
    tickLedger(db, event, desk.lastSerial()),
    register(db, event, candidates, at),
    tellRegistered(db, event, messages, at),
  );
}

/** What the batch found of a group, by the id of a party. */
interface Found {
  readonly candidates: ReadonlyMap<string, NewRegistration>;
  readonly found: ReadonlyMap<string, WrittenRegistration>;
  readonly refused: ReadonlyMap<string, NotWritten>;
}

/** `first`: no party before it in its group had the same key. */
function answerOf(
  desk: RegisterDesk,
  party: PreparedRegistration,
  first: boolean,
  { candidates, found, refused }: Found,
): RegisterAnswer {
  const written = found.get(party.id);
  const mine = candidates.get(party.id);
  if (!written) return refusalOf(desk, party, mine !== undefined, refused);
  if (written.fingerprint !== party.fingerprint) return { outcome: 'idempotency_key_reused' };
  const isNew = first && written.first_serial === mine?.reference.serial;
  return { outcome: isNew ? 'created' : 'repeated', written };
}

/** Why a party was not written; `drawn`: it was to be. */
export function refusalOf(
  { edition, places }: RegisterDesk,
  party: PreparedRegistration,
  drawn: boolean,
  refused: ReadonlyMap<string, NotWritten>,
): Exclude<RegisterAnswer, { written: WrittenRegistration }> {
  const { created_at } = party;
  const slot = slotsOf(edition).get(party.slot);
  if (!slot) return { outcome: 'slot_unknown' };
  const instead = () =>
    places.remaining(edition, party.slot, peopleOf(party), askerOf(party), created_at);
  if (!registrationOpen(edition, created_at) || !offersKind(edition, party.kind)) {
    return { outcome: 'registration_closed', remaining: 0, alternatives: [] };
  }
  if (!takesParties(edition, slot, created_at)) {
    return { outcome: 'registration_closed', ...instead() };
  }
  const why = refused.get(party.id);
  if (why) return { outcome: why === 'too_many_people' ? 'rate_limited' : why };
  // It was written, and still fits: its table refused it for something that no sender can ask for.
  if (drawn && places.fits(party)) return { outcome: 'failed' };
  return { outcome: 'slot_full', ...instead() };
}

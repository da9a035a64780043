import type { PartyKind } from '../../domain/kinds.ts';
import { peopleOf } from '../../domain/registration.ts';
import { REISSUE_TRIES } from '../../domain/reissue-proof.ts';
import { run, together, type Verb } from '../../store/d1/batch.ts';
import { tickLedger } from '../../store/d1/fence.ts';
import {
  type ChangedRegistration,
  type ChangeRequest,
  changeRegistration,
} from '../../store/registrations/change.ts';
import {
  type KnownRegistration,
  readBarred,
  readKnown,
  readVouches,
} from '../../store/registrations/known.ts';
import type { TicketRow } from '../../store/registrations/register.ts';
import { readReissueTries } from '../../store/registrations/reissue-tries.ts';
import { draftChange } from './change-draft.ts';
import type { ChangeOrder, DraftContext, Refused } from './draft.ts';

/** Fresh reads of a registration whose people move meanwhile; then its holder is sent back. */
const STALE_MAX = 5;
/** Most characters of a key, with room for a revision after them. */
const AGAIN_KEY_MAX = 56;

export type ChangeOutcome =
  | 'changed'
  | 'slot_full'
  | 'already_registered'
  | 'group_code_invalid'
  /** Too many wrong answers about a lost ticket. */
  | 'needs_organizer'
  | 'busy'
  | Refused;

/** The result of a change; `wanted`: the window and the people that it asked for. */
export interface Changed {
  readonly outcome: ChangeOutcome;
  readonly wanted: {
    readonly slot: number;
    readonly people: number;
    readonly kind: PartyKind;
  } | null;
  /** People of it have entered: the gates' figures of it may change with its size. */
  readonly used: boolean;
}

/** What the Registrar passes to a change: its database, its fence, its serials and its key. */
export interface Desk extends Omit<DraftContext, 'now'> {
  readonly db: D1Database;
  readonly event: number;
  fence(): Verb<void>;
  /** The highest serial given out, those of this change among them. */
  lastSerial(): number;
  /** Takes back serials that were drawn for a change that was not written. */
  giveBack(serials: readonly number[]): void;
  sign(ticket: TicketRow): Promise<TicketRow>;
}

/**
 * Carries out one order on one registration, in one batch: what its key asked for before is done
 * already, and movements at the gates meanwhile are read again.
 */
export async function applyChange(
  desk: Desk,
  id: string,
  order: ChangeOrder,
  request: Omit<ChangeRequest, 'verb'>,
  now: number,
): Promise<Changed> {
  for (let attempt = 0; attempt < STALE_MAX; attempt++) {
    const changed = await tryChange(desk, id, order, request, now);
    if (changed !== 'stale') return changed;
  }
  return ended('busy');
}

async function tryChange(
  desk: Desk,
  id: string,
  order: ChangeOrder,
  request: Omit<ChangeRequest, 'verb'>,
  now: number,
): Promise<Changed | 'stale'> {
  const { db, event } = desk;
  const [{ known, done }] = await run(db, readKnown(db, event, id, request.key));
  if (!known) return ended('not_found');
  if (done && isStillDone(known, order)) return ended('changed');
  const key = done ? againKey(request.key, known) : request.key;
  let unused: number[] = [];
  const nextSerial = () => {
    const serial = desk.nextSerial();
    unused.push(serial);
    return serial;
  };
  try {
    const change = draftChange(known, order, { ...desk, nextSerial, now });
    if (change === 'done') return ended('changed');
    if (typeof change === 'string') return ended(change, wantedBy(order, known));
    const { slot } = change;
    const people = peopleOf(change);
    const barred = () => barredFrom(desk, known, order, change, now);
    const why = await barred();
    if (why) return ended(why);
    const written = await write(desk, known, change, { ...request, key, verb: order.type }, now);
    if (written === 'stale') return 'stale';
    if (written === 'refused') {
      // A code can be withdrawn between the two.
      return ended((await barred()) ?? 'slot_full', { slot, people, kind: known.kind });
    }
    unused = [];
    // A ticket of another day too: people may have come by its old picture before it is held again.
    const ever = [...known.tickets, ...known.retired];
    return { ...ended('changed'), used: ever.some(({ entered }) => entered > 0) };
  } finally {
    desk.giveBack(unused);
  }
}

/**
 * Whether an order that was done is not done again. A window or a party can be changed again by a
 * form that is gone back to, and then be asked for once more; every other order is done once.
 */
function isStillDone(known: KnownRegistration, order: ChangeOrder): boolean {
  // What was cancelled since is neither changed nor divided.
  if (known.state === 'cancelled') return false;
  if (order.type !== 'change') return true;
  const { slot, adults, children, step_free } = order;
  const same = adults === known.adults && children === known.children;
  return same && slot === known.slot && step_free === known.step_free;
}

/** The key of a form that asks again for what it had asked for before another order. */
function againKey(key: string, { revision }: KnownRegistration): string {
  return `${key.slice(0, AGAIN_KEY_MAX)} ${revision}`;
}

/** Parts of a change that do not concern its places: who its contact is, and who approves it. */
async function barredFrom(
  { db, event }: Desk,
  known: KnownRegistration,
  order: ChangeOrder,
  change: ChangedRegistration,
  now: number,
): Promise<ChangeOutcome | null> {
  if (order.type === 'reissue' && !order.unproven) {
    const [wrong] = await run(db, readReissueTries(db, event, known.id));
    return wrong >= REISSUE_TRIES ? 'needs_organizer' : null;
  }
  const [day, people] = [change.day, peopleOf(change)];
  if (order.type === 'vouch') {
    const [opens] = await run(
      db,
      readVouches(db, event, order.group_code, { day, people: change.held, now }),
    );
    return opens ? null : 'group_code_invalid';
  }
  if (day === known.day && people <= peopleOf(known)) return null;
  // Only this object writes registrations, so that what is read here still holds when it is
  // written.
  const [why] = await run(db, readBarred(db, event, known.id, { day, people }));
  return why === 'too_many_people' ? 'already_registered' : why;
}

async function write(
  desk: Desk,
  known: KnownRegistration,
  change: ChangedRegistration,
  request: ChangeRequest,
  now: number,
) {
  const { db, event } = desk;
  const tickets = await Promise.all(change.tickets.map((ticket) => signed(desk, known, ticket)));
  const [, [, written]] = await run(
    db,
    desk.fence(),
    together(
      tickLedger(db, event, desk.lastSerial()),
      changeRegistration(db, event, known, { ...change, tickets }, request, now),
    ),
  );
  return written;
}

/**
 * An unchanged ticket keeps its signature, and with it the address that its holder may have saved.
 */
function signed(desk: Desk, known: KnownRegistration, ticket: TicketRow): Promise<TicketRow> {
  const before = [...known.tickets, ...known.retired].find((one) => one.serial === ticket.serial);
  const says = (one: TicketRow) => [one.revision, one.adults, one.children, one.slot].join();
  if (before && says(before) === says(ticket)) return Promise.resolve(ticket);
  return desk.sign(ticket);
}

function ended(outcome: ChangeOutcome, wanted: Changed['wanted'] = null): Changed {
  return { outcome, wanted, used: false };
}

function wantedBy(order: ChangeOrder, known: KnownRegistration): Changed['wanted'] {
  const { adults, children } = order.type === 'change' ? order : known;
  const { slot } = order.type === 'change' || order.type === 'vouch' ? order : known;
  return { slot, people: adults + children, kind: known.kind };
}

import type { PartyKind } from '../../domain/kinds.ts';
import { peopleOf } from '../../domain/registration.ts';
import { REISSUE_TRIES } from '../../domain/reissue-proof.ts';
import { run, together } from '../../store/d1/batch.ts';
import { isIncomplete, tickLedger } from '../../store/d1/fence.ts';
import {
  type ChangedRegistration,
  type ChangeRequest,
  changeRegistration,
  holdTogether,
  readStale,
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
import { changeMessage } from './change-message.ts';
import {
  type ChangeOrder,
  type DraftContext,
  type Refused,
  standing,
  sumOf,
  type Worked,
} from './draft.ts';
import { hasNumbers } from './draft-coaches.ts';
import type { MessageDesk } from './message-draft.ts';

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
export interface Desk extends Omit<DraftContext, 'now' | 'edition'>, MessageDesk {
  /** The highest serial given out, those of this change among them. */
  lastSerial(): number;
  /** Takes back serials that were drawn for a change that was not written. */
  giveBack(serials: readonly number[]): void;
  sign(ticket: TicketRow): Promise<TicketRow>;
}

/** What is asked of one registration. */
export interface Ordered {
  readonly id: string;
  readonly order: ChangeOrder;
  /** The revision that whoever asks has seen: on another one it is not carried out. */
  readonly seen?: number;
}

/**
 * Carries out orders on registrations in one batch, all of them or none: what their key asked for
 * before is done already, and movements at the gates meanwhile are read again.
 */
export async function applyChanges(
  desk: Desk,
  orders: readonly Ordered[],
  request: Omit<ChangeRequest, 'verb'>,
  now: number,
): Promise<Changed> {
  for (let attempt = 0; attempt < STALE_MAX; attempt++) {
    const changed = await tryChanges(desk, orders, request, now);
    if (changed !== 'stale') return changed;
  }
  return ended('busy');
}

async function tryChanges(
  desk: Desk,
  orders: readonly Ordered[],
  request: Omit<ChangeRequest, 'verb'>,
  now: number,
): Promise<Changed | 'stale'> {
  const { db, event } = desk;
  const reads = await run(db, ...orders.map(({ id }) => readKnown(db, event, id, request.key)));
  let unused: number[] = [];
  const nextSerial = () => {
    const serial = desk.nextSerial();
    unused.push(serial);
    return serial;
  };
  try {
    const all: Worked[] = [];
    for (const [at, ordered] of orders.entries()) {
      const worked = await workOut({ ...desk, nextSerial }, reads[at], ordered, request, now);
      if ('outcome' in worked && worked.outcome !== 'changed') return worked;
      if ('change' in worked) all.push(worked);
    }
    const [first] = all;
    if (!first) return ended('changed');
    const written = await write(desk, all, now);
    if (written === 'stale') return 'stale';
    if (written === 'refused') return whyRefused(desk, all, now);
    unused = [];
    // A ticket of another day too: people may have come by its old picture before it is held again.
    const ever = all.flatMap(({ known }) => [...known.tickets, ...known.retired]);
    return { ...ended('changed'), used: ever.some(({ entered }) => entered > 0) };
  } finally {
    desk.giveBack(unused);
  }
}

/** What one order changes; `changed` where it is done already, else why it cannot be. */
async function workOut(
  desk: Desk,
  read: { readonly known: KnownRegistration | null; readonly done: boolean } | undefined,
  { order, seen }: Ordered,
  request: Omit<ChangeRequest, 'verb'>,
  now: number,
): Promise<Worked | Changed> {
  const { known = null, done = false } = read ?? {};
  if (!known) return ended('not_found');
  if (done && isStillDone(known, order)) return ended('changed');
  const change = draftChange(known, order, { ...desk, now });
  if (change === 'done') return ended('changed');
  if (seen !== undefined && seen !== known.revision) return ended('changed_meanwhile');
  if (typeof change === 'string') return ended(change, wantedBy(order, known));
  const why = await barredFrom(desk, known, order, change, now);
  if (why) return ended(why);
  const key = done ? againKey(request.key, known) : request.key;
  return { known, order, change, request: { ...request, key, ...notedOf(order) } };
}

/** A code can be withdrawn between its check and the batch; what else was refused found no room. */
async function whyRefused(desk: Desk, all: readonly Worked[], now: number): Promise<Changed> {
  for (const { known, order, change } of all) {
    const why = await barredFrom(desk, known, order, change, now);
    if (why) return ended(why);
  }
  const [full] = all;
  if (!full) return ended('slot_full');
  const { slot } = full.change;
  return ended('slot_full', { slot, people: peopleOf(full.change), kind: full.known.kind });
}

/** What is kept of an order: its verb, and why a member gave it. */
function notedOf(order: ChangeOrder): Pick<ChangeRequest, 'verb' | 'reason'> {
  const { type: verb } = order;
  const isReasoned = order.type === 'change' || order.type === 'cancel';
  return isReasoned && order.reason ? { verb, reason: order.reason } : { verb };
}

/**
 * Whether an order that was done is not done again. A window or a party can be changed again by a
 * form that is gone back to, and then be asked for once more; every other order is done once.
 */
function isStillDone(known: KnownRegistration, order: ChangeOrder): boolean {
  // What was declined once more is sent again by a form of its own.
  if (order.type === 'resend') return true;
  // What was cancelled since is neither changed nor divided.
  if (known.state === 'cancelled') return false;
  if (order.type === 'coaches') {
    // One that has another ticket since was moved by this very order.
    return order.coaches.every((coach) => {
      const ticket = known.tickets.find(({ serial }) => serial === coach.serial);
      return !ticket || hasNumbers(ticket, coach);
    });
  }
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

/** One batch for all of them; where one of several is not written, none is. */
async function write(
  desk: Desk,
  all: readonly Worked[],
  now: number,
): Promise<'written' | 'stale' | 'refused'> {
  const { db, event } = desk;
  const verbs = await Promise.all(
    all.map(async (one) => {
      const { known, change, request } = one;
      const tickets = await Promise.all(change.tickets.map((row) => signed(desk, known, row)));
      const message = await changeMessage(desk, one, now);
      return changeRegistration(db, event, known, { ...change, tickets }, request, now, message);
    }),
  );
  const one = together(tickLedger(db, event, desk.lastSerial()), together(...verbs));
  if (all.length === 1) {
    const [, [, [written = 'stale']]] = await run(db, desk.fence(), one);
    return written;
  }
  const keys = all.map(({ known, request }) => ({ id: known.id, key: request.key }));
  try {
    await run(db, desk.fence(), one, holdTogether(db, event, keys));
    return 'written';
  } catch (error) {
    if (!isIncomplete(error)) throw error;
    const stale = await run(db, ...all.map(({ known }) => readStale(db, event, known)));
    return stale.includes(true) ? 'stale' : 'refused';
  }
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
  const { adults, children } = order.type === 'change' ? order : countedBy(order, known);
  const slot = 'slot' in order ? (order.slot ?? known.slot) : known.slot;
  return { slot, people: adults + children, kind: known.kind };
}

/** The people that a group would be, with the numbers that are asked for. */
function countedBy(order: ChangeOrder, { adults, children, tickets }: KnownRegistration) {
  if (order.type !== 'coaches') return { adults, children };
  const wanted = new Map(order.coaches.map((coach) => [coach.serial, coach]));
  const coaches = standing(tickets).map((ticket) => wanted.get(ticket.serial) ?? ticket);
  return { adults: sumOf(coaches, 'adults'), children: sumOf(coaches, 'children') };
}

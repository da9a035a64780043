import {
  type Edition,
  registrationOpen,
  type Slot,
  slotsOf,
  windowCloses,
  windowOpen,
} from '../../domain/edition.ts';
import { partsOf } from '../../domain/registration.ts';
import { mostOfList, roomOfList } from '../../domain/shares.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import {
  ANY_WINDOW,
  DRAW_EVERY_MS,
  type Draw,
  drawWindow,
  type Lot,
  offerDeadline,
} from '../../domain/wait-list.ts';
import { run, together, type Verb, write } from '../../store/d1/batch.ts';
import { tickLedger } from '../../store/d1/fence.ts';
import { type Places, readPlaces } from '../../store/editions/places.ts';
import { tellDrawn } from '../../store/messages/outbox.ts';
import {
  type NewRegistration,
  register,
  type TicketRow,
} from '../../store/registrations/register.ts';
import { makeOffers, noteDraw, type Offer } from '../../store/wait-list/draws.ts';
import {
  endLists,
  endOffers,
  type InLot,
  type KnownWait,
  leaveList,
  readLots,
  readOpenLists,
  readWaits,
  type WaitList,
} from '../../store/wait-list/lists.ts';
import { drawMessages } from './draw-messages.ts';
import type { MessageDesk } from './message-draft.ts';
import { newTicket } from './new-ticket.ts';

/** What the Registrar passes to its wait lists: what messages need, its serials and its key. */
export interface ListDesk extends MessageDesk {
  /** The highest serial given out. */
  lastSerial(): number;
  sign(ticket: TicketRow): Promise<TicketRow>;
  learn(places: ReadonlyMap<number, Places>): void;
}

/** Parties of one draw: each that is registered at once is signed for. The next minute goes on. */
const DRAWN_MAX = 200;
/** For a party that is registered in the batch that draws it, ms. */
const AT_ONCE_MS = MINUTE_MS;

/**
 * Ends what is over, and draws who has the places that came free: in one batch who is drawn, who is
 * registered, and whose turn is nearer. Each window is drawn at most once a minute.
 */
export async function drawPlaces(desk: ListDesk, now: number, lot: Lot = chance): Promise<void> {
  const { db, event, edition } = desk;
  const [lists] = await run(db, readOpenLists(db, event));
  if (lists.length === 0) return;
  const ended = lists.filter((list) => isOver(edition, list, now));
  const [, , , places] = await run(
    db,
    desk.fence(),
    endOffers(db, event, now),
    endLists(db, event, ended, now),
    readPlaces(db, event),
  );
  desk.learn(places);
  const due = registrationOpen(edition, now) ? dueWindows(edition, places, now) : [];
  if (due.length === 0) return;
  const days = [...new Set(due.map(({ slot }) => slot.day))];
  const [waiting] = await run(db, readLots(db, event, days));
  const { offers, passed, opened } = drawnOf(edition, due, waiting, { lot, now });
  const [drawn] = await run(
    db,
    readWaits(
      db,
      event,
      offers.map(({ id }) => id),
    ),
  );
  const byId = new Map(drawn.map((one) => [one.id, one]));
  const windows = due.map(({ slot: { number }, free }) => ({
    ...{ number, free, opens: opened.has(number) },
  }));
  const atOnce = offers.flatMap(({ id, slot }) => {
    const wait = byId.get(id);
    return wait && !wait.ask ? [{ wait, slot }] : [];
  });
  const messages = await drawMessages(desk, offers, byId, now);
  const [, , , , , learnt] = await run(
    db,
    desk.fence(),
    makeOffers(db, event, offers, now),
    await registered(desk, atOnce, now),
    noteDraw(db, event, { passed, offers, windows }, now),
    tellDrawn(db, event, messages, now),
    readPlaces(db, event),
  );
  desk.learn(learnt);
}

/**
 * Registers parties for which places are kept: whoever cannot be registered, such as a contact that has
 * enough parties on that day, leaves the list, and the places are free again.
 */
async function registered(
  desk: ListDesk,
  drawn: readonly { readonly wait: KnownWait; readonly slot: number }[],
  now: number,
): Promise<Verb<unknown>> {
  const { db, event } = desk;
  if (drawn.length === 0) return write();
  const rows = await Promise.all(
    drawn.map(({ wait, slot }) => registrationOf(desk, wait, slot, now)),
  );
  const ids = drawn.map(({ wait }) => wait.id);
  return together(
    tickLedger(db, event, desk.lastSerial()),
    register(
      db,
      event,
      rows.flatMap((row) => (row ? [row] : [])),
      now,
    ),
    leaveList(db, event, ids, ['offered'], now),
  );
}

/** A party of the list as its registration is written, in one window; null once it was forgotten. */
export async function registrationOf(
  desk: Pick<ListDesk, 'edition' | 'sign'>,
  { party, day, first_serial: serial, first_secret: secret }: KnownWait,
  slot: number,
  now: number,
): Promise<NewRegistration | null> {
  if (!party) return null;
  const registration = { ...party, day, slot, created_at: now };
  const reference = { serial, secret };
  // Families and individuals wait: each has one ticket.
  const tickets = partsOf(registration)
    .slice(0, 1)
    .map((part) => desk.sign(newTicket(registration, part, reference, 'valid')));
  return { registration, reference, tickets: await Promise.all(tickets), waited: true };
}

interface DueWindow {
  readonly slot: Slot;
  readonly free: number;
  readonly most: number;
}

/** The windows in which somebody waits, places are free, and none were drawn within the minute. */
function dueWindows(
  edition: Edition,
  places: ReadonlyMap<number, Places>,
  now: number,
): DueWindow[] {
  return [...slotsOf(edition).values()].flatMap((slot) => {
    const one = places.get(slot.number);
    if (!one || one.waiting === 0 || !windowOpen(edition, slot, now)) return [];
    if (one.drawn_at !== null && now - one.drawn_at < DRAW_EVERY_MS) return [];
    const free = roomOfList(one, now);
    return free > 0 ? [{ slot, free, most: mostOfList(one) }] : [];
  });
}

interface Drawn {
  readonly offers: readonly Offer[];
  readonly passed: Draw['passed'];
  /** Windows in which what is left is everybody's from now on. */
  readonly opened: ReadonlySet<number>;
}

/** Draws the windows one by one, in an order that is drawn as well. */
function drawnOf(
  edition: Edition,
  due: readonly DueWindow[],
  waiting: readonly InLot[],
  { lot, now }: { readonly lot: Lot; readonly now: number },
): Drawn {
  const opened = new Set<number>();
  const offers = new Map<string, Offer>();
  const passed = new Map<string, Draw['passed'][number]>();
  for (const { slot, free, most } of shuffled(due, lot)) {
    const { number, day, starts_at } = slot;
    const ask = deadlineOf(edition, slot, now);
    const here = waiting.filter(
      (one) =>
        one.day === day &&
        (one.slot === number || one.slot === ANY_WINDOW) &&
        !offers.has(one.id) &&
        (!one.ask || ask !== null),
    );
    const draw = drawWindow({ number, day, free, most, starts_at }, here, lot, now);
    const asked = new Map(here.map((one) => [one.id, one.ask]));
    for (const { id } of draw.drawn) {
      if (offers.size >= DRAWN_MAX) break;
      const deadline = asked.get(id) ? (ask ?? now) : now + AT_ONCE_MS;
      offers.set(id, { id, slot: number, deadline });
    }
    for (const one of draw.passed) passed.set(one.id, one);
    // Beyond what one draw gives somebody may still fit.
    if (draw.opens && offers.size < DRAWN_MAX) opened.add(number);
  }
  const left = [...passed.values()].filter(({ id }) => !offers.has(id));
  return { offers: [...offers.values()], passed: left, opened };
}

/** Until when somebody who is asked now may answer; null where that would be too short. */
function deadlineOf(edition: Edition, slot: Slot, now: number): number | null {
  const latest = Math.min(slot.starts_at, edition.registration.closes_at);
  return offerDeadline(edition.timezone, now, latest);
}

/** Whether nothing can come free for a list any more: its window, or the last of its day, is over. */
export function isOver(edition: Edition, { day, slot }: WaitList, now: number): boolean {
  if (edition.status === 'archived' || now >= edition.registration.closes_at) return true;
  const own = edition.days.find((one) => one.number === day)?.slots ?? [];
  const windows = own.filter(({ number }) => slot === ANY_WINDOW || number === slot);
  // One that was closed by hand may be opened again.
  return windows.every((one) => now >= windowCloses(edition, { ...one, closed: false }));
}

function shuffled<T>(all: readonly T[], lot: Lot): T[] {
  const left = [...all];
  return all.flatMap(() => left.splice(lot(left.length), 1));
}

/** Each number as likely as any other: what is beyond the last whole multiple is drawn again. */
function chance(n: number): number {
  const most = Math.floor(2 ** 32 / n) * n;
  for (;;) {
    const drawn = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
    if (drawn < most) return drawn % n;
  }
}

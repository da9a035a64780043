import {
  offersKind,
  registrationOpen,
  slotsOf,
  takesParties,
  windowOpen,
} from '../../domain/edition.ts';
import { FAMILY_KINDS } from '../../domain/kinds.ts';
import { mostOfList, roomOfList } from '../../domain/shares.ts';
import { ANY_WINDOW, OWN_WAITING_MAX, WAITING_MAX } from '../../domain/wait-list.ts';
import { run, together, type Verb } from '../../store/d1/batch.ts';
import { tickLedger } from '../../store/d1/fence.ts';
import { type Places, readPlaces } from '../../store/editions/places.ts';
import { forgetOffer, tellDrawn } from '../../store/messages/outbox.ts';
import { readNotWritten, readWritten, register } from '../../store/registrations/register.ts';
import {
  chooseTurn,
  endOffers,
  joinAgain,
  joinList,
  type KnownWait,
  type LeftOpen,
  leaveList,
  type NewWait,
  readListSize,
  readUnasked,
  readWait,
  type WaitList,
} from '../../store/wait-list/lists.ts';
import { turnMessage } from './draw-messages.ts';
import { isOver, type ListDesk, registrationOf } from './draw-places.ts';

/** What joining needs beside: a serial for a party, and its secret digits. */
export interface JoinDesk extends ListDesk {
  nextSerial(): number;
  newSecret(): number;
  giveBack(serials: readonly number[]): void;
}

export type JoinAnswer =
  | { readonly outcome: 'created' | 'repeated'; readonly wait: KnownWait }
  | {
      readonly outcome:
        | 'list_full'
        /** No window of the list can ever have so many places. */
        | 'party_too_large'
        | 'registration_closed'
        | 'already_registered'
        | 'idempotency_key_reused'
        | 'rate_limited'
        | 'busy'
        | 'failed';
    };

/**
 * Puts a party on a list. What its key has joined already is answered at every repetition, and whoever
 * has sent too much joins nothing.
 */
export async function join(
  desk: JoinDesk,
  asked: NewWait,
  tooOften: boolean,
  now: number,
): Promise<JoinAnswer> {
  const { db, event, edition } = desk;
  const { party } = asked;
  const [known, places, size, notWritten] = await run(
    db,
    readWait(db, event, party.id),
    readPlaces(db, event),
    readListSize(db, event, asked, WAITING_MAX),
    readNotWritten(db, event, [{ ...party, day: asked.day }]),
  );
  if (known) {
    const same = known.fingerprint === asked.fingerprint;
    return same ? { outcome: 'repeated', wait: known } : { outcome: 'idempotency_key_reused' };
  }
  if (tooOften) return { outcome: 'rate_limited' };
  // Groups, the press and guests ask for places, and somebody answers them.
  const isFamily = FAMILY_KINDS.some((kind) => kind === party.kind);
  if (!isFamily || !offersKind(edition, party.kind)) {
    return { outcome: 'registration_closed' };
  }
  if (!registrationOpen(edition, now) || !takesAny(desk, asked, now)) {
    return { outcome: 'registration_closed' };
  }
  const people = party.adults + party.children;
  const most = windowsIn(desk, asked).map(({ number }) => mostIn(places.get(number)));
  if (people > Math.max(0, ...most)) return { outcome: 'party_too_large' };
  if (notWritten.size > 0 || size.own >= OWN_WAITING_MAX) return { outcome: 'already_registered' };
  if (size.all >= WAITING_MAX) return { outcome: 'list_full' };
  const reference = { serial: desk.nextSerial(), secret: desk.newSecret() };
  const [, , , wait, learnt] = await run(
    db,
    desk.fence(),
    tickLedger(db, event, desk.lastSerial()),
    joinList(db, event, asked, reference, leftOpen(desk, asked, places, now), now),
    readWait(db, event, party.id),
    readPlaces(db, event),
  );
  desk.learn(learnt);
  return wait ? { outcome: 'created', wait } : { outcome: 'failed' };
}

/** Whether a window of a list can be given at this instant. */
function takesAny({ edition }: ListDesk, list: WaitList, now: number): boolean {
  return windowsIn({ edition }, list).some((slot) => takesParties(edition, slot, now));
}

function windowsIn({ edition }: Pick<ListDesk, 'edition'>, { day, slot }: WaitList) {
  const windows = [...slotsOf(edition).values()].filter((one) => one.day === day);
  return windows.filter(({ number }) => slot === ANY_WINDOW || number === slot);
}

function mostIn(places: Places | undefined): number {
  return places ? mostOfList(places) : 0;
}

function leftOpen(
  desk: ListDesk,
  list: WaitList,
  places: ReadonlyMap<number, Places>,
  now: number,
): LeftOpen {
  return windowsIn(desk, list).flatMap(({ number }) => {
    const one = places.get(number);
    return one ? [[number, roomOfList(one, now)] as const] : [];
  });
}

/**
 * What the holder of a link asks of their place in a list: with `ask` to be asked first, with `register`
 * not to be. `offer`: the number of the offer that they answer.
 */
export interface WaitOrder {
  readonly type: 'take' | 'pass' | 'leave' | 'again' | 'ask' | 'register';
  readonly offer: number;
}

/**
 * `expired`: the deadline is past. `already_registered`: the contact has enough parties on that day.
 */
export type WaitOutcome =
  | 'done'
  | 'expired'
  | 'already_registered'
  | 'registration_closed'
  | 'not_found';

/**
 * Carries out what the holder of a link asks, once however often it is asked: an answer to an offer
 * concerns that offer and no later one.
 */
export async function answerWait(
  desk: ListDesk,
  id: string,
  order: WaitOrder,
  now: number,
): Promise<WaitOutcome> {
  const { db, event, edition } = desk;
  const [, , wait, places] = await run(
    db,
    desk.fence(),
    endOffers(db, event, now),
    readWait(db, event, id),
    readPlaces(db, event),
  );
  if (!wait) return 'not_found';
  const stale = order.type !== 'leave' && wait.offers !== order.offer;
  switch (order.type) {
    case 'take':
      if (wait.state === 'taken') return 'done';
      if (stale || wait.state !== 'offered') return 'expired';
      return take(desk, wait, now);
    case 'again': {
      if (stale || wait.state !== 'expired') return 'done';
      if (isOver(edition, wait, now) || !registrationOpen(edition, now)) {
        return 'registration_closed';
      }
      const open = leftOpen(desk, wait, places, now);
      return written(desk, joinAgain(db, event, wait, open, now));
    }
    case 'ask':
    case 'register':
      return written(desk, chooseTurn(db, event, { id, ask: order.type === 'ask' }, now));
    case 'pass':
      if (stale || wait.state !== 'offered') return 'done';
      return written(
        desk,
        together(leaveList(db, event, [id], ['offered'], now), forgetOffer(db, event, id)),
      );
    default:
      return written(
        desk,
        together(
          leaveList(db, event, [id], ['waiting', 'offered', 'expired'], now),
          forgetOffer(db, event, id),
        ),
      );
  }
}

async function written(desk: ListDesk, verb: Verb<unknown>): Promise<'done'> {
  const { db, event } = desk;
  const [, , places] = await run(db, desk.fence(), verb, readPlaces(db, event));
  desk.learn(places);
  return 'done';
}

/** Registers a party with the places that are kept for it. */
async function take(desk: ListDesk, wait: KnownWait, now: number): Promise<WaitOutcome> {
  const { db, event, edition } = desk;
  const slot = slotsOf(edition).get(wait.offered ?? 0);
  // What was promised stands when its window was closed by hand since.
  const open = slot && windowOpen(edition, { ...slot, closed: false }, now);
  if (!slot || !open || edition.status === 'archived') return 'registration_closed';
  const row = await registrationOf(desk, wait, slot.number, now);
  if (!row) return 'expired';
  const told = desk.carried ? await turnMessage(desk, wait, slot.number, now) : null;
  const [, , , , , found, places] = await run(
    db,
    desk.fence(),
    tickLedger(db, event, desk.lastSerial()),
    register(db, event, [row], now),
    forgetOffer(db, event, wait.id),
    tellDrawn(db, event, told ? [told] : [], now),
    readWritten(db, event, [wait.id]),
    readPlaces(db, event),
  );
  desk.learn(places);
  return found.get(wait.id)?.first_serial === wait.first_serial ? 'done' : 'already_registered';
}

/**
 * Registers parties for which places are kept and whom nothing can ask any more, as if they had chosen to
 * be registered at once: the last browser that could tell them of the offer is gone.
 */
export async function registerUnasked(desk: ListDesk, now: number): Promise<void> {
  const { db, event } = desk;
  const [unasked] = await run(db, readUnasked(db, event, now));
  for (const wait of unasked) {
    const outcome = await take(desk, wait, now);
    if (outcome === 'already_registered')
      await written(desk, leaveList(db, event, [wait.id], ['offered'], now));
  }
}

import type { RegisterAnswer } from '../actors/calls.ts';
import { askRegistrar } from '../actors/stubs.ts';
import { type Edition, nearestWindows, slotsOf, takesParties } from '../domain/edition.ts';
import type { SheetRow } from '../domain/lists/columns.ts';
import { type JudgedRow, judgeRows, type ListReading } from '../domain/lists/judge-rows.ts';
import { Problem } from '../domain/problem.ts';
import { type PartyRequest, peopleOf } from '../domain/registration.ts';
import { run } from '../store/d1/batch.ts';
import type { StoredEdition } from '../store/editions/editions.ts';
import { afterSeating, type Places, readPlaces, roomFor } from '../store/editions/places.ts';
import { derivedCode } from '../store/keys/codes.ts';
import { hashSecret } from '../store/keys/keys.ts';
import { idOf } from '../store/members/invitations.ts';
import { alreadyHere, type HowHere } from '../store/registrations/already-here.ts';
import { openList } from '../store/registrations/lists.ts';
import { openKeys, prepareRegistration } from '../store/registrations/prepare.ts';
import { actingOn, allow, type MemberContext } from './context.ts';

/** A row that can be registered: `id` names its group on its day, so that no list brings it twice. */
export interface ReadyRow {
  readonly line: number;
  readonly label: string;
  readonly id: string;
  readonly request: PartyRequest;
}

/** A row for which its window, or its day, has no places. */
interface FullRow {
  readonly line: number;
  readonly label: string;
  readonly people: number;
  /** Windows that have room for all of it, by number, the nearest first. */
  readonly nearest: readonly number[];
}

/** Every row of a list, judged. */
export interface CheckedList {
  readonly ready: readonly ReadyRow[];
  readonly here: readonly {
    readonly line: number;
    readonly label: string;
    readonly how: HowHere;
  }[];
  readonly look: readonly Extract<JudgedRow, { state: 'look' }>[];
  readonly full: readonly FullRow[];
}

/** Judges the rows of a list by themselves, by what is here, and by the places. Writes nothing. */
export async function checkList(
  context: MemberContext,
  {
    edition,
    rows,
    reading,
  }: { edition: StoredEdition; rows: readonly SheetRow[]; reading: ListReading },
): Promise<CheckedList> {
  allow(context, 'import_list');
  const { env, now } = context;
  actingOn(context, edition.number);
  const judged = judgeRows(rows, reading, edition, now);
  const read = judged.filter((row) => row.state === 'read');
  const { here, fresh } = await alreadyHere(env, edition, { rows: read, kind: reading.kind, now });
  const [places] = await run(env.DB, readPlaces(env.DB, edition.number));
  const seats = new Seats(edition, places, now);
  const seated = fresh.map((row) => ({ row, slot: seats.take(row.request, row.slots) }));
  return {
    ready: seated.flatMap(({ row: { line, label, id, request }, slot }) =>
      slot === null ? [] : [{ line, label, id, request: { ...request, slot } }],
    ),
    here: here.map(({ line, label, how }) => ({ line, label, how })),
    look: judged.filter((row) => row.state === 'look'),
    full: seated.flatMap(({ row: { line, label, request }, slot }) => {
      if (slot !== null) return [];
      const nearest = seats.nearest(request);
      return [{ line, label, people: peopleOf(request.party), nearest }];
    }),
  };
}

/** The places of an edition, as the rows of a list take them one after the other. */
class Seats {
  readonly #edition: Edition;
  readonly #places: Map<number, Places>;
  readonly #now: number;

  constructor(edition: Edition, places: ReadonlyMap<number, Places>, now: number) {
    this.#edition = edition;
    this.#places = new Map(places);
    this.#now = now;
  }

  /** Takes the first of these windows that has room; its number, or null. */
  take({ kind, party }: PartyRequest, slots: readonly number[]): number | null {
    const people = peopleOf(party);
    const asker = { kind, atDesk: false };
    const slot = slots.find((number) => this.#room(number, kind) >= people);
    const places = slot === undefined ? undefined : this.#places.get(slot);
    if (slot === undefined || !places) return null;
    this.#places.set(slot, afterSeating(places, asker, people));
    return slot;
  }

  nearest({ kind, party, slot }: PartyRequest): number[] {
    const from = slotsOf(this.#edition).get(slot);
    if (!from) return [];
    const free = new Map([...this.#places.keys()].map((one) => [one, this.#room(one, kind)]));
    const asked = { people: peopleOf(party), free };
    return nearestWindows(this.#edition, from, asked, this.#now).map(({ number }) => number);
  }

  #room(number: number, kind: PartyRequest['kind']): number {
    const places = this.#places.get(number);
    const slot = slotsOf(this.#edition).get(number);
    const open = slot && takesParties(this.#edition, slot, this.#now);
    return places && open ? roomFor(places, { kind, atDesk: false }, this.#now) : 0;
  }
}

/** A list on its way: what its person was shown before *Import*. */
export interface ListTerms {
  /** Names it among those of its member. */
  readonly name: string;
  readonly rows: number;
  readonly people: number;
  /** Until when rows of it are taken, ms. */
  readonly until: number;
}

/** A row that was not taken after all. */
export interface NotTaken {
  readonly line: number;
  readonly why: 'no_room' | 'closed' | 'stopped' | 'refused';
  readonly nearest: readonly number[];
}

/**
 * Registers some rows of a list: by the Registrar, each judged by itself and confirmed by the list's own
 * code. Sent again, it gives the same answer and writes nothing. Throws `busy` where the writer took
 * none or some of them: those that are in stay in.
 */
export async function importRows(
  context: MemberContext,
  { edition, terms, rows }: { edition: StoredEdition; terms: ListTerms; rows: readonly ReadyRow[] },
): Promise<{ readonly id: string; readonly notTaken: readonly NotTaken[] }> {
  allow(context, 'import_list');
  const { env, now } = context;
  const by = actingOn(context, edition.number);
  const keys = await openKeys(env, edition, now);
  // Of all that its person was shown: the same file, checked again, is another list.
  const { name, until } = terms;
  const shown = JSON.stringify([by.event, by.id, name, terms.rows, terms.people, until]);
  const code = await derivedCode(env.SECRET_KEY, 'list', shown);
  const hash = await hashSecret(code);
  await openList(env.DB, by, { ...terms, hash }, now);
  const parties = await Promise.all(
    rows.map(({ id, request }) =>
      prepareRegistration(keys, edition, id, { ...request, group_code: code }, now),
    ),
  );
  const answers = await askRegistrar(env, edition.number, (registrar) =>
    registrar.registerEach(edition.number, parties),
  );
  if (answers.some(({ outcome }) => outcome === 'busy'))
    throw new Problem('busy', { retryAfter: 5 });
  const notTaken = rows.flatMap(({ line }, at) => notTakenBy(answers[at], line));
  return { id: idOf(hash), notTaken };
}

function notTakenBy(answer: RegisterAnswer | undefined, line: number): NotTaken[] {
  switch (answer?.outcome) {
    case 'created':
    case 'repeated':
    // The same group on the same day, by another list or with other numbers: it is here.
    case 'idempotency_key_reused':
      return [];
    case 'slot_full':
      return [{ line, why: 'no_room', nearest: answer.alternatives }];
    case 'registration_closed':
      return [{ line, why: 'closed', nearest: answer.alternatives }];
    case 'group_code_invalid':
      return [{ line, why: 'stopped', nearest: [] }];
    default:
      return [{ line, why: 'refused', nearest: [] }];
  }
}

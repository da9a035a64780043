import type { Stated } from '../../src/client/gate/phone/decide-scan.ts';
import type { Shown } from '../../src/client/gate/phone/shown-verdict.ts';
import { peopleMax } from '../../src/domain/bounds.ts';
import type { TicketRecord } from '../../src/domain/scan-log.ts';
import { readScanned } from '../../src/domain/token.ts';
import { dayOf } from './day-ledger.ts';
import { changeTicket, textOf } from './drawn.ts';
import { OPENING } from './edition.ts';
import type { Done } from './findings.ts';
import type { Lane, Site } from './lane.ts';
import type { PlainClient } from './plain-client.ts';
import { during } from './time.ts';
import type { PhoneCore } from './world.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const LAST_DAY = 3;

export interface World extends Site {
  readonly lanes: Lane[];
  readonly done: Done;
  readonly plain: PlainClient;
  /** The releases that its phones run. */
  readonly cores: readonly PhoneCore[];
}

/** A ticket is held up at a gate, and held up again where staff must first say which day it is. */
export async function look(lane: Lane, text: string, stated: Stated, world: World): Promise<void> {
  const { phone } = lane;
  const { server, done } = world;
  const gone = knownAsGone(lane, text, world);
  const held = phone.books.settings.own_hold !== null;
  let outcome = await phone.scan(text, stated);
  if (outcome.as === 'question' && outcome.question.ask === 'day') {
    await phone.sayDay(dayOf(server.now()));
    outcome = await phone.scan(text, stated);
  }
  if (outcome.as !== 'shown') return;
  done.said.push(outcome);
  if (stated.override !== undefined || !wentIn(outcome)) return;
  if (held && outcome.reason !== 'held') {
    done.wrong.push(`${lane.handset.name} let in at a gate that its own staff hold`);
  }
  if (gone && server.state.tickets.get(gone.serial)?.seq === gone.seq) {
    done.wrong.push(`${lane.handset.name} let in ticket ${gone.serial}, which it knew to be gone`);
  }
}

function wentIn({ verdict, direction }: Shown): boolean {
  return verdict === 'admitted' && direction === 'entry';
}

/** The ticket that is held up, where it is cancelled or called in and this phone has heard of it. */
function knownAsGone({ heard }: Lane, text: string, { server }: World): TicketRecord | null {
  const scanned = readScanned(text);
  if (scanned.type !== 'token') return null;
  const { serial, revision } = scanned.parsed.payload;
  const ticket = server.state.tickets.get(serial);
  if (!ticket || ticket.seq > heard) return null;
  return ticket.state === 'cancelled' || revision < ticket.oldest ? ticket : null;
}

/** All of a party leave, and two gates record it: each believes that it was the one. */
export async function leave(world: World): Promise<void> {
  const { server, chance, time } = world;
  const inside = [...server.state.tallies].filter(([, { entered, exited }]) => entered > exited);
  const [serial, tally] = inside[chance.below(inside.length)] ?? [];
  if (serial === undefined || !tally) return;
  const text = textOf(serial, chance.float() < 0.5 ? server : null);
  const people = Math.min(tally.entered - tally.exited, peopleMax('ticket', null));
  const gates = world.lanes.filter((lane) => !lane.over && !lane.ending);
  const first = chance.below(gates.length);
  for (const lane of new Set([gates[first], gates[(first + 1) % gates.length]])) {
    if (!lane) continue;
    const { phone } = lane;
    await phone.turn('exit');
    await during(time, look(lane, text, { people }, world));
    await phone.turn('entry');
    if (chance.float() < 0.5) await time.pass(chance.below(20_000));
  }
}

/** What a phone counted in some hours counts no more, and some of it comes only later. */
export function voidSome({ handset }: Lane, { server, chance, time }: World): void {
  const from = time.now - chance.below(10 * HOUR);
  const to = from + 1 + chance.below(3 * HOUR);
  server.voidSpan({ device: handset.name, from, to });
}

/**
 * The evening of a day, when tickets of the days to come are changed and most phones hear of it,
 * and the next morning, when many of them have no network yet.
 */
export async function night(world: World): Promise<void> {
  const { time, lanes, chance } = world;
  if (dayOf(time.now) >= LAST_DAY) return;
  for (let changes = chance.below(3); changes > 0; changes--) changeTicket(world);
  for (const lane of lanes) {
    if (lane.over || chance.float() < 0.2) continue;
    lane.cut = false;
    for (let talks = 0; talks < 3 && !lane.over; talks++) await during(time, lane.talk());
  }
  await world.plain.talk();
  const sinceNine = (time.now - OPENING + HOUR) % DAY;
  await time.pass(DAY - sinceNine + chance.below(2 * HOUR));
  for (const lane of lanes) lane.cut = chance.float() < 0.6;
}

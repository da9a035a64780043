import type { Phone } from '../../src/client/gate/phone.ts';
import type { TicketState } from '../../src/domain/admission.ts';
import { supervisorHash } from '../../src/domain/supervisor.ts';
import { formatToken, readScanned, ticketUrl } from '../../src/domain/token.ts';
import { dayOf } from './day-ledger.ts';
import { EVENT, family, HOST } from './edition.ts';
import { audit, compare, type Done, duty, type Findings, flow, handedIn } from './findings.ts';
import { Lane, type Site } from './lane.ts';
import { GateServer, record } from './server.ts';
import { during, settled, Time } from './time.ts';
import { seeded } from './world.ts';

const PHONES = 3;
/** Six families of the first day, and two of the second. */
const DAYS = [1, 1, 1, 1, 1, 1, 2, 2];
const STEPS = 120;
const HOUR = 3_600_000;
const CODE = '482109';
/** One round: what is simulated is the phone, and not how long a code resists. */
const GRAIN = { salt: btoa('salt'), iterations: 1 };

interface World extends Site {
  readonly lanes: Lane[];
  readonly done: Done;
}

/**
 * The tickets of the simulation. The phones believe any signature, and a drawn one is the same in
 * every run: a seed must mean the same each time.
 */
const TEXTS = DAYS.map((_day, at) => {
  const terms = ticket(at + 1);
  const { below } = seeded(terms.serial);
  // Low s alone is canonical.
  const signature = Uint8Array.from({ length: 64 }, (_, byte) => below(byte === 32 ? 127 : 256));
  const payload = { keyId: 1, event: EVENT.number, revision: 0, locale: 'ar', ...terms } as const;
  return ticketUrl(`https://${HOST}`, formatToken(payload, signature));
});

function ticket(serial: number) {
  const day = DAYS[serial - 1] ?? 1;
  return family(serial, { day, slot: day * 10 + 1 });
}

/**
 * Gates with clocks askew, cuts, lost and late answers, kills between any two steps, undos,
 * corrections, taps, holds and counts, tickets that are changed meanwhile, phones that are revoked
 * or break for good after another one has read their screen; then everybody meets. Runs the
 * product's own code on both sides. The same seed does the same.
 */
export async function simulate(seed: number): Promise<Findings> {
  const chance = seeded(seed);
  const time = new Time();
  const server = new GateServer({ keys: [{ id: 1, jwk: {} }] }, () => time.now);
  server.page = 1 + chance.below(8);
  server.supervisor = { ...GRAIN, hash: await supervisorHash(CODE, GRAIN) };
  for (const at of DAYS.keys()) server.issue(record(ticket(at + 1)));
  const done: Done = { said: [], alerts: new Map(), flowed: 0 };
  const world: World = { time, server, chance, lanes: [], done };
  for (let n = 1; n <= PHONES; n++) {
    world.lanes.push(await Lane.open(world, `phone ${n}`, n % 2 === 0 ? 2 : 1));
  }
  for (let step = 0; step < STEPS; step++) await act(world);
  await meet(world);
  const { lanes } = world;
  return [
    ...compare(lanes, server),
    ...audit(server, done.said),
    ...duty(lanes, server, done),
    ...flow(server, done),
    ...handedIn(lanes, server),
  ];
}

async function act(world: World): Promise<void> {
  const { time, server, chance, done } = world;
  const standing = world.lanes.filter((lane) => !lane.over);
  const lane = standing[chance.below(standing.length)];
  if (!lane) return;
  const { phone } = lane;
  const dice = chance.below(200);
  if (dice < 20) void lane.talk();
  else if (dice < 28) lane.cut = !lane.cut;
  else if (dice < 32) await reopen(lane, world);
  else if (dice < 50) await time.pass(chance.below(40_000));
  else if (dice < 51) await time.pass(20 * HOUR + chance.below(8 * HOUR));
  else if (dice < 53) changeTicket(world);
  else if (dice < 54) server.desk.revoke(lane.handset.name);
  else if (dice < 55) answerFor(lane, world);
  else if (lane.ending) void lane.talk();
  else if (dice < 60) await rescue(lane, world);
  else if (dice < 140) await scan(lane, world);
  else if (dice < 160) await tap(phone, world);
  else if (dice < 168) {
    const people = 1 + chance.below(4);
    if (phone.books.flow()) done.flowed += people;
    await phone.counter.walkIn({ people, children: 0, kind: 'crew' });
  } else if (dice < 173) await undoOne(phone, world);
  else if (dice < 177) {
    await takeBack(phone, world);
  } else if (dice < 186) {
    const before = wasFlow(phone) ? (phone.books.settings.last?.scan.people ?? 0) : null;
    const corrected = await phone.amends.correct(1 + chance.below(7));
    if (corrected && before !== null) done.flowed += corrected.people - before;
  } else if (dice < 188) await raise(phone, lane.handset.name, done);
  else if (dice < 190) await letFlow(phone, world);
  else if (dice < 192) await phone.turn(chance.float() < 0.5 ? 'entry' : 'exit');
  else if (dice < 196) await phone.hold(chance.float() < 0.5);
  else if (dice < 198) holdSite(world);
  else await phone.counter.byEye(chance.below(50));
  await settled();
}

/** Takes back one of the last scans, whichever the list shows. */
async function undoOne(phone: Phone, { chance, done }: World): Promise<void> {
  const { recent } = phone.books.settings;
  const line = recent[chance.below(recent.length)];
  if (!line) return;
  const undone = await phone.amends.undoOne(line.scan.id);
  if (line.scan.counted === 'free_flow' && undone.as === 'undone') done.flowed -= undone.people;
}

async function scan(lane: Lane, world: World): Promise<void> {
  const { time, server, chance, done } = world;
  const { phone } = lane;
  const text = show(world);
  const stated = {
    ...(chance.float() < 0.3 && { people: 1 + chance.below(6) }),
    ...(chance.float() < 0.1 && { override: 'companion' }),
  };
  const look = async (): Promise<void> => {
    const outcome = await phone.scan(text, stated);
    if (outcome.as === 'shown') done.said.push(outcome);
    if (outcome.as !== 'question' || outcome.question.ask !== 'day') return;
    // Whoever stands there knows which day it is.
    await phone.sayDay(dayOf(server.now()));
    const again = await phone.scan(text, stated);
    if (again.as === 'shown') done.said.push(again);
  };
  const seen = look();
  // Sometimes the page dies while the verdict is on its way, or staff do not wait for it.
  const luck = chance.float();
  if (luck < 0.1) await reopen(lane, world);
  else if (luck < 0.9) await during(time, seen);
}

/** What a visitor holds up: mostly a ticket of today, as it was first printed or as it is now. */
function show({ server, chance }: World): string {
  const today = dayOf(server.now());
  const ofToday = [...DAYS.keys()].filter((at) => DAYS[at] === today);
  const at =
    ofToday.length > 0 && chance.float() < 0.85
      ? (ofToday[chance.below(ofToday.length)] ?? 0)
      : chance.below(DAYS.length);
  const text = TEXTS[at] ?? '';
  const newest = server.ground.tickets.get(at + 1);
  const scanned = readScanned(text, HOST);
  if (scanned.type !== 'token' || !newest || chance.float() < 0.3) return text;
  const { revision, adults, children } = newest;
  const payload = { ...scanned.parsed.payload, revision, adults, children };
  return ticketUrl(`https://${HOST}`, formatToken(payload, scanned.parsed.signature));
}

async function tap(phone: Phone, { chance, done }: World): Promise<void> {
  const people = 1 + chance.below(3);
  const direction = chance.float() < 0.5 ? 'entry' : 'exit';
  const passing = { people, children: chance.below(people + 1), kind: 'individual' } as const;
  const flowing = phone.books.flow() !== null;
  const tapped = await phone.counter.tap({ ...passing, ...(flowing && { direction }) });
  if (flowing && tapped) done.flowed += people;
}

/** The last scan or tap, or any that the list of the last ones still shows. */
async function takeBack(phone: Phone, { chance, done }: World): Promise<void> {
  const { recent, last } = phone.books.settings;
  const listed = chance.float() < 0.3 ? recent[chance.below(recent.length)] : undefined;
  const counted = listed ? listed.scan.counted : last?.scan.counted;
  const undone = listed ? await phone.amends.undoOne(listed.scan.id) : await phone.amends.undo();
  if (counted === 'free_flow' && undone.as === 'undone') done.flowed -= undone.people;
}

/** A party grows or shrinks, its old ticket is called in, or it is cancelled. */
function changeTicket({ server, chance }: World): void {
  const serial = 1 + chance.below(DAYS.length);
  const known = server.ground.tickets.get(serial);
  if (!known) return;
  const revision = known.revision + 1;
  const oldest = chance.float() < 0.3 ? revision : known.oldest;
  const state: TicketState = chance.float() < 0.1 ? 'cancelled' : 'valid';
  const [adults, children] = [1 + chance.below(3), chance.below(5)];
  server.issue({ ...known, adults, children, revision, oldest, state });
}

/** The phone died, or was switched off and on; then its clock may be another one. */
async function reopen(lane: Lane, { chance }: World): Promise<void> {
  await lane.reopen();
  if (lane.over || chance.float() < 0.8) return;
  const days = chance.float() < 0.1 ? chance.below(3) - 1 : 0;
  lane.handset.offset = days * 24 * HOUR + Math.round((chance.float() - 0.5) * 2 * HOUR);
}

/** Another phone reads this one's screen; then this one may break, and a new one stands there. */
async function rescue(lane: Lane, world: World): Promise<void> {
  const { lanes, chance } = world;
  const others = lanes.filter((other) => other !== lane && !other.over && !other.ending);
  const other = others[chance.below(others.length)];
  if (!other) return;
  const { unsaved } = lane.phone.books;
  const whole = await other.readIn(lane);
  if (!whole || unsaved || chance.float() < 0.5) return;
  lane.breakDown();
  await replace(lane, world);
}

async function replace(lane: Lane, world: World): Promise<void> {
  const { lanes, chance } = world;
  const gate = lane.handset.gate;
  lanes.push(await Lane.open(world, `phone ${lanes.length + 1}`, gate));
  await world.time.pass(chance.below(60_000));
}

function answerFor(lane: Lane, { server, chance }: World): void {
  server.desk.decide(lane.handset.name, chance.float() < 0.5 ? 'accepted' : 'declined');
}

async function raise(phone: Phone, name: string, done: Done): Promise<void> {
  await phone.alert('pressure');
  for (const { id } of phone.books.settings.alerts) done.alerts.set(id, name);
}

function wasFlow(phone: Phone): boolean {
  return phone.books.settings.last?.scan.counted === 'free_flow';
}

/** By the service or on the phone itself; a phone that flows is brought back to scanning. */
async function letFlow(phone: Phone, { server, time, chance }: World): Promise<void> {
  if (chance.float() < 0.5) {
    if (server.freeFlow.length > 0) server.freeFlow.length = 0;
    else server.freeFlow.push({ id: 'f', gate: null, starts_at: time.now, ends_at: null });
  } else if (phone.books.flow()) {
    await phone.flowing.end();
    await phone.flowing.endOrdered(CODE);
  } else await phone.flowing.begin(chance.float() < 0.7 ? CODE : '000000');
}

function holdSite({ server, time, chance }: World): void {
  if (server.holds.length > 0) server.holds.length = 0;
  else {
    const gate = chance.float() < 0.5 ? null : 1;
    server.holds.push({ id: 'h', gate, kind: 'hold', starts_at: time.now, ends_at: null });
  }
}

/** The network is whole again, and everybody talks until nobody has anything left to say. */
async function meet({ lanes, time, server }: World): Promise<void> {
  await time.pass(20_000);
  for (const { handset } of lanes) {
    handset.line.latency = 5;
    handset.line.fate = () => 'delivered';
  }
  for (let round = 0; round < 30; round++) {
    // Whoever brings something late is answered for at last.
    if (round === 15) for (const { handset } of lanes) server.desk.decide(handset.name, 'accepted');
    for (const lane of lanes) if (!lane.over) await during(time, lane.talk());
    await time.pass(1_000);
  }
}

import type { Phone } from '../../src/client/gate/phone/phone.ts';
import { supervisorHash } from '../../src/domain/supervisor.ts';
import { changeTicket, issueAll, show } from './drawn.ts';
import {
  compare,
  type Done,
  duty,
  type Findings,
  figures,
  handedIn,
  knowledge,
} from './findings.ts';
import { Lane } from './lane.ts';
import { lie } from './liar.ts';
import { audit, flow } from './log-findings.ts';
import * as newest from './phone-core.ts';
import { PlainClient } from './plain-client.ts';
import { leave, look, night, voidSome, type World } from './scenes.ts';
import { GateServer } from './server.ts';
import { during, settled, Time } from './time.ts';
import { type PhoneCore, seeded } from './world.ts';

const PHONES = 3;
const STEPS = 120;
const HOUR = 3_600_000;
const CODE = '482109';
/** The phones believe any signature. */
const ANY_KEY = { kty: 'EC', crv: 'P-256', x: '', y: '' };
/** One round: what is simulated is the phone, and not how long a code resists. */
const GRAIN = { salt: btoa('salt'), iterations: 1 };

/**
 * Gates with clocks askew, cuts, lost and late answers, kills between any two steps, undos,
 * corrections, taps, holds and counts, tickets that are changed meanwhile, phones that are revoked
 * or break for good after another one has read their screen, pages that the service names as too old
 * until they are renewed, spans of time that are taken out of the
 * count before all of their scans came, exits that two gates record, nights
 * after which many have no network, and one phone that lies; then everybody meets. Runs the
 * product's own code on both sides. The same seed does the same.
 */
export async function simulate(
  seed: number,
  cores: readonly PhoneCore[] = [newest],
): Promise<Findings> {
  const chance = seeded(seed);
  const time = new Time();
  const server = new GateServer({ keys: [{ id: 1, jwk: ANY_KEY }] }, () => time.now);
  server.page = 1 + chance.below(8);
  server.supervisor = { ...GRAIN, hash: await supervisorHash(CODE, GRAIN) };
  issueAll(server);
  const done: Done = { said: [], wrong: [], alerts: new Map(), flowed: 0 };
  const plain = new PlainClient(server);
  const world: World = { time, server, chance, lanes: [], done, plain, cores };
  for (let n = 1; n <= PHONES; n++) await openLane(world, n % 2 === 0 ? 2 : 1);
  for (let step = 0; step < STEPS; step++) await act(world);
  await meet(world);
  await world.plain.talk();
  const { lanes } = world;
  return [
    ...done.wrong,
    ...compare(lanes, server),
    ...knowledge('a plain client', world.plain, server),
    ...audit(server, done.said),
    ...figures(server),
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
  const dice = chance.below(201);
  if (dice < 20) void lane.talk();
  else if (dice < 28) lane.cut = !lane.cut;
  else if (dice < 32) await reopen(lane, world);
  else if (dice < 50) await time.pass(chance.below(40_000));
  else if (dice < 51) await time.pass(20 * HOUR + chance.below(8 * HOUR));
  else if (dice < 53) changeTicket(world);
  else if (dice < 54) server.desk.revoke(lane.handset.name);
  else if (dice < 55) answerFor(lane, world);
  else if (dice < 56) await night(world);
  else if (dice < 58) await lie(world);
  else if (dice < 61) await leave(world);
  else if (dice < 62) voidSome(lane, world);
  else if (lane.ending) void lane.talk();
  else if (dice < 66) await rescue(lane, world);
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
    const last = phone.books.settings.last?.scan;
    const before = wasFlow(phone) ? (last?.people ?? 0) : null;
    const corrected = await phone.corrections.correct(1 + chance.below(7), last?.id ?? '');
    if (corrected !== null && corrected !== 'expired' && before !== null)
      done.flowed += corrected.people - before;
  } else if (dice < 188) await raise(phone, lane.handset.name, done);
  else if (dice < 190) await letFlow(phone, world);
  else if (dice < 192) await phone.turn(chance.float() < 0.5 ? 'entry' : 'exit');
  else if (dice < 196) await phone.hold(chance.float() < 0.5);
  else if (dice < 198) holdSite(world);
  else if (dice < 200) await phone.counter.byEye(chance.below(50));
  // From now on the service names its release as too old.
  else lane.handset.tooOld = true;
  await settled();
}

/** Takes back one of the last scans, whichever the list shows. */
async function undoOne(phone: Phone, { chance, done }: World): Promise<void> {
  const { recent } = phone.books.settings;
  const line = recent[chance.below(recent.length)];
  if (!line) return;
  const undone = await phone.corrections.undoOne(line.scan.id);
  if (line.scan.counted === 'free_flow' && undone.as === 'undone') done.flowed -= undone.people;
}

async function scan(lane: Lane, world: World): Promise<void> {
  const { time, chance } = world;
  const text = show(world);
  const stated = {
    ...(chance.float() < 0.3 && { people: 1 + chance.below(6) }),
    ...(chance.float() < 0.1 && { override: 'companion' }),
  };
  const seen = look(lane, text, stated, world);
  // Sometimes the page dies while the verdict is on its way, or staff do not wait for it.
  const luck = chance.float();
  if (luck < 0.1) await reopen(lane, world);
  else if (luck < 0.9) await during(time, seen);
}

async function tap(phone: Phone, { chance, done }: World): Promise<void> {
  const people = 1 + chance.below(3);
  const direction = chance.float() < 0.5 ? 'entry' : 'exit';
  const passing = { people, children: chance.below(people + 1), kind: 'individual' } as const;
  const flowing = phone.books.flow() !== null;
  const tapped = await phone.counter.tap({ ...passing, ...(flowing && { direction }) });
  if (flowing && tapped) done.flowed += people;
}

async function takeBack(phone: Phone, { done }: World): Promise<void> {
  const flowed = wasFlow(phone);
  const undone = await phone.corrections.undo();
  if (flowed && undone.as === 'undone') done.flowed -= undone.people;
}

/** The phone died, or was switched off and on; then its clock may be another one. */
async function reopen(lane: Lane, { chance, cores }: World): Promise<void> {
  // A page may be renewed at any start, and an older one may still lie in the phone's cache.
  const other = cores.length > 1 ? cores[chance.below(cores.length)] : undefined;
  if (other) lane.handset.core = other;
  // Where it is not renewed, it is the same page as before.
  if (chance.float() < 0.7) lane.handset.tooOld = false;
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

/** One more phone, of the releases in turn. */
async function openLane(world: World, gate: number): Promise<void> {
  const { lanes, cores } = world;
  const core = cores[lanes.length % cores.length];
  lanes.push(await Lane.open(world, `phone ${lanes.length + 1}`, gate, core));
}

async function replace(lane: Lane, world: World): Promise<void> {
  const { chance } = world;
  await openLane(world, lane.handset.gate);
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

/** The network is whole again, every page is renewed, and all talk until none has anything left to say. */
async function meet({ lanes, time, server }: World): Promise<void> {
  await time.pass(20_000);
  for (const { handset } of lanes) {
    handset.line.latency = 5;
    handset.line.fate = () => 'delivered';
  }
  for (const lane of lanes.filter(({ handset }) => handset.tooOld)) {
    lane.handset.tooOld = false;
    await lane.reopen();
  }
  for (let round = 0; round < 30; round++) {
    // Whoever brings something late is answered for at last.
    if (round === 15) for (const { handset } of lanes) server.desk.decide(handset.name, 'accepted');
    for (const lane of lanes) if (!lane.over) await during(time, lane.talk());
    await time.pass(1_000);
  }
}

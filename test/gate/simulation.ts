import type { Phone } from '../../src/client/gate/phone.ts';
import type { Shown } from '../../src/client/gate/shown.ts';
import { admitsOf } from '../../src/domain/admission.ts';
import { tallyKey } from '../../src/domain/scan-log.ts';
import { supervisorHash } from '../../src/domain/supervisor.ts';
import { family, type Mint } from './edition.ts';
import { dayOf, GateServer, record } from './server.ts';
import { during, Handset, seeded, settled, Time, TRUSTING_KEYS } from './world.ts';

const PHONES = 3;
const TICKETS = 6;
const STEPS = 120;
const MINUTE = 60_000;
const CODE = '482109';
/** One round: what is simulated is the phone, and not how long a code resists. */
const GRAIN = { salt: btoa('salt'), iterations: 1 };
const supervisor = supervisorHash(CODE, GRAIN).then((hash) => ({ ...GRAIN, hash }));

/** A lane: the handset, its page while that is open, and what its screen has said. */
interface Lane {
  readonly handset: Handset;
  phone: Phone;
  cut: boolean;
}

/** What came to differ, in words; empty when all agree. */
export type Findings = string[];

/**
 * Gates with clocks askew, cuts, lost and late answers, kills between any two steps, undos,
 * corrections, taps, holds and counts; then everybody meets. Runs the product's own code on both
 * sides. The same seed does the same.
 */
export async function simulate(
  seed: number,
  mint: Mint,
  texts: readonly string[],
): Promise<Findings> {
  const chance = seeded(seed);
  const time = new Time();
  const server = new GateServer(mint, () => time.now);
  server.page = 1 + chance.below(8);
  server.supervisor = await supervisor;
  for (let serial = 1; serial <= TICKETS; serial++) server.issue(record(family(serial)));
  const lanes: Lane[] = [];
  for (let n = 1; n <= PHONES; n++) {
    const handset = new Handset(
      `phone ${n}`,
      n % 2 === 0 ? 2 : 1,
      time,
      server,
      chance,
      TRUSTING_KEYS,
    );
    handset.offset = Math.round((chance.float() - 0.5) * 20 * MINUTE);
    handset.line.latency = 1 + chance.below(400);
    const lane: Lane = { handset, phone: await handset.start(), cut: chance.float() < 0.3 };
    handset.line.fate = () => {
      const luck = chance.float();
      if (lane.cut) return luck < 0.3 ? 'answer lost' : 'cut';
      return luck < 0.1 ? 'answer lost' : 'delivered';
    };
    lanes.push(lane);
  }
  const said: Shown[] = [];
  const done: Done = { alerts: new Map(), flowed: 0 };
  for (let step = 0; step < STEPS; step++) {
    const lane = lanes[chance.below(PHONES)];
    if (lane) await act(lane, time, server, chance, texts, said, done);
  }
  await meet(lanes, time);
  return [...compare(lanes, time, server), ...audit(server, said), ...duty(lanes, server, done)];
}

async function act(
  lane: Lane,
  time: Time,
  server: GateServer,
  chance: ReturnType<typeof seeded>,
  texts: readonly string[],
  said: Shown[],
  done: Done,
): Promise<void> {
  const { phone } = lane;
  const dice = chance.below(100);
  if (dice < 40) {
    const text = texts[chance.below(texts.length)] ?? '';
    const stated = {
      ...(chance.float() < 0.3 && { people: 1 + chance.below(6) }),
      ...(chance.float() < 0.1 && { override: 'companion' }),
    };
    const promise = phone.scan(text, stated).then((outcome) => {
      if (outcome.as === 'shown') said.push(outcome);
    });
    // Sometimes the page dies while the verdict is on its way.
    if (chance.float() < 0.1) await reopen(lane, time, chance);
    else await during(time, promise);
  } else if (dice < 50) {
    const people = 1 + chance.below(3);
    const direction = chance.float() < 0.5 ? 'entry' : 'exit';
    const passing = { people, children: chance.below(people + 1), kind: 'individual' } as const;
    const flowing = phone.books.flow() !== null;
    const tapped = await phone.counter.tap({ ...passing, ...(flowing && { direction }) });
    if (flowing && tapped) done.flowed += people;
  } else if (dice < 55) {
    const people = 1 + chance.below(4);
    if (phone.books.flow()) done.flowed += people;
    await phone.counter.walkIn({ people, children: 0, kind: 'crew' });
  } else if (dice < 60) {
    const flowed = wasFlow(phone);
    const undone = await phone.amends.undo();
    if (flowed && undone.as === 'undone') done.flowed -= undone.people;
  } else if (dice < 65) {
    const before = wasFlow(phone) ? (phone.books.settings.last?.scan.people ?? 0) : null;
    const corrected = await phone.amends.correct(1 + chance.below(7));
    if (corrected && before !== null) done.flowed += corrected.people - before;
  } else if (dice < 66) await raise(phone, lane.handset.name, done);
  else if (dice < 67) await letFlow(phone, server, time, chance);
  else if (dice < 68) await phone.turn(chance.float() < 0.5 ? 'entry' : 'exit');
  else if (dice < 70) await phone.hold(chance.float() < 0.5);
  else if (dice < 71) holdSite(server, time, chance);
  else if (dice < 72) await phone.counter.byEye(chance.below(50));
  else if (dice < 85) void phone.exchange.sync();
  else if (dice < 89) lane.cut = !lane.cut;
  else if (dice < 91) await reopen(lane, time, chance);
  else await time.pass(chance.below(40_000));
  await settled();
}

/** What was done by hand, to be found again at the server. */
interface Done {
  /** Calls for help by id, and the phone that raised each. */
  readonly alerts: Map<string, string>;
  /** People counted in free flow, what was undone taken away. */
  flowed: number;
}

async function raise(phone: Phone, name: string, done: Done): Promise<void> {
  await phone.alert('pressure');
  for (const { id } of phone.books.settings.alerts) done.alerts.set(id, name);
}

function wasFlow(phone: Phone): boolean {
  return phone.books.settings.last?.scan.counted === 'free_flow';
}

/** By the service or on the phone itself; a phone that flows is brought back to scanning. */
async function letFlow(
  phone: Phone,
  server: GateServer,
  time: Time,
  chance: ReturnType<typeof seeded>,
): Promise<void> {
  if (chance.float() < 0.5) {
    if (server.freeFlow.length > 0) server.freeFlow.length = 0;
    else server.freeFlow.push({ id: 'f', gate: null, starts_at: time.now, ends_at: null });
  } else if (phone.books.flow()) {
    await phone.flowing.end();
    await phone.flowing.endOrdered(CODE);
  } else await phone.flowing.begin(chance.float() < 0.7 ? CODE : '000000');
}

/** Each call for help arrived once, under its phone; holds and free flow are known as they are. */
function duty(lanes: readonly Lane[], server: GateServer, done: Done): Findings {
  const findings: Findings = [];
  const said = [...done.alerts].sort().join(' ');
  const heard = [...server.alerts.values()].map(({ id, device }) => [id, device]);
  if (said !== heard.sort().join(' '))
    findings.push(`alerts ${said} arrived as ${heard.join(' ')}`);
  for (const { phone, handset } of lanes) {
    const { alerts, own_hold } = phone.books.settings;
    if (alerts.length > 0) findings.push(`${handset.name} still calls for help`);
    const reported = server.ownHolds.get(handset.name) ?? null;
    if ((own_hold === null) !== (reported === null)) {
      findings.push(`${handset.name}: own hold ${own_hold}, reported ${reported}`);
    }
  }
  let flowed = 0;
  for (const scan of server.ground.scans.values()) {
    if (scan.counted !== 'free_flow' || scan.undone) continue;
    if (scan.type !== 'walk_in') findings.push(`a ${scan.type} is marked as free flow`);
    flowed += scan.people;
  }
  if (flowed !== done.flowed) findings.push(`${done.flowed} flowed, ${flowed} are marked`);
  return findings;
}

/** The page dies at any instant, and the phone is opened again later. */
async function reopen(lane: Lane, time: Time, chance: ReturnType<typeof seeded>): Promise<void> {
  for (let n = chance.below(4); n > 0; n--) await settled();
  lane.handset.kill();
  await time.pass(chance.below(2_000));
  lane.phone = await lane.handset.start();
}

function holdSite(server: GateServer, time: Time, chance: ReturnType<typeof seeded>): void {
  if (server.holds.length > 0) server.holds.length = 0;
  else {
    const gate = chance.float() < 0.5 ? null : 1;
    server.holds.push({ id: 'h', gate, kind: 'hold', starts_at: time.now, ends_at: null });
  }
}

/** The network is whole again, and everybody talks until nobody has anything left to say. */
async function meet(lanes: readonly Lane[], time: Time): Promise<void> {
  await time.pass(20_000);
  for (const lane of lanes) {
    lane.cut = false;
    lane.handset.line.latency = 5;
    lane.handset.line.fate = () => 'delivered';
  }
  for (let round = 0; round < 30; round++) {
    for (const lane of lanes) await during(time, lane.phone.exchange.sync());
  }
}

/** Every phone and the server know the same of every ticket. */
function compare(lanes: readonly Lane[], time: Time, server: GateServer): Findings {
  const findings: Findings = [];
  const today = dayOf(time.now);
  for (const { phone, handset } of lanes) {
    const left = phone.books.queue.rows.length;
    if (left > 0) findings.push(`${handset.name} still holds ${left} scans`);
    for (let serial = 1; serial <= TICKETS; serial++) {
      const there = server.ground.tallies.get(tallyKey(today, serial));
      const here = phone.books.standing(serial, today);
      const [a, b] = [there, here].map((one) => `${one?.entered ?? 0}/${one?.exited ?? 0}`);
      if (a !== b) findings.push(`ticket ${serial}: server ${a}, ${handset.name} ${b}`);
    }
  }
  return findings;
}

/** What was shown is what was counted, no double is unmarked, and the sums are those of the log. */
function audit(server: GateServer, said: readonly Shown[]): Findings {
  const findings: Findings = [];
  for (const shown of said) {
    const logged = server.ground.scans.get(shown.id);
    const agrees = logged?.verdict === shown.verdict && logged.people === shown.people;
    if (!agrees) {
      findings.push(
        `shown ${shown.verdict} ${shown.people}, logged ${logged?.verdict} ${logged?.people}`,
      );
    }
  }
  const sum = JSON.stringify(server.sumOfLog());
  if (sum !== JSON.stringify(reckoned(server))) findings.push(`log ${sum} is not what was counted`);
  const log = [...server.ground.scans.values()];
  for (const [key, tally] of server.ground.tallies) {
    const [day, serial] = key.split(':').map(Number);
    const ticket = server.ground.tickets.get(serial ?? 0);
    const own = log.filter((scan) => scan.serial === serial && scan.day === day);
    const simple = own.every((scan) => scan.direction === 'entry' && !scan.undone);
    const beyond = ticket !== undefined && tally.entered > admitsOf(ticket);
    const marked = own.some((scan) => scan.conflict || scan.override !== null);
    if (simple && beyond && !marked) findings.push(`ticket ${serial} went in twice, unmarked`);
  }
  return findings;
}

/** The counts as they went, without those that belong to tickets and not to scans. */
function reckoned(server: GateServer) {
  return { ...server.counted, re_entries: 0, parties: 0 };
}

import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Phone } from '../../src/client/gate/phone/phone.ts';
import type { Outcome, Shown } from '../../src/client/gate/phone/shown-verdict.ts';
import { gateState } from '../../src/domain/admission.ts';
import { family, Mint, OPENING } from './edition.ts';
import { GateServer, record } from './server.ts';
import { during, Time } from './time.ts';
import { Handset, seeded } from './world.ts';

let mint: Mint;
let time: Time;
let server: GateServer;

beforeAll(async () => {
  mint = await Mint.open();
});

beforeEach(() => {
  time = new Time();
  server = new GateServer(mint, () => time.now);
  for (let serial = 1; serial <= 3; serial++) server.issue(record(family(serial)));
});

function handset(name = 'phone', gate = 1): Handset {
  return new Handset(name, gate, time, server, seeded(gate));
}

async function scan(phone: Phone, text: string, stated = {}): Promise<Outcome> {
  return during(time, phone.scan(text, stated));
}

async function shown(phone: Phone, text: string, stated = {}): Promise<Shown> {
  const outcome = await scan(phone, text, stated);
  if (outcome.as !== 'shown') throw new Error(`asked or missed: ${JSON.stringify(outcome)}`);
  return outcome;
}

function sync(phone: Phone): Promise<void> {
  return during(time, phone.sync.run());
}

describe('a phone that never met the network', () => {
  let phone: Phone;
  let own: Handset;

  beforeEach(async () => {
    own = handset();
    own.line.fate = () => 'cut';
    phone = await own.start();
  });

  it('lets a family of five in, and says five', async () => {
    const verdict = await shown(phone, await mint.ticket(family(1)));
    expect(verdict).toMatchObject({ verdict: 'admitted', reason: null, people: 5, inside: 5 });
  });

  it('refuses the same picture a second time, says when, and offers the other lane', async () => {
    const text = await mint.ticket(family(1));
    await shown(phone, text);
    await time.pass(60_000);
    const verdict = await shown(phone, text);
    expect(verdict).toMatchObject({ verdict: 'refused', reason: 'already_admitted', walkIns: 5 });
    expect(verdict.earlier?.gate).toBe(1);
    expect(verdict.earlier?.at).toBeLessThan(OPENING + 60_000);
  });

  it('foresees what it is going to say while its disk is still at work', async () => {
    const before = own.disk.commits;
    const foreseen: Shown[] = [];
    let commits = 0;
    const foresee = (likely: Shown) => {
      foreseen.push(likely);
      commits = own.disk.commits;
    };
    const said = await during(time, phone.scan(await mint.ticket(family(1)), {}, foresee));
    expect(foreseen).toEqual([said]);
    expect(commits).toBe(before);
    expect(own.disk.commits).toBeGreaterThan(before);
  });

  it('lets three in now and two later', async () => {
    const text = await mint.ticket(family(1));
    await shown(phone, text, { people: 3 });
    expect(await shown(phone, text)).toMatchObject({ verdict: 'admitted', people: 2, inside: 5 });
  });

  it('tells a latecomer of the entry that stands, not of one that was taken back', async () => {
    const text = await mint.ticket(family(1));
    await shown(phone, text, { people: 3 });
    await time.pass(60_000);
    await shown(phone, text);
    await phone.corrections.undo();
    const late = await shown(phone, text, { people: 5 });
    expect(late).toMatchObject({ reason: 'party_exceeded', remaining: 2 });
    expect(late.earlier?.at).toBeLessThan(OPENING + 60_000);
  });

  it('corrects five to three, after which two remain', async () => {
    const text = await mint.ticket(family(1));
    const { id } = await shown(phone, text);
    expect(await phone.corrections.correct(3, id)).toMatchObject({ people: 3, walkIns: 0 });
    expect(await shown(phone, text)).toMatchObject({ people: 2, inside: 5 });
  });

  it('corrects whom the card shows, and nobody who was read behind it', async () => {
    const first = await shown(phone, await mint.ticket(family(1)));
    const second = await shown(phone, await mint.ticket(family(2)));
    expect(await phone.corrections.correct(3, first.id)).toBeNull();
    const corrected = await phone.corrections.correct(4, second.id);
    if (corrected === null || corrected === 'expired') throw new Error('not corrected');
    expect(await phone.corrections.correct(2, second.id)).toBeNull();
    expect(await phone.corrections.correct(2, corrected.id)).toMatchObject({ people: 2 });
    own.line.fate = () => 'delivered';
    await sync(phone);
    expect(server.sumOfLog()).toMatchObject({ entries: 7 });
  });

  it('corrects people whom the counter let in after a refusal', async () => {
    const id = await phone.counter.walkIn({ people: 5, children: 0, kind: 'family' }, 'refused');
    expect(await phone.corrections.correct(3, id)).toMatchObject({ people: 3, walkIns: 0 });
    await time.pass(16 * 60_000);
    const late = phone.books.settings.last?.scan.id ?? '';
    expect(await phone.corrections.correct(4, late)).toBe('expired');
  });

  it('lets six in on a ticket for five: five, and one walk-in', async () => {
    const { id } = await shown(phone, await mint.ticket(family(1)));
    expect(await phone.corrections.correct(6, id)).toMatchObject({ people: 5, walkIns: 1 });
    own.line.fate = () => 'delivered';
    await sync(phone);
    expect(server.sumOfLog()).toMatchObject({ entries: 6, walk_ins: 1 });
  });

  it('takes the last scan back, once', async () => {
    const text = await mint.ticket(family(1));
    await shown(phone, text);
    expect(await phone.corrections.undo()).toEqual({ as: 'undone', people: 5, direction: 'entry' });
    expect(await phone.corrections.undo()).toEqual({ as: 'nothing' });
    expect(await shown(phone, text)).toMatchObject({ verdict: 'admitted', people: 5 });
  });

  it('does not take back what is older than a quarter of an hour', async () => {
    await shown(phone, await mint.ticket(family(1)));
    await time.pass(15 * 60_000 + 1);
    expect(await phone.corrections.undo()).toEqual({ as: 'expired' });
  });

  it('says that an undo has expired wherever the server would, its clock put right or not', async () => {
    await shown(phone, await mint.ticket(family(1)));
    own.offset = 3_600_000;
    own.line.fate = () => 'delivered';
    await sync(phone);
    expect(await phone.corrections.undo()).toEqual({ as: 'expired' });
    own.offset = 600_000;
    await sync(phone);
    expect(await phone.corrections.undo()).toMatchObject({ as: 'undone', people: 5 });
    await sync(phone);
    expect(server.sumOfLog()).toMatchObject({ entries: 0 });
  });

  it('lets out whoever wants to leave', async () => {
    await phone.turn('exit');
    expect(await shown(phone, await mint.ticket(family(1)))).toMatchObject({
      verdict: 'admitted',
      reason: 'not_inside',
      people: 0,
    });
  });

  it('refuses the ticket of another day and says which', async () => {
    await during(time, phone.sayDay(1));
    const verdict = await shown(phone, await mint.ticket(family(1, { day: 2, slot: 21 })));
    expect(verdict).toMatchObject({ verdict: 'refused', reason: 'wrong_day', day: { number: 2 } });
  });

  it('asks once which day it is when a ticket disagrees, and believes the answer', async () => {
    own.offset = -24 * 3_600_000;
    const text = await mint.ticket(family(1));
    expect(await scan(phone, text)).toEqual({
      as: 'question',
      question: { ask: 'day', phone: 0, ticket: 1 },
    });
    await phone.sayDay(1);
    expect(await shown(phone, text)).toMatchObject({ verdict: 'admitted', people: 5 });
    expect(await shown(phone, await mint.ticket(family(2, { day: 2, slot: 21 })))).toMatchObject({
      reason: 'wrong_day',
    });
  });

  it('refuses what is no ticket, and keeps nothing of it', async () => {
    for (const text of ['https://example.com', 'BEGIN:VCARD\nFN:Somebody', 'x'.repeat(4_000), '']) {
      expect(await shown(phone, text)).toMatchObject({ verdict: 'refused', reason: 'unknown' });
    }
    const kept = (await own.disk.load()).queue.map((row) => row.scan.ticket);
    expect(new Set(kept)).toEqual(new Set(['?']));
  });

  it('refuses a forged ticket, a foreign one and one of an unknown key', async () => {
    const forger = await Mint.open();
    const reasons = [
      await shown(phone, await forger.ticket(family(1))),
      await shown(phone, await mint.ticket(family(1), { keyId: 9 })),
      await shown(phone, await mint.ticket(family(1), { event: 8 })),
    ].map((verdict) => verdict.reason);
    expect(reasons).toEqual(['bad_signature', 'bad_signature', 'wrong_event']);
  });

  it('counts people with a forged ticket as walk-ins, whatever staff override', async () => {
    const forger = await Mint.open();
    const verdict = await shown(phone, await forger.ticket(family(1)), { override: 'child alone' });
    expect(verdict).toMatchObject({ verdict: 'admitted', people: 1 });
    own.line.fate = () => 'delivered';
    await sync(phone);
    expect(server.sumOfLog()).toMatchObject({ entries: 1, walk_ins: 1 });
  });

  it('asks how many pupils are here, with the booked number ready', async () => {
    const coach = family(1, { kind: 'school', adults: 4, children: 50 });
    const text = await mint.ticket(coach);
    expect(await scan(phone, text)).toMatchObject({
      as: 'question',
      question: { ask: 'people', expected: 54, most: 54 },
    });
    await shown(phone, text, { people: 50 });
    await phone.turn('exit');
    expect(await scan(phone, text)).toMatchObject({ question: { ask: 'people', expected: 50 } });
    expect(await shown(phone, text, { people: 48 })).toMatchObject({ people: 48, inside: 2 });
  });

  it.each([
    [1, 'undone'],
    [20, 'expired'],
    [50, 'expired'],
  ] as const)(
    'takes back for a quarter of an hour what a clock an hour ahead had counted: %i minutes',
    async (minutes, as) => {
      own.offset = 3_600_000;
      for (const people of [1, 2]) {
        await phone.counter.walkIn({ people, children: 0, kind: 'individual' });
      }
      const first = phone.books.settings.recent.find(({ people }) => people === 1);
      own.line.fate = () => 'delivered';
      await sync(phone);
      await time.pass(minutes * 60_000);
      expect(await phone.corrections.undo()).toMatchObject({ as });
      expect(await phone.corrections.undoOne(first?.scan.id ?? '')).toMatchObject({ as });
      await sync(phone);
      expect(server.sumOfLog()).toMatchObject({ entries: as === 'undone' ? 0 : 3 });
    },
  );

  it('stays held when its clock is set back', async () => {
    await phone.hold(true);
    await time.pass(10 * 60_000);
    own.offset = -3_600_000;
    own.kill();
    const again = await own.start();
    const outcome = await shown(again, await mint.ticket(family(1)));
    expect(outcome).toMatchObject({ verdict: 'refused', reason: 'held' });
  });

  it('stays held when a clock that ran ahead is put right', async () => {
    own.offset = 3_600_000;
    await phone.hold(true);
    await time.pass(10 * 60_000);
    own.line.fate = () => 'delivered';
    await sync(phone);
    const text = await mint.ticket(family(1));
    expect(await shown(phone, text)).toMatchObject({ verdict: 'refused', reason: 'held' });
  });

  it('corrects whom staff let in against the rule, beyond the places that were left', async () => {
    const text = await mint.ticket(family(1));
    await shown(phone, text);
    const { id } = await shown(phone, text, { people: 2, override: 'companion' });
    expect(await phone.corrections.correct(3, id)).toMatchObject({ people: 3, walkIns: 0 });
    own.line.fate = () => 'delivered';
    await sync(phone);
    expect(phone.sync.status).toMatchObject({ waiting: 0, aside: 0 });
    expect(server.sumOfLog()).toMatchObject({ entries: 8, walk_ins: 0 });
    expect([...server.state.scans.values()].at(-1)).toMatchObject({
      people: 3,
      override: 'companion',
      conflict: false,
    });
  });

  it('asks how many hold a typed code that it cannot know, and lets them in', async () => {
    const code = server.code(2);
    expect(await scan(phone, code)).toMatchObject({ question: { ask: 'people', terms: null } });
    expect(await shown(phone, code, { people: 4 })).toMatchObject({
      verdict: 'admitted',
      people: 4,
    });
    own.line.fate = () => 'delivered';
    await sync(phone);
    expect(server.sumOfLog()).toMatchObject({ entries: 4, walk_ins: 0, parties: 0 });
  });

  it('knows a slip in a typed code by its check digit, and records nothing', async () => {
    const code = server.code(2);
    const slip = code.slice(0, 11) + ((Number(code[11]) + 1) % 10);
    expect(await scan(phone, slip)).toEqual({ as: 'miscopied' });
    expect(phone.books.queue.rows).toEqual([]);
  });

  it('comes back after a kill with all that it had shown', async () => {
    const text = await mint.ticket(family(1));
    await shown(phone, text);
    own.kill();
    const again = await own.start();
    expect(await shown(again, text)).toMatchObject({ reason: 'already_admitted' });
    own.line.fate = () => 'delivered';
    await sync(again);
    expect(server.sumOfLog()).toMatchObject({ entries: 5 });
  });

  it('goes on with a full disk, says so, and writes all of it once there is room', async () => {
    own.disk.full = true;
    const text = await mint.ticket(family(1));
    expect(await shown(phone, text)).toMatchObject({ verdict: 'admitted', saved: false });
    expect(await shown(phone, text)).toMatchObject({ reason: 'already_admitted' });
    own.disk.full = false;
    await shown(phone, await mint.ticket(family(2)));
    expect((await own.disk.load()).queue).toHaveLength(3);
  });
});

describe('holds', () => {
  it('let the lane empty for three minutes, then close it, and never touch exits', async () => {
    const own = handset();
    own.line.fate = () => 'cut';
    const phone = await own.start();
    await phone.hold(true);
    const attention = await shown(phone, await mint.ticket(family(1)));
    expect(attention).toMatchObject({ verdict: 'admitted', reason: 'held' });
    await time.pass(3 * 60_000);
    const text = await mint.ticket(family(2));
    expect(await shown(phone, text)).toMatchObject({ reason: 'held', walkIns: 0 });
    await phone.turn('exit');
    expect(await shown(phone, await mint.ticket(family(1)))).toMatchObject({
      people: 5,
      reason: null,
    });
    await phone.turn('entry');
    await phone.hold(false);
    expect(await shown(phone, text)).toMatchObject({ verdict: 'admitted', reason: null });
  });
});

describe('a phone in touch with the server', () => {
  it('asks nobody while its staff hold the lane, since the server knows nothing of that', async () => {
    const own = handset();
    const phone = await own.start();
    await sync(phone);
    await phone.hold(true);
    await time.pass(3 * 60_000);
    await sync(phone);
    own.requests = [];
    const text = await mint.ticket(family(1));
    expect(await shown(phone, text)).toMatchObject({ verdict: 'refused', reason: 'held' });
    const asked = own.requests.flatMap(({ scans }) => scans);
    expect(asked.filter(({ decided }) => decided === 'online')).toEqual([]);
    await phone.hold(false);
    expect(await shown(phone, text)).toMatchObject({ verdict: 'admitted', reason: null });
  });

  it('lets the server speak when it answers within a quarter of a second', async () => {
    const one = handset('one', 1);
    const two = handset('two', 2);
    const [first, second] = [await one.start(), await two.start()];
    await sync(first);
    await sync(second);
    const text = await mint.ticket(family(1));
    expect(await shown(first, text)).toMatchObject({ verdict: 'admitted', decidedBy: 'server' });
    expect(await shown(second, text)).toMatchObject({
      verdict: 'refused',
      reason: 'already_admitted',
      decidedBy: 'server',
    });
    expect(server.sumOfLog()).toMatchObject({ entries: 5 });
    expect(second.books.settings.last).toBeNull();
  });

  it('stands by its own decision when the answer is late, and the server follows it', async () => {
    const one = handset('one', 1);
    const two = handset('two', 2);
    const [first, second] = [await one.start(), await two.start()];
    await sync(first);
    await sync(second);
    const text = await mint.ticket(family(1));
    await shown(first, text);
    two.line.latency = 400;
    const verdict = await shown(second, text);
    expect(verdict).toMatchObject({ verdict: 'admitted', people: 5, decidedBy: 'phone' });
    await time.pass(2_000);
    expect(server.state.scans.get(verdict.id)).toMatchObject({ verdict: 'refused' });
    // The ledger here says five by now, and the phone has let in five that it does not hold.
    expect(second.books.tallyOf(1)).toMatchObject({ entered: 10 });
    await sync(second);
    expect(server.state.scans.get(verdict.id)).toMatchObject({
      verdict: 'admitted',
      people: 5,
      conflict: true,
    });
    expect(second.books.queue.rows).toEqual([]);
    expect(second.books.tallyOf(1)).toMatchObject({ entered: 10 });
  });

  it('refuses what another phone let in, from the moment it was told, with the network cut', async () => {
    const one = handset('one', 1);
    const two = handset('two', 2);
    const [first, second] = [await one.start(), await two.start()];
    const text = await mint.ticket(family(1));
    await shown(first, text);
    await sync(first);
    await sync(second);
    two.line.fate = () => 'cut';
    expect(await shown(second, text)).toMatchObject({ reason: 'already_admitted' });
  });

  it('knows the terms of a typed code of today', async () => {
    const phone = await handset().start();
    await sync(phone);
    const verdict = await shown(phone, server.code(3));
    expect(verdict).toMatchObject({ verdict: 'admitted', people: 5, decidedBy: 'server' });
  });

  it('asks the server about a code that no list has', async () => {
    const phone = await handset().start();
    await sync(phone);
    server.issue(record(family(40)));
    expect(await shown(phone, server.code(40))).toMatchObject({ verdict: 'admitted', people: 5 });
  });

  it('sends no more than five hundred scans at a time, oldest first', async () => {
    const own = handset();
    own.line.fate = () => 'cut';
    const phone = await own.start();
    for (let n = 0; n < 620; n++) {
      await phone.counter.walkIn({ people: 1, children: 0, kind: 'individual' });
    }
    own.line.fate = () => 'delivered';
    await sync(phone);
    await sync(phone);
    expect(own.requests.map((request) => request.scans.length)).toEqual([500, 120]);
    expect(own.requests[0]).toMatchObject({ queued: 120 });
    expect(server.sumOfLog()).toMatchObject({ walk_ins: 620 });
  });

  it('follows the part of a party that the server let in while the phone would have let in all', async () => {
    const one = handset('one', 1);
    const two = handset('two', 2);
    const [first, second] = [await one.start(), await two.start()];
    await sync(first);
    await sync(second);
    const text = await mint.ticket(family(1));
    await shown(first, text, { people: 3 });
    two.line.latency = 400;
    expect(await shown(second, text)).toMatchObject({ people: 5, decidedBy: 'phone' });
    await time.pass(2_000);
    // Of the five, the server knew two places; the other three are still this phone's to report.
    expect(second.books.tallyOf(1)).toMatchObject({ entered: 8 });
    await sync(second);
    expect(second.books.tallyOf(1)).toMatchObject({ entered: 8 });
  });

  it('never counts twice what the server took without being able to say so', async () => {
    const own = handset();
    own.line.fate = () => 'answer lost';
    const phone = await own.start();
    await shown(phone, await mint.ticket(family(1)));
    await shown(phone, await mint.ticket(family(2)));
    await sync(phone);
    own.tooLarge = 2;
    own.line.fate = () => 'delivered';
    for (let n = 0; n < 4; n++) {
      await sync(phone);
      expect(phone.books.tallyOf(2)).toMatchObject({ entered: 5 });
    }
    expect(phone.books.queue.rows).toEqual([]);
  });

  it('goes on talking after an answer that it could not digest', async () => {
    const own = handset();
    const phone = await own.start();
    await phone.counter.walkIn({ people: 2, children: 0, kind: 'individual' });
    const { scans } = server;
    server.scans = () => {
      throw new Error('half an answer');
    };
    await sync(phone);
    expect(phone.sync.status).toMatchObject({ waiting: 1, trouble: 'garbled' });
    server.scans = scans;
    await sync(phone);
    expect(phone.sync.status).toMatchObject({ waiting: 0, trouble: null });
  });

  it('puts aside the one scan that the server will not take, and goes on', async () => {
    const own = handset();
    own.line.fate = () => 'cut';
    const phone = await own.start();
    for (const people of [1, 2, 3]) {
      await phone.counter.walkIn({ people, children: 0, kind: 'individual' });
    }
    own.line.fate = () => 'delivered';
    own.poison = phone.books.queue.rows[1]?.scan.id ?? '';
    for (let n = 0; n < 6; n++) await sync(phone);
    expect(server.sumOfLog()).toMatchObject({ entries: 4 });
    expect(phone.sync.status).toMatchObject({ waiting: 0, aside: 1 });
  });

  it.each(['before', 'after'])(
    'keeps what takes a scan back with it, when that is put aside %s it',
    async (order) => {
      const own = handset();
      own.line.fate = () => 'cut';
      const phone = await own.start();
      await phone.counter.walkIn({ people: 1, children: 0, kind: 'individual' });
      const [first] = phone.books.queue.rows;
      own.line.fate = () => 'delivered';
      own.poison = first?.scan.id ?? '';
      if (order === 'before') await sync(phone);
      await phone.corrections.undo();
      await phone.counter.walkIn({ people: 2, children: 0, kind: 'individual' });
      for (let n = 0; n < 6; n++) await sync(phone);
      expect(server.sumOfLog()).toMatchObject({ entries: 2 });
      expect([...server.state.scans.values()].map(({ type }) => type)).toEqual(['walk_in']);
      const left = phone.books.queue.rows.map(({ scan }) => scan.type);
      expect(left).toEqual(['walk_in', 'undo']);
      expect(phone.sync.status).toMatchObject({ waiting: 0, aside: 1 });
    },
  );

  it('keeps settled scans in its tally until the ledger has caught up', async () => {
    for (let serial = 4; serial <= 30; serial++) server.issue(record(family(serial)));
    server.page = 10;
    const own = handset();
    own.line.fate = () => 'cut';
    const phone = await own.start();
    await shown(phone, await mint.ticket(family(30)));
    own.line.fate = () => 'delivered';
    for (let n = 0; n < 4; n++) {
      await sync(phone);
      expect(phone.books.tallyOf(30)).toMatchObject({ entered: 5 });
    }
    expect(phone.books.queue.rows).toEqual([]);
  });
});

describe('a phone in contact', () => {
  it('shows a hold within two seconds', async () => {
    const phone = await handset().start();
    await sync(phone);
    server.holds.push({ id: 'h', gate: null, kind: 'hold', starts_at: time.now, ends_at: null });
    const until = time.now + 2_000;
    await time.pass(phone.sync.pause);
    await sync(phone);
    expect(time.now).toBeLessThanOrEqual(until);
    expect(gateState(1, phone.books.now(), phone.books.rules())).toBe('draining');
  });
});

describe('the counter', () => {
  it('merges taps of ten seconds into one scan', async () => {
    const phone = await handset().start();
    for (let n = 0; n < 4; n++) {
      await phone.counter.tap({ people: 1, children: 0, kind: 'individual' });
      await time.pass(1_000);
    }
    await phone.counter.tap({ people: 1, children: 1, kind: 'individual' });
    await time.pass(10_000);
    await phone.counter.tap({ people: 6, children: 0, kind: 'individual' });
    await time.pass(10_000);
    await sync(phone);
    const scans = [...server.state.scans.values()];
    expect(scans.map((scan) => [scan.people, scan.children])).toEqual([
      [5, 1],
      [6, 0],
    ]);
  });

  it('merges no more taps than one scan may tell of', async () => {
    const phone = await handset().start();
    for (let n = 0; n < 21; n++) {
      await phone.counter.tap({ people: 50, children: 0, kind: 'family', direction: 'exit' });
      await time.pass(300);
    }
    await time.pass(10_000);
    await sync(phone);
    const scans = [...server.state.scans.values()];
    expect(scans.map((scan) => scan.people)).toEqual([500, 500, 50]);
  });

  it('tells of a crowd in as many scans as it takes', async () => {
    const phone = await handset().start();
    const crowd = { people: 2_340, children: 0, kind: 'individual', direction: 'exit' } as const;
    await phone.counter.walkIn({ ...crowd, counted: 'estimated' });
    await sync(phone);
    const scans = [...server.state.scans.values()];
    expect(scans.map((scan) => scan.people)).toEqual([1_000, 1_000, 340]);
  });

  it('ignores the second tap of a trembling finger, and says so', async () => {
    const phone = await handset().start();
    expect(await phone.counter.tap({ people: 1, children: 0, kind: 'individual' })).toBe(true);
    await time.pass(200);
    expect(await phone.counter.tap({ people: 1, children: 0, kind: 'individual' })).toBe(false);
    await time.pass(100);
    expect(await phone.counter.tap({ people: 1, children: 0, kind: 'individual' })).toBe(true);
  });

  it('takes back one tap and leaves the others, sent or not', async () => {
    const phone = await handset().start();
    const tap = async (people: number) => {
      await phone.counter.tap({ people, children: 0, kind: 'individual' });
      await time.pass(300);
    };
    await tap(2);
    await tap(3);
    expect(await phone.corrections.undo()).toMatchObject({ as: 'undone', people: 3 });
    await time.pass(10_000);
    await sync(phone);
    expect(server.sumOfLog()).toMatchObject({ entries: 2 });
    await tap(4);
    await tap(1);
    await time.pass(10_000);
    await sync(phone);
    expect(await phone.corrections.undo()).toMatchObject({ as: 'undone', people: 1 });
    await sync(phone);
    expect(server.sumOfLog()).toMatchObject({ entries: 6 });
  });

  it('holds no tap for as long as a clock was set back', async () => {
    const own = handset();
    const phone = await own.start();
    await phone.counter.tap({ people: 2, children: 0, kind: 'individual' });
    own.offset = -3_600_000;
    await sync(phone);
    expect(server.sumOfLog()).toMatchObject({ entries: 2 });
    // Back by less than a merge lasts: what was sent is not added to.
    await phone.counter.tap({ people: 1, children: 0, kind: 'individual' });
    await time.pass(10_000);
    await sync(phone);
    own.offset -= 5_000;
    await phone.counter.tap({ people: 4, children: 0, kind: 'individual' });
    await time.pass(20_000);
    await sync(phone);
    expect(server.sumOfLog()).toMatchObject({ entries: 7 });
  });

  it('sends no undo ahead of its tap, when the clock was set back in between', async () => {
    const own = handset();
    const phone = await own.start();
    await phone.counter.tap({ people: 2, children: 0, kind: 'individual' });
    own.offset = -60_000;
    await phone.corrections.undo();
    // The clock comes to where it was when the taps were being merged.
    await time.pass(62_000);
    await sync(phone);
    await time.pass(20_000);
    await sync(phone);
    expect(server.sumOfLog()).toMatchObject({ entries: 0 });
    expect([...server.state.scans.values()].map(({ verdict }) => verdict)).toEqual([
      'admitted',
      'undone',
    ]);
  });

  it('counts crew apart from visitors', async () => {
    const phone = await handset().start();
    await phone.counter.tap({ people: 1, children: 0, kind: 'crew' });
    await time.pass(10_000);
    await sync(phone);
    expect(server.sumOfLog()).toMatchObject({ entries: 0, crew_in: 1 });
  });
});

describe('a shift', () => {
  it('is carried on each scan, adds up, and signs the phone off when it is closed', async () => {
    const own = handset();
    own.line.fate = () => 'cut';
    const phone = await own.start();
    await phone.shifts.open('17', '2468');
    const text = await mint.ticket(family(1));
    const { id } = await shown(phone, text);
    await phone.corrections.correct(3, id);
    await shown(phone, await mint.ticket(family(2)));
    await phone.corrections.undo();
    await shown(phone, text, { people: 4 });
    await shown(phone, text, { people: 4, override: 'cousins' });
    await phone.counter.walkIn({ people: 2, children: 1, kind: 'family' });
    const sheet = await phone.shifts.close();
    expect(sheet).toMatchObject({ number: '17', welcomed: 9, refused: 1, overrides: 1 });
    expect(sheet?.unsent).toBe(phone.books.queue.rows.length);
    own.line.fate = () => 'delivered';
    await sync(phone);
    await sync(phone);
    expect(new Set([...server.state.scans.values()].map((scan) => scan.shift))).toEqual(
      new Set(['17']),
    );
    expect(own.requests.at(-1)).toMatchObject({ queued: 0, signed_off: true });
    await phone.counter.tap({ people: 1, children: 0, kind: 'individual' });
    await sync(phone);
    expect(own.requests.at(-1)).toMatchObject({ signed_off: false });
  });

  it('opens an idle phone by its four digits, and locks it after five wrong ones', async () => {
    const phone = await handset().start();
    await phone.shifts.open('17', '2468');
    expect(await phone.shifts.unlock('1111')).toBe('wrong');
    expect(await phone.shifts.unlock('2468')).toBe('open');
    for (let n = 0; n < 4; n++) expect(await phone.shifts.unlock('1111')).toBe('wrong');
    expect(await phone.shifts.unlock('1111')).toBe('locked');
    expect(await phone.shifts.unlock('2468')).toBe('locked');
  });
});

describe('an entry that was taken back', () => {
  it.each(['delivered', 'cut'] as const)(
    'leaves to be named the one that stands (%s)',
    async (fate) => {
      const text = await mint.ticket(family(1));
      const other = handset('two', 2);
      const [here, there] = [await handset('one', 1).start(), await other.start()];
      await sync(here);
      await shown(here, text, { people: 3 });
      await sync(here);
      await time.pass(60_000);
      await sync(there);
      other.line.fate = () => fate;
      await shown(there, text);
      await there.corrections.undo();
      other.line.fate = () => 'delivered';
      for (const phone of [there, here, there]) await sync(phone);
      for (const phone of [there, here]) {
        const late = await shown(phone, text, { people: 5 });
        expect(late).toMatchObject({
          reason: 'party_exceeded',
          remaining: 2,
          earlier: { gate: 1 },
        });
      }
    },
  );
});

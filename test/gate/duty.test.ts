import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { callState } from '../../src/client/gate/phone/call-state.ts';
import type { Phone } from '../../src/client/gate/phone/phone.ts';
import type { Shown } from '../../src/client/gate/phone/shown-verdict.ts';
import { noticesOf } from '../../src/client/gate/screen/notices.ts';
import { verdictText } from '../../src/client/gate/screen/parts/verdict-text.ts';
import { supervisorHash } from '../../src/domain/supervisor.ts';
import { EVENT, family, Mint } from './edition.ts';
import { GateServer, record } from './server.ts';
import { during, Time } from './time.ts';
import { Handset, seeded } from './world.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const CODE = '048210';
const GRAIN = { salt: btoa('0123456789abcdef'), iterations: 1_000 };

let mint: Mint;
let time: Time;
let server: GateServer;

beforeAll(async () => {
  mint = await Mint.open();
});

beforeEach(async () => {
  time = new Time();
  server = new GateServer(mint, () => time.now);
  server.supervisor = { ...GRAIN, hash: await supervisorHash(CODE, GRAIN) };
  for (let serial = 1; serial <= 3; serial++) server.issue(record(family(serial)));
});

function handset(name = 'phone', gate = 1): Handset {
  return new Handset(name, gate, time, server, seeded(gate));
}

async function shown(phone: Phone, text: string, stated = {}): Promise<Shown> {
  const outcome = await during(time, phone.scan(text, stated));
  if (outcome.as !== 'shown') throw new Error(`asked or missed: ${JSON.stringify(outcome)}`);
  return outcome;
}

function sync(phone: Phone): Promise<void> {
  return during(time, phone.sync.run());
}

describe('a call for help', () => {
  it('survives a cut and a kill, and is sent until it is acknowledged, once', async () => {
    const own = handset();
    own.line.fate = () => 'cut';
    const phone = await own.start();
    await phone.alert('pressure');
    own.kill();
    const again = await own.start();
    await sync(again);
    expect(again.books.settings.alerts).toHaveLength(1);
    own.line.fate = () => 'answer lost';
    await sync(again);
    expect(again.books.settings.alerts).toHaveLength(1);
    own.line.fate = () => 'delivered';
    await sync(again);
    expect(again.books.settings.alerts).toEqual([]);
    expect(again.sync.status.alerted).toBeGreaterThan(0);
    expect([...server.alerts.values()]).toMatchObject([{ kind: 'pressure', device: 'phone' }]);
  });

  it('is one however often the button is held within a minute, and another one later', async () => {
    const own = handset();
    own.line.fate = () => 'cut';
    const phone = await own.start();
    await phone.alert('pressure');
    await phone.alert('pressure');
    await time.pass(MINUTE);
    await phone.alert('pressure');
    own.line.fate = () => 'delivered';
    await sync(phone);
    expect(server.alerts.size).toBe(2);
  });

  it('goes out in parts of what the server takes', async () => {
    const own = handset();
    own.line.fate = () => 'cut';
    const phone = await own.start();
    for (let n = 0; n < 23; n++) {
      await phone.alert('pressure');
      await time.pass(MINUTE);
    }
    own.line.fate = () => 'delivered';
    await sync(phone);
    await sync(phone);
    expect(own.requests.map((request) => request.alerts?.length)).toEqual([20, 3]);
    expect(server.alerts.size).toBe(23);
  });
});

describe('what has become of a call for help', () => {
  const state = (phone: Phone) =>
    callState(phone.books.settings, phone.sync.status.seen, phone.books.now());

  /** Somebody sees the last call that has arrived. */
  function see(by: string, at: string): void {
    const id = [...server.alerts.keys()].at(-1) ?? '';
    server.seen.push({ id, by, at });
  }

  it('is nothing before there was one', async () => {
    const phone = await handset().start();
    await sync(phone);
    expect(state(phone)).toBeNull();
  });

  it('is that it waits, has arrived, and is not seen yet', async () => {
    const own = handset();
    own.line.fate = () => 'cut';
    const phone = await own.start();
    await phone.alert('pressure');
    expect(state(phone)).toBeNull();
    // However long the network was away.
    await time.pass(20 * MINUTE);
    expect(state(phone)).toEqual({ as: 'waiting' });
    own.line.fate = () => 'delivered';
    await sync(phone);
    expect(state(phone)).toEqual({ as: 'delivered' });
    await time.pass(20_000);
    expect(state(phone)).toEqual({ as: 'unseen' });
    await time.pass(10 * MINUTE);
    expect(state(phone)).toBeNull();
  });

  it('is who has seen it and when, for ten minutes from when that was heard', async () => {
    const own = handset();
    const phone = await own.start();
    await phone.alert('pressure');
    await sync(phone);
    const at = '2026-11-25T16:06:40+00:00';
    see('safety', at);
    await time.pass(30 * MINUTE);
    await sync(phone);
    expect(state(phone)).toEqual({ as: 'seen', by: 'safety', at });
    await time.pass(9 * MINUTE);
    await sync(phone);
    expect(state(phone)).toEqual({ as: 'seen', by: 'safety', at });
    await time.pass(MINUTE);
    await sync(phone);
    expect(state(phone)).toBeNull();
  });

  it('is of the last call: one that is made later is not seen yet', async () => {
    const own = handset();
    const phone = await own.start();
    await phone.alert('pressure');
    await sync(phone);
    see('owner', '2026-11-25T16:06:40+00:00');
    await sync(phone);
    expect(state(phone)).toMatchObject({ as: 'seen', by: 'owner' });
    await time.pass(MINUTE);
    await phone.alert('pressure');
    await sync(phone);
    expect(state(phone)).toEqual({ as: 'delivered' });
  });

  it('is known again after the page was closed', async () => {
    const own = handset();
    const phone = await own.start();
    await phone.alert('pressure');
    await sync(phone);
    see('a role of tomorrow', '2026-11-25T16:06:40+00:00');
    own.kill();
    const again = await own.start();
    expect(state(again)).toEqual({ as: 'delivered' });
    await sync(again);
    expect(state(again)).toMatchObject({ as: 'seen', by: 'a role of tomorrow' });
    const texts = noticesOf(again, 'en', false).map(({ text }) => text);
    expect(texts).toContain('Alert seen by the control room, 16:06');
    expect(noticesOf(again, 'ar', false)).toContainEqual({
      kind: 'call',
      text: 'تم الاطلاع على تنبيه الازدحام: قاعة المتابعة، 16:06',
    });
  });
});

describe('a gate that its own staff hold', () => {
  it('tells the server since when, and that it is open again', async () => {
    const own = handset();
    const phone = await own.start();
    const since = time.now;
    await phone.hold(true);
    await sync(phone);
    expect(server.contacts.get('phone')?.own_hold).toBe(since);
    await phone.hold(false);
    await sync(phone);
    expect(server.contacts.get('phone')?.own_hold).toBeNull();
  });

  it('lets out whoever leaves, held and closed by everybody', async () => {
    const own = handset();
    const phone = await own.start();
    await sync(phone);
    await shown(phone, await mint.ticket(family(1)));
    await phone.hold(true);
    for (const kind of ['hold', 'close'] as const) {
      server.holds.push({ id: kind, gate: null, kind, starts_at: 0, ends_at: null });
    }
    await sync(phone);
    await phone.turn('exit');
    expect(await shown(phone, await mint.ticket(family(1)))).toMatchObject({
      verdict: 'admitted',
      reason: null,
      people: 5,
    });
  });
});

describe('free flow', () => {
  it('begins by a supervisor’s code with the network cut, reads no code and marks all it counts', async () => {
    const own = handset();
    const phone = await own.start();
    await sync(phone);
    own.line.fate = () => 'cut';
    expect(await phone.flowing.begin(CODE)).toBe('right');
    expect(await phone.scan(await mint.ticket(family(1)))).toEqual({ as: 'flowing' });
    const passing = { children: 0, kind: 'family' } as const;
    await phone.counter.tap({ ...passing, people: 50, direction: 'entry' });
    await phone.counter.tap({ ...passing, people: 10, direction: 'exit' });
    await time.pass(10_000);
    own.line.fate = () => 'delivered';
    await sync(phone);
    const scans = [...server.state.scans.values()];
    expect(scans.map(({ direction, people, counted }) => [direction, people, counted])).toEqual([
      ['entry', 50, 'free_flow'],
      ['exit', 10, 'free_flow'],
    ]);
  });

  it('outlives a kill, and ends in one step on the phone that began it', async () => {
    const own = handset();
    const phone = await own.start();
    await phone.flowing.begin(CODE);
    own.kill();
    const again = await own.start();
    expect(again.books.flow()).toMatchObject({ id: null });
    await again.flowing.end();
    expect(await shown(again, await mint.ticket(family(1)))).toMatchObject({ people: 5 });
    await again.counter.walkIn({ people: 1, children: 0, kind: 'individual' });
    expect(again.books.queue.rows.at(-1)?.scan.counted).toBeUndefined();
  });

  it('goes on counting where it stood after a kill, less what is taken back, and begins at nothing', async () => {
    const own = handset();
    const phone = await own.start();
    await phone.flowing.begin(CODE);
    const passing = { children: 0, kind: 'family' } as const;
    await phone.counter.tap({ ...passing, people: 50, direction: 'entry' });
    await phone.counter.tap({ ...passing, people: 10, direction: 'exit' });
    own.kill();
    const again = await own.start();
    expect(again.books.flowed()).toMatchObject({ entry: 50, exit: 10 });
    await again.corrections.undo();
    expect(again.books.flowed()).toMatchObject({ entry: 50, exit: 0 });
    await again.flowing.end();
    await time.pass(MINUTE);
    await again.flowing.begin(CODE);
    expect(again.books.flowed()).toMatchObject({ entry: 0, exit: 0 });
  });

  it.each(['put right', 'set back'])('goes on counting when its clock is %s', async (how) => {
    const own = handset();
    const phone = await own.start();
    if (how === 'put right') own.offset = 60 * MINUTE;
    await phone.flowing.begin(CODE);
    const passing = { children: 0, kind: 'family', direction: 'entry' } as const;
    await phone.counter.tap({ ...passing, people: 50 });
    if (how === 'put right') await sync(phone);
    else own.offset = -60 * MINUTE;
    expect(phone.books.flowed()).toMatchObject({ entry: 50 });
    await time.pass(MINUTE);
    await phone.counter.tap({ ...passing, people: 3 });
    expect(phone.books.flowed()).toMatchObject({ entry: 53 });
  });

  it('begins and ends by the service at its gates only, and by its clock', async () => {
    const [one, two] = [await handset('one', 1).start(), await handset('two', 2).start()];
    const ends_at = time.now + 10 * MINUTE;
    server.freeFlow.push({ id: 'f', gate: 1, starts_at: time.now + MINUTE, ends_at });
    await sync(one);
    await sync(two);
    expect(one.books.flow()).toBeNull();
    await time.pass(2 * MINUTE);
    expect([one.books.flow()?.id, two.books.flow()]).toEqual(['f', null]);
    await time.pass(10 * MINUTE);
    expect(one.books.flow()).toBeNull();
  });

  it('that the service ordered ends on one phone by a supervisor’s code', async () => {
    const phone = await handset().start();
    server.freeFlow.push({ id: 'f', gate: null, starts_at: time.now, ends_at: null });
    await sync(phone);
    expect(await phone.flowing.endOrdered('000000')).toBe('wrong');
    expect(phone.books.flow()).not.toBeNull();
    expect(await phone.flowing.endOrdered(CODE)).toBe('right');
    await sync(phone);
    expect(phone.books.flow()).toBeNull();
  });

  it('is locked by five wrong codes, over a kill too, until the server is heard', async () => {
    const own = handset();
    own.line.fate = () => 'cut';
    const phone = await own.start();
    for (let n = 0; n < 4; n++) expect(await phone.flowing.begin('111111')).toBe('wrong');
    expect(await phone.flowing.begin('111111')).toBe('locked');
    own.kill();
    const again = await own.start();
    await sync(again);
    expect(await again.flowing.begin(CODE)).toBe('locked');
    own.line.fate = () => 'delivered';
    await sync(again);
    expect(await again.flowing.begin(CODE)).toBe('right');
  });

  it('takes the code that it had while the server makes those of others, on the same day', async () => {
    const own = handset();
    const phone = await own.start();
    await sync(phone);
    server.supervisor = undefined;
    await sync(phone);
    expect(await phone.flowing.begin(CODE)).toBe('right');
    await time.pass(DAY);
    await sync(phone);
    expect(await phone.flowing.begin(CODE)).toBe('unknown');
    server.supervisor = null;
    await sync(phone);
    expect(await phone.flowing.begin(CODE)).toBe('unknown');
  });

  it('needs a code that can be tested', async () => {
    server.supervisor = null;
    const phone = await handset().start();
    expect(await phone.flowing.begin(CODE)).toBe('unknown');
    server.supervisor = { salt: 'no base64!', iterations: 1_000, hash: '' };
    await sync(phone);
    expect(await phone.flowing.begin(CODE)).toBe('unknown');
    expect(phone.books.flow()).toBeNull();
  });
});

describe('an exit where nobody can count heads', () => {
  it('sends a minute times the width, marked as an estimate, and takes it back', async () => {
    const phone = await handset().start();
    await phone.turn('exit');
    const estimate = {
      people: 148,
      children: 0,
      kind: 'individual',
      counted: 'estimated',
    } as const;
    await phone.counter.walkIn(estimate);
    await sync(phone);
    const [scan] = server.state.scans.values();
    expect(scan).toMatchObject({ direction: 'exit', people: 148, counted: 'estimated' });
    expect(await phone.corrections.undo()).toMatchObject({ as: 'undone', people: 148 });
  });
});

describe('a latecomer', () => {
  it('reads when and at which gate the others went in, though another phone let them in', async () => {
    const [one, two] = [await handset('one', 1).start(), await handset('two', 2).start()];
    await sync(two);
    const at = time.now;
    await shown(one, await mint.ticket(family(1)));
    await sync(one);
    await time.pass(20 * MINUTE);
    await sync(two);
    const refused = await shown(two, await mint.ticket(family(1)));
    expect(refused).toMatchObject({ reason: 'already_admitted', earlier: { gate: 1 } });
    expect(refused.earlier?.at).toBe(Math.floor(at / MINUTE) * MINUTE);
    expect(verdictText(refused, 'en', EVENT).lines).toContain('Last entry at 10:00, One.');
  });

  it('reads it too when only the server knew', async () => {
    const [one, two] = [await handset('one', 1).start(), await handset('two', 2).start()];
    await sync(one);
    await sync(two);
    await shown(one, await mint.ticket(family(1)));
    const refused = await shown(two, await mint.ticket(family(1)));
    expect(refused).toMatchObject({ decidedBy: 'server', earlier: { gate: 1 } });
  });

  it('reads the later of two entries, whoever saw it', async () => {
    const [own, other] = [handset('one', 1), handset('two', 2)];
    const [one, two] = [await own.start(), await other.start()];
    await shown(one, await mint.ticket(family(1)), { people: 2 });
    await sync(one);
    await time.pass(5 * MINUTE);
    await shown(two, await mint.ticket(family(1)), { people: 3 });
    await sync(two);
    await sync(one);
    own.line.fate = () => 'cut';
    const refused = await shown(one, await mint.ticket(family(1)));
    expect(refused).toMatchObject({ reason: 'already_admitted', earlier: { gate: 2 } });
  });

  it('bears a server that does not say', async () => {
    const phone = await handset().start();
    const { scans } = server;
    server.scans = async (...asked) => {
      const answer = await scans.apply(server, asked);
      const { ledger } = answer;
      const six = ledger?.tickets.map(([a, b, c, d, e, f]) => [a, b, c, d, e, f] as const);
      return { ...answer, ...(ledger && six && { ledger: { ...ledger, tickets: six } }) };
    };
    await sync(phone);
    await shown(phone, await mint.ticket(family(1)));
    await sync(phone);
    expect(await shown(phone, await mint.ticket(family(1)))).toMatchObject({
      reason: 'already_admitted',
      earlier: { gate: 1 },
    });
  });
});

describe('a school at a gate that is not its own', () => {
  it('reads the number of the right one from afar, and its name', async () => {
    server.policy = { ...server.policy, wrong_gate: 'attention' };
    const phone = await handset('schools', 3).start();
    const verdict = await shown(phone, await mint.ticket(family(1)));
    expect(verdict).toMatchObject({ verdict: 'admitted', reason: 'wrong_gate' });
    const { gate, lines } = verdictText(verdict, 'en', EVENT);
    expect(gate).toBe(`Gate ${verdict.gate?.number}`);
    expect(lines[0]).toMatch(/^The right gate: (One|Two)$/);
    expect(lines).toHaveLength(1);
  });

  it('says the way there, where it is known, and no name that the sign says', async () => {
    server.policy = { ...server.policy, wrong_gate: 'attention' };
    const phone = await handset('schools', 3).start();
    const verdict = await shown(phone, await mint.ticket(family(1)));
    const way = { metres: 347.2, bearing: 92 };
    const { bearing, lines } = verdictText({ ...verdict, way }, 'en', EVENT);
    expect(bearing).toBe(92);
    expect(lines[0]).toMatch(/^The right gate: (One|Two)$/);
    expect(lines[1]).toBe('350 m to the east.');
    const name = { ar: 'الباب 1', zgh: 'x', fr: 'Porte 1', en: 'Gate 1' };
    const gate = { number: 1, name, kinds: [], step_free: false };
    expect(verdictText({ ...verdict, way, gate }, 'en', EVENT).lines).toEqual([
      '350 m to the east.',
    ]);
    expect(verdictText({ ...verdict, way, gate }, 'ar', EVENT).lines).toEqual([
      'على بعد 350 م نحو الشرق.',
    ]);
  });
});

describe('what should not be there', () => {
  it('is refused as no ticket, and nothing of it is kept or sent', async () => {
    const own = handset();
    const phone = await own.start();
    const texts = [
      'https://example.com/t/x?utm=1',
      'BEGIN:VCARD\nVERSION:3.0\nFN:سعاد\nTEL:+212612345678\nEND:VCARD',
      'MECARD:N:Doe;TEL:0612345678;;',
      'WIFI:S:net;T:WPA;P:secret;;',
      'x'.repeat(4_000),
      '9'.repeat(4_000),
      `HTTPS://ABWAB.EXAMPLE/T/${'A'.repeat(127)}`,
      String.fromCharCode(...Array.from({ length: 256 }, (_, n) => n)),
      '\u0000\uFFFD\uD800',
      '{"__proto__":{"x":1}}',
    ];
    for (const text of texts) {
      expect(await shown(phone, text), JSON.stringify(text.slice(0, 40))).toMatchObject({
        verdict: 'refused',
        walkIns: 1,
      });
    }
    await sync(phone);
    const sent = JSON.stringify(own.requests);
    for (const word of ['0612345678', 'secret', 'example.com', 'xxxx']) {
      expect(sent).not.toContain(word);
    }
    expect(phone.sync.status).toMatchObject({ waiting: 0, aside: 0 });
  });

  it('is a ticket with a serial that nobody has issued: let in offline, counted as walk-ins, marked', async () => {
    const own = handset();
    own.line.fate = () => 'cut';
    const phone = await own.start();
    const verdict = await shown(phone, await mint.ticket(family(4_000_000_000)));
    expect(verdict).toMatchObject({ verdict: 'admitted', people: 5 });
    own.line.fate = () => 'delivered';
    await sync(phone);
    expect(server.state.scans.get(verdict.id)).toMatchObject({ conflict: true, people: 5 });
    expect(server.sumOfLog()).toMatchObject({ entries: 5, walk_ins: 5 });
    expect(phone.books.queue.rows).toEqual([]);
    expect(await shown(phone, await mint.ticket(family(4_000_000_000)))).toMatchObject({
      verdict: 'refused',
      decidedBy: 'server',
    });
  });

  it('is a clock a day off: once the server was heard, it changes nothing', async () => {
    for (const offset of [-DAY, DAY]) {
      const own = handset(`askew by ${offset}`);
      own.offset = offset;
      const phone = await own.start();
      await sync(phone);
      own.line.fate = () => 'cut';
      const serial = offset < 0 ? 1 : 2;
      const verdict = await shown(phone, await mint.ticket(family(serial)));
      expect(verdict).toMatchObject({ verdict: 'admitted', reason: null, people: 5 });
      own.line.fate = () => 'delivered';
      await sync(phone);
      const logged = server.state.scans.get(verdict.id);
      expect(logged?.day).toBe(1);
      expect(Math.abs((logged?.at ?? 0) - time.now)).toBeLessThan(MINUTE);
    }
  });
});

describe('a full disk', () => {
  it('is said, loses nothing that memory holds, and is tried again with every talk', async () => {
    const own = handset();
    const phone = await own.start();
    await sync(phone);
    own.disk.full = true;
    own.line.fate = () => 'cut';
    await phone.alert('pressure');
    await phone.counter.tap({ people: 3, children: 0, kind: 'family' });
    expect(await shown(phone, await mint.ticket(family(1)))).toMatchObject({ saved: false });
    expect(phone.books.unsaved).toBe(true);
    own.disk.full = false;
    await sync(phone);
    expect(phone.books.unsaved).toBe(false);
    const kept = await own.disk.load();
    expect(kept.queue).toHaveLength(2);
    expect(kept.settings.alerts).toHaveLength(1);
  });

  it('does not keep scans from the server', async () => {
    const own = handset();
    const phone = await own.start();
    own.disk.full = true;
    await phone.counter.walkIn({ people: 3, children: 0, kind: 'family' });
    await sync(phone);
    expect(server.sumOfLog()).toMatchObject({ entries: 3 });
    expect(phone.sync.status).toMatchObject({ waiting: 0, trouble: null });
  });
});

import { env } from 'cloudflare:workers';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { setHold } from '../../src/actors/gate-control.ts';
import { cancelRegistration, changeParty, splitTicket } from '../../src/actors/manage.ts';
import { demoEdition } from '../../src/api/demo.ts';
import { formatCode, parseCode } from '../../src/domain/code.ts';
import type { Policy } from '../../src/domain/edition.ts';
import type { WireScan } from '../../src/domain/scan.ts';
import { loadEdition, type StoredEdition } from '../../src/store/editions.ts';
import type { EditionPlan } from '../../src/store/setup.ts';
import { readTickets, tokenOf } from '../../src/store/tickets.ts';
import { disagreements, scansLogged } from './sum-of-log.ts';
import {
  asScan,
  enrol,
  newWorld,
  type Phone,
  post,
  registered,
  scanned,
  scanOne,
  sendScans,
  ticketFor,
  type World,
} from './world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let world: World;
let phone: Phone;
beforeAll(async () => {
  world = await newWorld();
  phone = await enrol(world);
});

afterEach(async () => {
  expect(await disagreements(world.number)).toEqual([]);
});

/** An instant before now, as phones write it. */
function ago(ms: number): string {
  return new Date(Date.now() - ms).toISOString();
}

const showed = (verdict: 'admitted' | 'refused', people: number) =>
  ({ decided: 'offline', verdict, people }) as const;

describe('a ticket at the gate', () => {
  it('gets its verdict, and its numbers after it', async () => {
    const ticket = await ticketFor(world);
    const scan = asScan({ ticket: ticket.token, people: 3 });
    expect(await scanOne(phone, scan)).toEqual({
      id: scan.id,
      verdict: 'admitted',
      reason: null,
      people: 3,
      conflict: false,
      ticket: {
        serial: ticket.serial,
        code: ticket.code,
        kind: 'family',
        admits: 5,
        entered: 3,
        inside: 3,
      },
    });
  });

  it('lets all who remain in, and all who are inside out, when nobody says how many', async () => {
    const { token } = await ticketFor(world);
    await scanOne(phone, { ticket: token, people: 3 });
    expect(await scanOne(phone, { ticket: token })).toMatchObject({ people: 2 });
    const out = await scanOne(phone, { ticket: token, direction: 'exit' });
    expect(out).toMatchObject({ people: 5, ticket: { entered: 5, inside: 0 } });
    expect(await scanOne(phone, { ticket: token })).toMatchObject({
      people: 5,
      ticket: { entered: 10, inside: 5 },
    });
  });

  it('may be shown as token, address or code, in any case and any digits', async () => {
    const { token, url, code } = await ticketFor(world, { party: { adults: 10, children: 0 } });
    const arabic = code.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
    const persian = code.replace(/\d/g, (digit) => String.fromCharCode(0x6f0 + Number(digit)));
    const forms = [
      token,
      token.toLowerCase(),
      url,
      url.toUpperCase(),
      `${url.toLowerCase()}?from=mail`,
      `  ${token.slice(0, 60)}\n${token.slice(60)} `,
      code,
      code.replace(/(\d{4})(?=\d)/g, '$1 '),
      arabic,
      `\u200f${persian.slice(0, 4)} ${persian.slice(4)}`,
    ];
    for (const ticket of forms) {
      expect(await scanOne(phone, { ticket, people: 1 })).toMatchObject({ verdict: 'admitted' });
    }
  });

  it('takes the results in the order sent', async () => {
    const { token } = await ticketFor(world);
    const results = await scanned(
      phone,
      { ticket: token, people: 4 },
      { ticket: token, people: 2 },
      { type: 'walk_in', people: 7 },
      { ticket: token },
      { ticket: token },
    );
    expect(results.map(({ people, reason }) => [people, reason])).toEqual([
      [4, null],
      [0, 'party_exceeded'],
      [7, null],
      [1, null],
      [0, 'already_admitted'],
    ]);
  });

  it('has its children counted apart, by their share when nobody counted them', async () => {
    const before = await sums();
    const { token } = await ticketFor(world);
    await scanOne(phone, { ticket: token, people: 3 });
    expect((await sums()).children - before.children).toBe(1);
    await scanOne(phone, { ticket: token, people: 1, children: 0 });
    await scanOne(phone, { ticket: token });
    expect((await sums()).children - before.children).toBe(2);
  });
});

describe('each reason', () => {
  let edition: StoredEdition;
  beforeAll(async () => {
    edition = await editionOf(world);
  });

  const refusedFor = async (ticket: string, reason: string, by = phone) =>
    expect(await scanOne(by, { ticket })).toMatchObject({ verdict: 'refused', reason, people: 0 });

  it('unknown: what is no ticket, cut short, mirrored or never issued', async () => {
    const { token, code } = await ticketFor(world);
    const never = [
      '',
      'hello',
      'https://example.org/',
      token.slice(0, -1),
      `${token}A`,
      [...token].reverse().join(''),
      'A'.repeat(127),
      'x'.repeat(100_000),
      code.slice(1),
      `${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`,
      '000000000000',
    ];
    for (const ticket of never) {
      await refusedFor(ticket, 'unknown');
      const out = await scanOne(phone, { ticket, direction: 'exit' });
      expect(out).toMatchObject({ verdict: 'refused', reason: 'unknown', ticket: null });
    }
  });

  it('unknown: a code with the wrong secret', async () => {
    const { code } = await ticketFor(world);
    const guessed = wrongSecret(edition, code);
    expect(await scanOne(phone, { ticket: guessed })).toMatchObject({
      verdict: 'refused',
      reason: 'unknown',
      ticket: null,
    });
  });

  it('bad_signature: a token with another word in it', async () => {
    const { token } = await ticketFor(world);
    for (const at of [8, 17, 40, 100]) await refusedFor(altered(token, at), 'bad_signature');
  });

  it('wrong_event: the ticket of another edition', async () => {
    const { token } = await ticketFor(await newWorld());
    await refusedFor(token, 'wrong_event');
  });

  it('cancelled: the places were given back', async () => {
    const { secret, token } = await held();
    await cancelRegistration(env, edition, secret, Date.now());
    await refusedFor(token, 'cancelled');
  });

  it('superseded: attention after a change, refused after a split', async () => {
    const { secret, token, serial } = await held();
    const change = { slot: 2, adults: 2, children: 2, step_free: false };
    await changeParty(env, edition, secret, change, Date.now());
    expect(await scanOne(phone, { ticket: token })).toMatchObject({
      verdict: 'admitted',
      reason: 'superseded',
      people: 4,
      ticket: { admits: 4 },
    });
    const part = { adults: 1, children: 1 };
    await splitTicket(env, edition, secret, serial, part, Date.now() + 1);
    await refusedFor(token, 'superseded');
  });

  it('pending: nobody has approved it yet', async () => {
    const media = { kind: 'media', organisation: 'إذاعة', party: { adults: 2, children: 0 } };
    const { registration, tickets } = await registered(world, media);
    expect(tickets).toEqual([]);
    await refusedFor(registration.reference, 'pending');
    await refusedFor(await newestToken(world), 'pending');
  });

  it('wrong_day: the ticket of tomorrow', async () => {
    const { token } = await ticketFor(world, { slot: '7' });
    await refusedFor(token, 'wrong_day');
    expect(await scanOne(phone, { ticket: token, ...showed('admitted', 2) })).toMatchObject({
      verdict: 'admitted',
      reason: 'wrong_day',
      people: 2,
      conflict: false,
    });
  });

  it('wrong_gate: a family at the gate for schools, as the policy has it', async () => {
    for (const wrong_gate of ['refuse', 'attention'] as const) {
      const strict = await newWorld({ policy: policyWith({ wrong_gate }) });
      const { token } = await ticketFor(strict);
      const verdict = wrong_gate === 'refuse' ? 'refused' : 'admitted';
      const schools = await enrol(strict, 3);
      const result = await scanOne(schools, { ticket: token });
      expect(result).toMatchObject({ verdict, reason: 'wrong_gate' });
    }
  });

  it('too_early and too_late: outside of the arrival window, as the policy has it', async () => {
    for (const strictness of ['refuse', 'attention'] as const) {
      const hours = { too_early: strictness, too_late: strictness };
      const strict = await newWorld({
        days: windowsAround(Date.now()),
        policy: policyWith({ ...hours, early_minutes: 30, late_minutes: 30 }),
      });
      const gate = await enrol(strict);
      const verdict = strictness === 'refuse' ? 'refused' : 'admitted';
      const late = await ticketFor(strict, { slot: '1' });
      const early = await ticketFor(strict, { slot: '2' });
      expect(await scanOne(gate, { ticket: late.token })).toMatchObject({
        verdict,
        reason: 'too_late',
      });
      expect(await scanOne(gate, { ticket: early.token })).toMatchObject({
        verdict,
        reason: 'too_early',
      });
    }
  });

  it('already_admitted and party_exceeded: no places left, or too few', async () => {
    const { token } = await ticketFor(world);
    await scanOne(phone, { ticket: token, people: 4 });
    const more = await scanOne(phone, { ticket: token, people: 2 });
    expect(more).toMatchObject({ reason: 'party_exceeded', people: 0, ticket: { entered: 4 } });
    await scanOne(phone, { ticket: token });
    await refusedFor(token, 'already_admitted');
  });

  it('already_admitted: whoever left, where there is no way back in', async () => {
    const once = await newWorld({ policy: policyWith({ reentry: false }) });
    const gate = await enrol(once);
    const { token } = await ticketFor(once);
    await scanOne(gate, { ticket: token });
    await scanOne(gate, { ticket: token, direction: 'exit' });
    await refusedFor(token, 'already_admitted', gate);
  });

  it('not_inside: people leave of whom nobody came in', async () => {
    const { token } = await ticketFor(world);
    const leave = { ticket: token, direction: 'exit' } as const;
    const none = { verdict: 'admitted', reason: 'not_inside', people: 0 };
    expect(await scanOne(phone, leave)).toMatchObject(none);
    expect(await scanOne(phone, { ...leave, people: 2 })).toMatchObject({
      ...none,
      people: 2,
      ticket: { entered: 0, inside: 0 },
    });
  });

  it('held: attention while the lane drains, then refused', async () => {
    const gated = await newWorld();
    const gate = await enrol(gated);
    const [one, other] = [await ticketFor(gated), await ticketFor(gated)];
    const by = { event: gated.number, id: 'test' };
    await setHold(env, by, { gate: 1, kind: 'hold' }, Date.now());
    const draining = await scanOne(gate, { ticket: one.token });
    expect(draining).toMatchObject({ verdict: 'admitted', reason: 'held', people: 5 });
    await setHold(env, by, { gate: 1, kind: 'hold' }, Date.now() - 4 * MINUTE);
    await refusedFor(other.token, 'held', gate);
    await scanOne(await enrol(gated, 2), { ticket: other.token });
    await openToWhoeverLeaves(gate, one.token);
  });

  it('gate_closed: at once', async () => {
    const gated = await newWorld();
    const gate = await enrol(gated);
    const { token } = await ticketFor(gated);
    const inside = await ticketFor(gated);
    await scanOne(gate, { ticket: inside.token });
    const by = { event: gated.number, id: 'test' };
    await setHold(env, by, { gate: null, kind: 'close' }, Date.now());
    await refusedFor(token, 'gate_closed', gate);
    await openToWhoeverLeaves(gate, inside.token);
    const happened = await scanOne(gate, { ticket: token, ...showed('admitted', 5) });
    expect(happened).toMatchObject({ verdict: 'admitted', reason: 'gate_closed' });
  });
});

describe('staff who let people in against the rule', () => {
  it('are obeyed, and the rule is named', async () => {
    const { token } = await ticketFor(world);
    await scanOne(phone, { ticket: token });
    const result = await scanOne(phone, { ticket: token, people: 1, override: 'a lost child' });
    expect(result).toMatchObject({
      verdict: 'admitted',
      reason: 'already_admitted',
      people: 1,
      conflict: false,
      ticket: { entered: 6 },
    });
  });

  it('make no ticket of what is none: those people are walk-ins', async () => {
    const { token } = await ticketFor(world);
    const foreign = await ticketFor(await newWorld());
    for (const ticket of ['hello', altered(token, 40), foreign.token]) {
      const before = await sums();
      const scan = { ticket, people: 2, override: 'known to the desk' };
      const result = await scanOne(phone, scan);
      expect(result).toMatchObject({
        verdict: 'admitted',
        people: 2,
        conflict: false,
        ticket: null,
      });
      const after = await sums();
      expect(after.walk_ins - before.walk_ins).toBe(2);
      expect(after.parties).toBe(before.parties);
    }
    expect(await scanOne(phone, { ticket: token })).toMatchObject({ people: 5, reason: null });
  });
});

describe('what happened without the server', () => {
  it('is kept and counted, and the second of two gates carries the mark', async () => {
    const other = await enrol(world, 2);
    const { token } = await ticketFor(world);
    const scans = [phone, other].map(() => asScan({ ticket: token, ...showed('admitted', 5) }));
    const [first, second] = [scans[0] ?? {}, scans[1] ?? {}];
    expect(await scanOne(phone, first)).toMatchObject({ conflict: false, reason: null });
    const conflict = { verdict: 'admitted', conflict: true, reason: 'already_admitted', people: 5 };
    expect(await scanOne(other, second)).toMatchObject(conflict);
    expect(await scanOne(phone, first)).toMatchObject({ conflict: false });
    await scanOne(phone, { type: 'undo', scan: first.id });
    expect(await scanOne(other, second)).toMatchObject(conflict);
  });

  it('marks people beyond what remained', async () => {
    const { token } = await ticketFor(world);
    await scanOne(phone, { ticket: token, people: 3 });
    expect(await scanOne(phone, { ticket: token, ...showed('admitted', 3) })).toMatchObject({
      conflict: true,
      reason: 'party_exceeded',
      ticket: { entered: 6 },
    });
  });

  it('is no conflict when staff overrode', async () => {
    const { token } = await ticketFor(world);
    await scanOne(phone, { ticket: token });
    const scan = { ticket: token, ...showed('admitted', 2), override: 'the desk said so' };
    expect(await scanOne(phone, scan)).toMatchObject({ verdict: 'admitted', conflict: false });
  });

  it('may have been a refusal, which counts nobody', async () => {
    const { token } = await ticketFor(world);
    const result = await scanOne(phone, { ticket: token, ...showed('refused', 0) });
    expect(result).toMatchObject({ verdict: 'refused', people: 0, ticket: { entered: 0 } });
    expect(await scanOne(phone, { ticket: token })).toMatchObject({ people: 5 });
  });

  it('makes walk-ins and a conflict of a wrong secret, and leaves the ticket unused', async () => {
    const before = await sums();
    const { code, token } = await ticketFor(world);
    const ticket = wrongSecret(await editionOf(world), code);
    const result = await scanOne(phone, { ticket, ...showed('admitted', 4) });
    expect(result).toMatchObject({
      verdict: 'admitted',
      reason: 'unknown',
      people: 4,
      conflict: true,
      ticket: null,
    });
    const after = await sums();
    expect([after.walk_ins - before.walk_ins, after.parties - before.parties]).toEqual([4, 0]);
    const whole = await scanOne(phone, { ticket: token });
    expect(whole).toMatchObject({ verdict: 'admitted', people: 5, conflict: false });
  });

  it('counts in its own minute and day', async () => {
    const { token } = await ticketFor(world);
    const at = Date.now() - 7 * MINUTE;
    const iso = new Date(at).toISOString();
    await scanOne(phone, { ticket: token, ...showed('admitted', 5), at: iso });
    const minute = await minuteAt(at);
    expect(minute).toMatchObject({ entries: 5, parties: 1 });
    const yesterday = { type: 'walk_in', people: 2, at: ago(26 * HOUR) } as const;
    await scanOne(phone, { ...yesterday, ...showed('admitted', 2) });
    expect(await sumOfDay(0)).toMatchObject({ entries: 2 });
  });

  it('is never later than now', async () => {
    const scan = asScan({ type: 'walk_in', people: 3, at: ago(-2 * HOUR) });
    const [before, after] = [Date.now(), await scanOne(phone, scan).then(() => Date.now())];
    const logged = await stored(scan.id);
    expect(logged.at).toBeGreaterThanOrEqual(before);
    expect(logged.at).toBeLessThanOrEqual(after);
  });
});

describe('what is asked', () => {
  it('is judged on the day of the server: a wrong clock opens no second day', async () => {
    const { token } = await ticketFor(world);
    const days = [26, 50].map((hours) => ({ ticket: token, at: ago(hours * HOUR) }));
    const results = await scanned(phone, ...days, { ticket: token });
    expect(results.map(({ people, reason }) => [people, reason])).toEqual([
      [5, null],
      [0, 'already_admitted'],
      [0, 'already_admitted'],
    ]);
  });
});

describe('what the phone showed', () => {
  it('wins over an admission that came too late', async () => {
    const { token } = await ticketFor(world);
    const scan = asScan({ ticket: token });
    expect(await scanOne(phone, scan)).toMatchObject({ verdict: 'admitted', people: 5 });
    const report = { ...scan, ...showed('refused', 0) };
    const replaced = await scanOne(phone, report);
    expect(replaced).toMatchObject({ verdict: 'refused', people: 0, ticket: { entered: 0 } });
    expect(await scanOne(phone, { ticket: token })).toMatchObject({ people: 5, conflict: false });
  });

  it('wins over a refusal that came too late', async () => {
    const { token } = await ticketFor(world);
    await scanOne(phone, { ticket: token });
    const scan = asScan({ ticket: token });
    expect(await scanOne(phone, scan)).toMatchObject({ reason: 'already_admitted' });
    expect(await scanOne(phone, { ...scan, ...showed('admitted', 2) })).toMatchObject({
      verdict: 'admitted',
      people: 2,
      conflict: true,
      ticket: { entered: 7 },
    });
  });

  it('wins once: the first report stays, whatever is said after it', async () => {
    const { token } = await ticketFor(world);
    const scan = asScan({ ticket: token });
    await scanOne(phone, scan);
    const first = await scanOne(phone, { ...scan, ...showed('admitted', 3) });
    expect(first).toMatchObject({ people: 3, ticket: { entered: 3 } });
    for (const later of [showed('refused', 0), showed('admitted', 5), {}]) {
      expect(await scanOne(phone, { ...scan, ...later })).toEqual(first);
    }
  });

  it('is closed by a report that agrees, too', async () => {
    const { token } = await ticketFor(world);
    const scan = asScan({ ticket: token });
    const answer = await scanOne(phone, scan);
    expect(await scanOne(phone, { ...scan, ...showed('admitted', 5) })).toEqual(answer);
    expect(await scanOne(phone, { ...scan, ...showed('refused', 0) })).toEqual(answer);
  });

  it('may be told in the same request as the question', async () => {
    const { token } = await ticketFor(world);
    const scan = asScan({ ticket: token });
    const results = await scanned(phone, scan, { ...scan, ...showed('refused', 0) });
    expect(results.map((result) => result.verdict)).toEqual(['admitted', 'refused']);
  });

  it('changes nothing of what was decided without the server', async () => {
    const { token } = await ticketFor(world);
    const scan = asScan({ ticket: token, ...showed('admitted', 4) });
    const first = await scanOne(phone, scan);
    expect(await scanOne(phone, { ...scan, ...showed('refused', 0) })).toEqual(first);
  });
});

describe('a walk-in', () => {
  it('is counted as what it is, at a closed gate too', async () => {
    const open = await newWorld();
    const gate = await enrol(open);
    const by = { event: open.number, id: 'test' };
    await setHold(env, by, { gate: null, kind: 'close' }, Date.now());
    const results = await scanned(
      gate,
      { type: 'walk_in', people: 30 },
      { type: 'walk_in', people: 12, kind: 'school', children: 11 },
      { type: 'walk_in', people: 4, direction: 'exit' },
    );
    for (const result of results) {
      expect(result).toMatchObject({ verdict: 'admitted', reason: null, ticket: null });
    }
    expect(await sums(open)).toMatchObject({ entries: 42, walk_ins: 42, exits: 4, children: 11 });
    expect(await disagreements(open.number)).toEqual([]);
  });

  it('of the crew is never a visitor', async () => {
    const before = await sums();
    await scanned(
      phone,
      { type: 'walk_in', people: 9, kind: 'crew' },
      { type: 'walk_in', people: 4, kind: 'crew', direction: 'exit' },
    );
    const { crew_in, crew_out, ...visitors } = await sums();
    expect([crew_in - before.crew_in, crew_out - before.crew_out]).toEqual([9, 4]);
    expect(before).toMatchObject(visitors);
  });

  it('names the refused scan that its people belong to', async () => {
    const refused = await scanOne(phone, { ticket: 'hello' });
    const scan = asScan({ type: 'walk_in', people: 5, after: refused.id });
    expect(await scanOne(phone, scan)).toMatchObject({ verdict: 'admitted', people: 5 });
    expect((await stored(scan.id)).after).toBe(refused.id);
  });
});

describe('an undo', () => {
  it('takes a scan back, from the minute in which it counted', async () => {
    const { token } = await ticketFor(world);
    const at = Date.now() - 3 * MINUTE;
    const before = await minuteAt(at);
    const iso = new Date(at).toISOString();
    const scan = asScan({ ticket: token, ...showed('admitted', 5), at: iso });
    await scanOne(phone, scan);
    const undone = await scanOne(phone, { type: 'undo', scan: scan.id });
    expect(undone).toMatchObject({
      verdict: 'undone',
      reason: null,
      conflict: false,
      ticket: { entered: 0, inside: 0 },
    });
    expect(await minuteAt(at)).toMatchObject(before);
    expect(await scanOne(phone, { ticket: token })).toMatchObject({ people: 5 });
  });

  it('is taken for a quarter of an hour by the clock of the device', async () => {
    const scan = asScan({ type: 'walk_in', people: 2, at: ago(16 * MINUTE) });
    await scanOne(phone, scan);
    const late = await scanOne(phone, { type: 'undo', scan: scan.id });
    expect(late).toMatchObject({ verdict: 'refused', reason: 'undo_expired' });
    const intime = await scanOne(phone, { type: 'undo', scan: scan.id, at: ago(2 * MINUTE) });
    expect(intime).toMatchObject({ verdict: 'undone' });
  });

  it('is late by a clock that runs ahead, though nothing is later than now', async () => {
    const scan = asScan({ type: 'walk_in', people: 2 });
    await scanOne(phone, scan);
    const late = await scanOne(phone, { type: 'undo', scan: scan.id, at: ago(-16 * MINUTE) });
    expect(late).toMatchObject({ verdict: 'refused', reason: 'undo_expired' });
    const ahead = asScan({ type: 'walk_in', people: 2, at: ago(-HOUR) });
    await scanOne(phone, ahead);
    const soon = { type: 'undo', scan: ahead.id, at: ago(-HOUR - 5 * MINUTE) } as const;
    expect(await scanOne(phone, soon)).toMatchObject({ verdict: 'undone' });
  });

  it('of an unknown scan, another device’s, or an undo is refused', async () => {
    const scan = asScan({ type: 'walk_in', people: 2 });
    const undo = asScan({ type: 'undo', scan: scan.id });
    await scanned(phone, scan, undo);
    const unknown = { verdict: 'refused', reason: 'unknown' };
    const nothing = { type: 'undo', scan: crypto.randomUUID() } as const;
    expect(await scanOne(phone, nothing)).toMatchObject(unknown);
    expect(await scanOne(phone, { type: 'undo', scan: undo.id })).toMatchObject(unknown);
    const other = asScan({ type: 'walk_in', people: 2 });
    await scanOne(phone, other);
    const stranger = await enrol(world, 2);
    expect(await scanOne(stranger, { type: 'undo', scan: other.id })).toMatchObject(unknown);
  });

  it('counts nothing a second time, nor for a refused scan', async () => {
    const { token } = await ticketFor(world);
    const scan = asScan({ ticket: token });
    const refused = asScan({ ticket: token });
    await scanned(phone, scan, refused);
    const before = await sums();
    const again = await scanned(
      phone,
      { type: 'undo', scan: refused.id },
      { type: 'undo', scan: scan.id },
      { type: 'undo', scan: scan.id },
    );
    expect(again.map((result) => result.verdict)).toEqual(['undone', 'undone', 'undone']);
    expect(before.entries - (await sums()).entries).toBe(5);
  });
});

describe('a known id', () => {
  it('returns its stored result, whoever asks and whatever for', async () => {
    const other = await enrol(world, 2);
    const { token } = await ticketFor(world);
    const scan = asScan({ ticket: token, people: 2 });
    const first = await scanOne(phone, scan);
    await scanOne(phone, { ticket: token });
    const logged = await scansLogged(world.number);
    expect(await scanOne(phone, scan)).toEqual(first);
    expect(await scanOne(other, scan)).toEqual(first);
    expect(await scanOne(phone, { type: 'walk_in', people: 9, id: scan.id })).toEqual(first);
    expect(await scanned(phone, scan, scan)).toEqual([first, first]);
    expect(await scansLogged(world.number)).toBe(logged);
  });

  it('is the same in upper case, and comes back as it was sent', async () => {
    const id = crypto.randomUUID();
    const walk = { type: 'walk_in', people: 2 } as const;
    const before = await sums();
    await scanOne(phone, { ...walk, id });
    const again = await scanOne(phone, { ...walk, id: id.toUpperCase() });
    expect(again).toMatchObject({ id: id.toUpperCase(), verdict: 'admitted' });
    expect((await sums()).entries - before.entries).toBe(2);
  });
});

describe('a malformed scan', () => {
  const id = () => crypto.randomUUID();
  const ticket = (more: object) => ({ id: id(), type: 'ticket', direction: 'entry', ...more });
  const walk = (more: object) => ({ id: id(), type: 'walk_in', direction: 'entry', ...more });
  const malformed: [string, unknown][] = [
    ['nothing', null],
    ['a number', 7],
    ['a list', []],
    ['no id', { type: 'walk_in', direction: 'entry', people: 1 }],
    ['an id that is none', walk({ id: '7', people: 1 })],
    ['an id that is a number', walk({ id: 7, people: 1 })],
    ['no type', { id: id(), direction: 'entry', ticket: 'x' }],
    ['an unknown type', { id: id(), type: 'guess' }],
    ['an unknown direction', ticket({ direction: 'sideways', ticket: 'x' })],
    ['no ticket', ticket({})],
    ['a ticket that is a number', ticket({ ticket: 482109375516 })],
    ['no people on their own feet', walk({})],
    ['no walk-ins at all', walk({ people: 0 })],
    ['fewer than nobody', walk({ people: -3 })],
    ['half a person', walk({ people: 1.5 })],
    ['a number of people in words', walk({ people: '3' })],
    ['a billion people', walk({ people: 1e9 })],
    ['more children than people', walk({ people: 2, children: 3 })],
    ['an unknown kind', walk({ people: 2, kind: 'tribe' })],
    ['nobody who asks to come in', ticket({ ticket: 'x', people: 0 })],
    [
      'what happened without what was shown',
      ticket({ ticket: 'x', decided: 'offline', people: 1 }),
    ],
    [
      'what happened without how many',
      ticket({ ticket: 'x', decided: 'offline', verdict: 'admitted' }),
    ],
    ['a verdict that a phone cannot show', ticket({ ticket: 'x', verdict: 'undone' })],
    ['a decision of nobody', ticket({ ticket: 'x', decided: 'later' })],
    ['an undo of nothing', { id: id(), type: 'undo' }],
    ['a count of nothing', { id: id(), type: 'count' }],
    ['a time that is none', walk({ people: 1, at: 'noon' })],
    ['a time without its place', walk({ people: 1, at: '2026-11-23T10:00:00' })],
    ['a time of no day', walk({ people: 1, at: '2026-13-41T10:00:00Z' })],
    ['an endless correction of the clock', walk({ people: 1, skew_ms: 1e300 })],
    ['an override as long as a book', walk({ people: 1, override: 'x'.repeat(10_000) })],
  ];

  it.each(malformed)('is refused by itself: %s', async (_, scan) => {
    const before = await scansLogged(world.number);
    const good = asScan({ type: 'walk_in', people: 1 });
    const response = await sendScans(phone, [scan, good, scan]);
    expect(response.status).toBe(200);
    const { results } = await response.json<{ results: unknown[] }>();
    const invalid = { verdict: 'refused', reason: 'invalid', people: 0, conflict: false };
    expect(results).toEqual([
      expect.objectContaining({ ...invalid, ticket: null }),
      expect.objectContaining({ id: good.id, verdict: 'admitted' }),
      expect.objectContaining({ ...invalid, ticket: null }),
    ]);
    expect(await scansLogged(world.number)).toBe(before + 1);
  });

  it('says which it was, as far as that can be told', async () => {
    const scan = asScan({ type: 'walk_in', people: -1 });
    const [first, second] = await scanned(phone, scan, { ...scan, id: 'not mine' });
    expect([first?.id, second?.id]).toEqual([scan.id, 'not mine']);
  });
});

describe('text that a database could choke on', () => {
  const texts = [
    '\u0000',
    'a\u0000b',
    '\ud800',
    '\u202e',
    "'; DROP TABLE scan; --",
    '😀'.repeat(250),
  ];

  it.each(texts)('is kept or refused, and fails nobody: %j', async (text) => {
    const results = await scanned(
      phone,
      { ticket: text },
      { type: 'walk_in', people: 1, override: text },
      { type: 'count', people: 1, zone: text.slice(0, 40), shift: text.slice(0, 40) },
      { type: 'walk_in', people: 1 },
    );
    expect(results.at(-1)).toMatchObject({ verdict: 'admitted' });
    expect(results).toHaveLength(4);
  });

  it('is any instant: before the calendar, and long after it', async () => {
    const times = ['0000-01-01T00:00:00Z', '0099-12-31T23:59:59Z', '9999-12-31T23:59:59Z'];
    for (const at of times) {
      const scan = { type: 'walk_in', people: 1, at, skew_ms: 0.5 } as const;
      expect(await scanOne(phone, scan)).toMatchObject({ verdict: 'admitted' });
    }
  });
});

describe('a request with scans', () => {
  it('holds 500 of them, and not one more', async () => {
    const scans = Array.from({ length: 500 }, () => asScan({ type: 'walk_in', people: 1 }));
    const before = await sums();
    const response = await sendScans(phone, scans);
    expect(response.status).toBe(200);
    const { results } = await response.json<{ results: { id: string }[] }>();
    expect(results.map((result) => result.id)).toEqual(scans.map((scan) => scan.id));
    expect((await sums()).entries - before.entries).toBe(500);
    const more = await sendScans(phone, [...scans, asScan({ type: 'walk_in', people: 1 })]);
    expect(more.status).toBe(422);
    expect(await more.json()).toMatchObject({ code: 'invalid_request' });
    expect((await sums()).entries - before.entries).toBe(500);
  });

  it('may hold none, and says where the ledger stands', async () => {
    const response = await sendScans(phone, []);
    const answer = await response.json<{ results: unknown[]; cursor: number; ledger?: unknown }>();
    expect(answer.results).toEqual([]);
    expect(answer.cursor).toBeGreaterThan(0);
    expect(answer.ledger).toBeUndefined();
  });

  const bodies: [string, unknown, number][] = [
    ['malformed JSON', '{"scans":', 422],
    ['a list', [], 422],
    ['no scans', {}, 422],
    ['scans that are no list', { scans: 'all' }, 422],
    ['a cursor before the first', { scans: [], since: -1 }, 422],
    ['a cursor in words', { scans: [], since: 'all' }, 422],
    ['a queue shorter than empty', { scans: [], queued: -1 }, 422],
    ['a time that is none', { scans: [], queued: 1, oldest: 'noon' }, 422],
    [
      'a time without the minutes of its zone',
      { scans: [], oldest: '2026-11-23T10:00:00+01' },
      422,
    ],
    ['ten megabytes', 'x'.repeat(10_000_000), 413],
  ];
  it.each(bodies)('is refused whole when it is %s', async (_, body, status) => {
    const response = await post('/api/v1/scans', body, phone.headers);
    expect(response.status).toBe(status);
    expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  });
});

/** A day that began a while ago: one window that is over, one that is yet to come. */
function windowsAround(now: number): EditionPlan['days'] {
  return demoEdition(now).days.map((day, i) => {
    if (i > 0) return day;
    const slot = { day: 1, capacity: 100 };
    return {
      ...day,
      slots: [
        { ...slot, number: 1, starts_at: now - 3 * HOUR, ends_at: now - HOUR },
        { ...slot, number: 2, starts_at: now + HOUR, ends_at: now + 3 * HOUR },
      ],
    };
  });
}

function policyWith(change: Partial<Policy>): Policy {
  return { ...demoEdition(Date.now()).policy, ...change };
}

async function openToWhoeverLeaves(gate: Phone, ticket: string): Promise<void> {
  const out = await scanOne(gate, { ticket, direction: 'exit' });
  expect(out).toMatchObject({ verdict: 'admitted', reason: null, people: 5 });
}

/** The same token with another letter at one place. */
function altered(token: string, at: number): string {
  return `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
}

function wrongSecret(edition: StoredEdition, code: string): string {
  const right = parseCode(code, edition.code_key);
  if (!right) throw new Error('no code');
  return formatCode({ ...right, secret: (right.secret + 1) % 10_000 }, edition.code_key);
}

async function editionOf(of: World): Promise<StoredEdition> {
  const edition = await loadEdition(env.DB, of.number);
  if (!edition) throw new Error('no edition');
  return edition;
}

/** A family of five with its private link. */
async function held(): Promise<{ secret: string; token: string; serial: number }> {
  const { registration, tickets } = await registered(world);
  const [ticket] = tickets;
  if (!ticket) throw new Error('no ticket');
  const secret = registration.manage_url.split('/').at(-1) ?? '';
  return { secret, token: ticket.token, serial: ticket.serial };
}

/** The token of the ticket with the highest serial, whatever its state. */
async function newestToken(of: World): Promise<string> {
  const sql = 'SELECT max(serial) AS serial FROM ticket WHERE event = ?1';
  const newest = await env.DB.prepare(sql).bind(of.number).first<{ serial: number }>();
  const verb = readTickets(env.DB, of.number, [newest?.serial ?? 0]);
  const [row] = verb.read(await env.DB.batch([...verb.statements]));
  if (!row) throw new Error('no ticket');
  return tokenOf(of.number, row);
}

interface Sums {
  readonly entries: number;
  readonly exits: number;
  readonly walk_ins: number;
  readonly parties: number;
  readonly children: number;
  readonly crew_in: number;
  readonly crew_out: number;
}

function sums(of: World = world): Promise<Sums> {
  return sumWhere(of, 'true');
}

function sumOfDay(day: number): Promise<Sums> {
  return sumWhere(world, `day = ${day}`);
}

function minuteAt(at: number): Promise<Sums> {
  return sumWhere(world, `minute = ${Math.floor(at / MINUTE)}`);
}

async function sumWhere(of: World, which: string): Promise<Sums> {
  const names = ['entries', 'exits', 'walk_ins', 'parties', 'children', 'crew_in', 'crew_out'];
  const columns = names.map((name) => `coalesce(sum(${name}), 0) AS ${name}`).join(', ');
  const sql = `SELECT ${columns} FROM attendance WHERE event = ?1 AND ${which}`;
  const row = await env.DB.prepare(sql).bind(of.number).first<Sums>();
  if (!row) throw new Error('no sums');
  return row;
}

async function stored(id: WireScan['id'] | undefined): Promise<{ at: number; after: string }> {
  const sql = 'SELECT at, after FROM scan WHERE event = ?1 AND id = ?2';
  const row = await env.DB.prepare(sql)
    .bind(world.number, id ?? '')
    .first<{ at: number; after: string }>();
  if (!row) throw new Error('not logged');
  return row;
}

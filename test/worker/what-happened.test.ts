import { env } from 'cloudflare:workers';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  ago,
  editionOf,
  logged,
  showed,
  sumOfDay,
  sumOfMinute,
  sums,
  wrongSecret,
} from './gate-day.ts';
import { disagreements, scansLogged } from './sum-of-log.ts';
import {
  asScan,
  enrol,
  newWorld,
  type Phone,
  scanned,
  scanOne,
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
    const before = await sums(world);
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
    const after = await sums(world);
    expect([after.walk_ins - before.walk_ins, after.parties - before.parties]).toEqual([4, 0]);
    const whole = await scanOne(phone, { ticket: token });
    expect(whole).toMatchObject({ verdict: 'admitted', people: 5, conflict: false });
  });

  it('counts in its own minute and day', async () => {
    const { token } = await ticketFor(world);
    const at = Date.now() - 7 * MINUTE;
    const iso = new Date(at).toISOString();
    await scanOne(phone, { ticket: token, ...showed('admitted', 5), at: iso });
    const minute = await sumOfMinute(world, at);
    expect(minute).toMatchObject({ entries: 5, parties: 1 });
    const yesterday = { type: 'walk_in', people: 2, at: ago(26 * HOUR) } as const;
    await scanOne(phone, { ...yesterday, ...showed('admitted', 2) });
    expect(await sumOfDay(world, 0)).toMatchObject({ entries: 2 });
  });

  it('is never later than now', async () => {
    const scan = asScan({ type: 'walk_in', people: 3, at: ago(-2 * HOUR) });
    const [before, after] = [Date.now(), await scanOne(phone, scan).then(() => Date.now())];
    const kept = await logged(world, scan.id);
    expect(kept.at).toBeGreaterThanOrEqual(before);
    expect(kept.at).toBeLessThanOrEqual(after);
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

describe('an undo', () => {
  it('takes a scan back, from the minute in which it counted', async () => {
    const { token } = await ticketFor(world);
    const at = Date.now() - 3 * MINUTE;
    const before = await sumOfMinute(world, at);
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
    expect(await sumOfMinute(world, at)).toMatchObject(before);
    expect(await scanOne(phone, { ticket: token })).toMatchObject({ people: 5 });
  });

  it('is taken for a quarter of an hour', async () => {
    const scan = asScan({ type: 'walk_in', people: 2, at: ago(16 * MINUTE) });
    await scanOne(phone, scan);
    const late = await scanOne(phone, { type: 'undo', scan: scan.id });
    expect(late).toMatchObject({ verdict: 'refused', reason: 'undo_expired' });
    const intime = await scanOne(phone, { type: 'undo', scan: scan.id, at: ago(2 * MINUTE) });
    expect(intime).toMatchObject({ verdict: 'undone' });
  });

  it('is judged by the time that the service believes, whatever its phone says of its clock', async () => {
    const old = asScan({ type: 'walk_in', people: 2, at: ago(3 * HOUR), skew_ms: 0 });
    await scanOne(phone, old);
    const undo = { type: 'undo', scan: old.id, at: ago(0) } as const;
    for (const skew_ms of [3 * HOUR, -3 * HOUR, 0]) {
      const late = await scanOne(phone, { ...undo, skew_ms });
      expect(late).toMatchObject({ verdict: 'refused', reason: 'undo_expired' });
    }
    const ahead = asScan({ type: 'walk_in', people: 2, at: ago(-HOUR) });
    await scanOne(phone, ahead);
    const soon = { type: 'undo', scan: ahead.id, at: ago(-2 * HOUR) } as const;
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
    const before = await sums(world);
    const again = await scanned(
      phone,
      { type: 'undo', scan: refused.id },
      { type: 'undo', scan: scan.id },
      { type: 'undo', scan: scan.id },
    );
    expect(again.map((result) => result.verdict)).toEqual(['undone', 'undone', 'undone']);
    expect(before.entries - (await sums(world)).entries).toBe(5);
  });
});

describe('a known id', () => {
  it('returns its stored result, whoever asks and whatever for', async () => {
    const other = await enrol(world, 2);
    const { token } = await ticketFor(world);
    const scan = asScan({ ticket: token, people: 2 });
    const first = await scanOne(phone, scan);
    await scanOne(phone, { ticket: token });
    const before = await scansLogged(world.number);
    expect(await scanOne(phone, scan)).toEqual(first);
    expect(await scanOne(other, scan)).toEqual(first);
    expect(await scanOne(phone, { type: 'walk_in', people: 9, id: scan.id })).toEqual(first);
    expect(await scanned(phone, scan, scan)).toEqual([first, first]);
    expect(await scansLogged(world.number)).toBe(before);
  });

  it('is the same in upper case, and comes back as it was sent', async () => {
    const id = crypto.randomUUID();
    const walk = { type: 'walk_in', people: 2 } as const;
    const before = await sums(world);
    await scanOne(phone, { ...walk, id });
    const again = await scanOne(phone, { ...walk, id: id.toUpperCase() });
    expect(again).toMatchObject({ id: id.toUpperCase(), verdict: 'admitted' });
    expect((await sums(world)).entries - before.entries).toBe(2);
  });
});

describe('scans of one request that say no time', () => {
  it('are taken in the order sent, whatever their ids', async () => {
    for (let n = 0; n < 5; n++) {
      const { token, serial } = await ticketFor(world);
      const steps = [
        {},
        { direction: 'exit' as const, people: 5 },
        {},
        { direction: 'exit' as const, people: 2 },
      ];
      await scanned(phone, ...steps.map((step) => ({ ticket: token, ...step })));
      const passed = await env.DB.prepare(
        'SELECT entered, exited, surplus FROM admission WHERE event = ?1 AND serial = ?2',
      )
        .bind(world.number, serial)
        .first();
      expect(passed).toEqual({ entered: 10, exited: 7, surplus: 0 });
    }
  });
});

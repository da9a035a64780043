import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CorrectableFigure } from '../../src/domain/figures/figures.ts';
import { correctFigures } from '../../src/operations/correct-figures.ts';
import { voidScans } from '../../src/operations/void-scans.ts';
import { conflictsOf } from '../../src/store/gates/conflicts.ts';
import { readBooked } from '../../src/store/reports/booked.ts';
import { readCame } from '../../src/store/reports/came.ts';
import {
  readDayFigures,
  readDayInMinutes,
  readEditionFigures,
} from '../../src/store/reports/day-figures.ts';
import { readExceptions } from '../../src/store/reports/exceptions.ts';
import { asMember } from './acting.ts';
import { by, editionOf, walkIn } from './gate-day.ts';
import {
  cameOn,
  classesOfScans,
  counts,
  exceptionsOn,
  type LogRow,
  logOf,
  mostInside,
  type Recounted,
  sumOf,
  type TicketOf,
  ticketsOf,
} from './recount.ts';
import { type Simulated, simulatedEdition } from './simulated-edition.ts';
import { disagreements } from './sum-of-log.ts';
import { enrol, newWorld, type Phone, scanned, scanOne, ticketFor, type World } from './world.ts';

describe.each([1, 2, 3])('a simulated edition (%i)', (seed) => {
  let simulated: Simulated;
  let log: LogRow[];
  let classes: Map<LogRow, Recounted>;
  let tickets: Map<number, TicketOf>;
  beforeAll(async () => {
    simulated = await simulatedEdition(seed);
    log = await logOf(simulated.world.number);
    tickets = await ticketsOf(simulated.world.number);
    classes = classesOfScans(log, tickets);
  }, 60_000);
  const sumWhere = (which: (row: LogRow) => boolean) =>
    sumOf([...classes].filter(([row]) => which(row)).map(([, one]) => one));

  it('has all that makes figures differ', () => {
    const all = sumOf(classes.values());
    expect(Math.min(...Object.values(all))).toBeGreaterThan(5);
    expect(log.filter((row) => row.conflict === 1).length).toBeGreaterThan(5);
    expect(log.filter((row) => row.undone === 1).length).toBeGreaterThan(5);
    expect(log.some((row) => counts(row) && row.reason === 'wrong_day')).toBe(true);
    expect(log.some((row) => counts(row) && row.reason === 'unknown')).toBe(true);
  });

  it('has on every day the figures that its log has', async () => {
    const { world } = simulated;
    const edition = await editionOf(world);
    const whole = await readEditionFigures(env.DB, edition, Date.now());
    for (const day of [1, 2, 3]) {
      const figures = await readDayFigures(env.DB, edition, day, Date.now());
      const expected = sumWhere((row) => row.day === day);
      expect(figures).toMatchObject(expected);
      const { visitors_by_ticket, repeat_visits, walk_in_visits, beyond_booking } = expected;
      const ofTickets = visitors_by_ticket + repeat_visits + beyond_booking;
      expect(figures.visits).toBe(ofTickets + walk_in_visits);
      const estimated = sumWhere((row) => row.day === day && row.counted === 'estimated');
      expect(figures.evidence).toEqual({
        scanned: ofTickets,
        tapped: walk_in_visits - estimated.walk_in_visits,
        estimated: estimated.walk_in_visits,
        by_eye: 0,
      });
      expect(figures.peak?.people ?? 0).toBe(mostInside(log, day));
      expect(whole[day - 1]).toMatchObject({ ...expected, peak: figures.peak });
    }
  });

  it('keeps beside its log what the log adds up to', async () => {
    expect(await disagreements(simulated.world.number)).toEqual([]);
  });

  it('has in every minute and at every gate the classes that its log has', async () => {
    const edition = await editionOf(simulated.world);
    for (const day of [1, 2, 3]) {
      const { minutes } = await readDayInMinutes(env.DB, edition, day, Date.now());
      const cells = Map.groupBy(
        [...classes].filter(([row]) => row.day === day && row.people > 0),
        ([row]) => `${Math.floor(row.at / 60_000)} ${row.gate}`,
      );
      const recounted = [...cells].map(([key, rows]) => [key, sumOf(rows.map(([, one]) => one))]);
      const read = minutes.map(({ minute, gate, ...rest }) => [`${minute} ${gate}`, rest] as const);
      expect(new Map<unknown, unknown>(read)).toEqual(new Map<unknown, unknown>(recounted as []));
    }
  });
});

describe.each([4, 5])('what a report of a simulated edition says beside (%i)', (seed) => {
  let event: number;
  let log: LogRow[];
  let classes: Map<LogRow, Recounted>;
  let tickets: Map<number, TicketOf>;
  beforeAll(async () => {
    event = (await simulatedEdition(seed)).world.number;
    log = await logOf(event);
    tickets = await ticketsOf(event);
    classes = classesOfScans(log, tickets);
  }, 60_000);

  it('is who came by kind, group and window, each of a ticket once', async () => {
    for (const day of [1, 2, 3, 4]) {
      const expected = cameOn(day, classes, tickets);
      const { kinds, bySlot, girls, boys } = await readCame(env.DB, event, day);
      const read = kinds.map(({ kind, ...rest }) => [kind, rest] as const);
      const recounted = [...expected.kinds].map(
        ([kind, { people, groups }]) => [kind, { people, bodies: groups.size }] as const,
      );
      expect(new Map<string, unknown>(read)).toEqual(new Map<string, unknown>(recounted));
      expect(bySlot).toEqual(expected.slots);
      expect({ girls, boys }).toEqual({ girls: expected.girls, boys: expected.boys });
    }
    expect(cameOn(3, classes, tickets).girls).toBeGreaterThan(0);
    // Of the kinds of each day, every visitor by ticket.
    const { kinds } = await readCame(env.DB, event, 3);
    const figures = await readDayFigures(
      env.DB,
      await editionOf({ slug: '', number: event }),
      3,
      0,
    );
    const people = kinds.reduce((sum, one) => sum + one.people, 0);
    expect(people).toBe(figures.counted.visitors_by_ticket);
  });

  it('is what was refused, overridden, and came after a refusal', async () => {
    for (const day of [1, 2, 3]) {
      const expected = exceptionsOn(day, log);
      const read = await readExceptions(env.DB, event, day);
      const refusals = read.refusals.map(({ reason, times }) => [reason, times] as const);
      expect(new Map<string, number>(refusals)).toEqual(expected.refusals);
      expect(read.overrides).toEqual(expected.overrides);
      expect(read.after_refusal).toEqual(expected.after_refusal);
    }
    const { overrides, after_refusal, refusals } = exceptionsOn(3, log);
    expect(Math.min(overrides.people, after_refusal.people, refusals.size)).toBeGreaterThan(0);
  });

  it('is each double admission with the other places and times of its ticket', async () => {
    const entries = log.filter((row) => counts(row) && row.direction === 'entry');
    for (const day of [1, 2, 3]) {
      const marked = entries.filter((row) => row.day === day && row.conflict === 1);
      const read = await conflictsOf(env.DB, event, day);
      expect(read.map(({ id, gate, at, people }) => [id, gate, at, people])).toEqual(
        marked.map(({ id, gate, at, people }) => [id, gate, at, people]),
      );
      for (const { id, ticket, others } of read) {
        const own = entries.filter((row) => row.serial !== null && row.serial === ticket?.serial);
        // Of a ticket with more movements than are kept beside it, the latest.
        if (own.length > 30) continue;
        const rest = own.filter((row) => row.id !== id && row.people > 0);
        expect(others.map(({ gate, at, people }) => `${at} ${gate} ${people}`).sort()).toEqual(
          rest.map(({ gate, at, people }) => `${at} ${gate} ${people}`).sort(),
        );
      }
    }
  });

  it('is what was booked of each window, by those who hold places', async () => {
    const sql = `SELECT slot, sum(held) AS booked FROM registration
      WHERE event = ?1 AND day = ?2 GROUP BY slot ORDER BY slot`;
    for (const day of [3, 4, 5]) {
      const { results } = await env.DB.prepare(sql).bind(event, day).all();
      const read = await readBooked(env.DB, event, day);
      const booked = read.filter((one) => one.booked > 0);
      expect(booked.map(({ slot, booked: people }) => ({ slot, booked: people }))).toEqual(results);
    }
  });
});

describe('a correction', () => {
  let world: World;
  let phone: Phone;
  beforeAll(async () => {
    world = await newWorld();
    phone = await enrol(world);
    await scanned(phone, walkIn(100), walkIn(30, { counted: 'estimated' }));
    const { token } = await ticketFor(world);
    await scanOne(phone, { ticket: token });
  });
  const figures = async () => readDayFigures(env.DB, await editionOf(world), 1, Date.now());
  const correct = (figure: CorrectableFigure, stated: number, reason = 'عد يدوي') =>
    correctFigures(asMember(by(world)), {
      ...{ id: crypto.randomUUID(), day: 1 },
      ...{ figure, stated, reason },
    });

  it('names a class: what stands is the sum of all, before and after', async () => {
    expect(await figures()).toMatchObject({ visits: 135, walk_in_visits: 130, corrections: [] });
    await correct('walk_in_visits', 150);
    expect(await figures()).toMatchObject({
      ...{ visits: 155, walk_in_visits: 150, visitors_by_ticket: 5, exits: 0 },
      counted: { visits: 135, walk_in_visits: 130 },
      evidence: { scanned: 5, tapped: 100, estimated: 30, by_eye: 20 },
      corrections: [{ figure: 'walk_in_visits', stated: 150, counted: 130, made_by: 'test' }],
    });
  });

  it('is added to whatever arrives later, and the latest of a figure counts', async () => {
    await scanned(phone, walkIn(7));
    expect(await figures()).toMatchObject({ visits: 162, walk_in_visits: 157 });
    await correct('exits', 40);
    expect(await figures()).toMatchObject({ visits: 162, exits: 40, counted: { exits: 0 } });
    await correct('walk_in_visits', 110);
    expect(await figures()).toMatchObject({
      ...{ visits: 115, walk_in_visits: 110 },
      evidence: { scanned: 5, tapped: 107, estimated: 3, by_eye: 0 },
    });
    expect((await figures()).corrections.length).toBe(3);
  });

  it('never makes a figure negative, whatever is taken back later', async () => {
    await correct('visitors_by_ticket', 0);
    await correct('beyond_booking', 4);
    expect(await figures()).toMatchObject({ visits: 114, visitors_by_ticket: 0 });
    const now = Date.now();
    const voided = { device: phone.id, from: now - 60 * 60_000, to: now };
    await voidScans(asMember(by(world), now), voided);
    expect(await figures()).toMatchObject({
      ...{ visits: 4, visitors_by_ticket: 0, walk_in_visits: 0, beyond_booking: 4 },
      evidence: { scanned: 0, tapped: 0, estimated: 0, by_eye: 4 },
    });
  });

  it('is refused for what is no number of people', async () => {
    for (const stated of [-1, 1.5, 1e300, 10_000_001, Number.NaN, Number.POSITIVE_INFINITY]) {
      await expect(correct('exits', stated)).rejects.toMatchObject({ code: 'invalid_request' });
    }
    expect((await figures()).corrections.length).toBe(5);
  });
});

describe('a day without a scan', () => {
  it('has figures of nothing', async () => {
    const edition = await editionOf(await newWorld());
    const figures = await readDayFigures(env.DB, edition, 1, Date.now());
    expect(figures).toMatchObject({ visits: 0, exits: 0, children: 0, peak: null });
    expect(figures.completeness).toMatchObject({ phones: 0, handed_in: 0, unsent: 0, gates: [] });
  });

  it('is none of an edition that does not have it', async () => {
    const edition = await editionOf(await newWorld());
    await expect(readDayFigures(env.DB, edition, 99, 0)).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

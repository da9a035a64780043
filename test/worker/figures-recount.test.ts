import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { readClassedMinutes } from '../../src/store/reports/classed-minutes.ts';
import { readDayFigures, readEditionFigures } from '../../src/store/reports/day-figures.ts';
import { editionOf } from './gate-day.ts';
import {
  admitsBySerial,
  classesOfScans,
  counts,
  type LogRow,
  logOf,
  mostInside,
  type Recounted,
  sumOf,
} from './recount.ts';
import { type Simulated, simulatedEdition } from './simulated-edition.ts';
import { newWorld } from './world.ts';

describe.each([1, 2, 3])('a simulated edition (%i)', (seed) => {
  let simulated: Simulated;
  let log: LogRow[];
  let classes: Map<LogRow, Recounted>;
  beforeAll(async () => {
    simulated = await simulatedEdition(seed);
    log = await logOf(simulated.world.number);
    classes = classesOfScans(log, await admitsBySerial(simulated.world.number));
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

  it('has in every minute and at every gate the classes that its log has', async () => {
    for (const day of [1, 2, 3]) {
      const minutes = await readClassedMinutes(env.DB, simulated.world.number, day);
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

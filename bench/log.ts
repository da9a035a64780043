import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../scripts/build.mjs';
import type { Database } from './database.ts';
import { fillLog } from './log-rows.ts';
import { type Service, scan, startService } from './servers.ts';
import { type Row, table } from './table.ts';

// What a gate waits for while the log of the day grows: every scan of one day, and one count by eye
// made early on, which is where sums over the log would begin.

const SHORT = 1_000;
const LONG = 2_400_000;
/** The minutes over which both logs are spread, at four gates. */
const MINUTES = 600;
const ROUNDS = 15;
/** Of the time with the short log; the rest is the machine's. */
const MOST = 1.2;

// A minute's scans are all of one gate: there are four, and the minutes are a multiple of four.
const INSERT_ATTENDANCE = `
WITH RECURSIVE nth (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM nth WHERE i < ?2 - 1)
INSERT INTO attendance (event, day, minute, gate, entries, exits, re_entries, walk_ins, parties,
  children, crew_in, crew_out)
SELECT d.event, 1, CAST(?1 + n.i AS INTEGER), 1 + n.i % 4, CAST(?3 / ?2 AS INTEGER), 0, 0,
  CAST(?3 / ?2 AS INTEGER), 0, 0, 0, 0
FROM nth n JOIN device d`;

const INSERT_COUNT = `
INSERT INTO scan (event, id, device, gate, type, direction, day, at, received_at, decided, reported,
  verdict, people, children, conflict, undone, seq)
SELECT event, 'count', id, 1, 'count', 'entry', 1, CAST(?1 * 60000 + 59999 AS INTEGER), 0,
  'offline', 0, 'admitted', 1000, 0, 0, 0, 1 FROM device`;

const INSERT_HEAD_COUNT = `
INSERT INTO head_count (event, day, at, scan, zone, people)
SELECT event, 1, CAST(?1 * 60000 + 59999 AS INTEGER), 'count', '', 1000 FROM device`;

type Times = Map<string, number[]>;

const folder = mkdtempSync(join(tmpdir(), 'abwab-log-'));
const say = (line: string) => process.stdout.write(`${line}\n`);
try {
  await build();
  const short = await timesWith(SHORT);
  const long = await timesWith(LONG);
  const rows = [...long].map(
    ([what, measured]): Row => ({
      what: `${what}, ms`,
      measured,
      floor: short.get(what) ?? [],
      budget: null,
    }),
  );
  say(table(rows));
  for (const [what, measured] of long) {
    const ratio = middle(measured) / middle(short.get(what) ?? []);
    say(`${what}: ${ratio.toFixed(2)} × (at most ${MOST})${ratio > MOST ? ' – over' : ''}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Milliseconds of each thing, a round each, on a site with so many scans in its log. */
async function timesWith(scans: number): Promise<Times> {
  const service = await startService(join(folder, String(scans)), null, 1);
  await fill(service.db, scans);
  say(`${scans} scans in the log`);
  const times: Times = new Map();
  const time = async (what: string, work: () => Promise<unknown>) => {
    const start = performance.now();
    await work();
    times.set(what, [...(times.get(what) ?? []), performance.now() - start]);
  };
  await scan(service);
  for (let round = 0; round < ROUNDS; round++) {
    await time('a hold of the site', () => order(service, 'hold', 'hold'));
    await time('the reopening', () => order(service, 'reopen'));
    await time('a scan', () => scan(service));
    // The next scan finds the edition changed: its writer begins anew.
    await service.db.run('UPDATE event SET version = version + 1');
    await time('a scan and a start of its writer', () => scan(service));
  }
  await service.stop();
  return times;
}

async function order(service: Service, verb: string, kind = ''): Promise<void> {
  const { origin, slug, cookie } = service;
  const response = await fetch(`${origin}/console/${slug}/gates/${verb}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Cookie: cookie, Origin: origin },
    body: new URLSearchParams({ gate: 'site', kind }),
  });
  if (response.status !== 303) throw new Error(`${verb}: ${response.status}`);
  await response.arrayBuffer();
}

/** Logs so many walk-ins of today, spread over its minutes and gates, and a count by eye. */
async function fill(db: Database, scans: number): Promise<void> {
  const first = Math.floor(Date.now() / 60_000) - MINUTES - 1;
  await fillLog(db, scans, { first, minutes: MINUTES });
  await db.run(INSERT_ATTENDANCE, first, MINUTES, scans);
  await db.run(INSERT_COUNT, first);
  await db.run(INSERT_HEAD_COUNT, first);
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

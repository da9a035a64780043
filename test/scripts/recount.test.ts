import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClassedMinute, DayFigures } from '../../src/domain/figures/figures.ts';
import { freezeDay } from '../../src/domain/figures/freeze.ts';

const SCRIPT = join(import.meta.dirname, '../../public/recount.mjs');
const OPENED = Date.UTC(2026, 10, 23, 9) / 60_000;

const minutes: ClassedMinute[] = Array.from({ length: 600 }, (_, i) => ({
  ...{ gate: 1 + (i % 3), minute: OPENED + i },
  ...{ visitors_by_ticket: i % 7, repeat_visits: i % 5 === 0 ? 1 : 0, walk_in_visits: i % 11 },
  ...{ beyond_booking: i % 13 === 0 ? 2 : 0, exits: i % 9, children: 0 },
}));
const sum = (name: keyof ClassedMinute) => minutes.reduce((all, one) => all + one[name], 0);
const counted = {
  visitors_by_ticket: sum('visitors_by_ticket'),
  repeat_visits: sum('repeat_visits'),
  walk_in_visits: sum('walk_in_visits'),
  beyond_booking: sum('beyond_booking'),
  exits: sum('exits'),
};
const visits = Object.values(counted).reduce((all, one) => all + one, 0) - counted.exits;

/** The day with 300 walk-ins less than its gates counted, and 40 exits more. */
const figures: DayFigures = {
  ...{ day: 1, date: '2026-11-23', visits: visits - 300, children: 0, peak: null },
  ...counted,
  walk_in_visits: counted.walk_in_visits - 300,
  exits: counted.exits + 40,
  counted: { ...counted, visits },
  completeness: { complete_to: 0, phones: 0, handed_in: 0, unsent: 0, gates: [] },
  evidence: { scanned: 0, tapped: 0, estimated: 0, by_eye: 0 },
  corrections: [],
};

describe('the script of the figures page', () => {
  let folder: string;
  let file: string;
  const frozen = freezeDay(figures, minutes, { from: OPENED, to: OPENED + 1_440 });
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'recount-'));
    file = join(folder, '2026-11-23.csv');
    writeFileSync(file, frozen.csv);
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const run = (...args: string[]) => promisify(execFile)(process.execPath, [SCRIPT, ...args]);

  it('adds the file up to exactly what was released', async () => {
    const { stdout } = await run(file);
    const said = Object.fromEntries(
      stdout
        .trim()
        .split('\n')
        .map((line) => line.split(' ')),
    );
    const { visits: all, exits, walk_in_visits, repeat_visits } = frozen.figures;
    expect(all).toBe(visits - 300);
    expect(said).toMatchObject({
      visits: String(all),
      exits: String(exits),
      walk_in_visits: String(walk_in_visits),
      repeat_visits: String(repeat_visits),
    });
    await expect(run(file, said.sha256 ?? '')).resolves.toMatchObject({ stdout });
  });

  it('refuses another file than the one that was released, and what is none', async () => {
    await expect(run(file, '0'.repeat(64))).rejects.toThrow('This is not the file');
    writeFileSync(`${file}.changed`, frozen.csv.replace('walk_ins', 'walkins'));
    await expect(run(`${file}.changed`)).rejects.toThrow('no file of released figures');
    writeFileSync(`${file}.row`, `${frozen.csv}1,2026,2026,x,0,0,0\n`);
    await expect(run(`${file}.row`)).rejects.toThrow('Not a row of counts');
    writeFileSync(`${file}.wide`, `${frozen.csv}1,2026-11-23T09:00Z,2026-11-23T09:01Z,5,0,0,0,5\n`);
    await expect(run(`${file}.wide`)).rejects.toThrow('Not a row of counts');
    const row = '1,2026-11-23T09:00Z,2026-11-23T09:01Z';
    for (const odd of [`${row},1e300,0,0,0`, `${row},9007199254740993,0,0,0`, '1,=a,b,5,0,0,0']) {
      writeFileSync(`${file}.odd`, `${frozen.csv}${odd}\n`);
      await expect(run(`${file}.odd`)).rejects.toThrow('Not a row of counts');
    }
    for (const saved of [`\ufeff${frozen.csv}`, frozen.csv.replaceAll('\n', '\r\n')]) {
      writeFileSync(`${file}.saved`, saved);
      await expect(run(`${file}.saved`)).rejects.toThrow('or it was saved anew');
    }
    writeFileSync(`${file}.large`, frozen.csv.padEnd(1_000_001, '\n'));
    await expect(run(`${file}.large`)).rejects.toThrow('No released file is that large');
    await expect(run(`${file}.none`)).rejects.toThrow(/Command failed[^\n]*\nENOENT[^\n]*\n$/);
    await expect(run()).rejects.toThrow('Say which file');
  });

  it('says no figure of a file of which a byte is another one', async () => {
    const { stdout } = await run(file);
    const [, sha256 = ''] = /sha256 (\w+)/.exec(stdout) ?? [];
    writeFileSync(`${file}.byte`, frozen.csv.replace(/,(\d)\n/, ',1$1\n'));
    await expect(run(`${file}.byte`, sha256)).rejects.toMatchObject({ stdout: '' });
  });

  it('is read in a minute', () => {
    const lines = readFileSync(SCRIPT, 'utf8').trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(50);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(110);
  });
});

import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { ClockWatch, forgetLaterMinute } from '../../scripts/server/clock.mjs';
import { KEYS, workerdFolder } from '../../scripts/server/layout.mjs';
import { newFolder } from './state-folder.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = Date.UTC(2027, 4, 3, 12);

describe('the clock of the machine', () => {
  it('was set back where it says less than has passed, and not while it is put right bit by bit', () => {
    let [wall, steady] = [NOW, 0];
    const clock = new ClockWatch(
      () => wall,
      () => steady,
    );
    const passes = (ms: number, shift = 0) => {
      wall += ms + shift;
      steady += ms;
      return clock.isSetBack();
    };
    expect([passes(2_000), passes(2_000, -1_000), passes(2_000, HOUR)]).toEqual([
      false,
      false,
      false,
    ]);
    expect([passes(2_000, -HOUR), passes(2_000)]).toEqual([true, false]);
  });
});

describe('the work of each minute', () => {
  /** A state whose next minute is at an instant (ms); whether that is kept. */
  function isKept(next: number): boolean {
    const stateDir = newFolder();
    const folder = join(workerdFolder(stateDir), KEYS.schedule);
    mkdirSync(folder, { recursive: true });
    const db = new DatabaseSync(join(folder, 'metadata.sqlite'));
    db.exec('CREATE TABLE _cf_ALARM (actor_id TEXT PRIMARY KEY, scheduled_time INTEGER)');
    db.prepare('INSERT INTO _cf_ALARM VALUES (?, ?)').run('one', BigInt(next) * 1_000_000n);
    db.close();
    forgetLaterMinute(stateDir, NOW);
    return existsSync(folder);
  }

  it('begins anew where its next one was set by a clock that was ahead', () => {
    expect(isKept(NOW + MINUTE)).toBe(true);
    expect(isKept(NOW - HOUR)).toBe(true);
    expect(isKept(NOW + HOUR)).toBe(false);
    expect(() => forgetLaterMinute(newFolder(), NOW)).not.toThrow();
  });
});

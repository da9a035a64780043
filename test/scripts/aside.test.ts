import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeWayForSchema, schemaNumber } from '../../scripts/schema.mjs';
import { endAside } from '../../scripts/server/aside.mjs';
import { databaseFile } from '../../scripts/server/layout.mjs';
import { holdState } from '../../scripts/server/lock.mjs';
import { migrate } from '../../scripts/server/migrate.mjs';
import { inDatabase, newFolder } from './state-folder.ts';

const DAY_MS = 86_400_000;

/** A state beside one that was moved aside for it, which holds editions of these slugs. */
function stateWithAside(...slugs: string[]) {
  const state = join(newFolder(), 'state');
  inDatabase(databaseFile(state), (db) => {
    db.exec(`CREATE TABLE event (slug TEXT); CREATE TABLE schema_version (number INTEGER);
      INSERT INTO schema_version VALUES (1)`);
    for (const slug of slugs) db.prepare('INSERT INTO event VALUES (?)').run(slug);
  });
  return state;
}

describe('a state that was moved aside', () => {
  it('is kept as long as receipts of erasure allow for, and deleted then', () => {
    const state = stateWithAside('demo', 'demo-1');
    const now = Date.now();
    expect(makeWayForSchema(state)).toContain('30 days');
    migrate(state);
    const aside = `${state}.before-${schemaNumber()}`;
    expect(endAside(state, now + 29 * DAY_MS)).toEqual([]);
    expect(existsSync(databaseFile(aside))).toBe(true);
    expect(endAside(state, now + 31 * DAY_MS)).toEqual([expect.stringContaining(aside)]);
    expect(existsSync(aside)).toBe(false);
    expect(existsSync(databaseFile(state))).toBe(true);
  });

  it('by a release that noted nothing is kept as long from now on', () => {
    const state = newFolder();
    migrate(state);
    const aside = `${state}.before-7`;
    mkdirSync(aside);
    expect(endAside(state, 5 * DAY_MS)).toEqual([]);
    expect(endAside(state, 34 * DAY_MS)).toEqual([]);
    expect(endAside(state, 35 * DAY_MS)).toHaveLength(1);
    expect(existsSync(aside)).toBe(false);
  });

  it('stays where it holds an edition of somebody’s own, is served, cannot be read, or is named otherwise', () => {
    const state = newFolder();
    migrate(state);
    const own = `${state}.before-50`;
    inDatabase(databaseFile(own), (db) => {
      db.exec("CREATE TABLE event (slug TEXT); INSERT INTO event VALUES ('fes-2027')");
    });
    const broken = `${state}.before-51-2`;
    mkdirSync(join(databaseFile(broken), '..'), { recursive: true });
    writeFileSync(databaseFile(broken), 'no database');
    const other = `${state}.before-trip`;
    const served = `${state}.before-52`;
    for (const folder of [other, served]) mkdirSync(folder);
    const held = holdState(served);
    for (const days of [0, 400]) expect(endAside(state, days * DAY_MS)).toEqual([]);
    held.release();
    for (const folder of [own, broken, other, served]) expect(existsSync(folder)).toBe(true);
  });
});

describe('what wrangler dev left in a state', () => {
  it('is deleted as long after it was taken over', () => {
    const state = newFolder();
    const former = join(state, 'local/v3/d1/miniflare-D1DatabaseObject/a1b2.sqlite');
    inDatabase(former, (db) => db.exec('CREATE TABLE event (slug TEXT)'));
    expect(endAside(state, 0)).toEqual([]);
    migrate(state);
    expect(endAside(state, DAY_MS)).toEqual([]);
    expect(existsSync(former)).toBe(true);
    expect(endAside(state, 31 * DAY_MS)).toHaveLength(1);
    expect(existsSync(former)).toBe(false);
  });
});

import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { makeWayForSchema, schemaNumber } from '../../scripts/schema.mjs';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A state as the local server lays it out, with editions of these slugs. */
function stateWith(slugs: readonly string[], number: number | null): string {
  const base = mkdtempSync(join(tmpdir(), 'abwab-schema-'));
  made.push(base);
  const state = join(base, 'state');
  const folder = join(state, 'local/v3/d1/miniflare-D1DatabaseObject');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(state, 'secrets.env'), 'SECRET_KEY=old\n');
  new DatabaseSync(join(folder, 'metadata.sqlite')).close();
  const db = new DatabaseSync(join(folder, 'a1b2.sqlite'));
  db.exec('CREATE TABLE event (slug TEXT)');
  for (const slug of slugs) db.prepare('INSERT INTO event VALUES (?)').run(slug);
  if (number !== null) {
    db.exec(
      `CREATE TABLE schema_version (number INTEGER); INSERT INTO schema_version VALUES (${number})`,
    );
  }
  db.close();
  return state;
}

describe('a local state of another schema', () => {
  it('is moved aside whole, and said, when it holds the demo edition alone', () => {
    const state = stateWith(['demo', 'demo-1'], null);
    expect(makeWayForSchema(state)).toContain(`${state}.before-${schemaNumber()}`);
    expect(existsSync(state)).toBe(false);
    const aside = `${state}.before-${schemaNumber()}`;
    expect(readFileSync(join(aside, 'secrets.env'), 'utf8')).toBe('SECRET_KEY=old\n');
    expect(readdirSync(join(aside, 'local/v3/d1/miniflare-D1DatabaseObject'))).toContain(
      'a1b2.sqlite',
    );
  });

  it('never takes the place of one that was moved aside before', () => {
    const state = stateWith(['demo'], 1);
    mkdirSync(`${state}.before-${schemaNumber()}`);
    expect(makeWayForSchema(state)).toContain(`${state}.before-${schemaNumber()}-2`);
    expect(readdirSync(`${state}.before-${schemaNumber()}`)).toEqual([]);
  });

  it.each([
    ['fes-2027', 'demo'],
    ['demo-day', 'demo'],
  ])('is left where it is when it holds an edition of its own: %s', (...slugs) => {
    const state = stateWith(slugs, null);
    expect(() => makeWayForSchema(state)).toThrow(
      /holds (fes-2027|demo-day); .*Serve it with the release that made it, or .*npm run edition/s,
    );
    expect(existsSync(join(state, 'secrets.env'))).toBe(true);
  });
});

describe('a local state that fits', () => {
  it('stays as it is', () => {
    const state = stateWith(['demo', 'fes-2027'], schemaNumber());
    expect(makeWayForSchema(state)).toBeUndefined();
    expect(existsSync(state)).toBe(true);
  });

  it('may be no state at all, or one that was never migrated', () => {
    const base = mkdtempSync(join(tmpdir(), 'abwab-schema-'));
    made.push(base);
    expect(makeWayForSchema(join(base, 'none'))).toBeUndefined();
    expect(makeWayForSchema(base)).toBeUndefined();
  });
});

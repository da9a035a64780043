import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { seeded } from '../gate/world.ts';
import type { Cut } from './cut.ts';
import { Disk, type Honesty } from './disk.ts';
import type { JournalRecord } from './journal.ts';

const folder = mkdtempSync(join(tmpdir(), 'abwab-disk-'));
afterAll(() => rmSync(folder, { recursive: true }));

let made = 0;
const fresh = () => join(folder, String(made++));

const NOTHING = { at: 0, file: 0, place: 0, path: '', other: '', data: Buffer.alloc(0) };
type Change = Partial<JournalRecord> & Pick<JournalRecord, 'kind'>;

const created = (file: number, path: string): Change => ({ kind: 'created', file, path });
const written = (file: number, place: number, text: string): Change => ({
  kind: 'written',
  file,
  place,
  data: Buffer.from(text),
});
let syncs = 0;
function synced(path: string, file = 0): Change[] {
  const place = ++syncs;
  return [
    { kind: 'sync begun', path, file, place },
    { kind: 'synced', path, file, place },
  ];
}

/** A disk that began empty, after these changes. */
function diskWith(changes: readonly Change[], honesty: Honesty = 'all'): Disk {
  const empty = fresh();
  mkdirSync(empty);
  const disk = new Disk(empty, honesty);
  for (const change of changes) disk.apply({ ...NOTHING, ...change });
  return disk;
}

const cutOf = (kept: number, seed = 1): Cut => ({
  chance: seeded(seed).float,
  kept,
  unit: 512,
  holes: 'zeros',
});

/** What the disk holds after a cut: the content of each file. */
function left(disk: Disk, cut: Cut): Record<string, string> {
  const at = fresh();
  disk.rebuild(at, cut);
  const names = readdirSync(at, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    names
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(at.length + 1), readFileSync(path, 'latin1')]),
  );
}

/** Everything that some cut of many leaves in one file; `undefined` where it is not there. */
function everLeft(disk: Disk, name: string): Set<string | undefined> {
  return new Set(Array.from({ length: 200 }, (_, seed) => left(disk, cutOf(0.5, seed + 1))[name]));
}

const BEGUN = [created(1, 'a'), written(1, 0, 'old'), ...synced('a', 1), ...synced('')];

describe('a disk that lost power', () => {
  it('holds what was synced with its name', () => {
    expect(left(diskWith(BEGUN), cutOf(0))).toEqual({ a: 'old' });
  });

  it('may hold nothing of what was not', () => {
    const disk = diskWith([created(1, 'a'), written(1, 0, 'text')]);
    expect(left(disk, cutOf(0))).toEqual({});
    expect(left(disk, cutOf(1))).toEqual({ a: 'text' });
  });

  it('loses a synced file whose name was not', () => {
    const disk = diskWith([created(1, 'a'), written(1, 0, 'text'), ...synced('a', 1)]);
    expect(left(disk, cutOf(0))).toEqual({});
  });

  it('loses a synced folder whose own name was not', () => {
    const changes: Change[] = [
      { kind: 'folder made', path: 'f' },
      created(1, 'f/a'),
      written(1, 0, 'text'),
      ...synced('f/a', 1),
      ...synced('f'),
    ];
    expect(left(diskWith(changes), cutOf(0))).toEqual({});
    expect(left(diskWith([...changes, ...synced('')]), cutOf(0))).toEqual({ 'f/a': 'text' });
  });

  it('may hold any form that a place had since it was synced, and no other', () => {
    const disk = diskWith([...BEGUN, written(1, 0, 'one'), written(1, 0, 'two')]);
    expect(everLeft(disk, 'a')).toEqual(new Set(['old', 'one', 'two']));
  });

  it('writes back in any order, and tears a write between sectors', () => {
    const [old, new_] = ['o', 'n'].map((letter) => letter.repeat(512));
    const begun = [created(1, 'a'), written(1, 0, `${old}${old}`), ...synced('a', 1)];
    const disk = diskWith([...begun, ...synced(''), written(1, 0, `${new_}${new_}`)]);
    const expected = [`${old}${old}`, `${old}${new_}`, `${new_}${old}`, `${new_}${new_}`];
    expect(everLeft(disk, 'a')).toEqual(new Set(expected));
  });

  it('promises nothing of what was written after a sync began', () => {
    const [begin, end] = synced('a', 1);
    const changes = [begin, written(1, 0, 'new'), end].filter((change) => change !== undefined);
    expect(left(diskWith([...BEGUN, ...changes]), cutOf(0))).toEqual({ a: 'old' });
  });

  it('may have grown without the data, or hold data that it had not grown for', () => {
    const disk = diskWith([...BEGUN, written(1, 512, 'more')]);
    const hole = `old${'\0'.repeat(509)}`;
    expect(everLeft(disk, 'a')).toEqual(new Set(['old', `${hole}more`, `${hole}\0\0\0\0`]));
  });

  it('may hold what was cut off, and never half of it', () => {
    const disk = diskWith([...BEGUN, { kind: 'sized', file: 1, place: 1 }]);
    expect(everLeft(disk, 'a')).toEqual(new Set(['old', 'o']));
  });

  it('finds a renamed file under one name', () => {
    const changes: Change[] = [{ kind: 'renamed', path: 'a', other: 'b' }];
    const disk = diskWith([...BEGUN, ...changes]);
    const names = Array.from({ length: 50 }, (_, seed) => left(disk, cutOf(0.5, seed)));
    expect(new Set(names.map((found) => JSON.stringify(found)))).toEqual(
      new Set(['{"a":"old"}', '{"b":"old"}']),
    );
  });

  it('may bring back a file that was removed', () => {
    const disk = diskWith([...BEGUN, { kind: 'unlinked', path: 'a' }]);
    expect(everLeft(disk, 'a')).toEqual(new Set(['old', undefined]));
  });

  it('holds anything in a file that was mapped', () => {
    const disk = diskWith([...BEGUN, { kind: 'mapped', file: 1 }, ...synced('a', 1)]);
    expect(everLeft(disk, 'a').size).toBeGreaterThan(100);
  });

  it('takes a folder for itself that has the number of a file that is gone', () => {
    const changes: Change[] = [
      created(7, 'gone'),
      { kind: 'unlinked', path: 'gone' },
      { kind: 'folder made', path: 'f' },
      created(8, 'f/a'),
      ...synced('f', 7),
      ...synced(''),
    ];
    expect(left(diskWith(changes), cutOf(0))).toEqual({ 'f/a': '' });
  });

  it('draws the same cut of the same source of chance', () => {
    const disk = diskWith([...BEGUN, ...['x', 'y', 'z'].map((text) => written(1, 0, text))]);
    expect(left(disk, cutOf(0.5, 5))).toEqual(left(disk, cutOf(0.5, 5)));
  });
});

describe('a disk that does not keep its word', () => {
  it('forgets what was synced, or keeps it one sync too late', () => {
    const changes = [...BEGUN, written(1, 0, 'new'), ...synced('a', 1)];
    expect(left(diskWith(changes), cutOf(0))).toEqual({ a: 'new' });
    expect(left(diskWith(changes, 'none'), cutOf(0))).toEqual({});
    expect(left(diskWith([...changes, ...synced('')], 'one too late'), cutOf(0))).toEqual({
      a: 'old',
    });
  });
});

describe('a journal', () => {
  it('is held against the folder in the end', () => {
    const at = fresh();
    mkdirSync(at);
    const disk = new Disk(at);
    writeFileSync(join(at, 'unseen'), '');
    expect(disk.differences(at)).toEqual([join(at, 'unseen')]);
  });
});

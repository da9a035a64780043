import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fingerprint } from '../../scripts/files.mjs';
import { newFolder } from './state-folder.ts';

describe('the fingerprint of what is built from', () => {
  it('is of names and contents, whenever a copy was made', () => {
    const file = join(newFolder(), 'a.ts');
    writeFileSync(file, 'one');
    const before = fingerprint([file]);
    utimesSync(file, 1, 1);
    expect(fingerprint([file])).toBe(before);
    writeFileSync(file, 'two');
    utimesSync(file, 1, 1);
    expect(fingerprint([file])).not.toBe(before);
  });

  it('does not mix the end of one file with the beginning of the next', () => {
    const folder = newFolder();
    const [a, b] = [join(folder, 'a'), join(folder, 'b')];
    writeFileSync(a, '12');
    writeFileSync(b, '3');
    const before = fingerprint([a, b]);
    writeFileSync(a, '1');
    writeFileSync(b, '23');
    expect(fingerprint([a, b])).not.toBe(before);
  });
});

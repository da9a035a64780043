import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import { beforeAll, describe, expect, it } from 'vitest';
import { filesUnder, root } from '../../scripts/files.mjs';
import { namesOf, renamed } from '../../scripts/font-names.mjs';
import { fonts } from '../../scripts/fonts.mjs';

const IDS = { copyright: 0, family: 1, unique: 3, full: 4, postscript: 6, licence: 14 };
/** Names of makers and of their families, reserved or not. */
const THEIRS = /plex|noto|ibm|google/i;

let made: [file: string, names: Map<number, string>][];
beforeAll(async () => {
  made = await Promise.all(
    [...(await fonts())].map(async ([file, bytes]) => [file, namesOf(await unpacked(bytes))]),
  );
});

function unpacked(font: Uint8Array): Promise<Buffer> {
  const kept = { keepAllGlyphs: true, preserveNameIds: [IDS.licence] };
  return subsetFont(font, undefined, { targetFormat: 'sfnt', ...kept });
}

/** What stylesheets call each file of a face: `[file, family]`. */
function facesOfStyles(): [string, string][] {
  const folder = join(root, 'src/ui');
  return filesUnder(folder)
    .filter((file) => file.endsWith('.css'))
    .flatMap(
      (file) => readFileSync(join(folder, file), 'utf8').match(/@font-face \{[^}]*\}/g) ?? [],
    )
    .map((face) => [
      /\/fonts\/([^"']+)/.exec(face)?.[1] ?? 'no file',
      /font-family: "([^"]+)"/.exec(face)?.[1] ?? 'no family',
    ]);
}

describe('a font that was cut down', () => {
  it('bears no name of its maker’s, in the file or in the stylesheets', () => {
    expect(made).toHaveLength(8);
    for (const [file, names] of made) {
      for (const id of [IDS.family, IDS.unique, IDS.full, IDS.postscript]) {
        expect(names.get(id), `${file} ${id}`).toMatch(/^Abwab/);
      }
      const named = [...names].filter(([id]) => id !== IDS.copyright);
      expect(named.map(([, text]) => text).join(' '), file).not.toMatch(THEIRS);
    }
    for (const [, family] of facesOfStyles()) expect(family).not.toMatch(THEIRS);
  });

  it('is called in the stylesheets what the file says', () => {
    const family = new Map(made.map(([file, names]) => [file, names.get(IDS.family)]));
    const called = facesOfStyles();
    expect(called.length).toBeGreaterThanOrEqual(8);
    for (const [file, name] of called) expect(name, file).toBe(family.get(file));
  });

  it('says whose it is and under which licence', () => {
    for (const [file, names] of made) {
      expect(names.get(IDS.copyright), file).toMatch(/^Copyright .*(IBM|Google|Noto)/);
      expect(names.get(IDS.licence), file).toMatch(/openfontlicense\.org|\/OFL$/);
    }
  });

  it('has nothing else changed by its new name', async () => {
    const source = 'node_modules/@fontsource/ibm-plex-sans-arabic/files';
    const file = join(root, source, 'ibm-plex-sans-arabic-latin-400-normal.woff2');
    const before = await unpacked(readFileSync(file));
    const after = renamed(before, { family: 'A', weight: '400' });
    const back = renamed(before, { family: 'IBM Plex Sans Arabic', weight: 'Regular' });
    expect(namesOf(after).get(IDS.postscript)).toBe('A-400');
    expect(sum(after)).toBe(0xb1b0afba);
    expect(sum(back)).toBe(0xb1b0afba);
    for (const tag of ['glyf', 'cmap', 'GSUB', 'GPOS', 'hmtx']) {
      expect(table(after, tag).equals(table(before, tag)), tag).toBe(true);
    }
  });
});

function table(font: Buffer, tag: string): Buffer {
  const at = font.indexOf(tag, 12, 'latin1');
  const offset = font.readUInt32BE(at + 8);
  return font.subarray(offset, offset + font.readUInt32BE(at + 12));
}

/** The sum of a whole font file, which its `head` makes come out at one number. */
function sum(font: Buffer): number {
  let total = 0;
  for (let at = 0; at < font.length; at += 4) total = (total + font.readUInt32BE(at)) >>> 0;
  return total;
}

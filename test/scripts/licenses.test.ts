import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { filesUnder, root } from '../../scripts/files.mjs';
import { licenseOf, licenses } from '../../scripts/licenses.mjs';

let text: string;
beforeAll(async () => {
  text = await licenses();
});

/** The section of one package. */
function section(name: string): string {
  return text.split(/^={80}\n(?=\S+.*\n={80}\n)/m).find((one) => one.startsWith(name)) ?? '';
}

/** Packages that the sources import by name. */
function imported(): string[] {
  const files = filesUnder(join(root, 'src')).filter((file) => /\.tsx?$/.test(file));
  const names = files.flatMap((file) => {
    const source = readFileSync(join(root, 'src', file), 'utf8');
    return [...source.matchAll(/^import (?!type)[^;]*? from '((?:@[\w-]+\/)?[a-z][\w-]*)/gm)];
  });
  return [...new Set(names.flatMap(([, name]) => name ?? []))].filter(
    (one) => one !== 'cloudflare',
  );
}

describe('the licences that travel with the build', () => {
  it('are those of every package that the sources import', () => {
    const names = imported();
    expect(names).toContain('hono');
    for (const name of names) expect(section(`${name} `), name).toMatch(/Copyright/);
  });

  it('are those of what comes along in them, of icons, decoder and typefaces', () => {
    for (const name of ['dijkstrajs', 'zxing-wasm', 'zxing-cpp', '@iconify-json/tabler']) {
      expect(section(`${name} `), name).toMatch(/Copyright/);
    }
    expect(section('@iconify-json/tabler')).toContain('Paweł Kuna');
    for (const font of ['ibm-plex-sans-arabic', 'noto-kufi-arabic', 'noto-sans-tifinagh']) {
      expect(section(`@fontsource/${font} `), font).toContain('SIL OPEN FONT LICENSE Version 1.1');
    }
  });

  it('are whole texts', () => {
    expect(section('drizzle-orm')).toContain('TERMS AND CONDITIONS FOR USE, REPRODUCTION');
    expect(section('@hono/standard-validator')).toContain('Permission is hereby granted');
    expect(section('idb')).toContain('Permission to use, copy, modify');
  });

  it('are of nothing that stays here', () => {
    for (const name of ['vitest', 'wrangler', 'esbuild', 'subset-font']) {
      expect(section(`${name} `)).toBe('');
    }
  });
});

describe('a package', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'abwab-licences-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function made(about: object, files: Record<string, string> = {}): void {
    mkdirSync(join(folder, 'one'));
    writeFileSync(join(folder, 'one/package.json'), JSON.stringify({ version: '1.0.0', ...about }));
    for (const [name, content] of Object.entries(files)) {
      writeFileSync(join(folder, 'one', name), content);
    }
  }

  it.each(['LICENSE', 'license', 'LICENSE.md', 'LICENCE.txt'])(
    'is taken at its word: %s',
    (file) => {
      made({ license: 'Zlib' }, { [file]: 'Do as you like.\n' });
      expect(licenseOf('one', folder)).toMatchObject({ license: 'Zlib', text: 'Do as you like.' });
    },
  );

  it('without a text has that of the licence that it names, and its author', () => {
    made({ license: 'MIT', author: { name: 'Ada' } });
    expect(licenseOf('one', folder).text).toMatch(/^Copyright \(c\) Ada\n\nPermission is hereby/);
  });

  it.each([{ license: 'GPL-9' }, {}])('that says neither stops the build: %j', (about) => {
    made(about);
    expect(() => licenseOf('one', folder)).toThrow(/one 1\.0\.0 brings no licence text/);
  });
});

import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { LIST_BYTES_MAX, LIST_CELL_MAX } from '../../../src/domain/lists/bounds.ts';
import { readGrid } from '../../../src/domain/lists/read-list.ts';
import { zipOf } from './archives.ts';

/** What a Worker has, less what the service itself takes, MB. */
const HEAP = 100;

/** Reads a file in a process with no more memory than a Worker: what became of it. */
function readWithin(bytes: Uint8Array): string {
  const module = new URL('../../../src/domain/lists/read-list.ts', import.meta.url).href;
  const script = `
    import { readFileSync } from 'node:fs';
    import { readGrid } from ${JSON.stringify(module)};
    const answer = await readGrid(new Uint8Array(readFileSync(0))).then(
      ({ rows }) => 'rows ' + rows.length, (error) => error.fault ?? String(error));
    process.stdout.write(answer);`;
  const flags = [`--max-old-space-size=${HEAP}`, '--input-type=module', '--eval', script];
  const stdio = ['pipe', 'pipe', 'ignore'] as const;
  return execFileSync(process.execPath, flags, { input: bytes, stdio: [...stdio] }).toString();
}

const filled = (piece: string) => piece.repeat(Math.floor((LIST_BYTES_MAX - 64) / piece.length));
const bytes = (text: string) => Buffer.from(text, 'latin1');
const book = (sheet: string) =>
  zipOf({
    'xl/workbook.xml': '<workbook><sheets><sheet name="A" r:id="a"/></sheets></workbook>',
    'xl/worksheets/sheet1.xml': `<worksheet><row><c t="str"><v>${sheet}</v></c></row></worksheet>`,
  });

describe('a workbook that is slow to read', () => {
  it.each(['[', '&quot;', '[&quot;'])(
    'of a format of nothing but %s is a list all the same',
    async (piece) => {
      const file = await zipOf({
        'xl/workbook.xml': '<workbook><sheets><sheet name="A" r:id="a"/></sheets></workbook>',
        'xl/styles.xml': `<s><numFmt numFmtId="1" formatCode="${piece.repeat(1_000_000)}"/></s>`,
        'xl/worksheets/sheet1.xml': '<worksheet><row><c t="str"><v>a</v></c></row></worksheet>',
      });
      expect(readWithin(new Uint8Array(file))).toBe('rows 1');
    },
  );

  it('of one cell of references keeps as many as a cell holds', async () => {
    const file = await book('&#x10ffff;'.repeat(1_000_000));
    const { rows } = await readGrid(file);
    expect(Array.from(rows[0]?.[0] ?? '')).toHaveLength(LIST_CELL_MAX / 2);
  });
});

describe('the largest file, within the memory of a Worker,', () => {
  it.each([
    ['in the page of French', bytes(filled('\u00e9')), 'rows 1'],
    ['in the page of Arabic', bytes(filled('\u00c7')), 'rows 1'],
    ['of doubled quotes', bytes(`"${filled('""')}"`), 'rows 1'],
    ['of doubled quotes that never end', bytes(`a;b\n"${filled('x""')}`), 'unclosed'],
    ['of one line of empty cells', bytes(filled(';')), 'rows 1'],
    ['of one line of quoted cells', bytes(filled('"a";')), 'too_many_columns'],
    ['of line ends', bytes(filled('\n')), 'rows 5500'],
  ])('%s', (_, file, answer) => {
    expect(readWithin(file)).toBe(answer);
  });

  it('of one cell in millions of pieces', async () => {
    expect(readWithin(await book('a<b/>'.repeat(4_000_000)))).toBe('rows 1');
  });
});

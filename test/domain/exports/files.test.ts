import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cell, textCell, writtenInstant } from '../../../src/domain/exports/cells.ts';
import { csvFile } from '../../../src/domain/exports/csv-file.ts';
import type { FileHead } from '../../../src/domain/exports/file.ts';
import { workbookFile } from '../../../src/domain/exports/workbook-file.ts';
import { readGrid } from '../../../src/domain/lists/read-list.ts';
import { Archive } from '../../../src/domain/lists/zip.ts';
import { type ReadCell, workbookReader } from './open-workbook.ts';

const HEAD: FileHead = {
  title: 'التسجيلات: [كل/الأيام]',
  rightToLeft: true,
  preface: [],
  columns: [
    { heading: 'رقم التذكرة', type: 'text' },
    { heading: 'الأشخاص', type: 'number' },
    { heading: 'اليوم', type: 'date' },
    { heading: 'الوقت', type: 'instant' },
    { heading: 'الاسم', type: 'text' },
  ],
  zone: 'Africa/Casablanca',
  end: 'نهاية الملف، عدد الأسطر',
  cut: 'ملف غير كامل، عدد الأسطر المكتوبة',
};
const HEADINGS = HEAD.columns.map(({ heading }) => heading);
const PREFACE = [
  ['أخرجه', 'مريم'],
  ['السبب', '=HYPERLINK("http://evil.example")'],
] as const;

async function* inPages(rows: readonly Cell[][], size: number) {
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size);
}

async function bytesOf(file: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of file) parts.push(part);
  return Buffer.concat(parts);
}

const ROWS: Cell[][] = [
  ['0012', 5, '2026-05-16', Date.UTC(2026, 4, 16, 9, 0, 5), 'فاطمة الزهراء'],
  ['0013', -7, '2026-05-17', Date.UTC(2026, 0, 31, 23, 30), '=1+1'],
  ['+212612345678', 0, null, null, '＝SUM(A1)'],
  ['0612345678', 1_000_000, '2026-12-31', 1_234_567_890_123, 'سطر\nثان'],
  ['000123456789', null, null, null, 'a_x000D_b _X0041_ <b>&amp;"\''],
  ['', null, null, null, 'ⴰⵣⵓⵍ 👮🏽‍♀️ \u0001\ud800\u202eאבג'],
  [null, 1, null, null, `${'ط'.repeat(40_000)}`],
  ['-', 2, null, null, '  a  b '],
];

/** What a reader shows of a row. */
function shown(row: readonly Cell[]): ReadCell[] {
  const cells = row.map((cell, at): ReadCell => {
    const type = HEAD.columns[at]?.type;
    if (cell === null || cell === '') return null;
    if (type === 'number') return Number(cell);
    if (type === 'date') return { date: String(cell) };
    if (type === 'instant')
      return { date: writtenInstant(Number(cell), HEAD.zone).replace(' ', 'T') };
    return textCell(String(cell));
  });
  return cells.slice(0, cells.findLastIndex((cell) => cell !== null) + 1);
}

const reader = workbookReader();

/** The XML of each sheet. */
async function sheetTexts(bytes: Uint8Array): Promise<string[]> {
  const archive = new Archive(new Uint8Array(bytes));
  const texts: string[] = [];
  for (let n = 1; ; n++) {
    const text = await archive.text(`xl/worksheets/sheet${n}.xml`, 1_000_000);
    if (text === null) return texts;
    texts.push(text);
  }
}

describe('a workbook', () => {
  it.runIf(reader)(
    'is read back equal by another program: texts, numbers, dates, direction, next sheets',
    async () => {
      const head = { ...HEAD, preface: PREFACE };
      const most = PREFACE.length + 2 + 6 + 1;
      const file = workbookFile(head, inPages(ROWS, 3), undefined, most);
      const sheets = reader?.(await bytesOf(file)) ?? [];
      expect(sheets.map(({ name }) => name)).toEqual([
        'التسجيلات   كل الأيام',
        'التسجيلات   كل الأيام 2',
      ]);
      expect(sheets.map(({ rightToLeft }) => rightToLeft)).toEqual([true, true]);
      const before = [...PREFACE.map((row) => row.map(textCell)), [], HEADINGS];
      const [first, second] = [ROWS.slice(0, 6), ROWS.slice(6)];
      expect(sheets[0]?.rows).toEqual([...before, ...first.map(shown)]);
      expect(sheets[1]?.rows).toEqual([...before, ...second.map(shown)]);
    },
  );

  it.runIf(reader)('that was cut off does not open', async () => {
    const whole = await bytesOf(workbookFile(HEAD, inPages(ROWS, 3)));
    expect(() => reader?.(whole.slice(0, whole.length - 30))).toThrow();
  });

  it('is read by the service’s own reader of lists as well', async () => {
    const whole = await bytesOf(workbookFile({ ...HEAD, rightToLeft: false }, inPages(ROWS, 2)));
    const { rows } = await readGrid(new Uint8Array(whole));
    expect(rows[0]).toEqual(HEADINGS);
    expect(rows.slice(1).map((row) => row[0] ?? '')).toEqual(
      ROWS.map(([cell]) => textCell(String(cell ?? ''))),
    );
  });

  it('that is full says so in its last row, and there alone', async () => {
    const head = { ...HEAD, rightToLeft: false };
    for (const [inSheet, size] of [
      [20, 3],
      [8, 8],
      [4, 8],
      [4, 4],
    ] as const) {
      let isWhole = true;
      const pages = async function* () {
        yield* inPages(ROWS, size);
        isWhole = false;
      };
      const bytes = await bytesOf(workbookFile(head, pages(), () => isWhole, inSheet + 2));
      const texts = await sheetTexts(bytes);
      expect(texts.map((text) => text.split(HEAD.cut).length - 1)).toEqual(
        texts.map((_, at) => Number(at === texts.length - 1)),
      );
      expect(texts.at(-1)).toMatch(/غير كامل[^<]*<\/t><\/is><\/c><\/row><\/sheetData>/);
    }
  });

  it('with no row has its headings', async () => {
    const whole = await bytesOf(workbookFile(HEAD, inPages([], 1)));
    expect((await readGrid(new Uint8Array(whole))).rows).toEqual([HEADINGS]);
  });

  it('ends its reading where nobody takes its bytes any more', async () => {
    let ended = false;
    async function* pages() {
      try {
        for (;;) yield ROWS;
      } finally {
        ended = true;
      }
    }
    const file = workbookFile(HEAD, pages());
    await file.next();
    await file.next();
    await file.next();
    await file.return(undefined);
    expect(ended).toBe(true);
  });

  it('reads nothing ahead of a slow line', async () => {
    let read = 0;
    async function* pages() {
      for (;;) {
        read += 1;
        yield Array.from({ length: 500 }, () => [crypto.randomUUID(), 1, null, null, 'x']);
      }
    }
    const file = workbookFile(HEAD, pages());
    for (let taken = 0; taken < 20; taken++) await file.next();
    const before = read;
    for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
    expect(read).toBe(before);
    expect(read).toBeLessThan(40);
    await file.return(undefined);
  });

  it('fails where its rows do', async () => {
    async function* pages(): AsyncGenerator<Cell[][]> {
      yield ROWS;
      throw new Error('the database is away');
    }
    await expect(bytesOf(workbookFile(HEAD, pages()))).rejects.toThrow('the database is away');
    await expect(bytesOf(csvFile(HEAD, pages()))).rejects.toThrow('the database is away');
  });
});

describe('a CSV', () => {
  const textOf = async (file: AsyncIterable<Uint8Array>) =>
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(await bytesOf(file));

  it('that is full says so in its last line', async () => {
    const text = await textOf(csvFile(HEAD, inPages(ROWS.slice(0, 3), 2), () => false));
    expect(text).not.toContain(HEAD.end);
    expect(text.trimEnd().split('\r\n').at(-1)).toBe(`${HEAD.cut};3`);
  });

  it('has the mark of UTF-8, semicolons, CRLF, and a last line that counts its rows', async () => {
    const text = await textOf(csvFile({ ...HEAD, preface: PREFACE }, inPages(ROWS.slice(0, 3), 2)));
    expect(text.split('\r\n')).toEqual([
      '\ufeffأخرجه;مريم',
      `السبب;"'=HYPERLINK(""http://evil.example"")"`,
      '',
      HEADINGS.join(';'),
      `0012;5;2026-05-16;${writtenInstant(Number(ROWS[0]?.[3]), HEAD.zone)};فاطمة الزهراء`,
      `0013;-7;2026-05-17;${writtenInstant(Number(ROWS[1]?.[3]), HEAD.zone)};'=1+1`,
      "'+212612345678;0;;;'＝SUM(A1)",
      'نهاية الملف، عدد الأسطر;3',
      '',
    ]);
  });

  it('says the same of every text as the workbook, whatever is typed', async () => {
    const texts = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('=', '"', ';', '\n', '\r\n=1', '＠x', '\ud83d'),
      ),
      { minLength: 1, maxLength: 5 },
    );
    await fc.assert(
      fc.asyncProperty(texts, async (typed) => {
        const head = { ...HEAD, columns: [HEAD.columns[0] ?? { heading: 'x', type: 'text' }] };
        const rows = typed.map((text) => [`a${text}`, text].slice(0, 1));
        const csv = await readGrid(new Uint8Array(await bytesOf(csvFile(head, inPages(rows, 2)))));
        const workbook = await readGrid(
          new Uint8Array(await bytesOf(workbookFile(head, inPages(rows, 2)))),
        );
        expect(workbook.rows.map((row) => row[0])).toEqual(
          csv.rows.slice(0, -1).map((row) => row[0]),
        );
      }),
      { numRuns: 60 },
    );
  });
});

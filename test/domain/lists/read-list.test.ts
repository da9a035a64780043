import { describe, expect, it } from 'vitest';
import { LIST_ROWS_MAX, ListUnreadable } from '../../../src/domain/lists/bounds.ts';
import { listOf } from '../../../src/domain/lists/columns.ts';
import { readGrid } from '../../../src/domain/lists/read-list.ts';
import { csvText, defused } from '../../../src/domain/lists/write-csv.ts';
import { workbookOf, zipOf } from './archives.ts';
import { bytesOf, inPage, wide } from './files.ts';

const ARABIC = 'المؤسسة;الهاتف;عدد البنات\r\nمدرسة النخيل;٠٦١٢٣٤٥٦٧٨;٤٠\r\n';
const FRENCH = 'Établissement;Téléphone;Filles\nÉcole Hélène;0612345678;40\n';
const utf8 = (text: string) => bytesOf(Buffer.from(text));
const rowsOf = async (bytes: Uint8Array<ArrayBuffer>) => (await readGrid(bytes)).rows;
const faultOf = async (bytes: Uint8Array<ArrayBuffer>) => {
  const error = await readGrid(bytes).catch((one: unknown) => one);
  return error instanceof ListUnreadable ? error.fault : error;
};

describe('a file of text', () => {
  it.each([
    ['UTF-8', utf8(ARABIC)],
    ['UTF-8 with its mark', utf8(`\ufeff${ARABIC}`)],
    ['UTF-16, low byte first', wide(ARABIC, 'le')],
    ['UTF-16, high byte first', wide(ARABIC, 'be')],
    ['UTF-16 without a mark', wide(ARABIC, 'le', false)],
    ['UTF-16 without a mark, high byte first', wide(ARABIC, 'be', false)],
  ])('is read in %s', async (_, bytes) => {
    expect(await rowsOf(bytes)).toEqual([
      ['المؤسسة', 'الهاتف', 'عدد البنات'],
      ['مدرسة النخيل', '٠٦١٢٣٤٥٦٧٨', '٤٠'],
    ]);
  });

  it('is read in the Windows pages of Arabic and of French, which share the small letters', async () => {
    const latin = ARABIC.replaceAll('٠٦١٢٣٤٥٦٧٨', '0612345678').replaceAll('٤٠', '40');
    expect((await rowsOf(inPage(latin, 'windows-1256')))[1]).toEqual([
      'مدرسة النخيل',
      '0612345678',
      '40',
    ]);
    expect((await rowsOf(inPage(FRENCH, 'windows-1252')))[0]).toEqual([
      'Établissement',
      'Téléphone',
      'Filles',
    ]);
    const both = 'École;مدرسة\nécole;ثانوية\n';
    expect((await rowsOf(inPage(both, 'windows-1256')))[1]).toEqual(['école', 'ثانوية']);
  });

  it.each([';', ',', '\t', '|'])('finds the delimiter %j out', async (mark) => {
    const text = ['a', 'b', 'c'].join(mark);
    expect(await rowsOf(utf8(`${text}\n${text}`))).toEqual([
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
    ]);
  });

  it('takes the delimiter that most lines agree on, and one that the file names', async () => {
    const text = 'école;ville\nÉcole A, B, C;Fès\nÉcole D;Salé\n';
    expect((await rowsOf(utf8(text)))[1]).toEqual(['École A, B, C', 'Fès']);
    expect((await rowsOf(utf8('sep=|\na,1|b,2\n')))[1]).toEqual(['a,1', 'b,2']);
  });

  it('reads quotes, line ends within them, and every kind of line end', async () => {
    const text = '"a ""b""";"c\nd"\re;f\r\n"";g';
    expect(await rowsOf(utf8(text))).toEqual([
      ['a "b"', 'c\nd'],
      ['e', 'f'],
      ['', 'g'],
    ]);
  });

  it('says what is wrong with one that cannot be read', async () => {
    expect(await faultOf(utf8(''))).toBe('empty');
    expect(await faultOf(utf8('a;b\n"c;d\n'))).toBe('unclosed');
    expect(await faultOf(utf8('a;b\0;c'))).toBe('unreadable');
    expect(await faultOf(utf8(`${'a;'.repeat(50)}b`))).toBe('too_many_columns');
    expect(await faultOf(new Uint8Array(9 * 1024 * 1024))).toBe('too_large');
    expect(await faultOf(bytesOf(Buffer.from('d0cf11e0a1b11ae1', 'hex')))).toBe('old_workbook');
  });

  it('counts the rows of a long one, and keeps what a list can have of them', async () => {
    const long = `a;b\n${'1;2\n'.repeat(50_000)}`;
    const grid = await readGrid(utf8(long));
    expect(grid.counted).toBe(50_001);
    expect(grid.rows.length).toBeLessThan(LIST_ROWS_MAX + 1_000);
    expect(() => listOf(grid, 2027)).toThrow(
      expect.objectContaining({ fault: 'too_many_rows', rows: 50_000 }),
    );
  });

  it('cuts a cell that is too long, so that its row is refused for it', async () => {
    const [, row] = await rowsOf(utf8(`a;b\n${'x'.repeat(10_000)};y`));
    expect(row?.[0]?.length).toBe(300);
  });
});

describe('a workbook', () => {
  it('is read from its first sheet that is shown, with its texts, numbers and dates', async () => {
    const book = await workbookOf([
      ['المؤسسة', 'Jour', 'Adultes', null],
      ['مدرسة <أ> & ب', new Date('2027-05-16T00:00:00Z'), 4, 'x'],
    ]);
    expect(await rowsOf(book)).toEqual([
      ['المؤسسة', 'Jour', 'Adultes'],
      ['مدرسة <أ> & ب', '2027-05-16', '4', 'x'],
    ]);
  });

  it('is known by its content, and keeps the numbers of its lines', async () => {
    const sheet =
      '<worksheet><sheetData><row r="3"><c r="B3" t="inlineStr"><is><t>a</t></is></c></row><row r="5"><c r="A5"><v>1</v></c></row></sheetData></worksheet>';
    const book = await workbookOf([], { 'xl/worksheets/sheet2.xml': sheet });
    expect(await rowsOf(book)).toEqual([[], [], ['', 'a'], [], ['1']]);
  });

  it('is refused when it unfolds to too much, before it does', async () => {
    const bomb = await workbookOf([], {
      'xl/worksheets/sheet2.xml': ' '.repeat(200 * 1024 * 1024),
    });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(await faultOf(bomb)).toBe('too_large');
  });

  it('expands and fetches no entity', async () => {
    const sheet =
      '<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row><c t="str"><v>&a;&c;</v></c></row></sheetData></worksheet>';
    expect(await faultOf(await workbookOf([], { 'xl/worksheets/sheet2.xml': sheet }))).toBe(
      'unreadable',
    );
  });

  it('is refused when it is broken, has a password, or no sheet', async () => {
    const book = await workbookOf([['a', 'b']]);
    expect(await faultOf(book.slice(0, book.length - 30))).toBe('unreadable');
    expect(await faultOf(bytesOf(Buffer.from('PK\u0003\u0004junk')))).toBe('unreadable');
    expect(await faultOf(await zipOf({ 'a.txt': 'hello' }))).toBe('unreadable');
    const many = Object.fromEntries(Array.from({ length: 1_100 }, (_, n) => [`f${n}`, '']));
    expect(await faultOf(await zipOf(many))).toBe('too_large');
  });

  it('is refused when one of its rows stands far below all others', async () => {
    const sheet =
      '<worksheet><sheetData><row r="1"><c t="str"><v>a</v></c><c t="str"><v>b</v></c></row><row r="1048576"><c t="str"><v>a</v></c></row></sheetData></worksheet>';
    const grid = await readGrid(await workbookOf([], { 'xl/worksheets/sheet2.xml': sheet }));
    expect(() => listOf(grid, 2027)).toThrow(ListUnreadable);
  });
});

describe('a file that is written', () => {
  it('has no cell that a sheet would calculate', () => {
    for (const cell of [
      '=1+1',
      '+1',
      '-1',
      '@SUM(A1)',
      '\t=1',
      '\r=1',
      ' =1',
      '＝1',
      '＋1',
      '－1',
      '＠a',
    ]) {
      expect(defused(cell)).toBe(`'${cell}`);
    }
    expect(defused('مدرسة')).toBe('مدرسة');
    expect(csvText([['a;b', 'c"d', 'e']])).toBe('\ufeff"a;b";"c""d";e\r\n');
  });

  it('is read again as it was', async () => {
    const rows = [
      ['a;b', 'c"d', 'سطر'],
      ['', 'x', ''],
    ];
    expect(await rowsOf(utf8(csvText(rows)))).toEqual(rows);
  });
});

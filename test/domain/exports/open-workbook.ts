import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Workbooks as programs read them that know nothing of how they were written: LibreOffice where there is
// one, else Python's own readers of archives and XML.

/** A cell as a reader shows it: a text, a number, or a date (`2026-05-16`, with `T10:00:05` or without). */
export type ReadCell = string | number | { readonly date: string } | null;

/** A sheet as a reader shows it. */
export interface ReadSheet {
  readonly name: string;
  readonly rightToLeft: boolean;
  readonly rows: readonly (readonly ReadCell[])[];
}

/** What reads workbooks here. Null where nothing does. */
export function workbookReader(): ((bytes: Uint8Array) => ReadSheet[]) | null {
  if (has('soffice')) return (bytes) => inFolder(bytes, openInOffice);
  if (has('python3')) return (bytes) => inFolder(bytes, openInPython);
  return null;
}

function has(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore', timeout: 60_000 });
    return true;
  } catch {
    return false;
  }
}

function inFolder<Read>(bytes: Uint8Array, read: (folder: string) => Read): Read {
  const folder = mkdtempSync(join(tmpdir(), 'workbook-'));
  try {
    writeFileSync(join(folder, 'book.xlsx'), bytes);
    return read(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Throws where it does not open. */
function openInOffice(folder: string): ReadSheet[] {
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  const order = [profile, '--headless', '--convert-to', 'fods', '--outdir', folder];
  execFileSync('soffice', [...order, join(folder, 'book.xlsx')], {
    stdio: 'ignore',
    timeout: 100_000,
  });
  const xml = readFileSync(join(folder, 'book.fods'), 'utf8');
  const rightToLeft = new Set(
    [
      ...xml.matchAll(
        /<style:style style:name="(ta\d+)"(?:(?!<\/style:style>)[\s\S])*?writing-mode="rl-tb"/g,
      ),
    ].map(([, name]) => name),
  );
  return [
    ...xml.matchAll(
      /<table:table table:name="([^"]*)" table:style-name="(\w+)">([\s\S]*?)<\/table:table>/g,
    ),
  ].map(([, name = '', style = '', body = '']) => ({
    name: unescaped(name),
    rightToLeft: rightToLeft.has(style),
    rows: [...body.matchAll(/<table:table-row\b[^>]*>([\s\S]*?)<\/table:table-row>/g)].map(
      ([, row = '']) => trimmed(officeCells(row)),
    ),
  }));
}

function officeCells(row: string): ReadCell[] {
  return [
    ...row.matchAll(/<table:table-cell\b([^>]*?)(?:\/>|>([\s\S]*?)<\/table:table-cell>)/g),
  ].flatMap(([, attributes = '', body = '']) => {
    const of = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(attributes)?.[1];
    const type = of('office:value-type');
    const times = Math.min(64, Number(of('table:number-columns-repeated') ?? 1));
    const lines = [...body.matchAll(/<text:p\b[^>]*?(?:\/>|>([\s\S]*?)<\/text:p>)/g)].map(
      ([, line = '']) =>
        unescaped(
          line
            .replace(/<text:s(?: text:c="(\d+)")?\/>/g, (_, n) => ' '.repeat(Number(n ?? 1)))
            .replace(/<text:tab\/>/g, '\t')
            .replace(/<[^>]*>/g, ''),
        ),
    );
    const cell: ReadCell =
      type === 'float'
        ? Number(of('office:value'))
        : type === 'date'
          ? { date: of('office:date-value') ?? '' }
          : type === 'string'
            ? lines.join('\n')
            : null;
    return Array.from({ length: times }, () => cell);
  });
}

const IN_PYTHON = `
import datetime, json, re, sys, zipfile
import xml.etree.ElementTree as E
book = zipfile.ZipFile(sys.argv[1])
assert book.testzip() is None
M = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
R = '{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id'
links = {one.get('Id'): one.get('Target') for one in E.fromstring(book.read('xl/_rels/workbook.xml.rels'))}
formats = [int(one.get('numFmtId', '0')) for one in E.fromstring(book.read('xl/styles.xml')).find(M + 'cellXfs')]
sheets = []
def value(cell):
    if cell.get('t') == 'inlineStr':
        text = cell.find(M + 'is').find(M + 't').text or ''
        return re.sub('_x([0-9A-Fa-f]{4})_', lambda found: chr(int(found.group(1), 16)), text)
    v = cell.find(M + 'v')
    if v is None: return None
    style = formats[int(cell.get('s', '0'))]
    if style < 164: return float(v.text)
    at = datetime.datetime(1899, 12, 30) + datetime.timedelta(seconds=round(float(v.text) * 86400))
    return {'date': at.date().isoformat() if style == 164 else at.isoformat()}
for sheet in E.fromstring(book.read('xl/workbook.xml')).find(M + 'sheets'):
    xml = E.fromstring(book.read('xl/' + links[sheet.get(R)]))
    rows = [[value(cell) for cell in row] for row in xml.find(M + 'sheetData')]
    view = xml.find(M + 'sheetViews').find(M + 'sheetView')
    sheets.append({'name': sheet.get('name'), 'rightToLeft': view.get('rightToLeft') == '1', 'rows': rows})
print(json.dumps(sheets))
`;

/** Throws where it does not open. */
function openInPython(folder: string): ReadSheet[] {
  const order = ['-c', IN_PYTHON, join(folder, 'book.xlsx')];
  const said = execFileSync('python3', order, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const sheets: ReadSheet[] = JSON.parse(said);
  return sheets.map((sheet) => ({ ...sheet, rows: sheet.rows.map(trimmed) }));
}

/** Without the empty cells at its end. */
function trimmed(row: readonly ReadCell[]): ReadCell[] {
  const last = row.findLastIndex((cell) => cell !== null && cell !== '');
  return row.slice(0, last + 1);
}

function unescaped(text: string): string {
  return text
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

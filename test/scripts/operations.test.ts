import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { filesUnder, root } from '../../scripts/files.mjs';
import { unasked } from '../../scripts/operations.mjs';
import { UNNOTED } from '../../scripts/statements.mjs';

let house: string;

beforeEach(() => {
  house = mkdtempSync(join(tmpdir(), 'abwab-operations-'));
});
afterEach(() => rmSync(house, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(house, file)), { recursive: true });
  writeFileSync(join(house, file), `${text}\n`);
}

const TABLE = "export const PERMISSIONS = {\n  hold_gate: ['owner'],\n} as const;";
const CONTEXT = 'export type Context = { db: D1Database };';
const OPERATION = `import { addHold } from '../store/holds.ts';
import { allow } from './context.ts';

export async function holdGate(context: Context, gate: number): Promise<void> {
  allow(context, 'hold_gate');
  await addHold(context.db, gate);
}`;
const NOTED = `import { auditRow } from './audit.ts';

export function addHold(db: D1Database, gate: number) {
  return db.batch([auditRow(db), db.prepare(INSERT).bind(gate)]);
}

const INSERT = 'INSERT INTO hold (gate) VALUES (?1)';`;
const ROUTE = `import { holdGate } from '../operations/hold.ts';

export const gates = new Hono();

gates.post('/hold', async (c) => {
  await holdGate(c.context, 1);
});`;

/** A house in which all is well. */
function build(): void {
  write('src/domain/roles.ts', TABLE);
  write('src/operations/context.ts', CONTEXT);
  write('src/operations/hold.ts', OPERATION);
  write('src/store/holds.ts', NOTED);
  write('src/console/gates.tsx', ROUTE);
}

describe('a change', () => {
  it('is asked for and noted everywhere in this repository', () => {
    expect(unasked()).toEqual([]);
  });

  it('is asked for and noted in a house in order', () => {
    build();
    expect(unasked(house)).toEqual([]);
  });

  it.each([
    [
      'that asks nobody',
      'src/operations/hold.ts',
      OPERATION.replace("  allow(context, 'hold_gate');\n", ''),
      /holdGate does not ask/,
    ],
    [
      'that asks when it is done',
      'src/operations/hold.ts',
      OPERATION.replace(/( {2}allow.*\n)( {2}await.*\n)/, '$2$1'),
      /holdGate does not ask/,
    ],
    [
      'that asks for what is in no table',
      'src/operations/hold.ts',
      OPERATION.replace("'hold_gate'", "'hold_everything'"),
      /'hold_everything' is in no table/,
    ],
    [
      'that knows of nobody',
      'src/operations/hold.ts',
      `${OPERATION}\n\nexport function closeGate(db: D1Database) {\n  return db;\n}`,
      /closeGate is no operation/,
    ],
    [
      'that leaves no trace',
      'src/store/holds.ts',
      NOTED.replace('auditRow(db), ', ''),
      /addHold writes, and notes nothing/,
    ],
    [
      'that leaves no trace, through another function',
      'src/store/holds.ts',
      `export function addHold(db: D1Database) {\n  return put(db);\n}\n\nfunction put(db: D1Database) {\n  return db.prepare('UPDATE hold SET gate = 1');\n}`,
      /addHold writes, and notes nothing/,
    ],
    [
      'that a query builder writes',
      'src/store/holds.ts',
      'export function addHold(db: D1Database) {\n  return drizzle(db)\n    .update(hold)\n    .set({});\n}',
      /addHold writes, and notes nothing/,
    ],
    [
      'that a route makes beside the operations',
      'src/console/gates.tsx',
      `import { addHold } from '../store/holds.ts';\n${ROUTE.replace('holdGate(c.context, 1)', 'addHold(c.db, holdGate())')}`,
      /addHold writes, and is no operation/,
    ],
    [
      'that a route writes by itself',
      'src/console/gates.tsx',
      `${ROUTE}\n\nconst CLEAR = 'DELETE FROM hold';`,
      /CLEAR writes by itself/,
    ],
    [
      'that leaves no trace beside one that does',
      'src/store/holds.ts',
      NOTED.replace('.bind(gate)]', ".bind(gate), db.prepare('DELETE FROM gate')]"),
      /addHold has no audit row for each of its statements: DELETE gate, INSERT hold/,
    ],
    [
      'that leaves no trace beside one of the helper',
      'src/store/holds.ts',
      NOTED.replace('auditRow(db)', '...auditedUpdate(db)').replace('auditRow', 'auditedUpdate'),
      /addHold has no audit row for each of its statements: INSERT hold/,
    ],
    [
      'that a builder under another name writes',
      'src/store/holds.ts',
      `import { hold } from './d1/schema/gates.ts';\n\nexport function addHold(orm: Orm) {\n  const all = orm;\n  return all.update(hold).set({});\n}`,
      /addHold writes, and notes nothing/,
    ],
    [
      'that is written in small letters',
      'src/store/holds.ts',
      NOTED.replace('auditRow(db), ', '').replace('INSERT INTO', 'replace into'),
      /addHold writes, and notes nothing/,
    ],
    [
      'that an operation makes by itself',
      'src/operations/hold.ts',
      OPERATION.replace(
        'await addHold',
        "await context.db.prepare('DELETE FROM hold').run();\n  await addHold",
      ),
      /holdGate writes by itself/,
    ],
    [
      'that a writer makes by itself',
      'src/actors/gatekeeper.ts',
      "export class Gatekeeper {\n  run() {\n    return this.db.prepare('UPDATE hold SET gate = 1');\n  }\n}",
      /Gatekeeper writes by itself/,
    ],
    [
      'that an operation makes through a text of elsewhere',
      'src/operations/hold.ts',
      OPERATION.replace(
        'await addHold',
        'await context.env.DB.batch(statements);\n  await addHold',
      ),
      /holdGate asks the database by itself/,
    ],
    [
      'that a route asks a writer for',
      'src/console/gates.tsx',
      ROUTE.replace('await holdGate', "c.env.GATEKEEPER.getByName('1').order();\n  await holdGate"),
      /asks a writer by itself/,
    ],
    [
      'of an operation that is no function',
      'src/operations/hold.ts',
      `${OPERATION}\n\nexport const closeGate = async (context: Context) => addHold(context.db, 1);`,
      /closeGate is no operation/,
    ],
    [
      'of an operation that is exported apart',
      'src/operations/hold.ts',
      `${OPERATION}\n\nexport { addHold };`,
      /exports beside its declarations/,
    ],
  ])('%s is found', (_, file, text, found) => {
    build();
    write(file, text);
    const lines = unasked(house);
    expect(lines.join('\n')).toMatch(found);
  });

  it('of a route that calls no operation is found, beside one that does', () => {
    build();
    write(
      'src/console/gates.tsx',
      `${ROUTE}\n\ngates.post('/close', async (c) => {\n  c.done();\n});`,
    );
    expect(unasked(house)).toEqual([
      "src/console/gates.tsx: the route '/close' calls no operation",
    ]);
  });

  it('that nobody can ask for stands in no table', () => {
    build();
    write('src/domain/roles.ts', TABLE.replace('} as', "  fly: ['owner'],\n} as"));
    expect(unasked(house)).toEqual(['fly: nothing asks for it']);
  });
});

describe('the statements of this repository', () => {
  const src = join(root, 'src');
  const files = filesUnder(join(src, 'store')).filter((file) => file.endsWith('.ts'));
  /** Two, since a function that writes nothing else has one audit row to spare. */
  const MORE = "db.prepare('DELETE FROM gate'), db.prepare('DELETE FROM day')";
  const NOTING = /\b(auditRow|audited\w+)\(/g;
  let copy: string;
  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'abwab-statements-'));
    cpSync(src, join(copy, 'src'), { recursive: true });
  });
  afterAll(() => rmSync(copy, { recursive: true }));

  it.each(files.filter((file) => textOf(file).search(NOTING) >= 0))(
    '%s: one more beside an audit row is found',
    (file) => {
      const path = join(copy, 'src/store', file);
      writeFileSync(path, textOf(file).replaceAll(NOTING, `$1(${MORE}, `));
      const found = unasked(copy);
      writeFileSync(path, textOf(file));
      expect(found.join('\n')).toMatch(/has no audit row for each of its statements/);
    },
  );

  it.each(Object.entries(UNNOTED))('%s: those without a trace have a reason', (file, reasons) => {
    expect(Object.values(reasons).every((reason) => reason.length > 0)).toBe(true);
    UNNOTED[file] = {};
    const found = unasked(copy).filter((line) => line.startsWith(`src/store/${file}: `));
    UNNOTED[file] = reasons;
    expect(found).not.toEqual([]);
  });

  function textOf(file: string): string {
    return readFileSync(join(src, 'store', file), 'utf8');
  }
});

describe('the operations of this repository', () => {
  const folder = join(root, 'src/operations');
  const files = readdirSync(folder).filter((file) => file !== 'context.ts');
  let copy: string;
  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'abwab-operations-'));
    cpSync(join(root, 'src'), join(copy, 'src'), { recursive: true });
  });
  afterAll(() => rmSync(copy, { recursive: true }));

  it.each(files)('%s: each that forgets to ask is found', (file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const asks = text.match(/^ {2}allow\(.*\n/gm) ?? [];
    const path = join(copy, 'src/operations', file);
    writeFileSync(path, text.replaceAll(/^ {2}allow\(.*\n/gm, ''));
    const silent = unasked(copy).filter((line) => line.includes('does not ask'));
    writeFileSync(path, text);
    expect(silent).toHaveLength(asks.length);
    expect(asks.length).toBeGreaterThan(0);
  });
});

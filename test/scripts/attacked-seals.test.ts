import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { databaseFile } from '../../scripts/server/layout.mjs';
import { run } from './backups.ts';
import { forge, fullState, sealedLines, sealedState, sealUpTo } from './sealed-state.ts';
import { inDatabase, newFolder } from './state-folder.ts';

// Somebody who may write the database wants tomorrow's report to agree with another one.

const verify = (state: string, options = '') => {
  const { status, stdout, stderr } = run(`exec node scripts/verify-seal.mjs ${options}`, state);
  return { status, said: `${stdout}${stderr}` };
};

const OTHER_EDITION = `CREATE TEMP TABLE other AS SELECT * FROM event;
  UPDATE other SET number = 2, slug = 'rabat-2027';
  INSERT INTO event SELECT * FROM other;`;

/** Rewrites what a seal is recomputed from, and forgets what was sealed. */
const UNSEAL = 'DELETE FROM seal; DELETE FROM seal_range; DELETE FROM sealed_text;';

/** Makes more people come in, wherever it is counted. */
const GREW = `UPDATE scan SET people = people + 36 WHERE id = 'scan-04';
  UPDATE attendance SET entries = entries + 36, walk_ins = walk_ins + 36;`;

describe('npm run verify-seal, of a database that somebody else wrote', () => {
  it('holds a log with what was written over, corrections and releases', async () => {
    const { state, seals } = await fullState();
    const { status, said } = verify(state, `--printed ${seals[2]?.hash}`);
    expect(said).toMatch(/3 seals, 23 rows recomputed/);
    expect(said).toMatch(/The printed hash is that of seal 3 of this edition\.\n/);
    expect(said).toMatch(/^Every seal stands\.$/m);
    expect(status).toBe(0);
  });

  it.each<[string, string, RegExp]>([
    [
      'a row that was moved to another edition',
      `${OTHER_EDITION} UPDATE scan SET event = 2 WHERE id = 'scan-04'`,
      /Seal 1: scan scan-04 \(number 10\) was removed\./,
    ],
    [
      'an image that was taken away',
      'DELETE FROM scan_history',
      /Seal 1: scan scan-03 \(number 10\) was removed\./,
    ],
    [
      'an image that was put there',
      "CREATE TEMP TABLE i AS SELECT * FROM scan_history; UPDATE i SET id = 'scan-04', seq = 9; INSERT INTO scan_history SELECT * FROM i",
      /Seal 1: scan scan-04 \(number 9\) was added\./,
    ],
    [
      'a row that was put into a sealed range',
      `CREATE TEMP TABLE i AS SELECT * FROM scan WHERE id = 'scan-04'; UPDATE i SET id = 'scan-04b';
       INSERT INTO scan SELECT * FROM i`,
      /Seal 1: scan scan-04b \(number 10\) was added\./,
    ],
    [
      'a row that was put behind all ranges',
      `CREATE TEMP TABLE i AS SELECT * FROM scan WHERE id = 'scan-04'; UPDATE i SET id = 'scan-99';
       INSERT INTO scan SELECT * FROM i`,
      /Seal 1: scan scan-99 \(number 10\) was added\./,
    ],
    [
      'another salt',
      `UPDATE sealed_text SET salt = '${'f'.repeat(32)}' WHERE log = 'scan'`,
      /Seal 1: scan scan-07 \(number 10\) was changed: override/,
    ],
    [
      'another commitment of a text that was erased',
      `UPDATE scan SET override = '' WHERE id = 'scan-07';
       UPDATE sealed_text SET commitment = '${'f'.repeat(64)}' WHERE log = 'scan'`,
      /Seal 1: scan scan-07 \(number 10\) was changed: override/,
    ],
    [
      'two ranges that have changed places',
      'UPDATE seal_range SET number = 9 - number WHERE to_seq = 10 AND number IN (1, 8); UPDATE seal_range SET number = number + 10 WHERE to_seq = 10 AND number = 1',
      /Seal 1: its ranges are not those of its root\./,
    ],
    [
      'two ranges with the rows of each other',
      `CREATE TEMP TABLE r AS SELECT number, hash, copy FROM seal_range WHERE to_seq = 10;
       UPDATE seal_range SET (hash, copy) = (SELECT r.hash, r.copy FROM r
         WHERE r.number = 3 - seal_range.number) WHERE to_seq = 10 AND number IN (1, 2)`,
      /Seal 1: its ranges are not those of its root\./,
    ],
    [
      'a figure of a release',
      `UPDATE release SET figures = '{"visits":900}'`,
      /Seal 3: release evening .* was changed: figures/,
    ],
    [
      'the file of a release',
      "UPDATE release SET csv = replace(csv, '210', '900')",
      /The file of release evening is not the one whose SHA-256 was published\./,
    ],
    [
      'a correction',
      'UPDATE correction SET stated = 900',
      /Seal 3: correction first .* was changed: stated is 900 and was sealed as 12\./,
    ],
    [
      'a day without a seal: the newest one with its ranges was taken away',
      'DELETE FROM seal WHERE number = 3; DELETE FROM seal_range WHERE to_seq = 42',
      /correction first \(number 41\) was sealed, and its seal is not there\./,
    ],
    [
      'no seal at all: all of them were taken away',
      UNSEAL,
      /scan scan-01 \(number 10\) was sealed, and its seal is not there\./,
    ],
    [
      'a walk that was put back with the seals',
      `${UNSEAL} UPDATE sealing SET over = 0, log = 'scan', step = 0`,
      /scan scan-01 \(number 10\) was sealed, and its seal is not there\./,
    ],
    [
      'a minute that reports count from',
      'UPDATE attendance SET entries = 900, walk_ins = 900',
      /attendance: day 1, gate 1, 1970-01-01T00:00Z is not what the log adds up to\./,
    ],
    [
      'a count by eye that nobody made',
      "INSERT INTO head_count (event, day, at, scan, zone, people) VALUES (1, 1, 1, 'scan-04', '', 9000)",
      /head_count: scan scan-04 is not what the log adds up to\./,
    ],
    ['a form that never was', 'UPDATE seal SET form = 0', /Seal 1: what it says is not what/],
    [
      'a range of a log that is none',
      "UPDATE seal_range SET log = 'scans' WHERE number = 1",
      /Seal 1: its ranges are not those of its root\./,
    ],
  ])('names %s', async (_, sql, sentence) => {
    const { state } = await fullState();
    forge(state, sql);
    const { status, said } = verify(state);
    expect(said).toMatch(sentence);
    expect(said).toMatch(/^IT DIFFERS from what was sealed\.$/m);
    expect(status).toBe(3);
  });

  it.each<[string, string]>([
    [
      'a column that is not sealed',
      "UPDATE device SET name = 'autre'; UPDATE gate SET name = '\"x\"'",
    ],
    [
      'what was erased after the seal',
      `UPDATE scan SET override = '' WHERE override IS NOT NULL;
       UPDATE correction SET reason = ''; UPDATE release SET reason = ''`,
    ],
    ['a place in the database that another program has moved', 'VACUUM'],
  ])('stands with %s', async (_, sql) => {
    const { state } = await fullState();
    forge(state, sql);
    const { status, said } = verify(state);
    expect(said).toMatch(/^Every seal stands\.$/m);
    expect(status).toBe(0);
  });

  it('says of a log whose every trace of a seal is gone that nothing is proven', async () => {
    const { state } = await fullState();
    forge(state, `${UNSEAL} DELETE FROM sealing`);
    const { status, said } = verify(state);
    expect(said).toMatch(/23 rows are of the next seal\./);
    expect(said).toMatch(/Seals that were made and taken away would look the same\./);
    expect(said).toMatch(/^NO SEAL IS THERE: nothing says what was in the log before\.$/m);
    expect(status).toBe(5);
    const printed = verify(state, `--printed ${'ab'.repeat(32)}`);
    expect([printed.status, printed.said.includes('No seal has the printed hash')]).toEqual([
      3,
      true,
    ]);
  });

  it('misses a seal that was noted when somebody released figures, or took the log out', async () => {
    const { state, seals } = await fullState();
    const note = (hash?: string) => `INSERT INTO audit (event, at, actor, verb, subject, detail)
      VALUES (1, 20000, 'somebody', 'release_figures', 'release 1', '{"after":{"seal":"${hash}"}}')`;
    forge(state, note(seals[1]?.hash));
    expect(verify(state).status).toBe(0);
    forge(state, `${UNSEAL} DELETE FROM sealing; ${GREW}`);
    await sealUpTo(state, { ends: [10, 20, 42], page: 6 });
    const { status, said } = verify(state);
    expect(said).toContain(`the newest seal was ${seals[1]?.hash}: it is not there.`);
    expect(status).toBe(3);
  });

  it('says that seals which were all made anew are proven by what was printed alone', async () => {
    const { state, seals } = await fullState();
    forge(state, `${UNSEAL} ${GREW}`);
    await sealUpTo(state, { ends: [10, 20, 42], page: 6 });
    const { status, said } = verify(state);
    expect(said).toMatch(/Held against nothing that was printed/);
    expect(status).toBe(0);
    expect(verify(state, `--printed ${seals[2]?.hash}`).status).toBe(3);
  });

  it('does not take a printed hash that stands beside a form which it cannot recompute', async () => {
    const { state, seals } = await fullState();
    const hash = seals[2]?.hash;
    forge(state, `${UNSEAL} ${GREW}`);
    await sealUpTo(state, { ends: [10, 20, 42], page: 6 });
    forge(state, `UPDATE seal SET form = 2, hash = '${hash}' WHERE number = 3`);
    const { status, said } = verify(state, `--printed ${hash}`);
    expect(said).toMatch(/Seal 3 is said to have the printed hash, and was not recomputed\./);
    expect(said).toMatch(/NOTHING IS PROVEN by the printed hash\./);
    expect(said).toMatch(/^A PART CANNOT BE RECOMPUTED, and nothing is known of it\./m);
    expect(said).not.toMatch(/Every seal stands|Nothing differs/);
    expect(status).toBe(4);
  });

  it('does not take one of a seal behind another that was not recomputed', async () => {
    const { state, seals } = await fullState();
    forge(state, 'UPDATE seal SET form = 2 WHERE number = 2');
    const { status, said } = verify(state, `--printed ${seals[2]?.hash}`);
    expect([status, said.includes('NOTHING IS PROVEN')]).toEqual([4, true]);
  });

  it('says how far a printed hash reaches, and of which edition it is', async () => {
    const { state, seals } = await fullState();
    forge(state, `${OTHER_EDITION} UPDATE scan SET event = 2, seq = 99 WHERE id = 'scan-20'`);
    const { said } = verify(state, `--printed ${seals[0]?.hash.slice(0, 16)}`);
    expect(said).toMatch(
      /printed hash is that of seal 1 of this edition\. What was sealed after it/,
    );
    expect(said).toMatch(/rabat-2027: 0 seals, 0 rows recomputed\n {2}scan scan-20/);
  });

  it('differs however many texts it cannot check besides', async () => {
    const texts = `UPDATE scan SET override = 'x' WHERE id <> 'scan-04';
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)
      INSERT INTO scan (event, id, device, gate, type, direction, day, at, received_at, decided,
        reported, verdict, people, children, conflict, undone, override, seq)
      SELECT 1, printf('text-%03d', i), 'phone', 1, 'walk_in', 'entry', 1, i, i, 'online', 0,
        'admitted', 1, 0, 0, 0, 'x', 10 FROM n`;
    const { state } = await sealedState();
    forge(
      state,
      `${UNSEAL} ${texts}; UPDATE attendance SET entries = entries + 300, walk_ins = walk_ins + 300`,
    );
    await sealUpTo(state, { ends: [10, 20], page: 1_000 });
    forge(state, 'DELETE FROM sealed_text');
    const { status, said } = verify(state, `--printed ${'ab'.repeat(32)}`);
    expect([status, said.includes('and 310 findings more')]).toEqual([3, true]);
    expect(said).toMatch(/No seal has the printed hash/);
  });

  it.each<[string, string]>([
    ['a view', `ALTER TABLE scan RENAME TO kept; CREATE VIEW scan AS SELECT * FROM kept`],
    ['a column that is worked out', 'ALTER TABLE scan ADD COLUMN twice INTEGER AS (people * 2)'],
    ['nothing', 'DROP TABLE sealed_text'],
  ])('reads nothing where %s stands for a table', async (_, sql) => {
    const { state } = await fullState();
    forge(state, sql);
    const { status, said } = verify(state);
    expect(said).toMatch(
      /shows something in the place of the table \w+: nothing of it is proven\.\n$/,
    );
    expect(status).toBe(1);
  });
});

describe('a sealed log on its way', () => {
  const written = (content: string | Buffer, name = 'log.jsonl') => {
    const file = join(newFolder(), name);
    writeFileSync(file, content);
    return file;
  };
  const read = (file: string) => verify(newFolder(), `--export ${file}`);

  it('stands whole, and with the line ends of Windows', async () => {
    const { state, seals } = await fullState();
    const lines = sealedLines(state);
    for (const end of ['\n', '\r\n']) {
      const { status, said } = read(written(lines.map((line) => `${line}${end}`).join('')));
      expect(said).toMatch(new RegExp(`3 seals, 23 rows recomputed.*${seals[2]?.hash}`, 's'));
      expect(status).toBe(0);
    }
  });

  it('is refused in a sentence where another program has packed or changed it', async () => {
    const text = `${sealedLines((await fullState()).state).join('\n')}\n`;
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    for (const [content, sentence] of [
      [Buffer.from([0x1f, 0x8b, 8, 0]), /is packed by gzip: unpack it first, with gunzip\./],
      [Buffer.from('PK\u0003\u0004'), /is packed as ZIP: unpack it first\./],
      [wide, /is in UTF-16: it was saved anew on the way\./],
      [`\ufeff${text}`, /begins with a byte order mark/],
      [Buffer.from(text.replace('scan-04', 'scan-é'), 'latin1'), /is not UTF-8, or damaged\./],
      [text.slice(0, text.length / 2), /see its line \d+\./],
      [text.slice(0, text.lastIndexOf('{"end"')), /was cut off: its last line is not there/],
      [
        text.replace('"people"', '"people"').replace('{"end":true}', '{"end": true}'),
        /see its line/,
      ],
      [text.replace('{"end":true}', '{"end":false,"end":true}'), /see its line \d+\./],
      [text.replace(',12,0,0,0,', ',12e0,0,0,0,'), /see its line \d+\./],
      [text.replace(',12,0,0,0,', ',1e999,0,0,0,'), /see its line \d+\./],
      [text.replace('{"end":true}', '{"__proto__":{"end":true}}'), /see its line \d+\./],
      [text.replace('"slug":', '"more":1,"slug":'), /is no sealed log of this release\./],
      [text.replace('"form":1', '"form":1,"more":1'), /see its line 2\./],
      ['x'.repeat(9_000_000), /has a line that is too long\./],
      ['', /was cut off/],
    ] as const) {
      const { status, said } = read(written(content));
      expect(said).toMatch(sentence);
      expect(said.trim().split('\n')).toHaveLength(1);
      expect(status).toBe(1);
    }
  });

  it('names a row whose copy stands behind it', async () => {
    const lines = sealedLines((await fullState()).state);
    const { status, said } = read(written(lines.join('\n').replace(',12,0,0,0,', ',13,0,0,0,')));
    expect(said).toMatch(/scan scan-12 .* people is 13 and was sealed as 12/);
    expect(status).toBe(3);
  });
});

describe('the file of a database', () => {
  it('is not believed where an index says otherwise than its table', async () => {
    const { state } = await fullState();
    const file = databaseFile(state);
    inDatabase(file, (db) => db.exec('CREATE INDEX hides ON scan (event, people)'));
    const bytes = readFileSync(file, 'latin1');
    writeFileSync(
      file,
      bytes.replace('hides ON scan (event, people)', 'hides ON scan (event, inside)'),
      'latin1',
    );
    const { status, said } = verify(newFolder(), `--database ${file}`);
    expect(said).toMatch(/ is damaged: /);
    expect(status).toBe(1);
  });
});

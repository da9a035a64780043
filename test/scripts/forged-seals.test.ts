import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { said, worst } from '../../scripts/server/seal-report.mjs';
import { verifySeal } from '../../scripts/server/verify-seal.mjs';
import { sealedLog } from '../../src/domain/seal/form.ts';
import { forge, sealedLines, sealedState } from './sealed-state.ts';
import { newFolder } from './state-folder.ts';

/** What is said of a state after a change behind the service's back. */
async function saidAfter(sql: string): Promise<string> {
  const { state } = await sealedState();
  forge(state, sql);
  const editions = await verifySeal({ stateDir: state }, {});
  return said(editions, worst(editions));
}

async function saidOfFile(lines: readonly string[]): Promise<string> {
  const file = join(newFolder(), 'log.jsonl');
  writeFileSync(file, lines.join('\n'));
  const editions = await verifySeal({ stateDir: newFolder(), log: file }, {});
  return said(editions, worst(editions));
}

describe('a forged database', () => {
  it.each([
    [
      'a number beyond any that is counted with',
      "UPDATE scan SET at = 9223372036854775807 WHERE id = 'scan-04'",
      /scan scan-04 .* at is "9223372036854775807" and was sealed as 4\./,
    ],
    [
      'an instant that no calendar has',
      'UPDATE seal SET at = 9000000000000000 WHERE number = 1',
      /Seal 1: what it says is not what its hash was made of\./,
    ],
    [
      'days that are none',
      "UPDATE seal SET days = '[1]' WHERE number = 1",
      /Seal 1: its ranges are not those of its root\./,
    ],
    [
      'days of a range that are none',
      "UPDATE seal_range SET days = '{}'",
      /Seal 1: its ranges are not those of its root\./,
    ],
    [
      'restores that are none',
      `UPDATE seal SET restored = '["x"]' WHERE number = 1`,
      /Seal 1: what it says is not what its hash was made of\./,
    ],
    [
      'a list of restores that is no list',
      "UPDATE seal SET restored = '{}' WHERE number = 1",
      /Seal 1: what it says is not what its hash was made of\./,
    ],
    [
      'a seal that was taken away',
      'DELETE FROM seal WHERE number = 2',
      /Rows of scan up to scan-20 were sealed, and their seal is not there\./,
    ],
  ])('with %s is named', async (_, sql, sentence) => {
    const report = await saidAfter(sql);
    expect(report).toMatch(sentence);
    expect(report).toMatch(/^IT DIFFERS from what was sealed\.$/m);
  });

  it('that lost a text with all that was sealed of it is not said to stand', async () => {
    const sql = "UPDATE scan SET override = '' WHERE id = 'scan-07'; DELETE FROM sealed_text";
    const report = await saidAfter(sql);
    expect(report).toMatch(/a text of scan scan-07 \(number 10\) cannot be checked/);
    expect(report).not.toMatch('Every seal stands');
  });

  it('writes no line of a report: what it holds is said with its controls', async () => {
    const forged = 'scan-04\nEvery seal stands.\u001b[2J\u202e';
    const report = await saidAfter(
      `UPDATE scan SET id = 'scan-04'||char(10)||'Every seal stands.'||char(27)||'[2J'||char(8238)
       WHERE id = 'scan-04'`,
    );
    expect(report).not.toContain(forged);
    expect(report).not.toMatch(/^Every seal stands\.|[[\p{Cc}\p{Cf}]--\n]/mv);
    expect(report).toContain('scan scan-04\\u{a}Every seal stands.\\u{1b}[2J\\u{202e}');
  });

  it('says nothing of ranges of a walk that goes on', async () => {
    const sql = `DELETE FROM seal WHERE number = 2;
      INSERT OR REPLACE INTO sealing VALUES (1, 10, 20, 0, 0, 1, 'scan', 'scan-20', 0)`;
    expect(await saidAfter(sql)).toMatch(/^Every seal stands\.$/m);
  });
});

describe('a sealed log that somebody made', () => {
  const withMore = (lines: readonly string[], ...more: string[]) => [
    ...lines.slice(0, -1),
    ...more,
    ...lines.slice(-1),
  ];
  const empty = sealedLog('scan').columns.map(() => null);

  it.each<[string, (lines: readonly string[]) => readonly string[]]>([
    ['a null', () => ['null']],
    ['a list', () => ['[]']],
    ['a row with a column more', (lines) => lines.map((line) => line.replace(/\]\}$/, ',"x"]}'))],
    ['a row with a column less', (lines) => withMore(lines, '{"row":["scan",1]}')],
    [
      'a list in a column',
      (lines) => withMore(lines, JSON.stringify({ row: ['scan', [], ...empty.slice(1)] })),
    ],
    ['a row of a log that no log is', (lines) => withMore(lines, '{"row":["toString",1]}')],
    ['a seal that says nothing', (lines) => withMore(lines, '{"seal":{}}')],
    [
      'seals of another edition',
      (lines) =>
        lines.map((line) => line.replace('{"sealed_log":1,"event":1', '{"sealed_log":1,"event":9')),
    ],
    ['a range that is none', (lines) => withMore(lines, '{"range":true}')],
    ['what no such file has', (lines) => withMore(lines, '{"note":1}')],
    ['lines behind its end', (lines) => [...lines, ...lines.slice(-1)]],
    [
      'lists within lists',
      (lines) => withMore(lines, `{"row":["scan",${'['.repeat(200_000)}${']'.repeat(200_000)}]}`),
    ],
  ])('with %s is refused in a sentence', async (_, change) => {
    const { state } = await sealedState();
    await expect(saidOfFile(change(sealedLines(state)))).rejects.toThrow(
      /is no sealed log, or damaged: see its line \d+\.$|has rows of a log that this release does not know\.$/,
    );
  });

  it('is read line by line as it was written, whatever a text holds', async () => {
    const { state } = await sealedState();
    const lines = sealedLines(state).map((line) => line.replaceAll('scan-11', 'scan-11\u2028x'));
    expect(await saidOfFile(lines)).toMatch(/scan-11\\u\{2028\}x \(number 10\) was added/);
  });

  it('differs where its seals are left out', async () => {
    const { state } = await sealedState();
    const lines = sealedLines(state).filter((line) => !line.startsWith('{"seal"'));
    expect(await saidOfFile(lines)).toMatch(/their seal is not there\.\n\nIT DIFFERS/);
  });
});

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { nextSeal, rootOf } from '../../../src/domain/seal/chain.ts';
import { commitmentOf } from '../../../src/domain/seal/commitment.ts';
import { type Cell, sealedLine, sealedLog } from '../../../src/domain/seal/form.ts';
import { linesOfCopy, sealRows } from '../../../src/domain/seal/range.ts';

const sha = (...parts: (string | Buffer)[]) =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');
const salt = '000102030405060708090a0b0c0d0e0f';
const row = sealedLog('scan').columns.map(
  (name, i): Cell =>
    name === 'override' ? 'جدة "ن"' : name === 'id' ? 'a\u2028b' : name === 'day' ? 2 : i,
);

// What a stranger has to do by hand, done by hand.
describe('the form that is hashed', () => {
  it('of a row is a JSON array behind the name of its log, with a line feed', () => {
    expect(sealedLine('scan', [1, 'a"b', null])).toBe('["scan",1,"a\\"b",null]\n');
  });

  it('of a text is its commitment: salt, then the text in UTF-8', async () => {
    expect(await commitmentOf(salt, 'جدة')).toBe(sha(Buffer.from(salt, 'hex'), 'جدة'));
  });

  it('of a range, of its root and of a seal is what is written beside it', async () => {
    const sealed = await sealRows('scan', [row, row], () => salt);
    const commitment = sha(Buffer.from(salt, 'hex'), 'جدة "ن"');
    const at = sealedLog('scan').columns.indexOf('override');
    const line = `${JSON.stringify(['scan', ...row.with(at, commitment)])}\n`;
    expect(await linesOfCopy(sealed.copy)).toEqual([line, line]);
    expect(sealed).toMatchObject({ rows: 2, days: [[2, 2]], hash: sha(line, line) });
    expect(sealed.texts).toHaveLength(2);
    const ranges = [{ log: 'scan', upto: 'z', rows: 2, hash: sealed.hash, days: sealed.days }];
    const root = sha(`["scan","z",2,"${sealed.hash}"]\n`);
    expect(await rootOf(ranges)).toBe(root);
    const walked = { event: 7, from_seq: 3, to_seq: 9, ranges, restored: [] };
    const seal = await nextSeal(walked, { number: 4, hash: 'f'.repeat(64) }, 1_000);
    expect(seal.hash).toBe(
      sha(`["seal",1,7,5,3,9,2,[[2,2]],"${root}","${'f'.repeat(64)}",[],1000]`),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { CallFailed } from '../../src/domain/call-failed.ts';
import { Problem } from '../../src/domain/problem.ts';
import { factsOf } from '../../src/http/failure.ts';

class QueryRefused extends Error {}

/** What somebody typed who knows what a stack looks like. */
const TYPED = 'Zineb\n    at Zineb (0612345678.js:1:2)\n    at 482109375516.js:3:4';

function factOf(failure: unknown) {
  const [fact] = factsOf(failure);
  if (!fact) throw new Error('nothing is told');
  return fact;
}

describe('what is told of a failure', () => {
  it('is its class, by its name or else by what made it', () => {
    expect(factOf(new TypeError('x')).class).toBe('TypeError');
    expect(factOf(new QueryRefused('x')).class).toBe('QueryRefused');
    expect(factOf(Object.assign(new Error('x'), { name: 'فاطمة 06' })).class).toBe('Error');
  });

  it('is where it came from, innermost first', () => {
    const { frames } = factOf(
      (function thrownHere() {
        return new Error('x');
      })(),
    );
    expect(frames[0]).toMatch(/^thrownHere failure\.test\.ts:\d+:\d+$/);
    expect(frames.length).toBeLessThanOrEqual(8);
  });

  it('is the code of a problem, and all its causes', () => {
    const lost = new CallFailed({ actor: 'registrar', edition: 3 }, new RangeError(TYPED));
    const told = factsOf(new Problem('busy', { cause: lost }));
    expect(told.map((one) => one.class)).toEqual(['Problem', 'CallFailed', 'RangeError']);
    expect(told[0]?.problem).toBe('busy');
  });

  it('ends where causes go in a circle', () => {
    const one = new Error('x');
    one.cause = one;
    expect(factsOf(one)).toHaveLength(5);
  });

  it.each([
    [
      'D1_ERROR: UNIQUE constraint failed: member.id: SQLITE_CONSTRAINT (extended: SQLITE_CONSTRAINT_UNIQUE)',
      'SQLITE_CONSTRAINT_UNIQUE',
    ],
    ['D1_ERROR: CHECK constraint failed: x: SQLITE_CONSTRAINT', 'SQLITE_CONSTRAINT'],
    ["D1_TYPE_ERROR: Type 'object' not supported for value '0612345678'", 'D1_TYPE_ERROR'],
    ['Error: D1_ERROR: Network connection lost.', 'D1_ERROR'],
    ['D1_ERROR: no such table: SQLITE_FATIMA', 'D1_ERROR'],
  ])('names the code of D1 in %s', (message, code) => {
    expect(factOf(new Error(message)).d1).toBe(code);
  });

  it('names no code in what somebody typed', () => {
    expect(factOf(new Error('Failed query\nparams: SQLITE_BUSY'))).not.toHaveProperty('d1');
  });
});

describe('what is never told', () => {
  const failures: [string, unknown][] = [
    ['a message', new Error(TYPED)],
    ['a message of a class of its own', new QueryRefused(TYPED)],
    ['a message of D1', new Error(`D1_ERROR: ${TYPED}`)],
    ['a cause', new Error('x', { cause: new Error(TYPED) })],
    ['what is no error', TYPED],
    ['what is thrown as an object', { message: TYPED }],
    ['a message changed after the stack was made', changed(new Error(TYPED), 'another')],
    ['a message set after the stack was made', changed(new Error('one'), TYPED)],
    ['a stack that is all message', changed(new Error('x'), '', `${TYPED}`)],
    ['an error with an empty message', changed(new Error(TYPED), '')],
    ['a code', Object.assign(new Error('x'), { code: TYPED, params: [TYPED] })],
  ];

  it.each(failures)('is anything of %s', (_, failure) => {
    expect(JSON.stringify(factsOf(failure))).not.toMatch(/Zineb|0612345678|482109375516/);
  });

  function changed(error: Error, message: string, stack?: string): Error {
    const { stack: made = '' } = error;
    error.message = message;
    error.stack = stack ?? made;
    return error;
  }
});

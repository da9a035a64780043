import { describe, expect, it } from 'vitest';
import { keptLine } from '../../scripts/server/lines.mjs';

const at = 1795653409646;

function kept(line: unknown): Record<string, unknown> {
  return JSON.parse(keptLine(typeof line === 'string' ? line : JSON.stringify(line)));
}

describe('a line of the log', () => {
  it('of the service is kept as it wrote it', () => {
    const own = { line: 'request_failed', at: '2026-11-26T00:36:49.646Z', status: 500 };
    expect(kept({ timestamp: at, level: 'error', message: JSON.stringify(own) })).toEqual(own);
  });

  it('of the runtime says where in its code, and nothing of who asked for what', () => {
    const message =
      'Uncaught exception: rust/worker/ffi.rs:104: failed: invalid name: http://h/r/SECRET/';
    const line = kept({ timestamp: `${at}`, level: 'error', source: 'server/mod.rs:372', message });
    expect(line).toEqual({
      line: 'runtime',
      at: new Date(at).toISOString(),
      level: 'error',
      source: 'server/mod.rs:372',
      place: 'rust/worker/ffi.rs:104',
    });
  });

  it('of the runtime says in its own words why it cannot start', () => {
    const source = 'src/workerd/server/server/entry.rs:170';
    const message = 'service internet: No CA certificates were loaded from the system';
    expect(kept({ timestamp: at, level: 'error', source, message })).toMatchObject({
      line: 'runtime',
      text: message,
    });
  });

  it('of the runtime says what SQLite refused', () => {
    const message = 'kj/sqlite.c++:12: failed: SQLITE_FULL: disk is full: http://h/r/SECRET';
    expect(kept({ timestamp: at, level: 'error', message })).toMatchObject({ d1: 'SQLITE_FULL' });
  });

  it.each([
    'GET /r/SECRET failed',
    '"/r/SECRET"',
    '[1]',
    'null',
    '{"message":{"line":"/r/SECRET"}}',
    '{"message":"[\\"/r/SECRET\\"]"}',
    `{"message":"${'/r/SECRET'.repeat(1000)}"}`,
    '{"timestamp":"SECRET","message":"SECRET"}',
  ])('that is none, %j, is said without its words', (line) => {
    expect(keptLine(line)).not.toContain('SECRET');
    expect(kept(line).line).toBe('runtime');
  });
});

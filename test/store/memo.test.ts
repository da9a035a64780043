import { describe, expect, it } from 'vitest';
import { Memo } from '../../src/store/d1/memo.ts';

/** A loader whose answers are given by the test, one by one. */
function loader() {
  const waiting: ((value: string) => void)[] = [];
  return {
    waiting,
    load: () => new Promise<string>((resolve) => waiting.push(resolve)),
  };
}

describe('what an isolate remembers', () => {
  it('is renewed by the first who finds it stale, while the others go on with the old', async () => {
    const memo = new Memo<string>(1_000);
    const { waiting, load } = loader();
    const first = memo.get('a', 0, load);
    waiting[0]?.('old');
    expect(await first).toBe('old');
    const renewing = memo.get('a', 1_500, load);
    expect(await memo.get('a', 1_500, load)).toBe('old');
    expect(await memo.get('a', 1_600, load)).toBe('old');
    expect(waiting).toHaveLength(2);
    waiting[1]?.('new');
    expect(await renewing).toBe('new');
    expect(await memo.get('a', 1_700, load)).toBe('new');
  });

  it('is asked for again when whoever renewed it did not come back', async () => {
    const memo = new Memo<string>(1_000);
    const { waiting, load } = loader();
    const first = memo.get('a', 0, load);
    waiting[0]?.('old');
    await first;
    void memo.get('a', 1_500, load);
    const second = memo.get('a', 2_600, load);
    waiting[2]?.('new');
    expect(await second).toBe('new');
  });

  it('is too old to be used after three times its time', async () => {
    const memo = new Memo<string>(1_000);
    const { waiting, load } = loader();
    const first = memo.get('a', 0, load);
    waiting[0]?.('old');
    await first;
    const all = [memo.get('a', 3_000, load), memo.get('a', 3_000, load)];
    expect(waiting).toHaveLength(3);
    for (const answer of waiting) answer('new');
    expect(await Promise.all(all)).toEqual(['new', 'new']);
  });

  it('is asked for anew where the clock was set back, and not by who began a little before', async () => {
    const memo = new Memo<string>(1_000);
    let loads = 0;
    const load = async () => {
      loads += 1;
      return String(loads);
    };
    const hour = 3_600_000;
    expect(await memo.get('a', 2 * hour, load)).toBe('1');
    expect(await memo.get('a', 2 * hour - 999, load)).toBe('1');
    expect(await memo.get('a', hour, load)).toBe('2');
    expect(await memo.get('a', hour + 1, load)).toBe('2');
  });

  it('is of few keys: the oldest goes', async () => {
    const memo = new Memo<string>(1_000, 2);
    let loads = 0;
    const load = async () => {
      loads += 1;
      return String(loads);
    };
    for (const key of ['a', 'b', 'c']) await memo.get(key, 0, load);
    expect(await memo.get('c', 1, load)).toBe('3');
    expect(await memo.get('a', 1, load)).toBe('4');
  });
});

describe('a value that may be old while it is renewed', () => {
  it('is given to all who come at once after a quiet time, and one of them renews it', async () => {
    const memo = new Memo<number>(1_000, 500, 3_600_000);
    let loads = 0;
    const load = async () => {
      loads += 1;
      await Promise.resolve();
      return loads;
    };
    await memo.get('x', 0, load);
    const many = await Promise.all(Array.from({ length: 64 }, () => memo.get('x', 600_000, load)));
    expect(loads).toBe(2);
    expect(new Set(many)).toEqual(new Set([1, 2]));
    expect(await memo.get('x', 600_001, load)).toBe(2);
    // Whoever comes alone waits for what is true now.
    expect(await memo.get('x', 1_200_000, load)).toBe(3);
    // Older than that, nobody goes by it.
    await Promise.all(Array.from({ length: 8 }, () => memo.get('x', 9_000_000, load)));
    expect(loads).toBe(11);
  });
});

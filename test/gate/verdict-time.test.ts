import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { VerdictTime } from '../../src/client/gate/screen/panels/verdict-time.ts';

const SECOND = 1_000;

describe('a verdict on the screen', () => {
  let seen: string[];
  let time: VerdictTime;

  beforeEach(() => {
    vi.useFakeTimers();
    seen = [];
    time = new VerdictTime({
      shrink: (verdict) => seen.push(`chip of ${verdict}`),
      end: () => seen.push('gone'),
    });
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it.each([
    ['admitted', 8],
    ['refused', 20],
  ] as const)('%s is whole for 2.2 s, and gone after %i s', (verdict, seconds) => {
    time.begin(verdict);
    vi.advanceTimersByTime(2_199);
    expect(seen).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(seen).toEqual([`chip of ${verdict}`]);
    vi.advanceTimersByTime(seconds * SECOND - 2_201);
    expect(seen).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(seen).toEqual([`chip of ${verdict}`, 'gone']);
    vi.advanceTimersByTime(60 * SECOND);
    expect(seen).toHaveLength(2);
  });

  it('has no chip when it is one sentence', () => {
    time.brief();
    vi.advanceTimersByTime(2_200);
    expect(seen).toEqual(['gone']);
  });

  it('has its own time, whatever came before it', () => {
    time.begin('admitted');
    vi.advanceTimersByTime(7 * SECOND);
    time.begin('refused');
    vi.advanceTimersByTime(2 * SECOND);
    expect(seen).toEqual(['chip of admitted']);
    time.begin('admitted');
    vi.advanceTimersByTime(8 * SECOND);
    expect(seen).toEqual(['chip of admitted', 'chip of admitted', 'gone']);
  });

  it('goes as a refusal does when a choice of it was opened and left', () => {
    time.begin('refused');
    vi.advanceTimersByTime(2 * SECOND);
    time.linger();
    vi.advanceTimersByTime(20 * SECOND - 1);
    expect(seen).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(seen).toEqual(['gone']);
  });

  it('stands still behind a question', () => {
    time.begin('admitted');
    time.stop();
    vi.advanceTimersByTime(60 * SECOND);
    expect(seen).toEqual([]);
  });
});

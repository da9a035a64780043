import { describe, expect, it } from 'vitest';
import { Patience } from '../../scripts/server/patience.mjs';

/** A server of which each question is answered when the test says so. */
function slow(most = 3) {
  const answers: ((status: number) => void)[] = [];
  const ask = () => new Promise<number>((resolve) => answers.push(resolve));
  return { answers, patience: new Patience(ask, { waitMs: 1, most }) };
}

describe('a server that is asked how it is', () => {
  it('is asked once, however late it answers, and is well when it has', async () => {
    const { answers, patience } = slow();
    expect([await patience.ask(), await patience.ask()]).toEqual([0, 0]);
    expect([answers.length, patience.isOver]).toEqual([1, false]);
    answers[0]?.(200);
    expect(await patience.ask()).toBe(200);
    patience.begin();
    expect(await patience.ask()).toBe(0);
    expect([answers.length, patience.isOver]).toEqual([2, false]);
  });

  it('is given up after so many turns without an answer', async () => {
    const { patience } = slow();
    for (const isOver of [false, false, true]) {
      await patience.ask();
      expect(patience.isOver).toBe(isOver);
    }
    patience.begin();
    expect(patience.isOver).toBe(false);
  });

  it('that refuses at once is asked anew each time', async () => {
    let asked = 0;
    const refuse = async () => {
      asked += 1;
      return 0;
    };
    const patience = new Patience(refuse, { waitMs: 1_000, most: 3 });
    for (let turn = 0; turn < 3; turn++) expect(await patience.ask()).toBe(0);
    expect([asked, patience.isOver]).toEqual([3, true]);
  });

  it('that was replaced is not well because the one before it answers', async () => {
    const { answers, patience } = slow();
    await patience.ask();
    patience.begin();
    const asking = patience.ask();
    answers[0]?.(200);
    expect(await asking).toBe(0);
  });
});

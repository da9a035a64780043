import { describe, expect, it } from 'vitest';
import { rebuilding } from '../../scripts/rebuild.mjs';

describe('a save while it serves', () => {
  it('is served, and says nothing of its own', async () => {
    const { save, said, served } = started([true, false]);
    await save();
    await save();
    expect([said, served.length]).toEqual([[], 1]);
  });

  it('with an error says why and that the page stays, and once when it is taken back', async () => {
    const { save, said, served } = started([new Error('Unexpected ";"'), false, false]);
    await save();
    expect(said).toEqual(['Unexpected ";"\nWhat was served before goes on.']);
    await save();
    await save();
    expect(said.slice(1)).toEqual(['It builds again.']);
    expect(served).toEqual([]);
  });

  it('waits for the one before', async () => {
    const { save, served } = started([new Error('first'), true, true]);
    save();
    save();
    await save();
    expect(served.length).toBe(2);
  });
});

function started(builds: (boolean | Error)[]) {
  const said: string[] = [];
  const served: number[] = [];
  const save = rebuilding({
    build: async () => {
      const built = builds.shift();
      if (built instanceof Error) throw built;
      return built === true;
    },
    serve: async () => {
      served.push(served.length);
    },
    say: (sentence) => said.push(sentence),
  });
  return { save, said, served };
}

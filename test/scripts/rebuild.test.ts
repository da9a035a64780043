import { describe, expect, it } from 'vitest';
import { rebuilding } from '../../scripts/rebuild.mjs';

describe('a save while it serves', () => {
  it('is served, and says nothing of its own', async () => {
    const { save, said, served } = started(['second', 'second', 'third']);
    await save();
    await save();
    await save();
    expect([said, served]).toEqual([[], ['second', 'third']]);
  });

  it('is served where another command has built it already', async () => {
    // A build with nothing left to do: its stamp is the new one all the same.
    const { save, served } = started(['built elsewhere']);
    await save();
    expect(served).toEqual(['built elsewhere']);
  });

  it('with an error says why and that the page stays, and once when it is taken back', async () => {
    const { save, said, served } = started([new Error('Unexpected ";"'), 'first', 'first']);
    await save();
    expect(said).toEqual(['Unexpected ";"\nWhat was served before goes on.']);
    await save();
    await save();
    expect(said.slice(1)).toEqual(['It builds again.']);
    expect(served).toEqual([]);
  });

  it('waits for the one before', async () => {
    const { save, served } = started([new Error('first'), 'second', 'third']);
    save();
    save();
    await save();
    expect(served).toEqual(['second', 'third']);
  });
});

/** Serves the build `first`; each save gives the next stamp, or fails. */
function started(builds: (string | Error)[]) {
  const said: string[] = [];
  const served: string[] = [];
  let current = 'first';
  const save = rebuilding({
    served: current,
    build: async () => {
      const built = builds.shift() ?? current;
      if (built instanceof Error) throw built;
      current = built;
      return built;
    },
    serve: async () => {
      served.push(current);
    },
    say: (sentence) => said.push(sentence),
  });
  return { save, said, served };
}

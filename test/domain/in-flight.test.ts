import { describe, expect, it } from 'vitest';
import { InFlight } from '../../src/domain/in-flight.ts';

/** Works that end when they are told to, in the order in which they began. */
function works() {
  const begun: string[] = [];
  const ends = new Map<string, PromiseWithResolvers<string>>();
  const work = (name: string) => () => {
    begun.push(name);
    const end = Promise.withResolvers<string>();
    ends.set(name, end);
    return end.promise;
  };
  return { begun, work, end: (name: string) => ends.get(name)?.resolve(name), ends };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('requests of one sender', () => {
  it('are so many at once, and wait for nobody else', async () => {
    const { begun, work, end } = works();
    const inFlight = new InFlight(1);
    const first = inFlight.run('a', work('first'));
    expect(inFlight.run('a', work('second'))).toBeNull();
    const other = inFlight.run('b', work('other'));
    expect(begun).toEqual(['first', 'other']);
    end('first');
    end('other');
    expect(await Promise.all([first, other])).toEqual(['first', 'other']);
    const third = inFlight.run('a', work('third'));
    end('third');
    expect(await third).toBe('third');
  });

  it('wait for each other where they may, in the order of coming', async () => {
    const { begun, work, end, ends } = works();
    const inFlight = new InFlight(2, 2);
    const all = ['1', '2', '3', '4', '5'].map((name) => inFlight.run('a', work(name)));
    expect(all[4]).toBeNull();
    expect(begun).toEqual(['1', '2']);
    // One that fails lets the next go on as well.
    ends.get('2')?.reject(new Error('failed'));
    await expect(all[1]).rejects.toThrow('failed');
    await settle();
    expect(begun).toEqual(['1', '2', '3']);
    end('3');
    await settle();
    expect(begun).toEqual(['1', '2', '3', '4']);
    end('1');
    end('4');
    expect(await Promise.all([all[0], all[2], all[3]])).toEqual(['1', '3', '4']);
    // Nothing is left of them.
    expect([inFlight.run('a', work('6')), inFlight.run('a', work('7'))]).not.toContain(null);
    expect(begun.slice(-2)).toEqual(['6', '7']);
  });
});

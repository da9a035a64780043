import { beforeEach, describe, expect, it } from 'vitest';
import { RoomWatch } from '../../scripts/server/room.mjs';

const MB = 1024 ** 2;
let said: string[];
let free: number | Error;
let watch: RoomWatch;
beforeEach(() => {
  said = [];
  free = 500_000 * MB;
  watch = new RoomWatch(
    '/state',
    (sentence) => said.push(sentence),
    () => {
      if (free instanceof Error) throw free;
      return { bavail: free / 4096, bsize: 4096 };
    },
  );
});

function look(left: number | Error): string[] {
  free = left;
  said.length = 0;
  watch.look();
  watch.look();
  return [...said];
}

describe('the room on the disk of a state', () => {
  it('is not spoken of while there is enough', () => {
    expect(look(500_000 * MB)).toEqual([]);
  });

  it('is told once when it gets low, when it is full, and when there is enough again', () => {
    expect(look(900 * MB)).toEqual([
      'The disk of /state has 900 MB left: make room before it is full.',
    ]);
    expect(look(899 * MB)).toEqual([]);
    const [full, ...more] = look(10 * MB);
    expect(full).toMatch(/^The disk of \/state has 10 MB left: make room now\..*503/);
    expect(more).toEqual([]);
    expect(look(0)).toEqual([]);
    expect(look(2000 * MB)).toEqual(['The disk of /state has 2000 MB left: that is enough.']);
  });

  it('that cannot be asked ends nothing', () => {
    expect(look(new Error('EIO'))).toEqual([]);
    expect(look(900 * MB)).toHaveLength(1);
  });
});

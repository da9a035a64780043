import { describe, expect, it } from 'vitest';
import { freePort } from './free-port.ts';

const DRAWN = 200;

async function drawnAt(place: number): Promise<Set<number>> {
  const ports = new Set<number>();
  for (let n = 0; n < DRAWN; n++) ports.add(await freePort(place));
  return ports;
}

describe('a free port', () => {
  it('is drawn by no test file that runs beside this one', async () => {
    const [here, beside] = [await drawnAt(1), await drawnAt(2)];
    expect(here.size).toBeGreaterThan(1);
    expect([...here].filter((port) => beside.has(port))).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { playSeeds } from './seeds.ts';

/** See the README for long runs; a failing seed prints itself. */
const count = Number(process.env.GATE_SEEDS ?? 1_000);
const first = Number(process.env.GATE_FIRST_SEED ?? 1);
const threads = Number(process.env.GATE_THREADS ?? 1);

describe('gates that lose and find each other', () => {
  it(`agree in the end, whatever happened (${count} seeds)`, { timeout: 3_600_000 }, async () => {
    expect(await playSeeds({ first, count, threads })).toEqual([]);
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { Mint } from './edition.ts';
import { drawTickets, simulate } from './simulation.ts';

/** `GATE_SEEDS=100000 GATE_FIRST_SEED=1` for a long run; a failing seed prints itself. */
const SEEDS = Number(process.env.GATE_SEEDS ?? 1_000);
const FIRST = Number(process.env.GATE_FIRST_SEED ?? 1);

describe('gates that lose and find each other', () => {
  let mint: Mint;
  let texts: string[];

  beforeAll(async () => {
    mint = await Mint.open();
    texts = await drawTickets(mint);
  });

  it(`agree in the end, whatever happened (${SEEDS} seeds)`, { timeout: 3_600_000 }, async () => {
    const failures: string[] = [];
    for (let seed = FIRST; seed < FIRST + SEEDS && failures.length < 5; seed++) {
      const findings = await simulate(seed, mint, texts);
      if (findings.length > 0) failures.push(`seed ${seed}: ${findings.join('; ')}`);
    }
    expect(failures).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { readyText } from '../../scripts/ready.mjs';

const links = {
  visitors: 'http://localhost:8787/',
  gate: 'http://localhost:8787/gate#code',
  console: 'http://localhost:8787/console/join/code',
};

describe('what a start says', () => {
  it('is where the pages are', () => {
    const said = readyText(links, { https: false, knowsLaw: true });
    for (const link of Object.values(links)) expect(said).toContain(link);
    expect(said).not.toContain('zone data');
  });

  it('is that the runtime’s zone data is older than the law, where it is', () => {
    const said = readyText(links, { https: false, knowsLaw: false });
    expect(said).toContain('Morocco is on UTC+0 since 20 September 2026');
  });
});

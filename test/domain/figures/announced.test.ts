import { describe, expect, it } from 'vitest';
import { readAnnounced, type TypedAnnounced } from '../../../src/domain/figures/announced.ts';

const typed = (change: Partial<TypedAnnounced> = {}): TypedAnnounced => ({
  ...{ name: 'Fès', year: '2023', days: '5', total: '1 150 000' },
  ...{ source: 'MAP, 22 mai 2023', method: '', ...change },
});
const BLANK = typed({ name: ' ', year: '', days: '', total: '', source: '', method: ' ' });

describe('what was announced of earlier editions', () => {
  it('is read in any digits and groups, the latest first, blank ones left out', () => {
    const read = readAnnounced([
      typed({ year: '٢٠١٩', days: '', total: '٥١٥.٠٠٠', name: ' طنجة ' }),
      BLANK,
      typed({ method: 'estimation' }),
    ]);
    expect(read).toEqual({
      ok: true,
      list: [
        {
          ...{ name: 'Fès', year: 2023, days: 5, total: 1_150_000 },
          ...{ source: 'MAP, 22 mai 2023', method: 'estimation' },
        },
        {
          ...{ name: 'طنجة', year: 2019, days: null, total: 515_000 },
          ...{ source: 'MAP, 22 mai 2023', method: null },
        },
      ],
    });
    expect(readAnnounced([BLANK])).toEqual({ ok: true, list: [] });
  });

  it.each([
    ['name', { name: '' }],
    ['name', { name: 'x'.repeat(161) }],
    ['year', { year: '23' }],
    ['year', { year: 'MMXXIII' }],
    ['days', { days: '32' }],
    ['days', { days: '0' }],
    ['total', { total: '-1' }],
    ['total', { total: '1e6' }],
    ['total', { total: '' }],
    ['source', { source: '\u200b' }],
    ['method', { method: 'x'.repeat(161) }],
  ] as const)('names the field that is wrong: %s %j', (field, change) => {
    expect(readAnnounced([typed(), typed(change)])).toEqual({
      ok: false,
      faults: [{ at: 1, field }],
    });
  });
});

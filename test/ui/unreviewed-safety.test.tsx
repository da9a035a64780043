import { describe, expect, it, vi } from 'vitest';
import type { LiveGate } from '../../src/contract/answers/live.ts';
import { holdWords } from '../../src/i18n/holds.ts';
import { HoldNotice } from '../../src/visitor/shared/hold-notice.tsx';

// Whatever the build knows to be reviewed.
vi.mock('../../build/reviewed.ts', () => ({ reviewedPages: [], reviewedSections: [] }));

const name = { ar: 'باب الشمال', zgh: 'ⵜⴰⵡⵡⵓⵔⵜ', fr: 'Porte nord', en: 'North gate' };
const held: LiveGate = {
  ...{ id: '1', name, state: 'held', reason: 'safety', until: null, send_to: null },
  ...{ entries: 0, exits: 0 },
} as LiveGate;

const shown = (locale: 'zgh' | 'fr') =>
  String(
    HoldNotice({
      locale,
      edition: { gates: [] },
      live: { gates: [held], as_of: '2026-11-23T14:32:10+00:00' },
    }),
  );

describe('that entry is on hold', () => {
  it('is said in Arabic, and marked as such, on a page in Amazigh that is not reviewed', () => {
    const html = shown('zgh');
    expect(html).toContain('lang="ar" dir="rtl"');
    expect(html).toContain(holdWords.ar.notice.wayOut);
    expect(html).toContain(holdWords.ar.reasons.safety);
    expect(html).not.toContain(holdWords.zgh.notice.wayOut);
    expect(shown('fr')).toContain(holdWords.fr.notice.wayOut);
  });
});

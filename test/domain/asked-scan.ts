import type { AskedScan } from '../../src/domain/scan-log.ts';

/** A ticket's token held up on the way in, asked online, unless said otherwise. */
export function askedScan(
  change: Partial<AskedScan> & Pick<AskedScan, 'id' | 'presented' | 'at'>,
): AskedScan {
  return {
    type: 'ticket',
    direction: 'entry',
    people: null,
    children: null,
    kind: null,
    skew_ms: null,
    decided: 'online',
    shown: null,
    shown_reason: null,
    override: null,
    after: null,
    target: null,
    zone: null,
    shift: null,
    counted: null,
    ...change,
  };
}

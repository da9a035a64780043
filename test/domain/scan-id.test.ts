import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { uuid } from '../../src/contract/requests/id.ts';
import { timedId } from '../../src/domain/scan-id.ts';

describe('the id of a scan', () => {
  const random = '0f8fad5b-d9cb-469f-a165-70867728950e';

  it('is the UUID of RFC 9562 that begins with its instant', () => {
    // The example of its appendix A.6.
    const at = Date.parse('2022-02-22T19:22:22Z');
    expect(timedId('00000000-0000-4cc3-98c4-dc0c0c07398f', at)).toBe(
      '017f22e2-79b0-7cc3-98c4-dc0c0c07398f',
    );
  });

  it('is taken by the service, and keeps what was drawn', () => {
    const id = timedId(random, Date.now());
    expect(v.parse(uuid, id)).toBe(id);
    expect(id.slice(15)).toBe(random.slice(15));
  });

  it('stands in the log in the order of its instants', () => {
    const ids = [1, 4_095, 4_096, 1_770_000_000_000, 1_770_000_000_001, 2 ** 48 - 1].map((at) =>
      timedId(random, at),
    );
    expect(ids.toSorted()).toEqual(ids);
  });

  it.each([-1, 0.5, 2 ** 48])('is one whatever a clock says: %d', (at) => {
    expect(v.safeParse(uuid, timedId(random, at)).success).toBe(true);
  });
});

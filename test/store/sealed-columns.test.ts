import { describe, expect, it } from 'vitest';
import { LOG_NAMES, sealedLog } from '../../src/domain/seal/form.ts';
import { columnsOfKinds } from '../../src/store/held/held-data.ts';

describe('what is sealed of a log', () => {
  it.each(LOG_NAMES)(
    'of %s is every column that is not personal, and texts by commitment',
    (log) => {
      const open = columnsOfKinds(log, ['key', 'setting', 'figure', 'staff', 'free_text']);
      expect([...sealedLog(log).columns].sort()).toEqual(open.sort());
      expect(sealedLog(log).texts).toEqual(columnsOfKinds(log, ['free_text']));
      expect(columnsOfKinds(log, ['personal', 'secret'])).toEqual([]);
    },
  );
});

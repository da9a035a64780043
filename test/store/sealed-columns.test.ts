import { describe, expect, it } from 'vitest';
import { LOG_NAMES, sealedLog } from '../../src/domain/seal/form.ts';
import { columnsOfKinds } from '../../src/store/held/held-data.ts';

describe('what is sealed of a log', () => {
  it.each(LOG_NAMES)(
    'of %s is every column that is not personal, and texts by commitment',
    (log) => {
      const open = columnsOfKinds(log, ['key', 'setting', 'figure', 'staff', 'free_text']);
      // The file of a release is sealed by its hash.
      const whole = open.filter((column) => column !== 'csv');
      expect([...sealedLog(log).columns].sort()).toEqual(whole.sort());
      expect(sealedLog(log).texts).toEqual(columnsOfKinds(log, ['free_text']));
      expect(columnsOfKinds(log, ['personal', 'secret'])).toEqual([]);
    },
  );
});

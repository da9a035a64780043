import { describe, expect, it } from 'vitest';
import { databaseFile, KEYS, objectId, workerdFolder } from '../../scripts/server/layout.mjs';

describe('where a state lies', () => {
  it('never changes: under another name a served state would begin empty', () => {
    expect(KEYS).toEqual({
      database: 'abwab-d1',
      Registrar: 'abwab-registrar',
      Gatekeeper: 'abwab-gatekeeper',
      Sender: 'abwab-sender',
      Erasures: 'abwab-erasures',
      schedule: 'abwab-cron',
    });
    expect(workerdFolder('/state')).toBe('/state/workerd');
    expect(databaseFile('/state')).toBe(
      '/state/workerd/abwab-d1/d2e834c66a8e7fc64c1a140d4279f19426194cc4e15876b90b9fac1d46f2649f.sqlite',
    );
  });

  it('gives each object a file of its own', () => {
    expect(objectId('abwab-d1', 'a')).not.toBe(objectId('abwab-d1', 'b'));
    expect(objectId('abwab-d1', 'a')).not.toBe(objectId('abwab-cron', 'a'));
  });
});

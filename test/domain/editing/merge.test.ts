import { describe, expect, it } from 'vitest';
import { differences, mergeFields } from '../../../src/domain/editing/merge.ts';

interface Form {
  readonly name: { readonly ar: string; readonly fr: string };
  readonly opens: string;
  readonly capacity: number;
  readonly kinds: readonly string[];
  readonly site: { readonly capacity: number } | null;
}

const BASE: Form = {
  name: { ar: 'أبواب', fr: 'Portes' },
  opens: '10:00',
  capacity: 100,
  kinds: ['school'],
  site: null,
};

describe('a form that comes back', () => {
  it('takes what its sender changed, and keeps what others changed', () => {
    const now = { ...BASE, capacity: 200, name: { ...BASE.name, fr: 'Journées' } };
    const mine = { ...BASE, opens: '09:00' };
    expect(mergeFields(BASE, mine, now)).toEqual({
      merged: { ...now, opens: '09:00' },
      theirs: ['name.fr', 'capacity'],
      conflicts: [],
    });
  });

  it('asks where both changed one field, and changes it in neither way', () => {
    const now = { ...BASE, capacity: 200 };
    const { merged, conflicts } = mergeFields(BASE, { ...BASE, capacity: 300 }, now);
    expect(merged.capacity).toBe(200);
    expect(conflicts).toEqual([{ path: 'capacity', base: 100, mine: 300, now: 200 }]);
  });

  it('asks nothing where both changed it alike', () => {
    const now = { ...BASE, capacity: 300, kinds: ['media'] };
    const mine = { ...BASE, capacity: 300, kinds: ['media'] };
    expect(mergeFields(BASE, mine, now)).toEqual({ merged: now, theirs: [], conflicts: [] });
  });

  it('takes a list, and a part that is not there yet, as one field', () => {
    const site = { capacity: 5 };
    const mine = { ...BASE, kinds: ['school', 'media'], site };
    expect(mergeFields(BASE, mine, BASE).merged).toMatchObject({
      kinds: ['school', 'media'],
      site,
    });
    const theirs = { ...BASE, site: { capacity: 7 } };
    expect(mergeFields(BASE, mine, theirs).conflicts).toMatchObject([
      { path: 'site.capacity', base: null, mine: 5, now: 7 },
    ]);
  });

  it('is taken as it is where it does not say what it was read with', () => {
    expect(mergeFields<Form>(undefined, { capacity: 7 }, BASE).merged).toEqual({
      ...BASE,
      capacity: 7,
    });
    expect(mergeFields<Form>({ opens: '10:00' }, { capacity: 7 }, BASE).conflicts).toEqual([]);
  });

  it('lies about what it was read with to its own harm alone', () => {
    const now = { ...BASE, capacity: 200 };
    const lie = mergeFields({ ...BASE, capacity: 1 }, { ...BASE, capacity: 5 }, now);
    expect(lie.conflicts).toHaveLength(1);
    expect(mergeFields<Form>({ capacity: 200 }, { capacity: 5 }, now).merged.capacity).toBe(5);
  });

  it('brings no field along that is not stored', () => {
    const mine = JSON.parse('{"capacity": 5, "__proto__": {"x": 1}, "taken": 9}');
    expect(mergeFields<Form>(undefined, mine, BASE).merged).toEqual({ ...BASE, capacity: 5 });
  });
});

describe('what differs', () => {
  it('is named by its path, before and after', () => {
    const after = { ...BASE, name: { ...BASE.name, fr: 'x' }, site: { capacity: 1 } };
    expect(differences(BASE, after)).toEqual([
      { path: 'name.fr', before: 'Portes', after: 'x' },
      { path: 'site', before: null, after: { capacity: 1 } },
    ]);
    expect(differences(BASE, { ...BASE })).toEqual([]);
  });
});

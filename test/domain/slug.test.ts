import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeSlug, proposedSlug, SLUG_MAX } from '../../src/domain/slug.ts';

describe('a proposed slug', () => {
  it.each([
    [{ city: { fr: 'Fès', ar: 'فاس' } }, 'fes-2027'],
    [{ city: { fr: 'El Jadida' } }, 'el-jadida-2027'],
    [{ city: { fr: 'M’diq–Fnideq' } }, 'mdiq-fnideq-2027'],
    [{ city: { ar: 'أكادير' } }, 'akadir-2027'],
    [{ city: { ar: 'طنجة' } }, 'tnja-2027'],
    [{ city: { zgh: 'ⴰⴳⴰⴷⵉⵔ' } }, 'agadir-2027'],
    [
      { city: { fr: ' ', ar: '' }, name: { fr: '7es Journées ouvertes' } },
      'es-journees-ouvertes-2027',
    ],
    [{ city: { fr: '★' } }, 'edition-2027'],
    [{}, 'edition-2027'],
  ])('is read in Latin letters: %j', (texts, slug) => {
    expect(proposedSlug(texts, '2027')).toBe(slug);
  });

  it('can be an address, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (fr) => {
        expect(proposedSlug({ city: { fr } }, '2027')).toMatch(/^[a-z][a-z0-9-]{1,30}$/);
      }),
    );
  });

  it('is followed by a number where it is taken', () => {
    expect(freeSlug('fes-2027', new Set())).toBe('fes-2027');
    expect(freeSlug('fes-2027', new Set(['fes-2027', 'fes-2027-2']))).toBe('fes-2027-3');
    const long = 'a'.repeat(SLUG_MAX);
    expect(freeSlug(long, new Set([long]))).toBe(`${'a'.repeat(SLUG_MAX - 2)}-2`);
  });
});

import { describe, expect, it } from 'vitest';
import { untouched } from '../../../src/domain/editing/untouched.ts';

describe('a text in several languages', () => {
  it('says in which it was not corrected with the others', () => {
    expect(untouched({ 'name.ar': 'أ' }, { 'name.ar': 'ب' })).toEqual([
      { path: 'name', languages: ['zgh', 'fr', 'en'] },
    ]);
    const before = { 'texts.bring.ar': 'ماء', 'texts.bring.fr': 'Eau', party_max: 3 };
    const after = { 'texts.bring.ar': 'ظل', 'texts.bring.fr': 'Ombre', party_max: 4 };
    expect(untouched(before, after)).toEqual([{ path: 'texts.bring', languages: ['zgh', 'en'] }]);
  });

  it('says nothing where all were corrected', () => {
    const of = (text: string) => ({ 'name.ar': text, 'name.zgh': text, 'name.fr': text });
    const all = (text: string) => ({ ...of(text), 'name.en': text });
    expect(untouched(all('a'), all('b'))).toEqual([]);
  });

  it('says nothing of what is written for the first time', () => {
    expect(untouched({ 'city.ar': '' }, { 'city.ar': 'فاس' })).toEqual([]);
    expect(untouched({ 'name.zgh': null }, { 'name.zgh': 'ⵣ' })).toEqual([]);
    expect(untouched({}, { 'gates.3': { name: { ar: 'باب', fr: '' } } })).toEqual([]);
  });

  it('looks at each place of a list, and leaves what is no text', () => {
    const show = (fr: string) => ({ day: 1, name: { ar: 'عرض', zgh: '', fr, en: '' } });
    expect(
      untouched({ programme: [show('A'), show('B')] }, { programme: [show('A'), show('C')] }),
    ).toEqual([{ path: 'programme.1.name', languages: ['ar', 'zgh', 'en'] }]);
    expect(untouched({ kinds: ['media'] }, { kinds: ['guest'] })).toEqual([]);
  });
});

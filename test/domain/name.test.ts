import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldWords } from '../../src/domain/name.ts';
import { overAndOver, tenMegabytes } from './unread.ts';

describe('a name is found again', () => {
  it.each([
    ['أحمد', 'احمد'],
    ['إدريس', 'ادريس'],
    ['آمنة', 'امنه'],
    ['ٱلزهراء', 'الزهرا'],
    ['فاطمة الزهراء', 'فاطمه الزهرا'],
    ['مُحَمَّد', 'محمد'],
    ['محـــمد', 'محمد'],
    ['مصطفى', 'مصطفي'],
    ['مؤمن', 'مومن'],
    ['رائد', 'رايد'],
    ['أكادير', 'أگادير'],
    ['أڭادير', 'أگادير'],
    ['القادري', 'قادري'],
    ['ال قادري', 'قادري'],
    ['عبد الله', 'عبدالله'],
    ['عبد القادر', 'عبدالقادر'],
    ['بن علي', 'بنعلي'],
    ['آيت باها', 'ايتباها'],
    ['ﻓﺎﻃﻤﺔ', 'فاطمة'],
    ['Zoë', 'zoe'],
    ['FRANÇOIS', 'François'],
    ['Amina ALAMI', 'amina alami'],
    ['El-Idrissi', 'Idrissi'],
    ['El Idrissi', 'Idrissi'],
    ['ELIDRISSI', 'el idrissi'],
    ['Al-Fassi', 'Fassi'],
    ['El Alaoui', 'Alaoui'],
    ['Elalaoui', 'Alaoui'],
    ['Ben Ali', 'Benali'],
    ['Aït Baha', 'ait-baha'],
    ['Abd El Kader', 'Abdelkader'],
    ['Abdel Kader', 'Abdelkader'],
    ['Abd Allah', 'Abdellah'],
    ["M'hamed", 'Mhamed'],
    ['N’Diaye', 'ndiaye'],
    ['İdris', 'idris'],
    ['Bjørn Strauß', 'bjorn STRAUSS'],
    ['ⵉⴷⵉⵔ ⵎⵓⵃⴰ', '  ⵉⴷⵉⵔ   ⵎⵓⵃⴰ '],
    ['Ali ٣', 'ali 3'],
  ])('%s as %s', (one, other) => {
    expect(foldWords(one)).toEqual(foldWords(other));
    expect(foldWords(one).length).toBeGreaterThan(0);
  });

  it('by its words as everyone can write them', () => {
    expect(foldWords('فاطمة الزهراء العلمي')).toEqual(['فاطمه', 'زهرا', 'علمي']);
    expect(foldWords('Fatima-Zahra El Alami')).toEqual(['fatima', 'zahra', 'alami']);
    expect(foldWords('ⵉⴷⵉⵔ')).toEqual(['ⵉⴷⵉⵔ']);
  });

  it.each([
    ['محمد', 'أحمد'],
    ['Ali', 'Alia'],
    ['Elias', 'Ias'],
    ['الي', 'ي'],
    ['ⵉⴷⵉⵔ', 'ⵉⴷⵔ'],
  ])('but %s is not %s', (one, other) => {
    expect(foldWords(one)).not.toEqual(foldWords(other));
  });
});

describe('the words of a name', () => {
  it('are four at most, each once', () => {
    expect(foldWords('a b a c B d e f')).toEqual(['a', 'b', 'c', 'd']);
  });

  it('are the article itself when there is nothing else', () => {
    expect(foldWords('El')).toEqual(['el']);
    expect(foldWords('بن')).toEqual(['بن']);
  });

  it.each(['', ' ', '-', '’', '\u064e', '😀'])('are none in %j', (name) => {
    expect(foldWords(name)).toEqual([]);
  });

  it('do not depend on case, accents, spacing or bidi marks', () => {
    const names = fc.string({
      unit: fc.constantFrom(...'aeélzAÉLbn اأإآةهىيءلعبدٱ-ⴰⵢⵜ'),
      maxLength: 30,
    });
    fc.assert(
      fc.property(names, (name) => {
        const words = foldWords(name);
        expect(foldWords(name.toUpperCase())).toEqual(words);
        expect(foldWords(name.normalize('NFD'))).toEqual(words);
        expect(foldWords(` \u200f${name.replaceAll(' ', '  ')} `)).toEqual(words);
        expect(words.length).toBeLessThanOrEqual(4);
        for (const word of words) expect(word).toMatch(/^[\p{L}\p{N}]+$/u);
      }),
      { numRuns: 1000 },
    );
  });

  it('are found in no time in 10 MB', () => {
    const [articles, marks] = [tenMegabytes('ال '), tenMegabytes('\u0300')];
    expect(foldWords(articles)).toEqual(['ال']);
    expect(foldWords(marks)).toEqual([]);
    overAndOver(() => foldWords(articles));
    overAndOver(() => foldWords(marks));
  });
});

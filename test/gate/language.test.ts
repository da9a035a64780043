import { describe, expect, it } from 'vitest';
import { browserLocale } from '../../src/client/gate/screen/parts/language.ts';

describe('the language of a phone whose staff have chosen none', () => {
  it.each([
    [['fr-MA', 'ar'], 'fr'],
    [['en-GB'], 'en'],
    [['AR-ma', 'fr'], 'ar'],
    [['zgh'], 'zgh'],
    [['shi-Tfng-MA', 'fr'], 'zgh'],
    [['tzm-Latn-MA', 'fr'], 'fr'],
    [['es-ES', 'de', 'fr-FR', 'en'], 'fr'],
    [['es-ES', 'de'], 'ar'],
    [['arc', 'frp', 'enm'], 'ar'],
    [['', 'x', '-fr'], 'ar'],
    [[], 'ar'],
  ])('is the first of %j that a gate has: %s', (tags, locale) => {
    expect(browserLocale(tags)).toBe(locale);
  });
});

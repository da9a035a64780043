import { isLocale, type Locale } from '../../domain/kinds.ts';

/**
 * The first language of a browser, if it is one of ours; else Arabic. A second one is not used:
 * most phones in Morocco name French after Arabic though their owners did not choose so.
 */
export function preferredLocale(acceptLanguage: string | undefined): Locale {
  const ranges = (acceptLanguage ?? '').split(',').map((range, at) => {
    const [tag = '', ...parameters] = range.trim().toLowerCase().split(';');
    const quality = parameters.map((one) => /^\s*q=([\d.]+)\s*$/.exec(one)?.[1]).find(Boolean);
    return { tag, at, quality: quality === undefined ? 1 : Number(quality) };
  });
  const [first] = ranges
    .filter(({ tag, quality }) => tag !== '' && quality > 0)
    .sort((one, other) => other.quality - one.quality || one.at - other.at);
  const language = first?.tag.split('-')[0];
  return isLocale(language) ? language : 'ar';
}

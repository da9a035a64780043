import { knownBrowser } from '../../domain/browser.ts';
import type { Locale } from '../../domain/kinds.ts';
import { entryWords } from '../../i18n/entry.ts';

const BROWSERS = {
  chrome: 'Chrome',
  edge: 'Edge',
  firefox: 'Firefox',
  opera: 'Opera',
  safari: 'Safari',
  samsung: 'Samsung Internet',
} as const;

const DEVICES = {
  android: 'Android',
  ios: 'iPhone, iPad',
  linux: 'Linux',
  mac: 'Mac',
  windows: 'Windows',
} as const;

/** A browser in words, from what its session remembers: `Chrome – Android`. */
export function browserName(locale: Locale, word: string | null): string {
  const { browser, device } = knownBrowser(word);
  const said = [browser && BROWSERS[browser], device && DEVICES[device]].filter(Boolean);
  return said.length > 0 ? said.join(' – ') : entryWords[locale].unknownBrowser;
}

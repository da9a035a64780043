import { isLocale, LOCALES, type Locale } from '../../../../domain/kinds.ts';
import { directionOf, languageNames } from '../../../../i18n/common.ts';
import { gateWords } from '../../../../i18n/gate.ts';
import { isReviewed, UNREVIEWED } from '../../../../i18n/reviewed.ts';
import { button, byId } from './dom.ts';

const KEY = 'gate locale';

/** The language that staff have chosen on this phone; before that the browser's, or Arabic. */
export function phoneLocale(): Locale {
  const kept = localStorage.getItem(KEY);
  return isLocale(kept) ? kept : browserLocale(navigator.languages);
}

/** The first of a browser's languages that a gate has, in BCP 47; Arabic if it has none of them. */
export function browserLocale(tags: readonly string[]): Locale {
  for (const tag of tags) {
    const [language, ...parts] = tag.toLowerCase().split('-');
    // Browsers name the Amazigh of Morocco by several languages; what is in Tifinagh reads ours.
    const locale = parts.includes('tfng') ? 'zgh' : language;
    if (isLocale(locale)) return locale;
  }
  return 'ar';
}

/** Turns the document to the language that staff have chosen, and keeps the choice. */
export function choosePageLanguage(locale: Locale): void {
  localStorage.setItem(KEY, locale);
  setPageLanguage(locale);
}

/** Turns the document to a language. */
export function setPageLanguage(locale: Locale): void {
  document.documentElement.lang = locale;
  document.documentElement.dir = directionOf(locale);
  document.title = gateWords[locale].title;
  const unreviewed = byId('unreviewed', HTMLElement);
  unreviewed.textContent = UNREVIEWED.join(' · ');
  unreviewed.hidden = locale !== 'zgh' || isReviewed('gate');
}

/** One button a language, each under its own name. */
export function languageButtons(
  current: Locale,
  choose: (locale: Locale) => void,
): HTMLButtonElement[] {
  return LOCALES.map((locale) => {
    const made = button('language', languageNames[locale], () => choose(locale));
    made.lang = locale;
    made.setAttribute('aria-pressed', String(locale === current));
    return made;
  });
}

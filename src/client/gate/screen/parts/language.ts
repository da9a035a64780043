import { isLocale, LOCALES, type Locale } from '../../../../domain/kinds.ts';
import { directionOf, languageNames } from '../../../../i18n/common.ts';
import { gateWords } from '../../../../i18n/gate.ts';
import { button, byId } from './dom.ts';

const KEY = 'gate locale';

/** The language that was chosen on this phone, Arabic at first. */
export function chosenLocale(): Locale {
  const kept = localStorage.getItem(KEY);
  return isLocale(kept) ? kept : 'ar';
}

/** Turns the document to a language, and keeps the choice. */
export function setPageLanguage(locale: Locale): void {
  localStorage.setItem(KEY, locale);
  document.documentElement.lang = locale;
  document.documentElement.dir = directionOf(locale);
  document.title = gateWords[locale].title;
  const unreviewed = byId('unreviewed', HTMLElement);
  unreviewed.textContent = gateWords[locale].unreviewed;
  unreviewed.hidden = gateWords[locale].unreviewed === '';
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

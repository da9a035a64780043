import type { Edition } from './edition.ts';
import { type EditionTexts, TEXT_NAMES } from './edition-parts.ts';
import { LOCALES, type Locale, type Localized } from './kinds.ts';

/** Whose text is read where a language has none of its own, the nearest first. */
const INSTEAD: Readonly<Record<Locale, readonly Locale[]>> = {
  ar: ['fr', 'en', 'zgh'],
  zgh: ['ar', 'fr', 'en'],
  fr: ['ar', 'en', 'zgh'],
  en: ['fr', 'ar', 'zgh'],
};

/** The text with something to read in every language; empty only where nothing is written at all. */
export function readable(text: Localized): Localized {
  const written = (locale: Locale) => text[locale]?.trim() !== '' && text[locale] !== undefined;
  const shown = LOCALES.map((locale) => {
    const from = [locale, ...INSTEAD[locale]].find(written) ?? locale;
    return [locale, text[from] ?? ''] as const;
  });
  return { ...text, ...Object.fromEntries(shown) };
}

/** The edition as its readers see it: two languages are enough to publish, and pages have four. */
export function readableEdition<E extends Edition>(edition: E): E {
  const { name, city, venue, controller, gates, texts, programme } = edition;
  const { hosting, carriers } = controller;
  return {
    ...edition,
    ...{ name: readable(name), city: readable(city), venue: readable(venue) },
    controller: {
      ...controller,
      name: readable(controller.name),
      ...(hosting && { hosting: readable(hosting) }),
      ...(carriers && { carriers: readable(carriers) }),
    },
    gates: gates.map((gate) => ({ ...gate, name: readable(gate.name) })),
    ...(texts && { texts: readableTexts(texts) }),
    ...(programme && {
      programme: programme.map((show) => ({
        ...show,
        ...{ name: readable(show.name), arena: readable(show.arena) },
      })),
    }),
  };
}

function readableTexts(texts: EditionTexts): EditionTexts {
  const written = TEXT_NAMES.flatMap((name) => {
    const text = texts[name];
    return text ? [[name, readable(text)] as const] : [];
  });
  return Object.fromEntries(written);
}

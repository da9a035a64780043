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

/**
 * Of each text that `readable` made, the languages that it has none of its own for, each with the one
 * that is read there. Beside the text and not in it: what is sent of a text is its four languages.
 */
const standIns = new WeakMap<Localized, Readonly<Partial<Record<Locale, Locale>>>>();

/** The text with something to read in every language; empty only where nothing is written at all. */
export function readable(text: Localized): Localized {
  const shown = LOCALES.map((locale) => [locale, languageOf(text, locale)] as const);
  const texts = shown.map(([locale, from]) => [locale, text[from] ?? ''] as const);
  const filled = { ...text, ...Object.fromEntries(texts) };
  standIns.set(filled, Object.fromEntries(shown.filter(([locale, from]) => from !== locale)));
  return filled;
}

/**
 * The language that a reader of `locale` is shown a text in: their own where it is written in it or
 * nowhere at all, else the nearest one.
 */
export function languageOf(text: Localized, locale: Locale): Locale {
  const known = standIns.get(text)?.[locale];
  if (known) return known;
  const isWritten = (one: Locale) => text[one] !== undefined && text[one].trim() !== '';
  return [locale, ...INSTEAD[locale]].find(isWritten) ?? locale;
}

/** The edition as its readers see it: two languages are enough to publish, and pages have four. */
export function readableEdition<E extends Edition>(edition: E): E {
  const { name, city, venue, controller, gates, texts, programme, questions, plan } = edition;
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
    ...(questions && {
      questions: questions.map(({ question, answer }) => ({
        ...{ question: readable(question), answer: readable(answer) },
      })),
    }),
    ...(plan && { plan: plan.map((mark) => ({ ...mark, name: readable(mark.name) })) }),
  };
}

function readableTexts(texts: EditionTexts): EditionTexts {
  const written = TEXT_NAMES.flatMap((name) => {
    const text = texts[name];
    return text ? [[name, readable(text)] as const] : [];
  });
  return Object.fromEntries(written);
}

import type { Locale, Localized } from '../domain/kinds.ts';
import { languageOf } from '../domain/other-language.ts';
import { directionOf } from '../i18n/common.ts';

interface WrittenProps {
  readonly text: Localized;
  /** The language of the page around it. */
  readonly locale: Locale;
}

/**
 * What an organizer wrote, as a reader of `locale` sees it: where another language stands in for
 * theirs, it is marked as that language, so that it is read aloud and laid out as such.
 */
export function Written({ text, locale }: WrittenProps) {
  const from = languageOf(text, locale);
  const said = text[from];
  if (from === locale) return <>{said}</>;
  return (
    <span lang={from} dir={directionOf(from)}>
      {said}
    </span>
  );
}

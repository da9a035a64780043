import type { Child } from 'hono/jsx';
import type { Locale, Localized } from '../domain/kinds.ts';
import { languageOf } from '../domain/other-language.ts';
import { directionOf } from '../i18n/common.ts';
import { cutAtPlaces } from './place-of.ts';

interface WrittenProps {
  readonly text: Localized;
  /** The language of the page around it. */
  readonly locale: Locale;
  /** Puts it into an element of its own. */
  readonly within?: (said: string) => Child;
}

/**
 * What an organizer wrote, as a reader of `locale` sees it: where another language stands in for
 * theirs, it is marked as that language, so that it is read aloud and laid out as such.
 */
export function Written({ text, locale, within }: WrittenProps) {
  const from = languageOf(text, locale);
  const said = within ? within(text[from]) : text[from];
  if (from === locale) return <>{said}</>;
  return (
    <span lang={from} dir={directionOf(from)}>
      {said}
    </span>
  );
}

/** A sentence of the catalogue with what an organizer wrote in the places that `placeOf` has marked. */
export function WithWritten(props: {
  readonly sentence: string;
  readonly texts: readonly Localized[];
  readonly locale: Locale;
}) {
  const { sentence, texts, locale } = props;
  return (
    <>
      {cutAtPlaces(sentence).map((part, at) => {
        const text = at % 2 === 1 ? texts[Number(part)] : undefined;
        return text ? <Written text={text} locale={locale} /> : part;
      })}
    </>
  );
}

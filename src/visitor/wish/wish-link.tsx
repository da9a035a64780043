import type { Locale } from '../../domain/kinds.ts';
import { directionOf } from '../../i18n/common.ts';
import { legalLocale } from '../../i18n/visitor.ts';
import { wishWords } from '../../i18n/wish.ts';
import { wishPath } from '../shared/links.ts';

/** The way to the form of a child's wish, from the page of an edition that takes them. */
export function WishLink({ locale, slug }: { locale: Locale; slug: string }) {
  const said = legalLocale(locale, 'wish');
  const words = wishWords[locale];
  return (
    <section aria-labelledby="wish" lang={said} dir={directionOf(said)}>
      <h2 id="wish">{words.title}</h2>
      <p>
        {words.who} <a href={wishPath(locale, slug)}>{words.button}</a>
      </p>
    </section>
  );
}

import type { Locale } from '../../domain/kinds.ts';
import { releasedWords } from '../../i18n/released.ts';
import { InLegal } from '../shared/in-legal.tsx';
import { figuresPath } from '../shared/links.ts';

/** The way to the released figures, from the page of an edition that has some. */
export function FiguresLink({ locale, slug }: { locale: Locale; slug: string }) {
  return (
    <p>
      <a class="button quiet" href={figuresPath(locale, slug)}>
        <InLegal locale={locale} section="released">
          {releasedWords[locale].link}
        </InLegal>
      </a>
    </p>
  );
}

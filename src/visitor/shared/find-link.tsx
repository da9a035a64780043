import type { Locale } from '../../domain/kinds.ts';
import { findWords } from '../../i18n/find.ts';
import { InLegal } from './in-legal.tsx';

/** The way to where a lost ticket is found: `findPath`. */
export function FindLink({ locale, href }: { readonly locale: Locale; readonly href: string }) {
  const words = findWords[locale];
  return (
    <p class="find-link">
      <InLegal locale={locale} section="finding">
        {words.lostIt} <a href={href}>{words.title}</a>
      </InLegal>
    </p>
  );
}

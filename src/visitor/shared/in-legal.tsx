import type { PropsWithChildren } from 'hono/jsx';
import type { Locale } from '../../domain/kinds.ts';
import type { SectionName } from '../../domain/words/sections.ts';
import { directionOf } from '../../i18n/common.ts';
import { legalLocale } from '../../i18n/reviewed.ts';

/** Text of a section, marked as Arabic where the reader's Amazigh is not reviewed yet. */
export function InLegal({
  locale,
  section,
  children,
}: PropsWithChildren<{ locale: Locale; section?: SectionName }>) {
  const said = legalLocale(locale, section);
  if (said === locale) return <>{children}</>;
  return (
    <span lang={said} dir={directionOf(said)}>
      {children}
    </span>
  );
}

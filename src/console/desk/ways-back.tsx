import type { Locale } from '../../domain/kinds.ts';
import { deskWords } from '../../i18n/desk.ts';

/** From what was done with a registration back to its record, and to its paper. */
export function WaysBack({ locale, record }: { locale: Locale; record: string }) {
  const words = deskWords[locale];
  return (
    <p class="actions">
      <a href={record}>{words.back}</a>
      <a href={`${record}/print`}>{words.print.title}</a>
    </p>
  );
}

import type { Child } from 'hono/jsx';
import type { Locale } from '../../domain/kinds.ts';
import { Emblem } from '../../ui/emblem.tsx';

/** Head of a page that is about one day: its sign, what it belongs to, and its title. */
export function DayHead(props: { day: number; locale: Locale; eyebrow: Child; children: Child }) {
  const { day, locale, eyebrow, children } = props;
  return (
    <div class="opening day-head">
      <span class="emblem-plate">
        <Emblem day={day} size={48} locale={locale} />
      </span>
      <div>
        <p class="eyebrow">{eyebrow}</p>
        <h1>{children}</h1>
      </div>
    </div>
  );
}

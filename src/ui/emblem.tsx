import type { Locale } from '../domain/kinds.ts';
import { commonWords } from '../i18n/common.ts';
import { EMBLEMS, emblemOf } from './emblems.ts';

/** What people call the emblem of a day, such as "Sign of the day: the star". */
function emblemName(day: number, locale: Locale): string {
  const words = commonWords[locale];
  const at = EMBLEMS.indexOf(emblemOf(day));
  return words.emblemOf(words.emblems[at] ?? '');
}

/**
 * The emblem of a day. `size` in CSS pixels. With a `locale` it has a name for people who cannot
 * see it; without, it is decoration beside a date that says the same.
 */
export function Emblem({
  day,
  size = 64,
  locale,
}: {
  day: number;
  size?: number;
  locale?: Locale;
}) {
  const { shape, color, path } = emblemOf(day);
  return (
    <svg
      class={`emblem ${shape}`}
      role="img"
      aria-label={locale && emblemName(day, locale)}
      aria-hidden={locale ? undefined : 'true'}
      viewBox="0 0 64 64"
      width={size}
      height={size}
    >
      <path fill={color} d={path} />
    </svg>
  );
}

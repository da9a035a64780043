import type { Locale } from '../../domain/kinds.ts';
import { phoneWords } from '../../i18n/phones.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { DeviceView } from '../../store/gates/devices.ts';

/** Which phones a reader can choose to see. */
export const PHONES_SHOWN = ['trouble', 'unpractised', 'all'] as const;
export type PhonesShown = (typeof PHONES_SHOWN)[number];

interface FilterProps {
  locale: Locale;
  edition: StoredEdition;
  /** How many there are of each. */
  counts: Readonly<Record<PhonesShown, number>>;
  shown: PhonesShown;
}

/** The choice between all phones and those that somebody has to look after. */
export function PhoneFilter({ locale, edition, counts, shown }: FilterProps) {
  const { filter } = phoneWords[locale];
  const choices = PHONES_SHOWN.filter((one) => counts[one] > 0);
  if (choices.length < 2) return null;
  return (
    <nav class="day-choice" aria-label={filter.label}>
      {choices.map((one) => (
        <a
          href={`/console/${edition.slug}/gates?phones=${one}#phones`}
          {...(one === shown && { 'aria-current': 'page' })}
        >
          {filter[one](counts[one])}
        </a>
      ))}
    </nav>
  );
}

/** Whether a phone is a gate on which nobody has practised. */
export function isUnpractised({ state, health }: DeviceView): boolean {
  return state === 'active' && health?.practised === undefined;
}

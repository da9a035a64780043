import type { EditFault } from '../../domain/editing/edits.ts';
import { SITE_THRESHOLDS, type SiteThreshold } from '../../domain/edition-parts.ts';
import type { Locale } from '../../domain/kinds.ts';
import { commonWords } from '../../i18n/common.ts';
import { editionWords, spokenIn } from '../../i18n/edition.ts';
import { formatCalendarDate } from '../../i18n/format.ts';

/** Codes whose sentence names its dates itself. */
const DATED: readonly EditFault['code'][] = ['day_twice', 'registration_after_end'];

/** The sentence of a fault, with the date of the day that it is about: a form can be of several. */
export function faultText(fault: EditFault, locale: Locale): string {
  const { date } = fault.values;
  const text = sentence(fault, locale);
  return typeof date === 'string' && !DATED.includes(fault.code) ? onDay(date, text, locale) : text;
}

/** What is said of one day among several. `date`: YYYY-MM-DD. */
export function onDay(date: string, text: string, locale: Locale): string {
  return editionWords[locale].faults.on(dateText(date, locale), text);
}

function dateText(date: string, locale: Locale): string {
  return formatCalendarDate(date, spokenIn(locale), 'without_year');
}

function sentence({ code, values }: EditFault, locale: Locale): string {
  const { faults, fields } = editionWords[locale];
  const { span } = commonWords[spokenIn(locale)];
  const text = (name: string) => String(values[name] ?? '');
  const count = (name: string) => Number(values[name] ?? 0);
  const window = span(text('from'), text('to'));
  switch (code) {
    case 'too_many':
      return faults.too_many(count('most'));
    case 'capacity_below_taken':
      return faults.capacity_below_taken(window, count('taken'));
    case 'in_use':
      return values.from === undefined
        ? faults.in_use_itself
        : faults.in_use(window, count('taken'));
    case 'sign_twice':
      return faults.sign_twice(text('sign'));
    case 'thresholds_unordered':
      return faults.thresholds_unordered(
        fields[`site.${thresholdOf(values.name)}`].label,
        count('people'),
        fields[`site.${thresholdOf(values.before)}`].label,
        count('least'),
      );
    case 'shares_beyond':
      return faults.shares_beyond(count('percent'));
    case 'clock_skips':
      return faults.clock_skips(text('time'));
    case 'clock_doubles':
      return faults.clock_doubles(text('time'));
    case 'day_twice':
      return faults.day_twice(dateText(text('date'), locale));
    case 'window_ends_first':
      return faults.window_ends_first(window);
    case 'window_outside':
      return faults.window_outside(window, span(text('opens'), text('closes')));
    case 'windows_overlap':
      return faults.windows_overlap(window, span(text('other_from'), text('other_to')));
    default:
      return faults[code];
  }
}

function thresholdOf(name: unknown): SiteThreshold {
  return SITE_THRESHOLDS.find((one) => one === name) ?? SITE_THRESHOLDS[0];
}

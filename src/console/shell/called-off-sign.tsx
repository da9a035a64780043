import type { Locale } from '../../domain/kinds.ts';
import { calledOffWords } from '../../i18n/called-off.ts';
import { StateIcon } from './state-icons.tsx';

/** That a day is called off, beside its date. */
export function CalledOffSign({ locale }: { locale: Locale }) {
  return (
    <span class="sign" data-state="closed">
      <StateIcon name="closed" />
      <span>{calledOffWords[locale].day}</span>
    </span>
  );
}

import type { Locale } from '../domain/kinds.ts';
import { calledOffWords } from '../i18n/called-off.ts';
import { Icon } from './icon.tsx';

/** The word that a day is called off, with its sign, beside its date. */
export function CalledOffWord({ locale }: { locale: Locale }) {
  return (
    <strong class="off-word">
      <Icon name="ban" size={20} /> {calledOffWords[locale].day}
    </strong>
  );
}

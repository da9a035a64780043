import type { Locale } from '../../domain/kinds.ts';
import { formatNumber } from '../../i18n/format.ts';
import { requestWords } from '../../i18n/requests.ts';
import { StateIcon } from './state-icons.tsx';

/** That more than half of an edition's serials are used: at the last one registration stops. */
export function SerialsNote({ locale, serials }: { locale: Locale; serials: number | null }) {
  if (serials === null) return null;
  return (
    <p class="sign serials" role="status" data-state="waiting">
      <StateIcon name="waiting" />
      <b>{requestWords[locale].serials(formatNumber(serials, locale))}</b>
    </p>
  );
}

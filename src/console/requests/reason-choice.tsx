import type { Locale } from '../../domain/kinds.ts';
import { DECLINE_REASONS } from '../../domain/requests.ts';
import { directionOf } from '../../i18n/common.ts';
import { declineWords } from '../../i18n/decline.ts';
import { requestWords } from '../../i18n/requests.ts';
import { legalLocale } from '../../i18n/visitor.ts';

/** The reasons for which a request is declined; none is chosen beforehand. */
export function ReasonChoice({ locale }: { locale: Locale }) {
  const said = legalLocale(locale, 'declined');
  return (
    <fieldset class="choices">
      <legend>{requestWords[locale].reason}</legend>
      {DECLINE_REASONS.map((reason) => (
        <label class="choice">
          <input type="radio" name="reason" value={reason} required />
          <span lang={said} dir={directionOf(said)}>
            {declineWords[said].reasons[reason]}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

import type { Locale } from '../../domain/kinds.ts';
import { requestWords } from '../../i18n/requests.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { OpenedRequest } from '../../store/registrations/opened-request.ts';
import type { WaitingDay } from '../../store/registrations/requests.ts';
import { shortDay } from '../shell/short-day.ts';
import { roomOf } from './room.ts';
import { windowText } from './texts.ts';

interface OffersProps {
  locale: Locale;
  edition: StoredEdition;
  now: number;
  request: OpenedRequest;
  days: readonly WaitingDay[];
}

/** The windows that have room, for each day whose own has none; the nearest is chosen. */
export function WindowOffers({ days, ...props }: OffersProps) {
  return (
    <>
      {days.map((day) => (
        <WindowOffer {...props} day={day} />
      ))}
    </>
  );
}

function WindowOffer({ day, ...props }: Omit<OffersProps, 'days'> & { day: WaitingDay }) {
  const { locale, edition, request } = props;
  const room = roomOf(day, { ...props, places: request.places });
  if (!('nearest' in room)) return null;
  const date = edition.days.find((one) => one.number === day.day)?.date ?? '';
  return (
    <fieldset class="choices">
      <legend>{requestWords[locale].windowFor(shortDay(date, locale))}</legend>
      {room.nearest.map(({ number }, at) => (
        <label class="choice">
          <input
            type="radio"
            name={`window.${day.id}`}
            value={String(number)}
            required
            checked={at === 0}
          />
          <span>{windowText(number, edition, locale)}</span>
        </label>
      ))}
    </fieldset>
  );
}

import type { Locale } from '../../domain/kinds.ts';
import { calledOffWords } from '../../i18n/called-off.ts';
import { requestWords } from '../../i18n/requests.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { Places } from '../../store/editions/places.ts';
import type { WaitingDay, WaitingRequest } from '../../store/registrations/requests.ts';
import { StateIcon } from '../shell/state-icons.tsx';
import { type Room, roomOf } from './room.ts';
import { windowText } from './texts.ts';

interface RoomProps {
  locale: Locale;
  edition: StoredEdition;
  now: number;
  places: ReadonlyMap<number, Places>;
  request: Pick<WaitingRequest, 'kind' | 'people'>;
  day: WaitingDay;
}

/** Whether a day has its places, by shape and word; where not, the nearest window that has them. */
export function RoomSign(props: RoomProps) {
  const { locale, edition, day } = props;
  const words = requestWords[locale];
  const room = roomOf(day, props);
  if (!('nearest' in room)) {
    return (
      <span class="sign asked-day" data-state="complete">
        <StateIcon name="complete" />
        {words[room.state === 'held' ? 'held' : 'room']}
      </span>
    );
  }
  const [nearest] = room.nearest;
  const where = nearest ? words.noRoom(windowText(nearest.number, edition, locale)) : null;
  return (
    <span class="sign asked-day" data-state="waiting">
      <StateIcon name={room.state === 'called_off' ? 'closed' : 'waiting'} />
      {GONE[room.state]?.(locale) ?? where ?? words.noRoomAnywhere}
    </span>
  );
}

/** Why a day is of no use any more, whatever room there is. */
const GONE: Partial<Record<Room['state'], (locale: Locale) => string>> = {
  over: (locale) => requestWords[locale].dayOver,
  called_off: (locale) => calledOffWords[locale].day,
};

import type { Locale } from '../../domain/kinds.ts';
import { requestWords } from '../../i18n/requests.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { Places } from '../../store/editions/places.ts';
import type { WaitingDay, WaitingRequest } from '../../store/registrations/requests.ts';
import { StateIcon } from '../shell/state-icons.tsx';
import { roomOf } from './room.ts';
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
      <StateIcon name="waiting" />
      {room.state === 'over' ? words.dayOver : (where ?? words.noRoomAnywhere)}
    </span>
  );
}

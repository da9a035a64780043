import type { StoredEdition } from '../../store/editions/editions.ts';
import { afterSeating, type Places } from '../../store/editions/places.ts';
import type { OpenedRequest } from '../../store/registrations/opened-request.ts';
import type { WaitingDay } from '../../store/registrations/requests.ts';
import { type Room, roomOf } from './room.ts';

/** A request, and what an approval of it would find. */
export interface Turn {
  /** With the places that are left when it comes to its turn. */
  readonly request: OpenedRequest;
  /** Days whose own window has no room for it. */
  readonly lacking: readonly WaitingDay[];
  /** Whether each day has a window that takes it. */
  readonly approvable: boolean;
}

/** Requests in the order in which they are approved: each has what those before it leave. */
export function inTurn(
  requests: readonly OpenedRequest[],
  { edition, now }: { readonly edition: StoredEdition; readonly now: number },
): Turn[] {
  let places = requests[0]?.places ?? new Map<number, Places>();
  return requests.map((one) => {
    const request = { ...one, places };
    const rooms = one.days.map((day) => ({
      day,
      room: roomOf(day, { edition, now, places, request: one }),
    }));
    const lacking = rooms.filter(({ room }) => room.state === 'none');
    const movable = lacking.every(({ room }) => 'nearest' in room && room.nearest.length > 0);
    const over = rooms.every(({ room }) => isGone(room));
    const approvable = movable && !over;
    if (approvable) places = afterApproval(places, one, rooms);
    return { request, lacking: lacking.map(({ day }) => day), approvable };
  });
}

interface DayRoom {
  readonly day: WaitingDay;
  readonly room: Room;
}

function afterApproval(
  places: ReadonlyMap<number, Places>,
  { kind, people }: OpenedRequest,
  rooms: readonly DayRoom[],
): ReadonlyMap<number, Places> {
  const left = new Map(places);
  for (const { day, room } of rooms) {
    if (room.state === 'held' || isGone(room)) continue;
    const slot = 'nearest' in room ? room.nearest[0]?.number : day.slot;
    const window = slot === undefined ? undefined : left.get(slot);
    if (slot === undefined || window === undefined) continue;
    left.set(slot, afterSeating(window, { kind, atDesk: false }, people - day.held));
  }
  return left;
}

/** Whether nobody is approved for its day any more. */
function isGone({ state }: Room): boolean {
  return state === 'over' || state === 'called_off';
}

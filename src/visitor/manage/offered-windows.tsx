import type { Edition } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { WindowOffers } from '../shared/error-box.tsx';
import type { Refused } from './facts.ts';

/** At the head of a form whose window was not given: why, and the windows to have instead. */
export function OfferedWindows({
  room,
  ...offer
}: {
  room: Refused['room'] | undefined;
  edition: Edition;
  locale: Locale;
  day: number;
  /** The text of the form's own button. */
  send: string;
  take: (window: string) => string;
  /** Why, where it is said in other words than everybody's. */
  lead?: string | null | undefined;
}) {
  if (!room) return null;
  return (
    <div class="notice error" role="alert" tabindex={-1} autofocus data-focus="">
      <WindowOffers trouble={room} {...offer} />
    </div>
  );
}

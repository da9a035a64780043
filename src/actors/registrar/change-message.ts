import { formatCode } from '../../domain/code.ts';
import type { Said } from '../../domain/message.ts';
import { HOLDER } from '../../domain/registration-change.ts';
import type { NewMessage } from '../../store/messages/outbox.ts';
import { standing, type Worked } from './draft.ts';
import { draftMessage, endOfWindow, type MessageDesk, visitOf } from './message-draft.ts';

/**
 * What the holder is told of a change: null for what concerns the gate alone, where they left nothing
 * to reach them by, and for what they did themselves while nothing carries messages.
 */
export async function changeMessage(
  desk: MessageDesk,
  worked: Worked,
  now: number,
): Promise<NewMessage | null> {
  const { known, change, request } = worked;
  if (request.by === HOLDER && !desk.carried) return null;
  const said = saidOf(desk, worked);
  if (!said) return null;
  const { id, locale, contact } = known;
  const revision = known.revision + 1;
  const worth_until = endOf(desk, said, change);
  return draftMessage(desk, { id, locale, contact, revision, worth_until }, said, now);
}

function saidOf({ edition }: MessageDesk, worked: Worked): Said | null {
  const { known, order, change, request } = worked;
  const reference = { serial: known.first_serial, secret: known.first_secret };
  const code = formatCode(reference, edition.code_key);
  switch (order.type) {
    case 'decline':
      return { kind: 'declined', code, reason: order.reason };
    case 'cancel':
      if (order.called_off) return calledOffSaid();
      if (change.state !== 'cancelled') return visitSaid('changed');
      return {
        kind: 'cancelled',
        code: codeHeld(),
        asked: request.by === HOLDER || order.reason === 'asked',
      };
    case 'cancel_coach':
      // With the last of them the visit is over.
      if (change.state !== 'cancelled') return visitSaid('changed');
      return { kind: 'cancelled', code: codeHeld(), asked: true };
    case 'approve':
    case 'vouch':
      return visitSaid('approved');
    case 'change':
    case 'split':
    case 'coaches':
      return visitSaid('changed');
    // Of those that are given out anew: its old code is refused from now on.
    case 'reissue':
      return visitSaid('ticket', change.tickets[0]);
    default:
      return null;
  }

  function visitSaid(kind: 'ticket' | 'changed' | 'approved', ticket = firstTicket()): Said | null {
    // A request that waits still is told the hour with its answer.
    const visit = ticket && change.state === 'confirmed' ? visitOf(edition, ticket) : null;
    return visit && { kind, ...visit };
  }

  /** Whoever has come knows it. */
  function calledOffSaid(): Said | null {
    const date = edition.days.find(({ number }) => number === known.day)?.date;
    const isOut = change.state === 'cancelled' && date !== undefined;
    return isOut ? { kind: 'called_off', code: codeHeld(), date } : null;
  }

  function firstTicket() {
    // As it is from now on; a coach that was cancelled has none.
    const tickets = new Map([...known.tickets, ...change.tickets].map((one) => [one.serial, one]));
    const coming = standing(change.serials.flatMap((serial) => tickets.get(serial) ?? []));
    return coming.sort((a, b) => a.serial - b.serial)[0];
  }

  function codeHeld(): string {
    const [first] = standing(known.tickets);
    return first ? formatCode(first, edition.code_key) : code;
  }
}

/** Until when it is of use, ms: the end of the window, or of the day where there is none to come to. */
function endOf({ edition }: MessageDesk, said: Said, { day, slot }: Worked['change']): number {
  if ('hours' in said) return endOfWindow(edition, slot);
  return edition.days.find(({ number }) => number === day)?.closes_at ?? 0;
}

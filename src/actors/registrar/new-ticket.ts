import type { TicketState } from '../../domain/admission.ts';
import type { Reference, RegistrationRow, TicketRow } from '../../store/registrations/register.ts';

/** What a registration's tickets have from it. */
type Terms = Pick<RegistrationRow, 'id' | 'kind' | 'locale' | 'day' | 'slot' | 'step_free'>;

/** A ticket for a part of a registration's people, not signed yet. */
export function newTicket(
  { id, kind, locale, day, slot, step_free }: Terms,
  { adults, children, girls = 0 }: Pick<TicketRow, 'adults' | 'children'> & { girls?: number },
  { serial, secret }: Reference,
  state: TicketState,
): TicketRow {
  return {
    serial,
    registration: id,
    state,
    revision: 0,
    oldest: 0,
    kind,
    locale,
    adults,
    children,
    girls,
    day,
    slot,
    step_free,
    secret,
    former: [],
    note: null,
    key_id: 0,
    signature: '',
  };
}

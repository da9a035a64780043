import { query, type Verb } from '../d1/batch.ts';
import { FIRST_SERIAL, VALID_TICKETS } from '../registrations/first-ticket.ts';
import { type StoredTicket, TICKET_COLUMNS } from '../registrations/register.ts';

/** What an e-mail to the holder of a registration says beside its message. */
export interface LetterFacts {
  readonly id: string;
  readonly first_serial: number;
  readonly link: number;
  /** Of its visit, `YYYY-MM-DD`. */
  readonly date: string | null;
}

/** The registrations of these ids, and parties of a wait list that have none yet. */
export function readLetterFacts(
  db: D1Database,
  event: number,
  ids: readonly string[],
): Verb<LetterFacts[]> {
  return query<LetterFacts>(db.prepare(SELECT_FACTS).bind(event, JSON.stringify(ids)));
}

/** A ticket, and how many valid ones its registration has. */
type FirstTicket = StoredTicket & { readonly of_valid: number };

/** The first ticket of each by which its people still come, where it is valid. */
export function readFirstTickets(
  db: D1Database,
  event: number,
  ids: readonly string[],
): Verb<FirstTicket[]> {
  return query<FirstTicket>(db.prepare(SELECT_TICKETS).bind(event, JSON.stringify(ids)));
}

const SELECT_FACTS = `
SELECT r.id, r.first_serial, r.link, d.date FROM json_each(?2) j
CROSS JOIN registration r ON r.event = ?1 AND r.id = j.value
LEFT JOIN day d ON d.event = r.event AND d.number = r.day
UNION ALL
SELECT w.id, w.first_serial, 0 AS link, d.date FROM json_each(?2) j
CROSS JOIN wait w ON w.event = ?1 AND w.id = j.value AND w.state <> 'taken'
LEFT JOIN day d ON d.event = w.event AND d.number = w.day`;

const SELECT_TICKETS = `
SELECT ${TICKET_COLUMNS}, ${VALID_TICKETS} AS of_valid FROM json_each(?2) j
CROSS JOIN registration r ON r.event = ?1 AND r.id = j.value
CROSS JOIN ticket t ON t.event = ?1 AND t.state = 'valid' AND t.serial = ${FIRST_SERIAL}`;

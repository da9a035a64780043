import type { RegistrationView } from '../../domain/registration.ts';
import { query, run } from '../d1/batch.ts';
import type { StoredEdition } from '../editions/editions.ts';
import type { EditionKeys } from '../keys/keys.ts';
import { manageSecret } from '../registrations/manage-link.ts';
import { type StoredTicket, TICKET_COLUMNS } from '../registrations/register.ts';
import {
  asTickets,
  PASSED,
  PASSED_COLUMNS,
  type Passed,
  REGISTRATION_COLUMNS,
  registrationView,
  type StoredRegistration,
} from '../registrations/tickets.ts';
import { OF_CONTACT, SHOWN } from './find-codes.ts';

/** A registration, with the secret of its private page. */
export interface FoundRegistration extends RegistrationView {
  readonly secret: string;
}

/** A place in a wait list, with the secret of its private page. */
export interface FoundWait {
  readonly day: number;
  /** 0 for any window of the day. */
  readonly slot: number;
  readonly people: number;
  /** Until when places are held for it, ms; null where none are. */
  readonly held_until: number | null;
  readonly secret: string;
}

/** What somebody has of an edition: without a name, as one phone can have registered several people. */
export interface Found {
  readonly registrations: readonly FoundRegistration[];
  readonly waits: readonly FoundWait[];
}

/** What the contact (a keyed hash) of this browser's code has registered. */
export async function readFound(
  db: D1Database,
  edition: StoredEdition,
  keys: EditionKeys,
  browser: string,
): Promise<Found> {
  const event = edition.number;
  const bound = (sql: string) => db.prepare(sql).bind(event, browser);
  const [registrations, tickets, waits] = await run(
    db,
    query<StoredRegistration>(bound(SELECT_REGISTRATIONS)),
    asTickets(query<StoredTicket & Passed>(bound(SELECT_TICKETS))),
    query<StoredWait>(bound(SELECT_WAITS)),
  );
  const byRegistration = Map.groupBy(tickets, ({ registration }) => registration);
  const secretOf = (one: Pick<StoredRegistration, 'id' | 'first_serial' | 'link'>) =>
    manageSecret(keys.manage, { event, id: one.id, serial: one.first_serial, link: one.link });
  return {
    registrations: await Promise.all(
      registrations.map(async (one) => ({
        ...registrationView(edition, one, byRegistration.get(one.id) ?? []),
        secret: await secretOf(one),
      })),
    ),
    waits: await Promise.all(
      waits.map(async ({ day, slot, people, held_until, ...one }) => ({
        ...{ day, slot, people, held_until },
        secret: await secretOf({ ...one, link: 0 }),
      })),
    ),
  };
}

interface StoredWait {
  readonly id: string;
  readonly first_serial: number;
  readonly held_until: number | null;
  readonly day: number;
  readonly slot: number;
  readonly people: number;
}

const FOUND = `FROM find_code f INDEXED BY find_code_opened
CROSS JOIN registration r ON r.event = f.event AND r.id IN (${OF_CONTACT})`;
const OPENED = `f.event = ?1 AND f.opened = ?2`;

const SELECT_REGISTRATIONS = `
SELECT ${REGISTRATION_COLUMNS}, 0 AS replaced ${FOUND} WHERE ${OPENED} ${SHOWN}`;

const SELECT_TICKETS = `
SELECT ${TICKET_COLUMNS}, ${PASSED_COLUMNS}
FROM (SELECT r.serials ${FOUND} WHERE ${OPENED} ${SHOWN}) r
CROSS JOIN json_each(r.serials) s
CROSS JOIN ticket t ON t.event = ?1 AND t.serial = s.value ${PASSED}
ORDER BY t.serial`;

const SELECT_WAITS = `
SELECT w.id, w.first_serial, w.day, iif(w.state = 'offered', w.offered, w.slot) AS slot, w.people,
  iif(w.state = 'offered', w.deadline, NULL) AS held_until
FROM find_code f INDEXED BY find_code_opened
CROSS JOIN wait w ON w.event = f.event AND w.id IN (
  SELECT id FROM wait INDEXED BY wait_phone WHERE event = f.event AND f.by_phone = 1
    AND phone_hash = f.contact AND state IN ('waiting', 'offered')
  UNION ALL SELECT id FROM wait INDEXED BY wait_email WHERE event = f.event AND f.by_phone = 0
    AND email_hash = f.contact AND state IN ('waiting', 'offered'))
WHERE ${OPENED} AND w.state IN ('waiting', 'offered')
ORDER BY w.day, w.slot, w.id LIMIT 60`;

import type { RegistrationStatus, TicketView } from '../../domain/registration.ts';
import type { DeclineReason } from '../../domain/requests.ts';
import type { Env } from '../../env.ts';
import { query, run } from '../d1/batch.ts';
import type { StoredEdition } from '../editions/editions.ts';
import { editionKeys } from '../keys/keys.ts';
import { manageSecret } from './manage-link.ts';
import { type StoredTicket, TICKET_COLUMNS, toTicketRow } from './register.ts';
import { PASSED_COLUMNS, type Passed, ticketView } from './tickets.ts';

/** Another day of the same request, as its holder sees it. */
export interface OtherDay {
  readonly day: number;
  readonly slot: number;
  readonly status: RegistrationStatus;
  readonly decline_reason: DeclineReason | null;
  readonly tickets: readonly TicketView[];
  /** Of its own private page. */
  readonly secret: string;
}

/** The other days that were asked for together with a registration, in their order. */
export async function otherDays(
  env: Env,
  edition: StoredEdition,
  id: string,
  now: number,
): Promise<OtherDay[]> {
  const keys = await editionKeys(env.SECRET_KEY, edition, now);
  if (!keys) return [];
  const { number } = edition;
  const [days, tickets] = await run(
    env.DB,
    query<DayRow>(env.DB.prepare(SELECT_DAYS).bind(number, id)),
    query<StoredTicket & Passed>(env.DB.prepare(SELECT_TICKETS).bind(number, id)),
  );
  const byDay = Map.groupBy(tickets, ({ registration }) => registration);
  return Promise.all(
    days.map(async ({ id: own, first_serial: serial, link, ...day }) => ({
      ...day,
      secret: await manageSecret(keys.manage, { event: number, id: own, serial, link }),
      tickets: (byDay.get(own) ?? []).map((row) =>
        ticketView(edition, { ...row, ...toTicketRow(row) }),
      ),
    })),
  );
}

interface DayRow extends Pick<OtherDay, 'day' | 'slot' | 'status' | 'decline_reason'> {
  readonly id: string;
  readonly first_serial: number;
  readonly link: number;
}

const OTHERS = `FROM registration one CROSS JOIN registration r
  ON r.event = ?1 AND r.request = one.request AND r.id <> one.id`;

const SELECT_DAYS = `
SELECT r.id, r.day, r.slot, r.state AS status, r.decline_reason, r.first_serial, r.link
${OTHERS}
WHERE one.event = ?1 AND one.id = ?2 ORDER BY r.day, r.slot`;

const SELECT_TICKETS = `
SELECT ${TICKET_COLUMNS}, ${PASSED_COLUMNS} ${OTHERS}
CROSS JOIN json_each(r.serials) s CROSS JOIN ticket t ON t.event = ?1 AND t.serial = s.value
LEFT JOIN admission a ON a.event = t.event AND a.day = t.day AND a.serial = t.serial
WHERE one.event = ?1 AND one.id = ?2 ORDER BY t.serial`;

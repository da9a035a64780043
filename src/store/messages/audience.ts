import type { Channel } from '../../domain/channel.ts';
import type { Locale, PartyKind } from '../../domain/kinds.ts';
import { query, type Verb } from '../d1/batch.ts';
import { FIRST_SERIAL } from '../registrations/first-ticket.ts';

/** Holders of a window who are alike for a text of the office. */
export interface HolderGroup {
  readonly kind: PartyKind;
  readonly step_free: boolean;
  readonly locale: Locale;
  /** What can reach them. */
  readonly by: Readonly<Record<Channel, boolean>>;
  /** What remains of the serial of their first ticket by the divisor; 0 without one. */
  readonly turn: number;
  readonly registrations: number;
  readonly people: number;
}

/**
 * Those who hold a window, counted in groups: one statement a window, which has some thousand of them.
 * `push`: whether browsers are asked about. `divisor`: of the serials, where gates are told apart.
 */
export function countHolders(
  db: D1Database,
  event: number,
  window: number,
  { push, divisor }: { readonly push: boolean; readonly divisor: number | null },
): Verb<HolderGroup[]> {
  const rows = query<Omit<HolderGroup, 'step_free' | 'by'> & Record<'step_free' | Channel, number>>(
    db.prepare(COUNT_HOLDERS).bind(event, window, push ? 1 : 0, divisor),
  );
  return {
    statements: rows.statements,
    read: (results) =>
      rows.read(results).map(({ step_free, push: browser, email, sms, ...row }) => ({
        ...row,
        step_free: step_free === 1,
        by: { push: browser === 1, email: email === 1, sms: sms === 1 },
      })),
  };
}

const COUNT_HOLDERS = `
SELECT r.kind, r.step_free, r.locale, r.email_hash IS NOT NULL AS email, r.phone_hash IS NOT NULL AS sms,
  ?3 = 1 AND EXISTS (SELECT 1 FROM push_subscription p
    WHERE p.event = r.event AND p.registration = r.id) AS push,
  iif(?4 IS NULL, 0, ${FIRST_SERIAL} % ?4) AS turn,
  count(*) AS registrations, sum(r.adults + r.children) AS people
FROM registration r INDEXED BY registration_window
WHERE r.event = ?1 AND r.slot = ?2 AND r.state = 'confirmed'
GROUP BY 1, 2, 3, 4, 5, 6, 7`;

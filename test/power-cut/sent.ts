import { journalNow } from './journal.ts';

/** Something that must be found in the database once it was acknowledged; nothing takes it back. */
export interface Fact {
  readonly fact: keyof typeof FACTS;
  readonly of: readonly (string | number)[];
}

/** One row when it holds. */
export const FACTS = {
  event: 'SELECT 1 FROM event WHERE slug = ?1',
  member: "SELECT 1 FROM member WHERE name = ?1 AND state = 'active'",
  device: 'SELECT 1 FROM device WHERE id = ?1',
  revoked: "SELECT 1 FROM device WHERE id = ?1 AND state = 'revoked'",
  registration: `SELECT 1 FROM registration r WHERE id = ?1
    AND (SELECT count(*) FROM ticket t WHERE t.event = r.event AND t.registration = r.id) = ?2`,
  cancelled: `SELECT 1 FROM registration r WHERE id = ?1 AND state = 'cancelled' AND NOT EXISTS (
    SELECT 1 FROM ticket t
    WHERE t.event = r.event AND t.registration = r.id AND t.state <> 'cancelled')`,
  scan: 'SELECT 1 FROM scan WHERE id = ?1 AND verdict = ?2 AND people = ?3',
  hold: 'SELECT 1 FROM hold WHERE reason = ?1',
  reopened: 'SELECT 1 FROM hold WHERE reason = ?1 AND ended_by IS NOT NULL',
  handed_in: 'SELECT 1 FROM handed_in WHERE scan = ?1',
} as const;

/** What an answer promised, and when it was there. */
interface Acknowledgement {
  /** Of the journal's clock, ns. */
  readonly at: number;
  readonly status: number;
  readonly answer: string;
  /** The first cookie that was set, as a browser sends it back; '' without one. */
  readonly cookie: string;
  readonly facts: readonly Fact[];
}

/** One request, kept as it was sent, so that it can be sent again. */
export interface Sent {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** What its answer promises. */
  readonly promises: (answer: string) => readonly Fact[];
  /** What the answer to a repetition must say again; null for what is not sent twice. */
  readonly gist: ((answer: string) => unknown) | null;
  /** When it was sent first, of the journal's clock, ns; 0 before that. */
  at: number;
  acknowledged: Acknowledgement | null;
}

/** An answer that is neither a success nor a refusal that visitors and phones are used to. */
class UnexpectedAnswer extends Error {}

/**
 * Sends a request, and notes what was promised. Null where the service was gone before the whole
 * answer was there. Throws for an answer that nobody should get.
 */
export async function send(origin: string, sent: Sent): Promise<Acknowledgement | null> {
  const { path, headers, body } = sent;
  sent.at ||= journalNow();
  const response = await fetch(origin + path, {
    method: 'POST',
    redirect: 'manual',
    headers,
    body,
  }).catch(() => null);
  const answer = await response?.text().catch(() => null);
  const at = journalNow();
  if (!response || answer === null || answer === undefined) return null;
  const { status } = response;
  const done = isDone(status);
  if (!done && status !== 409 && status !== 503) {
    throw new UnexpectedAnswer(`${path}: ${status} ${answer.slice(0, 300)}`);
  }
  const [cookie = ''] = (response.headers.get('Set-Cookie') ?? '').split(';');
  const facts = done ? sent.promises(answer) : [];
  const acknowledged = { at, status, answer, cookie, facts };
  if (done) sent.acknowledged ??= acknowledged;
  return acknowledged;
}

/** Whether an answer acknowledges something; the others say that nothing was done. */
export function isDone(status: number): boolean {
  return (status >= 200 && status < 300) || status === 303;
}

/** What was promised up to an instant of the journal's clock. */
export function promisedUntil({ acknowledged }: Sent, at: number): readonly Fact[] {
  return acknowledged && acknowledged.at <= at ? acknowledged.facts : [];
}

type Parts = Pick<Sent, 'path' | 'headers' | 'promises' | 'gist'>;

/** A request whose body is JSON. */
export function jsonSent(body: unknown, { headers, ...parts }: Parts): Sent {
  const type = { 'Content-Type': 'application/json' };
  const text = JSON.stringify(body);
  return { ...parts, headers: { ...headers, ...type }, body: text, at: 0, acknowledged: null };
}

/** A form, as a page sends it. */
export function formSent(
  fields: Readonly<Record<string, string>>,
  { headers, ...parts }: Parts,
): Sent {
  const type = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const text = new URLSearchParams(fields).toString();
  return { ...parts, headers: { ...headers, ...type }, body: text, at: 0, acknowledged: null };
}

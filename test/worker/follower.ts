import { env } from 'cloudflare:workers';
import type { LedgerAnswer, LedgerRow, TodayRow } from '../../src/contract/answers/ledger.ts';
import type { ScansAnswer } from '../../src/contract/answers/scans.ts';
import { type Phone, request, sendScans, type World } from './world.ts';

/** A phone that keeps the ledger as the interface says: rows applied over each other by serial. */
export class Follower {
  readonly #phone: Phone;
  readonly tickets = new Map<number, LedgerRow>();
  readonly today = new Map<number, TodayRow>();
  cursor = 0;
  /** Rows in each answer so far. */
  readonly pages: number[] = [];

  constructor(phone: Phone) {
    this.#phone = phone;
  }

  /** Asks until there is no more. */
  async pull(): Promise<this> {
    let more = true;
    while (more) {
      const path = `/api/v1/ledger?since=${this.cursor}`;
      const response = await request(path, { headers: this.#phone.headers });
      const answer = await response.json<LedgerAnswer>();
      this.apply(answer);
      more = answer.more;
    }
    return this;
  }

  /** Sends scans, and takes the ledger from the same answer. */
  async send(...scans: readonly unknown[]): Promise<ScansAnswer> {
    const response = await sendScans(this.#phone, scans, { since: this.cursor });
    const answer = await response.json<ScansAnswer>();
    if (answer.ledger) this.apply(answer.ledger);
    return answer;
  }

  apply({ cursor, tickets, today }: LedgerAnswer): void {
    for (const row of tickets) this.tickets.set(row[0], row);
    for (const row of today) this.today.set(row[0], row);
    this.pages.push(tickets.length + today.length);
    this.cursor = cursor;
  }

  /** What it knows beyond what a token says by itself, by serial. */
  get known(): LedgerRow[] {
    return [...this.tickets.values()].filter(isNews).sort((a, b) => a[0] - b[0]);
  }
}

function isNews([, entered, exited, state, revision]: LedgerRow): boolean {
  return entered + exited + revision > 0 || state !== 'valid';
}

/** The same, straight from the tables. */
export async function truth(world: World, day = 1): Promise<LedgerRow[]> {
  const sql = `SELECT t.serial, coalesce(a.entered, 0), coalesce(a.exited, 0), t.state, t.revision,
      t.oldest, iif(a.entered > 0, coalesce(a.last_at / 1000, 0), 0),
      iif(a.entered > 0 AND a.last_at > 0, coalesce(a.last_gate, 0), 0)
    FROM ticket t LEFT JOIN admission a ON a.event = t.event AND a.serial = t.serial AND a.day = ?2
    WHERE t.event = ?1 AND t.day = ?2 ORDER BY t.serial`;
  const rows = await env.DB.prepare(sql).bind(world.number, day).raw<[number, ...never]>();
  return rows.filter((row) => isNews(row));
}

import type { EnrolAnswer, ScansRequest } from '../../src/client/gate/ports.ts';
import { admitsOf, type Rules, UNUSED } from '../../src/domain/admission.ts';
import { addCounts, type Counts, noCounts } from '../../src/domain/attendance.ts';
import { eventDate } from '../../src/domain/calendar.ts';
import { formatCode, parseCode } from '../../src/domain/code.ts';
import { movement } from '../../src/domain/counting.ts';
import type { Hold, Policy } from '../../src/domain/edition.ts';
import type {
  FreeFlow,
  GatePolicy,
  LedgerAnswer,
  LedgerRow,
  ScanResult,
  ScansAnswer,
  Supervisor,
  TodayRow,
  WireAlert,
  WireScan,
} from '../../src/domain/scan.ts';
import {
  type AskedScan,
  type Ground,
  NO_TALLY,
  noChanges,
  type Presented,
  type SettledScan,
  type TicketRecord,
} from '../../src/domain/scan-log.ts';
import { settle } from '../../src/domain/settlement.ts';
import { readScanned } from '../../src/domain/token.ts';
import { EVENT, GATES, type Mint, POLICY } from './edition.ts';
import { LastDesk } from './last-desk.ts';

const SLOTS: Rules['slots'] = new Map(
  EVENT.slots.map(([number, , starts_at, ends_at]) => [number, { starts_at, ends_at }]),
);

/** The settlement as the server runs it, with memory in place of a database. */
export class GateServer {
  readonly #mint: Pick<Mint, 'keys'>;
  readonly ground: Ground = { scans: new Map(), tickets: new Map(), tallies: new Map() };
  readonly desk = new LastDesk(this);
  /** The most people that a ticket was ever for. */
  readonly granted = new Map<number, number>();
  /** Sums of every bucket ever written, by gate. */
  readonly counted = noCounts();
  readonly holds: Hold[] = [];
  readonly freeFlow: FreeFlow[] = [];
  /** Undefined while the server has no time to make it. */
  supervisor: Supervisor | null | undefined = null;
  /** Every alert ever written, by id, with the phone that raised it. */
  readonly alerts = new Map<string, WireAlert & { readonly device: string }>();
  /** Since when each phone holds its own gate, as it last said. */
  readonly ownHolds = new Map<string, string | null>();
  policy: Policy = POLICY;
  now: () => number;
  /** Rows of the ledger in one answer. */
  page = 20_000;
  #seq = 0;
  readonly #changed = new Map<number, number>();

  constructor(mint: Pick<Mint, 'keys'>, now: () => number) {
    this.#mint = mint;
    this.now = now;
  }

  /** Issues a ticket, or changes one. */
  issue(ticket: TicketRecord): void {
    this.#seq += 1;
    this.granted.set(
      ticket.serial,
      Math.max(admitsOf(ticket), this.granted.get(ticket.serial) ?? 0),
    );
    this.ground.tickets.set(ticket.serial, { ...ticket, seq: this.#seq });
    this.#changed.set(ticket.serial, this.#seq);
  }

  code(serial: number): string {
    const secret = this.ground.tickets.get(serial)?.secret ?? 0;
    return formatCode({ serial, secret }, EVENT.code_key);
  }

  async enrol(device: string, gate: number): Promise<EnrolAnswer> {
    const token = `${device}.secret`;
    await this.desk.enrol(device, gate, token);
    return {
      device: { id: device, name: device },
      token,
      event: EVENT,
      keys: this.#mint.keys,
      policy: this.#policyOf(gate),
    };
  }

  scans(request: ScansRequest, device: string, gate: number): ScansAnswer {
    const results = this.settleFor(request.scans, device, gate);
    for (const alert of request.alerts ?? []) {
      if (!this.alerts.has(alert.id)) this.alerts.set(alert.id, { ...alert, device });
    }
    this.ownHolds.set(device, request.own_hold);
    const ledger = request.since === undefined ? null : this.#ledger(request.since, gate);
    return {
      results,
      cursor: ledger?.cursor ?? this.#seq,
      now: this.now(),
      ...(ledger && { ledger }),
      ...(request.alerts && { alerts: request.alerts.map(({ id }) => id) }),
    };
  }

  /** Settles scans as those of a device, whoever brings them. */
  settleFor(scans: readonly WireScan[], device: string, gate: number): ScanResult[] {
    const context = { now: this.now(), rules: this.#rules(), dayOf };
    const changes = noChanges();
    const results = scans.map((scan) => {
      const asked = this.#asked(scan);
      return this.#result(settle(asked, { device, gate }, this.ground, changes, context));
    });
    if (changes.tallies.size > 0) this.#seq += 1;
    for (const serial of changes.tallies.keys()) this.#changed.set(serial, this.#seq);
    for (const bucket of changes.buckets.values()) addCounts(this.counted, bucket);
    return results;
  }

  /** The sum of the log, to be compared with what was counted as it went. */
  sumOfLog(): Counts {
    const sum = noCounts();
    for (const scan of this.ground.scans.values()) {
      if (scan.verdict === 'admitted' && !scan.undone) addCounts(sum, movement(scan));
    }
    return sum;
  }

  #ledger(since: number, gate: number): LedgerAnswer {
    const today = dayOf(this.now());
    const rows = [...this.#changed].filter(([, seq]) => seq > since).sort((a, b) => a[1] - b[1]);
    let end = Math.min(this.page, rows.length);
    // What one batch changed goes out together, or the rest of it is lost behind the cursor.
    while (end < rows.length && rows[end]?.[1] === rows[end - 1]?.[1]) end += 1;
    const cut = rows.slice(0, end);
    const more = rows.length > cut.length;
    const tickets = cut.flatMap(([serial]) => this.#row(serial));
    const listed = cut.flatMap(([serial]) => this.#todayRow(serial, today));
    const cursor = more ? (cut.at(-1)?.[1] ?? since) : this.#seq;
    return { cursor, more, tickets, today: listed, policy: this.#policyOf(gate) };
  }

  #row(serial: number): LedgerRow[] {
    const ticket = this.ground.tickets.get(serial);
    if (!ticket) return [];
    const { entered, exited, last_at, last_gate } = this.ground.tallies.get(serial) ?? NO_TALLY;
    const last = Math.floor((last_at ?? 0) / 1_000);
    const { state, revision, oldest } = ticket;
    return [[serial, entered, exited, state, revision, oldest, last, last_gate ?? 0]];
  }

  #todayRow(serial: number, today: number): TodayRow[] {
    const ticket = this.ground.tickets.get(serial);
    if (ticket?.day !== today) return [];
    return [[serial, ticket.adults, ticket.children, ticket.slot, ticket.kind]];
  }

  #policyOf(gate: number): GatePolicy {
    const name = GATES.find((one) => one.number === gate)?.name ?? EVENT.name;
    return {
      ...this.policy,
      holds: [...this.holds],
      free_flow: [...this.freeFlow],
      ...(this.supervisor !== undefined && { supervisor: this.supervisor }),
      gate: { id: String(gate), name },
      today: dayOf(this.now()),
    };
  }

  #rules(): Rules {
    return { policy: this.policy, gates: GATES, slots: SLOTS, holds: this.holds };
  }

  #asked(scan: WireScan): AskedScan {
    const said = Date.parse(scan.at ?? '');
    const at = Math.min(this.now(), said);
    return {
      id: scan.id,
      type: scan.type,
      direction: scan.direction ?? 'entry',
      presented: scan.type === 'ticket' ? this.#presented(scan) : null,
      people: scan.people ?? null,
      children: scan.children ?? null,
      kind: scan.kind ?? null,
      at,
      skew_ms: (scan.skew_ms ?? 0) + at - said,
      decided: scan.decided ?? 'online',
      shown: scan.verdict ?? null,
      shown_reason: scan.reason ?? null,
      override: scan.override ?? null,
      after: scan.after ?? null,
      target: scan.scan ?? null,
      zone: scan.zone ?? null,
      shift: scan.shift ?? null,
      counted: scan.counted ?? null,
    };
  }

  #presented(scan: WireScan): Presented {
    // Both sides verify alike, and the phone's word spares this one its own keys.
    if (scan.reason === 'bad_signature') return { as: 'nothing', reason: 'bad_signature' };
    const scanned = readScanned(scan.ticket ?? '');
    if (scanned.type === 'unknown') return { as: 'nothing', reason: 'unknown' };
    if (scanned.type === 'code') {
      const code = parseCode(scanned.digits, EVENT.code_key);
      return code ? { as: 'code', ...code } : { as: 'nothing', reason: 'unknown' };
    }
    const { event, serial, revision } = scanned.parsed.payload;
    if (event !== EVENT.number) return { as: 'nothing', reason: 'wrong_event' };
    return { as: 'token', serial, revision };
  }

  #result(scan: SettledScan): ScanResult {
    const { id, verdict, reason, people, conflict, serial } = scan;
    const ticket = serial === null ? undefined : this.ground.tickets.get(serial);
    return {
      id,
      verdict,
      reason,
      people,
      conflict,
      ticket: ticket
        ? {
            serial: ticket.serial,
            code: this.code(ticket.serial),
            kind: ticket.kind,
            admits: scan.admits ?? 0,
            entered: scan.entered ?? 0,
            inside: scan.inside ?? 0,
          }
        : null,
    };
  }
}

export function dayOf(at: number): number {
  const date = eventDate(at, EVENT.timezone, POLICY.day_ends);
  return EVENT.days.find((day) => day.date === date)?.number ?? 0;
}

/** A ticket as the server knows it, valid and never changed. */
export function record(
  terms: Omit<TicketRecord, 'state' | 'revision' | 'oldest' | 'secret' | 'seq'>,
): TicketRecord {
  const { state, revision, oldest } = UNUSED;
  return { ...terms, state, revision, oldest, secret: 1234, seq: 0 };
}

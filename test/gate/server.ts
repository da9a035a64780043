import type { HeardEnrolment } from '../../src/contract/answers/enrolment.ts';
import type { GatePolicy, LedgerAnswer } from '../../src/contract/answers/ledger.ts';
import type { ScanResult } from '../../src/contract/answers/scan-result.ts';
import type { ScansAnswer, WireSeenAlert } from '../../src/contract/answers/scans.ts';
import { isTooOld } from '../../src/contract/release.ts';
import { admitsOf, type Rules, UNUSED } from '../../src/domain/admission.ts';
import type { AskedAlert } from '../../src/domain/alert.ts';
import { addCounts, type Counts, noCounts } from '../../src/domain/attendance.ts';
import type { UtcOffset } from '../../src/domain/calendar.ts';
import { formatCode } from '../../src/domain/code.ts';
import { movement, recount } from '../../src/domain/counting.ts';
import type { DeviceReport } from '../../src/domain/device-health.ts';
import type { Hold, Policy } from '../../src/domain/edition.ts';
import type { GateNote } from '../../src/domain/gate-note.ts';
import type { FreeFlow } from '../../src/domain/hold.ts';
import {
  type AskedScan,
  type Changes,
  type Context,
  type KnownState,
  noChanges,
  type SettledScan,
  type TicketRecord,
} from '../../src/domain/scan-log.ts';
import { settle } from '../../src/domain/settlement.ts';
import type { Supervisor } from '../../src/domain/supervisor.ts';
import type { TicketKey } from '../../src/domain/ticket-key.ts';
import { type VoidedSpan, voidedBy } from '../../src/domain/voided-span.ts';
import { voidScan } from '../../src/domain/voiding.ts';
import { inOrder } from '../../src/gate/read-scans.ts';
import { DayLedger, dayOf } from './day-ledger.ts';
import { Door, wellFormed } from './door.ts';
import { EVENT, GATES, type Mint, POLICY } from './edition.ts';
import { LastDesk } from './last-desk.ts';

const SLOTS: Rules['slots'] = new Map(
  EVENT.slots.map(([number, , starts_at, ends_at]) => [number, { starts_at, ends_at }]),
);

/** Nothing of a request was taken. */
export class RefusedWhole extends Error {}

/** The settlement as the server runs it, with memory in place of a database. */
export class GateServer {
  readonly #mint: Pick<Mint, 'keys'>;
  readonly state: KnownState = { scans: new Map(), tickets: new Map(), tallies: new Map() };
  readonly desk = new LastDesk(this);
  /** The most people that a ticket was ever for. */
  readonly granted = new Map<number, number>();
  /** Sums of every bucket ever written, by gate. */
  readonly counted = noCounts();
  readonly holds: Hold[] = [];
  /** What is published about every gate. */
  notice: GatePolicy['notice'] = null;
  readonly freeFlow: FreeFlow[] = [];
  /** Null for a server that knows of no keys but those of the enrolment. */
  ticketKeys: readonly TicketKey[] | null = null;
  /** Null for a server that says nothing of its zone. */
  utcOffsets: readonly UtcOffset[] | null = null;
  /** Undefined while the server has no time to make it. */
  supervisor: Supervisor | null | undefined = null;
  /** Every alert ever written, by id, with the phone that raised it. */
  readonly alerts = new Map<string, AskedAlert & { readonly device: string }>();
  /** Which of them somebody has seen. */
  readonly seen: WireSeenAlert[] = [];
  /** What each phone last said of itself, and when (ms). */
  readonly contacts = new Map<string, DeviceReport & { readonly last_seen: number }>();
  /** Whether phones of a release cannot read it any more. */
  isTooOld: (release: string) => boolean = isTooOld;
  policy: Policy = POLICY;
  /** After an edit; null before the first one. */
  edition: NonNullable<LedgerAnswer['edition']> | null = null;
  /** The version that a phone said last, and how often it was sent another. */
  readonly versions: { said: unknown; sent: number } = { said: null, sent: 0 };
  now: () => number;
  readonly door: Door;
  readonly #days = new DayLedger(this.state);
  readonly #voided: VoidedSpan[] = [];

  constructor(mint: Pick<Mint, 'keys'>, now: () => number) {
    this.#mint = mint;
    this.door = new Door(mint);
    this.now = now;
  }

  /** The most rows of the ledger in one answer. */
  set page(rows: number) {
    this.#days.page = rows;
  }

  /** Issues a ticket, or changes one. */
  issue(ticket: TicketRecord): void {
    this.granted.set(
      ticket.serial,
      Math.max(admitsOf(ticket), this.granted.get(ticket.serial) ?? 0),
    );
    const seq = this.#days.note([ticket.serial]);
    this.state.tickets.set(ticket.serial, { ...ticket, seq });
    const changes = noChanges();
    recount(ticket.serial, this.state, changes, this.#context());
    this.#keep(changes);
  }

  /** What the desk asks the gates to do for the people of a ticket; null for nothing any more. */
  ask(serial: number, note: GateNote | null): void {
    if (note === null) this.#days.notes.delete(serial);
    else this.#days.notes.set(serial, note);
    this.#days.note([serial]);
  }

  code(serial: number): string {
    const secret = this.state.tickets.get(serial)?.secret ?? 0;
    return formatCode({ serial, secret }, EVENT.code_key);
  }

  async enrol(device: string, gate: number): Promise<HeardEnrolment> {
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

  /** Takes a request, whatever it holds. Throws `RefusedWhole`. */
  async scans(request: unknown, device: string, gate: number): Promise<ScansAnswer> {
    const now = this.now();
    const heard = await this.door.read(request, now);
    if (!heard) throw new RefusedWhole();
    const results = inOrder(heard.read, this.settle(wellFormed(heard.read), device, gate));
    for (const alert of heard.alerts) {
      if (!this.alerts.has(alert.id)) this.alerts.set(alert.id, { ...alert, device });
    }
    this.contacts.set(device, { ...heard, last_seen: now });
    const ledger = heard.since === null ? null : this.#ledger(heard.since, gate);
    this.versions.said = Object(request).edition;
    const isBehind = this.edition !== null && this.versions.said !== this.edition.version;
    const edition = isBehind && ledger && this.versions.said !== undefined ? this.edition : null;
    if (edition) this.versions.sent += 1;
    const seen = this.seen.filter(({ id }) => this.alerts.get(id)?.device === device);
    return {
      results,
      cursor: ledger?.cursor ?? this.#days.cursor(now),
      now: this.now(),
      ...(ledger && { ledger: { ...ledger, ...(edition && { edition }) } }),
      alerts: heard.alerts.map(({ id }) => id),
      ...(seen.length > 0 && { alerts_seen: seen }),
    };
  }

  /** Settles scans as those of a device, whoever brings them. */
  settle(scans: readonly AskedScan[], device: string, gate: number): ScanResult[] {
    const context = this.#context();
    const changes = noChanges();
    const results = scans.map((scan) =>
      this.#result(settle(scan, { device, gate }, this.state, changes, context)),
    );
    this.#keep(changes);
    return results;
  }

  #context(): Context {
    const rules = { policy: this.policy, gates: GATES, slots: SLOTS, holds: this.holds };
    return { now: this.now(), rules, dayOf, isVoided: this.isVoided };
  }

  /** Whether what a device did at an instant was taken out of the count. */
  readonly isVoided = (device: string, at: number) => voidedBy(this.#voided)(device, at);

  /** Takes what a device counted in a stretch of time out of the count, and whatever it brings of it. */
  voidSpan(span: VoidedSpan): void {
    this.#voided.push(span);
    const changes = noChanges();
    for (const { id, device, at } of [...this.state.scans.values()]) {
      if (this.isVoided(device, at)) voidScan(id, this.state, changes);
    }
    this.#keep(changes);
  }

  #keep({ tallies, buckets }: Changes): void {
    if (tallies.size > 0) this.#days.note(tallies.keys());
    for (const bucket of buckets.values()) addCounts(this.counted, bucket);
  }

  /** The sum of the log, to be compared with what was counted as it went. */
  sumOfLog(): Counts {
    const sum = noCounts();
    for (const scan of this.state.scans.values()) {
      if (scan.verdict === 'admitted' && !scan.undone) addCounts(sum, movement(scan));
    }
    return sum;
  }

  #ledger(since: number, gate: number): LedgerAnswer {
    return { ...this.#days.since(since, this.now()), policy: this.#policyOf(gate) };
  }

  #policyOf(gate: number): GatePolicy {
    const name = GATES.find((one) => one.number === gate)?.name ?? EVENT.name;
    return {
      ...this.policy,
      holds: [...this.holds],
      notice: this.notice,
      free_flow: [...this.freeFlow],
      ...(this.supervisor !== undefined && { supervisor: this.supervisor }),
      ...(this.ticketKeys && { keys: this.ticketKeys }),
      ...(this.utcOffsets && { utc_offsets: this.utcOffsets }),
      gate: { id: String(gate), name },
      today: dayOf(this.now()),
    };
  }

  #result(scan: SettledScan): ScanResult {
    const { id, verdict, reason, people, conflict, serial } = scan;
    const ticket = serial === null ? undefined : this.state.tickets.get(serial);
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

/** A ticket as the server knows it, valid and never changed. */
export function record(
  terms: Omit<TicketRecord, 'state' | 'revision' | 'oldest' | 'secret' | 'seq'>,
): TicketRecord {
  const { state, revision, oldest } = UNUSED;
  return { ...terms, state, revision, oldest, secret: 1234, seq: 0 };
}

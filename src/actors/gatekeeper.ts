import { DurableObject } from 'cloudflare:workers';
import type { Live } from '../domain/attendance.ts';
import { formatCode } from '../domain/code.ts';
import { type Hold, slotsOf } from '../domain/edition.ts';
import { dayBegan, dayNumberAt } from '../domain/presence.ts';
import type { GatePolicy, LedgerAnswer, ScanResult } from '../domain/scan.ts';
import {
  type AskedScan,
  type Changes,
  type Context,
  type Ground,
  noChanges,
  type SettledScan,
} from '../domain/scan-log.ts';
import { settle } from '../domain/settlement.ts';
import type { Env } from '../env.ts';
import {
  admit,
  type Inside,
  readGround,
  readInside,
  readRecentEntries,
  readTotals,
  type Wanted,
} from '../store/admit.ts';
import { run, together, type Verb } from '../store/batch.ts';
import {
  changeDevice,
  type Device,
  type DeviceView,
  type Enrolment,
  enrolDevice,
  loadDevices,
  saveContacts,
} from '../store/devices.ts';
import { loadEdition, loadHolds, type StoredEdition } from '../store/editions.ts';
import { holdEpoch, readLedgerClock, takeEpoch, tickLedger } from '../store/fence.ts';
import { type LedgerChange, readChangedTickets } from '../store/ledger.ts';
import { standingSessions } from '../store/sessions.ts';
import { Board } from './board.ts';
import { DayLedger } from './day-ledger.ts';
import { type Contact, type Credential, DeviceBook } from './device-book.ts';
import { GroupCommit, type Judged, QueueFull } from './group-commit.ts';
import { LiveSockets, SESSION_CHECK_MS } from './live-sockets.ts';

/** Scans in one group. */
const GROUP_MAX = 500;
/** Scans waiting beyond which phones are told to come back: some seconds of work. */
const QUEUE_MAX = 20_000;
/** A batch slower than this makes the Registrar step back, ms. */
const SLOW_BATCH_MS = 200;
/** Minutes of attendance that the live rates look back on. */
const RECENT_MINUTES = 5;

export interface ScanRequest extends Contact {
  readonly scans: readonly AskedScan[];
  /** The device's ledger cursor; null when it does not ask for the ledger. */
  readonly since: number | null;
}

export interface Refusal {
  readonly outcome: 'unauthenticated' | 'busy';
}

export interface Settled {
  readonly outcome: 'settled';
  readonly results: readonly ScanResult[];
  readonly cursor: number;
  readonly ledger: LedgerAnswer | null;
}

export interface LedgerReply {
  readonly outcome: 'ledger';
  readonly ledger: LedgerAnswer;
}

export interface Enrolled {
  readonly device: { readonly id: string; readonly name: string };
  readonly gate: number;
  readonly policy: GatePolicy;
}

interface Asked {
  readonly device: string;
  readonly scans: readonly AskedScan[];
}

/** What a batch reads after it has written. */
interface Aftermath {
  readonly seq: number;
  readonly changed: readonly LedgerChange[];
  readonly insides: readonly Inside[];
  readonly contacts: readonly Device[];
}

/**
 * The one writer of an edition's admissions, and the reader of its live figures. It holds no truth:
 * it can be replaced at any instant, and its successor starts from the database.
 */
export class Gatekeeper extends DurableObject<Env> {
  #event = 0;
  #epoch = 0;
  #edition: StoredEdition | null = null;
  #holds: Hold[] = [];
  #board = new Board();
  readonly #devices = new DeviceBook();
  readonly #ledger = new DayLedger();
  readonly #sockets = new LiveSockets(this.ctx);
  readonly #groups = new GroupCommit<Asked, Ground, readonly ScanResult[]>(
    this.env.DB,
    {
      ground: (items) => readGround(this.env.DB, this.#event, this.#wanted(items)),
      judge: (items, ground) => this.#judge(items, ground),
      takeOver: () => this.#takeOver(),
      fence: () => holdEpoch(this.env.DB, this.#name, this.#epoch),
    },
    { group: GROUP_MAX, queue: QUEUE_MAX },
  );

  /** Settles scans in the order sent, and tells the phone what changed since its cursor. */
  async scan(event: number, who: Credential, request: ScanRequest): Promise<Refusal | Settled> {
    await this.#ready(event);
    const device = this.#devices.authenticate(who);
    if (!device) return { outcome: 'unauthenticated' };
    const { since } = request;
    try {
      const results = await this.#settleAndHear(device.id, request);
      const ledger = since === null ? null : await this.#ledgerSince(device, since);
      const cursor = ledger?.cursor ?? this.#ledger.cursor;
      return { outcome: 'settled', results, cursor, ledger };
    } catch (error) {
      if (error instanceof QueueFull) return { outcome: 'busy' };
      throw error;
    }
  }

  /** The ledger after a cursor, a page of it. */
  async ledger(event: number, who: Credential, since: number): Promise<Refusal | LedgerReply> {
    await this.#ready(event);
    const device = this.#devices.authenticate(who);
    if (!device) return { outcome: 'unauthenticated' };
    return { outcome: 'ledger', ledger: await this.#ledgerSince(device, since) };
  }

  /** Spends a gate invitation on a new device; null when it is used, unknown or expired. */
  async enrol(event: number, enrolment: Enrolment): Promise<Enrolled | null> {
    await this.#ready(event);
    const device = await this.#alone(enrolDevice(this.env.DB, event, enrolment), (enrolled) => {
      if (enrolled) this.#devices.put(enrolled);
    });
    if (!device) return null;
    const { id, name, gate } = device;
    return { device: { id, name }, gate, policy: this.#policy(device) };
  }

  /** Revokes a device, or sets it aside; false when there is no such device. */
  async changeDevice(
    event: number,
    id: string,
    change: 'revoke' | 'set_aside' | 'take_back',
    by: string,
  ): Promise<boolean> {
    await this.#ready(event);
    if (!this.#devices.get(id)) return false;
    await this.#alone(changeDevice(this.env.DB, event, id, change, by, Date.now()), () => {
      const device = this.#devices.get(id);
      if (!device) return;
      const state = change === 'revoke' ? 'revoked' : device.state;
      const set_aside = change === 'revoke' ? device.set_aside : change === 'set_aside';
      this.#devices.put({ ...device, state, set_aside });
    });
    this.#announce();
    return true;
  }

  /** The live figures, exact. */
  async live(event: number): Promise<Live> {
    await this.#ready(event);
    return this.#readLive();
  }

  /** The phones as they were last heard: the database learns of it only with the next scans. */
  async devices(event: number): Promise<DeviceView[]> {
    await this.#ready(event);
    return this.#devices.all().map(({ token_hash: _, key_thumbprint: _key, ...view }) => view);
  }

  /** Told that the edition, its policy or its holds were changed beside this writer. */
  async reload(event: number): Promise<void> {
    this.#event = event;
    this.#groups.restart();
    await this.#settle('', []);
    this.#announce();
  }

  /** Opens a live socket. The Worker has checked session and origin, and names the session. */
  override async fetch(request: Request): Promise<Response> {
    const session = request.headers.get('X-Session');
    const event = Number(request.headers.get('X-Event'));
    if (session === null || !(event > 0)) return new Response(null, { status: 400 });
    await this.#ready(event);
    if ((await this.ctx.storage.getAlarm()) === null) {
      await this.ctx.storage.setAlarm(Date.now() + SESSION_CHECK_MS);
    }
    return this.#sockets.open(session, this.#readLive());
  }

  override async alarm(): Promise<void> {
    const sessions = this.#sockets.sessions();
    if (sessions.length === 0) return;
    // First of all the next look: one that fails must not be the last.
    await this.ctx.storage.setAlarm(Date.now() + SESSION_CHECK_MS);
    this.#sockets.keepOnly(await standingSessions(this.env.DB, sessions, Date.now()));
  }

  override webSocketMessage(): void {
    // Consoles only listen; a ping is answered without waking anybody.
  }

  override webSocketClose(socket: WebSocket): void {
    socket.close();
  }

  get #name(): string {
    return `gatekeeper ${this.#event}`;
  }

  async #ready(event: number): Promise<void> {
    this.#event = event;
    if (!this.#edition) await this.#settle('', []);
  }

  /** What a device says of its queue holds once its scans are written, and not before. */
  async #settleAndHear(device: string, request: ScanRequest): Promise<readonly ScanResult[]> {
    const { scans } = request;
    const now = Date.now();
    const results = scans.length > 0 ? await this.#settle(device, scans) : [];
    const isNews = this.#devices.heard(device, request, now);
    // With scans it is in the database by the next batch; without any it might be the last word.
    if (isNews && scans.length === 0) await this.#settle('', []);
    return results;
  }

  #settle(device: string, scans: readonly AskedScan[]): Promise<readonly ScanResult[]> {
    return this.#groups.add({ device, scans }, Math.max(1, scans.length));
  }

  /** Writes something that is no scan, as the same fenced writer, and brings memory after it. */
  #alone<R>(verb: Verb<R>, learn: (read: R) => void): Promise<R> {
    return this.#groups.alone(async () => {
      const fence = holdEpoch(this.env.DB, this.#name, this.#epoch);
      const [, read] = await run(this.env.DB, fence, verb);
      learn(read);
      return read;
    });
  }

  async #takeOver(): Promise<void> {
    const db = this.env.DB;
    const event = this.#event;
    const now = Date.now();
    const [epoch] = await run(db, takeEpoch(db, this.#name));
    const edition = await loadEdition(db, event);
    if (!edition) throw new Error('there is no such event');
    const today = dayNumberAt(edition, now);
    const days = [0, ...edition.days.map((day) => day.number)];
    const [totals, insides, recent, seq] = await run(
      db,
      readTotals(db, event),
      together(...days.map((day) => readInside(db, event, day))),
      readRecentEntries(db, event, today, Math.floor(now / 60_000) - RECENT_MINUTES),
      readLedgerClock(db, event),
    );
    this.#holds = await loadHolds(db, event);
    this.#devices.load(await loadDevices(db, event));
    this.#board = new Board();
    this.#board.load(totals, insides, recent);
    this.#ledger.start(today, seq);
    this.#edition = edition;
    this.#epoch = epoch;
  }

  #wanted(items: readonly Asked[]): Wanted {
    const edition = this.#edition;
    const ids: string[] = [];
    const passes: { serial: number; day: number }[] = [];
    for (const scan of items.flatMap((item) => item.scans)) {
      ids.push(scan.id);
      if (scan.target !== null) ids.push(scan.target);
      const shown = scan.presented;
      if (!edition || shown === null || shown.as === 'nothing') continue;
      passes.push({ serial: shown.serial, day: dayNumberAt(edition, scan.at) });
    }
    return { ids, passes };
  }

  #judge(items: readonly Asked[], ground: Ground): Judged<readonly ScanResult[]> {
    const now = Date.now();
    const context = this.#context(now);
    const changes = noChanges();
    const results = items.map(({ device, scans }) => {
      const sender = { device, gate: this.#devices.get(device)?.gate ?? 0 };
      return scans.map((scan) =>
        this.#result(settle(scan, sender, ground, changes, context), ground),
      );
    });
    const today = context.dayOf(now);
    if (today !== this.#ledger.day) this.#ledger.start(today, this.#ledger.cursor);
    const writes = this.#write(changes, now);
    let after: Aftermath | null = null;
    return {
      writes: {
        statements: writes.statements,
        read: (read) => {
          after = writes.read(read);
        },
      },
      committed: () => {
        if (after) this.#learn(changes, ground, after, now);
        return results;
      },
    };
  }

  /** Everything that one batch writes, and reads again after it has written. */
  #write(changes: Changes, now: number): Verb<Aftermath> {
    const db = this.env.DB;
    const event = this.#event;
    const counts = [...changes.scans.values()].filter((scan) => scan.type === 'count');
    const recounted = [...new Set(counts.map((scan) => scan.day))];
    const contacts = this.#devices.due(now);
    const all = together(
      changes.tallies.size > 0 ? tickLedger(db, event) : readLedgerClock(db, event),
      changes.scans.size > 0 ? admit(db, event, changes, now) : NOTHING,
      contacts.length > 0 ? saveContacts(db, event, contacts) : NOTHING,
      readChangedTickets(db, event, this.#ledger.day, this.#ledger.cursor),
      together(...recounted.map((day) => readInside(db, event, day))),
    );
    return {
      statements: all.statements,
      read: (results) => {
        const [seq, , , changed, insides] = all.read(results);
        return { seq, changed, insides, contacts };
      },
    };
  }

  /** Brings memory up to what was committed. */
  #learn(changes: Changes, ground: Ground, after: Aftermath, now: number): void {
    this.#board.add(changes.buckets.values(), changes.flows);
    for (const inside of after.insides) this.#board.anchor(inside);
    this.#board.tidy(now);
    this.#ledger.learn(after.changed, { changes, ground }, after.seq, now);
    this.#devices.saved(after.contacts, now);
    if (changes.scans.size > 0 || after.contacts.length > 0) this.#announce();
    if (this.#groups.lastBatchMs > SLOW_BATCH_MS) {
      const registrar = this.env.REGISTRAR.getByName(String(this.#event));
      this.ctx.waitUntil(registrar.yieldToGates());
    }
  }

  #stored(): StoredEdition {
    if (!this.#edition) throw new Error('the Gatekeeper was asked before it started');
    return this.#edition;
  }

  #context(now: number): Context {
    const edition = this.#stored();
    const { policy, gates } = edition;
    return {
      now,
      rules: { policy, gates, slots: slotsOf(edition), holds: this.#holds },
      dayOf: (at) => dayNumberAt(edition, at),
    };
  }

  #result(scan: SettledScan, ground: Ground): ScanResult {
    const { id, verdict, reason, people, conflict, serial, admits, entered, inside } = scan;
    const known = serial === null ? undefined : ground.tickets.get(serial);
    if (!known || serial === null || admits === null) {
      return { id, verdict, reason, people, conflict, ticket: null };
    }
    const code = formatCode({ serial, secret: known.secret }, this.#stored().code_key);
    const { kind } = known;
    const numbers = { admits, entered: entered ?? 0, inside: inside ?? 0 };
    return { id, verdict, reason, people, conflict, ticket: { serial, code, kind, ...numbers } };
  }

  async #ledgerSince(device: Device, since: number): Promise<LedgerAnswer> {
    const now = Date.now();
    const today = dayNumberAt(this.#stored(), now);
    if (this.#ledger.wantsLook(since, today, now)) await this.#settle('', []);
    const page = await this.#ledger.since(this.env.DB, this.#event, since, now);
    return { ...page, policy: this.#policy(device) };
  }

  #policy(device: Device): GatePolicy {
    const edition = this.#stored();
    const name = edition.gates.find((one) => one.number === device.gate)?.name ?? edition.name;
    return {
      ...edition.policy,
      holds: this.#holds,
      gate: { id: String(device.gate), name },
      today: dayNumberAt(edition, Date.now()),
    };
  }

  #readLive(): Live {
    const now = Date.now();
    const edition = this.#stored();
    return this.#board.live(edition, {
      now,
      today: dayNumberAt(edition, now),
      todayBegan: dayBegan(edition, now),
      holds: this.#holds,
      devices: this.#devices.active(),
    });
  }

  #announce(): void {
    this.#sockets.changed(() => this.#readLive());
  }
}

const NOTHING: Verb<unknown> = { statements: [], read: () => undefined };

import { DurableObject } from 'cloudflare:workers';
import type { LedgerAnswer } from '../../contract/answers/ledger.ts';
import type { Live } from '../../contract/answers/live.ts';
import type { ScanResult } from '../../contract/answers/scan-result.ts';
import type { Writer } from '../../domain/call-failed.ts';
import type { AskedScan, Ground } from '../../domain/scan-log.ts';
import type { Stretch } from '../../domain/voided-span.ts';
import type { Env } from '../../env.ts';
import { logFailure } from '../../http/log.ts';
import { run, together, type Verb, write } from '../../store/d1/batch.ts';
import { holdEpoch, takeEpoch } from '../../store/d1/fence.ts';
import { seeAlert } from '../../store/gates/alerts.ts';
import { type Decision, writeDecision } from '../../store/gates/decisions.ts';
import {
  changeDevice,
  type Device,
  type DeviceChange,
  type DeviceView,
  type Enrolment,
  enrolDevice,
} from '../../store/gates/devices.ts';
import type { Handed } from '../../store/gates/hand-ins.ts';
import { readKnownState } from '../../store/gates/known-state.ts';
import { type Order, readOrders, writeOrder } from '../../store/gates/orders.ts';
import type { Rescue } from '../../store/gates/rescues.ts';
import { readCounting } from '../../store/gates/void-scans.ts';
import { standingSessions } from '../../store/members/sessions.ts';
import { readAtGates } from '../../store/notices/notices.ts';
import { tellActor } from '../call.ts';
import type {
  Credential,
  Delivery,
  DeviceLookup,
  Enrolled,
  GatekeeperCalls,
  HandedIn,
  LedgerReply,
  Refusal,
  ScanRequest,
  Settled,
  SettledFor,
  Voided,
} from '../calls.ts';
import { type Decided, GroupCommit } from '../group-commit.ts';
import { registrarOf } from '../stubs.ts';
import type { WriterCounts } from '../writer-counts.ts';
import { busyOr, type GroupItem, NO_WRITES } from './group-item.ts';
import { HandIns, mayHandIn } from './hand-ins.ts';
import { judgeGroup } from './judge-group.ts';
import { LiveSockets, SESSION_CHECK_MS } from './live-sockets.ts';
import { ReportWriter } from './report-writer.ts';
import { wantedBy } from './rules.ts';
import { type CommitReads, GatekeeperState } from './state.ts';

/** Scans in one group. */
const GROUP_MAX = 500;
/** Scans waiting beyond which phones are sent back: some seconds of work. */
const QUEUE_MAX = 20_000;
/** A batch slower than this makes the Registrar step back, ms. */
const SLOW_BATCH_MS = 200;

/**
 * The one writer of an edition's admissions, and the reader of its live figures. The database holds
 * the truth: an instance can be replaced at any instant, and the next one starts from there.
 */
export class Gatekeeper extends DurableObject<Env> implements GatekeeperCalls {
  #event = 0;
  #epoch = 0;
  readonly #state = new GatekeeperState();
  readonly #sockets = new LiveSockets(this.ctx, () => this.#writer);
  readonly #groups = new GroupCommit<GroupItem, Ground, readonly ScanResult[]>(
    this.env.DB,
    {
      writer: () => this.#writer,
      readState: (items) => this.#readGround(items),
      suppose: (items) => this.#suppose(items),
      judge: (items, ground) => this.#judge(items, ground),
      startEpoch: () => this.#startEpoch(),
      fence: () => this.#fence(),
    },
    { group: GROUP_MAX, queue: QUEUE_MAX },
  );

  readonly #handIns = new HandIns(this.env.DB, this.#state.devices, {
    settle: (item) => this.#settle(item),
    alone: (verb, learn) => this.#alone(verb, learn),
  });
  readonly #reports = new ReportWriter(this.env.DB, this.#state.devices, {
    writer: () => this.#writer,
    fence: () => this.#fence(),
    renew: async () => {
      await this.#settle(NO_WRITES);
    },
    written: () => this.#announce(),
  });

  /** Settles scans in the order sent, and answers with what changed since the phone's cursor. */
  async scan(event: number, who: Credential, request: ScanRequest): Promise<Refusal | Settled> {
    await this.#ready(event);
    const caller = this.#state.devices.authenticate(who);
    if (!caller.ok) return caller.refusal;
    const { since, edition = null } = request;
    try {
      const results = await this.#settleAndRecord(caller.device.id, request);
      const ledger = since === null ? null : await this.#ledgerSince(caller.device, since, edition);
      const cursor = ledger?.cursor ?? this.#state.ledger.cursor;
      const seen = this.#state.alerts.seenOf(caller.device.id, Date.now());
      return { outcome: 'settled', results, cursor, ledger, seen };
    } catch (error) {
      return busyOr(error);
    }
  }

  /**
   * Settles scans of a device that does not send them itself: handed in, or brought by another
   * phone. The caller has checked that they are its own. Null for no such device.
   */
  async settleFor(
    event: number,
    device: string,
    scans: readonly AskedScan[],
    delivery: Delivery,
  ): Promise<Refusal | SettledFor | null> {
    await this.#ready(event);
    return this.#handIns.settleFor(event, device, scans, delivery);
  }

  /**
   * Takes scans of a device out of the count: those of a span of time, up to a number. Null for no
   * such device.
   */
  async voidScans(
    event: number,
    device: string,
    stretch: Stretch,
    most: number,
  ): Promise<Refusal | Voided | null> {
    await this.#ready(event);
    if (!this.#state.devices.get(device)) return null;
    const [found] = await run(this.env.DB, readCounting(this.env.DB, event, device, stretch, most));
    const voids = found.map((scan) => scan.id);
    try {
      if (voids.length > 0) await this.#groups.add({ ...NO_WRITES, voids }, voids.length);
      return { outcome: 'voided', scans: voids.length };
    } catch (error) {
      return busyOr(error);
    }
  }

  /**
   * A device of this event that another phone names: one in service, or a revoked one that may
   * still hand in, since the other phone proves what it brings. Null when there is none.
   */
  async findDeviceForRescue(
    event: number,
    who: Credential,
    id: string,
  ): Promise<Refusal | DeviceLookup> {
    await this.#ready(event);
    const caller = this.#state.devices.authenticate(who);
    if (!caller.ok && !mayHandIn(caller.refusal)) return caller.refusal;
    return { outcome: 'found', device: this.#state.devices.get(id) ?? null };
  }

  /** Takes what a revoked device still has, to be kept apart; `last` closes its hand-in. */
  async handIn(
    event: number,
    who: Credential,
    handed: Handed,
    last: boolean,
  ): Promise<Refusal | HandedIn> {
    await this.#ready(event);
    return this.#handIns.take(event, who, handed, last);
  }

  /**
   * Keeps scans of a revoked device apart that another phone brought; false when it accepts no
   * more.
   */
  async keepApart(event: number, device: string, handed: Handed, rescue: Rescue): Promise<boolean> {
    await this.#ready(event);
    return this.#handIns.bring(event, device, handed, rescue);
  }

  /** The ledger after a cursor, a page of it. */
  async ledger(event: number, who: Credential, since: number): Promise<Refusal | LedgerReply> {
    await this.#ready(event);
    const caller = this.#state.devices.authenticate(who);
    if (!caller.ok) return caller.refusal;
    return { outcome: 'ledger', ledger: await this.#ledgerSince(caller.device, since) };
  }

  /** Spends a gate invitation on a new device; null when it is used, unknown or expired. */
  async enrol(event: number, enrolment: Enrolment): Promise<Enrolled | null> {
    await this.#ready(event);
    const device = await this.#alone(enrolDevice(this.env.DB, event, enrolment), (enrolled) => {
      if (enrolled) this.#state.devices.enrol(enrolled);
    });
    if (!device) return null;
    const { id, name, gate } = device;
    const policy = await this.#state.rules.policy(device, this.env.SECRET_KEY, Date.now());
    return { device: { id, name }, gate, policy };
  }

  /** Revokes a device, sets it aside, or moves it; false when there is no such device. */
  async changeDevice(
    event: number,
    id: string,
    change: DeviceChange,
    by: string,
  ): Promise<boolean> {
    await this.#ready(event);
    if (!this.#state.devices.get(id)) return false;
    await this.#alone(changeDevice(this.env.DB, event, id, change, by, Date.now()), () =>
      this.#state.devices.change(id, change),
    );
    this.#announce();
    return true;
  }

  /** Notes that a member saw an alert; false when no unseen alert has this id. */
  async seeAlert(event: number, id: string, by: string): Promise<boolean> {
    await this.#ready(event);
    const verb = seeAlert(this.env.DB, event, id, by, Date.now());
    const { done } = await this.#alone(verb, ({ alerts }) => {
      for (const alert of alerts) this.#state.alerts.seen(alert);
    });
    this.#announce();
    return done;
  }

  /**
   * Holds, closes, reopens, starts free flow: writes an order, and applies it. False if there was
   * nothing to end.
   */
  async order(event: number, order: Order, by: string, now: number): Promise<boolean> {
    await this.#ready(event);
    const { DB } = this.env;
    const writes = together(writeOrder(DB, { event, id: by }, order, now), readOrders(DB, event));
    const [done] = await this.#alone(writes, ([, orders]) => this.#state.rules.follow(orders));
    this.#announce();
    return done;
  }

  /** Writes what is decided of a hand-in, or of a day's figures. */
  async decide(event: number, decision: Decision, by: string, now: number): Promise<void> {
    await this.#ready(event);
    const verb = writeDecision(this.env.DB, { event, id: by }, decision, now);
    await this.#alone(verb, () => undefined);
  }

  /** Called after a notice was published, corrected or withdrawn: phones show those of their gate. */
  async hearNotices(event: number): Promise<void> {
    await this.#ready(event);
    await this.#alone(readAtGates(this.env.DB, event), (notices) =>
      this.#state.rules.hear(notices),
    );
  }

  /** The live figures, exact. */
  async live(event: number): Promise<Live> {
    await this.#ready(event);
    await this.#figures();
    return this.#state.live(Date.now());
  }

  /**
   * The live figures, with what a board shows beside them. `known`: the revision of today's curve
   * that it has, 0 for none.
   */
  async board(event: number, known: number): Promise<Live> {
    await this.#ready(event);
    await this.#figures();
    return this.#state.board(Date.now(), known);
  }

  /** The phones with their last reports: the database gets them only with the next scans. */
  async devices(event: number): Promise<DeviceView[]> {
    await this.#ready(event);
    return this.#state.devices
      .all()
      .map(({ token_hash: _, key_thumbprint: _key, ...view }) => view);
  }

  /** What this instance did since it started. Reads no database, and starts nothing. */
  async counts(): Promise<WriterCounts> {
    return { ...this.#groups.counts(), sockets: this.#sockets.count };
  }

  /** Called after the edition, its policy or the orders were changed by another writer. */
  async reload(event: number): Promise<void> {
    this.#event = event;
    this.#groups.restart();
    await this.#settle(NO_WRITES);
    this.#announce();
  }

  /** Called after the Registrar changed tickets of which people are in. */
  async look(event: number): Promise<void> {
    await this.#ready(event);
    await this.#settle(NO_WRITES);
  }

  /** Opens a live socket. The Worker has checked session and origin, and gives the session. */
  override async fetch(request: Request): Promise<Response> {
    const session = request.headers.get('X-Session');
    const event = Number(request.headers.get('X-Event'));
    if (session === null || !(event > 0)) return new Response(null, { status: 400 });
    await this.#ready(event);
    if ((await this.ctx.storage.getAlarm()) === null) {
      await this.ctx.storage.setAlarm(Date.now() + SESSION_CHECK_MS);
    }
    await this.#figures();
    const id = request.headers.get('X-Request-Id') ?? '';
    const live = this.#state.board(Date.now(), 0);
    const opened = this.#sockets.open({ session, event }, live, { 'X-Request-Id': id });
    if (opened instanceof Response) return opened;
    return new Response(null, { status: opened.full === 'session' ? 429 : 503 });
  }

  override async alarm(): Promise<void> {
    if (this.#sockets.event() === null) return;
    // The next alarm is set first: a failure now must not be the last alarm.
    await this.ctx.storage.setAlarm(Date.now() + SESSION_CHECK_MS);
    try {
      await this.checkSessions();
    } catch (error) {
      logFailure('sessions_not_checked', error, this.#writer);
      // The runtime tries a failed alarm again, and logs what it threw with its message.
      throw new Error('the sessions could not be checked');
    }
  }

  /** Closes the sockets of whoever is not signed in any more, or has no role here any more. */
  async checkSessions(): Promise<void> {
    const event = this.#sockets.event();
    if (event === null) return;
    const sessions = this.#sockets.sessions();
    this.#sockets.keepOnly(await standingSessions(this.env.DB, event, sessions, Date.now()));
  }

  override webSocketMessage(socket: WebSocket): void {
    this.#sockets.refuseMessage(socket);
  }

  override webSocketClose(socket: WebSocket): void {
    socket.close();
  }

  get #name(): string {
    return `gatekeeper ${this.#event}`;
  }

  get #writer(): Writer {
    return { actor: 'gatekeeper', edition: this.#event };
  }

  async #ready(event: number): Promise<void> {
    this.#event = event;
    if (!this.#state.started) await this.#settle(NO_WRITES);
  }

  /** A device's report holds only once the scans sent with it are written. */
  async #settleAndRecord(device: string, request: ScanRequest): Promise<readonly ScanResult[]> {
    const { scans, alerts } = request;
    const now = Date.now();
    const carries = scans.length + alerts.length > 0;
    const results = carries ? await this.#settle({ ...NO_WRITES, device, scans, alerts }) : [];
    const isNews = this.#state.devices.recordReport(device, request, now);
    if (isNews) this.#announce();
    const written = this.#reports.write(this.#event, now);
    // With scans, more will follow; without any, it might be the last report.
    if (isNews && !carries) await written;
    else this.ctx.waitUntil(written);
    return results;
  }

  #settle(item: GroupItem): Promise<readonly ScanResult[]> {
    const weight = Math.max(1, item.scans.length + item.alerts.length);
    return this.#groups.add(item, weight, item.device);
  }

  /** Writes something that is no scan, as the same fenced writer, and updates memory after it. */
  #alone<R>(verb: Verb<R>, learn: (read: R) => void): Promise<R> {
    return this.#groups.runExclusive(async () => {
      const [, read] = await run(this.env.DB, this.#fence(), verb);
      learn(read);
      return read;
    });
  }

  async #startEpoch(): Promise<void> {
    const [epoch] = await run(this.env.DB, takeEpoch(this.env.DB, this.#name));
    await this.#state.load(this.env.DB, this.#event, Date.now());
    this.#epoch = epoch;
  }

  #readGround(items: readonly GroupItem[]): Verb<Ground> {
    this.#state.ground.reads();
    const { ids, serials } = wantedBy(items, this.#state.recounts);
    const voids = items.flatMap((item) => item.voids);
    const wanted = { ids: [...ids, ...voids], serials };
    const { statements, read } = readKnownState(this.env.DB, this.#event, wanted);
    return { statements, read: (results) => ({ state: read(results), supposed: null }) };
  }

  #suppose(items: readonly GroupItem[]): Ground | null {
    // What is counted again is of groups that are long gone.
    return this.#state.recounts.size > 0 ? null : this.#state.ground.suppose(items);
  }

  #fence(): Verb<void> {
    const { version } = this.#state.rules.edition;
    const footing = { name: this.#name, epoch: this.#epoch, event: this.#event, version };
    return holdEpoch(this.env.DB, footing);
  }

  #judge(items: readonly GroupItem[], ground: Ground): Decided<readonly ScanResult[]> {
    const now = Date.now();
    const { settled, settlement, recounted } = judgeGroup(items, ground, this.#state, now);
    const writes = together(
      write(...items.flatMap(({ beside }) => beside)),
      this.#state.writing(this.env.DB, this.#event, settlement, now),
    );
    let after: CommitReads | null = null;
    return {
      writes: {
        statements: writes.statements,
        read: (read) => {
          [, after] = writes.read(read);
        },
      },
      committed: () => {
        for (const serial of recounted) this.#state.recounts.delete(serial);
        if (after && this.#state.learn(settlement, after, now)) this.#announce();
        this.#recountLater();
        this.#askRegistrarToYield();
        const { rules } = this.#state;
        return settled.map((scans) => scans.map((scan) => rules.result(scan, ground.state)));
      },
    };
  }

  /** Re-entries of a party that was changed are a published figure: no scan waits for them. */
  #recountLater(): void {
    if (this.#state.recounts.size === 0) return;
    this.ctx.waitUntil(this.#settle(NO_WRITES).catch(() => undefined));
  }

  /** While writing is slow, registrations wait: the gate comes first. */
  #askRegistrarToYield(): void {
    if (this.#groups.lastBatchMs <= SLOW_BATCH_MS) return;
    const who = { actor: 'registrar', edition: this.#event } as const;
    const registrar = registrarOf(this.env, this.#event);
    this.ctx.waitUntil(tellActor(who, () => registrar.yieldToGates()));
  }

  /** `version`: of the edition that the device has, where it wants the one of now. */
  async #ledgerSince(
    device: Device,
    since: number,
    version: number | null = null,
  ): Promise<LedgerAnswer> {
    const now = Date.now();
    const { ledger, rules } = this.#state;
    if (ledger.wantsLook(since, rules.ledgerDays(now), now)) await this.#settle(NO_WRITES);
    const page = await ledger.since(this.env.DB, this.#event, since, now);
    // Of one memory, so that policy and edition are of one version.
    const { rules: current } = this.#state;
    const edition = version === null ? null : current.editionAfter(version, this.env.PUBLIC_URL);
    const policy = await current.policy(device, this.env.SECRET_KEY, now);
    return { ...page, policy, ...(edition && { edition }) };
  }

  /**
   * Makes sure that the figures are read: between two groups, so that no group is counted twice.
   */
  async #figures(): Promise<void> {
    if (this.#state.hasFigures) {
      return this.#state.renewFigures(this.env.DB, this.#event, Date.now());
    }
    await this.#groups.runExclusive(async () => {
      if (this.#state.hasFigures) return;
      await this.#state.loadFigures(this.env.DB, this.#event, this.#epoch, Date.now());
    });
  }

  #announce(): void {
    this.#sockets.changed(async () => {
      await this.#figures();
      return this.#state.board(Date.now(), 'told');
    });
  }
}

import { DurableObject } from 'cloudflare:workers';
import type { Writer } from '../../domain/call-failed.ts';
import { InFlight } from '../../domain/in-flight.ts';
import type { Env } from '../../env.ts';
import { run, type Verb } from '../../store/d1/batch.ts';
import { holdEpoch, takeEpoch } from '../../store/d1/fence.ts';
import { loadForWriter, type StoredEdition } from '../../store/editions/editions.ts';
import { readPlaces } from '../../store/editions/places.ts';
import { readSigners } from '../../store/keys/signer.ts';
import { readChannels } from '../../store/messages/channels.ts';
import type { Correction } from '../../store/registrations/correct.ts';
import { readLastSerial } from '../../store/registrations/register.ts';
import type { NewWait } from '../../store/wait-list/lists.ts';
import { tellActor } from '../call.ts';
import type {
  Asking,
  EditAnswer,
  EditOrder,
  PreparedRegistration,
  RegisterAnswer,
  RegistrarCalls,
  Remaining,
} from '../calls.ts';
import { GroupCommit, QueueFull } from '../group-commit.ts';
import { gatekeeperOf, senderOf } from '../stubs.ts';
import type { WriterCounts } from '../writer-counts.ts';
import { Askers } from './askers.ts';
import { callOffPart } from './call-off.ts';
import {
  applyChanges,
  type Changed,
  type ChangeOutcome,
  type Desk,
  type Ordered,
} from './change-registration.ts';
import { applyCorrection, type CorrectionOutcome } from './correct-contact.ts';
import type { ChangeOrder } from './draft.ts';
import { drawPlaces } from './draw-places.ts';
import { editEdition } from './edit-edition.ts';
import { eraseListed } from './erase-listed.ts';
import { type Erased, type ErasureOrder, eraseTogether } from './erase-registrations.ts';
import { type Applicant, type RegisterDesk, registerGroup } from './register-group.ts';
import { registerTogether } from './register-together.ts';
import { CallsToSender } from './sender-calls.ts';
import { tellPart } from './tell-holders.ts';
import { randomSecret, TicketIssuer } from './ticket-issuer.ts';
import {
  answerWait,
  type JoinAnswer,
  type JoinDesk,
  join,
  registerUnasked,
  type WaitOrder,
  type WaitOutcome,
} from './wait-list.ts';
import { WindowPlaces } from './window-places.ts';

/** D1 limits a bound value to 2 MB; a registration with its tickets is about a kilobyte. */
const GROUP_MAX = 500;
const QUEUE_MAX = 5_000;
/** Group size while the gates wait: the gate comes first. */
const GROUP_YIELDING = 32;
const YIELD_MS = 5_000;
/** Changes of one registration that wait at once; it has sixty in its life. */
const CHANGES_AT_ONCE = 8;
/** Parts of the messages of an edit that one call writes; the next minute goes on. */
const PARTS = 10;
const BUSY: Changed = { outcome: 'busy', wanted: null, used: false };

/**
 * The one writer of an edition's registrations. The database holds the truth: places and serials in
 * memory only spare work, the database judges each party again in the batch that writes it.
 */
export class Registrar extends DurableObject<Env> implements RegistrarCalls {
  #event = 0;
  #epoch = 0;
  readonly #issuer = new TicketIssuer();
  #edition: StoredEdition | null = null;
  /** Whether the edition has a channel that was switched on. */
  #carried = false;
  readonly #places = new WindowPlaces();
  readonly #askers = new Askers();
  #yieldingUntil = 0;
  readonly #toSender = new CallsToSender(() =>
    tellActor({ actor: 'sender', edition: this.#event }, () =>
      senderOf(this.env, this.#event).wake(this.#event),
    ),
  );
  /** Changes that wait, by registration. */
  readonly #changing = new InFlight(CHANGES_AT_ONCE);
  readonly #groups = new GroupCommit<Applicant, null, RegisterAnswer>(
    this.env.DB,
    {
      writer: () => this.#writer,
      readState: () => ({ statements: [], read: () => null }),
      judge: (items) => registerGroup(this.#registering(), items),
      startEpoch: () => this.#startEpoch(),
      fence: () => this.#fence(),
    },
    { group: GROUP_MAX, queue: QUEUE_MAX },
  );

  /**
   * Registers one party, in a group with others that arrive at the same time. What its key has
   * already registered is answered at every repetition.
   */
  async register(
    event: number,
    party: PreparedRegistration,
    { tooOften, network }: Asking = FREELY,
  ): Promise<RegisterAnswer> {
    this.#event = event;
    return this.#askers.ask([party], network, (beyond) =>
      this.#ask({ party, tooOften: tooOften || beyond }),
    );
  }

  /** Registers parties that came together, each judged by itself; no ceiling of a sender holds them up. */
  async registerEach(
    event: number,
    parties: readonly PreparedRegistration[],
  ): Promise<RegisterAnswer[]> {
    this.#event = event;
    return Promise.all(parties.map((party) => this.#ask({ party, tooOften: false })));
  }

  /** Registers the days of one request, all of them or none. */
  async registerTogether(
    event: number,
    [first, ...others]: readonly PreparedRegistration[],
    { tooOften, network }: Asking = FREELY,
  ): Promise<RegisterAnswer> {
    this.#event = event;
    if (!first) return { outcome: 'failed' };
    return this.#askers.ask([first, ...others], network, (beyond) =>
      this.#registerTogether([first, ...others], tooOften || beyond),
    );
  }

  #registerTogether(
    parties: readonly [PreparedRegistration, ...PreparedRegistration[]],
    tooOften: boolean,
  ): Promise<RegisterAnswer> {
    const work = () => registerTogether(this.#registering(), parties, tooOften);
    return unlessFull<RegisterAnswer>(() => this.#groups.runExclusive(work), { outcome: 'busy' });
  }

  #registering(): RegisterDesk {
    return {
      ...this.#desk(),
      issuer: this.#issuer,
      places: this.#places,
      written: () => this.#sendSoon(),
    };
  }

  async #ask(applicant: Applicant): Promise<RegisterAnswer> {
    const { party } = applicant;
    this.#groups.groupMax = Date.now() < this.#yieldingUntil ? GROUP_YIELDING : GROUP_MAX;
    const add = () => this.#groups.add(applicant, Math.max(1, party.coaches));
    const work = async () => {
      const answer = await add();
      // Memory may have been behind the database; the refused batch has updated it.
      return answer.outcome === 'slot_full' && this.#places.fits(party) ? add() : answer;
    };
    return unlessFull<RegisterAnswer>(work, { outcome: 'busy' });
  }

  /** Changes, splits, cancels or approves one registration. */
  async change(
    event: number,
    id: string,
    order: ChangeOrder,
    by: string,
    key: string = crypto.randomUUID(),
  ): Promise<{ outcome: ChangeOutcome } & Remaining> {
    return this.changeTogether(event, [{ id, order }], by, key);
  }

  /** The same for registrations that belong together: all of them, or none. */
  async changeTogether(
    event: number,
    orders: readonly Ordered[],
    by: string,
    key: string,
  ): Promise<{ outcome: ChangeOutcome } & Remaining> {
    this.#event = event;
    const work = () => applyChanges(this.#desk(), orders, { by, key }, Date.now());
    const { outcome, wanted, used } = await this.#inTurn(orders[0]?.id ?? '', work, BUSY);
    if (used) this.#notifyGates();
    if (outcome === 'changed') {
      this.#drawSoon();
      this.#sendSoon();
    }
    const instead =
      wanted &&
      this.#places.remaining(
        this.#stored(),
        wanted.slot,
        wanted.people,
        { kind: wanted.kind, atDesk: false },
        Date.now(),
      );
    return { outcome, ...(instead ?? { remaining: 0, alternatives: [] }) };
  }

  /**
   * Edits the edition in one batch, between two groups: what is judged after it, here or at the
   * gates, is judged by the new one.
   */
  async edit(event: number, order: EditOrder, by: string): Promise<EditAnswer> {
    this.#event = event;
    const work = async () => {
      const desk = { db: this.env.DB, edition: this.#stored(), fence: () => this.#fence() };
      const answer = await editEdition(desk, order, { event, id: by }, Date.now());
      if (answer.outcome === 'edited') this.#groups.restart();
      return answer;
    };
    return unlessFull<EditAnswer>(
      () => this.#groups.runExclusive(work).finally(() => this.#drawSoon()),
      { outcome: 'busy' },
    );
  }

  /**
   * Cancels what a day that is called off leaves, and writes some of the messages that edits have
   * caused, in parts between which registrations go on; none while the gates wait. Gives whether some
   * are left.
   */
  async tellHolders(event: number): Promise<boolean> {
    this.#event = event;
    const part = async () =>
      (await callOffPart(this.#desk(), Date.now())) || tellPart(this.#desk(), Date.now());
    const parts = async () => {
      for (let n = 0; n < PARTS; n++) {
        if (Date.now() < this.#yieldingUntil) return true;
        if (!(await this.#groups.runExclusive(part))) return false;
      }
      return true;
    };
    return unlessFull(parts, true).finally(() => this.#sendSoon());
  }

  /** Puts a party on the wait list of a window, or of any window of a day. */
  async joinList(
    event: number,
    wait: NewWait,
    { tooOften, network }: Asking = FREELY,
  ): Promise<JoinAnswer> {
    this.#event = event;
    return this.#askers.ask([wait.party], network, (beyond) => {
      const work = () => join(this.#lists(), wait, tooOften || beyond, Date.now());
      return unlessFull<JoinAnswer>(() => this.#groups.runExclusive(work), { outcome: 'busy' });
    });
  }

  /** Carries out what a party that waits asks: an offer taken or let go, the list left or joined again. */
  async answerWait(event: number, id: string, order: WaitOrder): Promise<WaitOutcome | 'busy'> {
    this.#event = event;
    const work = () => answerWait(this.#lists(), id, order, Date.now());
    const outcome = await this.#inTurn<WaitOutcome | 'busy'>(id, work, 'busy');
    if (order.type === 'take') this.#sendSoon();
    else this.#drawSoon();
    return outcome;
  }

  /** Draws who has the places that came free where somebody waits, and ends what is over. */
  async drawPlaces(event: number): Promise<void> {
    this.#event = event;
    // Gates first: the next minute draws.
    if (Date.now() < this.#yieldingUntil) return;
    const work = async () => {
      await drawPlaces(this.#lists(), Date.now());
      // Behind the draw: a party that cannot be registered holds up no draw.
      await registerUnasked(this.#lists(), Date.now());
      return true;
    };
    if (await unlessFull(() => this.#groups.runExclusive(work), false)) this.#sendSoon();
  }

  /** Places came free: whoever waits for them does not wait for the minute. */
  #drawSoon(): void {
    if (!this.#places.isAwaited) return;
    this.ctx.waitUntil(tellActor(this.#writer, () => this.drawPlaces(this.#event)));
  }

  /** Messages may have been written: they do not wait for the minute, unless the gates wait. */
  #sendSoon(): void {
    if (this.#carried && Date.now() >= this.#yieldingUntil)
      this.ctx.waitUntil(this.#toSender.soon());
  }

  #lists(): JoinDesk {
    return { ...this.#desk(), learn: (places) => this.#places.learn(places) };
  }

  /** Replaces the contact of one registration. */
  async correct(
    event: number,
    id: string,
    correction: Correction,
    by: string,
    key: string,
  ): Promise<CorrectionOutcome | 'busy'> {
    this.#event = event;
    const work = () => applyCorrection(this.#desk(), id, correction, { by, key }, Date.now());
    return this.#inTurn(id, work, 'busy');
  }

  /** Erases what is known of people by registrations and places in wait lists: those of one person. */
  async erase(
    event: number,
    order: ErasureOrder,
    by: string,
  ): Promise<{ readonly outcome: 'erased' | 'busy'; readonly leaving: boolean }> {
    this.#event = event;
    const work = () => eraseTogether(this.#desk(), order, by);
    const done = await this.#inTurn<Erased | null>(order.ids[0] ?? '', work, null);
    if (done?.used) this.#notifyGates();
    if (done?.erased) this.#drawSoon();
    return { outcome: done ? 'erased' : 'busy', leaving: done?.leaving ?? false };
  }

  /** A sender of many changes at once waits for some of them, and does not delay the others. */
  async #inTurn<R>(id: string, work: () => Promise<R>, busy: R): Promise<R> {
    const turn = async () => this.#changing.run(id, () => this.#groups.runExclusive(work));
    return (await unlessFull(turn, null)) ?? busy;
  }

  /** A party was changed of which people are in: the gates' figures of it follow its new size. */
  #notifyGates(): void {
    const gatekeeper = gatekeeperOf(this.env, this.#event);
    const who = { actor: 'gatekeeper', edition: this.#event } as const;
    this.ctx.waitUntil(tellActor(who, () => gatekeeper.look(this.#event)));
  }

  /**
   * Called by the Gatekeeper while its batches are slow: a surge of registrations must not delay a
   * gate.
   */
  async yieldToGates(): Promise<void> {
    this.#yieldingUntil = Date.now() + YIELD_MS;
  }

  /**
   * Called after an edition was changed by another writer: memory is read again before the next
   * group.
   */
  async reload(event = this.#event): Promise<void> {
    this.#event = event;
    this.#groups.restart();
  }

  /** What this instance did since it started. Reads no database, and starts nothing. */
  async counts(): Promise<WriterCounts> {
    return { ...this.#groups.counts(), sockets: null };
  }

  #stored(): StoredEdition {
    if (!this.#edition) throw new Error('the Registrar was asked before it started');
    return this.#edition;
  }

  #desk(): Desk {
    return {
      db: this.env.DB,
      event: this.#event,
      edition: this.#stored(),
      carried: this.#carried,
      env: this.env,
      lastSerial: () => this.#issuer.serials.last,
      fence: () => this.#fence(),
      nextSerial: () => this.#issuer.serials.draw(),
      giveBack: (serials) => this.#issuer.serials.giveBack(serials),
      newSecret: randomSecret,
      sign: (ticket) => this.#issuer.signed(ticket),
    };
  }

  #fence(): Verb<void> {
    const { version } = this.#stored();
    const footing = { name: this.#name, epoch: this.#epoch, event: this.#event, version };
    return holdEpoch(this.env.DB, footing);
  }

  get #name(): string {
    return `registrar ${this.#event}`;
  }

  get #writer(): Writer {
    return { actor: 'registrar', edition: this.#event };
  }

  async #startEpoch(): Promise<void> {
    const db = this.env.DB;
    const [epoch] = await run(db, takeEpoch(db, this.#name));
    const [lastSerial, free, channels] = await run(
      db,
      readLastSerial(db, this.#event),
      readPlaces(db, this.#event),
      readChannels(db, this.#event),
    );
    this.#carried = channels.some(({ state }) => state !== 'off');
    this.#edition = await loadForWriter(db, this.#event);
    const signers = await readSigners(db, this.env.SECRET_KEY, this.#event);
    this.#epoch = epoch;
    this.#issuer.start(this.#event, lastSerial, signers);
    this.#places.learn(free);
    await eraseListed(this.env, this.#desk(), Date.now());
  }
}

/** The answer of a work, or what stands for it where the queue is full. */
async function unlessFull<R>(work: () => Promise<R>, busy: R): Promise<R> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof QueueFull) return busy;
    throw error;
  }
}

const FREELY: Asking = { tooOften: false, network: null };

import { DurableObject } from 'cloudflare:workers';
import { ADAPTERS } from '../../channels/adapters.ts';
import { withinTime } from '../../channels/within-time.ts';
import { type Channel, isQuiet } from '../../domain/channel.ts';
import type { Env } from '../../env.ts';
import { logFailure } from '../../http/log.ts';
import { run } from '../../store/d1/batch.ts';
import { loadEdition } from '../../store/editions/editions.ts';
import { isCodeAsked, tellCodes } from '../../store/finding/tell-codes.ts';
import { editionKeys } from '../../store/keys/keys.ts';
import { openChannel, readChannels } from '../../store/messages/channels.ts';
import { endOverdue } from '../../store/messages/sending.ts';
import type { SenderCalls } from '../calls.ts';
import { type Round, type SendDesk, sendRound } from './send-round.ts';
import { waysOut } from './ways-out.ts';

/** How long one call of the alarm goes on, ms: the next goes on where it ended. */
const PASS_MS = 20_000;
/** Whoever registers wakes it: many at once are one pass, and the gates share its database. */
const PASS_EVERY_MS = 1_000;
/** How long somebody who presses *stop* waits for what was being handed over, ms. */
const SETTLED_MS = 10_000;

/** A carrier that is left alone for a while. */
interface Rest {
  /** ms */
  readonly until: number;
  /** Rounds one after the other of which nobody knows what became of their messages. */
  readonly unanswered: number;
}

const NO_REST: Rest = { until: 0, unanswered: 0 };

/**
 * Sends the messages of one edition, one round after the other, and each channel by itself: one whose
 * carrier hangs holds no other up. It holds no truth: what is claimed, until when, and what may still be
 * begun is in the database, which judges again before each message leaves.
 */
export class Sender extends DurableObject<Env> implements SenderCalls {
  /** ms */
  #lastPass = 0;
  /** Ends the wait of a pass: something was written since it began. */
  #woken = Promise.withResolvers<void>();
  /** Those that have not come to an end: a pass may have left one behind whose carrier hangs. */
  readonly #busy = new Set<Channel>();
  readonly #running = new Map<Channel, Promise<unknown>>();
  /** In memory alone: it spares work. */
  readonly #resting = new Map<Channel, Rest>();

  async wake(event: number): Promise<void> {
    const { storage } = this.ctx;
    this.#woken.resolve();
    if ((await storage.get('event')) !== event) await storage.put('event', event);
    const now = Date.now();
    const latest = now + PASS_EVERY_MS;
    const alarm = await storage.getAlarm();
    // A later one than is ever set is of before the clock was set back: it would be waited for as long.
    if (alarm !== null && alarm <= latest) return;
    const due = Math.max(now, this.#lastPass + PASS_EVERY_MS);
    await storage.setAlarm(due > latest ? now : due);
  }

  async settled(): Promise<void> {
    await withinTime(Promise.all(this.#running.values()), SETTLED_MS).catch(() => undefined);
  }

  override async alarm(): Promise<void> {
    const event = await this.ctx.storage.get<number>('event');
    if (event === undefined) return;
    this.#lastPass = Date.now();
    this.#woken = Promise.withResolvers();
    try {
      if (await this.#pass(event)) await this.ctx.storage.setAlarm(Date.now());
    } catch (error) {
      notSent(event, error);
    }
  }

  /**
   * Ends what is over, and has every channel send that is not at it. Gives whether more may be waiting. One
   * whose carrier hangs is left behind where something new was written, which goes by another at once.
   */
  async #pass(event: number): Promise<boolean> {
    const db = this.env.DB;
    const now = Date.now();
    const [, channels, asked] = await run(
      db,
      endOverdue(db, event, now),
      readChannels(db, event),
      isCodeAsked(db, event),
    );
    if (asked) await run(db, tellCodes(db, event, now));
    const open = channels.filter(({ state }) => state === 'on');
    const edition = open.length > 0 ? await loadEdition(db, event) : null;
    const keys = edition && (await editionKeys(this.env.SECRET_KEY, edition, now));
    if (!keys) return asked;
    const origin = this.env.PUBLIC_URL;
    const desk = { db, event, edition, keys, origin, now: () => Date.now() };
    const idle = open.filter(({ channel }) => !this.#busy.has(channel));
    const all = Promise.all(
      idle.map(({ channel }) => this.#sendAlone(desk, channel, now + PASS_MS)),
    );
    const ended = await Promise.race([all, this.#woken.promise]);
    if (ended) return asked || ended.includes(true);
    // What it was given meanwhile waits for its end.
    this.ctx.waitUntil(all.then(() => this.wake(event)));
    return asked;
  }

  async #sendAlone(desk: SendDesk, channel: Channel, until: number): Promise<boolean> {
    this.#busy.add(channel);
    try {
      return await this.#sendBy(desk, channel, until);
    } catch (error) {
      notSent(desk.event, error);
      return false;
    } finally {
      this.#busy.delete(channel);
    }
  }

  /** Rounds of one channel, as long as it has something to send. Gives whether more may be waiting. */
  async #sendBy(desk: SendDesk, channel: Channel, until: number): Promise<boolean> {
    let isForOthers = false;
    for (;;) {
      const round = this.#round(desk, channel);
      this.#running.set(
        channel,
        round.catch(() => undefined),
      );
      const ended = await round;
      isForOthers ||= ended?.isHandedOn === true;
      if (!ended?.full || ended.pause > 0) return isForOthers;
      if (Date.now() >= until) return true;
    }
  }

  /** Null where the channel may not send now. */
  async #round(desk: SendDesk, channel: Channel): Promise<Round | null> {
    const { db, event } = desk;
    const [channels, asked] = await run(db, readChannels(db, event), isCodeAsked(db, event));
    if (asked) await run(db, tellCodes(db, event, Date.now()));
    const one = channels.find((known) => known.channel === channel);
    const now = Date.now();
    const rest = this.#resting.get(channel) ?? NO_REST;
    if (one?.state !== 'on' || now < rest.until) return null;
    const quiet = isQuiet(now, one.quiet, desk.edition.timezone);
    const typed = await openChannel(desk.keys, desk.event, one);
    const carrier = ADAPTERS[channel]?.carrier(typed, waysOut(this.env));
    if (!carrier) return null;
    const { unanswered } = rest;
    const round = await sendRound(desk, { channel, unanswered, quiet }, carrier);
    this.#resting.set(channel, {
      until: Date.now() + round.pause * 1000,
      unanswered: round.isUnanswered ? unanswered + 1 : 0,
    });
    return round;
  }
}

/** Each minute somebody looks whether there is something to send. */
function notSent(edition: number, error: unknown): void {
  logFailure('messages_not_sent', error, { actor: 'sender', edition });
}

import { DurableObject } from 'cloudflare:workers';
import { ADAPTERS } from '../../channels/adapters.ts';
import { withinTime } from '../../channels/within-time.ts';
import { CHANNELS, type Channel, isQuiet } from '../../domain/channel.ts';
import type { Env } from '../../env.ts';
import { logFailure } from '../../http/log.ts';
import { run } from '../../store/d1/batch.ts';
import { loadEdition } from '../../store/editions/editions.ts';
import { editionKeys } from '../../store/keys/keys.ts';
import { openChannel, readChannels, type StoredChannel } from '../../store/messages/channels.ts';
import { endOverdue } from '../../store/messages/sending.ts';
import type { SenderCalls } from '../calls.ts';
import { type Round, type SendDesk, sendRound } from './send-round.ts';
import { waysOut } from './ways-out.ts';

/** How long one call of the alarm goes on, ms: the next goes on where it ended. */
const PASS_MS = 20_000;
/** How long somebody who presses *stop* waits for what was being handed over, ms. */
const SETTLED_MS = 10_000;
const IDLE: Round = { full: false, pause: 0 };

/**
 * Sends the messages of one edition, one round after the other. It holds no truth: what is claimed, until
 * when, and what may still be begun is in the database, which judges again before each message leaves.
 */
export class Sender extends DurableObject<Env> implements SenderCalls {
  #running: Promise<unknown> = Promise.resolve();
  /** Until when a carrier that took nothing is left alone, ms. In memory alone: it spares work. */
  readonly #paused = new Map<Channel, number>();

  async wake(event: number): Promise<void> {
    await this.ctx.storage.put('event', event);
    if ((await this.ctx.storage.getAlarm()) === null) await this.ctx.storage.setAlarm(Date.now());
  }

  async settled(): Promise<void> {
    await withinTime(this.#running, SETTLED_MS).catch(() => undefined);
  }

  override async alarm(): Promise<void> {
    const event = await this.ctx.storage.get<number>('event');
    if (event === undefined) return;
    const until = Date.now() + PASS_MS;
    try {
      while (await this.#next(event)) {
        if (Date.now() >= until) return await this.ctx.storage.setAlarm(Date.now());
      }
    } catch (error) {
      // Each minute somebody looks whether there is something to send.
      logFailure('messages_not_sent', error, { actor: 'sender', edition: event });
    }
  }

  #next(event: number): Promise<boolean> {
    const round = this.#round(event);
    this.#running = round.catch(() => undefined);
    return round;
  }

  /** One round of each channel that may send now. Gives whether more may be waiting. */
  async #round(event: number): Promise<boolean> {
    const db = this.env.DB;
    const now = Date.now();
    const [, channels] = await run(db, endOverdue(db, event, now), readChannels(db, event));
    const open = channels.filter(({ state }) => state === 'on');
    const edition = open.length > 0 ? await loadEdition(db, event) : null;
    const keys = edition && (await editionKeys(this.env.SECRET_KEY, edition, now));
    if (!keys) return false;
    const origin = this.env.PUBLIC_URL;
    const desk = { db, event, edition, keys, origin, now: () => Date.now() };
    let more = false;
    for (const channel of inOrder(open)) {
      if (isQuiet(now, channel.quiet, edition.timezone)) continue;
      if (now < (this.#paused.get(channel.channel) ?? 0)) continue;
      const { full, pause } = await this.#roundOf(desk, channel);
      if (pause > 0) this.#paused.set(channel.channel, Date.now() + pause * 1000);
      more ||= full && pause === 0;
    }
    return more;
  }

  async #roundOf(desk: SendDesk, channel: StoredChannel): Promise<Round> {
    const typed = await openChannel(desk.keys, desk.event, channel);
    const carrier = ADAPTERS[channel.channel]?.carrier(typed, waysOut(this.env));
    return carrier ? sendRound(desk, channel, carrier) : IDLE;
  }
}

function inOrder(channels: readonly StoredChannel[]): StoredChannel[] {
  return CHANNELS.flatMap((name) => channels.filter(({ channel }) => channel === name));
}

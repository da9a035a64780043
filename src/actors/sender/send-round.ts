import { type Carrier, type Outcome, WITHHELD } from '../../channels/carrier.ts';
import { localParts } from '../../domain/calendar.ts';
import { type Channel, retryAfter } from '../../domain/channel.ts';
import type { PushSubscription } from '../../domain/push-subscription.ts';
import { HOUR_MS } from '../../domain/time.ts';
import { run } from '../../store/d1/batch.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { EditionKeys } from '../../store/keys/keys.ts';
import { readFirstTickets, readLetterFacts } from '../../store/messages/letters.ts';
import {
  type Claimed,
  claim,
  handOver,
  mayBeNamed,
  type Settled,
  settle,
} from '../../store/messages/sending.ts';
import {
  forgetSubscriptions,
  openSubscription,
  readSubscriptions,
  subscriptionId,
} from '../../store/messages/subscriptions.ts';
import { toTicketRow } from '../../store/registrations/register.ts';
import { tokenOf } from '../../store/registrations/tickets.ts';
import { outgoingOf } from './outgoing.ts';

/** Messages that are on their way at once: each may hold a connection. */
const AT_ONCE = 8;
/** Longer than any attempt takes. */
const LEASE_MS = 120_000;
/** Where a message was withheld, s: it is asked again whether it may leave. */
const WITHHELD_S = 60;
/** A message is given up after so many tries only where it was tried for so long, ms. */
const TRIED_FOR_MS = 3 * HOUR_MS;
/** Until then once in so long, s. */
const TRIED_AGAIN_S = 3_600;
/** A carrier that answers nothing is tried again after so long at most, s. */
const UNANSWERED_MAX_S = 900;

/** What a round of sending needs. */
export interface SendDesk {
  readonly db: D1Database;
  readonly event: number;
  readonly edition: Pick<StoredEdition, 'slug' | 'timezone'>;
  readonly keys: EditionKeys;
  /** Scheme and host that visitors see. */
  readonly origin: string;
  /** ms */
  readonly now: () => number;
}

/** What came of a round. */
export interface Round {
  /** Whether more may be waiting. */
  readonly full: boolean;
  /** Whether a message may go by another channel now. */
  readonly isHandedOn: boolean;
  /** Whether some were handed over, and nobody knows of any what became of it. */
  readonly isUnanswered: boolean;
  /** Seconds for which the carrier should be left alone; 0 where it took something, or was not asked. */
  readonly pause: number;
}

const NOTHING: Round = { full: false, isHandedOn: false, isUnanswered: false, pause: 0 };

/** Which channel, and how many rounds before this one, one after the other, were not answered. */
interface SendingBy {
  readonly channel: Channel;
  readonly unanswered?: number;
  /** Whether it is quiet. */
  readonly quiet?: boolean;
}

/**
 * Claims the next messages of a channel, carries each, and keeps how it ended. What is not answered is
 * lost to whoever waits for it: of a carrier that has not answered one alone is tried. In quiet hours codes
 * alone leave: somebody waits for them.
 */
export async function sendRound(
  desk: SendDesk,
  { channel, unanswered = 0, quiet = false }: SendingBy,
  carrier: Carrier,
): Promise<Round> {
  const { db, event } = desk;
  const now = desk.now();
  const { date } = localParts(now, desk.edition.timezone);
  const most = unanswered > 0 ? 1 : AT_ONCE;
  const asked = { channel, most, now, leaseMs: LEASE_MS, date, quiet };
  const [claimed] = await run(db, claim(db, event, asked));
  if (claimed.length === 0) return NOTHING;
  const ids = claimed.map(({ registration }) => registration);
  const [facts, tickets] = await run(
    db,
    readLetterFacts(db, event, ids),
    readFirstTickets(db, event, ids),
  );
  const tokens = new Map(
    tickets.map((row) => [row.registration, tokenOf(event, { ...row, ...toTicketRow(row) })]),
  );
  const browsers = channel === 'push' ? await browsersOf(desk, ids) : new Map<string, never>();
  const outcomes = await Promise.all(
    claimed.map(async (message) => {
      const { registration: id } = message;
      const [fact, token] = [facts.find((one) => one.id === id), tokens.get(id)];
      const isOnly = tickets.find((one) => one.registration === id)?.of_valid === 1;
      const own = { facts: fact, token, isOnly, browsers: browsers.get(id) ?? [] };
      const outgoing = await outgoingOf(message, { ...desk, channel, ...own });
      const outcome = outgoing
        ? await carrier.send(
            outgoing,
            () => isGranted(desk, message, handOver),
            () => isGranted(desk, message, mayBeNamed),
          )
        : UNREADABLE;
      await keep(desk, message, outcome);
      return outcome;
    }),
  );
  const isUnanswered = outcomes.every(({ result }) => result === 'unknown');
  return {
    full: claimed.length === most,
    isHandedOn: outcomes.some(({ result }) => result === 'bounced'),
    isUnanswered,
    pause: isUnanswered ? pauseUnanswered(unanswered + 1) : pauseAfter(channel, outcomes),
  };
}

/** The browsers that are told of registrations, by registration. */
async function browsersOf(
  { db, event, keys }: SendDesk,
  ids: readonly string[],
): Promise<Map<string, PushSubscription[]>> {
  const [stored] = await run(db, readSubscriptions(db, event, ids));
  const opened = await Promise.all(
    stored.map(async (one) => ({
      registration: one.registration,
      browser: await openSubscription(keys, event, one).catch(() => null),
    })),
  );
  const readable = opened.filter(({ browser }) => browser !== null);
  const byRegistration = Map.groupBy(readable, ({ registration }) => registration);
  return new Map(
    [...byRegistration].map(([id, all]) => [
      id,
      all.flatMap(({ browser }) => (browser ? [browser] : [])),
    ]),
  );
}

/** Keeps how one attempt ended as soon as it is known: a server that is killed then has not forgotten it. */
async function keep(desk: SendDesk, message: Claimed, outcome: Outcome): Promise<void> {
  const { db, event, keys, now } = desk;
  const { registration } = message;
  const gone = await Promise.all(
    (outcome.gone ?? []).map(async (endpoint) => ({
      registration,
      id: await subscriptionId(keys, endpoint),
    })),
  );
  const settled = settledBy(message, outcome, now());
  // First what is gone: nobody is reached by it any more.
  await run(db, forgetSubscriptions(db, event, gone), settle(db, event, [settled]));
}

const UNREADABLE: Outcome = { result: 'bounced', why: 'unreadable' };

async function isGranted(
  { db, event, now }: SendDesk,
  message: Claimed,
  ask: typeof handOver,
): Promise<boolean> {
  const [granted] = await run(db, ask(db, event, message, now()));
  return granted;
}

/** Where a message stands after an attempt that ended at an instant (ms). */
function settledBy(message: Claimed, outcome: Outcome, at: number): Settled {
  const { registration, kind, revision, attempt, written_at } = message;
  const reference = outcome.result === 'sent' ? (outcome.reference ?? null) : null;
  const why = outcome.result === 'sent' ? 'sent' : outcome.why;
  const key = { registration, kind, revision, attempt };
  const ended = { ...key, dropped_for: null, due_at: at, reference, outcome: why };
  if (outcome.result !== 'again') return { ...ended, state: outcome.result };
  // Attempts that were stopped, or ended with their server, are counted as well: they alone drop nothing.
  const last = at - written_at < TRIED_FOR_MS ? TRIED_AGAIN_S : null;
  const wait = why === WITHHELD.why ? WITHHELD_S : (retryAfter(attempt, outcome.after) ?? last);
  return wait === null
    ? { ...ended, state: 'dropped', dropped_for: 'not_carried' }
    : { ...ended, state: 'ready', due_at: at + wait * 1000 };
}

/** Twice as long each time: what is handed over meanwhile would be unknown too. */
function pauseUnanswered(rounds: number): number {
  return Math.min(UNANSWERED_MAX_S, retryAfter(rounds) ?? UNANSWERED_MAX_S);
}

/**
 * A carrier that takes nothing is not asked for every message that waits. Browsers have many carriers, and
 * what one of them answers for one browser holds nobody else up.
 */
function pauseAfter(channel: Channel, outcomes: readonly Outcome[]): number {
  if (channel === 'push') return 0;
  if (outcomes.some(({ result }) => result === 'sent')) return 0;
  const asked = outcomes.flatMap((one) =>
    one.result === 'again' && one.why !== WITHHELD.why ? [retryAfter(1, one.after) ?? 0] : [],
  );
  return Math.max(0, ...asked);
}

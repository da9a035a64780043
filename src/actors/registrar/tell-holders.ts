import { isMeant } from '../../domain/bulk.ts';
import { assignedGate, type Gate } from '../../domain/edition.ts';
import { signOf } from '../../domain/edition-parts.ts';
import type { Said } from '../../domain/message.ts';
import { dateBegins, reminderOf } from '../../domain/reminder.ts';
import { bulkWrittenIn } from '../../i18n/message-text.ts';
import { run } from '../../store/d1/batch.ts';
import {
  advanceCause,
  type CauseProgress,
  countAhead,
  type MessageCause,
  readOpenCause,
} from '../../store/messages/causes.ts';
import { type Holder, readHolders } from '../../store/messages/holders.ts';
import { tellMany } from '../../store/messages/many.ts';
import { type NewMessage, tellHolders } from '../../store/messages/outbox.ts';
import { draftMessage, endOfWindow, type MessageDesk, visitOf } from './message-draft.ts';

/** Messages of one part: they are sealed one by one, and registrations wait meanwhile. */
const PART = 200;

/** Messages for many that may be ready at once: what claims them, and what stops them, reads all of them. */
const AHEAD_MAX = 5_000;

/**
 * Writes one part of the messages for many, of an edit or of the office, with how far they are, in one
 * batch: whoever goes on begins behind it. What they say is what holds now. Gives whether there was
 * anything to do now.
 */
export async function tellPart(desk: MessageDesk, now: number): Promise<boolean> {
  const { db, event, fence } = desk;
  const [cause, ahead] = await run(db, readOpenCause(db, event), countAhead(db, event));
  if (!cause || (isSlow(cause) && ahead >= AHEAD_MAX)) return false;
  const isOver = isSlow(cause) && usefulUntil(desk, cause) <= now;
  const window = isOver ? undefined : cause.windows.find((one) => one.window >= cause.slot)?.window;
  const { messages, progress } =
    window === undefined ? END : await partOf(desk, cause, window, now);
  await run(
    db,
    fence(),
    (isSlow(cause) ? tellMany : tellHolders)(db, event, window ?? 0, messages, now),
    advanceCause(db, event, cause, progress, now),
  );
  return true;
}

/** Nothing depends on the hour at which it is said: it waits for all that does. */
function isSlow({ kind }: MessageCause): boolean {
  return kind === 'bulk' || kind === 'reminder';
}

/** Until when it is of use, ms: a text of the office as it was asked for, a reminder until its day begins. */
function usefulUntil({ edition }: MessageDesk, { bulk, revision }: MessageCause): number {
  return bulk ? bulk.worth_until : dateBegins(revision, edition.timezone);
}

interface CausePart {
  readonly messages: readonly NewMessage[];
  readonly progress: CauseProgress;
}

/** Behind the last window nothing is left. */
const END: CausePart = {
  messages: [],
  progress: { slot: 0, registration: '', messages: 0, unreachable: 0, done: true },
};

/** The messages to the next holders of a window, and where the cause stands after them. */
async function partOf(
  desk: MessageDesk,
  cause: MessageCause,
  window: number,
  now: number,
): Promise<CausePart> {
  const { db, event } = desk;
  const after = window === cause.slot ? cause.registration : '';
  const asked = { slot: window, after, registeredBy: cause.at, most: PART };
  const [holders] = await run(db, readHolders(db, event, asked));
  const told = await Promise.all(
    holders.map((one) => tell(desk, cause, { ...one, slot: window }, now)),
  );
  const messages = told.filter((one) => one !== null && one !== UNCONCERNED);
  const last = holders.length === PART ? holders.at(-1) : undefined;
  return {
    messages,
    progress: {
      slot: last ? window : window + 1,
      registration: last?.id ?? '',
      messages: messages.length,
      unreachable: told.filter((one) => one === null).length,
      done: !last && cause.windows.every((one) => one.window <= window),
    },
  };
}

/** It has the gate that it had. */
const UNCONCERNED = 'unconcerned';

/** The message to one holder; null for one who cannot be reached. */
async function tell(
  desk: MessageDesk,
  cause: MessageCause,
  holder: Holder & { readonly slot: number },
  now: number,
): Promise<NewMessage | null | typeof UNCONCERNED> {
  const { edition } = desk;
  const { kind, revision, gates, bulk } = cause;
  const visit = visitOf(edition, holder);
  if (!visit || (gates && !isOtherGate(gates, edition.gates, holder))) return UNCONCERNED;
  if (bulk && !isMeant(edition, bulk.audience, holder)) return UNCONCERNED;
  // The day was moved since.
  if (kind === 'reminder' && reminderOf(visit.hours.date) !== revision) return UNCONCERNED;
  const worth_until = isSlow(cause) ? usefulUntil(desk, cause) : endOfWindow(edition, holder.slot);
  const said: Said = bulk ? { kind: 'bulk', texts: bulk.texts, ...visit } : { kind, ...visit };
  const locale = bulk ? bulkWrittenIn(holder.locale, bulk.texts) : holder.locale;
  const message = await draftMessage(desk, { ...holder, locale, revision, worth_until }, said, now);
  return message && (message.by_email || message.by_phone || holder.by_push) ? message : null;
}

/** Whether somebody is sent to another gate, or to one that is called otherwise now. */
function isOtherGate(before: readonly Gate[], now: readonly Gate[], holder: Holder): boolean {
  const [was, is] = [assignedGate(before, holder), assignedGate(now, holder)];
  return was?.number !== is?.number || (was && signOf(was)) !== (is && signOf(is));
}

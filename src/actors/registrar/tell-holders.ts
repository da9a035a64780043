import { assignedGate, type Gate } from '../../domain/edition.ts';
import { signOf } from '../../domain/edition-parts.ts';
import type { Said } from '../../domain/message.ts';
import { run } from '../../store/d1/batch.ts';
import {
  advanceCause,
  type CauseProgress,
  type MessageCause,
  readOpenCause,
} from '../../store/messages/causes.ts';
import { type Holder, readHolders } from '../../store/messages/holders.ts';
import { type NewMessage, tellHolders } from '../../store/messages/outbox.ts';
import { draftMessage, endOfWindow, type MessageDesk, visitOf } from './message-draft.ts';

/** Messages of one part: they are sealed one by one, and registrations wait meanwhile. */
const PART = 200;

/**
 * Writes one part of the messages that an edit of the edition has caused, with how far they are, in one
 * batch: whoever goes on begins behind it. What they say is what holds now. Gives whether there was
 * anything to do.
 */
export async function tellPart(desk: MessageDesk, now: number): Promise<boolean> {
  const { db, event, fence } = desk;
  const [cause] = await run(db, readOpenCause(db, event));
  if (!cause) return false;
  const window = cause.windows.find((one) => one.window >= cause.slot)?.window;
  const { messages, progress } =
    window === undefined ? END : await partOf(desk, cause, window, now);
  await run(
    db,
    fence(),
    tellHolders(db, event, window ?? 0, messages, now),
    advanceCause(db, event, cause, progress, now),
  );
  return true;
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
  const { kind, revision, gates } = cause;
  const visit = visitOf(edition, holder);
  if (!visit || (gates && !isOtherGate(gates, edition.gates, holder))) return UNCONCERNED;
  const said: Said = { kind, ...visit };
  const worth_until = endOfWindow(edition, holder.slot);
  return draftMessage(desk, { ...holder, revision, worth_until }, said, now);
}

/** Whether somebody is sent to another gate, or to one that is called otherwise now. */
function isOtherGate(before: readonly Gate[], now: readonly Gate[], holder: Holder): boolean {
  const [was, is] = [assignedGate(before, holder), assignedGate(now, holder)];
  return was?.number !== is?.number || (was && signOf(was)) !== (is && signOf(is));
}

import { tellActor } from '../actors/call.ts';
import { registrarOf, senderOf } from '../actors/stubs.ts';
import { run } from '../store/d1/batch.ts';
import { eventsToTell } from '../store/messages/causes.ts';
import {
  type MessageCount,
  readCauses,
  readMessageCounts,
  type WrittenCause,
} from '../store/messages/read-messages.ts';
import { eventsToSend } from '../store/messages/sending.ts';
import { allow, type MemberContext, type ServiceContext } from './context.ts';

/** Calls of one minute for one edition: some twenty thousand messages. */
const CALLS = 10;

/**
 * Goes on with the messages of edits that concern many, on every edition, where the edit itself has
 * not written all of them.
 */
export async function writeMessages(context: ServiceContext): Promise<void> {
  allow(context, 'write_messages');
  const { env } = context;
  const events = await eventsToTell(env.DB);
  for (const event of events) {
    await tellActor({ actor: 'registrar', edition: event }, async () => {
      const registrar = registrarOf(env, event);
      for (let call = 0; call < CALLS && (await registrar.tellHolders(event)); call++);
    });
  }
}

/** Wakes the Sender of each edition that has something to send. */
export async function sendMessages(context: ServiceContext): Promise<void> {
  allow(context, 'send_messages');
  const { env, now } = context;
  for (const event of await eventsToSend(env.DB, now)) {
    await tellActor({ actor: 'sender', edition: event }, () => senderOf(env, event).wake(event));
  }
}

/** What was written, by what caused it and by where it stands: no text and no recipient of any. */
export interface MessagesView {
  readonly counts: readonly MessageCount[];
  /** The newest first. */
  readonly causes: readonly WrittenCause[];
}

/** How many messages an edition has, of what kind, in which language, and where they stand. */
export async function readMessages(context: MemberContext): Promise<MessagesView> {
  allow(context, 'read_messages');
  const { env, by } = context;
  const [counts, causes] = await run(
    env.DB,
    readMessageCounts(env.DB, by.event),
    readCauses(env.DB, by.event),
  );
  return { counts, causes };
}

/** Whom the edit that made this version of the edition concerned, and what was written to them. */
export async function readTold(context: MemberContext, version: number): Promise<WrittenCause[]> {
  allow(context, 'read_messages');
  const { env, by } = context;
  const [causes] = await run(env.DB, readCauses(env.DB, by.event, version));
  return causes;
}

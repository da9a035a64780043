import { tellActor } from '../actors/call.ts';
import { registrarOf } from '../actors/stubs.ts';
import { eventsToTell } from '../store/messages/causes.ts';
import { allow, type ServiceContext } from './context.ts';

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

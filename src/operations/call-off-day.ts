import { tellActor } from '../actors/call.ts';
import { registrarOf, senderOf } from '../actors/stubs.ts';
import { closingOf } from '../domain/editing/close-day.ts';
import { hoursOf } from '../domain/editing/told.ts';
import { Problem } from '../domain/problem.ts';
import { forgetEditions, type StoredEdition } from '../store/editions/editions.ts';
import { callOff } from '../store/messages/called-off.ts';
import { allow, type MemberContext } from './context.ts';
import { editEdition } from './edit-edition.ts';

/** Calls that cancel the first registrations: whoever pressed waits for them. The minute goes on. */
const CALLS = 2;

/**
 * Calls a day off: nobody registers for it any more, its registrations are cancelled, and their holders
 * are told, each once. It cannot be undone. Throws `not_found` for a day that is over, or that there is
 * not, and `busy`.
 */
export async function callOffDay(
  context: MemberContext,
  {
    edition,
    day: number,
    key,
  }: { readonly edition: StoredEdition; readonly day: number; readonly key: string },
): Promise<void> {
  allow(context, 'edit_edition');
  const { env, by, now } = context;
  const day = edition.days.find((one) => one.number === number);
  if (!day || day.closes_at <= now) throw new Problem('not_found');
  if (day.slots.some(({ closed }) => !closed)) {
    const asked = { event: by.event, key, edits: [closingOf(number)] };
    const { outcome } = await editEdition(context, asked);
    // Somebody has closed them meanwhile.
    const isClosed = outcome === 'edited' || outcome === 'unchanged';
    if (!isClosed) throw new Problem('busy', { retryAfter: 5 });
  }
  const windows = day.slots
    .map((slot) => slot.number)
    .sort((a, b) => a - b)
    .flatMap((window) => {
      const hours = hoursOf(edition, window);
      return hours ? [{ window, before: hours, after: hours }] : [];
    });
  await callOff(env.DB, by, { day: number, windows }, now);
  forgetEditions();
  const registrar = { actor: 'registrar', edition: by.event } as const;
  await tellActor(registrar, async () => {
    const writer = registrarOf(env, by.event);
    for (let call = 0; call < CALLS && (await writer.tellHolders(by.event)); call++);
  });
  const sender = { actor: 'sender', edition: by.event } as const;
  await tellActor(sender, () => senderOf(env, by.event).wake(by.event));
}

import { tellActor } from '../actors/call.ts';
import { senderOf } from '../actors/stubs.ts';
import { hoursOf } from '../domain/editing/told.ts';
import { remindedOf, reminderOf } from '../domain/reminder.ts';
import { run } from '../store/d1/batch.ts';
import { loadEdition } from '../store/editions/editions.ts';
import { writeReminder } from '../store/messages/causes.ts';
import { daysToCome, readReminder, setReminder } from '../store/messages/reminders.ts';
import { allow, type MemberContext, type ServiceContext } from './context.ts';

/**
 * The evening before a day, notes that its holders are to be reminded: once for each date. Their messages
 * are written with those of edits.
 */
export async function remindHolders(context: ServiceContext): Promise<void> {
  allow(context, 'remind_holders');
  const { env, now } = context;
  for (const { event, timezone, date, people } of await daysToCome(env.DB, now)) {
    if (remindedOf(now, timezone) !== date) continue;
    const edition = await loadEdition(env.DB, event);
    const day = edition?.days.find((one) => one.date === date);
    if (!edition || !day) continue;
    const windows = day.slots
      .map(({ number }) => number)
      .sort((a, b) => a - b)
      .flatMap((window) => {
        const hours = hoursOf(edition, window);
        return hours ? [{ window, before: hours, after: hours }] : [];
      });
    const reminder = { revision: reminderOf(date), windows, people };
    await run(env.DB, writeReminder(env.DB, { event, id: 'service' }, reminder, now));
  }
}

/** Whether the edition reminds of its days the evening before. */
export async function readReminding(context: MemberContext): Promise<boolean> {
  allow(context, 'read_messages');
  const [wanted] = await run(context.env.DB, readReminder(context.env.DB, context.by.event));
  return wanted;
}

/**
 * Has the edition remind of its days the evening before, or not: when this is done no further reminder
 * leaves.
 */
export async function setReminding(
  context: MemberContext,
  { wanted }: { readonly wanted: boolean },
): Promise<void> {
  allow(context, 'send_bulk');
  const { env, by, now } = context;
  await setReminder(env.DB, by, wanted, now);
  if (wanted) return;
  const sender = { actor: 'sender', edition: by.event } as const;
  await tellActor(sender, () => senderOf(env, by.event).settled());
}

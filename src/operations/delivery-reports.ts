import { type Called, type DeliveryReport, readReports } from '../channels/sms/delivery.ts';
import { Problem } from '../domain/problem.ts';
import { run } from '../store/d1/batch.ts';
import { editionByNumber } from '../store/editions/editions.ts';
import { type EditionKeys, editionKeys } from '../store/keys/keys.ts';
import { callbackMessage, eventOfCallback, isCallback } from '../store/messages/callback.ts';
import { openChannel, readChannels } from '../store/messages/channels.ts';
import { type Delivery, isSmsOnItsWay, noteDeliveries } from '../store/messages/deliveries.ts';
import { allow, type ServiceContext } from './context.ts';

/** When a carrier is asked to report once more what it named too early, s. */
const TOO_EARLY_S = 60;

/** What came to the address of a channel. */
export interface Reported extends Called {
  /** The last part of the address. */
  readonly name: string;
}

/**
 * Keeps what a carrier reports of the messages that it was given. Throws `not_found` for a name that no
 * edition gave, `forbidden` for what is not signed as its settings say, and `busy` where it names what
 * may be on its way: its answer was not read yet. What nobody knows leaves no trace.
 */
export async function noteReports(context: ServiceContext, reported: Reported): Promise<void> {
  allow(context, 'note_deliveries');
  const { env, now } = context;
  const event = eventOfCallback(reported.name);
  const edition = event === null ? null : await editionByNumber(env, event, now);
  const keys = edition && (await editionKeys(env.SECRET_KEY, edition, now));
  if (!keys || !(await isCallback(keys, edition.number, reported.name))) {
    throw new Problem('not_found');
  }
  const [channels] = await run(env.DB, readChannels(env.DB, edition.number));
  const sms = channels.find(({ channel }) => channel === 'sms');
  if (!sms) throw new Problem('not_found');
  const typed = await openChannel(keys, edition.number, sms);
  const reports = await readReports(typed, reported);
  if (!reports) throw new Problem('forbidden');
  if (reports.length > 0) await keep(env.DB, edition.number, keys, reports);
}

async function keep(
  db: D1Database,
  event: number,
  keys: EditionKeys,
  reports: readonly DeliveryReport[],
): Promise<void> {
  const named = await Promise.all(reports.map((one) => deliveryOf(keys, event, one)));
  const deliveries = named.filter((one) => one !== null);
  const [known, isEarly] = await run(
    db,
    noteDeliveries(db, event, deliveries),
    isSmsOnItsWay(db, event),
  );
  const isNamed = reports.some(({ by }) => by === 'reference');
  if (known === 0 && isEarly && isNamed) throw new Problem('busy', { retryAfter: TOO_EARLY_S });
}

async function deliveryOf(
  keys: EditionKeys,
  event: number,
  { by, message, state }: DeliveryReport,
): Promise<Delivery | null> {
  if (by === 'reference') return { message: { reference: message }, state };
  const key = await callbackMessage(keys, event, message);
  return key && { message: key, state };
}

import { run } from '../../store/d1/batch.ts';
import { type CalledOff, readCalledOff } from '../../store/messages/called-off.ts';
import { advanceCause, type CauseProgress } from '../../store/messages/causes.ts';
import { type Holder, readHolders } from '../../store/messages/holders.ts';
import { applyChanges, type Desk } from './change-registration.ts';

/** Registrations of one part: each is read and written by itself, and others wait meanwhile. */
const PART = 20;

/**
 * Cancels some of the registrations of a day that is called off, each with its message in one batch, and
 * keeps how far it is: whoever goes on begins behind it, and finds nobody twice, since a registration
 * that is cancelled holds no window. Gives whether there was anything to do.
 */
export async function callOffPart(desk: Desk, now: number): Promise<boolean> {
  const { db, event, fence } = desk;
  const [day] = await run(db, readCalledOff(db, event));
  if (!day) return false;
  const window = day.windows.find((one) => one.window >= day.slot)?.window;
  const progress = window === undefined ? END : await cancelSome(desk, day, window, now);
  await run(db, fence(), advanceCause(db, event, day, progress, now));
  return true;
}

const END: CauseProgress = { slot: 0, registration: '', messages: 0, unreachable: 0, done: true };

async function cancelSome(
  desk: Desk,
  day: CalledOff,
  window: number,
  now: number,
): Promise<CauseProgress> {
  const { db, event } = desk;
  const after = window === day.slot ? day.registration : '';
  const asked = { slot: window, after, registeredBy: Number.MAX_SAFE_INTEGER, most: PART };
  const [holders] = await run(db, readHolders(db, event, asked));
  for (const holder of holders) await cancel(desk, day, holder, now);
  const last = holders.length === PART ? holders.at(-1) : undefined;
  return {
    slot: last ? window : window + 1,
    registration: last?.id ?? '',
    messages: holders.filter(isReached).length,
    unreachable: holders.filter((one) => !isReached(one)).length,
    done: !last && day.windows.every((one) => one.window <= window),
  };
}

function isReached({ contact, by_push }: Holder): boolean {
  return contact !== null || by_push;
}

/** Whoever has come in keeps what they came by. Throws where their people move too fast to be read. */
async function cancel(desk: Desk, day: CalledOff, { id }: Holder, now: number): Promise<void> {
  const order = { type: 'cancel', reason: 'organizer', called_off: true } as const;
  const request = { by: day.made_by, key: `called off ${day.revision}` };
  const { outcome } = await applyChanges(desk, [{ id, order }], request, now);
  if (outcome === 'busy') throw new Error('a registration of a day that is called off is busy');
}

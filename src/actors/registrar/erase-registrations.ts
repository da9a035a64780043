import { foldWords } from '../../domain/name.ts';
import { run } from '../../store/d1/batch.ts';
import { tickLedger } from '../../store/d1/fence.ts';
import { type Erasable, erase, readErasable } from '../../store/erasures/erase.ts';
import { editionKeys } from '../../store/keys/keys.ts';
import { nameHashes } from '../../store/keys/name-hashes.ts';
import { openContact } from '../../store/registrations/contact-box.ts';
import type { MessageDesk } from './message-draft.ts';

/** What the Registrar passes to an erasure: its database, its fence, and the key that opens contacts. */
export type EraseDesk = Omit<MessageDesk, 'carried'>;

/** Whose data goes, and since when it is gone (ms): the same however often it is asked for. */
export interface ErasureOrder {
  readonly ids: readonly string[];
  readonly at: number;
}

/**
 * How many of them were erased now, whether people of them have entered, and whether a message to them is
 * being handed to its carrier, or may be.
 */
export interface Erased {
  readonly erased: number;
  readonly used: boolean;
  readonly leaving: boolean;
}

/** Erases registrations and places in wait lists, in one batch; what is erased already stays as it is. */
export async function eraseTogether(
  desk: EraseDesk,
  { ids, at }: ErasureOrder,
  by: string,
): Promise<Erased> {
  const { db, event } = desk;
  const [known] = await run(db, readErasable(db, event, ids));
  const left = known.filter(({ erased_at }) => erased_at === null);
  // Somebody else was quicker, and waits for what is being handed over: so does whoever is behind them.
  const behind = left.length < known.length;
  if (left.length === 0) return { erased: 0, used: false, leaving: behind };
  const words = await wordsOf(desk, left, at);
  const what = { event, at, ids: left.map(({ id }) => id), words };
  const [, , leaving] = await run(db, desk.fence(), tickLedger(db, event), erase(db, what, by));
  return { erased: left.length, used: left.some(({ used }) => used), leaving: leaving || behind };
}

/**
 * Keyed hashes of the words of their names, by which those stand in the index; null where a name cannot
 * be read any more, and they are looked for one by one.
 */
async function wordsOf(
  { env, edition }: EraseDesk,
  left: readonly Erasable[],
  now: number,
): Promise<string[] | null> {
  const sealed = left.filter(({ contact }) => contact !== null);
  const keys = await editionKeys(env.SECRET_KEY, edition, now);
  const opened = await Promise.all(sealed.map((one) => openContact(env, edition, { ...one, now })));
  const named = opened.flatMap((box) => box ?? []);
  if (!keys || named.length < sealed.length) return null;
  return (await Promise.all(named.map(({ name }) => nameHashes(keys, foldWords(name))))).flat();
}

import { DurableObject } from 'cloudflare:workers';
import type { ErasureListPart, ListedErasure, NamedErasure } from '../../domain/erasure.ts';
import type { Env } from '../../env.ts';
import { ErasureList } from '../../store/erasures/list.ts';
import type { ErasuresCalls } from '../calls.ts';

/**
 * Keeps the list of all erasures of the service, apart from the database: when that is put back to an
 * earlier instant, what was erased since is known here, and is erased again.
 */
export class Erasures extends DurableObject<Env> implements ErasuresCalls {
  readonly #list = new ErasureList((sql, ...bound) =>
    this.ctx.storage.sql.exec(sql, ...bound).toArray(),
  );

  /** Notes erasures before they are carried out: they are on the disk when this is answered. */
  async note(erasures: readonly NamedErasure[]): Promise<ListedErasure[]> {
    const noted = this.#list.note(erasures);
    await this.ctx.storage.sync();
    return noted;
  }

  /** What was noted behind a number, the oldest first, as far as one answer holds it. */
  async after(number: number): Promise<ErasureListPart> {
    return this.#list.after(number);
  }
}

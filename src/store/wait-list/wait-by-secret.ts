import type { Env } from '../../env.ts';
import { run } from '../d1/batch.ts';
import { editionByNumber } from '../editions/editions.ts';
import { editionKeys } from '../keys/keys.ts';
import { opensRegistration, readManageSecret } from '../registrations/manage-link.ts';
import { type KnownWait, readWaitOfSerial } from './lists.ts';

/** A place in a list, as its holder sees it. */
export interface WaitView extends Omit<KnownWait, 'party' | 'fingerprint'> {
  readonly event: number;
  /** Whether it can join the list again. */
  readonly can_return: boolean;
  readonly adults: number | null;
  readonly children: number | null;
}

/** The place in a list behind a private link; null when the link is not valid. */
export async function waitBySecret(
  env: Env,
  secret: string,
  now: number,
): Promise<WaitView | null> {
  const link = readManageSecret(secret);
  const edition = link ? await editionByNumber(env, link.event, now) : null;
  if (!link || !edition) return null;
  const keys = await editionKeys(env.SECRET_KEY, edition, now);
  if (!keys) return null;
  const [wait] = await run(env.DB, readWaitOfSerial(env.DB, link.event, link.serial));
  if (!wait) return null;
  if (!(await opensRegistration(keys.manage, link, { id: wait.id, link: 0 }))) return null;
  const { party, fingerprint: _, ...view } = wait;
  return {
    ...view,
    event: link.event,
    // The minute has not come yet that ends it.
    state: wait.state === 'offered' && (wait.deadline ?? 0) <= now ? 'expired' : wait.state,
    can_return: party !== null,
    adults: party?.adults ?? null,
    children: party?.children ?? null,
  };
}

import { type Notice, noticesFor } from '../../domain/notice.ts';
import type { Env } from '../../env.ts';
import { logFailure } from '../../http/log.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import { noticesNow } from '../../store/notices/notices.ts';

/** More would hide what the page is for: the others are one link away. */
const SHOWN_MAX = 5;

/**
 * How long pages that show notices are kept by others: a correction is public within seconds, and
 * while the service does not answer the last page stands in for it.
 */
export const NOTICES_CACHED = 'public, max-age=1, stale-while-revalidate=2, stale-if-error=600';

/**
 * What a page shows: the notices in force, pinned ones first; of one gate and of everybody, or of
 * all gates. A page never fails without them.
 */
export async function noticesShown(
  env: Env,
  edition: StoredEdition,
  gate: number | null | 'any',
  now: number,
): Promise<readonly Notice[]> {
  try {
    const { list } = await noticesNow(env, edition.number, now);
    return noticesFor(list, gate, now).slice(0, SHOWN_MAX);
  } catch (error) {
    logFailure('page_without_notices', error, { edition: edition.number });
    return [];
  }
}

/** Differs where other notices are to be shown. */
export function stampOf(notices: readonly Notice[]): string {
  return notices.map(({ number, revision }) => `${number}.${revision}`).join();
}

/** Gates of which a notice says already that they are held. */
export function gatesSaid(notices: readonly Notice[]): number[] {
  return notices.flatMap(({ template, gate }) =>
    template === 'held' && gate !== null ? gate : [],
  );
}

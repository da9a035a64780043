import * as v from 'valibot';
import type { WaitState } from '../../domain/wait-list.ts';
import type { SentAs } from '../parts.ts';

const STATUSES = ['waiting', 'offered', 'taken', 'expired'] as const;

/** What `POST /events/{slug}/wait-list` answers. */
export const waitListAnswer = v.object({
  wait: v.object({
    id: v.pipe(v.string(), v.uuid()),
    status: v.picklist(STATUSES),
    manage_url: v.pipe(v.string(), v.url()),
  }),
});
export type WaitListAnswer = SentAs<typeof waitListAnswer>;

/** As programs know it: whoever left, or for whom nothing came free, is not waited for any more. */
export function waitStatusOf(state: WaitState): WaitListAnswer['wait']['status'] {
  return STATUSES.find((one) => one === state) ?? 'expired';
}

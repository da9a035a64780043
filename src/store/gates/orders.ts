import type { Hold } from '../../domain/edition.ts';
import type { FreeFlow } from '../../domain/hold.ts';
import type { VoidedSpan } from '../../domain/voided-span.ts';
import type { By } from '../d1/audit.ts';
import { run, together, type Verb } from '../d1/batch.ts';
import { addFreeFlow, closeFreeFlow, readFreeFlow } from './free-flow.ts';
import { addHold, closeHold, readHolds, type SaidOfHold, updateHold } from './holds.ts';
import { addVoidedSpan, readVoidedSpans } from './void-scans.ts';

/** The orders for the gates of an edition. */
export interface Orders {
  readonly holds: readonly Hold[];
  readonly freeFlow: readonly FreeFlow[];
  readonly voidedSpans: readonly VoidedSpan[];
}

/** One change of it. `gate` null means the whole site. */
export type Order =
  | { readonly type: 'hold'; readonly hold: Hold }
  | { readonly type: 'retell'; readonly id: string; readonly said: SaidOfHold }
  | { readonly type: 'reopen'; readonly id: string }
  | { readonly type: 'free_flow'; readonly flow: FreeFlow }
  | { readonly type: 'end_free_flow'; readonly gate: number | null }
  | { readonly type: 'void'; readonly span: VoidedSpan };

/**
 * Writes an order with its audit row; false when there was nothing to end, to replace or to void.
 */
export function writeOrder(db: D1Database, by: By, order: Order, now: number): Verb<boolean> {
  switch (order.type) {
    case 'hold':
      return addHold(db, by, order.hold, now);
    case 'retell':
      return updateHold(db, by, order.id, order.said, now);
    case 'reopen':
      return closeHold(db, by, order.id, now);
    case 'free_flow':
      return addFreeFlow(db, by, order.flow, now);
    case 'end_free_flow':
      return closeFreeFlow(db, by, order.gate, now);
    case 'void':
      return addVoidedSpan(db, by, order.span, now);
  }
}

/** Every order of an edition, those that ended too: they may matter to scans that arrive late. */
export function readOrders(db: D1Database, event: number): Verb<Orders> {
  const all = together(readHolds(db, event), readFreeFlow(db, event), readVoidedSpans(db, event));
  return {
    statements: all.statements,
    read: (results) => {
      const [holds, freeFlow, voidedSpans] = all.read(results);
      return { holds, freeFlow, voidedSpans };
    },
  };
}

/** The same, in a batch of its own. */
export async function loadOrders(db: D1Database, event: number): Promise<Orders> {
  const [orders] = await run(db, readOrders(db, event));
  return orders;
}

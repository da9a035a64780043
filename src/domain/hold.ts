import type { Hold } from './edition.ts';

/** The state of a gate, as live figures publish it. */
export const PUBLISHED_STATES = ['open', 'held', 'closed'] as const;

/** No scans but large counts, at one gate or everywhere (`gate` null). Instants in ms. */
export interface FreeFlow {
  readonly id: string;
  readonly gate: number | null;
  readonly starts_at: number;
  readonly ends_at: number | null;
}

/**
 * The hold that is shown at a gate at an instant (ms); null when there is none. A closing before a
 * hold, one of the gate's own before one of the site, the latest before an earlier one.
 */
export function holdAt(holds: readonly Hold[], gate: number | null, at: number): Hold | null {
  const inForce = holds.filter((hold) => concerns(hold, gate) && lasts(hold, at));
  const weight = (hold: Hold) => (hold.kind === 'close' ? 2 : 0) + (hold.gate === gate ? 1 : 0);
  const [first = null] = inForce.toSorted(
    (a, b) => weight(b) - weight(a) || b.starts_at - a.starts_at,
  );
  return first;
}

/** The free flow of a gate, or of the whole site, at an instant (ms); null when there is none. */
export function freeFlowAt(
  flows: readonly FreeFlow[],
  gate: number | null,
  at: number,
): FreeFlow | null {
  return flows.find((flow) => concerns(flow, gate) && lasts(flow, at)) ?? null;
}

function concerns(order: { readonly gate: number | null }, gate: number | null): boolean {
  return order.gate === null || order.gate === gate;
}

function lasts(order: Pick<Hold, 'starts_at' | 'ends_at'>, at: number): boolean {
  return order.starts_at <= at && (order.ends_at === null || at < order.ends_at);
}

import { recount } from '../../domain/counting.ts';
import { type Ground, noChanges, type SettledScan } from '../../domain/scan-log.ts';
import { settle } from '../../domain/settlement.ts';
import { voidScan } from '../../domain/voiding.ts';
import type { GroupItem } from './group-item.ts';
import type { GatekeeperState, Settlement } from './state.ts';

interface Judged {
  /** For each item, in the order of its scans. */
  readonly settled: readonly (readonly SettledScan[])[];
  readonly settlement: Settlement;
  /** Serials whose figures were counted anew. */
  readonly recounted: readonly number[];
}

/** Judges a group in memory, on its ground. `now`: ms. */
export function judgeGroup(
  items: readonly GroupItem[],
  ground: Ground,
  memory: GatekeeperState,
  now: number,
): Judged {
  const { state } = ground;
  const { rules, ledger, devices } = memory;
  const context = rules.context(now);
  const changes = noChanges();
  const gateOf = (device: string) => devices.get(device)?.gate ?? 0;
  const settled = items.map(({ device, scans }) => {
    const sender = { device, gate: gateOf(device) };
    return scans.map((scan) => settle(scan, sender, state, changes, context));
  });
  for (const { voids } of items) {
    for (const id of voids) voidScan(id, state, changes);
  }
  const alerts = items.flatMap(({ device, alerts: calls }) =>
    calls.map((call) => ({ ...call, device, gate: gateOf(device) })),
  );
  const recounted = [...memory.recounts].filter((serial) => state.tickets.has(serial));
  for (const serial of recounted) recount(serial, state, changes, context);
  const days = rules.ledgerDays(now);
  if (days.date !== ledger.days.date) ledger.start(days, ledger.seq);
  return { settled, settlement: { changes, ground, alerts }, recounted };
}

import * as v from 'valibot';
import { scansRequest } from '../../src/contract/requests/scans.ts';
import type { AskedAlert } from '../../src/domain/alert.ts';
import { zonedInstant } from '../../src/domain/calendar.ts';
import type { DeviceReport } from '../../src/domain/device-health.ts';
import type { AskedScan } from '../../src/domain/scan-log.ts';
import { readAlerts, readReport } from '../../src/gate/read-duty.ts';
import { type Reader, type ReadScan, readScans } from '../../src/gate/read-scans.ts';
import { dayOf } from './day-ledger.ts';
import { EVENT, type Mint, POLICY } from './edition.ts';

const DAY = 86_400_000;
const [FIRST] = EVENT.days;
/** Gates are tried out on the day before the first. */
const EARLIEST = zonedInstant(FIRST?.date ?? '', POLICY.day_ends, EVENT.timezone) - DAY;

/** What one request says, as far as the service could read it. */
export interface Heard extends DeviceReport {
  readonly read: readonly ReadScan[];
  readonly alerts: readonly AskedAlert[];
  readonly since: number | null;
}

/** The product's own reading of what phones send, as of an instant. */
export class Door {
  readonly #keys: Reader['keys'];

  constructor({ keys }: Pick<Mint, 'keys'>) {
    this.#keys = keys;
  }

  /** Null for a body that is refused whole. */
  async read(raw: unknown, now: number): Promise<Heard | null> {
    const body = v.safeParse(scansRequest, raw);
    if (!body.success) return null;
    const reader = this.#reader(now);
    return {
      read: await readScans(body.output.scans, reader),
      since: body.output.since ?? null,
      alerts: readAlerts(body.output.alerts, reader.span),
      ...readReport(body.output, reader.span),
    };
  }

  async readScans(raw: readonly unknown[], now: number): Promise<ReadScan[]> {
    return readScans(raw, this.#reader(now));
  }

  #reader(now: number): Reader {
    const { number, code_key } = EVENT;
    const span = { earliest: EARLIEST, latest: now };
    return { event: number, code_key, keys: this.#keys, span, dayOf };
  }
}

export function wellFormed(read: readonly ReadScan[]): AskedScan[] {
  return read.flatMap((one) => (one.ok ? [one.scan] : []));
}

import type { Supervisor } from '../../domain/supervisor.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { Device } from '../../store/gates/devices.ts';
import { supervisorTest } from '../../store/keys/supervisor-code.ts';

/** Between two tests, ms: making one is slow by design, and gates must not wait for hundreds. */
const REST_MS = 100;

/**
 * What phones test their supervisor's code with: one for each phone and day, made at the first
 * request.
 */
export class SupervisorTests {
  readonly #made = new Map<string, { readonly day: number; readonly test: Supervisor | null }>();
  #makes = false;
  #restUntil = 0;

  /**
   * The test of a phone for a day of the edition. Null where there is no code; undefined while
   * those of other phones are being made: it comes with one of the next answers, and a phone that
   * has one keeps it. A phone at its first contact does not wait for it.
   */
  async of(
    device: Device,
    day: number,
    { secretKey, edition, now }: { secretKey: string; edition: StoredEdition; now: number },
  ): Promise<Supervisor | null | undefined> {
    if (edition.data_key === null) return null;
    const known = this.#made.get(device.id);
    if (known?.day === day) return known.test;
    const isNew = device.last_seen === null;
    if (!isNew && (this.#makes || now < this.#restUntil)) return undefined;
    this.#makes = true;
    try {
      const test = await supervisorTest(secretKey, edition, { device: device.id, day }, now);
      this.#made.set(device.id, { day, test });
      return test;
    } finally {
      this.#makes = false;
      this.#restUntil = Date.now() + REST_MS;
    }
  }
}

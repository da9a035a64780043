import type { Writer } from '../../domain/call-failed.ts';
import { logFailure } from '../../http/log.ts';
import { run, type Verb } from '../../store/d1/batch.ts';
import { staleness } from '../../store/d1/fence.ts';
import { type Device, saveReports } from '../../store/gates/devices.ts';
import type { Devices } from './devices.ts';

export interface ReportHooks {
  /** The writer's name, for the log. */
  writer(): Writer;
  /** The fence of the writer's epoch. */
  fence(): Verb<void>;
  /** Makes the writer start again, when what its batch rested on has changed. */
  renew(): Promise<void>;
  /** Called after reports were written: the figures say how complete they are. */
  written(): void;
}

/**
 * Writes the reports of devices, in batches of their own, so that they delay neither scans nor
 * other reports. One batch at a time, with all that is due when it begins.
 */
export class ReportWriter {
  readonly #db: D1Database;
  readonly #devices: Devices;
  readonly #hooks: ReportHooks;
  #writing: Promise<void> = Promise.resolve();
  #next: Promise<void> | null = null;

  constructor(db: D1Database, devices: Devices, hooks: ReportHooks) {
    this.#db = db;
    this.#devices = devices;
    this.#hooks = hooks;
  }

  /** Resolves once all that is due at an instant (ms) was written, or failed. Never rejects. */
  write(event: number, now: number): Promise<void> {
    if (this.#devices.due(now).length === 0) return this.#writing;
    this.#next ??= this.#writing.then(() => {
      this.#next = null;
      return this.#writeDue(event, Date.now());
    });
    this.#writing = this.#next;
    return this.#next;
  }

  async #writeDue(event: number, now: number): Promise<void> {
    const due = this.#devices.due(now);
    if (due.length === 0) return;
    if (await this.#save(event, due, now)) this.#hooks.written();
    else if (due.length > 1) {
      // One of them may be the fault: the others are written without it.
      for (const device of due) await this.#save(event, [device], now);
      this.#hooks.written();
    }
  }

  async #save(event: number, devices: readonly Device[], now: number): Promise<boolean> {
    // Whatever the result: one that cannot be written is tried again with its next due report.
    this.#devices.saving(devices, now);
    const save = () => run(this.#db, this.#hooks.fence(), saveReports(this.#db, event, devices));
    try {
      await save().catch(async (error: unknown) => {
        if (staleness(error) === null) throw error;
        // A fresh start reads what is written: these reports were written after it, or were the
        // last.
        await this.#hooks.renew();
        await save();
        this.#devices.takeReports(devices);
      });
      return true;
    } catch (error) {
      logFailure('reports_not_written', error, this.#hooks.writer());
      return false;
    }
  }
}

import { ALERT_MS, type Alert } from '../domain/alert.ts';

/** The calls for help that nobody has seen yet, in memory. */
export class AlertBook {
  #unseen = new Map<string, Alert>();

  load(alerts: readonly Alert[]): void {
    this.#unseen = new Map(alerts.map((alert) => [alert.id, alert]));
  }

  /** Takes alerts that a committed batch wrote. */
  add(alerts: readonly Alert[]): void {
    for (const alert of alerts) this.#unseen.set(alert.id, alert);
  }

  seen(id: string): void {
    this.#unseen.delete(id);
  }

  /** Those that are still news at an instant (ms), the latest first. */
  open(now: number): Alert[] {
    const open = [...this.#unseen.values()].filter((alert) => alert.at > now - ALERT_MS);
    return open.sort((a, b) => b.at - a.at);
  }

  /** Forgets what is news no more. */
  tidy(now: number): void {
    for (const { id, at } of this.#unseen.values()) {
      if (at <= now - ALERT_MS) this.#unseen.delete(id);
    }
  }
}

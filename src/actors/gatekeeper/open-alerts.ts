import { ALERT_MS, type Alert, type SeenAlert } from '../../domain/alert.ts';
import { ALERTS_MAX } from '../../domain/bounds.ts';

/**
 * The calls for help of the last hours in memory: those not seen yet, and the roles that saw the
 * others.
 */
export class OpenAlerts {
  #unseen = new Map<string, Alert>();
  /** By device, so that a phone's own calls are found at no cost. */
  #seen = new Map<string, SeenAlert[]>();

  load(unseen: readonly Alert[], seen: readonly SeenAlert[]): void {
    this.#unseen = new Map(unseen.map((alert) => [keyOf(alert), alert]));
    this.#seen = new Map();
    for (const alert of [...seen].sort((a, b) => a.seen_at - b.seen_at)) this.seen(alert);
  }

  /** Takes alerts that a committed batch wrote. */
  add(alerts: readonly Alert[]): void {
    for (const alert of alerts) this.#unseen.set(keyOf(alert), alert);
  }

  seen(alert: SeenAlert): void {
    this.#unseen.delete(keyOf(alert));
    const { device } = alert;
    const others = this.#seen.get(device)?.filter(({ id }) => id !== alert.id) ?? [];
    this.#seen.set(device, [...others, alert].slice(-ALERTS_MAX));
  }

  /** Those still shown at an instant (ms), the latest first. */
  open(now: number): Alert[] {
    const open = [...this.#unseen.values()].filter((alert) => alert.at > now - ALERT_MS);
    return open.sort((a, b) => b.at - a.at);
  }

  /** A phone's own calls that were seen, while they are still shown. */
  seenOf(device: string, now: number): SeenAlert[] {
    return this.#seen.get(device)?.filter(({ at }) => at > now - ALERT_MS) ?? [];
  }

  /** Drops what is not shown any more. */
  tidy(now: number): void {
    for (const [key, { at }] of this.#unseen) {
      if (at <= now - ALERT_MS) this.#unseen.delete(key);
    }
    for (const device of this.#seen.keys()) {
      const left = this.seenOf(device, now);
      if (left.length > 0) this.#seen.set(device, left);
      else this.#seen.delete(device);
    }
  }
}

/**
 * Two devices never make the same id, unless one copied it: each call is kept by its device too.
 */
function keyOf({ device, id }: Pick<Alert, 'device' | 'id'>): string {
  return `${device} ${id}`;
}

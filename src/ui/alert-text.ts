import type { Live, LiveAlert } from '../domain/attendance.ts';
import type { Locale } from '../domain/kinds.ts';
import { watchWords } from '../i18n/watch.ts';
import { momentOf } from './board-text.ts';

/** Which gate calls, and for what. */
export function alertText(alert: LiveAlert, live: Live, locale: Locale): string {
  const gate = live.gates.find((one) => one.id === alert.gate)?.name[locale] ?? alert.gate;
  return watchWords[locale].alerts.spoken(gate);
}

/** When it called, by the event's own clock. */
export function alertTime(alert: LiveAlert, live: Live): string {
  return momentOf(alert.at, live.as_of);
}

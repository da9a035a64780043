import type { Live, LiveAlert } from '../contract/answers/live.ts';
import { ALERT_KINDS } from '../domain/alert.ts';
import { filled } from '../i18n/sentence.ts';
import { momentOf } from './board-text.ts';
import type { BoardWords } from './board-words.ts';

/** Which gate calls, and for what. The service may know kinds of calls that this page does not. */
export function alertText(alert: LiveAlert, live: Live, words: BoardWords): string {
  const gate = live.gates.find((one) => one.id === alert.gate)?.name[words.locale] ?? alert.gate;
  const kind = ALERT_KINDS.find((one) => one === alert.kind) ?? 'other';
  return filled(words.callsForHelp[kind], { gate });
}

/** When it called, by the event's own clock. */
export function alertTime(alert: LiveAlert, live: Live): string {
  return momentOf(alert.at, live.as_of);
}

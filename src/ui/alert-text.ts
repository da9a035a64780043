import type { Live, LiveAlert } from '../contract/answers/live.ts';
import { filled } from '../i18n/sentence.ts';
import { momentOf } from './board-text.ts';
import type { BoardWords } from './board-words.ts';

/** Which gate calls, and for what. */
export function alertText(alert: LiveAlert, live: Live, words: BoardWords): string {
  const gate = live.gates.find((one) => one.id === alert.gate)?.name[words.locale] ?? alert.gate;
  return filled(words.callForHelp, { gate });
}

/** When it called, by the event's own clock. */
export function alertTime(alert: LiveAlert, live: Live): string {
  return momentOf(alert.at, live.as_of);
}

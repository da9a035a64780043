import type { Live, LiveAlert } from '../../contract/answers/live.ts';
import { alertText, alertTime } from '../../ui/alert-text.ts';
import type { BoardWords } from '../../ui/board-words.ts';

/**
 * Keeps the calls for help as the server sends them: a new one comes to the top and is read out at
 * once, one that was seen goes.
 */
export function alertList(root: ParentNode, words: BoardWords, say: (text: string) => void) {
  const section = root.querySelector<HTMLElement>('[data-alerts]');
  const list = section?.querySelector('ul');
  const empty = section?.querySelector('template')?.content.firstElementChild;
  if (!section || !list || !empty) return { show: () => undefined };
  const lines = new Map(
    [...list.querySelectorAll<HTMLElement>('[data-alert]')].map((line) => [
      line.dataset.alert ?? '',
      line,
    ]),
  );

  function lineOf(alert: LiveAlert, live: Live): HTMLElement | null {
    const line = empty?.cloneNode(true);
    if (!(line instanceof HTMLElement)) return null;
    line.dataset.alert = alert.id;
    line.querySelector('[data-what]')?.append(alertText(alert, live, words));
    line.querySelector('[data-when]')?.append(alertTime(alert, live));
    const answer = line.querySelector('form');
    if (answer) answer.action = `${section?.dataset.alerts}/${alert.id}/seen`;
    return line;
  }

  return {
    show(live: Live): void {
      const open = live.alerts ?? [];
      for (const [id, line] of lines) {
        if (open.some((alert) => alert.id === id)) continue;
        line.remove();
        lines.delete(id);
      }
      // The latest comes first: added from the oldest on, each on top.
      for (const alert of open.toReversed()) {
        const line = lines.has(alert.id) ? null : lineOf(alert, live);
        if (!line) continue;
        lines.set(alert.id, line);
        list.prepend(line);
        say(alertText(alert, live, words));
      }
      section.hidden = open.length === 0;
    },
  };
}

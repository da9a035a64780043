import { whileLooking } from './while-looking.ts';

/** A notice is on every open page within thirty seconds: the pages themselves are up to 4 s old. */
const PERIOD_MS = 25_000;
const JITTER = 0.2;

/** Keeps the notices of the page current while somebody looks at it. */
export function keepNoticesFresh(): void {
  const place = document.querySelector<HTMLElement>('[data-notices]');
  if (!place) return;
  whileLooking(
    PERIOD_MS,
    async (isNewest) => {
      // Past the browser's own memory: what is kept in between is a second old at most.
      const answer = await fetch(place.dataset.notices ?? '', { cache: 'no-store' });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const newer = page.querySelector<HTMLElement>('[data-notices]');
      if (newer && isNewest()) take(place, newer);
    },
    JITTER,
  );
}

/** The place stays, so that a screen reader that listens to it says what is new. */
function take(place: HTMLElement, newer: HTMLElement): void {
  const stamp = newer.dataset.stamp ?? '';
  if (place.dataset.stamp === stamp) return;
  place.dataset.stamp = stamp;
  place.replaceChildren(...Array.from(newer.childNodes, (node) => document.importNode(node, true)));
}

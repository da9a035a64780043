/** How small a card may become; the stylesheet has the same steps. */
const STEPS = ['0', '1', '2', '3'];
/** Even the smallest does not fit: the screen is scrolled. */
const TOO_LARGE = '4';

/** Draws the content of a box as large as it fits: a text or a key that is cut is of no use. */
export function fitCard(box: HTMLElement): void {
  for (const step of STEPS) {
    box.dataset.fit = step;
    if (box.scrollHeight <= box.clientHeight + 1) return;
  }
  box.dataset.fit = TOO_LARGE;
}

/** Keeps a box fitted to its content, and to the room that `frames` leave it. */
export function keepFit(box: HTMLElement, ...frames: readonly HTMLElement[]): void {
  const again = () => {
    if (!box.hidden) fitCard(box);
  };
  new MutationObserver(again).observe(box, {
    childList: true,
    characterData: true,
    subtree: true,
    attributeFilter: ['hidden'],
  });
  // Only what does not depend on the box itself: its own size would change with each step.
  const room = new ResizeObserver(again);
  for (const frame of frames) room.observe(frame);
}

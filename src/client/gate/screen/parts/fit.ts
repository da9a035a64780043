/** How small a card may become; the stylesheet has the same steps. */
const STEPS = ['0', '1', '2', '3'];
/** Not even the smallest fits: the screen is scrolled. */
const TOO_LARGE = '4';

/** Draws what is in a box as large as it fits: a word, a reason or a key that is cut helps nobody. */
export function fitCard(box: HTMLElement): void {
  for (const step of STEPS) {
    box.dataset.fit = step;
    if (box.scrollHeight <= box.clientHeight + 1) return;
  }
  box.dataset.fit = TOO_LARGE;
}

/** Keeps a box fitted to what is put into it, and to the room that `frames` leave it. */
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

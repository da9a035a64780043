/**
 * Copies the text of the element that the button names; the button then confirms it for a moment.
 */
export function startCopyButton(button: HTMLButtonElement): void {
  const { copy = '', done = '' } = button.dataset;
  const label = button.querySelector('[data-text]') ?? button;
  const before = label.textContent;
  button.hidden = false;
  button.addEventListener('click', async () => {
    const source = document.getElementById(copy);
    if (!source) return;
    try {
      await navigator.clipboard.writeText(source.textContent.trim());
      label.textContent = done;
    } catch {
      // Without permission the text is selected instead, ready to be copied by hand.
      getSelection()?.selectAllChildren(source);
      return;
    }
    setTimeout(() => {
      label.textContent = before;
    }, 3000);
  });
}

/** A button that opens the browser's own printing. */
export function startPrintButton(button: HTMLButtonElement): void {
  button.hidden = false;
  button.addEventListener('click', () => print());
}

/** A button that draws the notice of this page as a picture of its height (px), and saves it. */
export function startDrawButton(button: HTMLButtonElement): void {
  const card = document.querySelector<HTMLElement>('[data-picture]');
  if (!card) return;
  button.hidden = false;
  button.addEventListener('click', async () => {
    const { draw = '', name = 'notice.png' } = button.dataset;
    const { drawPosted, savePicture } = await import('./posted-picture.module.ts');
    savePicture(await drawPosted(card, Number(draw)), name);
  });
}

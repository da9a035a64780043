/** Browsers that know `autofocus` on a box have used it by then. */
const AUTOFOCUS_MS = 300;

/** What just happened is read out first: the box that says it takes the focus. */
export function focusNews(): void {
  setTimeout(() => {
    const box = document.querySelector<HTMLElement>('[data-focus]');
    if (document.activeElement === document.body) box?.focus();
  }, AUTOFOCUS_MS);
}

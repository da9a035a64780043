/**
 * Too long to happen in a pocket, short enough for an emergency, ms. The stylesheet has the same.
 */
const HOLD_MS = 1_000;

export interface Pressed {
  /** Held until the button was full. */
  readonly long: () => void;
  /** Let go before, or pressed by a tool that cannot hold. */
  readonly short: () => void;
}

/** A button that acts only when it is held, by finger or key; it fills up meanwhile. */
export function onLongPress(target: HTMLButtonElement, act: Pressed): void {
  let timer = 0;
  const stop = (): boolean => {
    const running = timer !== 0;
    clearTimeout(timer);
    timer = 0;
    target.classList.remove('pressing');
    return running;
  };
  const begin = () => {
    if (timer !== 0) return;
    target.classList.add('pressing');
    timer = window.setTimeout(() => {
      stop();
      act.long();
    }, HOLD_MS);
  };
  const release = () => {
    if (stop()) act.short();
  };
  const isKey = (event: KeyboardEvent) => event.key === ' ' || event.key === 'Enter';
  target.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    target.setPointerCapture(event.pointerId);
    begin();
  });
  target.addEventListener('pointerup', release);
  target.addEventListener('pointercancel', stop);
  target.addEventListener('blur', stop);
  target.addEventListener('contextmenu', (event) => event.preventDefault());
  target.addEventListener('keydown', (event) => {
    if (!isKey(event)) return;
    event.preventDefault();
    if (!event.repeat) begin();
  });
  target.addEventListener('keyup', (event) => {
    if (!isKey(event)) return;
    event.preventDefault();
    release();
  });
  target.addEventListener('click', (event) => {
    // A screen reader clicks without finger or key.
    if (event.detail === 0) act.short();
  });
}

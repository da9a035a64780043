/** A second tap at the same place within this time is part of the first, ms. */
const TREMOR_MS = 250;
/** A finger that meets something so soon after it came was on its way to what stood there before, ms. */
const REACTION_MS = 250;
/** Places nearer than the width of a finger are the same one, in CSS pixels. */
const FINGER_PX = 40;
/**
 * What is pressed again and again on purpose: digits, steps and the buttons of the counter. A number
 * on a verdict corrects a scan each time.
 */
const REPEATED = '.pick:not(.verdict *), .huge, .crew, .steps *';

interface Tap {
  readonly at: number;
  readonly x: number;
  readonly y: number;
  readonly on: Element | null;
}

/**
 * Taps that were not meant for what they meet are ignored. A finger that trembles taps twice, and the
 * second tap meets whatever the first has opened: it would give a reason that nobody chose, or change
 * how many went in. And a finger on its way to one button meets another, where the panel has changed
 * by itself meanwhile.
 */
export class StrayTaps {
  readonly #panel: HTMLElement;
  #last: Tap | null = null;
  #changed = Number.NEGATIVE_INFINITY;

  constructor(page: Document, panel: HTMLElement) {
    this.#panel = panel;
    page.addEventListener('click', (event) => this.#hear(event), { capture: true });
  }

  /** The panel shows something else, and nobody has tapped for it. */
  panelChanged(): void {
    this.#changed = performance.now();
  }

  #hear(event: MouseEvent): void {
    if (!isByFinger(event)) return;
    const tap = tapOf(event);
    const last = this.#last;
    this.#last = tap;
    const isAgain = last !== null && isTremor(last, tap) && !isRepeated(last.on, tap.on);
    if (!isAgain && !this.#isTooSoon(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  #isTooSoon({ timeStamp, target }: MouseEvent): boolean {
    const isOnPanel = target instanceof Node && this.#panel.contains(target);
    return isOnPanel && timeStamp - this.#changed < REACTION_MS;
  }
}

/** Not by a key or a screen reader, which have no place, and not by a mouse, which does not tremble. */
function isByFinger(event: MouseEvent): boolean {
  // Where a browser does not say by what, it is a phone's.
  const isMouse = event instanceof PointerEvent && event.pointerType === 'mouse';
  return event.detail > 0 && !isMouse;
}

function tapOf({ timeStamp, clientX, clientY, target }: MouseEvent): Tap {
  const on = target instanceof Element ? target.closest('button') : null;
  return { at: timeStamp, x: clientX, y: clientY, on };
}

function isTremor(last: Tap, tap: Tap): boolean {
  const since = tap.at - last.at;
  return since < TREMOR_MS && Math.hypot(tap.x - last.x, tap.y - last.y) < FINGER_PX;
}

/** Two taps on buttons of one group that are both still there, such as the keys of a pad. */
function isRepeated(last: Element | null, on: Element | null): boolean {
  if (!last?.isConnected || !on || last.parentElement !== on.parentElement) return false;
  return last.matches(REPEATED) && on.matches(REPEATED);
}

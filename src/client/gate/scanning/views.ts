import type { View } from './decoder.worker.ts';

/** How many pixels a phone can process at a time: those of a square of 720. */
const PIXELS_MOST = 720 * 720;

/**
 * Which part of each picture is read. A picture that has too many pixels is read in two ways in
 * turn, at the same cost: its middle, where codes are held, at full size, and the whole, made
 * smaller.
 */
export class Views {
  #wasWhole = true;

  /** For a picture of this many pixels. */
  next(width: number, height: number): { view: View; isWhole: boolean } {
    const whole = viewOf(0, 0, width, height);
    this.#wasWhole = isSharp(whole) || !this.#wasWhole;
    if (this.#wasWhole) return { view: whole, isWhole: true };
    const side = Math.min(width, height);
    const middle = viewOf((width - side) / 2, (height - side) / 2, side, side);
    return { view: middle, isWhole: false };
  }
}

function isSharp({ width, to }: View): boolean {
  return to.width === width;
}

/** A part of a picture, made smaller to what a phone can process. */
function viewOf(left: number, top: number, width: number, height: number): View {
  const times = Math.min(1, Math.sqrt(PIXELS_MOST / (width * height)));
  const to = { width: Math.floor(width * times), height: Math.floor(height * times) };
  return { left, top, width, height, to };
}

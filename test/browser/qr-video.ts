import { closeSync, openSync, writeSync } from 'node:fs';
import { create } from 'qrcode';

/** What a phone's camera gives, in pixels: on its side, or upright. */
const LANDSCAPE = { width: 1280, height: 720 };
const PORTRAIT = { width: 720, height: 1280 };
type Size = typeof LANDSCAPE;

const SIZE = 480;
const MARGIN = 4;
/** Codes stand in the square in the middle, and move in it by so many pixels. */
const SEEN = 720;
const SWAY = 24;

// Luma of video range: not quite black and white, as a phone's screen in daylight is not.
const DARK = 40;
const LIGHT = 225;
const BEHIND = 110;

/** A code at another place: from the middle of the picture, in pixels, and as wide as high. */
interface Placed {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/**
 * What the camera sees, one after another. `null`: nothing but the background. Several codes stand
 * side by side, and are smaller.
 */
export interface Shot {
  readonly text: string | readonly string[] | null;
  /** What stands elsewhere at the same time. */
  readonly beside?: readonly Placed[];
  readonly seconds: number;
}

export interface Video {
  readonly fps?: number;
  readonly isUpright?: boolean;
}

/**
 * Writes a YUV4MPEG2 file of 1280 × 720 that a browser takes for its camera, in which QR codes are
 * held up by a hand that is not quite still. Each frame takes 1.4 MB.
 */
export function writeQrVideo(path: string, shots: readonly Shot[], video: Video = {}): void {
  const { fps = 5, isUpright = false } = video;
  const picture = isUpright ? PORTRAIT : LANDSCAPE;
  const file = openSync(path, 'w');
  try {
    writeSync(file, `YUV4MPEG2 W${picture.width} H${picture.height} F${fps}:1 Ip A1:1 C420jpeg\n`);
    const colour = new Uint8Array((picture.width * picture.height) / 2).fill(128);
    let frame = 0;
    for (const { text, beside = [], seconds } of shots) {
      const codes = [...inMiddle(text === null ? [] : [text].flat()), ...beside].map(
        ({ text: one, ...place }) => ({ ...place, code: modulesOf(one) }),
      );
      for (let n = Math.round(seconds * fps); n > 0; n--) {
        writeSync(file, 'FRAME\n');
        writeSync(file, drawFrame(codes, frame, picture));
        writeSync(file, colour);
        frame += 1;
      }
    }
  } finally {
    closeSync(file);
  }
}

interface Modules {
  readonly size: number;
  get(row: number, column: number): number;
}

function modulesOf(text: string): Modules {
  return create(text, { errorCorrectionLevel: 'M' }).modules;
}

function inMiddle(texts: readonly string[]): Placed[] {
  const size = texts.length > 1 ? SEEN / texts.length - 2 * SWAY : SIZE;
  return texts.map((text, nth) => {
    const x = (nth - (texts.length - 1) / 2) * (SEEN / texts.length);
    return { text, x, y: 0, size };
  });
}

interface Drawn extends Omit<Placed, 'text'> {
  readonly code: Modules;
}

/** Codes turned by a few degrees and moved by a few pixels, differently in each frame. */
function drawFrame(codes: readonly Drawn[], frame: number, picture: Size): Uint8Array {
  const luma = new Uint8Array(picture.width * picture.height).fill(BEHIND);
  for (const code of codes) drawCode(luma, code, frame, picture);
  return luma;
}

function drawCode(luma: Uint8Array, drawn: Drawn, frame: number, { width, height }: Size): void {
  const { code, x, y, size } = drawn;
  const angle = 0.09 * Math.sin(frame * 0.7);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const centreX = width / 2 + x + SWAY * Math.sin(frame * 0.5);
  const centreY = height / 2 + y + 16 * Math.cos(frame * 0.6);
  const side = code.size + 2 * MARGIN;
  const reach = Math.ceil(size * 0.6);
  for (let dy = -reach; dy < reach; dy++) {
    for (let dx = -reach; dx < reach; dx++) {
      const column = Math.floor(((dx * cos + dy * sin) / size + 0.5) * side);
      const row = Math.floor(((dy * cos - dx * sin) / size + 0.5) * side);
      if (column < 0 || row < 0 || column >= side || row >= side) continue;
      const [left, top] = [Math.round(centreX + dx), Math.round(centreY + dy)];
      if (left < 0 || top < 0 || left >= width || top >= height) continue;
      luma[top * width + left] = isDark(code, row - MARGIN, column - MARGIN) ? DARK : LIGHT;
    }
  }
}

function isDark(code: Modules, row: number, column: number): boolean {
  const inside = row >= 0 && column >= 0 && row < code.size && column < code.size;
  return inside && code.get(row, column) !== 0;
}

import { closeSync, openSync, writeSync } from 'node:fs';
import { create } from 'qrcode';

const WIDTH = 1280;
const HEIGHT = 720;
const SIZE = 480;
const MARGIN = 4;
/** What a gate looks at is the square in the middle; codes move in it by so many pixels. */
const SEEN = HEIGHT;
const SWAY = 24;

// Luma of video range: not quite black and white, as a phone's screen in daylight is not.
const DARK = 40;
const LIGHT = 225;
const BEHIND = 110;

/**
 * What the camera sees, one after another. `null`: nothing but the background. Several codes stand
 * side by side, and are smaller.
 */
export interface Shot {
  readonly text: string | readonly string[] | null;
  readonly seconds: number;
}

/**
 * Writes a YUV4MPEG2 file of 1280 × 720 that a browser takes for its camera, in which QR codes are
 * held up by a hand that is not quite still. Each frame takes 1.4 MB.
 */
export function writeQrVideo(path: string, shots: readonly Shot[], fps = 5): void {
  const file = openSync(path, 'w');
  try {
    writeSync(file, `YUV4MPEG2 W${WIDTH} H${HEIGHT} F${fps}:1 Ip A1:1 C420jpeg\n`);
    const colour = new Uint8Array((WIDTH * HEIGHT) / 2).fill(128);
    let frame = 0;
    for (const { text, seconds } of shots) {
      const texts = text === null ? [] : [text].flat();
      const codes = texts.map((one) => create(one, { errorCorrectionLevel: 'M' }).modules);
      for (let n = Math.round(seconds * fps); n > 0; n--) {
        writeSync(file, 'FRAME\n');
        writeSync(file, drawFrame(codes, frame));
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

/** Codes turned by a few degrees and moved by a few pixels, differently in each frame. */
function drawFrame(codes: readonly Modules[], frame: number): Uint8Array {
  const luma = new Uint8Array(WIDTH * HEIGHT).fill(BEHIND);
  const size = codes.length > 1 ? SEEN / codes.length - 2 * SWAY : SIZE;
  codes.forEach((code, nth) => {
    const aside = (nth - (codes.length - 1) / 2) * (SEEN / codes.length);
    drawCode(luma, code, { frame, size, aside });
  });
  return luma;
}

interface Place {
  readonly frame: number;
  /** Pixels, as wide as high. */
  readonly size: number;
  /** From the middle, in pixels. */
  readonly aside: number;
}

function drawCode(luma: Uint8Array, code: Modules, { frame, size, aside }: Place): void {
  const angle = 0.09 * Math.sin(frame * 0.7);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const centreX = WIDTH / 2 + aside + SWAY * Math.sin(frame * 0.5);
  const centreY = HEIGHT / 2 + 16 * Math.cos(frame * 0.6);
  const side = code.size + 2 * MARGIN;
  const reach = Math.ceil(size * 0.6);
  for (let dy = -reach; dy < reach; dy++) {
    for (let dx = -reach; dx < reach; dx++) {
      const column = Math.floor(((dx * cos + dy * sin) / size + 0.5) * side);
      const row = Math.floor(((dy * cos - dx * sin) / size + 0.5) * side);
      if (column < 0 || row < 0 || column >= side || row >= side) continue;
      const at = Math.round(centreY + dy) * WIDTH + Math.round(centreX + dx);
      luma[at] = isDark(code, row - MARGIN, column - MARGIN) ? DARK : LIGHT;
    }
  }
}

function isDark(code: Modules, row: number, column: number): boolean {
  const inside = row >= 0 && column >= 0 && row < code.size && column < code.size;
  return inside && code.get(row, column) !== 0;
}

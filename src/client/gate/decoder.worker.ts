import { BarcodeDetector, prepareZXingModule } from 'barcode-detector/ponyfill';

/** The square of a picture that is looked at, and how many pixels of it are left for the decoder. */
export interface Square {
  readonly left: number;
  readonly top: number;
  readonly size: number;
  readonly side: number;
}

/** To the worker: once where its WebAssembly is, then one frame after another. */
export type ToDecoder =
  | { readonly wasm: string }
  | { readonly frame: VideoFrame; readonly square: Square }
  | { readonly pixels: ImageData };

/** From the worker: ready, or the texts of the codes in a frame. */
export type FromDecoder = { readonly ready: true } | { readonly texts: readonly string[] };

let detector: BarcodeDetector | null = null;
let canvas: OffscreenCanvas | null = null;

self.onmessage = async ({ data }: MessageEvent<ToDecoder>) => {
  if ('wasm' in data) {
    await prepareZXingModule({
      overrides: { locateFile: () => data.wasm },
      fireImmediately: true,
    });
    detector = new BarcodeDetector({ formats: ['qr_code'] });
    answer({ ready: true });
    return;
  }
  const pixels = 'pixels' in data ? data.pixels : pixelsOf(data.frame, data.square);
  const codes = (await detector?.detect(pixels).catch(() => [])) ?? [];
  answer({ texts: codes.map((code) => code.rawValue) });
};

/** Copies the square out of a frame, and lets the camera have the frame back. */
function pixelsOf(frame: VideoFrame, { left, top, size, side }: Square): ImageData {
  if (canvas?.width !== side) canvas = new OffscreenCanvas(side, side);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context?.drawImage(frame, left, top, size, size, 0, 0, side, side);
  frame.close();
  return context?.getImageData(0, 0, side, side) ?? new ImageData(1, 1);
}

function answer(message: FromDecoder): void {
  self.postMessage(message);
}

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

/** From the worker: ready, or the texts of the codes in a frame, or that it can go on no longer. */
export type FromDecoder =
  | { readonly ready: true }
  | { readonly texts: readonly string[] }
  | { readonly failed: true };

let detector: BarcodeDetector | null = null;
let canvas: OffscreenCanvas | null = null;

self.onmessage = ({ data }: MessageEvent<ToDecoder>) => {
  // A picture is never the reason: what fails here is the memory, or the program after it ran out.
  work(data).then(answer, () => answer({ failed: true }));
};

async function work(data: ToDecoder): Promise<FromDecoder> {
  if ('wasm' in data) {
    await prepareZXingModule({
      overrides: { locateFile: () => data.wasm },
      fireImmediately: true,
    });
    detector = new BarcodeDetector({ formats: ['qr_code'] });
    return { ready: true };
  }
  const pixels = 'pixels' in data ? data.pixels : await pixelsOf(data.frame, data.square);
  const codes = (await detector?.detect(pixels)) ?? [];
  return { texts: codes.map((code) => code.rawValue) };
}

/** Copies the square out of a frame, and lets the camera have the frame back. */
async function pixelsOf(frame: VideoFrame, square: Square): Promise<ImageData> {
  const grey = await greyOf(frame, square).catch(() => null);
  const pixels = grey ?? drawn(frame, square);
  frame.close();
  return pixels;
}

/**
 * The brightness of the square alone, which cameras keep by itself and a decoder wants: half the
 * work of drawing it in colour. Null where the frame has another form, or has to be made smaller.
 */
async function greyOf(frame: VideoFrame, square: Square): Promise<ImageData | null> {
  const { format } = frame;
  const { size, side } = square;
  if ((format !== 'I420' && format !== 'NV12') || size !== side || size % 2 === 1) return null;
  const rect = { x: even(square.left), y: even(square.top), width: size, height: size };
  const planes = new Uint8Array(frame.allocationSize({ rect }));
  const [luma] = await frame.copyTo(planes, { rect });
  if (!luma) return null;
  const image = new ImageData(side, side);
  const pixels = new Uint32Array(image.data.buffer);
  for (let y = 0; y < side; y++) {
    const row = luma.offset + y * luma.stride;
    for (let x = 0; x < side; x++) {
      pixels[y * side + x] = 0xff000000 | ((planes[row + x] ?? 0) * 0x010101);
    }
  }
  return image;
}

/** Colour has half as many pixels as brightness: a part of a frame begins where both do. */
function even(at: number): number {
  return at - (at % 2);
}

function drawn(frame: VideoFrame, { left, top, size, side }: Square): ImageData {
  if (canvas?.width !== side) canvas = new OffscreenCanvas(side, side);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context?.drawImage(frame, left, top, size, size, 0, 0, side, side);
  return context?.getImageData(0, 0, side, side) ?? new ImageData(1, 1);
}

function answer(message: FromDecoder): void {
  self.postMessage(message);
}

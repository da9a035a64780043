import { BarcodeDetector, prepareZXingModule } from 'barcode-detector/ponyfill';
import { greyPicture } from './brightness.ts';

/** The part of a picture that is looked at, in its pixels, and how large the decoder gets it. */
export interface View {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly to: { readonly width: number; readonly height: number };
}

/** To the worker: once where its WebAssembly is, then one frame after another. */
export type ToDecoder =
  | { readonly wasm: string }
  | { readonly frame: VideoFrame; readonly view: View }
  | { readonly pixels: ImageData };

/** From the worker: ready, or the texts of the codes in a frame, or that it can go on no longer. */
export type FromDecoder =
  | { readonly ready: true }
  | { readonly texts: readonly string[] }
  | { readonly failed: true };

let detector: BarcodeDetector | null = null;
let canvas: OffscreenCanvas | null = null;

self.onmessage = ({ data }: MessageEvent<ToDecoder>) => {
  // The picture is never the cause: what fails here is the memory, or the program after it ran out.
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
  const pixels = 'pixels' in data ? data.pixels : await pixelsOf(data.frame, data.view);
  const codes = (await detector?.detect(pixels)) ?? [];
  return { texts: codes.map((code) => code.rawValue) };
}

/** Copies a view out of a frame, and gives the frame back to the camera. */
async function pixelsOf(frame: VideoFrame, view: View): Promise<ImageData> {
  const grey = await greyOf(frame, view).catch(() => null);
  const pixels = grey ?? drawn(frame, view);
  frame.close();
  return pixels;
}

/**
 * The brightness of the view alone, which cameras keep separately and a decoder needs: half the
 * work of drawing it in colour. Null where the frame has another form.
 */
async function greyOf(frame: VideoFrame, view: View): Promise<ImageData | null> {
  const { format } = frame;
  const [width, height] = [even(view.width), even(view.height)];
  if (format !== 'I420' && format !== 'NV12') return null;
  const rect = { x: even(view.left), y: even(view.top), width, height };
  const planes = new Uint8Array(frame.allocationSize({ rect }));
  const [luma] = await frame.copyTo(planes, { rect });
  if (!luma) return null;
  const plane = { ...luma, width, height, bytes: planes };
  return greyPicture(plane, Math.min(view.to.width, width), Math.min(view.to.height, height));
}

/** Colour has half as many pixels as brightness: a part of a frame begins where both do. */
function even(at: number): number {
  return at - (at % 2);
}

function drawn(frame: VideoFrame, { left, top, width, height, to }: View): ImageData {
  if (canvas?.width !== to.width || canvas.height !== to.height) {
    canvas = new OffscreenCanvas(to.width, to.height);
  }
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context?.drawImage(frame, left, top, width, height, 0, 0, to.width, to.height);
  return context?.getImageData(0, 0, to.width, to.height) ?? new ImageData(1, 1);
}

function answer(message: FromDecoder): void {
  self.postMessage(message);
}

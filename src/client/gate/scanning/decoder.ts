import type { FromDecoder, ToDecoder, View } from './decoder.worker.ts';
import { Views } from './views.ts';

/** What was seen in one picture. */
export interface Look {
  readonly texts: readonly string[];
  /** Whether the whole picture was looked at, or only its middle. */
  readonly isWhole: boolean;
}

/** Reads the QR codes in what a camera sees now. */
export interface Decoder {
  /** `null` when it could not read. */
  detect(video: HTMLVideoElement): Promise<Look | null>;
}

interface NativeDetector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}

declare const BarcodeDetector:
  | {
      new (options: { formats: string[] }): NativeDetector;
      getSupportedFormats(): Promise<readonly string[]>;
    }
  | undefined;

/** The slowest phone takes a second for a picture, and some for the decoder's program. ms */
const ANSWER_MS = 8_000;
/** A decoder that stops again and again is started no more often than this, ms. */
const RESTART_MS = 3_000;

/** The browser's own detector where it knows QR codes, else WebAssembly in a worker. */
export async function openDecoder(worker: string, wasm: string): Promise<Decoder> {
  if (typeof BarcodeDetector !== 'undefined') {
    const formats = await BarcodeDetector.getSupportedFormats();
    if (formats.includes('qr_code'))
      return ofBrowser(new BarcodeDetector({ formats: ['qr_code'] }));
  }
  return WorkerDecoder.open(worker, wasm);
}

function ofBrowser(detector: NativeDetector): Decoder {
  return {
    async detect(video) {
      const codes = await detector.detect(video);
      return { texts: codes.map((code) => code.rawValue), isWhole: true };
    },
  };
}

class WorkerDecoder implements Decoder {
  readonly #address: string;
  readonly #wasm: string;
  readonly #grab = hasFrames() ? grabFrame : pixelGrabber();
  readonly #views = new Views();
  #worker: Worker | null = null;
  #started = Number.NEGATIVE_INFINITY;
  #busy = false;

  private constructor(address: string, wasm: string) {
    this.#address = address;
    this.#wasm = wasm;
  }

  static async open(address: string, wasm: string): Promise<WorkerDecoder> {
    const decoder = new WorkerDecoder(address, wasm);
    await decoder.#start().catch(() => decoder.#drop());
    return decoder;
  }

  /** Nothing while it is busy or restarts: the reader asks again soon. */
  async detect(video: HTMLVideoElement): Promise<Look | null> {
    if (this.#busy || Math.min(video.videoWidth, video.videoHeight) === 0) return null;
    this.#busy = true;
    try {
      const worker = this.#worker ?? (await this.#start());
      const { view, isWhole } = this.#views.next(video.videoWidth, video.videoHeight);
      const grabbed = this.#grab(video, view);
      const own = 'pixels' in grabbed ? grabbed.pixels.data.buffer : grabbed.frame;
      const answer = await ask(worker, grabbed, [own]);
      return 'texts' in answer ? { texts: answer.texts, isWhole } : null;
    } catch {
      this.#drop();
      return null;
    } finally {
      this.#busy = false;
    }
  }

  /** One that stopped, or that the system ended for its memory, is replaced by another. */
  async #start(): Promise<Worker> {
    await new Promise((resolve) => {
      setTimeout(resolve, this.#started + RESTART_MS - performance.now());
    });
    this.#started = performance.now();
    this.#worker = new Worker(this.#address);
    await ask(this.#worker, { wasm: this.#wasm });
    return this.#worker;
  }

  #drop(): void {
    this.#worker?.terminate();
    this.#worker = null;
  }
}

/** One question at a time: an answer must not be taken for that to another. */
function ask(
  worker: Worker,
  message: ToDecoder,
  transfer: Transferable[] = [],
): Promise<FromDecoder> {
  return new Promise((resolve, reject) => {
    const stopped = () => reject(new Error('the decoder has stopped'));
    const late = setTimeout(stopped, ANSWER_MS);
    worker.onmessage = ({ data }: MessageEvent<FromDecoder>) => {
      clearTimeout(late);
      if ('failed' in data) stopped();
      else resolve(data);
    };
    worker.onerror = stopped;
    worker.postMessage(message, transfer);
  });
}

type Grabbed = Exclude<ToDecoder, { readonly wasm: string }>;

/** Safari before 16.4 has neither. */
function hasFrames(): boolean {
  return 'VideoFrame' in globalThis && 'OffscreenCanvas' in globalThis;
}

/** Transfers the frame itself: the worker does all copying, and the page is not delayed. */
function grabFrame(video: HTMLVideoElement, view: View): Grabbed {
  return { frame: new VideoFrame(video), view };
}

/** Copies the pixels here, for browsers that can do nothing else. */
function pixelGrabber(): (video: HTMLVideoElement, view: View) => Grabbed {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return (video, { left, top, width, height, to }) => {
    if (!context) throw new Error('this browser cannot draw');
    canvas.width = to.width;
    canvas.height = to.height;
    context.drawImage(video, left, top, width, height, 0, 0, to.width, to.height);
    return { pixels: context.getImageData(0, 0, to.width, to.height) };
  };
}

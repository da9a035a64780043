import type { FromDecoder, ToDecoder } from './decoder.worker.ts';

/** Reads the QR codes in what a camera sees now. */
export interface Decoder {
  detect(video: HTMLVideoElement): Promise<readonly string[]>;
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

/** The square in the middle of the picture that is looked at, at most so many pixels wide. */
const SIDE = 720;

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
      return codes.map((code) => code.rawValue);
    },
  };
}

class WorkerDecoder implements Decoder {
  readonly #worker: Worker;
  readonly #canvas = document.createElement('canvas');
  readonly #context = this.#canvas.getContext('2d', { willReadFrequently: true });

  private constructor(worker: Worker) {
    this.#worker = worker;
  }

  static async open(address: string, wasm: string): Promise<WorkerDecoder> {
    const decoder = new WorkerDecoder(new Worker(address));
    await decoder.#ask({ wasm });
    return decoder;
  }

  async detect(video: HTMLVideoElement): Promise<readonly string[]> {
    const frame = this.#grab(video);
    if (!frame) return [];
    const answer = await this.#ask({ frame }, [frame.data.buffer]);
    return 'texts' in answer ? answer.texts : [];
  }

  #grab(video: HTMLVideoElement): ImageData | null {
    const { videoWidth: width, videoHeight: height } = video;
    const square = Math.min(width, height);
    if (square === 0 || !this.#context) return null;
    const side = Math.min(square, SIDE);
    if (this.#canvas.width !== side) {
      this.#canvas.width = side;
      this.#canvas.height = side;
    }
    const [left, top] = [(width - square) / 2, (height - square) / 2];
    this.#context.drawImage(video, left, top, square, square, 0, 0, side, side);
    return this.#context.getImageData(0, 0, side, side);
  }

  /** One question at a time: the reader waits for each answer. */
  #ask(message: ToDecoder, transfer: Transferable[] = []): Promise<FromDecoder> {
    return new Promise((resolve, reject) => {
      this.#worker.onmessage = ({ data }: MessageEvent<FromDecoder>) => resolve(data);
      this.#worker.onerror = () => reject(new Error('the decoder has stopped'));
      this.#worker.postMessage(message, transfer);
    });
  }
}

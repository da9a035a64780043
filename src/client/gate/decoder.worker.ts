import { BarcodeDetector, prepareZXingModule } from 'barcode-detector/ponyfill';

/** To the worker: once where its WebAssembly is, then one frame after another. */
export type ToDecoder = { readonly wasm: string } | { readonly frame: ImageData };

/** From the worker: ready, or the texts of the codes in a frame. */
export type FromDecoder = { readonly ready: true } | { readonly texts: readonly string[] };

let detector: BarcodeDetector | null = null;

self.onmessage = async ({ data }: MessageEvent<ToDecoder>) => {
  if ('wasm' in data) {
    await prepareZXingModule({
      overrides: { locateFile: () => data.wasm },
      fireImmediately: true,
    });
    detector = new BarcodeDetector({ formats: ['qr_code'] });
    answer({ ready: true });
  } else {
    const codes = (await detector?.detect(data.frame).catch(() => [])) ?? [];
    answer({ texts: codes.map((code) => code.rawValue) });
  }
};

function answer(message: FromDecoder): void {
  self.postMessage(message);
}

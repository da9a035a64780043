import type { Camera, CameraTrouble } from './camera.ts';
import { type Decoder, openDecoder } from './decoder.ts';
import { Sightings } from './sightings.ts';

/** Between two frames the phone rests for so long, ms. */
const BETWEEN_MS = 40;
/** A video that shows no new picture for so long is looked at all the same, ms. */
const STILL_MS = 500;
/** After a code the phone has a verdict to work out, and the hand has yet to move on, ms. */
const AFTER_CODE_MS = 200;
/** Without any code for so long, scanning rests until it is woken, ms. */
const IDLE_MS = 20_000;

export interface Watched {
  /** Whether a code is one that is waited for here: it comes before any other in the picture. */
  readonly isOurs: (text: string) => boolean;
  readonly onCode: (text: string) => void;
  readonly onRest: () => void;
}

/** Watches the camera for codes. Each time that a code is held up it is reported once. */
export class Reader {
  readonly #camera: Camera;
  readonly #video: HTMLVideoElement;
  readonly #watched: Watched;
  readonly #sightings: Sightings;
  #decoder: Decoder | null = null;
  #running = false;
  #active = 0;
  /** Until then no picture is looked at. */
  #quiet = 0;

  constructor(camera: Camera, video: HTMLVideoElement, watched: Watched) {
    this.#camera = camera;
    this.#video = video;
    this.#watched = watched;
    this.#sightings = new Sightings(watched.isOurs);
  }

  /** Loads what decodes; the camera may be opened meanwhile. */
  async prepare(worker: string, wasm: string): Promise<void> {
    this.#decoder = await openDecoder(worker, wasm);
  }

  /** Starts or goes on. `null` when it does. */
  async wake(): Promise<CameraTrouble | null> {
    const trouble = await this.#camera.open();
    if (trouble) return trouble;
    this.#active = performance.now();
    if (!this.#running) {
      this.#running = true;
      void this.#watch();
    }
    return null;
  }

  rest(): void {
    this.#running = false;
    this.#camera.rest();
  }

  /** Something happened at this gate: stay awake. */
  touch(): void {
    this.#active = performance.now();
  }

  /** A code has come, from here or from a scanner: the verdict has the phone to itself. */
  yield(): void {
    this.#quiet = performance.now() + AFTER_CODE_MS;
  }

  async #watch(): Promise<void> {
    while (this.#running) {
      const next = nextPicture(this.#video);
      const texts = (await this.#decoder?.detect(this.#video).catch(() => [])) ?? [];
      this.#see(texts, performance.now());
      if (performance.now() - this.#active > IDLE_MS) {
        this.rest();
        this.#watched.onRest();
      }
      await sleep(Math.max(BETWEEN_MS, this.#quiet - performance.now()));
      await Promise.race([next, sleep(STILL_MS)]);
    }
  }

  #see(texts: readonly string[], now: number): void {
    if (texts.length > 0) this.#active = now;
    const next = this.#sightings.see(texts, now);
    if (next === null) return;
    this.yield();
    this.#watched.onCode(next);
  }
}

/** Resolves when the video shows another picture than now. The same one twice says nothing new. */
function nextPicture(video: HTMLVideoElement): Promise<void> {
  return new Promise((resolve) => {
    if (video.requestVideoFrameCallback) video.requestVideoFrameCallback(() => resolve());
    else resolve();
  });
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

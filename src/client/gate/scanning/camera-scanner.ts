import type { Camera, CameraTrouble } from './camera.ts';
import { type Decoder, type Look, openDecoder } from './decoder.ts';
import { Sightings } from './sightings.ts';

/** Milliseconds of rest between two frames. */
const BETWEEN_MS = 40;
/** A video without a new picture for this long is read all the same, ms. */
const STILL_MS = 500;
/** After a code the phone has a verdict to work out, and the hand has yet to move on, ms. */
const AFTER_CODE_MS = 200;
/** Milliseconds that a stream may be muted while the phone switches to something else. */
const MUTED_MS = 1_000;
/** A camera without a new picture for this long has stopped, whatever it reports, ms. */
const STOPPED_MS = 4_000;
/** Waits before each new request for a camera that was taken away, ms. */
const AGAIN_MS = [0, 1_000, 3_000];
/** Milliseconds without any code after which scanning rests until it is woken. */
const IDLE_MS = 20_000;

export interface Watched {
  /** Whether a code is one that the gate waits for: it comes before any other in the picture. */
  readonly isOurs: (text: string) => boolean;
  readonly onCode: (text: string) => void;
  readonly onRest: () => void;
  /** The system took the camera away, and why it is not back; `null` once it is. */
  readonly onTrouble: (trouble: CameraTrouble | null) => void;
}

/** Watches the camera for codes. Each presentation of a code is reported once. */
export class CameraScanner {
  readonly #camera: Camera;
  readonly #video: HTMLVideoElement;
  readonly #watched: Watched;
  readonly #sightings: Sightings;
  #decoder: Decoder | null = null;
  #running = false;
  /** Which round of watching this is: a round that was ended must not go on with the next. */
  #round = 0;
  #recovering = false;
  /** The camera was taken away, and every try to open it again has failed. */
  #lost = false;
  #active = 0;
  /** How often it was let rest: a camera that was slow to open may come too late. */
  #rests = 0;
  /** Until then no picture is read. */
  #quiet = 0;

  constructor(camera: Camera, video: HTMLVideoElement, watched: Watched) {
    this.#camera = camera;
    this.#video = video;
    this.#watched = watched;
    this.#sightings = new Sightings(watched.isOurs);
    camera.onChange(() => void this.#followStream());
  }

  /** Loads the decoder; the camera may be opened meanwhile. */
  async prepare(worker: string, wasm: string): Promise<void> {
    this.#decoder = await openDecoder(worker, wasm);
  }

  /** Starts or resumes. `null` when it runs. */
  async wake(): Promise<CameraTrouble | null> {
    const rests = this.#rests;
    const trouble = await this.#camera.open();
    if (trouble) return trouble;
    if (rests !== this.#rests) {
      if (!this.#running) this.#camera.rest();
      return null;
    }
    this.#lost = false;
    this.#active = performance.now();
    if (!this.#running) {
      this.#running = true;
      this.#round += 1;
      void this.#watch(this.#round);
      void this.#followStream();
    }
    return null;
  }

  rest(): void {
    this.#rests += 1;
    this.#lost = false;
    this.#running = false;
    this.#camera.rest();
  }

  /** Something happened at this gate: scanning does not rest yet. */
  touch(): void {
    this.#active = performance.now();
  }

  /** A code has come, from here or from a scanner: the phone works on its verdict alone. */
  yield(): void {
    this.#quiet = performance.now() + AFTER_CODE_MS;
  }

  async #watch(round: number): Promise<void> {
    const progress = new Progress(this.#video);
    while (this.#running && round === this.#round) {
      const next = nextPicture(this.#video);
      const look = await this.#decoder?.detect(this.#video).catch(() => null);
      if (look) this.#see(look, performance.now());
      if (performance.now() - this.#active > IDLE_MS || this.#wasStopped) {
        this.rest();
        this.#watched.onRest();
      }
      await sleep(Math.max(BETWEEN_MS, this.#quiet - performance.now()));
      await Promise.race([next, sleep(STILL_MS)]);
      if (progress.still() > STOPPED_MS) void this.#recover();
    }
  }

  /** This page has ended the stream itself: a tap opens another one. */
  get #wasStopped(): boolean {
    return this.#camera.state === 'ended' && !this.#recovering;
  }

  /** The system has ended, muted or unmuted the stream, or it was so already. */
  async #followStream(): Promise<void> {
    const { state } = this.#camera;
    if (this.#lost && state === 'live') {
      this.#watched.onTrouble(await this.wake());
    } else if (this.#running && !this.#recovering && (await this.#isAway())) {
      await this.#recover();
    }
  }

  /** Whether the stream has ended, or is muted for longer than a moment. */
  async #isAway(): Promise<boolean> {
    const { state } = this.#camera;
    if (state === 'muted') await sleep(MUTED_MS);
    return this.#camera.state !== 'live';
  }

  /** Opens another stream. The obstacle is reported at once, and until there is a picture. */
  async #recover(): Promise<void> {
    if (this.#recovering || !this.#running) return;
    this.#recovering = true;
    const round = this.#round;
    const trouble = await this.#openAgain(() => this.#running && round === this.#round);
    this.#recovering = false;
    if (!trouble) return;
    this.rest();
    this.#lost = true;
  }

  /** Null when there is a picture again, or none is wanted any more. */
  async #openAgain(isWanted: () => boolean): Promise<CameraTrouble | null> {
    let trouble: CameraTrouble | null = null;
    for (const pause of AGAIN_MS) {
      await sleep(pause);
      if (!isWanted()) return null;
      // What was muted may have come back meanwhile.
      const isBack = trouble !== null && this.#camera.state === 'live';
      if (!isBack) this.#camera.stop();
      trouble = await this.#camera.open();
      if (!trouble && (await this.#isAway())) trouble = 'busy';
      if (!isWanted()) return null;
      this.#watched.onTrouble(trouble);
      if (!trouble) return null;
    }
    return trouble;
  }

  #see(look: Look, now: number): void {
    if (look.texts.length > 0) this.#active = now;
    const next = this.#sightings.see(look, now);
    if (next === null) return;
    this.yield();
    this.#watched.onCode(next);
  }
}

/** Whether a video is still running. */
class Progress {
  readonly #video: HTMLVideoElement;
  #shown = Number.NaN;
  #looked = performance.now();
  #still = 0;

  constructor(video: HTMLVideoElement) {
    this.#video = video;
  }

  /**
   * For how long it has shown the same picture, ms; time in which it was not observed counts
   * little.
   */
  still(): number {
    const now = performance.now();
    const { currentTime } = this.#video;
    this.#still =
      currentTime === this.#shown ? this.#still + Math.min(now - this.#looked, STILL_MS) : 0;
    this.#shown = currentTime;
    this.#looked = now;
    return this.#still;
  }
}

/** Resolves when the video shows another picture than now: the same one twice need not be read. */
function nextPicture(video: HTMLVideoElement): Promise<void> {
  return new Promise((resolve) => {
    if (video.requestVideoFrameCallback) video.requestVideoFrameCallback(() => resolve());
    else resolve();
  });
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

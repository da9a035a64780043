/** Why there is no picture, in terms of what staff can do about it. */
export type CameraTrouble = 'denied' | 'missing' | 'busy';

/**
 * The rear camera. One stream for the whole shift: some browsers ask for permission again
 * whenever a new one is opened.
 */
export class Camera {
  readonly #video: HTMLVideoElement;
  #track: MediaStreamTrack | null = null;

  /** @param stream one that another view of this page has opened already */
  constructor(video: HTMLVideoElement, stream: MediaStream | null = null) {
    this.#video = video;
    if (!stream) return;
    this.#track = stream.getVideoTracks()[0] ?? null;
    video.srcObject = stream;
  }

  /** What it has opened, for another view to go on with. */
  get stream(): MediaStream | null {
    const { srcObject } = this.#video;
    return srcObject instanceof MediaStream ? srcObject : null;
  }

  /** `null` when the picture runs. */
  async open(): Promise<CameraTrouble | null> {
    if (this.#track?.readyState === 'live') {
      await this.#video.play().catch(() => undefined);
      return null;
    }
    try {
      const stream = await navigator.mediaDevices.getUserMedia({
        audio: false,
        video: {
          facingMode: { ideal: 'environment' },
          width: { ideal: 1280 },
          height: { ideal: 720 },
          frameRate: { ideal: 30 },
        },
      });
      this.#track = stream.getVideoTracks()[0] ?? null;
      this.#video.srcObject = stream;
      await this.#video.play();
      return null;
    } catch (error) {
      return troubleOf(error);
    }
  }

  /** Stops drawing, and keeps the stream. */
  rest(): void {
    this.#video.pause();
  }

  /** Ends the stream: this phone needs no camera any more. */
  stop(): void {
    this.#track?.stop();
    this.#video.srcObject = null;
  }

  get hasTorch(): boolean {
    return this.#capabilities.torch === true;
  }

  async torch(on: boolean): Promise<void> {
    await this.#apply({ torch: on });
  }

  /** The least and the greatest zoom; null where there is none. */
  get zoomRange(): { min: number; max: number } | null {
    const { zoom } = this.#capabilities;
    return zoom?.min !== undefined && zoom.max !== undefined && zoom.max > zoom.min
      ? { min: zoom.min, max: zoom.max }
      : null;
  }

  async zoom(times: number): Promise<void> {
    await this.#apply({ zoom: times });
  }

  get #capabilities(): MediaTrackCapabilities & Extras {
    return this.#track?.getCapabilities?.() ?? {};
  }

  /** What a camera cannot do it is not asked for; what fails nevertheless is no reason to stop. */
  async #apply(constraint: MediaTrackConstraintSet & { torch?: boolean; zoom?: number }) {
    await this.#track?.applyConstraints({ advanced: [constraint] }).catch(() => undefined);
  }
}

/** Members of the Image Capture extension, which the DOM's types do not have. */
interface Extras {
  readonly torch?: boolean;
  readonly zoom?: { readonly min?: number; readonly max?: number };
}

function troubleOf(error: unknown): CameraTrouble {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  if (name === 'NotReadableError' || name === 'AbortError') return 'busy';
  return 'missing';
}

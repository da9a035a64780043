/** Why there is no picture, by what staff can do about it. */
export type CameraTrouble = 'denied' | 'missing' | 'busy';

/** The state of the camera's stream: the system takes it away for a call or for another app. */
export type CameraState = 'live' | 'muted' | 'ended';

/** What the system, and not this page, did to the stream. */
const CHANGES = ['ended', 'mute', 'unmute'] as const;

/** A picture as the camera takes it: a browser that cuts it to these sizes would cut codes off. */
const WANTED: MediaTrackConstraints & { readonly resizeMode: ConstrainDOMString } = {
  facingMode: { ideal: 'environment' },
  width: { ideal: 1280 },
  height: { ideal: 720 },
  frameRate: { ideal: 30 },
  resizeMode: { ideal: 'none' },
};

/**
 * The rear camera. One stream for the whole shift: some browsers ask for permission again whenever
 * a new one is opened.
 */
export class Camera {
  readonly #video: HTMLVideoElement;
  #track: MediaStreamTrack | null = null;
  #notify: () => void = () => undefined;
  /** The settings of staff, for a stream that replaces this one. */
  #set: Settable = {};

  /** @param stream one that another view of this page has opened already */
  constructor(video: HTMLVideoElement, stream: MediaStream | null = null) {
    this.#video = video;
    if (stream) this.#show(stream);
  }

  /** The stream that it has opened, for another view to use. */
  get stream(): MediaStream | null {
    const { srcObject } = this.#video;
    return srcObject instanceof MediaStream ? srcObject : null;
  }

  get state(): CameraState {
    if (this.#track?.readyState !== 'live') return 'ended';
    return this.#track.muted ? 'muted' : 'live';
  }

  /** Calls back whenever the system ends, mutes or unmutes the stream, not when this page does. */
  onChange(act: () => void): void {
    this.#notify = act;
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
        video: WANTED,
      });
      this.#show(stream);
      await this.#video.play();
      await this.#apply(this.#set);
      return null;
    } catch (error) {
      return troubleOf(error);
    }
  }

  /** Stops drawing, and keeps the stream. */
  rest(): void {
    this.#video.pause();
  }

  /** Ends the stream, and shows nothing of it: its last picture would look as if it ran. */
  stop(): void {
    for (const change of CHANGES) this.#track?.removeEventListener(change, this.#changed);
    this.#track?.stop();
    this.#video.srcObject = null;
  }

  #show(stream: MediaStream): void {
    this.stop();
    this.#track = stream.getVideoTracks()[0] ?? null;
    for (const change of CHANGES) this.#track?.addEventListener(change, this.#changed);
    this.#video.srcObject = stream;
  }

  readonly #changed = () => this.#notify();

  get hasTorch(): boolean {
    return this.#capabilities.torch === true;
  }

  async torch(on: boolean): Promise<void> {
    this.#set = { ...this.#set, torch: on };
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
    this.#set = { ...this.#set, zoom: times };
    await this.#apply({ zoom: times });
  }

  get #capabilities(): MediaTrackCapabilities & Extras {
    return this.#track?.getCapabilities?.() ?? {};
  }

  /** A feature that the camera lacks is not requested; one that fails is no reason to stop. */
  async #apply(constraint: MediaTrackConstraintSet & Settable) {
    if (Object.keys(constraint).length === 0) return;
    await this.#track?.applyConstraints({ advanced: [constraint] }).catch(() => undefined);
  }
}

interface Settable {
  readonly torch?: boolean;
  readonly zoom?: number;
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

export type Signal = 'in' | 'attention' | 'stop' | 'hold' | 'tap';

/** Hertz and seconds, one after another: up for in, twice the same for attention, down for stop. */
const TUNES: Readonly<Record<Signal, readonly (readonly [number, number])[]>> = {
  in: [
    [880, 0.09],
    [1_320, 0.16],
  ],
  attention: [
    [740, 0.14],
    [0, 0.06],
    [740, 0.14],
  ],
  stop: [
    [330, 0.18],
    [220, 0.34],
  ],
  hold: [[196, 0.6]],
  tap: [[1_600, 0.03]],
};

/** Milliseconds on and off, where the phone can. */
const SHAKES: Readonly<Record<Signal, readonly number[]>> = {
  in: [60],
  attention: [60, 60, 60],
  stop: [250, 80, 250],
  hold: [500],
  tap: [15],
};

/** Sound and vibration: extras. The screen alone is enough. */
export class Sound {
  on = true;
  #context: AudioContext | null = null;

  /** Browsers allow sound only after a touch. */
  unlock(): void {
    this.#context ??= new AudioContext();
    void this.#context.resume();
  }

  play(signal: Signal): void {
    navigator.vibrate?.([...SHAKES[signal]]);
    const context = this.#context;
    if (!this.on || context?.state !== 'running') return;
    let at = context.currentTime;
    for (const [hertz, seconds] of TUNES[signal]) {
      if (hertz > 0) tone(context, hertz, at, seconds);
      at += seconds;
    }
  }
}

function tone(context: AudioContext, hertz: number, at: number, seconds: number): void {
  const voice = context.createOscillator();
  const volume = context.createGain();
  voice.type = hertz < 400 ? 'sawtooth' : 'square';
  voice.frequency.value = hertz;
  volume.gain.setValueAtTime(0.35, at);
  volume.gain.setTargetAtTime(0, at + seconds * 0.8, 0.01);
  voice.connect(volume).connect(context.destination);
  voice.start(at);
  voice.stop(at + seconds + 0.05);
}

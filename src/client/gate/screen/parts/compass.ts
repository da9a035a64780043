import { turned } from '../../../../domain/way.ts';

/**
 * How a phone is held, as W3C's DeviceOrientation reports it, in degrees; Safari has a heading
 * beside.
 */
export interface Held {
  readonly absolute: boolean;
  readonly alpha: number | null;
  readonly beta: number | null;
  readonly gamma: number | null;
  readonly webkitCompassHeading?: number;
}

/**
 * The direction that the person who holds the phone faces, in degrees clockwise from north; null
 * when the phone does not know. `rotation` is that of the page on the screen, in degrees clockwise.
 *
 * Lying flat, the top of the page points ahead; upright, the back of the phone does; between them,
 * their sum. So it is the page's up less the screen's normal, turned from the phone into the world.
 */
export function headingOf(held: Held, rotation: number): number | null {
  const { absolute, alpha, beta, gamma, webkitCompassHeading } = held;
  if (webkitCompassHeading !== undefined) return turned(webkitCompassHeading + rotation);
  if (!absolute || alpha === null || beta === null || gamma === null) return null;
  const [sinA, cosA] = sineAndCosine(alpha);
  const [sinB, cosB] = sineAndCosine(beta);
  const [sinG, cosG] = sineAndCosine(gamma);
  const [right, up] = sineAndCosine(rotation);
  const east =
    right * (cosA * cosG - sinA * sinB * sinG) -
    up * cosB * sinA -
    (cosG * sinA * sinB + cosA * sinG);
  const north =
    right * (cosG * sinA + cosA * sinB * sinG) +
    up * cosA * cosB -
    (sinA * sinG - cosA * cosG * sinB);
  return turned((Math.atan2(east, north) * 180) / Math.PI);
}

function sineAndCosine(degrees: number): readonly [number, number] {
  const radians = (degrees * Math.PI) / 180;
  return [Math.sin(radians), Math.cos(radians)];
}

/**
 * Safari gives no orientation until the person, who must be touching the phone just then, agrees.
 */
type Asking = typeof DeviceOrientationEvent & {
  requestPermission?(): Promise<PermissionState>;
};

let granted = false;

/** Whether the phone's holder has to agree before an arrow can turn. */
export function mustAskCompass(): boolean {
  return !granted && asking()?.requestPermission !== undefined;
}

/** Only in answer to a touch. Whether there will be a heading. */
export async function askCompass(): Promise<boolean> {
  const answer = await asking()
    ?.requestPermission?.()
    .catch(() => 'denied');
  granted ||= answer === 'granted';
  return granted;
}

function asking(): Asking | undefined {
  return 'DeviceOrientationEvent' in globalThis ? DeviceOrientationEvent : undefined;
}

/** A verdict is prepared at most this long before it is on the page, ms. */
const READY_MS = 1_000;

/**
 * Turns an arrow towards a bearing for as long as it is on the page, and shows it only once this
 * phone knows where north is: a wrong arrow would send people astray.
 */
export function pointTo(arrow: SVGElement, bearing: number): void {
  const events = ['deviceorientationabsolute', 'deviceorientation'] as const;
  const drawn = performance.now();
  const turn = (event: DeviceOrientationEvent) => {
    if (!arrow.isConnected) {
      if (performance.now() - drawn < READY_MS) return;
      for (const name of events) removeEventListener(name, turn);
      return;
    }
    const heading = headingOf(event, screen.orientation?.angle ?? 0);
    if (heading === null) return;
    arrow.style.rotate = `${Math.round(bearing - heading)}deg`;
    arrow.classList.remove('unsure');
  };
  for (const name of events) addEventListener(name, turn);
}

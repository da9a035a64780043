/**
 * The shape of each state, to be recognized without its colour, on a 24 × 24 grid: a tick in a
 * circle goes on, a triangle asks for attention, bars hold, a cross in an octagon stops, a ring
 * waits.
 */
const TICK =
  'M12 1.5a10.5 10.5 0 1 1 0 21 10.5 10.5 0 0 1 0-21zm-1.6 15.3 7.2-7.2-1.9-1.9-5.3 5.3-2.3-2.3-1.9 1.9z';
const TRIANGLE = 'M12 1.8 23.4 22H.6zm-1.4 7v6.6h2.8V8.8zm0 8.2v2.6h2.8V17z';
const BARS = 'M2 2h20v20H2zm5 4v12h3.4V6zm6.6 0v12H17V6z';
const CROSS =
  'M7.4 1.5h9.2l5.9 5.9v9.2l-5.9 5.9H7.4l-5.9-5.9V7.4zm.5 4.5L6 7.9l4.1 4.1L6 16.1 7.9 18l4.1-4.1 4.1 4.1 1.9-1.9-4.1-4.1L18 7.9 16.1 6 12 10.1z';
const RING =
  'M12 1.5a10.5 10.5 0 1 1 0 21 10.5 10.5 0 0 1 0-21zm0 3.4a7.1 7.1 0 1 0 0 14.2 7.1 7.1 0 0 0 0-14.2z';

const SHAPES = {
  open: TICK,
  held: BARS,
  closed: CROSS,
  live: TICK,
  connecting: RING,
  snapshot: RING,
  reconnecting: TRIANGLE,
  stale: CROSS,
  signed_out: CROSS,
  complete: TICK,
  waiting: TRIANGLE,
  unattended: RING,
  on_duty: TICK,
  silent: TRIANGLE,
  unseen: RING,
  signed_off: RING,
  set_aside: TRIANGLE,
  revoked: CROSS,
  calm: TICK,
  busy: RING,
  hold: BARS,
  alert: TRIANGLE,
  emergency: CROSS,
} as const;

export type StateIconName = keyof typeof SHAPES;

/** Once on each page, so that a script changes a state by naming another shape. */
export function StateIconSprite() {
  return (
    <svg class="sprite" width="0" height="0" aria-hidden="true">
      {Object.entries(SHAPES).map(([name, path]) => (
        <symbol id={`shape-${name}`} viewBox="0 0 24 24">
          <path fill="currentColor" fill-rule="evenodd" d={path} />
        </symbol>
      ))}
    </svg>
  );
}

/** The shape of a state; the text beside it says the same. */
export function StateIcon({ name }: { name: StateIconName }) {
  return (
    <svg class="shape" width="18" height="18" aria-hidden="true">
      <use href={`#shape-${name}`} />
    </svg>
  );
}

import type { Site } from './edition-parts.ts';
import type { PUBLISHED_STATES } from './hold.ts';

/** How somebody who comes to a gate finds it, from the best to the worst. */
export type GateCrowd = 'open' | 'busy' | 'full' | 'held' | 'closed';

/** People an hour through one lane with a metal detector, about half of them with a bag. */
const LANE_RATE = 400;
/** From this part of what its lanes can pass on, people wait at a gate. */
const BUSY_SHARE = 0.8;

interface CrowdFacts {
  readonly state: (typeof PUBLISHED_STATES)[number];
  /** People let in a minute; absent where that is not known. */
  readonly per_minute?: number | undefined;
  /** 1 is what a gate has before somebody has counted its lanes: nothing is said from it. */
  readonly lanes?: number | undefined;
}

/**
 * The state of a gate in a word. `full`: the whole site holds no more, so that every gate lets in as
 * people leave. `inside`: people on the site; `site`: what it holds, null while that is not known.
 */
export function crowdOf(gate: CrowdFacts, inside: number, site: Site | null): GateCrowd {
  if (gate.state !== 'open') return gate.state;
  if (site && inside >= site.capacity) return 'full';
  if (site && inside >= site.busy) return 'busy';
  const { per_minute = 0, lanes = 1 } = gate;
  return lanes > 1 && per_minute >= (lanes * LANE_RATE * BUSY_SHARE) / 60 ? 'busy' : 'open';
}

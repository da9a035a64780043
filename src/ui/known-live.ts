import type { Live } from '../contract/answers/live.ts';
import { PUBLISHED_STATES } from '../domain/hold.ts';

/**
 * Live figures as a page reads them that may be older than the service: a gate in a state that it
 * does not know is held, as phones read it.
 */
export function knownLive(live: Live): Live {
  const gates = live.gates.map((gate) => ({
    ...gate,
    state: PUBLISHED_STATES.find((one) => one === gate.state) ?? 'held',
  }));
  return { ...live, gates };
}

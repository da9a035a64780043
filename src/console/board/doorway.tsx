import type { Live } from '../../contract/answers/live.ts';
import { ringShare } from '../../ui/board-text.ts';
import { StateIcon } from '../shell/state-icons.tsx';

/** The two halves of the ring, from the feet of the arch up to its crown. */
const HALVES = ['M50 376V325.5A218 218 0 0 1 240 0.6', 'M430 376V325.5A218 218 0 0 0 240 0.6'];

/**
 * A horseshoe arch: a circle that closes in a little before it meets the jambs. Its ring fills from
 * both feet as the site does; without a capacity it is hidden, until somebody says one.
 */
export function Doorway({ live }: { live: Live }) {
  const share = ringShare(live);
  return (
    <svg class="horseshoe" viewBox="0 -13 480 389" aria-hidden="true">
      <path
        class="horseshoe-line"
        d="M40 376V326A227 227 0 1 1 440 326V376"
        vector-effect="non-scaling-stroke"
      />
      <g class="ring" data-ring={live.crowd?.state ?? ''} {...(!live.crowd && { hidden: true })}>
        {HALVES.map((half) => (
          <path class="ring-ground" d={half} />
        ))}
        {HALVES.map((half) => (
          <path class="ring-fill" d={half} pathLength="100" stroke-dasharray={`${share} 200`} />
        ))}
      </g>
      <path
        class="horseshoe-opening"
        d="M61 376V326A209 209 0 1 1 419 326V376"
        vector-effect="non-scaling-stroke"
      />
    </svg>
  );
}

/** How full the site is: by its shape, its word and its colour. */
export function CrowdSign({ live, texts }: { live: Live; texts: ReadonlyMap<string, string> }) {
  const { state = 'calm' } = live.crowd ?? {};
  return (
    <dd class="crowd" data-crowd={state} hidden={!live.crowd}>
      <span class="sign">
        <StateIcon name={state} />
        <b data-figure="crowd">{texts.get('crowd')}</b>
      </span>{' '}
      <small data-figure="capacity">{texts.get('capacity')}</small>
    </dd>
  );
}

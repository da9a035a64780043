import { SITE_THRESHOLDS, type Site, type SiteThreshold } from './edition-parts.ts';

/** How full a site is, in a word: below its first threshold it is calm. */
export type Crowd = 'calm' | SiteThreshold;

/** The word for so many people inside: that of the highest threshold that they reach. */
export function crowdAt(inside: number, site: Site): Crowd {
  return SITE_THRESHOLDS.findLast((step) => inside >= site[step]) ?? 'calm';
}

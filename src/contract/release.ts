/** Of the page of gate phones; each of their requests says it. The version of the package. */
export const RELEASE = '0.1.0';

/** The header that says it. */
export const RELEASE_HEADER = 'Abwab-Release';

/**
 * Releases that cannot read any more what the service tells them, as they call themselves. The first
 * is of no page: with it everybody can try what such a phone is told.
 */
const TOO_OLD: readonly string[] = ['0.0.0'];

/** Whether whoever says to be of this release must be told to renew itself. */
export function isTooOld(release: string | undefined): boolean {
  return release !== undefined && TOO_OLD.includes(release);
}

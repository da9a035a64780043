/** Of the page of gate phones; each of their requests says it. The version of the package. */
export const RELEASE = '0.1.0';

/** The header that says it. */
export const RELEASE_HEADER = 'Abwab-Release';

/**
 * Releases that can no longer read what the service answers, by their own name. The first is of no
 * page: with it one can test what such a phone receives.
 */
const TOO_OLD: readonly string[] = ['0.0.0'];

/** Whether a sender with this release must be told to update itself. */
export function isTooOld(release: string | undefined): boolean {
  return release !== undefined && TOO_OLD.includes(release);
}

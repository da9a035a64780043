/** How far released figures can still change: `provisional` while phones may hold scans of the day. */
export const RELEASE_STATUSES = ['provisional', 'final'] as const;
export type ReleaseStatus = (typeof RELEASE_STATUSES)[number];

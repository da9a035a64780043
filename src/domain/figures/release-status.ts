/** How far released figures can still change: `provisional` while phones may hold scans of the day. */
export type ReleaseStatus = 'provisional' | 'final';

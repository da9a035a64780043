import * as v from 'valibot';

// Times as the service writes them.

/** ISO 8601 with offset. */
export const writtenInstant = v.pipe(v.string(), v.isoTimestamp());
/** Of the calendar, `YYYY-MM-DD`. */
export const date = v.pipe(v.string(), v.isoDate());
/** Of the edition's zone, `HH:MM`. */
export const localTime = v.pipe(v.string(), v.regex(/^[0-9]{2}:[0-9]{2}$/));

import * as v from 'valibot';

/** A UUID as a device makes it: sent twice in either case of letters, it is one. */
export const uuid = v.pipe(v.string(), v.uuid(), v.toLowerCase());

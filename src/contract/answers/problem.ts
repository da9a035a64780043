import * as v from 'valibot';

/** What a phone reads of a problem (RFC 9457). */
export const anyProblem = v.object({ code: v.string() });

/** The one code at which a phone deletes everything: only this exact code may do it. */
export const revokedProblem = v.object({
  status: v.literal(403),
  code: v.literal('device_revoked'),
  hand_in: v.picklist(['open', 'closed']),
});

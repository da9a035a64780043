/** Whether a channel, as `c`, can reach the recipient of a message, as `m`. */
export const REACHES = `(
  c.channel = 'email' AND m.by_email = 1 OR c.channel = 'sms' AND m.by_phone = 1)`;

/** Whether some channel of the edition that was switched on, even one that is stopped now, can. */
export const IS_REACHED = `EXISTS (
  SELECT 1 FROM channel c WHERE c.event = m.event AND c.state IN ('on', 'stopped') AND ${REACHES})`;

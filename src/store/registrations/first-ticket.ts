/**
 * In SQL, the serial of the first ticket by which a registration `r` of the event ?1 still comes: a coach
 * that was cancelled keeps its ticket, whose code no gate takes.
 */
export const FIRST_SERIAL = `(SELECT min(o.serial) FROM json_each(r.serials) own
  CROSS JOIN ticket o ON o.event = ?1 AND o.serial = own.value WHERE o.state <> 'cancelled')`;

/** In SQL, how many tickets of it are valid. */
export const VALID_TICKETS = `(SELECT count(*) FROM json_each(r.serials) own
  CROSS JOIN ticket o ON o.event = ?1 AND o.serial = own.value WHERE o.state = 'valid')`;

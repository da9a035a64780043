/** What goes of a wish; its number and its state stay. */
export const BARE = `box = NULL, answer = NULL, fingerprint = NULL, contact_hash = NULL, network_hash = NULL,
  passages = '[]', answered_by = NULL, erase_at = NULL`;

/** Of wishes that were erased once, `{event, wishes: [{id, at}]}` as one JSON: what was to be sent of them. */
export const DROP_LISTED_MESSAGES = `
DELETE FROM message WHERE event = ?1 ->> 'event' AND kind = 'wish' AND registration IN (
  SELECT j.value ->> 'id' FROM json_each(?1 -> 'wishes') j)`;

/** The same: they themselves, as they were erased then. */
export const ERASE_LISTED = `
UPDATE wish SET ${BARE}, erased_at = j.value ->> 'at', revision = revision + 1,
  state = iif(state IN ('received', 'reading'), 'closed', state)
FROM json_each(?1 -> 'wishes') j
WHERE wish.event = ?1 ->> 'event' AND wish.id = j.value ->> 'id' AND wish.box IS NOT NULL`;

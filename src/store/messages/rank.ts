/**
 * What leaves first, of a `message`: -1 for codes, for which somebody waits, 0 for what concerns one
 * holder, then reminders, then texts of the office for many. As the index of what is ready has it.
 */
export const RANK = `CASE m.kind WHEN 'code' THEN -1 WHEN 'bulk' THEN 2 WHEN 'reminder' THEN 1 ELSE 0 END`;

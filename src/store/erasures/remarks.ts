/**
 * Of what was typed at a gate, the ticket that it is about: the one that was shown, or of people who were let
 * in without one, that of the refused scan to which they belong. SQL, with the names of its columns.
 */
function serialMeant(
  table: string,
  { serial, after }: { readonly serial: string; readonly after: string },
): string {
  return `coalesce(${serial},
    (SELECT b.serial FROM scan b WHERE b.event = ${table}.event AND b.id = ${after}),
    (SELECT b.asked ->> '$.presented.serial' FROM handed_in b
      WHERE b.event = ${table}.event AND b.device = ${table}.device AND b.scan = ${after}))`;
}

/** Of a row of the log, or of what the log had before. */
export function serialOfScan(table: string): string {
  return serialMeant(table, { serial: `${table}.serial`, after: `${table}.after` });
}

/** Of a scan that a phone out of service has brought. */
export function serialHandedIn(table: string): string {
  return serialMeant(table, {
    serial: `${table}.asked ->> '$.presented.serial'`,
    after: `${table}.asked ->> 'after'`,
  });
}

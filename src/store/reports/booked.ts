/** The places that people hold of one window; times in ms. */
export interface BookedWindow {
  readonly slot: number;
  readonly starts_at: number;
  readonly ends_at: number;
  readonly booked: number;
}

/** What was booked of each window of a day, the earliest first. */
export async function readBooked(
  db: D1Database,
  event: number,
  day: number,
): Promise<BookedWindow[]> {
  const { results } = await db.prepare(SELECT).bind(event, day).all<BookedWindow>();
  return results;
}

const SELECT = `
SELECT number AS slot, starts_at, ends_at, taken AS booked FROM slot
WHERE event = ?1 AND day = ?2 AND (taken > 0 OR used = 1 OR capacity > 0)
ORDER BY starts_at, number`;

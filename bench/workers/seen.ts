/** What reached the database. */
export interface Seen {
  calls: number;
  statements: number;
  rows_written: number;
}

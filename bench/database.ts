/** What a statement gives, by its columns. */
type Row = Readonly<Record<string, unknown>>;

/**
 * The database of a running server, asked through the server: a second program at its file would
 * make the server itself find it locked.
 */
export class Database {
  readonly #origin: string;

  /** `origin` is of a socket that leads to workerd's own D1. */
  constructor(origin: string) {
    this.#origin = origin;
  }

  /** @throws with SQLite's own words when a statement fails */
  async run(sql: string, ...params: readonly unknown[]): Promise<readonly Row[]> {
    const response = await fetch(`${this.#origin}/query`, {
      method: 'POST',
      body: JSON.stringify({ sql, params }),
    });
    const answer = await response.json();
    if (!response.ok || answer.error) throw new Error(`${sql}: ${answer.error}`);
    return answer[0].results;
  }

  async first(sql: string): Promise<Row> {
    const [row] = await this.run(sql);
    if (!row) throw new Error(`no row: ${sql}`);
    return row;
  }
}

/**
 * Statements that belong together and how to read what they bring back. Verbs are put together and
 * run as one D1 batch: one round trip, all or nothing.
 */
export interface Verb<R> {
  readonly statements: readonly D1PreparedStatement[];
  read(results: readonly D1Result[]): R;
}

type ReadOf<T extends readonly Verb<unknown>[]> = {
  [K in keyof T]: T[K] extends Verb<infer R> ? R : never;
};

/** Runs verbs in one batch, in order, and gives back what each of them read. */
export async function run<T extends readonly Verb<unknown>[]>(
  db: D1Database,
  ...verbs: T
): Promise<ReadOf<T>> {
  const verb = together(...verbs);
  // D1 takes no empty batch.
  const { statements } = verb;
  return verb.read(statements.length > 0 ? await db.batch([...statements]) : []);
}

/** A verb of one statement that reads its rows. */
export function query<Row>(statement: D1PreparedStatement): Verb<Row[]> {
  return { statements: [statement], read: ([result]) => rowsOf<Row>(result) };
}

/** A verb that only writes. */
export function write(...statements: D1PreparedStatement[]): Verb<void> {
  return { statements, read: () => undefined };
}

/** The one place where rows get their type: the statement beside the call says what it selects. */
export function rowsOf<Row>(result: D1Result | undefined): Row[] {
  return (result?.results ?? []) as Row[];
}

/** Several verbs as one, which reads what each of them read. */
export function together<T extends readonly Verb<unknown>[]>(...verbs: T): Verb<ReadOf<T>> {
  return {
    statements: verbs.flatMap((verb) => [...verb.statements]),
    read: (results) => readEach(verbs, results),
  };
}

function readEach<T extends readonly Verb<unknown>[]>(
  verbs: T,
  results: readonly D1Result[],
): ReadOf<T> {
  let from = 0;
  const read = verbs.map((verb) => {
    const own = results.slice(from, from + verb.statements.length);
    from += own.length;
    return verb.read(own);
  });
  // `map` forgets that a tuple went in.
  return read as ReadOf<T>;
}

/** How many requests a decision has answered, and how many it has not. */
export interface Answered {
  readonly approved: number;
  readonly declined: number;
  readonly full: number;
  readonly gone: number;
}

const COUNTS = ['approved', 'declined', 'full', 'gone'] as const;
/** As many as one page decides on. */
const MOST = /^[1-9]\d?$/;

/** Reads the counts from the address to which a decision has led. */
export function readAnswered(query: (name: string) => string | undefined): Answered {
  const count = (name: string) => (MOST.test(query(name) ?? '') ? Number(query(name)) : 0);
  const [approved, declined, full, gone] = COUNTS.map(count);
  return { approved: approved ?? 0, declined: declined ?? 0, full: full ?? 0, gone: gone ?? 0 };
}

/** The counts as an address carries them. */
export function answeredQuery(answered: Answered): string {
  return COUNTS.filter((name) => answered[name] > 0)
    .map((name) => `&${name}=${answered[name]}`)
    .join('');
}

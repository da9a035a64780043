import { env } from 'cloudflare:workers';

/**
 * The figures of an edition counted again from the rows of its log, by nobody who knows how the product
 * counts them: people one by one, each place of a ticket with a person of its own.
 */

export interface LogRow {
  readonly id: string;
  readonly device: string;
  readonly gate: number;
  readonly type: string;
  readonly direction: string;
  readonly serial: number | null;
  readonly kind: string | null;
  readonly day: number;
  readonly at: number;
  readonly verdict: string;
  readonly reason: string | null;
  readonly people: number;
  readonly children: number;
  readonly conflict: number;
  readonly undone: number;
  readonly override: string | null;
  readonly after: string | null;
  readonly zone: string | null;
  readonly counted: string | null;
}

export interface Recounted {
  visitors_by_ticket: number;
  repeat_visits: number;
  walk_in_visits: number;
  beyond_booking: number;
  exits: number;
  children: number;
}

export async function logOf(event: number): Promise<LogRow[]> {
  const sql = 'SELECT * FROM scan WHERE event = ?1 ORDER BY at, id';
  return (await env.DB.prepare(sql).bind(event).all<LogRow>()).results;
}

export interface TicketOf {
  readonly serial: number;
  readonly registration: string;
  readonly kind: string;
  readonly day: number;
  readonly slot: number;
  readonly adults: number;
  readonly children: number;
  readonly girls: number;
}

export async function ticketsOf(event: number): Promise<Map<number, TicketOf>> {
  const sql = 'SELECT * FROM ticket WHERE event = ?1';
  const { results } = await env.DB.prepare(sql).bind(event).all<TicketOf>();
  return new Map(results.map((ticket) => [ticket.serial, ticket]));
}

/** Whether people of a row were counted as visitors. */
export const counts = (row: LogRow) =>
  ['ticket', 'walk_in'].includes(row.type) &&
  row.verdict === 'admitted' &&
  row.undone === 0 &&
  row.kind !== 'crew';

/** What each scan of the log counted, with the classes of its people. */
export function classesOfScans(
  log: readonly LogRow[],
  tickets: ReadonlyMap<number, TicketOf>,
): Map<LogRow, Recounted> {
  const places = new Map<number, ('new' | 'in' | 'out')[]>();
  for (const [serial, { adults, children }] of tickets) {
    places.set(serial, new Array(adults + children).fill('new'));
  }
  const classes = new Map<LogRow, Recounted>();
  for (const row of log) {
    if (!counts(row)) continue;
    const one = {
      visitors_by_ticket: 0,
      repeat_visits: 0,
      walk_in_visits: 0,
      beyond_booking: 0,
      exits: 0,
      children: 0,
    };
    classes.set(row, one);
    const own = row.serial === null ? null : (places.get(row.serial) ?? []);
    for (let person = 0; person < row.people; person++) {
      if (row.direction === 'exit') {
        one.exits += 1;
        const left = own?.indexOf('in') ?? -1;
        if (own && left >= 0) own[left] = 'out';
      } else if (!own) one.walk_in_visits += 1;
      else if (own.includes('new')) {
        own[own.indexOf('new')] = 'in';
        one.visitors_by_ticket += 1;
      } else if (own.includes('out')) {
        own[own.indexOf('out')] = 'in';
        one.repeat_visits += 1;
      } else {
        own.push('in');
        one.beyond_booking += 1;
      }
    }
    if (row.direction === 'entry') one.children = row.children;
  }
  return classes;
}

export function sumOf(rows: Iterable<Recounted>): Recounted {
  const sum = {
    visitors_by_ticket: 0,
    repeat_visits: 0,
    walk_in_visits: 0,
    beyond_booking: 0,
    exits: 0,
    children: 0,
  };
  for (const row of rows) {
    for (const name of Object.keys(sum) as (keyof Recounted)[]) sum[name] += row[name];
  }
  return sum;
}

/**
 * The most people inside at the end of a minute, or at a count by eye: a count holds from its instant on,
 * and whoever passed at that very instant is in it.
 */
export function mostInside(log: readonly LogRow[], day: number): number {
  let inside = 0;
  let most = 0;
  let minute = 0;
  let atEnd = 0;
  const isCount = (row: LogRow) => Number(row.type === 'count');
  const inOrder = log
    .filter((one) => one.day === day)
    .toSorted((a, b) => a.at - b.at || isCount(a) - isCount(b) || (a.id < b.id ? -1 : 1));
  for (const row of inOrder) {
    const now = Math.floor(row.at / 60_000);
    if (now !== minute) most = Math.max(most, atEnd);
    minute = now;
    const byEye = row.type === 'count' && row.verdict === 'admitted' && row.undone === 0;
    if (byEye && !row.zone) {
      inside = row.people;
      most = Math.max(most, inside);
    } else if (counts(row)) inside += row.direction === 'entry' ? row.people : -row.people;
    atEnd = inside;
  }
  return Math.max(most, atEnd);
}

/** Who came on a day, of the tickets' kinds, and of the windows of the day. */
export function cameOn(
  day: number,
  classes: ReadonlyMap<LogRow, Recounted>,
  tickets: ReadonlyMap<number, TicketOf>,
) {
  const kinds = new Map<string, { people: number; groups: Set<string> }>();
  const slots = new Map<number, number>();
  const schools = new Set<TicketOf>();
  for (const [row, { visitors_by_ticket }] of classes) {
    const ticket = row.serial === null ? undefined : tickets.get(row.serial);
    if (!ticket || row.direction !== 'entry' || row.people === 0) continue;
    if (ticket.day === day) {
      slots.set(ticket.slot, (slots.get(ticket.slot) ?? 0) + visitors_by_ticket);
      if (ticket.kind === 'school') schools.add(ticket);
    }
    if (row.day !== day) continue;
    const kind = kinds.get(ticket.kind) ?? { people: 0, groups: new Set() };
    kind.people += visitors_by_ticket;
    if (['school', 'association', 'media', 'guest'].includes(ticket.kind)) {
      kind.groups.add(ticket.registration);
    }
    kinds.set(ticket.kind, kind);
  }
  const girls = [...schools].reduce((sum, one) => sum + one.girls, 0);
  const boys = [...schools].reduce((sum, one) => sum + one.children - one.girls, 0);
  return { kinds, slots, girls, boys };
}

/** What went otherwise on a day. */
export function exceptionsOn(day: number, log: readonly LogRow[]) {
  const entries = log.filter(
    (row) =>
      row.day === day && row.direction === 'entry' && row.undone === 0 && row.kind !== 'crew',
  );
  const refused = entries.filter((row) => row.type === 'ticket' && row.verdict === 'refused');
  const happened = (which: (row: LogRow) => boolean) => {
    const rows = entries.filter((row) => row.verdict === 'admitted' && which(row));
    return { times: rows.length, people: rows.reduce((sum, row) => sum + row.people, 0) };
  };
  return {
    refusals: new Map(
      [...Map.groupBy(refused, (row) => row.reason ?? 'invalid')].map(([why, rows]) => [
        why,
        rows.length,
      ]),
    ),
    overrides: happened((row) => row.override !== null),
    after_refusal: happened((row) => row.type === 'walk_in' && row.after !== null),
  };
}

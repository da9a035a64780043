import { localParts, zonedInstant } from '../../domain/calendar.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { LogFilter } from '../../store/members/audit-log.ts';
import type { Span } from '../../store/members/audit-looks.ts';
import type { LogPlace } from '../../store/members/log-row.ts';

/** What is asked for in the address of the log. */
export interface LogQuery {
  readonly by: string | null;
  readonly verb: string | null;
  readonly subject: string | null;
  /** `YYYY-MM-DD` in the edition's zone. */
  readonly day: string | null;
  readonly before: LogPlace | null;
}

/** Reads the address; what cannot be meant is not asked for. */
export function readQuery(query: Readonly<Record<string, string>>): LogQuery {
  const { by, verb, subject, day, before } = query;
  const [, at, id] = /^(\d{1,16})\.(\d{1,16})$/.exec(before ?? '') ?? [];
  return {
    by: text(by),
    verb: text(verb),
    subject: text(subject),
    day: day && isDate(day) ? day : null,
    before: at && id ? { at: Number(at), id: Number(id) } : null,
  };
}

function text(value: string | undefined): string | null {
  return value ? value.slice(0, 200) : null;
}

function isDate(day: string): boolean {
  return /^20\d\d-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(`${day}T00:00:00Z`));
}

/** The same as the store asks for it. */
export function filterOf(query: LogQuery, { timezone }: StoredEdition): LogFilter {
  const { by: actor, verb, subject, day, before } = query;
  const span = day === null ? { from: 0, to: Number.MAX_SAFE_INTEGER } : daySpan(day, timezone);
  return { actor, verb, subject, before, ...span };
}

/** The local day from midnight to midnight. */
export function daySpan(day: string, zone: string): Span {
  return { from: zonedInstant(day, '00:00', zone), to: zonedInstant(dayAfter(day), '00:00', zone) };
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

const HOUR = 3_600_000;
/** People prepare before the gates open and count after they close, ms. */
const AROUND_MS = 2 * HOUR;

/**
 * The parts of a local day at which nobody works: before two hours before the earliest opening of
 * the edition, and after two hours after its latest closing.
 */
export function idleSpans(day: string, edition: StoredEdition): Span[] {
  const { from, to } = daySpan(day, edition.timezone);
  const clocks = edition.days.map(({ opens, closes }) => [opens, closes] as const);
  const opens = clocks.map(([open]) => open).toSorted()[0] ?? '00:00';
  // A closing hour of the next morning leaves no evening over.
  const late = clocks.some(([open, close]) => close <= open);
  const closes = late
    ? '24:00'
    : (clocks
        .map(([, close]) => close)
        .toSorted()
        .at(-1) ?? '24:00');
  const begin = zonedInstant(day, opens, edition.timezone) - AROUND_MS;
  const end = closes === '24:00' ? to : zonedInstant(day, closes, edition.timezone) + AROUND_MS;
  return [
    { from, to: Math.max(from, begin) },
    { from: Math.min(to, end), to },
  ].filter((span) => span.to > span.from);
}

/** The local date of an instant (ms). */
export function dayOf(at: number, { timezone }: StoredEdition): string {
  return localParts(at, timezone).date;
}

/** The address of the log for a query. */
export function logAddress(slug: string, query: Partial<LogQuery>): string {
  const { before, ...rest } = query;
  const said = Object.entries(rest).flatMap(([name, value]) => (value ? [[name, value]] : []));
  if (before) said.push(['before', `${before.at}.${before.id}`]);
  const search = new URLSearchParams(said).toString();
  return `/console/${slug}/log${search && `?${search}`}`;
}

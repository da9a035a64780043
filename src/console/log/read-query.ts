import { localParts } from '../../domain/calendar.ts';
import { daySpan } from '../../domain/staffed.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { LogFilter } from '../../store/members/audit-log.ts';
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

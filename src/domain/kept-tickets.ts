import { TOKEN_LENGTH } from './token-length.ts';

/** A ticket that is remembered on a phone: its page, and what the edition's page says of it there. */
export interface KeptTicket {
  /** The path of its page, `/t/…`. */
  readonly path: string;
  /** The number of its edition, and of its day there. */
  readonly event: number;
  readonly day: number;
  /** Its arrival window, local, `HH:MM`. */
  readonly from: string;
  readonly to: string;
  /** When its day is over, ms by the clock of the service. */
  readonly ends: number;
}

/** A school's head has a ticket for each coach; a phone is no archive. */
export const KEPT_MOST = 12;

const PATH = new RegExp(`^/t/[a-z2-7]{${TOKEN_LENGTH}}$`);
const HOUR = /^\d{2}:\d{2}$/;

/** The tickets in a stored text, as far as it is one that is stored here. */
export function readKept(stored: string | null): KeptTicket[] {
  try {
    const list: unknown = JSON.parse(stored ?? '[]');
    return Array.isArray(list) ? list.filter(isKept).slice(0, KEPT_MOST) : [];
  } catch {
    return [];
  }
}

export function isKept(one: unknown): one is KeptTicket {
  if (typeof one !== 'object' || one === null) return false;
  const { path, event, day, from, to, ends } = one as Partial<Record<keyof KeptTicket, unknown>>;
  return (
    [event, day, ends].every(Number.isSafeInteger) &&
    [from, to].every((hour) => typeof hour === 'string' && HOUR.test(hour)) &&
    typeof path === 'string' &&
    PATH.test(path)
  );
}

/** A list with a ticket in its place, once: the earliest day first. */
export function withTicket(list: readonly KeptTicket[], ticket: KeptTicket): KeptTicket[] {
  return [...withoutTicket(list, ticket.path), ticket].sort(
    (a, b) => a.ends - b.ends || (a.from < b.from ? -1 : 1),
  );
}

export function withoutTicket(list: readonly KeptTicket[], path: string): KeptTicket[] {
  return list.filter((one) => one.path !== path);
}

import { randomInt, randomUUID } from 'node:crypto';
import { timedId } from '../src/domain/scan-id.ts';
import type { Answer } from './connection.ts';

/** What a load asks for, as plain data: it crosses to the load's thread. */
export type Ask =
  | { readonly kind: 'get'; readonly path: string }
  | { readonly kind: 'post'; readonly path: string }
  | {
      readonly kind: 'register';
      readonly slug: string;
      readonly slots: readonly string[];
      /** At most this many parties. */
      readonly most: number;
    }
  | {
      readonly kind: 'scan';
      readonly direction: 'entry' | 'exit';
      readonly tokens: readonly string[];
      readonly phones: readonly string[];
      /** Whether each answer carries the ledger's news too, as phones ask for. */
      readonly ledger: boolean;
    }
  | {
      readonly kind: 'merge';
      /** What every ticket does, one upload after the other. */
      readonly directions: readonly ('entry' | 'exit')[];
      readonly tokens: readonly string[];
      readonly phones: readonly string[];
      readonly clients: number;
    };

/** Makes requests one after the other, and holds each answer against what it must be. */
export interface Source {
  /** A request's whole text for the client with this index; null when there is nothing left to ask. */
  next(client: number): string | null;
  /** How many things one good answer settled. Throws for any other answer. */
  take(answer: Answer, client: number): number;
  /** Tokens of the tickets that the answers gave. */
  readonly tokens: readonly string[];
}

const FAMILY = { adults: 2, children: 3 };
export const FAMILY_SIZE = FAMILY.adults + FAMILY.children;
/** Scans in one upload: the most that the interface takes. */
export const UPLOAD = 500;
/** A phone that was cut off uploads scans of the last minutes, ms. */
const CUT_OFF_MS = 5 * 60_000;

export function sourceOf(ask: Ask): Source {
  switch (ask.kind) {
    case 'get':
      return plain(`GET ${ask.path} HTTP/1.1\r\nHost: localhost:8787\r\n\r\n`, 200);
    case 'post':
      return plain(
        `POST ${ask.path} HTTP/1.1\r\nHost: localhost:8787\r\nContent-Length: 0\r\n\r\n`,
        201,
      );
    case 'register':
      return registrations(ask);
    case 'scan':
      return scans(ask);
    case 'merge':
      return merges(ask);
  }
}

function plain(request: string, status: number): Source {
  return { next: () => request, take: (answer) => demand(answer, status), tokens: [] };
}

function registrations({ slug, slots, most }: Ask & { kind: 'register' }): Source {
  const tokens: string[] = [];
  let asked = 0;
  // Far from what another run drew: a phone holds at most three parties of a day.
  let phone = randomInt(100_000_000);
  return {
    tokens,
    next() {
      if (asked >= most) return null;
      asked += 1;
      phone = (phone + 1) % 100_000_000;
      const body = {
        slot: slots[asked % slots.length],
        kind: 'family',
        party: FAMILY,
        contact: {
          name: 'فاطمة الزهراء',
          phone: `06${String(phone).padStart(8, '0')}`,
          email: null,
        },
        locale: 'ar',
        consent: true,
      };
      const path = `/api/v1/events/${slug}/registrations`;
      return post(path, body, `Idempotency-Key: ${randomUUID()}`);
    },
    take(answer) {
      demand(answer, 201);
      const [, token] = /"token":"([A-Z2-7]{127})"/.exec(answer.body) ?? [];
      if (!token) throw unexpected('a registration without a ticket', answer);
      tokens.push(token);
      return 1;
    },
  };
}

function scans({ direction, tokens, phones, ledger }: Ask & { kind: 'scan' }): Source {
  let asked = 0;
  const cursors = new Map<number, number>();
  return {
    tokens: [],
    next(client) {
      const ticket = tokens[asked];
      if (ticket === undefined) return null;
      asked += 1;
      const scan = { id: timedId(randomUUID(), Date.now()), type: 'ticket', direction, ticket };
      const since = ledger ? cursors.get(client) : undefined;
      return post('/api/v1/scans', { scans: [scan], since }, bearer(phones, client));
    },
    take(answer, client) {
      demand(answer, 200);
      if (admitted(answer) !== 1) throw unexpected('a scan was not admitted', answer);
      cursors.set(client, Number(/"cursor":(\d+)/.exec(answer.body)?.[1]));
      return 1;
    },
  };
}

/** The time of the last scan that was merged, ms: whoever comes back comes after having left. */
let lastMerged = 0;

function merges({ directions, tokens, phones, clients }: Ask & { kind: 'merge' }): Source {
  // A ticket stays with one client: nobody leaves before they came.
  const uploads = Array.from({ length: clients }, (_, client) =>
    directions.flatMap((direction) =>
      chunksOf(tokens)
        .filter((_, i) => i % clients === client)
        .map((tickets) => ({ direction, tickets })),
    ),
  );
  const all = Math.max(1, ...uploads.map((own) => own.length));
  return {
    tokens: [],
    next(client) {
      const left = uploads[client]?.length ?? 0;
      const upload = uploads[client]?.shift();
      if (!upload) return null;
      const { direction, tickets } = upload;
      lastMerged = Math.max(lastMerged + 1, Date.now() - CUT_OFF_MS * (left / all));
      const at = new Date(lastMerged).toISOString();
      const happened = { decided: 'offline', verdict: 'admitted', people: FAMILY_SIZE, at };
      const scans = tickets.map((ticket) => ({
        id: timedId(randomUUID(), lastMerged),
        type: 'ticket',
        direction,
        ticket,
        ...happened,
      }));
      return post('/api/v1/scans', { scans }, bearer(phones, client));
    },
    take(answer) {
      demand(answer, 200);
      if (admitted(answer) !== UPLOAD) throw unexpected('a merge was not whole', answer);
      return UPLOAD;
    },
  };
}

/** Tokens by the upload; what fills none is left out. */
function chunksOf(tokens: readonly string[]): string[][] {
  return Array.from({ length: Math.floor(tokens.length / UPLOAD) }, (_, i) =>
    tokens.slice(i * UPLOAD, (i + 1) * UPLOAD),
  );
}

function admitted({ body }: Answer): number {
  return body.split('"verdict":"admitted","reason":null').length - 1;
}

function demand(answer: Answer, wanted: number): 1 {
  if (answer.status !== wanted) throw unexpected(`not the ${wanted} that was expected`, answer);
  return 1;
}

function unexpected(what: string, { status, body }: Answer): Error {
  return new Error(`${what}: ${status} ${body.slice(0, 500)}`);
}

function bearer(phones: readonly string[], client: number): string {
  return `Authorization: Bearer ${phones[client % phones.length]}`;
}

function post(path: string, body: unknown, header: string): string {
  const text = JSON.stringify(body);
  const head = [
    `POST ${path} HTTP/1.1`,
    'Host: localhost:8787',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(text)}`,
    header,
  ];
  return `${head.join('\r\n')}\r\n\r\n${text}`;
}

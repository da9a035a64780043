import type { GatePolicy, LedgerRow } from '../../../contract/answers/ledger.ts';
import { PRACTICE_EVENT, PRACTICE_TICKETS, practiceEdition } from '../../../domain/practice.ts';
import { MINUTE_MS } from '../../../domain/time.ts';
import { readScanned } from '../../../domain/token.ts';
import type { Books } from '../books/books.ts';
import { LAYOUT } from '../books/ledger.ts';
import type { Ports, Store } from '../ports.ts';
import { type Enrolment, FRESH, type Settings } from '../records.ts';
import { Phone } from './phone.ts';

/**
 * A phone for practice: this gate, an edition of its own that is open now, codes that no real gate
 * accepts. It stores nothing and has no transport, so that none of it can ever be sent. Of what is
 * counted in it, the phone's own `books` note only when that was.
 */
export async function openPractice(books: Books, ports: Ports): Promise<Phone> {
  const phone = await Phone.open({
    ...ports,
    store: forgetful(settingsOf(books), () => notePractice(books)),
    inside: async () => null,
    transport: { enrol: async () => UNREACHABLE, scans: async () => UNREACHABLE },
  });
  phone.books.ledger.apply(ROWS, [], 1);
  return phone;
}

/** Whether a code is a ticket of the edition that this gate is really for. */
export function isRealTicket(text: string, { event }: Enrolment): boolean {
  const scanned = readScanned(text, event.host);
  return scanned.type === 'token' && scanned.parsed.payload.event === event.number;
}

const UNREACHABLE = { ok: false, why: 'unreachable', retryAfter: null } as const;

const ROWS: readonly LedgerRow[] = PRACTICE_TICKETS.map(({ terms, entry }) => [
  terms.serial,
  entry.entered,
  entry.exited,
  entry.state,
  entry.revision,
  entry.oldest,
]);

function settingsOf(books: Books): Settings {
  const { enrolment, policy, number } = books.gate;
  const now = books.now();
  const here = enrolment.event.gates.find((gate) => gate.number === number);
  const gate = here ?? { number, name: policy.gate.name, kinds: [], step_free: false };
  const edition = practiceEdition(now, enrolment.event.timezone, gate);
  const { days, slots, gates } = edition;
  const event = { ...enrolment.event, number: PRACTICE_EVENT, days, slots, gates };
  const rules: GatePolicy = {
    ...edition.policy,
    holds: [],
    gate: policy.gate,
    today: 1,
    supervisor: null,
  };
  const { skew_ms } = books.settings;
  return {
    ...FRESH,
    layout: LAYOUT,
    enrolment: { ...enrolment, event },
    policy: rules,
    day: 1,
    cursor: 1,
    skew_ms,
    // As if the server had just answered, so that practice never asks which day it is.
    server_time: now,
    last_sync: now,
  };
}

/** Whoever practises goes on for minutes: nothing is written of what follows within one, ms. */
const SAME_PRACTICE_MS = MINUTE_MS;

/** Notes that somebody practises on this phone now. */
async function notePractice(books: Books): Promise<void> {
  const now = books.now();
  if (Math.abs(now - (books.settings.practised ?? 0)) < SAME_PRACTICE_MS) return;
  books.change({ practised: now });
  await books.save();
}

/** Practice is stored in memory alone, and is gone with the page; `counted` hears of each scan. */
function forgetful(settings: Settings, counted: () => Promise<void>): Store {
  return {
    load: async () => ({ settings, queue: [], tickets: new Map(), today: new Map() }),
    commit: async ({ rows }) => {
      if (rows.size > 0) await counted();
    },
    wipe: async () => undefined,
  };
}

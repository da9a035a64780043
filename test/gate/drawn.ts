import type { TicketState } from '../../src/domain/admission.ts';
import { formatToken, readScanned, ticketUrl } from '../../src/domain/token.ts';
import { dayOf } from './day-ledger.ts';
import { EVENT, family, HOST } from './edition.ts';
import type { Site } from './lane.ts';
import { type GateServer, record } from './server.ts';
import { seeded } from './world.ts';

/** Five families of the first day, three of the second, and one of the third. */
const DAYS = [1, 1, 1, 1, 1, 2, 2, 2, 3];

/**
 * The tickets of the simulation. The phones believe any signature, and a drawn one is the same in
 * every run: a seed must mean the same each time.
 */
const TEXTS = DAYS.map((_day, at) => {
  const terms = ticket(at + 1);
  const { below } = seeded(terms.serial);
  // Low s alone is canonical.
  const signature = Uint8Array.from({ length: 64 }, (_, byte) => below(byte === 32 ? 127 : 256));
  const payload = { keyId: 1, event: EVENT.number, revision: 0, locale: 'ar', ...terms } as const;
  return ticketUrl(`https://${HOST}`, formatToken(payload, signature));
});

function ticket(serial: number) {
  const day = DAYS[serial - 1] ?? 1;
  return family(serial, { day, slot: day * 10 + 1 });
}

export function issueAll(server: GateServer): void {
  for (const at of DAYS.keys()) server.issue(record(ticket(at + 1)));
}

/** What a visitor holds up: mostly a ticket of today, as it was first printed or as it is now. */
export function show({ server, chance }: Site): string {
  const today = dayOf(server.now());
  const ofToday = [...DAYS.keys()].filter((at) => DAYS[at] === today);
  const at =
    ofToday.length > 0 && chance.float() < 0.85
      ? (ofToday[chance.below(ofToday.length)] ?? 0)
      : chance.below(DAYS.length);
  return textOf(at + 1, chance.float() < 0.7 ? server : null);
}

/** A ticket as it was first printed, or as the server has it now. */
export function textOf(serial: number, server: GateServer | null): string {
  const text = TEXTS[serial - 1] ?? '';
  const newest = server?.state.tickets.get(serial);
  const scanned = readScanned(text, HOST);
  if (scanned.type !== 'token' || !newest) return text;
  const { revision, adults, children } = newest;
  const payload = { ...scanned.parsed.payload, revision, adults, children };
  return ticketUrl(`https://${HOST}`, formatToken(payload, scanned.parsed.signature));
}

/** A party grows or shrinks, its old ticket is called in, or it is cancelled. */
export function changeTicket({ server, chance }: Site): void {
  const serial = 1 + chance.below(DAYS.length);
  const known = server.state.tickets.get(serial);
  if (!known) return;
  const revision = known.revision + 1;
  const oldest = chance.float() < 0.3 ? revision : known.oldest;
  const state: TicketState = chance.float() < 0.2 ? 'cancelled' : 'valid';
  const [adults, children] = [1 + chance.below(3), chance.below(5)];
  server.issue({ ...known, adults, children, revision, oldest, state });
}

import type { Shown } from '../../src/client/gate/phone/shown-verdict.ts';
import { type LedgerEntry, type TicketTerms, UNUSED } from '../../src/domain/admission.ts';
import { completeTo, phonesOnDuty } from '../../src/domain/attendance.ts';
import { QUEUED_MAX } from '../../src/domain/bounds.ts';
import type { Passed } from '../../src/domain/movements.ts';
import { dateOf, dayOf, isOver } from './day-ledger.ts';
import { LIAR, OPENING } from './edition.ts';
import type { Lane } from './lane.ts';
import type { GateServer } from './server.ts';

/** What a phone must know of a ticket. */
type Told = Pick<LedgerEntry, 'state' | 'revision' | 'oldest'> & Partial<Passed>;

/** What came to differ, in words; empty when all agree. */
export type Findings = string[];

/** What was done by hand, to be found again at the server. */
export interface Done {
  /** Whatever a screen has said. */
  readonly said: Shown[];
  /** What was wrong at once, in words. */
  readonly wrong: string[];
  /** Calls for help by id, and the phone that raised each. */
  readonly alerts: Map<string, string>;
  /** People counted in free flow, what was undone taken away. */
  flowed: number;
}

/**
 * Nobody lost a scan, and every phone in service knows the same as the server of every ticket of
 * today and of the days to come.
 */
export function compare(lanes: readonly Lane[], server: GateServer): Findings {
  const findings: Findings = [];
  for (const { phone, handset, over } of lanes) {
    if (over) continue;
    const { queue, settings } = phone.books;
    if (queue.rows.length > 0) findings.push(`${handset.name} holds ${queue.rows.length} scans`);
    if (settings.rescued.length > 0) findings.push(`${handset.name} holds scans of others`);
    findings.push(...knowledge(handset.name, phone.books, server));
  }
  return findings;
}

/** What somebody at a gate goes by. */
interface Knowing {
  tallyOf(serial: number): Told | null;
  readonly ledger: { terms(serial: number): Party | null };
}

type Party = Pick<TicketTerms, 'adults' | 'children' | 'slot' | 'kind'>;

/** Of every ticket of today and of the days to come the same is known as at the server. */
export function knowledge(name: string, books: Knowing, server: GateServer): Findings {
  const date = dateOf(server.now());
  const today = dayOf(server.now());
  return [...server.state.tickets.values()].flatMap((ticket) => {
    const { serial, day } = ticket;
    if (isOver(day, date)) return [];
    const there = known({ ...ticket, ...server.state.tallies.get(serial) }, ticket);
    const terms = day === today ? books.ledger.terms(serial) : ticket;
    const here = known(books.tallyOf(serial) ?? UNUSED, terms);
    return there === here ? [] : [`ticket ${serial}: server ${there}, ${name} ${here}`];
  });
}

function known(entry: Told, terms: Party | null): string {
  const { entered = 0, exited = 0, state, revision, oldest } = entry;
  const party = terms ? `${terms.adults}+${terms.children} ${terms.kind} ${terms.slot}` : 'unknown';
  return `${entered}/${exited} ${state} ${revision} ${oldest} ${party}`;
}

/** What phones say of themselves makes figures that can be told, whatever it is. */
export function figures(server: GateServer): Findings {
  const now = server.now();
  const contacts = [...server.contacts.values()].map((one) => ({ ...one, set_aside: false }));
  const complete = completeTo(contacts, OPENING, now);
  const { waiting } = phonesOnDuty(contacts, OPENING, now);
  const told = Number.isSafeInteger(waiting) && waiting <= contacts.length * QUEUED_MAX;
  return complete <= now && complete > OPENING - 3 * 86_400_000 && told
    ? []
    : [`complete to ${complete}, ${waiting} waiting`];
}

/**
 * Each call for help arrived once, under its phone, unless that was taken out of service before;
 * own holds are known as they are.
 */
export function duty(lanes: readonly Lane[], server: GateServer, done: Done): Findings {
  const findings: Findings = [];
  const silenced = lanes
    .filter(({ over }) => over)
    .flatMap(({ phone }) => phone.books.settings.alerts.map(({ id }) => id));
  const said = [...done.alerts]
    .filter(([id]) => server.alerts.has(id) || !silenced.includes(id))
    .sort()
    .join(' ');
  const heard = [...server.alerts.values()]
    .filter(({ device }) => device !== LIAR)
    .map(({ id, device }) => [id, device]);
  if (said !== heard.sort().join(' '))
    findings.push(`alerts ${said} arrived as ${heard.join(' ')}`);
  for (const { phone, handset, over } of lanes) {
    if (over) continue;
    const { alerts, own_hold } = phone.books.settings;
    if (alerts.length > 0) findings.push(`${handset.name} still calls for help`);
    const reported = server.contacts.get(handset.name)?.own_hold ?? null;
    if ((own_hold === null) !== (reported === null)) {
      findings.push(`${handset.name}: own hold ${own_hold}, reported ${reported}`);
    }
  }
  return findings;
}

/** Whatever a revoked phone still had is with the server, and somebody has answered for it. */
export function handedIn(lanes: readonly Lane[], server: GateServer): Findings {
  const findings: Findings = [];
  for (const { handset, lost } of lanes) {
    if (lost.length > 0) findings.push(`${handset.name} took ${lost.length} scans with it`);
  }
  for (const [id, { device, state }] of server.desk.apart) {
    if (state === 'waiting') findings.push(`scan ${id} of ${device} is left waiting`);
    if (state === 'accepted' && !server.state.scans.has(id)) {
      findings.push(`scan ${id} of ${device} was accepted, and is not in the log`);
    }
  }
  return findings;
}

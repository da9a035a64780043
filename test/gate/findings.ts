import type { Shown } from '../../src/client/gate/shown.ts';
import { type LedgerEntry, type TicketTerms, UNUSED } from '../../src/domain/admission.ts';
import { completeTo, phonesOnDuty } from '../../src/domain/attendance.ts';
import { QUEUED_MAX } from '../../src/domain/bounds.ts';
import type { Passed } from '../../src/domain/movements.ts';
import type { Ground, SettledScan } from '../../src/domain/scan-log.ts';
import { dateOf, dayOf, isOver } from './day-ledger.ts';
import { OPENING } from './edition.ts';
import type { Lane } from './lane.ts';
import { LIAR } from './liar.ts';
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
  standing(serial: number): Told | null;
  readonly ledger: { terms(serial: number): Party | null };
}

type Party = Pick<TicketTerms, 'adults' | 'children' | 'slot' | 'kind'>;

/** Of every ticket of today and of the days to come the same is known as at the server. */
export function knowledge(name: string, books: Knowing, server: GateServer): Findings {
  const date = dateOf(server.now());
  const today = dayOf(server.now());
  return [...server.ground.tickets.values()].flatMap((ticket) => {
    const { serial, day } = ticket;
    if (isOver(day, date)) return [];
    const there = known({ ...ticket, ...server.ground.tallies.get(serial) }, ticket);
    const terms = day === today ? books.ledger.terms(serial) : ticket;
    const here = known(books.standing(serial) ?? UNUSED, terms);
    return there === here ? [] : [`ticket ${serial}: server ${there}, ${name} ${here}`];
  });
}

function known(entry: Told, terms: Party | null): string {
  const { entered = 0, exited = 0, state, revision, oldest } = entry;
  const party = terms ? `${terms.adults}+${terms.children} ${terms.kind} ${terms.slot}` : 'unknown';
  return `${entered}/${exited} ${state} ${revision} ${oldest} ${party}`;
}

/** What was shown is what was counted, no double is unmarked, and the sums are those of the log. */
export function audit(server: GateServer, said: readonly Shown[]): Findings {
  const findings: Findings = [];
  for (const shown of said) {
    const agrees = [...recordsOf(shown.id, server)].some(
      (one) => one.verdict === shown.verdict && one.people === shown.people,
    );
    if (!agrees) {
      const found = JSON.stringify([...recordsOf(shown.id, server)]);
      findings.push(`shown ${shown.verdict} ${shown.people}, recorded ${found}`);
    }
  }
  const sum = JSON.stringify(server.sumOfLog());
  if (sum !== JSON.stringify(reckoned(server))) findings.push(`log ${sum} is not what was counted`);
  return [...findings, ...places(server), ...undos(server)];
}

/** Tallies are the replay of the log, and whoever is inside beyond the places is marked. */
function places({ ground, granted }: GateServer): Findings {
  const findings: Findings = [];
  const log = Map.groupBy(ground.scans.values(), ({ serial }) => serial);
  for (const [serial, tally] of ground.tallies) {
    const own = log.get(serial) ?? [];
    const { entered, exited } = replayed(own);
    if (entered !== tally.entered || exited !== tally.exited) {
      const [there, here] = [`${tally.entered}/${tally.exited}`, `${entered}/${exited}`];
      findings.push(`ticket ${serial}: counted ${there}, by the log ${here}`);
    }
    const marked = own.some(({ conflict, override }) => conflict || override !== null);
    // Taken back, an exit says that those whom it gave a place to were too many.
    const retold = own.some(({ direction, undone }) => direction === 'exit' && undone);
    const beyond = entered - exited > (granted.get(serial) ?? 0);
    if (beyond && !marked && !retold) findings.push(`ticket ${serial} went in twice, unmarked`);
  }
  return findings;
}

/** In the order of time; nobody leaves who is not inside. */
function replayed(own: readonly SettledScan[]): Pick<Passed, 'entered' | 'exited'> {
  const moves = own.filter(({ verdict, undone }) => verdict === 'admitted' && !undone);
  let [entered, exited] = [0, 0];
  for (const { direction, people } of moves.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))) {
    if (direction === 'entry') entered += people;
    else exited += Math.min(people, entered - exited);
  }
  return { entered, exited };
}

/** Nothing is taken back but by the phone that counted it. */
function undos({ ground }: GateServer): Findings {
  const log = [...ground.scans.values()];
  const by = new Set(log.map(({ device, target }) => `${device} ${target}`));
  const stolen = log.filter(({ id, device, undone }) => undone && !by.has(`${device} ${id}`));
  return stolen.map(({ id, device }) => `scan ${id} of ${device} was taken back by another`);
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

/** What is known of a scan: in the log, or kept apart and never to be counted. */
function* recordsOf(
  id: string,
  { ground, desk }: GateServer,
): Generator<{ verdict: string | undefined; people: number }> {
  const logged = ground.scans.get(id);
  if (logged) yield { verdict: logged.verdict, people: logged.people };
  const apart = desk.apart.get(id);
  if (apart?.state !== 'declined') return;
  yield { verdict: apart.scan.shown ?? undefined, people: apart.scan.people ?? 0 };
}

/** The counts as they went, without those that belong to tickets and not to scans. */
function reckoned(server: GateServer) {
  return { ...server.counted, re_entries: 0, parties: 0 };
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

/** Everybody who went by in free flow is marked so, in the log or in what nobody answered for. */
export function flow({ ground, desk }: GateServer, done: Done): Findings {
  const findings: Findings = [];
  const declined = [...desk.apart.values()]
    .filter(({ state, scan }) => state === 'declined' && !ground.scans.has(scan.id))
    .map(({ scan }) => scan);
  const declinedUndos = new Set(declined.map(({ target }) => target));
  const logged = [...ground.scans.values()];
  const late = new Set(logged.filter((undo) => isLateHere(undo, ground)).map(targetOf));
  // An undo that somebody answers for takes back its scan, though nobody answered for that.
  const undos = new Set([...declinedUndos, ...logged.map(targetOf)]);
  const stands = [
    ...logged.filter(({ id, undone }) => !undone && !declinedUndos.has(id) && !late.has(id)),
    ...declined.filter(({ id }) => !undos.has(id)),
  ];
  let flowed = 0;
  for (const scan of stands) {
    if (scan.counted !== 'free_flow' || ('device' in scan && scan.device === LIAR)) continue;
    if (scan.type !== 'walk_in') findings.push(`a ${scan.type} is marked as free flow`);
    flowed += scan.people ?? 0;
  }
  if (flowed !== done.flowed) findings.push(`${done.flowed} flowed, ${flowed} are marked`);
  return findings;
}

function targetOf({ target }: SettledScan): string | null {
  return target;
}

const UNDO_MS = 15 * 60_000;

/**
 * Whether an undo is late by the service's time alone: its phone's clock ran ahead, the scan was
 * moved to when it came, and the undo came when its own time had passed.
 */
function isLateHere({ reason, at, skew_ms, target }: SettledScan, { scans }: Ground): boolean {
  const scan = reason === 'undo_expired' && target !== null ? scans.get(target) : undefined;
  if (!scan) return false;
  return Math.abs(at - (skew_ms ?? 0) - (scan.at - (scan.skew_ms ?? 0))) <= UNDO_MS;
}

/** Whatever a revoked phone still had is with the server, and somebody has answered for it. */
export function handedIn(lanes: readonly Lane[], server: GateServer): Findings {
  const findings: Findings = [];
  for (const { handset, lost } of lanes) {
    if (lost.length > 0) findings.push(`${handset.name} took ${lost.length} scans with it`);
  }
  for (const [id, { device, state }] of server.desk.apart) {
    if (state === 'waiting') findings.push(`scan ${id} of ${device} is left waiting`);
    if (state === 'accepted' && !server.ground.scans.has(id)) {
      findings.push(`scan ${id} of ${device} was accepted, and is not in the log`);
    }
  }
  return findings;
}

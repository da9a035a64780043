import type { Shown } from '../../src/client/gate/phone/shown-verdict.ts';
import { admitsOf } from '../../src/domain/admission.ts';
import { reEntries } from '../../src/domain/counting.ts';
import type { Passed } from '../../src/domain/movements.ts';
import type { SettledScan } from '../../src/domain/scan-log.ts';
import { LIAR } from './edition.ts';
import type { Done, Findings } from './findings.ts';
import type { GateServer } from './server.ts';

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
  return [...findings, ...sums(server), ...places(server), ...undos(server)];
}

/** The sums are those of the log, as they went. */
function sums(server: GateServer): Findings {
  const sum = server.sumOfLog();
  for (const [serial, own] of bySerial(server)) {
    const passed = replayed(own);
    const ticket = server.state.tickets.get(serial);
    sum.re_entries += ticket ? reEntries(passed, admitsOf(ticket)) : 0;
    sum.parties += Number(passed.entered > 0);
  }
  const [log, counted] = [sum, server.counted].map((one) => JSON.stringify(one));
  return log === counted ? [] : [`the log has ${log}, counted was ${counted}`];
}

function bySerial({ state }: GateServer): Map<number, SettledScan[]> {
  const scans = [...state.scans.values()].filter(({ serial }) => serial !== null);
  return Map.groupBy(scans, ({ serial }) => serial ?? 0);
}

/** Tallies are the replay of the log, and whoever is inside beyond the places is marked. */
function places(server: GateServer): Findings {
  const { state, granted } = server;
  const findings: Findings = [];
  const log = bySerial(server);
  for (const [serial, tally] of state.tallies) {
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

/** Nothing is taken back but by the phone that counted it, and by whoever voided its time. */
function undos({ state, isVoided }: GateServer): Findings {
  const log = [...state.scans.values()];
  const by = new Set(log.map(({ device, target }) => `${device} ${target}`));
  const stolen = log.filter(
    ({ id, device, at, undone }) => undone && !by.has(`${device} ${id}`) && !isVoided(device, at),
  );
  const counting = log.filter(
    ({ type, verdict, device, at, undone }) =>
      type !== 'undo' && verdict === 'admitted' && !undone && isVoided(device, at),
  );
  return [
    ...stolen.map(({ id, device }) => `scan ${id} of ${device} was taken back by another`),
    ...counting.map(({ id, device }) => `scan ${id} of ${device} counts in a voided span`),
  ];
}

/** What is known of a scan: in the log, or kept apart and never to be counted. */
function* recordsOf(
  id: string,
  { state, desk }: GateServer,
): Generator<{ verdict: string | undefined; people: number }> {
  const logged = state.scans.get(id);
  if (logged) yield { verdict: logged.verdict, people: logged.people };
  const apart = desk.apart.get(id);
  if (apart?.state !== 'declined') return;
  yield { verdict: apart.scan.shown ?? undefined, people: apart.scan.people ?? 0 };
}

/** Everybody who went by in free flow is marked so, in the log or in what nobody answered for. */
export function flow({ state, desk, isVoided }: GateServer, done: Done): Findings {
  const findings: Findings = [];
  const declined = [...desk.apart.values()]
    .filter((apart) => apart.state === 'declined' && !state.scans.has(apart.scan.id))
    .map(({ scan }) => scan);
  const declinedUndos = new Set(declined.map(({ target }) => target));
  const logged = [...state.scans.values()];
  // An undo that somebody answers for takes back its scan, though nobody answered for that.
  const undos = new Set([...declinedUndos, ...logged.map(targetOf)]);
  const takenBack = new Set(logged.filter(({ verdict }) => verdict === 'undone').map(targetOf));
  // What was voided went by all the same.
  const wentBy = ({ id, device, at, undone }: SettledScan) =>
    undone ? isVoided(device, at) && !takenBack.has(id) : true;
  const stands = [
    ...logged.filter((scan) => wentBy(scan) && !declinedUndos.has(scan.id)),
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

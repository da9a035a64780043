import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { seeded } from '../gate/world.ts';
import { countRows, type Findings, findingsIn } from './findings.ts';
import { Load } from './load.ts';
import { type Fact, promisedUntil, type Sent, send } from './sent.ts';
import { ServedState, stateOf } from './served-state.ts';
import { openSite, type Service, type Site } from './site.ts';

/** What is known of the state on a disk. */
export interface Known {
  readonly site: Site | null;
  /** Acknowledged, all of it. */
  readonly sent: readonly Sent[];
}

/** What had happened in a run until an instant of the journal's clock. */
interface Past {
  readonly at: number;
  readonly before: Known;
  readonly sent: readonly Sent[];
  /** The site, from when on it was there. */
  readonly site: { readonly is: Site; readonly at: number } | null;
}

/** What a cut left. */
interface Left extends Past {
  readonly terms: { readonly folder: string; readonly port: number };
  /** The folder of the disk as the cut left it. */
  readonly left: string;
  readonly facts: readonly Fact[];
  readonly chance: ReturnType<typeof seeded>;
}

interface AfterCut {
  /** Null where nothing can go on with what was left. */
  readonly known: Known | null;
  readonly readyMs: number;
  readonly findings: readonly string[];
}

/** How long there is load once more, ms. */
const LOAD_MS = 300;
/** Acknowledged requests that are sent again. */
const REPEATED = 40;

/** What is known of a state after a cut, before anybody uses it again. */
export function knownAt({ at, before, sent, site }: Past): Known {
  const done = sent.filter(({ acknowledged }) => acknowledged && acknowledged.at <= at);
  return { site: site && site.at <= at ? site.is : null, sent: [...before.sent, ...done] };
}

/**
 * Looks at what a cut left, serves it with stock workerd, and goes on: whoever got no answer asks
 * again, and so does whoever is not sure. Leaves a state that goes on.
 */
export async function afterCut(cut: Left): Promise<AfterCut> {
  const found = findingsOfCopy(cut);
  if (found.length > 0) return { known: null, readyMs: Number.NaN, findings: found };
  try {
    return await goOn(cut);
  } catch (error) {
    return { known: null, readyMs: Number.NaN, findings: [String(error)] };
  }
}

async function goOn(cut: Left): Promise<AfterCut> {
  const { terms, left } = cut;
  const log = join(terms.folder, 'service.log');
  const started = performance.now();
  const served = await ServedState.start({ disk: left, port: terms.port, log, journal: null });
  try {
    await served.ready();
    const readyMs = performance.now() - started;
    return { readyMs, ...(await useAgain(cut, served)) };
  } finally {
    await served.end('SIGKILL');
  }
}

async function useAgain(
  cut: Left,
  served: ServedState,
): Promise<{ known: Known; findings: string[] }> {
  const { left, at } = cut;
  const { origin, operatorKey } = served;
  const service: Service = { origin, operatorKey, sent: [] };
  const past = knownAt(cut);
  const site = past.site ?? (await openSite(service));
  const findings = await repeat(service, sample(past.sent, cut.chance), stateOf(left));
  const inFlight = cut.sent.filter((sent) => sent.at <= at && !past.sent.includes(sent));
  for (const sent of inFlight) findings.push(...(await sendTwice(service, sent)));
  const load = new Load(service, site, cut.chance).run();
  await new Promise((resolve) => setTimeout(resolve, LOAD_MS));
  await served.end('SIGTERM');
  await load;
  const later = service.sent.flatMap((sent) => promisedUntil(sent, Number.POSITIVE_INFINITY));
  const found = findingsIn(stateOf(left), [...cut.facts, ...later]);
  const acknowledged = service.sent.filter((sent) => sent.acknowledged);
  return {
    known: { site, sent: [...past.sent, ...acknowledged] },
    findings: [...findings, ...said(found, 'later ')],
  };
}

/** Opening a database writes: what the service will open stays as the cut left it. */
function findingsOfCopy({ terms, left, facts }: Left): string[] {
  const copy = join(terms.folder, 'copy');
  rmSync(copy, { recursive: true, force: true });
  cpSync(left, copy, { recursive: true });
  return said(findingsIn(stateOf(copy), facts), '');
}

function said({ lost, damaged }: Findings, when: string): string[] {
  return [...lost.map((one) => `${when}lost: ${one}`), ...damaged.map((one) => when + one)];
}

/** Sends again what was acknowledged: the answers are the same, and nothing is counted twice. */
async function repeat(service: Service, sent: readonly Sent[], state: string): Promise<string[]> {
  if (sent.length === 0) return [];
  const findings: string[] = [];
  const before = countRows(state);
  for (const one of sent) {
    const again = { ...one, at: 0, acknowledged: null };
    await send(service.origin, again);
    findings.push(...differing(one, again));
  }
  const after = countRows(state);
  const grown = Object.keys(after).filter((table) => after[table] !== before[table]);
  return [...findings, ...grown.map((table) => `${table} has more rows after a repetition`)];
}

/** Sends what had no answer, and then once more. */
async function sendTwice(service: Service, sent: Sent): Promise<string[]> {
  if (!sent.gist) return [];
  const [first, again] = [sent, sent].map((one): Sent => ({ ...one, at: 0, acknowledged: null }));
  if (!first || !again) return [];
  service.sent.push(first);
  await send(service.origin, first);
  // What was refused is asked anew each time.
  if (!first.acknowledged) return [];
  await send(service.origin, again);
  return differing(first, again);
}

function differing({ path, gist, acknowledged: first }: Sent, { acknowledged: again }: Sent) {
  if (!gist || !first) return [];
  if (!again) return [`${path} was acknowledged, and is refused now`];
  const same = isDeepStrictEqual(gist(first.answer), gist(again.answer));
  return same ? [] : [`${path} is answered otherwise than before: ${again.answer.slice(0, 200)}`];
}

/** The latest, and some of all. */
function sample(sent: readonly Sent[], { below }: Left['chance']): Sent[] {
  const repeatable = sent.filter(({ gist }) => gist !== null);
  const any = Array.from({ length: REPEATED / 2 }, () => repeatable[below(repeatable.length)]);
  const chosen = new Set([...repeatable.slice(-REPEATED / 2), ...any]);
  return [...chosen].filter((one) => one !== undefined);
}

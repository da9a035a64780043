import { textOf } from './drawn.ts';
import { LIAR } from './edition.ts';
import type { World } from './scenes.ts';
import { RefusedWhole } from './server.ts';
import { meanwhile } from './time.ts';

const NUMBERS = [1e300, -1e300, -1, 0.5, 2 ** 53, 1e9, 510, 511, 0, 3, '12', true, null, [], {}];
const TIMES = [
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59Z',
  '+275760-09-13T00:00:00.000Z',
  '-271821-04-20T00:00:00.000Z',
  '+999999-01-01T00:00:00Z',
  '2026-05-13T09:30:00Z',
  '2026-05-14T12:00:00+01:00',
  '2026-13-45T99:99:99Z',
  'yesterday',
  '',
];
const WORDS = [
  'entry',
  'exit',
  'admitted',
  'refused',
  'crew',
  'family',
  'free_flow',
  'online',
  'x',
];
const ABSURD: readonly unknown[] = [...NUMBERS, ...TIMES, ...WORDS];

/** Scans and reports that hold together but for some members, in which anything may stand. */
export async function lie({ server, chance, done }: World): Promise<void> {
  const any = <T>(from: readonly T[]) => from[chance.below(from.length)];
  const texts = [...server.state.tickets.keys()].map((serial) => textOf(serial, null));
  const known = [...server.state.scans.keys()];
  const now = new Date(server.now()).toISOString();
  const bent = (said: object, members: number) => {
    const names = Object.keys(said);
    const lies = Array.from({ length: chance.below(members + 1) }, () => [any(names), any(ABSURD)]);
    return { ...said, ...Object.fromEntries(lies) };
  };
  const scan = () => ({
    id: chance.float() < 0.2 ? (any(known) ?? chance.uuid()) : chance.uuid(),
    type: any(['ticket', 'walk_in', 'undo', 'count']),
    direction: any(['entry', 'exit']),
    ticket: any(texts),
    people: 1 + chance.below(6),
    at: now,
    skew_ms: 0,
    decided: 'offline',
    verdict: 'admitted',
    scan: any(known),
  });
  const report = {
    since: 0,
    queued: 0,
    oldest: now,
    signed_off: false,
    own_hold: null,
    health: bent({ battery: 0.5, version: '1' }, 1),
    alerts: [bent({ id: chance.uuid(), kind: 'pressure', at: now }, 1)],
  };
  const scans = Array.from({ length: chance.below(4) }, () => bent(scan(), 2));
  const body = JSON.stringify({ ...bent(report, 3), scans });
  try {
    await meanwhile(server.scans(JSON.parse(body), LIAR, 1));
  } catch (error) {
    if (!(error instanceof RefusedWhole)) done.wrong.push(`a lie broke the service: ${error}`);
  }
}

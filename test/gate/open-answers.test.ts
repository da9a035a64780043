import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import { readSettings } from '../../src/client/gate/books/read-settings.ts';
import { FRESH } from '../../src/client/gate/records.ts';
import type { EnrolmentAnswer } from '../../src/contract/answers/enrolment.ts';
import { type GatePolicy, gatePolicy } from '../../src/contract/answers/ledger.ts';
import type { ScansAnswer } from '../../src/contract/answers/scans.ts';
import { DEFAULT_POLICY } from '../../src/domain/edition.ts';
import { LOCALES } from '../../src/domain/kinds.ts';
import { EVENT, Mint, OPENING } from './edition.ts';
import { keptCore, keptReleases } from './kept-releases.ts';
import * as newest from './phone-core.ts';
import type { PhoneCore } from './world.ts';

const TEXT = { ar: 'أ', zgh: 'ⴰ', fr: 'a', en: 'a' };

/** All that a service can say, each part present. */
function answersOf(mint: Mint): { enrol: EnrolmentAnswer; scans: ScansAnswer } {
  const keys = mint.keys.map((key) => ({ ...key, from_serial: 1, to_serial: null }));
  const policy: GatePolicy = {
    ...DEFAULT_POLICY,
    reentry: false,
    walk_ins: false,
    early_minutes: 5,
    holds: [
      {
        id: 'h',
        gate: 1,
        kind: 'close',
        starts_at: 1,
        ends_at: null,
        reason: null,
        until: null,
        send_to: 2,
      },
    ],
    gate: { id: '1', name: TEXT },
    today: 1,
    free_flow: [{ id: 'f', gate: null, starts_at: 1, ends_at: null }],
    supervisor: { salt: 's', iterations: 1, hash: 'h' },
    keys,
    utc_offsets: [{ from: 0, minutes: 60 }],
  };
  const position = { latitude: 34, longitude: -6 };
  return {
    enrol: {
      device: { id: 'd', name: 'd' },
      token: 'd.secret',
      event: { ...EVENT, gates: EVENT.gates.map((gate) => ({ ...gate, position })) },
      gate: { id: '1', name: TEXT },
      keys,
      policy,
      now: OPENING,
    },
    scans: {
      results: [
        {
          id: 's',
          verdict: 'admitted',
          reason: null,
          people: 2,
          conflict: false,
          clamped: true,
          ticket: {
            serial: 1,
            code: '123456789012',
            kind: 'family',
            admits: 2,
            entered: 2,
            inside: 2,
          },
        },
      ],
      cursor: 1,
      alerts: ['a'],
      shifts: ['b'],
      alerts_seen: [{ id: 'a', by: 'organizer', at: '2026-05-13T10:00:00+01:00' }],
      ledger: {
        cursor: 1,
        more: false,
        tickets: [[1, 2, 0, 'valid', 0, 0, 1, 1, 0]],
        today: [[1, 2, 0, 11, 'family', 'call_desk']],
        policy,
        edition: { version: 2, event: { ...EVENT, version: 2 } },
        now: OPENING,
      },
      now: OPENING,
    },
  };
}

const textOf = (path: string) => [path, ...LOCALES.map((locale) => `${path}.${locale}`)];
const policyOf = (path: string) => [
  path,
  `${path}.gate`,
  `${path}.gate.id`,
  ...textOf(`${path}.gate.name`),
  `${path}.today`,
];

/** What every service has sent since the first one, and no phone can go on without: never more. */
const NEEDED = {
  enrol: [
    ...['device', 'device.id', 'device.name', 'token', 'event', 'event.number', 'event.slug'],
    ...textOf('event.name'),
    ...['event.timezone', 'event.days', 'event.slots', 'event.gates', 'event.code_key'],
    ...['event.code_key[]', 'event.host', 'keys', ...policyOf('policy')],
  ],
  scans: [
    // Half a result is half an answer, which a proxy may have cut off.
    ...['results', 'results[]', 'results[].id', 'results[].verdict', 'results[].people'],
    ...['cursor', 'ledger', 'ledger.cursor', 'ledger.more', 'ledger.tickets'],
    // A row that was left out would be of a ticket that is valid and unused.
    ...['ledger.tickets[]', 'ledger.tickets[][]', 'ledger.today', ...policyOf('ledger.policy')],
    'now',
  ],
};

/** A value of a form that no release knows. */
const OF_TOMORROW = { form: ['of tomorrow'] };

interface Variant {
  readonly path: string;
  readonly answer: unknown;
}

/** An answer without each of its parts in turn, and with each in another form. */
function variants(whole: unknown, path = ''): Variant[] {
  if (Array.isArray(whole)) {
    return whole.flatMap((one: unknown, place) => {
      const others = [{ path: `${path}[]`, answer: OF_TOMORROW }, ...variants(one, `${path}[]`)];
      return others.map((other) => ({ ...other, answer: whole.with(place, other.answer) }));
    });
  }
  if (typeof whole !== 'object' || whole === null) return [];
  return Object.entries(whole).flatMap(([name, member]) => {
    const at = path === '' ? name : `${path}.${name}`;
    const others = [
      { path: at, answer: undefined },
      { path: at, answer: OF_TOMORROW },
      ...variants(member, at),
    ];
    return others.map((other) => ({ ...other, answer: { ...whole, [name]: other.answer } }));
  });
}

let answers: ReturnType<typeof answersOf>;
beforeAll(async () => {
  answers = answersOf(await Mint.open());
});

const phones: [string, () => Promise<PhoneCore>][] = [
  ['of now', async () => newest],
  ...keptReleases().map((release): [string, () => Promise<PhoneCore>] => [
    release,
    () => keptCore(release),
  ]),
];

describe.each(phones)('a phone %s reads the answer', (_, load) => {
  it.each([
    ['enrol', 201],
    ['scans', 200],
  ] as const)('to %s, whatever part of it is missing or new', async (asked, status) => {
    const core = await load();
    const read = (body: unknown) => core.readReply(asked, { status, body, retryAfter: null }).ok;
    expect(read(answers[asked])).toBe(true);
    const refused = variants(answers[asked]).filter(({ answer }) => !read(answer));
    const needed = new Set(NEEDED[asked]);
    expect(refused.map(({ path }) => path).filter((path) => !needed.has(path))).toEqual([]);
  });
});

describe('a setting that a service does not send', () => {
  const names = Object.keys(DEFAULT_POLICY);
  const without = (name: string, policy: GatePolicy) => ({ ...policy, [name]: undefined });

  it.each(names)('has its default: %s', (name) => {
    const { policy } = answers.enrol;
    expect(v.parse(gatePolicy, without(name, policy))).toMatchObject({
      ...policy,
      [name]: DEFAULT_POLICY[name as keyof typeof DEFAULT_POLICY],
    });
  });

  it('has its default where the disk of an older phone lacks it', () => {
    const { policy, event, ...rest } = answers.enrol;
    const { holds: _, wrong_gate: __, ...older } = policy;
    const { gates, party_max: ___, ...short } = event;
    const kept = {
      ...FRESH,
      policy: older,
      enrolment: { ...rest, proof: null, event: { ...short, gates: gates.map(olderGate) } },
    };
    const read = readSettings(JSON.parse(JSON.stringify(kept)));
    expect(read.policy).toEqual({ ...policy, holds: [], wrong_gate: DEFAULT_POLICY.wrong_gate });
    expect(read.enrolment?.event.gates).toEqual(gates.map((gate) => ({ ...gate, kinds: [] })));
  });
});

/** A gate as a service describes it that knows no kinds of parties. */
function olderGate({ kinds: _, ...gate }: EnrolmentAnswer['event']['gates'][number]) {
  return gate;
}

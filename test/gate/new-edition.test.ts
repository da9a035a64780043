import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/client/gate/records.ts';
import { EVENT, family } from './edition.ts';
import { onePhone } from './one-phone.ts';
import { record } from './server.ts';
import { during } from './time.ts';

const own = onePhone((server) => {
  server.policy = { ...server.policy, early_minutes: 0, too_early: 'refuse' };
  server.issue(record(family(1, { slot: 12 })));
});

const HOUR = 3_600_000;

/** The edition after its second window was moved to the opening, and a gate was added. */
function moved(version = 2) {
  const slots = EVENT.slots.map(([number, day, from, to]) =>
    number === 12
      ? ([number, day, from - 2 * HOUR, to] as const)
      : ([number, day, from, to] as const),
  );
  const slot_times = EVENT.slot_times?.map(([number, from, to]) =>
    number === 12 ? ([number, '10:00', to] as const) : ([number, from, to] as const),
  );
  const gates = [
    ...EVENT.gates,
    {
      number: 4,
      name: EVENT.name,
      kinds: [],
      step_free: true,
      sign: 'B2',
      lanes: 3,
      direction: 'out' as const,
    },
  ];
  return { version, event: { ...EVENT, slots, ...(slot_times && { slot_times }), gates, version } };
}

async function shown(): Promise<unknown> {
  const text = await own.mint.ticket(family(1, { slot: 12 }));
  const outcome = await during(own.time, own.phone.scan(text));
  return outcome.as === 'shown' ? (outcome.reason ?? outcome.verdict) : outcome.as;
}

describe('a phone whose edition was edited', () => {
  it('says which one it has, gets the new one whole and once, and judges by it without a network', async () => {
    await own.sync();
    expect(own.server.versions).toEqual({ said: 0, sent: 0 });
    own.server.edition = moved();
    await own.sync();
    await own.sync();
    expect(own.server.versions).toEqual({ said: 2, sent: 1 });
    own.own.line.fate = () => 'cut';
    expect(own.phone.books.gate.enrolment.event.gates.at(-1)).toMatchObject({ sign: 'B2' });
    expect(own.phone.books.slot(12)?.starts_at).toBe(EVENT.slots[0]?.[2]);
    expect(await shown()).toBe('admitted');
  });

  it('refuses by the old one until it has heard of another', async () => {
    await own.sync();
    own.server.edition = moved();
    own.own.line.fate = () => 'cut';
    expect(await shown()).toBe('too_early');
  });

  it('keeps it over a restart, with its own token and keys', async () => {
    await own.sync();
    const { event: _, ...before } = own.phone.books.gate.enrolment;
    own.server.edition = moved();
    await own.sync();
    own.own.kill();
    own.phone = await own.own.start();
    expect(own.phone.books.gate.enrolment).toMatchObject(before);
    expect(own.phone.books.gate.enrolment.event).toMatchObject({ version: 2, party_max: 10 });
  });

  it('writes edition, policy and ledger in one transaction', async () => {
    await own.sync();
    own.server.edition = moved();
    own.server.policy = { ...own.server.policy, drain_minutes: 9 };
    own.server.issue({ ...record(family(2)), state: 'cancelled' });
    const store = own.own.disk;
    const written: Change[] = [];
    const commit = store.commit.bind(store);
    store.commit = (change) => {
      written.push(change);
      return commit(change);
    };
    await own.sync();
    const withEdition = written.filter(({ settings }) => settings.enrolment);
    expect(withEdition).toHaveLength(1);
    expect(withEdition[0]?.settings.policy?.drain_minutes).toBe(9);
    expect(withEdition[0]?.tickets.size).toBe(1);
  });

  it('goes on with what it has where it cannot read the new one, and does not ask for it again', async () => {
    await own.sync();
    const unreadable = { version: 3, event: { form: 'of tomorrow' } } as unknown;
    own.server.edition = unreadable as NonNullable<typeof own.server.edition>;
    await own.sync();
    await own.sync();
    expect(own.server.versions).toEqual({ said: 3, sent: 1 });
    expect(own.phone.books.gate.enrolment.event.slots).toEqual(EVENT.slots);
  });

  it('takes an older one too: a service that was restored has it', async () => {
    own.server.edition = moved(5);
    await own.sync();
    own.server.edition = { version: 4, event: { ...EVENT, version: 4 } };
    await own.sync();
    expect(own.phone.books.gate.enrolment.event).toMatchObject({ version: 4, gates: EVENT.gates });
  });
});

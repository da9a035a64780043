import { beforeEach, describe, expect, it } from 'vitest';
import type { Phone } from '../../src/client/gate/phone/phone.ts';
import { isRealTicket, openPractice } from '../../src/client/gate/phone/practice.ts';
import type { Ports, Transport } from '../../src/client/gate/ports.ts';
import { Sync } from '../../src/client/gate/sync/sync.ts';
import type { WireHealth } from '../../src/contract/requests/report.ts';
import { PRACTICE_TICKETS, practicePayload } from '../../src/domain/practice.ts';
import { family, Mint } from './edition.ts';
import { MemoryStore } from './memory-store.ts';
import { GateServer } from './server.ts';
import { during, Time } from './time.ts';
import { Handset, REAL_KEYS, seeded } from './world.ts';

const UNREACHABLE = { ok: false, why: 'unreachable', retryAfter: null } as const;

describe('practice', () => {
  let mint: Mint;
  let time: Time;
  let real: Phone;
  let phone: Phone;
  let store: MemoryStore;
  let requests: number;

  beforeEach(async () => {
    mint = await Mint.open();
    time = new Time();
    const server = new GateServer(mint, () => time.now);
    real = await new Handset('phone', 3, time, server, seeded(1)).start();
    store = new MemoryStore();
    requests = 0;
    const refuse = async () => {
      requests += 1;
      return UNREACHABLE;
    };
    const ports: Ports = {
      store,
      transport: { enrol: refuse, scans: refuse },
      clock: { now: () => time.now, sleep: (ms) => time.sleep(ms) },
      random: seeded(2),
      keys: REAL_KEYS,
    };
    phone = await openPractice(real.books, ports);
  });

  /** What the phone says of itself in its next request. */
  async function healthSaid(): Promise<WireHealth | null | undefined> {
    let said: WireHealth | null | undefined;
    const transport: Pick<Transport, 'enrol' | 'scans'> = {
      enrol: async () => UNREACHABLE,
      scans: async ({ health }) => {
        said = health;
        return UNREACHABLE;
      },
    };
    const health = () => ({ battery: 0.5, version: '1' });
    const clock = { now: () => time.now, sleep: (ms: number) => time.sleep(ms) };
    await during(time, new Sync(real.books, transport, clock, seeded(3), health).run());
    return said;
  }

  it.each(PRACTICE_TICKETS)('says of $name what the sheet says', async (ticket) => {
    const { terms, forged, expected } = ticket;
    const signer = forged ? await Mint.open() : mint;
    const text = await signer.ticket(terms, practicePayload(ticket, { keyId: 1, locale: 'ar' }));
    let outcome = await during(time, phone.scan(text));
    if (outcome.as === 'question') {
      expect(outcome.question).toMatchObject({ ask: 'people', expected: expected.people });
      outcome = await during(time, phone.scan(text, { people: expected.people }));
    }
    const { verdict, reason, people } = expected;
    expect(outcome).toMatchObject({ as: 'shown', verdict, reason, people, decidedBy: 'phone' });
  });

  it('never sends, keeps nothing, and leaves the real books alone', async () => {
    const [single] = PRACTICE_TICKETS;
    if (!single) throw new Error('no practice code');
    const payload = practicePayload(single, { keyId: 1, locale: 'ar' });
    await during(time, phone.scan(await mint.ticket(single.terms, payload)));
    await phone.counter.tap({ people: 3, children: 0, kind: 'individual' });
    await during(time, phone.sync.run());
    expect(requests).toBe(0);
    expect(store.commits).toBe(0);
    expect(real.books.queue.rows).toEqual([]);
    expect(phone.sync.online).toBe(false);
  });

  it('is noted on the phone once something was counted, and said in its next request', async () => {
    const [single] = PRACTICE_TICKETS;
    if (!single) throw new Error('no practice code');
    await phone.books.save();
    expect(real.books.settings.practised).toBeNull();
    const payload = practicePayload(single, { keyId: 1, locale: 'ar' });
    await during(time, phone.scan(await mint.ticket(single.terms, payload)));
    const practised = real.books.settings.practised ?? 0;
    expect(Math.abs(practised - time.now)).toBeLessThan(60_000);
    expect(await healthSaid()).toMatchObject({ practised: new Date(practised).toISOString() });
  });

  it('takes a real ticket for no practice code, and a real gate no practice code for a ticket', async () => {
    const ticket = await mint.ticket(family(1));
    expect(isRealTicket(ticket, real.books.gate.enrolment)).toBe(true);
    const wrong = { verdict: 'refused', reason: 'wrong_event' };
    expect(await during(time, phone.scan(ticket))).toMatchObject(wrong);
    for (const practised of PRACTICE_TICKETS) {
      const payload = practicePayload(practised, { keyId: 1, locale: 'ar' });
      const text = await mint.ticket(practised.terms, payload);
      expect(isRealTicket(text, real.books.gate.enrolment)).toBe(false);
      expect(await during(time, real.scan(text))).toMatchObject(wrong);
    }
  });
});

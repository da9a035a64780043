import { beforeEach, describe, expect, it } from 'vitest';
import type { Phone } from '../../src/client/gate/phone/phone.ts';
import type { Refusal, RescueTransport } from '../../src/client/gate/ports.ts';
import type { Rescued } from '../../src/client/gate/records.ts';
import { FinalUpload } from '../../src/client/gate/rescue/final-upload.ts';
import type { WireScan } from '../../src/contract/requests/scan.ts';
import { Mint } from './edition.ts';
import { GateServer } from './server.ts';
import { Time } from './time.ts';
import { Handset, seeded } from './world.ts';

/** A server that takes what a revoked phone hands in, until it has been told that this is all. */
class Desk implements RescueTransport {
  readonly taken = new Map<string, WireScan>();
  requests = 0;
  closed = false;
  most = Number.POSITIVE_INFINITY;
  /** What stands in the way of the next requests, one each. */
  troubles: (Refusal | null)[] = [];

  async handIn({ scans, last }: { scans: readonly WireScan[]; last: boolean }) {
    this.requests += 1;
    const why = this.troubles.shift() ?? null;
    if (why) return no(why);
    if (this.closed) return no('revoked_closed');
    if (scans.length > this.most) return no('too_large');
    for (const scan of scans) this.taken.set(scan.id, scan);
    this.closed = last;
    return { ok: true, answer: { taken: scans.length } } as const;
  }

  /** What it says of a rescue; null when it takes it. */
  disbelief: Refusal | null = null;
  readonly rescued: string[] = [];

  async rescue({ group }: Rescued) {
    if (this.disbelief) return no(this.disbelief);
    this.rescued.push(group);
    return { ok: true, answer: {} } as const;
  }
}

function no(why: Refusal) {
  return { ok: false, why, retryAfter: null } as const;
}

describe('a revoked phone', () => {
  let time: Time;
  let handset: Handset;
  let phone: Phone;
  let desk: Desk;

  beforeEach(async () => {
    time = new Time();
    const server = new GateServer(await Mint.open(), () => time.now);
    handset = new Handset('phone', 1, time, server, seeded(1));
    handset.line.fate = () => 'cut';
    phone = await handset.start();
    desk = new Desk();
  });

  async function count(times: number): Promise<void> {
    for (let n = 0; n < times; n++) await phone.counter.byEye(n);
  }

  it('hands in everything that it has not sent, and closes', async () => {
    await count(1_200);
    const revocation = new FinalUpload(phone.books, desk);
    expect(await revocation.handIn()).toEqual({ as: 'over', handedIn: 1_200, left: 0 });
    expect(desk.taken.size).toBe(1_200);
    expect(desk).toMatchObject({ closed: true, requests: 3 });
  });

  it('closes with nothing to hand in', async () => {
    expect(await new FinalUpload(phone.books, desk).handIn()).toEqual({
      as: 'over',
      handedIn: 0,
      left: 0,
    });
    expect(desk.closed).toBe(true);
  });

  it('leaves out what the server has settled, and brings what it had put aside', async () => {
    await count(3);
    const [settled, aside] = phone.books.queue.rows;
    if (settled) phone.books.put({ ...settled, settled: true });
    if (aside) phone.books.put({ ...aside, aside: true });
    await new FinalUpload(phone.books, desk).handIn();
    expect([...desk.taken.keys()]).toEqual(
      phone.books.queue.rows.slice(1).map((row) => row.scan.id),
    );
  });

  it.each([
    ['under that one’s name', null],
    ['as its own where the proof fails', 'rejected'],
  ] as const)('brings what it had read in for another phone %s', async (_how, disbelief) => {
    const scans = [{ id: 'of-another', type: 'count', people: 3 }];
    const body = JSON.stringify({ device: 'other', scans });
    const rescued: Rescued = {
      group: 'ABC234',
      device: 'other',
      scans: 1,
      body,
      key: null,
      signature: '',
      disbelieved: false,
    };
    phone.books.change({ rescued: [rescued] });
    await count(1);
    desk.disbelief = 'unreachable';
    const revocation = new FinalUpload(phone.books, desk);
    expect(await revocation.handIn()).toMatchObject({ as: 'waiting', scans: 2 });
    expect(desk.requests).toBe(0);
    desk.disbelief = disbelief;
    expect(await revocation.handIn()).toMatchObject({ as: 'over', handedIn: 2 });
    expect(desk.rescued).toEqual(disbelief ? [] : ['ABC234']);
    expect(desk.taken.get('of-another')).toEqual(disbelief ? scans[0] : undefined);
  });

  it.each(['unreachable', 'garbled', 'busy', 'unauthenticated', 'rejected'] as const)(
    'waits and keeps everything when the answer is %s',
    async (why) => {
      await count(2);
      desk.troubles = [why];
      const revocation = new FinalUpload(phone.books, desk);
      expect(await revocation.handIn()).toEqual({ as: 'waiting', scans: 2, why });
      expect(phone.books.queue.waiting).toHaveLength(2);
      expect(await revocation.handIn()).toMatchObject({ as: 'over', handedIn: 2 });
    },
  );

  it('goes on after a kill between two requests, and hands nothing in twice', async () => {
    await count(700);
    desk.troubles = [null, 'unreachable'];
    const revocation = new FinalUpload(phone.books, desk);
    await revocation.begin();
    expect(await revocation.handIn()).toMatchObject({ as: 'waiting', scans: 200 });
    handset.kill();
    phone = await handset.start();
    expect(phone.books.settings.revoked).toBe(true);
    await new FinalUpload(phone.books, desk).handIn();
    expect(desk.taken.size).toBe(700);
  });

  it('is over when the closing was heard and its answer lost', async () => {
    await count(2);
    desk.closed = true;
    const over = { as: 'over', handedIn: 0, left: 2 };
    expect(await new FinalUpload(phone.books, desk).handIn()).toEqual(over);
  });

  it('makes smaller parcels of what is too large', async () => {
    await count(9);
    desk.most = 2;
    expect(await new FinalUpload(phone.books, desk).handIn()).toMatchObject({ handedIn: 9 });
    expect(desk.taken.size).toBe(9);
  });
});

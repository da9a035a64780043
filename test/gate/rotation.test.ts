import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BrowserKeys } from '../../src/client/gate/browser/browser-keys.ts';
import type { Phone } from '../../src/client/gate/phone/phone.ts';
import { family, Mint } from './edition.ts';
import { GateServer, record } from './server.ts';
import { during, Time } from './time.ts';
import { Handset, seeded } from './world.ts';

let before: Mint;
let after: Mint;
let time: Time;
let server: GateServer;
let own: Handset;
let phone: Phone;

beforeAll(async () => {
  [before, after] = [await Mint.open(), await Mint.open()];
});
beforeEach(async () => {
  time = new Time();
  server = new GateServer(before, () => time.now);
  for (let serial = 1; serial <= 30; serial++) server.issue(record(family(serial)));
  own = new Handset('phone', 1, time, server, seeded(1), new BrowserKeys());
  phone = await own.start();
  await sync();
  own.line.fate = () => 'cut';
});

const keys = (to_serial: number | null = 9) => [
  { id: 1, jwk: before.jwk, from_serial: 1, to_serial },
  { id: 2, jwk: after.jwk, from_serial: 10, to_serial: null },
];

async function sync(): Promise<void> {
  await during(time, phone.sync.run());
}

async function learn(): Promise<void> {
  own.line.fate = () => 'delivered';
  server.ticketKeys = keys();
  await sync();
  own.line.fate = () => 'cut';
}

async function shown(text: string): Promise<unknown> {
  const outcome = await during(time, phone.scan(text));
  return outcome.as === 'shown' ? (outcome.reason ?? outcome.verdict) : outcome.as;
}

describe('a phone that had enrolled before the key was changed', () => {
  it('knows the next one by its next contact, and over a restart', async () => {
    const ticket = await after.ticket(family(10), { keyId: 2 });
    expect(await shown(ticket)).toBe('bad_signature');
    await learn();
    expect(await shown(await after.ticket(family(11), { keyId: 2 }))).toBe('admitted');
    own.kill();
    phone = await own.start();
    expect(await shown(await after.ticket(family(12), { keyId: 2 }))).toBe('admitted');
  });

  it('takes what the key before signed, and nothing that it signs now', async () => {
    await learn();
    expect(await shown(await before.ticket(family(9)))).toBe('admitted');
    expect(await shown(await before.ticket(family(10)))).toBe('bad_signature');
    expect(await shown(await after.ticket(family(8), { keyId: 2 }))).toBe('bad_signature');
    expect(await shown(await after.ticket(family(7)))).toBe('bad_signature');
  });

  it('goes on with a service that sends no keys', async () => {
    own.line.fate = () => 'delivered';
    await sync();
    expect(await shown(await before.ticket(family(20)))).toBe('admitted');
  });

  it('keeps its own token and edition', async () => {
    const { keys: _, ...known } = phone.books.gate.enrolment;
    await learn();
    expect(phone.books.gate.enrolment).toMatchObject(known);
    expect(phone.books.gate.enrolment.keys).toEqual(keys());
  });
});

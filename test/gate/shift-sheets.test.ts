import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Phone } from '../../src/client/gate/phone/phone.ts';
import { family, Mint } from './edition.ts';
import { onePhone } from './one-phone.ts';
import { record } from './server.ts';
import { during, type Time } from './time.ts';
import type { Handset } from './world.ts';

let mint: Mint;
let time: Time;
let handset: Handset;
let phone: Phone;
beforeAll(async () => {
  mint = await Mint.open();
});
beforeEach(async () => {
  const one = await onePhone(mint, (server) => server.issue(record(family(1))));
  ({ time, own: handset, phone } = one);
});

const sync = () => during(time, phone.sync.run());
const sentShifts = () => handset.requests.flatMap((one) => one.shifts ?? []);

describe('the sheet of a shift', () => {
  it('is sent when the shift ends, until the server names it', async () => {
    await phone.shifts.open('7', '1234');
    await during(time, phone.scan(await mint.ticket(family(1)), {}));
    await time.pass(60_000);
    await phone.shifts.close();
    await sync();
    await sync();
    const sent = sentShifts();
    expect(sent.length).toBeGreaterThan(1);
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
    expect(sent[0]).toMatchObject({ number: '7', welcomed: 5, left: 0 });
    expect(phone.books.settings.sheets).toHaveLength(1);
  });

  it('is that of the shift before, when another one takes the phone', async () => {
    await phone.shifts.open('7', '1234');
    await phone.shifts.open('8', '1234');
    expect(phone.books.settings.sheets.map(({ number }) => number)).toEqual(['7']);
    await phone.shifts.close();
    expect(phone.books.settings.sheets.map(({ number }) => number)).toEqual(['7', '8']);
  });
});

import { describe, expect, it } from 'vitest';
import { family } from './edition.ts';
import { onePhone } from './one-phone.ts';
import { record } from './server.ts';
import { during } from './time.ts';

const one = onePhone((server) => server.issue(record(family(1))));

const sentShifts = () => one.own.requests.flatMap(({ shifts = [] }) => shifts);

describe('the sheet of a shift', () => {
  it('is sent when the shift ends, until the server names it', async () => {
    await one.phone.shifts.open('7', '1234');
    await during(one.time, one.phone.scan(await one.mint.ticket(family(1)), {}));
    await one.time.pass(60_000);
    await one.phone.shifts.close();
    await one.sync();
    await one.sync();
    const sent = sentShifts();
    expect(sent.length).toBeGreaterThan(1);
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
    expect(sent[0]).toMatchObject({ number: '7', welcomed: 5, left: 0 });
    expect(one.phone.books.settings.sheets).toHaveLength(1);
  });

  it('is that of the shift before, when another one takes the phone', async () => {
    await one.phone.shifts.open('7', '1234');
    await one.phone.shifts.open('8', '1234');
    expect(one.phone.books.settings.sheets.map(({ number }) => number)).toEqual(['7']);
    await one.phone.shifts.close();
    expect(one.phone.books.settings.sheets.map(({ number }) => number)).toEqual(['7', '8']);
  });
});

import { expect, it } from 'vitest';
import { Ledger } from '../../src/client/gate/books/ledger.ts';
import { insideOf, TICKET_STATES } from '../../src/domain/admission.ts';

it.each([
  [65_535, 65_530],
  [65_536, 0],
  [65_536, 65_536],
  [70_000, 69_990],
  [255_000, 4],
])(
  'keeps a ticket used, whatever a phone that lies has counted on it: %i in, %i out',
  (entered, exited) => {
    const ledger = new Ledger();
    ledger.apply([[7, entered, exited, 'valid', 0, 0]], [], 1);
    const known = ledger.entry(7);
    expect(known && insideOf(known)).toBe(Math.min(65_535, entered - exited));
    expect(known?.entered).toBe(65_535);
  },
);

it.each(TICKET_STATES)('keeps the state of a ticket in a page: %s', (state) => {
  const ledger = new Ledger();
  ledger.apply([[1, 0, 0, state, 0, 0]], [], 1);
  expect(ledger.entry(1)).toMatchObject({ state, state_unknown: false });
});

it('keeps a state that it does not know as such: a person has to look at the ticket', () => {
  const ledger = new Ledger();
  ledger.apply([[1, 0, 0, 'other', 0, 0]], [], 1);
  expect(ledger.entry(1)).toMatchObject({ state: 'pending', state_unknown: true });
});

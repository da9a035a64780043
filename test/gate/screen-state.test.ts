import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Phone } from '../../src/client/gate/phone/phone.ts';
import { type ScreenState, screenStateOf } from '../../src/client/gate/phone/screen-state.ts';
import type { Hold } from '../../src/domain/edition.ts';
import { Mint } from './edition.ts';
import { onePhone } from './one-phone.ts';
import type { GateServer } from './server.ts';
import { during, type Time } from './time.ts';

const MINUTE = 60_000;

describe('the colour of the screen', () => {
  let mint: Mint;
  let time: Time;
  let server: GateServer;
  let phone: Phone;

  beforeAll(async () => {
    mint = await Mint.open();
  });

  beforeEach(async () => {
    ({ time, server, phone } = await onePhone(mint));
    await during(time, phone.sync.run());
  });

  const shownState = (practising = false): ScreenState => screenStateOf(phone.books, practising);

  async function order(hold: Omit<Hold, 'id'>): Promise<void> {
    server.holds.push({ id: `hold ${server.holds.length}`, ...hold });
    await during(time, phone.sync.run());
  }

  it('is open where nothing holds it', async () => {
    expect(shownState()).toBe('open');
    await order({ gate: 2, kind: 'close', starts_at: 0, ends_at: null });
    expect(shownState()).toBe('open');
  });

  it('is held from the first moment of a hold, and closed over any hold', async () => {
    await order({ gate: 1, kind: 'hold', starts_at: time.now, ends_at: null });
    expect(shownState()).toBe('held');
    await order({ gate: null, kind: 'close', starts_at: 0, ends_at: null });
    expect(shownState()).toBe('closed');
  });

  it('is open again when a hold has ended by the clock', async () => {
    await order({ gate: null, kind: 'hold', starts_at: 0, ends_at: time.now + MINUTE });
    expect(shownState()).toBe('held');
    await time.pass(MINUTE);
    expect(shownState()).toBe('open');
  });

  it('is held by the own staff too, and open when they say so', async () => {
    await phone.hold(true);
    expect(shownState()).toBe('held');
    await phone.hold(false);
    expect(shownState()).toBe('open');
  });

  it('is of free flow while that lasts, but never over a hold', async () => {
    phone.books.change({ own_flow: time.now });
    expect(shownState()).toBe('flow');
    await phone.hold(true);
    expect(shownState()).toBe('held');
  });

  it('is of practice, whatever is practised', async () => {
    await phone.hold(true);
    expect(shownState(true)).toBe('practice');
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { type ScreenState, screenStateOf } from '../../src/client/gate/phone/screen-state.ts';
import type { Hold } from '../../src/domain/edition.ts';
import { onePhone } from './one-phone.ts';

const MINUTE = 60_000;

describe('the colour of the screen', () => {
  const one = onePhone();
  beforeEach(() => one.sync());

  const shownState = (practising = false): ScreenState =>
    screenStateOf(one.phone.books, practising);

  async function order(hold: Omit<Hold, 'id'>): Promise<void> {
    one.server.holds.push({ id: `hold ${one.server.holds.length}`, ...hold });
    await one.sync();
  }

  it('is open where nothing holds it', async () => {
    expect(shownState()).toBe('open');
    await order({ gate: 2, kind: 'close', starts_at: 0, ends_at: null });
    expect(shownState()).toBe('open');
  });

  it('is held from the first moment of a hold, and closed over any hold', async () => {
    await order({ gate: 1, kind: 'hold', starts_at: one.time.now, ends_at: null });
    expect(shownState()).toBe('held');
    await order({ gate: null, kind: 'close', starts_at: 0, ends_at: null });
    expect(shownState()).toBe('closed');
  });

  it('is open again when a hold has ended by the clock', async () => {
    await order({ gate: null, kind: 'hold', starts_at: 0, ends_at: one.time.now + MINUTE });
    expect(shownState()).toBe('held');
    await one.time.pass(MINUTE);
    expect(shownState()).toBe('open');
  });

  it('is held by the own staff too, and open when they say so', async () => {
    await one.phone.hold(true);
    expect(shownState()).toBe('held');
    await one.phone.hold(false);
    expect(shownState()).toBe('open');
  });

  it('is of free flow while that lasts, but never over a hold', async () => {
    one.phone.books.change({ own_flow: one.time.now });
    expect(shownState()).toBe('flow');
    await one.phone.hold(true);
    expect(shownState()).toBe('held');
  });

  it('is of practice, whatever is practised', async () => {
    await one.phone.hold(true);
    expect(shownState(true)).toBe('practice');
  });
});

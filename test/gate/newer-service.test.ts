import * as v from 'valibot';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Shown } from '../../src/client/gate/phone/shown-verdict.ts';
import { verdictText } from '../../src/client/gate/screen/parts/verdict-text.ts';
import { localized } from '../../src/contract/parts.ts';
import { DEFAULT_POLICY } from '../../src/domain/edition.ts';
import { LOCALES } from '../../src/domain/kinds.ts';
import { gateWords } from '../../src/i18n/gate.ts';
import { family } from './edition.ts';
import { onePhone } from './one-phone.ts';
import { record } from './server.ts';
import { during } from './time.ts';
import { Handset, seeded } from './world.ts';

const one = onePhone((server) => {
  for (let serial = 1; serial <= 3; serial++) server.issue(record(family(serial)));
});

/** Everything in an answer, changed by a function of its name and value, objects with a field more. */
function changed(value: unknown, change: (name: string, value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => changed(one, change));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, member]): [string, unknown] => [
    name,
    change(name, changed(member, change)),
  ]);
  return { ...Object.fromEntries(members), news_of_tomorrow: { since: [1] } };
}

/** Says other words for those of some fields. */
function saying(words: Record<string, unknown>) {
  return (answer: unknown) =>
    changed(answer, (name, value) => (name in words && value !== undefined ? words[name] : value));
}

/** The rows of a ledger, changed. */
function rows(change: (row: unknown[]) => unknown[]) {
  return (answer: unknown) =>
    changed(answer, (name, value) =>
      (name === 'tickets' || name === 'today') && Array.isArray(value) ? value.map(change) : value,
    );
}

async function show(text: string, stated = {}): Promise<Shown> {
  const outcome = await during(one.time, one.phone.scan(text, stated));
  if (outcome.as !== 'shown') throw new Error(`asked or missed: ${JSON.stringify(outcome)}`);
  return outcome;
}

/** Three scans made with the network cut, then the line comes back and everything is sent. */
async function drain(): Promise<void> {
  one.own.line.fate = () => 'cut';
  await show(await one.mint.ticket(family(1)));
  await one.phone.counter.walkIn({ people: 2, children: 0, kind: 'individual' });
  await show(await one.mint.ticket(family(1)));
  one.own.line.fate = () => 'delivered';
  const before = one.phone.books.settings.cursor;
  for (let round = 0; round < 4; round++) await one.sync();
  expect(one.phone.sync.status).toMatchObject({
    trouble: null,
    waiting: 0,
    aside: 0,
    loading: false,
  });
  expect(one.phone.books.queue.rows).toEqual([]);
  expect(one.phone.books.settings.cursor).toBeGreaterThan(before);
  expect(one.server.sumOfLog()).toMatchObject({ entries: 7 });
}

describe('a phone of yesterday sends its queue and follows the ledger', () => {
  it.each<[string, Record<string, unknown>]>([
    ['fields', {}],
    ['reasons', { reason: 'under_repair' }],
    ['rulings', { verdict: 'deferred' }],
    ['kinds of parties and orders', { kind: 'delegation' }],
    ['degrees of strictness', { too_early: 'whisper', too_late: 'whisper', wrong_gate: 'shout' }],
    ['marks', { clamped: 'by a day', conflict: true }],
    ['orders', { holds: [{ id: 'h', of: 'zones', shape: { zones: [1] } }] }],
    ['flows', { free_flow: [{ id: 'f', lanes: [1, 2] }], supervisor: { argon: 'x' } }],
    ['offsets', { utc_offsets: [{ since: '2027-01-01', offset: '+01:00' }] }],
    ['lists of its calls', { alerts: { taken: [] }, shifts: 3, alerts_seen: 'none' }],
    ['settings', Object.fromEntries(Object.keys(DEFAULT_POLICY).map((name) => [name, { by: 1 }]))],
  ])('whatever %s a newer service knows', async (_, words) => {
    one.own.retold = saying(words);
    await drain();
  });

  it('whatever keys a newer service signs with', async () => {
    const later = { id: 9, jwk: { kty: 'OKP', crv: 'Ed25519', x: 'x' }, from_serial: 2_000_000 };
    one.server.ticketKeys = one.mint.keys;
    one.own.retold = saying({ keys: [...one.mint.keys, later] });
    await drain();
    one.server.issue(record(family(2)));
    expect(await show(await one.mint.ticket(family(2)))).toMatchObject({ verdict: 'admitted' });
  });

  it('whatever states and columns its rows have', async () => {
    one.own.retold = rows((row) => [
      ...row.map((one) => (one === 'valid' ? 'half_valid' : one)),
      ...Array.from({ length: Math.max(0, 9 - row.length) }, () => 0),
      'a column more',
    ]);
    await drain();
  });

  it('whatever stands in the edition that it enrols with', async () => {
    const other = new Handset('other', 1, one.time, one.server, seeded(2));
    other.retold = saying({ kinds: ['delegation'], position: { grid: '30S' }, too_late: 'x' });
    one.phone = await other.start();
    expect(one.phone.enrolled).toBe(true);
    expect(
      one.phone.books.gate.enrolment.event.gates.every(({ kinds }) => kinds.length === 0),
    ).toBe(true);
  });
});

describe('what a phone of yesterday says of what it does not know', () => {
  const texts = (shown: Shown) =>
    LOCALES.map((locale) => verdictText(shown, locale, one.phone.books.gate.enrolment.event));

  it('is a general sentence in every language', async () => {
    await one.sync();
    one.own.retold = saying({ verdict: 'refused', reason: 'under_repair' });
    const later = await show(await one.mint.ticket(family(3)));
    expect(later).toMatchObject({ verdict: 'refused', reason: 'other', decidedBy: 'server' });
    texts(later).forEach(({ lines, visitor }, at) => {
      const locale = LOCALES[at] ?? 'ar';
      expect(lines).toEqual([gateWords[locale].why.other]);
      expect(visitor?.text).toContain(gateWords[visitor?.locale ?? 'ar'].visitor.other);
    });
  });

  it('is one for a ruling without a reason too', async () => {
    await one.sync();
    one.own.retold = saying({ verdict: 'deferred' });
    expect(await show(await one.mint.ticket(family(1)))).toMatchObject({
      verdict: 'refused',
      reason: 'other',
      people: 0,
      walkIns: 5,
    });
  });

  it('is one for a ticket in a state that it does not know, and the server is asked', async () => {
    one.server.issue({ ...record(family(2)), state: 'cancelled' });
    one.own.retold = rows((row) => row.map((one) => (one === 'cancelled' ? 'under_repair' : one)));
    for (let round = 0; round < 3; round++) await one.sync();
    const asked = await show(await one.mint.ticket(family(2)));
    expect(asked).toMatchObject({ verdict: 'refused', reason: 'cancelled', decidedBy: 'server' });
    one.own.line.fate = () => 'cut';
    await one.time.pass(30_000);
    const alone = await show(await one.mint.ticket(family(2)));
    expect(alone).toMatchObject({ verdict: 'refused', reason: 'other', decidedBy: 'phone' });
    const letIn = await show(await one.mint.ticket(family(2)), { override: 'companion' });
    expect(letIn).toMatchObject({ verdict: 'admitted', reason: 'other' });
    one.own.line.fate = () => 'delivered';
    for (let round = 0; round < 3; round++) await one.sync();
    expect(one.phone.sync.status).toMatchObject({ waiting: 0, aside: 0, trouble: null });
  });
});

describe('a release that the service names as too old', () => {
  beforeEach(async () => {
    await one.sync();
    one.server.isTooOld = () => true;
  });

  it('says so, sends all of its scans, and asks for nothing else', async () => {
    one.own.line.fate = () => 'cut';
    await show(await one.mint.ticket(family(1)));
    await one.phone.counter.walkIn({ people: 2, children: 0, kind: 'individual' });
    one.own.line.fate = () => 'delivered';
    await one.sync();
    expect(one.phone.sync.status).toMatchObject({ trouble: 'too_old', waiting: 2 });
    expect(one.phone.sync.pause).toBeLessThan(2_000);
    await one.sync();
    expect(one.phone.sync.status).toMatchObject({ trouble: 'too_old', waiting: 0, aside: 0 });
    expect(one.server.sumOfLog()).toMatchObject({ entries: 7 });
    expect(one.own.requests.at(-1)).not.toHaveProperty('since');
    expect(one.phone.sync.pause).toBeGreaterThan(0);
  });

  it('goes on deciding, and asks the server of what it decides', async () => {
    await one.sync();
    await one.sync();
    expect(one.phone.sync.online).toBe(true);
    expect(await show(await one.mint.ticket(family(1)))).toMatchObject({ decidedBy: 'server' });
  });

  it('keeps its queue until it is renewed, and has it settled then', async () => {
    await one.sync();
    await show(await one.mint.ticket(family(1)));
    one.own.kill();
    one.server.isTooOld = () => false;
    one.phone = await one.own.start();
    for (let round = 0; round < 3; round++) await one.sync();
    expect(one.phone.sync.status).toMatchObject({ trouble: null, waiting: 0, loading: false });
    expect(one.phone.books.queue.rows).toEqual([]);
    expect(one.server.sumOfLog()).toMatchObject({ entries: 5 });
  });
});

describe('a text', () => {
  it('that lacks a language of this phone is read in another', () => {
    const [first, ...others] = LOCALES.map((locale) => [locale, `in ${locale}`] as const);
    const said = Object.fromEntries(others);
    expect(v.parse(localized, said)).toEqual({ ...said, [first?.[0] ?? '']: others[0]?.[1] });
    expect(v.safeParse(localized, { fr: 7 }).success).toBe(false);
  });
});

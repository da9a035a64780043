import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { loadEdition } from '../../src/store/editions/editions.ts';
import { openDesk, submit } from './desk.ts';
import {
  daysWith,
  family,
  newWorld,
  ORIGIN,
  register,
  request,
  signIn,
  type World,
} from './world.ts';

let world: World;
let cookie: string;
let page: string;
beforeEach(async () => {
  world = await newWorld();
  cookie = await signIn(world, 'organizer');
  page = `/console/${world.slug}/edition/days`;
});

async function days() {
  return (await loadEdition(env.DB, world.number))?.days ?? [];
}
const day = async (i: number) => {
  const found = (await days())[i];
  if (!found) throw new Error('no such day');
  return found;
};
const windowsOf = async (i: number) =>
  (await day(i)).slots.map(({ from, to, capacity }) => `${from} ${to} ${capacity}`);

/** Fields of which one name has several values. */
function post(path: string, fields: readonly (readonly [string, string])[]) {
  return request(path, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      Origin: ORIGIN,
      Cookie: cookie,
    },
    body: new URLSearchParams(fields.map(([name, value]) => [name, value])),
  });
}

describe('several days at once', () => {
  const asked = { verb: 'add_day', opens: '10:00', closes: '20:00', minutes: '120', shape: 'even' };
  const nextDate = async () => {
    const last = (await days()).at(-1)?.date ?? '';
    return new Date(Date.parse(`${last}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  };

  it('are made in a row with the same hours and windows', async () => {
    const before = (await days()).length;
    const fields = { ...asked, date: await nextDate(), people: '1000', count: '3' };
    const drawn = await openDesk(`${page}/plan?${new URLSearchParams(fields)}`, cookie);
    expect(drawn).toContain('name="count" value="3"');
    expect((await submit(`${page}/fill`, fields, cookie)).status).toBe(303);
    expect(await days()).toHaveLength(before + 3);
    expect(await windowsOf(before + 2)).toEqual(await windowsOf(before));
  });

  it.each(['0', '32', 'x', '-1'])('are not %s', async (count) => {
    const fields = { ...asked, date: await nextDate(), people: '1000', count };
    const answer = await submit(`${page}/fill`, fields, cookie);
    expect([answer.status, (await answer.text()).includes('href="#new.count"')]).toEqual([
      422,
      true,
    ]);
  });

  it('are made like one of them, and keep its windows apart', async () => {
    const [first, second, third] = await Promise.all([day(0), day(1), day(2)]);
    const answer = await post(page, [
      ['verb', 'copy_day'],
      ['number', String(first.number)],
      ['to', String(second.number)],
      ['to', String(third.number)],
    ]);
    expect(answer.status).toBe(303);
    const numbers = (await days()).flatMap(({ slots }) => slots.map((slot) => slot.number));
    expect([await windowsOf(1), await windowsOf(2)]).toEqual([
      await windowsOf(0),
      await windowsOf(0),
    ]);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('are left alone where somebody has registered, and none of them is changed', async () => {
    const before = await windowsOf(2);
    const taken = await day(1);
    await register(world, family({ slot: String(taken.slots[0]?.number) }));
    const answer = await post(`${page}?lang=en`, [
      ['verb', 'copy_day'],
      ['number', String((await day(0)).number)],
      ['to', String(taken.number)],
      ['to', String((await day(2)).number)],
    ]);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('close it instead of removing it');
    expect(await windowsOf(2)).toEqual(before);
  });

  it('ask for one at least', async () => {
    const answer = await post(page, [
      ['verb', 'copy_day'],
      ['number', String((await day(0)).number)],
    ]);
    expect(answer.status).toBe(422);
  });

  it('have the same hours by one tick', async () => {
    const empty = daysWith().map((one) => ({ ...one, slots: [] }));
    world = await newWorld({ status: 'draft', days: empty });
    cookie = await signIn(world, 'organizer');
    page = `/console/${world.slug}/edition/days`;
    const { number, date, opens } = await day(3);
    const hours = { verb: 'day', number: String(number), date, opens, closes: '03:30' };
    const base = JSON.stringify({ date, opens, closes: (await day(3)).closes });
    await submit(page, { ...hours, base, same_hours: 'yes' }, cookie);
    expect((await days()).map(({ closes }) => closes)).toEqual(Array(5).fill('03:30'));
  });
});

describe('the windows of a day as a table', () => {
  const table = () => `${page}/table`;

  /** The rows of a day as its page sends them, with changes by their place. */
  async function rows(i: number, change: Record<number, Partial<Record<string, string>>> = {}) {
    const { number, slots } = await day(i);
    const fields = slots.map(({ number: window, from, to, capacity, closed = false }) => [
      String(window),
      { window: String(window), from, to, capacity: String(capacity), closed },
    ]);
    const base = slots.map(({ number: window, from, to, capacity, closed = false }) => [
      window,
      { from, to, capacity, closed },
    ]);
    const sent = fields.map(([, row], at) => ({ ...(row as object), ...change[at] }));
    const names = ['window', 'from', 'to', 'capacity'];
    return [
      ['day', String(number)],
      ['base', JSON.stringify(Object.fromEntries(base))],
      ...sent.flatMap((row) => names.map((name) => [name, String(Reflect.get(row, name))])),
    ] as [string, string][];
  }
  const empty = { from: '', to: '', capacity: '' };
  const added = (from: string, to: string, capacity: string): [string, string][] => [
    ['window', ''],
    ['from', from],
    ['to', to],
    ['capacity', capacity],
  ];

  it('changes nothing when it is saved as it is', async () => {
    const before = (await loadEdition(env.DB, world.number))?.version;
    const answer = await post(table(), [...(await rows(1)), ['do', 'save']]);
    expect(answer.headers.get('Location')).toContain('saved=unchanged');
    expect((await loadEdition(env.DB, world.number))?.version).toBe(before);
  });

  it('changes some, removes an emptied one, and adds one', async () => {
    const [first, second] = (await day(1)).slots;
    const sent = await rows(1, { 0: { capacity: '١٢٣٤' }, 1: empty });
    const answer = await post(table(), [
      ...sent,
      ...added(second?.from ?? '', second?.to ?? '', '77'),
    ]);
    expect(answer.status).toBe(303);
    const now = await windowsOf(1);
    expect(now[0]).toBe(`${first?.from} ${first?.to} 1234`);
    expect(now[1]).toBe(`${second?.from} ${second?.to} 77`);
    expect((await day(1)).slots[1]?.number).not.toBe(second?.number);
  });

  it('names the row and its field of what cannot be, and keeps what was typed', async () => {
    const before = await windowsOf(1);
    const sent = await rows(1, { 0: { capacity: 'many' }, 1: { from: '25:00' } });
    const answer = await post(`${table()}?lang=en`, sent);
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain('href="#row-0.capacity"');
    expect(html).toContain('href="#row-1.from"');
    expect(html).toContain('value="many"');
    expect(await windowsOf(1)).toEqual(before);
  });

  it('names both windows that overlap, at the row', async () => {
    const { slots } = await day(1);
    const sent = await rows(1);
    const answer = await post(`${table()}?lang=en`, [
      ...sent,
      ...added(slots[0]?.from ?? '', slots[0]?.to ?? '', '5'),
    ]);
    const html = await answer.text();
    expect(html).toContain('overlap');
    expect(html).toContain(`href="#row-${slots.length}.from"`);
  });

  it('keeps a window that people hold, says how many, and asks before it moves them', async () => {
    const slot = (await day(1)).slots[0];
    await register(world, family({ slot: String(slot?.number) }));
    const emptied = await post(`${table()}?lang=en`, await rows(1, { 0: empty }));
    expect(await emptied.text()).toContain('close it instead of removing it');
    const later = await rows(1, { 0: { from: '10:30' } });
    const asks = await post(table(), later);
    expect([asks.status, (await asks.text()).includes('href="#moved-table"')]).toEqual([409, true]);
    expect((await post(table(), [...later, ['moved', 'yes']])).status).toBe(303);
    expect((await day(1)).slots[0]?.from).toBe('10:30');
  });

  it('shows pasted lines before anything is written', async () => {
    const before = await windowsOf(1);
    const paste = '10:00\t12:00\t5 000\n12h00;14h;6000\n\n';
    const sent = await rows(1);
    const answer = await post(`${table()}?lang=en`, [...sent, ['paste', paste], ['do', 'paste']]);
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(html).toContain('Rows put into the table: 2');
    expect([html.includes('value="5000"'), html.includes('value="6000"')]).toEqual([true, true]);
    expect(await windowsOf(1)).toEqual(before);
  });

  it.each(['x', '10:00 12:00', '10:00 25:00 5', '10:00 12:00 5\nx'])(
    'refuses lines that are none, and keeps them: %j',
    async (paste) => {
      const sent = await rows(1);
      const answer = await post(table(), [...sent, ['paste', paste], ['do', 'paste']]);
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain(paste.split('\n')[0]);
    },
  );

  it('refuses two thousand rows without reading them one by one', async () => {
    const many = Array.from({ length: 2_000 }, () => added('10:00', '12:00', '1')).flat();
    const { number } = await day(1);
    const answer = await post(table(), [['day', String(number)], ['base', '{}'], ...many]);
    expect([422, 413]).toContain(answer.status);
  });

  it('is of a day that there is, for those who edit', async () => {
    expect((await post(table(), [['day', '99']])).status).toBe(404);
    const viewer = await signIn(world, 'viewer');
    const { status } = await request(`${table()}?day=1`, { headers: { Cookie: viewer } });
    expect(status).toBe(403);
  });
});

describe('what people hold', () => {
  it('is closed and not removed, and says how many hold it', async () => {
    const { number, slots } = await day(1);
    await register(world, family({ slot: String(slots[0]?.number) }));
    const html = await openDesk(`${page}?lang=en&day=${number}`, cookie);
    expect(html).toContain('This day cannot be removed, places taken: 5.');
    expect(html).toContain('Cannot be removed, places taken: 5.');
  });
});

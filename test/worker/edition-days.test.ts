import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { commonWords } from '../../src/i18n/common.ts';
import { formatCalendarDate } from '../../src/i18n/format.ts';
import { loadEdition } from '../../src/store/editions/editions.ts';
import { openDesk, submit } from './desk.ts';
import { family, newWorld, register, request, signIn, type World } from './world.ts';

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

const post = (path: string, fields: Record<string, string>) =>
  submit(path, { base: '{}', ...fields }, cookie);

/** A day after all of them. */
async function nextDate(): Promise<string> {
  const last = (await days()).at(-1)?.date ?? '';
  return new Date(Date.parse(`${last}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

describe('a new day', () => {
  const asked = {
    verb: 'add_day',
    opens: '10:00',
    closes: '20:00',
    minutes: '120',
    shape: 'two_humps',
  };

  it('is drawn before it is written, and then is as it was drawn', async () => {
    const before = (await days()).length;
    const fields = { ...asked, date: await nextDate(), people: '15.001' };
    const query = new URLSearchParams(fields);
    const drawn = await request(`${page}/plan?${query}`, { headers: { Cookie: cookie } });
    expect(drawn.status).toBe(200);
    const html = await drawn.text();
    expect(html).toContain('class="day-bars"');
    expect(await days()).toHaveLength(before);
    expect((await post(`${page}/fill`, fields)).status).toBe(303);
    const { span } = commonWords.ar;
    const day = (await days()).at(-1);
    expect(day?.slots).toHaveLength(5);
    expect(day?.slots.reduce((sum, slot) => sum + slot.capacity, 0)).toBe(15_001);
    for (const { from, to } of day?.slots ?? []) expect(html).toContain(span(from, to));
  });

  it.each([
    [{ minutes: '0' }, 'new.minutes'],
    [{ minutes: '1e300' }, 'new.minutes'],
    [{ minutes: '5' }, 'new.minutes'],
    [{ people: '-1' }, 'new.people'],
    [{ people: '99999999' }, 'new.people'],
    [{ date: 'tomorrow' }, 'new.date'],
    [{ date: '2026-02-30' }, 'new.date'],
    [{ closes: '09:00' }, 'new.minutes'],
  ])('is refused with what was typed: %j', async (wrong, field) => {
    const before = (await days()).length;
    const fields = { ...asked, date: await nextDate(), people: '100', ...wrong };
    const answer = await post(`${page}/fill`, fields);
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain(`href="#${field}"`);
    for (const text of Object.values(wrong)) expect(html).toContain(`value="${text}"`);
    expect(await days()).toHaveLength(before);
  });

  it('that is there already is named', async () => {
    const [first] = await days();
    const fields = { ...asked, date: first?.date ?? '', people: '100' };
    const answer = await post(`${page}/fill`, fields);
    expect([answer.status, await answer.text()]).toEqual([
      422,
      expect.stringContaining('new.date'),
    ]);
  });
});

describe('a window', () => {
  async function window() {
    const slot = (await days())[1]?.slots[0];
    if (!slot) throw new Error('no window');
    return slot;
  }

  it('is changed, and closed to new registrations', async () => {
    const { number, from, to } = await window();
    const fields = {
      verb: 'window',
      number: String(number),
      from,
      to,
      capacity: '777',
      closed: 'yes',
    };
    expect((await post(page, fields)).status).toBe(303);
    expect(await window()).toMatchObject({ capacity: 777, closed: true });
    const answer = await register(world, family({ slot: String(number) }));
    expect([403, 409]).toContain(answer.status);
  });

  it('never has fewer places than are taken, and is not removed', async () => {
    const { number, from, to } = await window();
    expect((await register(world, family({ slot: String(number) }))).status).toBe(201);
    const fields = { verb: 'window', number: String(number), from, to, capacity: '1' };
    const refused = await post(page, fields);
    expect([refused.status, await refused.text()]).toEqual([
      422,
      expect.stringContaining(`windows.${number}.capacity`),
    ]);
    expect((await post(page, { verb: 'remove_window', number: String(number) })).status).toBe(422);
    expect(await openDesk(page, cookie)).not.toContain(
      `remove_window"/><input type="hidden" name="number" value="${number}"`,
    );
  });

  it('that two people changed in the same field shows both', async () => {
    const { number, from, to, capacity } = await window();
    const base = JSON.stringify({ from, to, capacity, closed: false });
    const fields = { verb: 'window', number: String(number), from, to, base };
    expect((await post(page, { ...fields, capacity: '900' })).status).toBe(303);
    const asked = await post(page, { ...fields, capacity: '800' });
    expect(asked.status).toBe(409);
    const html = await asked.text();
    expect(html).toContain('900');
    expect(html).toContain('value="800"');
    expect((await window()).capacity).toBe(900);
  });
});

describe('what is wrong with one of several days', () => {
  const sent = async (path: string, fields: Record<string, string>) => {
    const answer = await submit(path, { base: '{}', ...fields }, `${cookie}; lang=en`);
    expect(answer.status).toBe(422);
    return answer.text();
  };
  const spoken = (date: string) => formatCalendarDate(date, 'en', 'without_year');
  const fill = {
    ...{ verb: 'add_day', opens: '10:00', closes: '20:00', count: '3' },
    ...{ minutes: '120', people: '100', shape: 'even' },
  };

  it('names its date, as do days that are over', async () => {
    const html = await sent(`${page}/fill`, { ...fill, date: '2020-05-13' });
    for (const date of ['2020-05-13', '2020-05-14', '2020-05-15']) {
      expect(html).toContain(`${spoken(date)}: This time has already passed.`);
    }
  });

  it('names the day that cannot be filled, and the one that is there already', async () => {
    const date = await nextDate();
    const turned = await sent(`${page}/fill`, { ...fill, date, opens: '20:00', closes: '10:00' });
    expect(turned).toContain(`${spoken(date)}: `);
    const [first] = await days();
    const twice = await sent(`${page}/fill`, { ...fill, date: first?.date ?? '' });
    expect(twice).toContain(`${spoken(first?.date ?? '')} is there already.`);
  });

  it('names the day whose hours leave a window outside', async () => {
    const [day, other] = await days();
    const fields = { verb: 'day', number: String(day?.number), date: day?.date ?? '' };
    const late = { ...fields, same_hours: 'yes', opens: '18:00', closes: '19:00' };
    expect(await sent(page, late)).toContain(`${spoken(other?.date ?? '')}: The window `);
  });
});

describe('what people hold', () => {
  // Also in the small hours, when the second day's date has begun, the third has not.
  const third = async () => (await days())[2];
  async function held() {
    const day = await third();
    const slot = day?.slots[0];
    if (!day || !slot) throw new Error('no window');
    expect((await register(world, family({ slot: String(slot.number) }))).status).toBe(201);
    return { day, slot };
  }

  it('is not moved before it is said how many it concerns', async () => {
    const { slot } = await held();
    const later = { from: '10:30', to: slot.to, capacity: String(slot.capacity) };
    const fields = { verb: 'window', number: String(slot.number), ...later };
    const asked = await post(page, fields);
    expect([asked.status, await asked.text()]).toEqual([
      409,
      expect.stringContaining(`href="#moved-window-${slot.number}"`),
    ]);
    expect((await third())?.slots[0]?.from).toBe(slot.from);
    expect((await post(page, { ...fields, moved: 'yes' })).status).toBe(303);
    expect((await third())?.slots[0]?.from).toBe('10:30');
  });

  it.each([
    ['its hours turned round', { from: '12:00', to: '10:00' }],
    ['an hour that is none', { from: '25:00' }],
    ['fewer places than are taken', { from: '10:30', capacity: '1' }],
    ['no number of places', { from: '10:30', capacity: 'x' }],
  ])('with %s says so before it asks whether it is moved', async (_, wrong) => {
    const { slot, day } = await held();
    const { number } = slot;
    const right = { from: slot.from, to: slot.to, capacity: String(slot.capacity) };
    const one = await post(page, { verb: 'window', number: String(number), ...right, ...wrong });
    expect(one.status).toBe(422);
    const html = await one.text();
    expect(html).toContain(`href="#windows.${number}.`);
    expect(html).not.toContain(`href="#moved-window-${number}"`);
    const row = { window: String(number), ...right, ...wrong };
    const table = await post(`${page}/table`, { day: String(day.number), ...row });
    expect(table.status).toBe(422);
    expect(await table.text()).not.toContain('href="#moved-table"');
  });

  it('is not asked about in a table either before it is right', async () => {
    const { slot, day } = await held();
    const row = { window: String(slot.number), from: '10:30', to: slot.to, capacity: '500' };
    const asked = await post(`${page}/table`, { day: String(day.number), ...row });
    expect([asked.status, await asked.text()]).toEqual([
      409,
      expect.stringContaining('href="#moved-table"'),
    ]);
    expect((await third())?.slots[0]?.from).toBe(slot.from);
    await post(`${page}/table`, { day: String(day.number), ...row, moved: 'yes' });
    expect((await third())?.slots[0]?.from).toBe('10:30');
  });

  it('is not moved to another day without the same', async () => {
    const { day } = await held();
    const fields = {
      verb: 'day',
      number: String(day.number),
      opens: day.opens,
      closes: day.closes,
    };
    const asked = await post(page, { ...fields, date: await nextDate() });
    expect([asked.status, await asked.text()]).toEqual([
      409,
      expect.stringContaining(`href="#moved-day-${day.number}"`),
    ]);
    expect((await third())?.date).toBe(day.date);
  });

  it.each(['', '{', 'x'.repeat(1_000)])(
    'is not saved by a form that was cut: %.9s',
    async (base) => {
      const { slot } = await held();
      const { from, to } = slot;
      const fields = {
        verb: 'window',
        number: String(slot.number),
        from,
        to,
        capacity: '99',
        base,
      };
      expect((await post(page, fields)).status).toBe(422);
      expect((await third())?.slots[0]?.capacity).toBe(slot.capacity);
    },
  );
});

describe('a day', () => {
  it('is closed as a whole, opened again, and removed while nobody has it', async () => {
    const number = String((await days())[2]?.number);
    await post(page, { verb: 'close_day', number, closed: 'yes' });
    expect((await days())[2]?.slots.every((slot) => slot.closed)).toBe(true);
    await post(page, { verb: 'close_day', number, closed: 'no' });
    expect((await days())[2]?.slots.some((slot) => slot.closed)).toBe(false);
    const before = (await days()).length;
    await post(page, { verb: 'remove_day', number });
    expect(await days()).toHaveLength(before - 1);
  });

  it.each(['', 'x', '1e9', '-1', '99999999999'])('of the number %s is none', async (number) => {
    expect((await post(page, { verb: 'remove_day', number })).status).toBe(422);
    expect((await post(page, { verb: 'constructor', number })).status).toBe(422);
  });
});

import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { dateAfter } from '../../src/domain/calendar.ts';
import { formatCalendarDate } from '../../src/i18n/format.ts';
import { loadEdition } from '../../src/store/editions/editions.ts';
import { openDesk, submit } from './desk.ts';
import { daysWith, newWorld, signIn, type World } from './world.ts';

// What nobody means to type, as a person types it: refused with what is wrong, or shown as it is.

let world: World;
let cookie: string;
const begin = async (change: Parameters<typeof newWorld>[0] = {}) => {
  world = await newWorld(change);
  cookie = await signIn(world, 'organizer');
};
beforeEach(() => begin());

const at = (page: string) => `/console/${world.slug}/edition/${page}`;
const days = async () => (await loadEdition(env.DB, world.number))?.days ?? [];
const plan = { verb: 'add_day', opens: '10:00', closes: '20:00', minutes: '120', people: '100' };

async function refused(page: string, fields: Record<string, string>): Promise<string> {
  const answer = await submit(`${at(page)}?lang=en`, fields, cookie);
  expect(answer.status).toBe(422);
  return answer.text();
}

/** The last Sunday of a month of next year, on which the clocks of Europe are turned. */
function turnOfClock(month: number): string {
  const last = new Date(Date.UTC(new Date().getUTCFullYear() + 1, month + 1, 0));
  return dateAfter(last.toISOString().slice(0, 10), -last.getUTCDay());
}

describe('days that cannot be', () => {
  it('are named by their date where they are there already, also in a row', async () => {
    const [, second] = await days();
    const date = second?.date ?? '';
    expect(await refused('days/fill', { ...plan, date })).toContain(
      `${formatCalendarDate(date, 'en', 'without_year')} is there already`,
    );
    const before = (await days()).length;
    await refused('days/fill', { ...plan, date: (await days())[0]?.date ?? '', count: '9' });
    expect(await days()).toHaveLength(before);
  });

  it('are over', async () => {
    const html = await refused('days/fill', { ...plan, date: '2020-05-16' });
    expect(html).toContain('href="#new.date"');
    expect(html).toContain('already passed');
  });

  it('have 23 or 25 hours, and the hour that the clock skips or doubles is named', async () => {
    await begin({ status: 'draft', timezone: 'Europe/Paris', days: [], programme: [] });
    const night = { ...plan, opens: '08:00', closes: '02:30' };
    const [march, october] = [turnOfClock(2), turnOfClock(9)];
    for (const sunday of [march, october]) {
      const date = dateAfter(sunday, -1);
      expect(await refused('days/fill', { ...night, date })).toContain('02:30');
    }
    const ok = await submit(at('days/fill'), { ...night, closes: '23:00', date: march }, cookie);
    expect(ok.status).toBe(303);
  });
});

describe('windows that are many, or empty', () => {
  it('are 48 a day at most, with the most said', async () => {
    const date = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
    expect(await refused('days/fill', { ...plan, date, minutes: '5' })).toContain('48');
  });

  it('may have no places, and the checklist then says that a day has none', async () => {
    await begin({ status: 'draft', days: daysWith() });
    const [day] = await days();
    for (const slot of day?.slots ?? []) {
      const { from, to, capacity } = slot;
      const base = JSON.stringify({ from, to, capacity, closed: false });
      const fields = { verb: 'window', number: String(slot.number), base, from, to, capacity: '0' };
      expect((await submit(at('days'), fields, cookie)).status).toBe(303);
    }
    const publish = await openDesk(`/console/${world.slug}/edition?lang=en`, cookie);
    expect(publish).toMatch(/data-state="waiting"[\s\S]{0,600}Windows and places for every day/);
  });
});

describe('names that are no names', () => {
  const gate = { verb: 'add_gate', direction: 'both', lanes: '1', latitude: '', longitude: '' };

  it('are shown as text where they hold a script', async () => {
    const name = '<script>alert(1)</script>';
    const fields = { ...gate, sign: 'Z', 'name.ar': name, 'name.fr': name };
    expect((await submit(at('gates'), fields, cookie)).status).toBe(303);
    const html = await openDesk(at('gates'), cookie);
    expect(html).not.toContain(name);
    expect(html).toContain('&lt;script&gt;');
  });

  it('turn nothing round, and cannot be invisible', async () => {
    const turned = { ...gate, sign: 'Y', 'name.ar': 'باب\u202e', 'name.fr': '\u202ePorte\u2066' };
    expect((await submit(at('gates'), turned, cookie)).status).toBe(303);
    const stored = (await loadEdition(env.DB, world.number))?.gates.at(-1)?.name;
    expect([stored?.ar, stored?.fr]).toEqual(['باب', 'Porte']);
    const blank = { ...gate, sign: 'X', 'name.ar': '\u200b\u2060', 'name.fr': 'Porte' };
    expect(await refused('gates', blank)).toContain('href="#new.name.ar"');
  });
});

import { evictDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { clockAt } from '../../src/console/shell/clock.ts';
import { localParts } from '../../src/domain/calendar.ts';
import { hiddenFields, openDesk, submit } from './desk.ts';
import { liveFigures } from './gate-day.ts';
import { inService } from './gatekeepers.ts';
import {
  enrol,
  newWorld,
  type Phone,
  registered,
  request,
  scanned,
  scanOne,
  sendScans,
  signIn,
  ticketFor,
  type World,
  ZONE,
} from './world.ts';

const MINUTE = 60_000;

let world: World;
let owner: string;
beforeEach(async () => {
  world = await newWorld();
  owner = await signIn(world, 'owner');
});

const page = (path: string, lang = 'en') =>
  openDesk(`/console/${world.slug}${path}?lang=${lang}`, owner);
const hold = (fields: Record<string, string>) =>
  submit(`/console/${world.slug}/gates/hold`, { kind: 'hold', ...fields }, owner);

/** What a place of the board says. */
function figure(html: string, place: string): string | undefined {
  return new RegExp(`data-figure="${place}"[^>]*>([^<]*)<`).exec(html)?.[1]?.trim();
}

/** The wall clock of the place some minutes from now. */
function clockIn(minutes: number): string {
  return localParts(Date.now() + minutes * MINUTE, ZONE).time;
}

describe('a double admission', () => {
  async function admitTwice(phone: Phone, other: Phone) {
    const ticket = await ticketFor(world);
    const happened = { ticket: ticket.token, people: 5, decided: 'offline' } as const;
    await scanOne(phone, { ...happened, verdict: 'admitted' });
    await scanOne(other, { ...happened, verdict: 'admitted' });
    return ticket;
  }

  it('is counted on the board, and listed on the day’s sheet with both places', async () => {
    const [phone, other] = [await enrol(world, 1), await enrol(world, 2)];
    expect(await page('/days/1/close')).toContain('Nobody came in twice');
    const { code } = await admitTwice(phone, other);
    await expect.poll(async () => figure(await page(''), 'today.conflicts')).toBe('1');
    const sheet = await page('/days/1/close');
    expect(sheet).toContain('1 double admission');
    const [row = ''] = /<tr data-conflict[\s\S]*?<\/tr>/.exec(sheet) ?? [];
    expect(row.replace(/\D/g, '')).toContain(code);
    const places = [...row.matchAll(/class="place">([^<]*)</g)].map(([, text]) => text);
    expect(places).toHaveLength(2);
    expect(places[0]).toMatch(/^Gate 1 · \d\d:\d\d:\d\d · 5$/);
    expect(places[1]).toMatch(/^Gate 2 · \d\d:\d\d:\d\d · 5$/);
  });

  it('leaves the list when it is taken back', async () => {
    const [phone, other] = [await enrol(world, 1), await enrol(world, 2)];
    const { token } = await ticketFor(world);
    const happened = { ticket: token, people: 5, decided: 'offline', verdict: 'admitted' } as const;
    await scanOne(phone, happened);
    const { id } = await scanOne(other, happened);
    await scanned(other, { type: 'undo', scan: id });
    expect(await page('/days/1/close')).toContain('Nobody came in twice');
  });
});

describe('people on places in use whom no gate could mark', () => {
  /** Five who left by mistake of the gate, and five others on their places: then it takes that back. */
  async function takenBack() {
    const phone = await enrol(world, 1);
    const { token } = await ticketFor(world);
    const enter = { ticket: token, people: 5 };
    await scanOne(phone, enter);
    const exit = await scanOne(phone, { ...enter, direction: 'exit' });
    expect(await scanOne(phone, enter)).toMatchObject({ verdict: 'admitted', conflict: false });
    await scanned(phone, { type: 'undo', scan: exit.id });
  }

  it('are told of on the day’s sheet and in its report, where no double admission is listed', async () => {
    await takenBack();
    for (const path of ['/days/1/close', '/days/1/report']) {
      const html = await page(path);
      expect(html).not.toContain('Nobody came in twice');
      expect(html).toContain('Beyond booking: 5. This includes');
      expect(await page(path, 'fr')).toContain('Au-delà du nombre inscrit\u00a0: 5.');
    }
  });

  it('are not spoken of where there are none', async () => {
    await scanOne(await enrol(world, 1), { ticket: (await ticketFor(world)).token, people: 5 });
    for (const path of ['/days/1/close', '/days/1/report']) {
      const html = await page(path);
      expect(html).toContain('Nobody came in twice');
      expect(html).not.toContain('This includes');
    }
  });
});

describe('a gate that is held from the console', () => {
  it('says why, until when and where people are sent: on the board, to consoles, to visitors', async () => {
    const until = clockIn(30);
    const form = hiddenFields(await page('/gates'), '/gates/hold');
    expect(Object.keys(form)).toEqual(['key', 'gate', 'kind']);
    const sent = await hold({ gate: '1', reason: 'crowd', until, send_to: '2' });
    expect(sent.status).toBe(303);
    const { gates } = await liveFigures(world);
    expect(gates[0]).toMatchObject({ reason: 'crowd', send_to: '2' });
    // In the last half hour of a date it is an hour of the next one.
    const dated = clockAt(Date.parse(gates[0]?.until ?? ''), Date.now(), ZONE);
    const said = `reason: crowding · until about ${dated} · send people to Gate 2`;
    expect(figure(await page(''), 'gate.1.detail')).toBe(said);
    expect(await page('/gates')).toContain(said);
    const event = await (await request(`/en/${world.slug}`)).text();
    expect(event).toContain('Entry is paused at Gate 1.');
    expect(event).toContain(`Reason: crowding. Use Gate 2, or wait until ${until}.`);
  });

  it('says another thing when it is told again, and stays one hold', async () => {
    await hold({ gate: '1', reason: 'crowd' });
    await hold({ gate: '1', reason: 'weather', send_to: '3', until: clockIn(45) });
    expect((await liveFigures(world)).gates[0]).toMatchObject({ reason: 'weather', send_to: '3' });
    const row = await env.DB.prepare('SELECT count(*) n FROM hold WHERE event = ?1')
      .bind(world.number)
      .first<{ n: number }>();
    expect(row?.n).toBe(1);
    await hold({ gate: '1' });
    expect((await liveFigures(world)).gates[0]).toMatchObject({ reason: null, until: null });
  });

  it('takes a text of its own for a reason, and sends nobody where nobody can go', async () => {
    await hold({ gate: '2', reason: ' Fuite\u202e d’eau ', send_to: '2' });
    expect((await liveFigures(world)).gates[1]).toMatchObject({
      reason: 'Fuite d’eau',
      send_to: null,
    });
    await hold({ gate: '3', send_to: '99' });
    expect((await liveFigures(world)).gates[2]).toMatchObject({ state: 'held', send_to: null });
    await hold({ gate: 'site', send_to: '1' });
    // What somebody wrote in one language is not read out to everybody.
    expect(await (await request(`/en/${world.slug}`)).text()).not.toContain('Fuite');
  });

  it('refuses an hour that is none, or is past, and holds nothing', async () => {
    for (const until of ['25:00', '7', 'soon', clockIn(-60)]) {
      const answer = await hold({ gate: '1', until });
      expect(answer.status, until).toBe(422);
      expect(await answer.text()).toContain('16:30');
    }
    expect((await liveFigures(world)).gates[0]?.state).toBe('open');
    expect((await hold({ gate: '1', until: clockIn(20).replace('0', '٠') })).status).toBe(303);
  });

  it('is on the ticket of its gate while it is held, and only on its day', async () => {
    const ticket = await ticketFor(world);
    const path = ticket.url.replace(/^https?:\/\/[^/]+/i, '');
    const later = await ticketFor(world, { slot: '9' });
    await hold({ gate: 'site', reason: 'safety' });
    expect(await (await request(`${path}?lang=en`)).text()).toContain('Entry is paused at');
    const laterPath = later.url.replace(/^https?:\/\/[^/]+/i, '');
    expect(await (await request(`${laterPath}?lang=en`)).text()).not.toContain('Entry is paused');
  });

  it('is on the private page of its tickets in the same words, as on the page after registering', async () => {
    const paths = async (change: Record<string, unknown>) => {
      const { registration } = await registered(world, change);
      const path = new URL(registration.manage_url).pathname;
      return [`${path}?lang=en`, `${path}?lang=en&new=1`];
    };
    const today = await paths({ kind: 'association', organisation: 'جمعية' });
    const [tomorrow = ''] = await paths({ slot: '9' });
    const text = async (path: string) => (await request(path)).text();
    const until = clockIn(30);
    await hold({ gate: '1', reason: 'crowd', until, send_to: '2' });
    for (const path of today) expect(await text(path), path).not.toContain('Entry is paused');
    await hold({ gate: '3', reason: 'crowd', until, send_to: '2' });
    const said = `Reason: crowding. Use Gate 2, or wait until ${until}.`;
    for (const path of today) {
      // Pages ask the gates twice a second at most.
      await expect.poll(() => text(path)).toContain('Entry is paused at Gate 3');
      const page = await text(path);
      expect(page, path).not.toContain('Entry is paused at Gate 1');
      expect(page, path).toContain(said);
    }
    expect(await text(tomorrow)).not.toContain('Entry is paused');
    const [cancelled = ''] = today;
    await submit(cancelled.replace('?', '/cancel?'), {}, owner);
    expect(await text(cancelled)).not.toContain('Entry is paused');
  });

  it('is told to a group that waits and has no gate yet', async () => {
    const school = {
      kind: 'school',
      party: { girls: 50, boys: 50, adults: 5, coaches: 2 },
      organisation: 'مدرسة',
    };
    const { registration } = await registered(world, school);
    await hold({ gate: '2', reason: 'weather' });
    const page = await request(`${new URL(registration.manage_url).pathname}?lang=en`);
    expect(await page.text()).toContain('Entry is paused at Gate 2.');
  });
});

describe('a gate through which people pass freely', () => {
  it('says so on the board', async () => {
    const form = { gate: '3', flow: 'start' };
    await submit(`/console/${world.slug}/gates/free-flow`, form, owner);
    expect(figure(await page(''), 'gate.3.detail')).toBe('free flow');
    expect(figure(await page(''), 'gate.2.detail')).toBe('');
  });
});

describe('a phone', () => {
  async function seenAgo(phone: Phone, ms: number): Promise<string> {
    await sendScans(phone, []);
    await env.DB.prepare('UPDATE device SET last_seen = ?2 WHERE id = ?1')
      .bind(phone.id, Date.now() - ms)
      .run();
    await evictDurableObject(inService(world));
    return page('/gates');
  }

  it('that says nothing for a minute is not green, on the board as on the page of gates', async () => {
    const phone = await enrol(world, 1);
    expect(await page('/gates')).toContain('not seen today');
    const quiet = await seenAgo(phone, 5 * MINUTE);
    expect(quiet).toContain('data-state="silent"');
    expect(quiet).toContain('silent for 5 minutes');
    expect(await seenAgo(phone, 2 * MINUTE)).toContain('silent for 2 minutes');
    expect(await page('')).toContain('1 phone has been silent since');
    expect(await seenAgo(phone, MINUTE / 2)).toContain('data-state="on_duty"');
  });
});

describe('the board', () => {
  it('says how many are registered, by day and by window, beside how many came', async () => {
    await registered(world);
    const { tickets } = await registered(world, { slot: '2' });
    await scanned(await enrol(world), { ticket: tickets[0]?.token ?? '', people: 3 });
    const board = await page('');
    expect(figure(board, 'today.registered')).toBe('10');
    expect(figure(board, 'day.1.registered')).toBe('10');
    expect(figure(board, 'edition.registered')).toBe('10');
    const [windows = ''] = /data-fresh="windows"[\s\S]*?<\/section>/.exec(board) ?? [];
    const rows = [...windows.matchAll(/<tr[^>]*>[\s\S]*?<\/tr>/g)].map(([row]) =>
      [...row.matchAll(/<b[^>]*>([^<]*)<\/b>/g)].map(([, text]) => text),
    );
    expect(rows[1]?.[1]).toBe('5');
    expect(rows[2]?.[1]).toBe('5');
    const came = rows.slice(1).reduce((sum, row) => sum + Number(row[2] ?? 0), 0);
    expect(came).toBe(3);
  });
});

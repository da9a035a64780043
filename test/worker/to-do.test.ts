import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { hoursAt } from '../../src/console/shell/day.ts';
import { MEMBER_ROLES, type Role } from '../../src/domain/roles.ts';
import { openDesk, submit } from './desk.ts';
import { ago, editionOf } from './gate-day.ts';
import {
  daysWith,
  enrol,
  newWorld,
  openDays,
  type Phone,
  registered,
  scanned,
  scanOne,
  signIn,
  ticketFor,
  type World,
} from './world.ts';

const HOUR = 3_600_000;

let world: World;
let owner: string;
beforeEach(async () => {
  world = await newWorld({ days: daysWith(1_000, 200) });
  owner = await signIn(world, 'owner');
});

const page = (path = '', cookie = owner) =>
  openDesk(`/console/${world.slug}${path}?lang=en`, cookie);

/** The lines of a page, as they read; null where it has no such list. */
function listed(html: string): string[] | null {
  const [, list] = /<section class="to-do"[^>]*>([\s\S]*?)<\/section>/.exec(html) ?? [];
  if (list === undefined) return null;
  return [...list.matchAll(/<li[^>]*>([\s\S]*?)<\/li>/g)].map(([, line = '']) =>
    line
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

/** A request of the press that came some hours ago. */
async function media(hours: number): Promise<void> {
  await registered(world, { kind: 'media', party: { adults: 2 }, organisation: 'Le Matin' });
  // The newest.
  const sql = `UPDATE registration SET waits_since = ?2 WHERE event = ?1 AND state = 'pending'
    AND waits_since = (SELECT max(waits_since) FROM registration WHERE event = ?1)`;
  await env.DB.prepare(sql)
    .bind(world.number, Date.now() - hours * HOUR)
    .run();
}

describe('what waits for a role', () => {
  it('is said to be nothing, while nothing does', async () => {
    const board = await page();
    expect(listed(board)).toEqual([]);
    expect(board).toContain('Nothing is waiting right now.');
  });

  it('are requests, with the age of the oldest and until when it is answered', async () => {
    await media(30);
    await media(2);
    const [line = ''] = listed(await page()) ?? [];
    expect(line).toMatch(/^Media · 2 requests waiting oldest: 1 day · answer by /);
    expect(await page()).toContain(`href="/console/${world.slug}/requests?kind=media"`);
    await env.DB.prepare('UPDATE registration SET waits_since = 1 WHERE event = ?1')
      .bind(world.number)
      .run();
    expect(listed(await page())?.[0]).toContain('overdue');
  });

  it('of communication is the press alone, where they begin', async () => {
    const cell = await signIn(world, 'communication');
    expect(listed(await page('/notices', cell))).toEqual([]);
    await media(1);
    await registered(world, { kind: 'guest', party: { adults: 2 } });
    expect(listed(await page('/notices', cell))).toMatchObject([
      expect.stringContaining('Media · 1 request waiting'),
    ]);
    expect(listed(await page('', cell))).toBeNull();
    expect(listed(await page())?.[0]).toContain('2 requests waiting');
    expect(listed(await page('/notices'))).toBeNull();
  });

  const LINES = new Map<Role, number>([
    ['owner', 1],
    ['organizer', 1],
    ['safety', 0],
  ]);

  it('is not shown to a role that can do nothing of it', async () => {
    await media(1);
    for (const role of MEMBER_ROLES) {
      const lines = listed(await page('', await signIn(world, role)));
      expect(lines?.length, role).toBe(LINES.get(role));
    }
  });

  it('are the missing steps, until the first day begins', async () => {
    const { days } = openDays(Date.now() + 10 * 24 * HOUR);
    world = await newWorld({ days });
    owner = await signIn(world, 'owner');
    const [line = ''] = listed(await page()) ?? [];
    expect(line).toMatch(/^\d+ steps still missing before opening$/);
    expect(listed(await page('', await signIn(world, 'safety')))).toEqual([]);
  });

  it('is a count by eye that is repeated, once it is two hours old and the gates are open', async () => {
    const phone = await enrol(world);
    const count = { type: 'count', people: 40, decided: 'offline', verdict: 'admitted' } as const;
    await scanned(phone, { ...count, at: ago(HOUR) });
    expect(listed(await page())).toEqual([]);
    const sql = 'UPDATE head_count SET at = at - ?2 WHERE event = ?1';
    await env.DB.prepare(sql)
      .bind(world.number, 2 * HOUR)
      .run();
    const isOpen = hoursAt(await editionOf(world), Date.now()) !== null;
    const lines = [expect.stringMatching(/^Last count by eye: /)];
    expect(listed(await page())).toEqual(isOpen ? lines : []);
  });
});

describe('a gate on the board', () => {
  it('leads whoever may hold it to its orders, and nobody else', async () => {
    for (const role of MEMBER_ROLES) {
      const board = await page('', await signIn(world, role));
      const leads = board.includes(`href="/console/${world.slug}/gates#gate-1"`);
      expect(leads, role).toBe(['owner', 'organizer', 'safety'].includes(role));
    }
    expect(await page('/gates')).toContain('id="gate-1"');
  });
});

describe('double admissions', () => {
  let phones: [Phone, Phone];
  beforeEach(async () => {
    phones = [await enrol(world, 1), await enrol(world, 2)];
  });

  async function admitTwice(): Promise<void> {
    const { token } = await ticketFor(world);
    const happened = { ticket: token, people: 5, decided: 'offline', verdict: 'admitted' } as const;
    for (const phone of phones) await scanOne(phone, happened);
  }
  const sheet = '/days/1/close';
  const seenTo = (html: string) => /name="seen_to" value="(\d+)"/.exec(html)?.[1] ?? '';
  const look = (seen_to: string, cookie = owner) =>
    submit(`/console/${world.slug}/days/1/looked-through`, { seen_to }, cookie);
  const noted = async () => {
    const sql = "SELECT count(*) AS n FROM audit WHERE event = ?1 AND verb = 'see_conflicts'";
    return (await env.DB.prepare(sql).bind(world.number).first<{ n: number }>())?.n;
  };

  it('wait until somebody has looked through them, and again when another comes', async () => {
    await admitTwice();
    expect(listed(await page())).toEqual(['1 double admission not reviewed yet']);
    const shown = await page(sheet);
    expect((await look(seenTo(shown))).status).toBe(303);
    expect(listed(await page())).toEqual([]);
    expect(await page(sheet)).toContain('Everything that has come in so far was reviewed.');
    await admitTwice();
    expect(listed(await page())).toEqual(['1 double admission not reviewed yet']);
    // Sent twice, it is once, and takes nothing off the list that was not on that page.
    await look(seenTo(shown));
    expect(listed(await page())).toHaveLength(1);
    expect(await noted()).toBe(1);
  });

  it('of a time to come are not looked through, nor by whoever only watches', async () => {
    await admitTwice();
    await look('999999999999999');
    await admitTwice();
    expect(listed(await page())).toEqual(['1 double admission not reviewed yet']);
    for (const wrong of ['', '-1', '1e9', 'now', '9'.repeat(400)]) {
      expect((await look(wrong)).status).toBe(422);
    }
    for (const role of ['safety', 'viewer', 'desk', 'communication', 'privacy'] as const) {
      const cookie = await signIn(world, role);
      expect((await look(String(Date.now()), cookie)).status).toBe(403);
      expect(await page(sheet, cookie)).not.toContain('seen_to');
    }
    const elsewhere = `/console/${world.slug}/days/99/looked-through`;
    expect((await submit(elsewhere, { seen_to: '1' }, owner)).status).toBe(404);
  });
});

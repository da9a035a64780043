import { env } from 'cloudflare:workers';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MEMBER_ROLES, may } from '../../src/domain/roles.ts';
import { readCoaches, showCoachContact } from '../../src/operations/coaches.ts';
import { registrationBySecret } from '../../src/store/registrations/tickets.ts';
import { asMember } from './acting.ts';
import { bindSupervisors, hiddenFields, openDesk, submit } from './desk.ts';
import { editionOf } from './desk-day.ts';
import {
  daysWith,
  enrol,
  newWorld,
  registered,
  request,
  scanOne,
  signIn,
  vouchedFor,
  type World,
} from './world.ts';

// Who waits for coaches sees which come when and where, which are late, and whom to call.

const ids = (html: string) =>
  [...html.matchAll(/data-coach="(\d+)"/g)].map(([, serial]) => Number(serial));

async function group(world: World, change: Record<string, unknown> = {}) {
  const school = {
    kind: 'school',
    party: { girls: 20, boys: 20, adults: 4, coaches: 2 },
    organisation: 'مدرسة الأمل',
    ...change,
  };
  const receipt = await registered(world, await vouchedFor(world, school));
  const secret = new URL(receipt.registration.manage_url).pathname.slice(3);
  const view = await registrationBySecret(env, secret, Date.now());
  if (!view) throw new Error('the link opens nothing');
  return { ...view, secret, serials: view.tickets.map(({ serial }) => serial) };
}

const page = (world: World, query = '') => `/console/${world.slug}/coaches?lang=en${query}`;

describe('the coaches of a day', () => {
  let world: World;
  let cookie: string;
  beforeEach(async () => {
    world = await newWorld({ days: daysWith(1_000, 1_000) });
    cookie = await signIn(world, 'desk');
  });

  it('stand by hour with body, coach, gate and people, late after half an hour', async () => {
    const later = await group(world, { slot: '2', organisation: 'Lycée Ibn Sina' });
    const first = await group(world);
    const html = await openDesk(page(world), cookie);
    expect(ids(html)).toEqual([...first.serials, ...later.serials]);
    expect(html).toContain('مدرسة الأمل');
    expect(html).toContain('Coach 2 of 2');
    expect(html).toContain('22 people');
    // The first window began in the morning of the edition, long before now, or not yet.
    const edition = await editionOf(world);
    const [slot] = edition.days[0]?.slots ?? [];
    const now = (slot?.starts_at ?? 0) + 31 * 60_000;
    const at = (instant: number) =>
      readCoaches(
        { ...asMember({ event: world.number, id: 'x' }, instant) },
        { edition, day: 1, all: false, from: 0 },
      );
    expect((await at(now)).rows.slice(0, 2).map(({ state }) => state)).toEqual(['late', 'late']);
    expect((await at(now - 2 * 60_000)).late).toBe(0);
  });

  it('have arrived with the first who comes by them, more or fewer than written', async () => {
    const { serials, tickets } = await group(world);
    const [few, more] = serials;
    const gate = await enrol(world);
    const [one, two] = tickets;
    await scanOne(gate, { ticket: one?.token ?? '', people: 3 });
    const beyond = await scanOne(gate, { ticket: two?.token ?? '', people: 22 });
    expect(beyond.verdict).toBe('admitted');
    const waited = await openDesk(page(world), cookie);
    expect(ids(waited)).toEqual([]);
    expect(waited).toContain('No more coaches are expected');
    const all = await openDesk(page(world, '&show=all'), cookie);
    expect(ids(all)).toEqual([few, more]);
    expect(all.match(/arrived \d\d:\d\d/g)).toHaveLength(2);
  });

  it('leave out what waits for its answer, other days, and families', async () => {
    await registered(world, {
      kind: 'school',
      party: { girls: 200, boys: 0, adults: 10, coaches: 4 },
      organisation: 'Not answered',
    });
    await registered(world);
    await group(world, { slot: '7', organisation: 'Tomorrow' });
    const html = await openDesk(page(world), cookie);
    expect(ids(html)).toEqual([]);
    expect(html).toContain('No coach on this day.');
    expect(ids(await openDesk(page(world, '&day=2'), cookie))).toHaveLength(2);
  });

  it('show one that was cancelled as such, and do not wait for it', async () => {
    const { secret, serials } = await group(world);
    const body = new URLSearchParams({ key: crypto.randomUUID(), serial: String(serials[0]) });
    await request(`/r/${secret}/coach`, { method: 'POST', body });
    expect(ids(await openDesk(page(world), cookie))).toEqual([serials[1]]);
    expect(await openDesk(page(world, '&show=all'), cookie)).toContain('cancelled');
  });

  it('of another gate are no business of a supervisor', async () => {
    const { tickets } = await group(world);
    const html = await openDesk(page(world), cookie);
    const gates = [...html.matchAll(/Gate (\d)/g)].map(([, sign]) => Number(sign));
    const supervisor = await signIn(world, 'gate');
    for (const number of [1, 2, 3]) {
      await bindSupervisors(world.number, number);
      const own = ids(await openDesk(page(world), supervisor));
      expect(own).toHaveLength(gates.filter((gate) => gate === number).length);
    }
    expect(tickets).toHaveLength(gates.length);
  });

  it.each(['day=0', 'day=99', "day=1'--", 'show=everything', 'page=0', 'page=1e9', 'page=999'])(
    'take %s for nothing',
    async (query) => {
      const { status } = await request(`/console/${world.slug}/coaches?${query}`, {
        headers: { Cookie: cookie },
      });
      expect(status).toBe(200);
    },
  );
});

describe('the number to call', () => {
  let world: World;
  let one: Awaited<ReturnType<typeof group>>;
  beforeAll(async () => {
    world = await newWorld({ days: daysWith(1_000) });
    one = await group(world, { contact: { name: 'خديجة', phone: '0612345678' } });
    const body = new URLSearchParams({ key: crypto.randomUUID(), call: '0699887766' });
    await request(`/r/${one.secret}/call`, { method: 'POST', body });
  });

  const called = async (cookie: string, id = one.id) => {
    const html = await openDesk(page(world), cookie);
    const fields = { ...hiddenFields(html, '/coaches/call'), registration: id };
    return submit(`/console/${world.slug}/coaches/call?lang=en`, fields, cookie);
  };
  const noted = async () => {
    const sql = `SELECT count(*) AS n FROM audit WHERE event = ?1 AND verb = 'call_coach'`;
    return env.DB.prepare(sql).bind(world.number).first<number>('n');
  };

  it('is on no page until it is asked for, and then it is noted, once an hour', async () => {
    const cookie = await signIn(world, 'desk');
    expect(await openDesk(page(world, '&show=all'), cookie)).not.toContain('699887766');
    const before = (await noted()) ?? 0;
    const shown = await called(cookie);
    const html = await shown.text();
    expect(html).toContain('tel:+212699887766');
    expect(html).not.toContain('612345678');
    await called(cookie);
    expect(await noted()).toBe(before + 1);
  });

  it('is the phone that the group registered with, where it gave no other', async () => {
    const plain = await group(world, { contact: { name: 'خديجة', phone: '0611112222' } });
    const cookie = await signIn(world, 'organizer');
    expect(await (await called(cookie, plain.id)).text()).toContain('tel:+212611112222');
  });

  it.each(MEMBER_ROLES)('is shown to %s as the table says', async (role) => {
    const cookie = await signIn(world, role);
    if (role === 'gate') await bindSupervisors(world.number, 3);
    const { status } = await submit(
      `/console/${world.slug}/coaches/call`,
      { key: crypto.randomUUID(), registration: one.id },
      cookie,
    );
    expect(status).toBe(may(role, 'call_coach') ? 200 : 403);
  });

  it('is not shown to a supervisor to whose gate none of its coaches comes', async () => {
    const cookie = await signIn(world, 'gate');
    await bindSupervisors(world.number, 1);
    const fields = { key: crypto.randomUUID(), registration: one.id };
    const { status } = await submit(`/console/${world.slug}/coaches/call`, fields, cookie);
    expect(status).toBe(403);
  });

  it('is shown in the hours of its day alone', async () => {
    const edition = await editionOf(world);
    const { closes_at = 0 } = edition.days[0] ?? {};
    const member = { event: world.number, id: 'x' };
    const ask = (now: number) => showCoachContact(asMember(member, now), { edition, id: one.id });
    await expect(ask(closes_at)).rejects.toMatchObject({ code: 'forbidden' });
    const tomorrow = await group(world, { slot: '7' });
    const early = showCoachContact(asMember(member), { edition, id: tomorrow.id });
    await expect(early).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is no more shown of a group that nobody waits for: its coaches are in, or cancelled', async () => {
    const cookie = await signIn(world, 'desk');
    const away = await group(world, { contact: { name: 'خديجة', phone: '0611113333' } });
    const [first = 0] = away.serials;
    const cancel = new URLSearchParams({ key: crypto.randomUUID(), serial: String(first) });
    await request(`/r/${away.secret}/coach`, { method: 'POST', body: cancel });
    expect((await called(cookie, away.id)).status).toBe(200);
    const token = away.tickets[1]?.token ?? '';
    expect(await scanOne(await enrol(world), { ticket: token })).toMatchObject({
      verdict: 'admitted',
    });
    const shown = await called(cookie, away.id);
    const html = await shown.text();
    expect(html).toContain('nobody needs to be called');
    expect(html).not.toContain('611113333');
  });

  it.each(['nothing', '00000000-0000-4000-8000-000000000000', "' OR 1=1 --"])(
    'of %s is not found',
    async (id) => {
      const cookie = await signIn(world, 'desk');
      expect((await called(cookie, id)).status).toBe(404);
    },
  );

  it('of a family is not found', async () => {
    const { registration } = await registered(world);
    const secret = new URL(registration.manage_url).pathname.slice(3);
    const view = await registrationBySecret(env, secret, Date.now());
    const cookie = await signIn(world, 'desk');
    expect((await called(cookie, view?.id ?? '')).status).toBe(404);
  });
});

describe('many coaches', () => {
  it('are shown fifty at a time, each once, and read by the index of groups', async () => {
    const world = await newWorld({ days: daysWith(60_000) });
    const cookie = await signIn(world, 'owner');
    const party = { girls: 40, boys: 0, adults: 40, coaches: 40 };
    for (let n = 0; n < 3; n++) await group(world, { party });
    const seen = new Set<number>();
    for (const number of [1, 2, 3]) {
      for (const serial of ids(await openDesk(page(world, `&page=${number}`), cookie))) {
        expect(seen.has(serial)).toBe(false);
        seen.add(serial);
      }
    }
    expect(seen.size).toBe(120);
    expect(await openDesk(page(world, '&page=2'), cookie)).toContain('51 to 100 of 120');
  });
});

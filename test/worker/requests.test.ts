import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import type { RegistrationReceipt } from '../../src/domain/registration.ts';
import { registrationBySecret } from '../../src/store/registrations/tickets.ts';
import { hiddenFields, openDesk, submit } from './desk.ts';
import {
  daysWith,
  family,
  newWorld,
  randomPhone,
  register,
  registered,
  signIn,
  type World,
} from './world.ts';
import { seated } from './writers.ts';

const DAY = 24 * 3_600_000;

let world: World;
let owner: string;
beforeEach(async () => {
  world = await newWorld({ days: daysWith(1_000, 200) });
  owner = await signIn(world, 'owner');
});

const team = (query = '') => openDesk(`/console/${world.slug}/people?lang=en${query}`, owner);
const decide = (id: string, verb: string, fields = {}, cookie = owner) =>
  submit(`/console/${world.slug}/people/requests/${id}/${verb}`, fields, cookie);

/** A school that waits, and holds nothing meanwhile. */
async function school(people = 120, change: Record<string, unknown> = {}) {
  const receipt = await registered(world, {
    kind: 'school',
    party: { girls: people - 20, boys: 10, adults: 10, coaches: 2 },
    organisation: 'مدرسة الأمل',
    contact: { name: 'زينب', phone: randomPhone(), email: null },
    ...change,
  });
  return { id: await idOf(receipt), receipt };
}

async function idOf(receipt: RegistrationReceipt): Promise<string> {
  return (await viewOf(receipt)).id;
}

async function viewOf({ registration }: RegistrationReceipt) {
  const secret = registration.manage_url.split('/r/')[1] ?? '';
  const view = await registrationBySecret(env, secret, Date.now());
  if (!view) throw new Error('the link opens nothing');
  return view;
}

describe('the list of requests on the team’s page', () => {
  it('says who asks, for how many, when and since when, and nothing more of them', async () => {
    expect(await team()).toContain('Nobody is waiting.');
    const phone = randomPhone();
    const { id } = await school(120, { contact: { name: 'زينب', phone, email: null } });
    await registered(world, { kind: 'media', party: { adults: 2, children: 0 } });
    const html = await team();
    expect(html).toContain('2 requests waiting');
    const [line = ''] = new RegExp(`<li data-request="${id}">[\\s\\S]*?</li>`).exec(html) ?? [];
    for (const said of ['مدرسة الأمل', 'school', '120 people', 'no places held yet']) {
      expect(line).toContain(said);
    }
    expect(html).toContain('places held');
    expect(html).not.toContain('زينب');
    expect(html).not.toContain(phone.slice(2));
  });

  it('leaves in the audit who was shown whose name, once an hour, and no name', async () => {
    const looks = async () => {
      const sql = `SELECT actor, subject, detail FROM audit
        WHERE event = ?1 AND verb = 'read_name' ORDER BY id`;
      return (await env.DB.prepare(sql).bind(world.number).all<Record<string, string>>()).results;
    };
    await team();
    expect(await looks()).toEqual([]);
    const first = await school();
    for (let times = 0; times < 3; times++) await team();
    expect((await looks()).map(({ subject }) => subject)).toEqual([`registration ${first.id}`]);
    const second = await school();
    await team();
    const organizer = await signIn(world, 'organizer');
    await openDesk(`/console/${world.slug}/people`, organizer);
    const all = await looks();
    expect(all.map(({ subject }) => subject).toSorted()).toEqual(
      [first.id, first.id, second.id, second.id].map((id) => `registration ${id}`).toSorted(),
    );
    expect(new Set(all.map(({ actor }) => actor)).size).toBe(2);
    expect(JSON.stringify(all)).not.toContain('الأمل');
    await env.DB.prepare("UPDATE audit SET at = at - 7200000 WHERE verb = 'read_name'").run();
    await team();
    expect(await looks()).toHaveLength(6);
    // Whoever may not see the team is shown nobody, and a name that was erased is no name.
    await openDesk(`/console/${world.slug}/people`, await signIn(world, 'viewer'));
    await env.DB.prepare('UPDATE registration SET contact = NULL WHERE event = ?1')
      .bind(world.number)
      .run();
    await env.DB.prepare("UPDATE audit SET at = at - 7200000 WHERE verb = 'read_name'").run();
    await team();
    expect(await looks()).toHaveLength(6);
  });

  it('is for owner and organizer alone', async () => {
    const { id } = await school();
    for (const role of ['safety', 'viewer'] as const) {
      const cookie = await signIn(world, role);
      expect((await decide(id, 'approve', {}, cookie)).status).toBe(403);
    }
    expect((await submit(`/console/${world.slug}/people/group-code`, {})).status).toBe(401);
    const stranger = await signIn(await newWorld(), 'owner');
    expect((await decide(id, 'approve', {}, stranger)).status).toBe(404);
    expect(await team()).toContain('1 request waiting');
  });

  it('is shown a page at a time, however many ask', async () => {
    for (let asked = 0; asked < 52; asked++) await school(21);
    const html = await team();
    expect(html).toContain('52 requests waiting');
    expect(html.split('data-request=').length - 1).toBe(50);
    const next = /people\?after=([\w-]+)#requests/.exec(html)?.[1];
    const rest = await team(`&after=${next}`);
    expect(rest.split('data-request=').length - 1).toBe(2);
  }, 60_000);
});

describe('a request', () => {
  it('gets its places and tickets when it is approved, once', async () => {
    const { id, receipt } = await school();
    const form = hiddenFields(await team(), `/requests/${id}/approve`);
    const both = [1, 2].map(() => decide(id, 'approve', form));
    expect((await Promise.all(both)).map(({ status }) => status)).toEqual([303, 303]);
    expect(await viewOf(receipt)).toMatchObject({ status: 'confirmed', held: 120 });
    expect(await seated(world.number)).toMatchObject({ taken: 120 });
    expect(await team('&done=approved')).toContain('The request is approved.');
  });

  it('keeps waiting where there is no room, and the page says where there is', async () => {
    await registered(world);
    const { id, receipt } = await school(120, { slot: '2' });
    for (let seatedSoFar = 0; seatedSoFar < 100; seatedSoFar += 10) {
      await registered(world, { slot: '2', party: { adults: 10, children: 0 } });
    }
    const answer = await decide(id, 'approve');
    expect(answer.status).toBe(409);
    const html = await answer.text();
    expect(html).toMatch(/لا تكفي لهذا الطلب/);
    expect(html).toMatch(/class="place">/);
    expect(await viewOf(receipt)).toMatchObject({ status: 'pending', held: 0 });
    expect(await team()).toContain('1 request waiting');
  });

  it('gets nothing when it is declined', async () => {
    const { id, receipt } = await school();
    expect((await decide(id, 'decline')).status).toBe(303);
    expect(await viewOf(receipt)).toMatchObject({ status: 'cancelled', held: 0, tickets: [] });
    expect(await team('&done=declined')).toContain('The request is declined.');
  });

  it('that somebody has decided already stays as it was decided', async () => {
    const { id, receipt } = await school();
    await decide(id, 'approve');
    const late = await decide(id, 'decline');
    expect(late.headers.get('Location')).toContain('done=gone');
    expect(await viewOf(receipt)).toMatchObject({ status: 'confirmed', held: 120 });
    const family = await registered(world);
    expect((await decide(await idOf(family), 'decline')).headers.get('Location')).toContain('gone');
    expect(await viewOf(family)).toMatchObject({ status: 'confirmed' });
    expect((await decide(crypto.randomUUID(), 'approve')).status).toBe(303);
  });
});

describe('a code for the directorate', () => {
  const tomorrow = () => new Date(Date.now() + DAY).toISOString().slice(0, 10);
  const make = (fields: Record<string, string>) =>
    submit(`/console/${world.slug}/people/group-code`, { end: tomorrow(), ...fields }, owner);
  const group = (group_code: string, people = 120) =>
    family({
      kind: 'school',
      party: { girls: people - 20, boys: 10, adults: 10, coaches: 2 },
      organisation: 'مدرسة الأمل',
      group_code,
    });

  it('confirms a group at once, as far as it goes', async () => {
    const form = hiddenFields(await team(), '/people/group-code');
    const fields = { ...form, people: '٢٠٠', uses: '2', day: '1' };
    const [one, other] = await Promise.all([make(fields), make(fields)]);
    const links = [await one?.text(), await other?.text()].map(
      (html) => /\?kind=school&amp;group_code=(\w{24})/.exec(html ?? '')?.[1],
    );
    expect(links[0]).toBe(links[1]);
    const code = links[0] ?? '';
    const taken = await register(world, group(code));
    expect(await taken.json()).toMatchObject({ registration: { status: 'confirmed' } });
    expect((await register(world, group(code))).status).toBe(403);
    const row = await env.DB.prepare('SELECT count(*) n FROM group_code WHERE event = ?1')
      .bind(world.number)
      .first<{ n: number }>();
    expect(row?.n).toBe(1);
  });

  it('is listed with how far it was used, and confirms nobody once it is withdrawn', async () => {
    const html = await (await make({ people: '500', uses: '3' })).text();
    const code = /group_code=(\w{24})/.exec(html)?.[1] ?? '';
    await register(world, group(code));
    const page = await team();
    expect(page).toContain('People: 120 of 500');
    expect(page).toContain('registrations: 1 of 3');
    const id = /data-code="([\w-]+)"/.exec(page)?.[1];
    const path = `/console/${world.slug}/people/group-codes/${id}/withdraw`;
    const viewer = await signIn(world, 'viewer');
    expect((await submit(path, {}, viewer)).status).toBe(403);
    expect((await submit(path, {}, owner)).status).toBe(303);
    expect(await team()).not.toContain('data-code=');
    expect((await register(world, group(code))).status).toBe(403);
  });

  it('is not made of what is no number, no date, or past', async () => {
    const wrongs: Record<string, string>[] = [
      { people: '0', uses: '1' },
      { people: '5', uses: 'x' },
      { people: '5', uses: '1', end: '2020-01-01' },
      { people: '5', uses: '1', end: '2026-02-31' },
      { people: '999999999', uses: '1' },
      { people: '5', uses: '1', end: '2099-01-01' },
    ];
    for (const wrong of wrongs) {
      expect((await make(wrong)).status, JSON.stringify(wrong)).toBe(422);
    }
  });
});

describe('the serials of an edition', () => {
  it('are spoken of once more than half of them are used', async () => {
    expect(await team()).not.toContain('ticket numbers are used');
    const other = await newWorld();
    const cookie = await signIn(other, 'owner');
    await env.DB.prepare(
      `INSERT INTO ledger_clock (event, seq, last_serial) VALUES (?1, 1, 5000001)
       ON CONFLICT (event) DO UPDATE SET last_serial = 5000001`,
    )
      .bind(other.number)
      .run();
    for (const path of ['', '/people']) {
      const html = await openDesk(`/console/${other.slug}${path}?lang=en`, cookie);
      expect(html).toContain('More than half of the ticket numbers are used: 5,000,001');
    }
  });
});

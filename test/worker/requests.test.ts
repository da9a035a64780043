import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import type { RegistrationReceipt } from '../../src/domain/registration.ts';
import { DECLINE_REASONS } from '../../src/domain/requests.ts';
import { loadEdition } from '../../src/store/editions/editions.ts';
import { registrationBySecret } from '../../src/store/registrations/tickets.ts';
import { hiddenFields, openDesk, submit } from './desk.ts';
import {
  daysWith,
  newWorld,
  ORIGIN,
  randomPhone,
  registered,
  request,
  signIn,
  type World,
} from './world.ts';
import { seated, withoutTrigger } from './writers.ts';

let world: World;
let owner: string;
beforeEach(async () => {
  world = await newWorld({ days: daysWith(1_000, 200) });
  owner = await signIn(world, 'owner');
});

const queue = (kind: string, query = '', cookie = owner) =>
  openDesk(`/console/${world.slug}/requests?lang=en&kind=${kind}${query}`, cookie);
const open = (id: string, cookie = owner) =>
  request(`/console/${world.slug}/requests/${id}?lang=en`, { headers: { Cookie: cookie } });

/** Sends a decision on some requests, as the page that asks for it does. */
function decide(ids: string | readonly string[], fields: Record<string, string>, cookie = owner) {
  const body = new URLSearchParams(fields);
  for (const id of [ids].flat()) body.append('id', id);
  return request(`/console/${world.slug}/requests/decide`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      Origin: ORIGIN,
      Cookie: cookie,
    },
    body,
  });
}
const approve = (ids: string | readonly string[], fields = {}, cookie = owner) =>
  decide(ids, { what: 'approve', kind: 'school', ...fields }, cookie);
const decline = (ids: string | readonly string[], reason = 'late', cookie = owner) =>
  decide(ids, { what: 'decline', kind: 'school', reason }, cookie);

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

/** A crew that waits, and holds its places meanwhile. */
async function media(change: Record<string, unknown> = {}) {
  const receipt = await registered(world, {
    kind: 'media',
    party: { adults: 2, children: 0 },
    organisation: 'قناة الأفق',
    ...change,
  });
  return { id: await idOf(receipt), receipt };
}

async function idOf(receipt: RegistrationReceipt): Promise<string> {
  return (await viewOf(receipt)).id;
}

const secretOf = ({ registration }: RegistrationReceipt) =>
  registration.manage_url.split('/r/')[1] ?? '';

async function viewOf(receipt: RegistrationReceipt) {
  const view = await registrationBySecret(env, secretOf(receipt), Date.now());
  if (!view) throw new Error('the link opens nothing');
  return view;
}

const privatePage = (receipt: RegistrationReceipt, lang = 'en') =>
  openDesk(`/r/${secretOf(receipt)}?lang=${lang}`);

function rowOf(html: string, id: string): string {
  return new RegExp(`<tr[^>]*data-request="${id}"[\\s\\S]*?</tr>`).exec(html)?.[0] ?? '';
}

async function noted(...verbs: string[]) {
  const sql = `SELECT actor, verb, subject, detail FROM audit
    WHERE event = ?1 AND verb IN (SELECT value FROM json_each(?2)) ORDER BY id`;
  const statement = env.DB.prepare(sql).bind(world.number, JSON.stringify(verbs));
  return (await statement.all<Record<string, string>>()).results;
}

/** Families that fill the second window up to its 200 places. */
async function fillSecondWindow() {
  for (let taken = 0; taken < 100; taken += 10) {
    await registered(world, { slot: '2', party: { adults: 10, children: 0 } });
  }
}

describe('the queue of requests', () => {
  it('says who asks, for how many, when and since when, and nothing more of them', async () => {
    expect(await queue('school')).toContain('Nobody is waiting.');
    const phone = randomPhone();
    const { id } = await school(120, { contact: { name: 'زينب', phone, email: null } });
    const html = await queue('school');
    const row = rowOf(html, id);
    for (const said of ['مدرسة الأمل', '120', 'less than an hour', 'answer by', 'yes']) {
      expect(row).toContain(said);
    }
    expect(html).not.toContain('زينب');
    expect(html).not.toContain(phone.slice(2));
  });

  it('keeps the kinds apart and counts them all', async () => {
    const press = await media();
    const pupils = await school();
    const html = await queue('media');
    expect(rowOf(html, press.id)).toContain('held');
    expect(rowOf(html, pupils.id)).toBe('');
    expect(html).toMatch(/<b>2<\/b> <span>requests waiting/);
    expect(rowOf(await queue('school'), pupils.id)).not.toBe('');
  });

  it('opens at the first kind that somebody waits in', async () => {
    const { id } = await school();
    const html = await openDesk(`/console/${world.slug}/requests?lang=en`, owner);
    expect(rowOf(html, id)).not.toBe('');
    const page = hiddenFields(await (await open(id)).text(), '/requests/decide');
    expect((await approve(id, page)).headers.get('Location')).toContain('kind=school');
  });

  it('marks by word what should have been answered by now', async () => {
    const { id } = await school();
    expect(await queue('school')).not.toContain('overdue');
    await env.DB.prepare('UPDATE registration SET waits_since = waits_since - ?2 WHERE event = ?1')
      .bind(world.number, 73 * 3_600_000)
      .run();
    const row = rowOf(await queue('school'), id);
    expect(row).toContain('overdue');
    expect(row).toContain('3 days');
  });

  it('takes the hours of an answer from the edition', async () => {
    world = await newWorld({ days: daysWith(1_000, 200), answer_hours: { school: 2 } });
    owner = await signIn(world, 'owner');
    const { id } = await school();
    await env.DB.prepare('UPDATE registration SET waits_since = waits_since - ?2 WHERE event = ?1')
      .bind(world.number, 3 * 3_600_000)
      .run();
    expect(rowOf(await queue('school'), id)).toContain('overdue');
  });

  it('leaves in the audit who was shown whose name, once an hour, and no name', async () => {
    const looks = () => noted('read_name');
    await queue('school');
    expect(await looks()).toEqual([]);
    const first = await school();
    for (let times = 0; times < 3; times++) await queue('school');
    expect((await looks()).map(({ subject }) => subject)).toEqual([`registration ${first.id}`]);
    const organizer = await signIn(world, 'organizer');
    await queue('school', '', organizer);
    expect(await looks()).toHaveLength(2);
    expect(JSON.stringify(await looks())).not.toContain('الأمل');
    await env.DB.prepare("UPDATE audit SET at = at - 7200000 WHERE verb = 'read_name'").run();
    await queue('school');
    expect(await looks()).toHaveLength(3);
    await env.DB.prepare('UPDATE registration SET contact = NULL WHERE event = ?1')
      .bind(world.number)
      .run();
    await env.DB.prepare("UPDATE audit SET at = at - 7200000 WHERE verb = 'read_name'").run();
    expect(await queue('school')).toContain('no name');
    expect(await looks()).toHaveLength(3);
  });

  it('is shown a page at a time, however many ask', async () => {
    for (let asked = 0; asked < 52; asked++) await school(21);
    const html = await queue('school');
    expect(html).toContain('<b>52</b> <span>requests waiting');
    expect(html.split('data-request=').length - 1).toBe(50);
    const next = /after=([\w-]+)"/.exec(html)?.[1];
    const rest = await queue('school', `&after=${next}`);
    expect(rest.split('data-request=').length - 1).toBe(2);
  }, 60_000);
});

describe('who may', () => {
  it('decide is owner and organizer; the desk sees the queue and opens nothing', async () => {
    const { id } = await school();
    for (const role of ['safety', 'viewer', 'gate', 'privacy'] as const) {
      const cookie = await signIn(world, role);
      expect(
        (await request(`/console/${world.slug}/requests`, { headers: { Cookie: cookie } })).status,
      ).toBe(403);
      expect((await approve(id, {}, cookie)).status).toBe(403);
    }
    const desk = await signIn(world, 'desk');
    const html = await queue('school', '', desk);
    expect(rowOf(html, id)).toContain('مدرسة الأمل');
    expect(html).not.toContain('name="id"');
    expect((await open(id, desk)).status).toBe(403);
    expect((await approve(id, {}, desk)).status).toBe(403);
    const stranger = await signIn(await newWorld(), 'owner');
    expect((await approve(id, {}, stranger)).status).toBe(404);
    expect((await approve(id, {}, await signIn(world, 'organizer'))).status).toBe(303);
  });

  it('decide for the press is the communication cell, which sees nobody else', async () => {
    const press = await media();
    const pupils = await school();
    const cell = await signIn(world, 'communication');
    for (const kind of ['school', 'media', 'x']) {
      const html = await queue(kind, '', cell);
      expect(rowOf(html, press.id)).toContain('قناة الأفق');
      expect(html).not.toContain('مدرسة الأمل');
      expect(html).toContain('<b>1</b> <span>request waiting');
    }
    expect((await open(press.id, cell)).status).toBe(200);
    expect((await open(pupils.id, cell)).status).toBe(403);
    expect((await approve([press.id, pupils.id], {}, cell)).status).toBe(403);
    expect(await viewOf(press.receipt)).toMatchObject({ status: 'pending' });
    expect((await approve(press.id, {}, cell)).status).toBe(303);
    expect(await viewOf(press.receipt)).toMatchObject({ status: 'confirmed' });
  });
});

describe('a request', () => {
  it('is opened with its answers, its contact apart, and both are noted', async () => {
    const phone = '0612340099';
    const { id } = await school(120, { contact: { name: 'زينب', phone, email: null } });
    const html = await (await open(id)).text();
    expect(html).toContain('زينب');
    expect(html).not.toContain('12340099');
    const shown = await submit(`/console/${world.slug}/requests/${id}/contact`, {}, owner);
    expect(await shown.text()).toContain('+212612340099');
    const subject = `registration ${id}`;
    expect(await noted('open_request', 'show_contact')).toMatchObject([
      { verb: 'open_request', subject },
      { verb: 'show_contact', subject },
    ]);
  });

  it('gets its places and tickets when it is approved, once', async () => {
    const { id, receipt } = await school();
    const form = hiddenFields(await (await open(id)).text(), '/requests/decide');
    const both = [1, 2].map(() => approve(id, form));
    const answers = await Promise.all(both);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(answers[0]?.headers.get('Location')).toContain('approved=1');
    expect(await viewOf(receipt)).toMatchObject({ status: 'confirmed', held: 120 });
    expect(await seated(world.number)).toMatchObject({ taken: 120 });
    expect(await queue('school', '&approved=1')).toContain('1 request approved.');
    expect(await noted('approve')).toHaveLength(1);
    const page = await privatePage(receipt);
    expect(page.split('/t/').length - 1).toBeGreaterThanOrEqual(2);
  });

  it('has one answer when two members give it two', async () => {
    const { id, receipt } = await school();
    const other = await signIn(world, 'organizer');
    const answers = await Promise.all([approve(id), decline(id, 'late', other)]);
    const said = answers.map(({ headers }) => headers.get('Location') ?? '');
    expect(said.filter((one) => one.includes('gone=1'))).toHaveLength(1);
    const { status, held } = await viewOf(receipt);
    expect(held).toBe(status === 'confirmed' ? 120 : 0);
    expect(await seated(world.number)).toMatchObject({ taken: held });
    expect(await noted('approve', 'decline')).toHaveLength(1);
  });

  it('keeps waiting where there is no room, and its page says where there is', async () => {
    await fillSecondWindow();
    const { id, receipt } = await school(120, { slot: '2' });
    expect(rowOf(await queue('school'), id)).toMatch(/no: nearest [^<]+/);
    const answer = await approve(id);
    expect(answer.status).toBe(409);
    const html = await answer.text();
    expect(html).toContain(`name="window.${id}"`);
    expect(await viewOf(receipt)).toMatchObject({ status: 'pending', held: 0 });
  });

  it('moves into another window as it is approved, all or nothing, and its page says the hour', async () => {
    await fillSecondWindow();
    const { id, receipt } = await school(120, { slot: '2' });
    const page = await (await open(id)).text();
    expect(page).toContain('has no room');
    const value = /name="window\.[^"]+" value="(\d+)"/.exec(page)?.[1];
    const slot = Number(value);
    expect((await approve(id, { [`window.${id}`]: '2' })).status).toBe(409);
    expect((await approve(id, { [`window.${id}`]: '65000' })).status).toBe(409);
    expect(await viewOf(receipt)).toMatchObject({ status: 'pending', held: 0 });
    expect((await approve(id, { [`window.${id}`]: String(slot) })).status).toBe(303);
    expect(await viewOf(receipt)).toMatchObject({ status: 'confirmed', held: 120, slot });
    expect((await viewOf(receipt)).tickets.map((ticket) => [ticket.slot, ticket.state])).toEqual([
      [slot, 'valid'],
      [slot, 'valid'],
    ]);
    expect(await seated(world.number, slot)).toMatchObject({ taken: 120 });
    const edition = await loadEdition(env.DB, world.number);
    const window = edition?.days.flatMap((day) => day.slots).find((one) => one.number === slot);
    expect(await privatePage(receipt)).toContain(`from ${window?.from} to ${window?.to}`);
  });

  it('that holds its places moves with them to another day', async () => {
    const { id, receipt } = await media({ slot: '1' });
    const edition = await loadEdition(env.DB, world.number);
    const other = edition?.days[1]?.slots[0]?.number ?? 0;
    expect((await approve(id, { [`window.${id}`]: String(other) })).status).toBe(303);
    const view = await viewOf(receipt);
    expect(view).toMatchObject({ status: 'confirmed', slot: other, held: 2 });
    expect(view.tickets).toMatchObject([{ slot: other, state: 'valid', day: 2 }]);
    expect(await seated(world.number)).toMatchObject({ taken: 0 });
  });

  it('that somebody has decided already stays as it was decided', async () => {
    const { id, receipt } = await school();
    await approve(id);
    const late = await decline(id);
    expect(late.headers.get('Location')).toContain('gone=1');
    expect(await viewOf(receipt)).toMatchObject({ status: 'confirmed', held: 120 });
    const family = await registered(world);
    expect((await decline(await idOf(family))).headers.get('Location')).toContain('gone=1');
    expect(await viewOf(family)).toMatchObject({ status: 'confirmed' });
    const nobody = await approve(crypto.randomUUID());
    expect(nobody.headers.get('Location')).toContain('gone=1');
    expect((await open(id)).status).toBe(303);
  });
});

describe('several requests', () => {
  it('are decided one by one, and the answer counts what became of them', async () => {
    await fillSecondWindow();
    const free = await Promise.all([school(), school()]);
    const full = await school(120, { slot: '2' });
    const gone = await school();
    await decline(gone.id);
    const ids = [...free, full, gone].map(({ id }) => id);
    const check = await openDesk(
      `/console/${world.slug}/requests/check?lang=en&kind=school&what=approve&${ids.map((id) => `id=${id}`).join('&')}`,
      owner,
    );
    expect(check).toContain('Approve 4 requests');
    const answer = await approve(ids);
    expect(answer.headers.get('Location')).toContain('&approved=2&full=1&gone=1');
    for (const { receipt } of free) {
      expect(await viewOf(receipt)).toMatchObject({ status: 'confirmed' });
    }
    expect(await viewOf(full.receipt)).toMatchObject({ status: 'pending' });
  });

  it('are shown with all their answers before the button, and who has no room is told the nearest windows', async () => {
    await fillSecondWindow();
    const details = { work: 'Reportage', equipment: 'Drone <b>', vehicle: '12-A-3456' };
    const crew = await media({ media: details });
    const mine = await school();
    const full = await school(120, { slot: '2' });
    const gone = await school();
    await decline(gone.id);
    const check = (kind: string, what: string, ids: readonly string[]) =>
      openDesk(
        `/console/${world.slug}/requests/check?lang=en&kind=${kind}&what=${what}&${ids.map((id) => `id=${id}`).join('&')}`,
        owner,
      );
    const shown = (html: string, id: string) =>
      new RegExp(`<section[^>]*data-request="${id}"[\\s\\S]*?</section>`).exec(html)?.[0] ?? '';
    for (const what of ['approve', 'decline']) {
      const press = shown(await check('media', what, [crew.id]), crew.id);
      for (const said of ['قناة الأفق', 'Reportage', 'Drone &lt;b&gt;', '12-A-3456', 'crew of 2']) {
        expect(press).toContain(said);
      }
    }
    const html = await check('school', 'approve', [mine.id, full.id, gone.id]);
    expect(shown(html, mine.id)).toMatch(/Girls: 100[\s\S]*yes/);
    expect(shown(html, mine.id)).not.toContain('name="window.');
    expect(shown(html, full.id)).toContain(`name="window.${full.id}"`);
    expect(html).toContain('1 request already had its answer');
    expect(html).not.toMatch(new RegExp(`value="${gone.id}"`));
    expect(await noted('open_request')).toHaveLength(3);
    const [, window = ''] = new RegExp(`name="window.${full.id}" value="(\\d+)"`).exec(html) ?? [];
    await approve([mine.id, full.id], { [`window.${full.id}`]: window });
    expect(await viewOf(full.receipt)).toMatchObject({ status: 'confirmed' });
  });

  it('are judged in their turn: what the first takes, the second is not promised', async () => {
    const [first, second] = [await school(120, { slot: '2' }), await school(120, { slot: '2' })];
    const html = await openDesk(
      `/console/${world.slug}/requests/check?lang=en&kind=school&what=approve&id=${first.id}&id=${second.id}`,
      owner,
    );
    expect(html).not.toContain(`name="window.${first.id}"`);
    expect(html).toContain(`name="window.${second.id}"`);
  });

  it('that wait no more lead back to the queue, which says so', async () => {
    const { id } = await school();
    await decline(id);
    const at = `/console/${world.slug}/requests/check?kind=school&what=approve&id=${id}`;
    const answer = await request(at, { headers: { Cookie: owner }, redirect: 'manual' });
    expect([answer.status, answer.headers.get('Location')]).toEqual([
      303,
      `/console/${world.slug}/requests?kind=school&gone=1`,
    ]);
  });

  it('are at most a page, however many are sent', async () => {
    const { id, receipt } = await school();
    const many = Array.from({ length: 1_000 }, () => crypto.randomUUID());
    expect((await approve([id, ...many])).status).toBe(422);
    expect(await viewOf(receipt)).toMatchObject({ status: 'pending' });
    expect((await approve([])).status).toBe(422);
    expect((await approve(['x', "' OR 1 --"])).status).toBe(422);
  });

  it('approved while others register oversell no window', async () => {
    const requests = await Promise.all(Array.from({ length: 4 }, () => school(60, { slot: '2' })));
    const families = Array.from({ length: 20 }, () =>
      registeredOrNot({ slot: '2', party: { adults: 10, children: 0 } }),
    );
    await Promise.all([approve(requests.map(({ id }) => id)), ...families]);
    const { results } = await env.DB.prepare(
      `SELECT number, capacity, taken, (SELECT sum(held) FROM registration r
         WHERE r.event = slot.event AND r.slot = slot.number) AS held
       FROM slot WHERE event = ?1 AND number = 2`,
    )
      .bind(world.number)
      .all<{ capacity: number; taken: number; held: number }>();
    const [window] = results;
    expect(window?.taken).toBe(window?.held);
    expect(window?.taken).toBeLessThanOrEqual(window?.capacity ?? 0);
    expect(window?.taken).toBeGreaterThan(100);
  });

  it('would oversell it without the judge of the table', async () => {
    await fillSecondWindow();
    const { id } = await school(120, { slot: '2' });
    await withoutTrigger('registration_change_judged', () => approve(id));
    const sql = 'SELECT taken > capacity AS over FROM slot WHERE event = ?1 AND number = 2';
    const row = await env.DB.prepare(sql).bind(world.number).first<{ over: number }>();
    expect(row?.over).toBe(1);
  });
});

async function registeredOrNot(change: Record<string, unknown>) {
  try {
    await registered(world, change);
  } catch {
    // Full: what this test waits for.
  }
}

describe('a request that is declined', () => {
  it('has a reason, or is not declined', async () => {
    const { id, receipt } = await school();
    for (const reason of ['', 'because', 'full; DROP TABLE']) {
      expect((await decline(id, reason)).status).toBe(422);
    }
    expect(await viewOf(receipt)).toMatchObject({ status: 'pending' });
  });

  it.each(DECLINE_REASONS)(
    'for %s says before what its applicant will read, and it is read',
    async (reason) => {
      const { id, receipt } = await school();
      const check = await openDesk(
        `/console/${world.slug}/requests/check?lang=en&kind=school&what=decline&reason=${reason}&id=${id}`,
        owner,
      );
      const [, said = ''] = /<blockquote[^>]*lang="ar"[\s\S]*?<b>([^<]+)<\/b>/.exec(check) ?? [];
      expect(said).toContain('لم يُقبل الطلب');
      expect((await decline(id, reason)).headers.get('Location')).toContain('declined=1');
      expect(await viewOf(receipt)).toMatchObject({ status: 'cancelled', held: 0, tickets: [] });
      expect(await privatePage(receipt, 'ar')).toContain(said);
      expect(await noted('decline')).toMatchObject([
        { detail: expect.stringContaining(`"decline_reason":"${reason}"`) },
      ]);
    },
  );

  it('for another reason than missing details is not sent again', async () => {
    const { id, receipt } = await school();
    await decline(id, 'unverified');
    const page = await privatePage(receipt);
    expect(page).not.toContain('/resend');
    expect((await resend(receipt)).status).not.toBe(303);
    expect(await viewOf(receipt)).toMatchObject({ status: 'cancelled' });
  });
});

/** Completes a request and sends it again by its private link. */
function resend(receipt: RegistrationReceipt, fields: Record<string, string> = {}) {
  const { slot = '1', ...rest } = fields;
  return submit(`/r/${secretOf(receipt)}/resend?lang=en`, {
    slot,
    organisation: 'مدرسة الأمل',
    details: 'المديرية: فاس',
    key: crypto.randomUUID(),
    ...rest,
  });
}

describe('a request that was declined for missing details', () => {
  it('is completed by the same link, and waits again under its reference', async () => {
    const { id, receipt } = await school();
    await decline(id, 'incomplete');
    expect(await privatePage(receipt)).toContain('/resend');
    const before = (await viewOf(receipt)).reference;
    const key = crypto.randomUUID();
    for (const answer of await Promise.all([resend(receipt, { key }), resend(receipt, { key })])) {
      expect(answer.status).toBe(303);
    }
    expect(await viewOf(receipt)).toMatchObject({ status: 'pending', reference: before, held: 0 });
    expect(await noted('resend')).toHaveLength(1);
    expect(JSON.stringify(await noted('resend'))).not.toContain('فاس');
    expect(await (await open(id)).text()).toContain('المديرية: فاس');
    expect((await approve(id)).status).toBe(303);
    expect(await viewOf(receipt)).toMatchObject({ status: 'confirmed', held: 120 });
  });

  it('takes its places again where it holds some, or says which windows have them', async () => {
    const { id, receipt } = await media({ slot: '2', party: { adults: 10, children: 0 } });
    await decline(id, 'incomplete');
    expect(await seated(world.number, 2)).toMatchObject({ taken: 0 });
    await Promise.all(
      Array.from({ length: 20 }, () =>
        registered(world, { slot: '2', party: { adults: 10, children: 0 } }),
      ),
    );
    const work = 'تلفزة';
    expect((await resend(receipt, { slot: '2' })).status).toBe(422);
    const full = await resend(receipt, { slot: '2', work });
    expect(full.status).toBe(409);
    expect(await full.text()).toContain('name="instead"');
    expect(await viewOf(receipt)).toMatchObject({ status: 'cancelled' });
    expect((await resend(receipt, { slot: '2', instead: '1', work })).status).toBe(303);
    expect(await viewOf(receipt)).toMatchObject({ status: 'pending', slot: 1, held: 10 });
  });

  it('is sent again a few times at most', async () => {
    const { id, receipt } = await school();
    for (let times = 0; times < 5; times++) {
      await decline(id, 'incomplete');
      expect((await resend(receipt)).status).toBe(303);
    }
    await decline(id, 'incomplete');
    expect(await privatePage(receipt)).not.toContain('/resend"');
    expect((await resend(receipt)).status).toBe(429);
    expect(await viewOf(receipt)).toMatchObject({ status: 'cancelled' });
  });

  it('keeps what was typed where something is wrong', async () => {
    const { id, receipt } = await school();
    await decline(id, 'incomplete');
    const long = 'ا'.repeat(400);
    const wrong: Record<string, string>[] = [
      { organisation: '' },
      { details: long },
      { organisation: '\u202e' },
    ];
    for (const fields of wrong) {
      const answer = await resend(receipt, fields);
      expect(answer.status).toBe(422);
    }
    expect(await viewOf(receipt)).toMatchObject({ status: 'cancelled' });
  });
});

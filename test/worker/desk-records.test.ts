import { beforeAll, describe, expect, it } from 'vitest';
import { MEMBER_ROLES } from '../../src/domain/roles.ts';
import { deskWords } from '../../src/i18n/desk.ts';
import { hiddenFields, openDesk, submit } from './desk.ts';
import { ticketOf, viewOf, walkedUp } from './desk-day.ts';
import { endingOfNumber } from './standing-alone.ts';
import {
  family,
  newWorld,
  randomPhone,
  register,
  registered,
  signIn,
  vouchedFor,
  type World,
} from './world.ts';

const { ar: words } = deskWords;
const MAY = ['owner', 'organizer', 'desk'];

let world: World;
let desk: string;
let organizer: string;
beforeAll(async () => {
  world = await newWorld();
  desk = await signIn(world, 'desk');
  organizer = await signIn(world, 'organizer');
});

const path = (id: string, what: string) => `/console/${world.slug}/visitors/${id}/${what}`;

async function lost() {
  return walkedUp(world, { name: 'خديجة', phone: `${randomPhone().slice(0, 6)}4567` });
}

async function reissue(id: string, fields: Record<string, string>, cookie = desk) {
  const hidden = hiddenFields(await openDesk(path(id, 'reissue'), cookie), '/reissue');
  return submit(path(id, 'reissue'), { ...hidden, ...fields }, cookie);
}

describe('the page of a lost ticket', () => {
  it('gives the ticket out anew for two right answers, and leads to its paper', async () => {
    const { id } = await lost();
    const before = await ticketOf(world, id);
    const answer = await reissue(id, { name: 'خديجة', contact: '4567' });
    expect(answer.headers.get('Location')).toBe(path(id, 'print'));
    expect((await ticketOf(world, id)).code).not.toBe(before.code);
  });

  it('shows nothing of what would be the right answers', async () => {
    const { id, day } = await lost();
    const html = await openDesk(path(id, 'reissue'), desk);
    expect(html).not.toContain('خديجة');
    expect(html).not.toMatch(endingOfNumber('4567'));
    expect(html).not.toContain(`<option value="${day}" selected`);
  });

  it('says how many tries are left, keeps what was typed, and sends to an organizer in the end', async () => {
    const { id } = await lost();
    for (const left of [2, 1, 0]) {
      const answer = await reissue(id, { name: 'سعاد', contact: '4567' });
      expect(answer.status).toBe(422);
      const html = await answer.text();
      expect(html).toContain(words.reissue.wrong(left));
      expect(html).toContain('سعاد');
    }
    const right = { name: 'خديجة', contact: '4567' };
    const answer = await reissue(id, right);
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain(words.reissue.needsOrganizer);
    expect((await reissue(id, {}, organizer)).status).toBe(303);
  });

  it('counts a form once that is sent twice', async () => {
    const { id } = await lost();
    const hidden = hiddenFields(await openDesk(path(id, 'reissue'), desk), '/reissue');
    const send = () =>
      submit(path(id, 'reissue'), { ...hidden, name: 'سعاد', contact: '4567' }, desk);
    await Promise.all([send(), send(), send()]);
    expect(await (await send()).text()).toContain(words.reissue.wrong(2));
    const again = { ...hidden, name: 'خديجة', contact: '4567' };
    const codes = new Set<string>();
    for (let times = 0; times < 2; times++) {
      expect((await submit(path(id, 'reissue'), again, desk)).status).toBe(303);
      codes.add((await ticketOf(world, id)).code);
    }
    expect(codes.size).toBe(1);
  });

  it('asks which of a school’s tickets it was, and leaves the other coaches theirs', async () => {
    const group = { kind: 'school', party: { adults: 3, girls: 30, boys: 30, coaches: 3 } };
    const contact = { name: 'زينب', phone: `${randomPhone().slice(0, 6)}4567`, email: null };
    const asked = { ...group, organisation: 'مدرسة', contact };
    const key = crypto.randomUUID();
    await register(world, family(await vouchedFor(world, asked)), key);
    const before = (await viewOf(world, key)).tickets;
    expect(before).toHaveLength(3);
    const html = await openDesk(path(key, 'reissue'), desk);
    expect(html.match(/type="checkbox"[^>]*name="serial"/g)).toHaveLength(3);
    const none = await reissue(key, { name: 'زينب', contact: '4567' });
    expect(await none.text()).toContain(words.reissue.invalid);
    const serial = String(before[1]?.serial);
    expect((await reissue(key, { name: 'زينب', contact: '4567', serial })).status).toBe(303);
    const after = (await viewOf(world, key)).tickets;
    const changed = after.map(({ code }, i) => code !== before[i]?.code);
    expect(changed).toEqual([false, true, false]);
  });

  it.each<Record<string, string>>([
    { serial: '<b>' },
    { serial: '9'.repeat(5_000) },
    { day: 'x', people: 'y', name: 'خديجة' },
    { name: 'x'.repeat(10_000), contact: '4567' },
    { contact: '%00', name: '\u202e' },
  ])('takes whatever is typed for wrong, and changes nothing: %o', async (typed) => {
    const { id } = await lost();
    const before = await ticketOf(world, id);
    expect((await reissue(id, typed)).status).toBe(422);
    expect(await ticketOf(world, id)).toEqual(before);
  });
});

describe('the page of a note for the gate', () => {
  it('sets it, shows it, and takes it away', async () => {
    const { id } = await walkedUp(world);
    for (const note of ['answer_in_french', '']) {
      const hidden = hiddenFields(await openDesk(path(id, 'note'), desk), '/note');
      const saved = await submit(path(id, 'note'), { ...hidden, note }, desk);
      expect(saved.status).toBe(303);
      const html = await openDesk(`${saved.headers.get('Location')}&lang=ar`, desk);
      expect(html).toContain(words.note.saved);
      expect(html).toMatch(new RegExp(`value="${note}"[^>]*checked`));
    }
  });

  it.each(['in_a_wheelchair', '<script>', 'CALL_DESK', 'x'.repeat(1_000)])(
    'takes no word that is not in the list: %s',
    async (note) => {
      const { id } = await walkedUp(world);
      expect((await submit(path(id, 'note'), { note }, desk)).status).toBe(422);
      expect((await viewOf(world, id)).tickets).toHaveLength(1);
    },
  );
});

describe('what is done with a record', () => {
  it.each(MEMBER_ROLES)('is for owner, organizer and desk: %s', async (role) => {
    const { id } = await walkedUp(world);
    const cookie = await signIn(world, role);
    for (const what of ['reissue', 'note', 'print']) {
      const html = await openDesk(path(id, what), cookie);
      expect(html.includes(`/visitors/${id}/`)).toBe(MAY.includes(role));
    }
    for (const what of ['reissue', 'note']) {
      const { status } = await submit(path(id, what), { note: 'call_desk' }, cookie);
      expect(status === 403).toBe(!MAY.includes(role));
    }
  });

  it('is for nobody of another edition, nor of a registration that is not there', async () => {
    const { id } = await lost();
    const stranger = await signIn(await newWorld(), 'owner');
    await registered(world);
    for (const what of ['reissue', 'note']) {
      expect((await submit(path(id, what), {}, stranger)).status).toBe(404);
      for (const nobody of [crypto.randomUUID(), 'x', "' OR 1=1"]) {
        expect((await submit(path(nobody, what), {}, organizer)).status).toBe(404);
      }
    }
  });
});

import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import type { EditionEdit } from '../../src/domain/editing/edits.ts';
import { writtenEdition } from '../../src/domain/editing/written-edition.ts';
import type { MemberContext } from '../../src/operations/context.ts';
import { editEdition, setEditionStatus } from '../../src/operations/edit-edition.ts';
import {
  copyEdition,
  createBlankEdition,
  exportEdition,
} from '../../src/operations/new-edition.ts';
import { findEdition, loadEdition } from '../../src/store/editions/editions.ts';
import { membersOf } from '../../src/store/members/members.ts';
import { asMember, asOperator } from './acting.ts';
import {
  daysWith,
  enrol,
  newWorld,
  post,
  registered,
  request,
  signIn,
  type World,
} from './world.ts';

const OPERATOR = { Authorization: `Bearer ${env.OPERATOR_KEY}` };
const DAY_MS = 86_400_000;

let world: World;
let cookie: string;
let context: MemberContext;
beforeEach(async () => {
  world = await newWorld({ days: daysWith(100) });
  cookie = await signIn(world);
  const [owner] = await membersOf(env, world.number);
  context = asMember({ event: world.number, id: owner?.id ?? '' });
});

const dateIn = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
const newSlug = () => `neu-${crypto.randomUUID().slice(0, 8)}`;

async function stored(slug: string) {
  const edition = await findEdition(env.DB, slug);
  if (!edition) throw new Error('no edition');
  return edition;
}

async function edited(event: number, ...edits: EditionEdit[]) {
  const own = { ...context, by: { ...context.by, event } };
  const answer = await editEdition(own, { event, edits, key: crypto.randomUUID() });
  if (answer.outcome !== 'edited') throw new Error(JSON.stringify(answer));
}

describe('an edition that begins with nothing', () => {
  it('is a draft with a name, which nobody sees but its owner, and is made once', async () => {
    const asked = { slug: newSlug(), name: { fr: 'Journées 2028' } };
    const made = await createBlankEdition(context, { asked, key: 'form' });
    expect(await createBlankEdition(context, { asked, key: 'form' })).toEqual(made);
    expect(await stored(asked.slug)).toMatchObject({
      ...{
        status: 'draft',
        version: 1,
        days: [],
        gates: [],
        name: { fr: 'Journées 2028', ar: '' },
      },
    });
    expect(await membersOf(env, made.number)).toMatchObject([{ role: 'owner', name: 'مريم' }]);
    expect((await request(`/fr/${asked.slug}`)).status).toBe(404);
    expect((await request(`/api/v1/events/${asked.slug}`)).status).toBe(404);
    const board = await request(`/console/${asked.slug}`, { headers: { Cookie: cookie } });
    expect(board.status).toBe(200);
  });

  it('is another one by another form, and no one’s whose slug is taken', async () => {
    const asked = { slug: newSlug(), name: { fr: 'Un' } };
    await createBlankEdition(context, { asked, key: 'one' });
    await expect(createBlankEdition(context, { asked, key: 'two' })).rejects.toMatchObject({
      code: 'already_used',
    });
    const taken = { slug: world.slug, name: { fr: 'Un' } };
    await expect(createBlankEdition(context, { asked: taken, key: 'x' })).rejects.toMatchObject({
      code: 'already_used',
    });
  });

  it.each([
    ['a slug that is an address', { slug: 'console', name: {} }],
    ['a slug with capitals', { slug: 'Fes', name: {} }],
    ['a name of ten thousand letters', { slug: 'fes-x', name: { fr: 'x'.repeat(10_000) } }],
    ['a field of the database', { slug: 'fes-x', name: {}, version: 9 }],
    ['nothing', null],
  ])('is refused with %s', async (_, asked) => {
    await expect(createBlankEdition(context, { asked, key: 'k' })).rejects.toMatchObject({
      code: 'invalid_request',
    });
  });

  it('is set up, published and registered for by its verbs alone', async () => {
    const { number, slug } = await createBlankEdition(context, {
      asked: { slug: newSlug(), name: { ar: 'أيام', fr: 'Journées' } },
      key: 'k',
    });
    const own = { ...context, by: { ...context.by, event: number } };
    const publish = { event: number, to: 'open' as const };
    const early = await setEditionStatus(own, { ...publish, key: 'early' });
    expect(early).toMatchObject({ outcome: 'refused' });
    const text = { ar: 'نص', zgh: '', fr: 'Texte', en: '' };
    const gate = { name: text, kinds: [], step_free: true, position: null, sign: null, lanes: 4 };
    const closes = `${dateIn(9)}T18:00`;
    await edited(
      number,
      {
        verb: 'settings',
        mine: {
          ...{ city: text, venue: text, registration: { opens: `${dateIn(-1)}T08:00`, closes } },
          controller: { name: text, contact: 'a@example.org', hosting: text, carriers: text },
        },
      },
      { verb: 'add_gate', gate: { ...gate, direction: 'both', bays: [] } },
      {
        ...{ verb: 'add_day', date: dateIn(9), opens: '10:00', closes: '18:00' },
        windows: [{ from: '10:00', to: '18:00', capacity: 50 }],
      },
    );
    expect(await setEditionStatus(own, { ...publish, key: 'now' })).toMatchObject({ version: 3 });
    expect((await registered({ slug, number })).registration.status).toBe('confirmed');
    expect((await request(`/fr/${slug}`)).status).toBe(200);
  });
});

describe('an edition that begins as another', () => {
  it('has its texts, days, windows, gates, shares and rules, as many days later', async () => {
    // In the small hours its first day is that of yesterday's date.
    const first = (await stored(world.slug)).days[0]?.date;
    await edited(
      world.number,
      { verb: 'gate', gate: 1, mine: { sign: 'A', lanes: 9 } },
      { verb: 'window', window: 2, mine: { closed: true } },
      {
        verb: 'settings',
        mine: {
          controller: { receipt: 'A-12' },
          reviewed: ['amazigh', 'notices'],
          shares: { kept: { school: 20 }, openings: [{ from: `${first}T10:00`, percent: 50 }] },
          programme: [
            {
              ...{ day: 2, from: '11:00', to: '12:00' },
              ...{ name: { ar: 'عرض', zgh: '', fr: 'Spectacle', en: '' } },
              arena: { ar: 'الساحة', zgh: '', fr: 'Arène', en: '' },
            },
          ],
        },
      },
    );
    const source = await stored(world.slug);
    const asked = { slug: newSlug(), first: dateIn(365) };
    const made = await copyEdition(context, { asked, key: 'copy' });
    expect(await copyEdition(context, { asked, key: 'copy' })).toEqual(made);
    const copy = await stored(asked.slug);
    expect(copy).toMatchObject({
      ...{ status: 'draft', version: 1, copied_from: world.number, reviewed: ['amazigh'] },
      name: source.name,
      policy: source.policy,
      controller: { ...source.controller, receipt: null },
      shares: { kept: { school: 20 }, openings: [{ from: `${dateIn(365)}T10:00`, percent: 50 }] },
      programme: [{ day: 2 }],
    });
    expect(copy.days.map(({ date }) => date)).toEqual([365, 366, 367, 368, 369].map(dateIn));
    const windows = (edition: typeof copy) =>
      edition.days.flatMap(({ slots }) =>
        slots.map(({ from, to, capacity }) => [from, to, capacity]),
      );
    expect(windows(copy)).toEqual(windows(source));
    expect(copy.days.flatMap(({ slots }) => slots.map(({ closed }) => closed))).not.toContain(true);
    expect(copy.gates).toEqual(source.gates);
  });

  it('has nobody of it: no people but its owner, no phones, no invitations, no registrations', async () => {
    await signIn(world, 'organizer');
    await enrol(world);
    await registered(world);
    const made = await copyEdition(context, {
      asked: { slug: newSlug(), first: dateIn(300) },
      key: 'k',
    });
    if (made.outcome !== 'made') throw new Error('not made');
    const tables = ['device', 'invitation', 'registration', 'ticket', 'notice', 'group_code'];
    for (const table of tables) {
      const sql = `SELECT count(*) AS n FROM ${table} WHERE event = ?1`;
      expect([table, await env.DB.prepare(sql).bind(made.number).first()]).toEqual([
        table,
        { n: 0 },
      ]);
    }
    expect(await membersOf(env, made.number)).toHaveLength(1);
    const sums = 'SELECT sum(taken) AS taken, sum(used) AS used FROM slot WHERE event = ?1';
    expect(await env.DB.prepare(sums).bind(made.number).first()).toEqual({ taken: 0, used: 0 });
    const keys = 'SELECT data_key, token_key, code_key FROM event WHERE number IN (?1, ?2)';
    const { results } = await env.DB.prepare(keys).bind(world.number, made.number).all();
    expect(new Set(results.map((one) => JSON.stringify(one))).size).toBe(2);
  });

  it('is not in the past, nor on a day that is none', async () => {
    const past = { slug: newSlug(), first: '2024-05-13' };
    expect(await copyEdition(context, { asked: past, key: 'k' })).toMatchObject({
      outcome: 'refused',
      faults: Array.from({ length: 5 }, () => ({ code: 'in_the_past' })),
    });
    for (const first of ['2027-02-30', '1e300', '', null]) {
      const asked = { slug: newSlug(), first };
      await expect(copyEdition(context, { asked, key: 'k' })).rejects.toMatchObject({
        code: 'invalid_request',
      });
    }
  });
});

describe('an edition as a file', () => {
  const imported = (file: unknown) => post('/api/v1/operator/editions', file, OPERATOR);

  it('sets the same one up again: the circle is closed', async () => {
    const date = dateIn(40);
    const early = [{ from: '09:00', to: '10:00', capacity: 3 }];
    await edited(
      world.number,
      { verb: 'gate', gate: 3, mine: { sign: 'K1', direction: 'out' } },
      { verb: 'add_day', date, opens: '09:00', closes: '18:00', windows: early },
      { verb: 'window', window: 8, mine: { closed: true } },
      { verb: 'settings', mine: { texts: { bring: { ar: 'ماء\nوقبعة' } }, kinds: ['family'] } },
    );
    const answer = await post('/api/v1/operator/edition-files', { event: world.slug }, OPERATOR);
    expect(answer.status).toBe(200);
    const file = await answer.json<ReturnType<typeof writtenEdition>>();
    const slug = newSlug();
    const again = await imported({ ...file, slug });
    expect([again.status, await again.clone().json()]).toMatchObject([201, { slug }]);
    expect({ ...writtenEdition(await stored(slug)), slug: world.slug }).toEqual(file);
    expect((await imported({ ...file, slug })).status).toBe(200);
    expect((await imported(file)).status).toBe(409);
  });

  it('is written of a draft too, whatever it lacks', async () => {
    const made = await createBlankEdition(context, {
      asked: { slug: newSlug(), name: { fr: 'Vide' } },
      key: 'k',
    });
    const file = await exportEdition(asOperator(), { event: made.number });
    const slug = newSlug();
    expect((await imported({ ...file, slug })).status).toBe(201);
    expect({ ...writtenEdition(await stored(slug)), slug: made.slug }).toEqual(file);
  });

  it('is not taken as a public one without name, days and gates', async () => {
    const made = await createBlankEdition(context, {
      asked: { slug: newSlug(), name: { ar: 'أيام', fr: 'Jours' } },
      key: 'k',
    });
    const file = await exportEdition(asOperator(), { event: made.number });
    const answer = await imported({ ...file, slug: newSlug(), status: 'open' });
    expect(answer.status).toBe(422);
    expect((await imported({ ...file, slug: newSlug(), days: 1e300 })).status).toBe(422);
    expect((await imported({ ...file, slug: newSlug(), status: 'archived' })).status).toBe(422);
  });

  it('holds nobody who registered or works there', async () => {
    await registered(world);
    const file = JSON.stringify(await exportEdition(context, { event: world.number }));
    for (const word of ['مريم', 'فاطمة', 'data_key', 'token_key', 'code_key', 'taken']) {
      expect(file).not.toContain(word);
    }
    const other = { ...context, by: { ...context.by, event: world.number + 1 } };
    await expect(exportEdition(other, { event: world.number })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await loadEdition(env.DB, world.number)).not.toBeNull();
  });
});

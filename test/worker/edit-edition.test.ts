import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import type { EditionEdit } from '../../src/domain/editing/edits.ts';
import { settingsOf } from '../../src/domain/editing/edits.ts';
import { editEdition, setEditionStatus } from '../../src/operations/edit-edition.ts';
import { loadEdition, type StoredEdition } from '../../src/store/editions/editions.ts';
import { asMember } from './acting.ts';
import { daysWith, family, newWorld, register, registered, request, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await newWorld({ days: daysWith(100, 50) });
});

function edit(...edits: readonly EditionEdit[]) {
  return editAs('anna', ...edits);
}

function editAs(id: string, ...edits: readonly unknown[]) {
  const context = asMember({ event: world.number, id });
  return editEdition(context, { event: world.number, edits, key: crypto.randomUUID() });
}

async function stored(): Promise<StoredEdition> {
  const edition = await loadEdition(env.DB, world.number);
  if (!edition) throw new Error('no edition');
  return edition;
}

async function audits(verb: string): Promise<{ actor: string; detail: string }[]> {
  const sql = 'SELECT actor, detail FROM audit WHERE event = ?1 AND verb = ?2 ORDER BY id';
  const rows = await env.DB.prepare(sql)
    .bind(world.number, verb)
    .all<{ actor: string; detail: string }>();
  return rows.results;
}

describe('an edit of an edition', () => {
  it('is written under the next version, with what was before and what is after', async () => {
    const answer = await edit(
      {
        verb: 'settings',
        mine: { name: { fr: 'Journées' }, texts: { welcome: { ar: 'مرحبا\nبكم' } } },
      },
      { verb: 'window', window: 1, mine: { capacity: 120, closed: true } },
    );
    expect(answer).toMatchObject({ outcome: 'edited', version: 2, theirs: [], moved: [] });
    const now = await stored();
    expect(now).toMatchObject({
      version: 2,
      name: { fr: 'Journées' },
      texts: { welcome: { ar: 'مرحبا\nبكم', fr: '' } },
    });
    expect(now.days[0]?.slots[0]).toMatchObject({ number: 1, capacity: 120, closed: true });
    const [trace] = await audits('edit_edition');
    expect(trace?.actor).toBe('anna');
    expect(JSON.parse(trace?.detail ?? '')).toMatchObject({
      before: { fields: { 'windows.1.capacity': 100, 'windows.1.closed': false } },
      after: { fields: { 'windows.1.capacity': 120, 'name.fr': 'Journées' }, version: 2 },
    });
  });

  it('adds days, windows and gates, which take the next numbers, and removes them', async () => {
    const before = await stored();
    const date = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
    const windows = [{ from: '10:00', to: '12:00', capacity: 30 }];
    const name = { ar: 'باب', zgh: '', fr: 'Porte', en: 'Gate' };
    const gate = {
      ...{ name, kinds: [], step_free: true, position: null, sign: 'Z9', lanes: 2 },
      direction: 'out' as const,
      bays: [],
    };
    const day = { verb: 'add_day' as const, date, opens: '10:00', closes: '18:00', windows };
    await edit(day, { verb: 'add_gate', gate });
    const after = await stored();
    const slots = before.days.flatMap((one) => one.slots).length;
    expect(after.days.at(-1)).toMatchObject({ number: before.days.length + 1, date });
    expect(after.days.at(-1)?.slots[0]?.number).toBe(slots + 1);
    expect(after.gates.at(-1)).toMatchObject({ sign: 'Z9', lanes: 2, direction: 'out' });
    const number = before.days.length + 1;
    const last = after.gates.at(-1)?.number ?? 0;
    await edit({ verb: 'remove_day', day: number }, { verb: 'remove_gate', gate: last });
    expect({ ...(await stored()), version: 0 }).toEqual({ ...before, version: 0, sign: undefined });
  });

  it('is made once by its key, and not at all where it says what is there', async () => {
    const context = asMember({ event: world.number, id: 'anna' });
    const asked = {
      event: world.number,
      edits: [{ verb: 'window', window: 2, mine: { capacity: 60 } }],
      key: 'k',
    };
    expect(await editEdition(context, asked)).toMatchObject({ outcome: 'edited', version: 2 });
    expect(await editEdition(context, asked)).toMatchObject({ outcome: 'unchanged', version: 2 });
    expect(await editAs('omar', ...asked.edits)).toMatchObject({
      outcome: 'unchanged',
      version: 2,
    });
    expect((await stored()).version).toBe(2);
    expect(await audits('edit_edition')).toHaveLength(1);
  });

  it('of a version that was seen is not made on a later one', async () => {
    const context = asMember({ event: world.number, id: 'anna' });
    await edit({ verb: 'settings', mine: { party_max: 7 } });
    const close = { event: world.number, to: 'closed' as const, key: 'c', version: 1 };
    expect(await setEditionStatus(context, close)).toEqual({
      outcome: 'edition_changed',
      version: 2,
    });
    expect(await setEditionStatus(context, { ...close, version: 2 })).toMatchObject({ version: 3 });
    expect(await audits('close_registration')).toHaveLength(1);
    expect((await register(world, family())).status).toBe(403);
    expect(await (await request(`/api/v1/events/${world.slug}`)).json()).toMatchObject({
      status: 'closed',
    });
  });

  it.each([
    ['no list', {}],
    ['none', []],
    ['two hundred and one', Array.from({ length: 201 }, () => ({ verb: 'remove_day', day: 1 }))],
    ['an unknown verb', [{ verb: 'drop' }]],
    ['a status', [{ verb: 'status', to: 'open' }]],
    ['a capacity of 1e300', [{ verb: 'window', window: 1, mine: { capacity: 1e300 } }]],
    ['a capacity below nothing', [{ verb: 'window', window: 1, mine: { capacity: -1 } }]],
    ['half a place', [{ verb: 'window', window: 1, mine: { capacity: 0.5 } }]],
    ['a field of the database', [{ verb: 'window', window: 1, mine: { taken: 0 } }]],
    ['an hour that is none', [{ verb: 'day', day: 1, mine: { opens: '24:00' } }]],
    ['a date that is none', [{ verb: 'day', day: 1, mine: { date: '2027-02-30' } }]],
    [
      'a name of ten thousand letters',
      [{ verb: 'settings', mine: { name: { fr: 'x'.repeat(10_000) } } }],
    ],
    ['a sign of five', [{ verb: 'gate', gate: 1, mine: { sign: 'ABCDE' } }]],
    ['a sign with a mark', [{ verb: 'gate', gate: 1, mine: { sign: 'A<' } }]],
    [
      'two thousand windows',
      [
        {
          verb: 'add_windows',
          day: 1,
          windows: Array.from({ length: 2_000 }, () => ({
            from: '10:00',
            to: '10:01',
            capacity: 1,
          })),
        },
      ],
    ],
    ['a zone that is none', [{ verb: 'settings', mine: { timezone: 'Mars/Olympus' } }]],
    ['a number of the day beyond all', [{ verb: 'remove_day', day: 1e300 }]],
  ])('is refused for what it says: %s', async (_, edits) => {
    const context = asMember({ event: world.number, id: 'anna' });
    const asked = editEdition(context, { event: world.number, edits, key: 'k' });
    await expect(asked).rejects.toMatchObject({ code: 'invalid_request' });
    expect((await stored()).version).toBe(1);
  });

  it('takes a name as it is shown: without marks that turn the line', async () => {
    const name = { en: '<script>\u202e  Open\u0000days', zgh: '   ' };
    await edit({ verb: 'settings', mine: { city: name } });
    expect((await stored()).city).toMatchObject({ en: '<script> Opendays', zgh: '' });
  });

  it('is no one’s of another edition', async () => {
    const stranger = asMember({ event: world.number + 1, id: 'eve' });
    const edits = [{ verb: 'window', window: 1, mine: { capacity: 1 } }];
    await expect(
      editEdition(stranger, { event: world.number, edits, key: 'k' }),
    ).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('two people at once', () => {
  it('keep what each of them changed, and are told', async () => {
    const base = settingsOf(await stored());
    const first = { ...base, party_max: 12 };
    const second = { ...base, venue: { ...base.venue, fr: 'Esplanade' } };
    const answers = await Promise.all([
      editAs('anna', { verb: 'settings', base, mine: first }),
      editAs('omar', { verb: 'settings', base, mine: second }),
    ]);
    expect(answers.map(({ outcome }) => outcome)).toEqual(['edited', 'edited']);
    expect(answers.flatMap((one) => ('theirs' in one ? one.theirs : []))).toEqual(['party_max']);
    expect(await stored()).toMatchObject({ party_max: 12, venue: { fr: 'Esplanade' }, version: 3 });
  });

  it('choose where both changed one field: the second sees both, and writes nothing', async () => {
    const base = { from: '10:00', to: '12:00', capacity: 100, closed: false };
    const change = (capacity: number) => ({
      verb: 'window',
      window: 1,
      base,
      mine: { ...base, capacity },
    });
    const own = (await stored()).days[0]?.slots[0];
    const answers = await Promise.all([editAs('anna', change(150)), editAs('omar', change(80))]);
    expect(answers).toMatchObject([
      { outcome: 'edited' },
      {
        outcome: 'conflict',
        version: 2,
        conflicts: [{ path: 'windows.1.capacity', base: 100, mine: 80, now: 150 }],
      },
    ]);
    expect(own?.capacity).toBe(100);
    expect((await stored()).days[0]?.slots[0]?.capacity).toBe(150);
  });
});

describe('what is taken', () => {
  it('is kept: a window never has fewer places than people who hold it', async () => {
    await registered(world);
    const fewer = await edit({ verb: 'window', window: 1, mine: { capacity: 4 } });
    expect(fewer).toMatchObject({
      outcome: 'refused',
      faults: [{ path: 'windows.1.capacity', code: 'capacity_below_taken', values: { taken: 5 } }],
    });
    expect(await edit({ verb: 'window', window: 1, mine: { capacity: 5 } })).toMatchObject({
      outcome: 'edited',
    });
    expect((await register(world, family())).status).toBe(409);
  });

  it('is kept by the database itself, whoever asks', async () => {
    await registered(world);
    const lower = env.DB.prepare('UPDATE slot SET capacity = 4 WHERE event = ?1 AND number = 1');
    await expect(lower.bind(world.number).run()).rejects.toThrow(/capacity_below_taken/);
    for (const sql of [
      'DELETE FROM slot WHERE event = ?1 AND number = 1',
      'UPDATE slot SET day = 2 WHERE event = ?1 AND number = 1',
    ]) {
      await expect(env.DB.prepare(sql).bind(world.number).run()).rejects.toThrow(/in_use/);
    }
  });

  it('closes a window, and does not remove it, even when all of it was given back', async () => {
    const { registration } = await registered(world);
    const secret = registration.manage_url.split('/r/')[1] ?? '';
    const cancel = await request(`/r/${secret}/cancel`, { method: 'POST' });
    expect(cancel.status).toBeLessThan(500);
    const removed = await edit({ verb: 'remove_window', window: 1 });
    expect(removed).toMatchObject({ outcome: 'refused', faults: [{ code: 'in_use' }] });
    await edit({ verb: 'window', window: 1, mine: { closed: true } });
    const late = await register(world, family());
    expect(late.status).toBe(403);
    expect(await late.json()).toMatchObject({ code: 'registration_closed', remaining: 0 });
    await edit({ verb: 'window', window: 1, mine: { closed: false } });
    expect((await register(world, family())).status).toBe(201);
  });

  it('says whom a moved window moves, and every ticket of it shows the new hour', async () => {
    const { tickets } = await registered(world, { slot: '8' });
    const slot = (await stored()).days[1]?.slots[1];
    const shorter = { from: '12:30' };
    const answer = await edit({ verb: 'window', window: 8, mine: shorter });
    expect(answer).toMatchObject({
      moved: [{ window: 8, people: 5, before: { starts_at: slot?.starts_at } }],
    });
    const page = await (await request(new URL(tickets[0]?.url ?? '').pathname)).text();
    expect(page).toContain('12:30');
  });

  it('keeps a gate that phones belong to', async () => {
    const invitation = `INSERT INTO invitation (hash, event, kind, role, gate, key_required, made_by, created_at, expires_at)
      VALUES (?2, ?1, 'gate', 'gate', 1, 0, 'test', 0, 1)`;
    await env.DB.prepare(invitation).bind(world.number, crypto.randomUUID()).run();
    const removed = await edit({ verb: 'remove_gate', gate: 1 });
    expect(removed).toMatchObject({ outcome: 'refused', faults: [{ code: 'in_use' }] });
    expect((await stored()).version).toBe(1);
  });
});

describe('a kind of party that is not offered', () => {
  it('cannot register', async () => {
    await edit({ verb: 'settings', mine: { kinds: ['school', 'individual'] } });
    expect((await stored()).kinds).toEqual(['individual', 'school']);
    expect((await register(world, family())).status).toBe(403);
    const page = await (await request(`/fr/${world.slug}`)).text();
    expect(page).toContain('kind=school');
    expect(page).not.toContain('kind=association');
    expect(
      (await register(world, family({ kind: 'individual', party: { adults: 1 } }))).status,
    ).toBe(201);
  });
});

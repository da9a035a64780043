import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { registrarOf } from '../../src/actors/stubs.ts';
import type { ScansAnswer } from '../../src/contract/answers/scans.ts';
import type { EditionEdit } from '../../src/domain/editing/edits.ts';
import { editEdition } from '../../src/operations/edit-edition.ts';
import { loadEdition } from '../../src/store/editions/editions.ts';
import { eventForGate } from '../../src/store/editions/gate-event.ts';
import { asMember } from './acting.ts';
import { daysWith, enrol, newWorld, type Phone, request, sendScans, type World } from './world.ts';

let world: World;
let phone: Phone;
beforeEach(async () => {
  world = await newWorld({ days: daysWith() });
  phone = await enrol(world);
});

async function edit(...edits: EditionEdit[]): Promise<void> {
  const asked = { event: world.number, edits, key: crypto.randomUUID() };
  const { outcome } = await editEdition(asMember({ event: world.number, id: 'anna' }), asked);
  expect(outcome).toBe('edited');
}

async function contact(more: Record<string, unknown>) {
  const answer = await sendScans(phone, [], { since: 0, ...more });
  expect(answer.status).toBe(200);
  return (await answer.json<ScansAnswer>()).ledger;
}

describe('a phone that says which edition it has', () => {
  it('gets none while it has the one of now', async () => {
    expect(await contact({ edition: 1 })).not.toHaveProperty('edition');
  });

  it('gets the whole one after an edit: days, windows, gates and offsets', async () => {
    const gate: EditionEdit = { verb: 'gate', gate: 2, mine: { sign: 'K', direction: 'out' } };
    await edit(gate, { verb: 'window', window: 8, mine: { to: '13:30' } });
    const ledger = await contact({ edition: 1 });
    expect(ledger?.edition).toMatchObject({ version: 2, event: { version: 2, slug: world.slug } });
    const event = ledger?.edition?.event;
    expect(event?.gates.find((one) => one.number === 2)).toMatchObject({
      sign: 'K',
      direction: 'out',
    });
    expect(event?.slot_times?.find(([number]) => number === 8)?.[2]).toBe('13:30');
    expect(ledger?.policy.keys).toHaveLength(1);
    expect(await contact({ edition: 2 })).not.toHaveProperty('edition');
  });

  it('is sent the one of now where it has a later one, as after a restore', async () => {
    expect((await contact({ edition: 9 }))?.edition).toMatchObject({ version: 1 });
  });

  it('is one of an older release where it says none, or what is no version', async () => {
    await edit({ verb: 'settings', mine: { party_max: 8 } });
    for (const edition of [undefined, null, 'x', -1, 1.5, 1e300, {}]) {
      expect(await contact({ edition })).not.toHaveProperty('edition');
    }
  });

  it('has it from its enrolment', async () => {
    await edit({ verb: 'settings', mine: { party_max: 8 } });
    const by = await enrol(world, 2);
    const answer = await request('/api/v1/ledger', { headers: by.headers });
    expect(answer.status).toBe(200);
    expect((await loadEdition(env.DB, world.number))?.version).toBe(2);
  });
});

describe('the edition that a phone gets', () => {
  it('is at most 200 KB, however much an edition holds', async () => {
    const edition = await loadEdition(env.DB, world.number);
    if (!edition) throw new Error('no edition');
    const name = {
      ar: 'باب المدخل الكبير للمدارس والجمعيات',
      zgh: 'ⵜⴰⵡⵡⵓⵔⵜ ⵜⴰⵎⵇⵇⵔⴰⵏⵜ',
      fr: 'Grande entrée des écoles',
      en: 'Main gate for schools',
    };
    const at = Date.now();
    const days = Array.from({ length: 31 }, (_, d) => ({
      ...{ number: d + 1, date: '2027-05-13', opens: '00:00', closes: '23:59' },
      ...{ opens_at: at, closes_at: at },
      slots: Array.from({ length: 48 }, (_, n) => ({
        ...{ number: d * 48 + n + 1, day: d + 1, from: '10:00', to: '10:15' },
        ...{ starts_at: at, ends_at: at, capacity: 1_000_000 },
      })),
    }));
    const gates = Array.from({ length: 99 }, (_, i) => ({
      ...{ number: i + 1, name, kinds: [], step_free: true, sign: 'ABCD', lanes: 99 },
      ...{ position: { latitude: 34.055123, longitude: -4.998123 }, direction: 'both' as const },
    }));
    const event = eventForGate({ ...edition, days, gates }, env.PUBLIC_URL);
    expect(new TextEncoder().encode(JSON.stringify(event)).length).toBeLessThan(200_000);
  });
});

describe('a page of an edition', () => {
  it('shows an edit that another isolate made', async () => {
    const page = async () => (await request(`/fr/${world.slug}?${crypto.randomUUID()}`)).text();
    expect(await page()).not.toContain('Esplanade');
    const edits: EditionEdit[] = [{ verb: 'settings', mine: { venue: { fr: 'Esplanade' } } }];
    // Asked of the writer itself: this isolate is told nothing.
    const order = { edits, key: crypto.randomUUID() };
    await registrarOf(env, world.number).edit(world.number, order, 'test');
    await expect.poll(page).toContain('Esplanade');
  });
});

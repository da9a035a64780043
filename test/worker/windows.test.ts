import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { askRegistrar } from '../../src/actors/stubs.ts';
import type { RegistrationReceipt } from '../../src/domain/registration.ts';
import {
  cancelRegistration,
  changeParty,
  splitTicket,
} from '../../src/operations/change-registration.ts';
import {
  forgetEditions,
  loadEdition,
  type StoredEdition,
} from '../../src/store/editions/editions.ts';
import { registrationBySecret } from '../../src/store/registrations/tickets.ts';
import { asVisitor } from './acting.ts';
import {
  daysWith,
  family,
  newWorld,
  policyWith,
  register,
  registered,
  request,
  type World,
} from './world.ts';

const HOUR = 3_600_000;
const SAME = { adults: 2, children: 3, step_free: false };

let world: World;
let edition: StoredEdition;
beforeAll(async () => {
  world = await newWorld({ days: daysWith(100, 100, 100, 100, 100, 4) });
  const loaded = await loadEdition(env.DB, world.number);
  if (!loaded) throw new Error('no edition');
  edition = loaded;
});

describe('a window that is over', () => {
  it('takes nobody, and sends nobody to another that is over', async () => {
    await endWindows(world, 1, 2);
    const late = await register(world, family({ slot: '1' }));
    expect(late.status).toBe(403);
    expect(await late.json()).toMatchObject({
      code: 'registration_closed',
      remaining: 0,
      alternatives: ['3', '4', '5'],
    });
    const crowd = await register(world, family({ slot: '6' }));
    expect(await crowd.json()).toMatchObject({
      code: 'slot_full',
      remaining: 4,
      alternatives: ['5', '4', '3'],
    });
    expect(await taken(1)).toBe(0);
  });

  it('is said to be closed, and the others open', async () => {
    const event = await request(`/api/v1/events/${world.slug}`);
    const { days } = await event.json<{ days: { slots: { open: boolean }[] }[] }>();
    const open = days[0]?.slots.map((slot) => slot.open);
    expect(open).toEqual([false, false, true, true, true, true]);
  });

  it('still answers for a key that it knows', async () => {
    const own = await newWorld({ days: daysWith() });
    const [key, body] = [crypto.randomUUID(), family()];
    expect((await register(own, body, key)).status).toBe(201);
    await endWindows(own, 1);
    expect((await register(own, body, key)).status).toBe(200);
    expect((await register(own, body)).status).toBe(403);
  });

  it('gets nobody by a change, from another window or by growing', async () => {
    const [mover, grower] = [await held('3'), await held('4')];
    await endWindows(world, 4);
    const alternatives = expect.arrayContaining(['3', '5', '7']);
    for (const slot of [1, 2, 4]) {
      const change = changeParty(asVisitor(), { edition: edition, secret: mover, ...SAME, slot });
      await expect(change).rejects.toMatchObject({ code: 'registration_closed' });
    }
    const more = { ...SAME, slot: 4, children: 4 };
    const growth = changeParty(asVisitor(), { edition: edition, secret: grower, ...more });
    await expect(growth).rejects.toMatchObject({
      code: 'registration_closed',
      members: { alternatives },
    });
    const kept = await registrationBySecret(env, mover, Date.now());
    expect(kept).toMatchObject({ slot: 3, party: { adults: 2, children: 3 } });
  });

  it('gets no group that waited without places, and those who held theirs', async () => {
    const own = await newWorld({ days: daysWith() });
    const school = { girls: 60, boys: 50, adults: 10, coaches: 2 };
    const body = { kind: 'school', party: school, organisation: 'مدرسة الأمل' };
    const waits = await registered(own, body);
    const press = { kind: 'media', party: { adults: 2 }, organisation: 'جريدة' };
    const holds = await registered(own, press);
    await endWindows(own, 1);
    expect(await approve(own, waits)).toMatchObject({
      outcome: 'registration_closed',
      alternatives: [2, 3, 4],
    });
    expect(await approve(own, holds)).toMatchObject({ outcome: 'changed' });
  });

  it('keeps who has it: they may be fewer, divide, leave it, or give it back', async () => {
    const open = await newWorld({ days: daysWith() });
    const own = await loadEdition(env.DB, open.number);
    if (!own) throw new Error('no edition');
    const secret = await held('1', open);
    await endWindows(open, 1);
    const now = () => Date.now();
    const fewer = await changeParty(asVisitor(now()), {
      edition: own,
      secret: secret,
      ...SAME,
      slot: 1,
      children: 2,
    });
    expect(fewer.party).toMatchObject({ adults: 2, children: 2 });
    const serial = fewer.tickets[0]?.serial ?? 0;
    const part = { adults: 1, children: 1 };
    expect(
      (
        await splitTicket(asVisitor(now()), {
          edition: own,
          secret: secret,
          serial: serial,
          ...part,
        })
      ).tickets,
    ).toHaveLength(2);
    const moved = await changeParty(asVisitor(now()), {
      edition: own,
      secret: secret,
      ...SAME,
      slot: 2,
      children: 2,
    });
    expect(moved).toMatchObject({ slot: 2 });
    expect(
      await cancelRegistration(asVisitor(now()), { edition: own, secret: secret }),
    ).toMatchObject({
      status: 'cancelled',
    });
  });

  it('is open to latecomers if it is the last of its day, unless gates know late', async () => {
    const lax = await newWorld({ days: daysWith() });
    const strict = await newWorld({ days: daysWith(), policy: policyWith({ late_minutes: 30 }) });
    for (const one of [lax, strict]) await endWindows(one, 1, 2, 3, 4, 5, 6);
    expect((await register(lax, family({ slot: '6' }))).status).toBe(201);
    expect((await register(lax, family({ slot: '5' }))).status).toBe(403);
    const late = await register(strict, family({ slot: '6' }));
    expect(await late.json()).toMatchObject({ alternatives: ['7', '8', '9'] });
  });
});

/** What windows become by the passing of time: each has ended, the later ones last. */
async function endWindows(at: World, ...slots: number[]): Promise<void> {
  const sql = `UPDATE slot SET starts_at = ?3 + number * 60000 - 60000, ends_at = ?3 + number * 60000
    WHERE event = ?1 AND number IN (SELECT value FROM json_each(?2))`;
  await env.DB.prepare(sql)
    .bind(at.number, JSON.stringify(slots), Date.now() - HOUR)
    .run();
  forgetEditions();
  await env.REGISTRAR.getByName(String(at.number)).reload();
}

async function approve(at: World, { registration }: RegistrationReceipt) {
  const secret = registration.manage_url.split('/r/')[1] ?? '';
  const view = await registrationBySecret(env, secret, Date.now());
  return askRegistrar(env, at.number, (registrar) =>
    registrar.change(at.number, view?.id ?? '', { type: 'approve' }, 'organizer'),
  );
}

async function held(slot: string, at = world): Promise<string> {
  const { registration } = await registered(at, { slot });
  return registration.manage_url.split('/r/')[1] ?? '';
}

async function taken(slot: number): Promise<number> {
  const sql = 'SELECT taken FROM slot WHERE event = ?1 AND number = ?2';
  const row = await env.DB.prepare(sql).bind(world.number, slot).first<{ taken: number }>();
  return row?.taken ?? -1;
}

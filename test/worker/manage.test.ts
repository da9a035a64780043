import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RegistrationView } from '../../src/domain/registration.ts';
import {
  cancelRegistration,
  changeParty,
  splitTicket,
} from '../../src/operations/change-registration.ts';
import { loadEdition, type StoredEdition } from '../../src/store/editions/editions.ts';
import { registrationBySecret, ticketByToken } from '../../src/store/registrations/tickets.ts';
import { asVisitor } from './acting.ts';
import { daysWith, enrol, newWorld, registered, scanOne, type World } from './world.ts';

let world: World;
let edition: StoredEdition;
beforeAll(async () => {
  world = await newWorld({ days: daysWith(1_000, 1_000, 4) });
  const loaded = await loadEdition(env.DB, world.number);
  if (!loaded) throw new Error('no edition');
  edition = loaded;
});

describe('a private link', () => {
  it('opens its registration and no other', async () => {
    const { secret, view } = await held();
    expect(view).toMatchObject({ status: 'confirmed', party: { adults: 2, children: 3 } });
    const forged = `${secret.slice(0, -2)}${secret.endsWith('aa') ? 'ea' : 'aa'}`;
    expect(await registrationBySecret(env, forged, Date.now())).toBeNull();
  });
});

describe('a changed party', () => {
  it('keeps its serial: the old picture is attention with the new numbers', async () => {
    const { secret, view } = await held();
    const old = view.tickets[0]?.token ?? '';
    const now = Date.now();
    const change = { slot: 2, adults: 2, children: 1, step_free: true };
    const after = await changeParty(asVisitor(now), {
      edition: edition,
      secret: secret,
      ...change,
    });
    expect(after.tickets).toMatchObject([
      { serial: view.tickets[0]?.serial, children: 1, slot: 2 },
    ]);
    const phone = await enrol(world);
    const result = await scanOne(phone, { ticket: old });
    expect(result).toMatchObject({ verdict: 'admitted', reason: 'superseded', people: 3 });
  });

  it('gives back its old places and takes the new ones', async () => {
    const before = await taken(2);
    const { secret } = await held();
    const change = { slot: 2, adults: 1, children: 0, step_free: false };
    await changeParty(asVisitor(), { edition: edition, secret: secret, ...change });
    expect(await taken(2)).toBe(before + 1);
  });

  it('keeps what it has when the new window is full', async () => {
    const { secret } = await held();
    const change = { slot: 3, adults: 2, children: 3, step_free: false };
    const refused = changeParty(asVisitor(), { edition: edition, secret: secret, ...change });
    await expect(refused).rejects.toMatchObject({ code: 'slot_full' });
    const kept = await registrationBySecret(env, secret, Date.now());
    expect(kept).toMatchObject({ slot: 1, party: { adults: 2, children: 3 } });
    expect(await taken(3)).toBe(0);
  });

  it('gets another ticket for another day, and the old one says so', async () => {
    const { secret, view } = await held();
    const change = { slot: 7, adults: 2, children: 3, step_free: false };
    const after = await changeParty(asVisitor(), { edition: edition, secret: secret, ...change });
    expect(after).toMatchObject({ day: 2, reference: view.reference });
    expect(after.tickets[0]?.serial).not.toBe(view.tickets[0]?.serial);
    const old = await ticketByToken(env, view.tickets[0]?.token ?? '', Date.now());
    expect(old?.state).toBe('superseded');
  });
});

describe('a contact that holds three parties on a day', () => {
  it.each([
    ['phone', { phone: '0655443322', email: null }],
    ['e-mail', { phone: null, email: 'salma@example.org' }],
  ])('moves no fourth one there, and moves one within the day: %s', async (_, by) => {
    const contact = { name: 'Salma', ...by };
    const there: string[] = [];
    for (let n = 0; n < 3; n++) there.push((await held({ slot: '7', contact })).secret);
    const { secret } = await held({ contact });
    const change = { slot: 7, adults: 2, children: 3, step_free: false };
    const refused = changeParty(asVisitor(), { edition: edition, secret: secret, ...change });
    await expect(refused).rejects.toMatchObject({ code: 'already_registered' });
    const kept = await registrationBySecret(env, secret, Date.now());
    expect(kept).toMatchObject({ day: 1, slot: 1 });
    const [first = ''] = there;
    const within = await changeParty(asVisitor(), {
      edition: edition,
      secret: first,
      ...change,
      slot: 8,
    });
    expect(within).toMatchObject({ day: 2, slot: 8 });
    await cancelRegistration(asVisitor(), { edition: edition, secret: first });
    expect(
      await changeParty(asVisitor(), { edition: edition, secret: secret, ...change }),
    ).toMatchObject({ day: 2 });
  });
});

describe('a day that is over', () => {
  it('takes nobody who moves, and keeps what stood', async () => {
    const { secret } = await held();
    const over = 'UPDATE day SET opens_at = ?2 - 1, closes_at = ?2 WHERE event = ?1 AND number = 3';
    await env.DB.prepare(over)
      .bind(world.number, Date.now() - 1)
      .run();
    await env.REGISTRAR.getByName(String(world.number)).reload();
    const change = { slot: 13, adults: 2, children: 3, step_free: false };
    const refused = changeParty(asVisitor(), { edition: edition, secret: secret, ...change });
    await expect(refused).rejects.toMatchObject({ code: 'invalid_request' });
    const kept = await registrationBySecret(env, secret, Date.now());
    expect(kept).toMatchObject({ day: 1, slot: 1 });
  });
});

describe('a split ticket', () => {
  it('becomes two that admit the same people, and its old picture is refused', async () => {
    const { secret, view } = await held();
    const whole = view.tickets[0];
    const part = { adults: 1, children: 1 };
    const after = await splitTicket(asVisitor(), {
      edition: edition,
      secret: secret,
      serial: whole?.serial ?? 0,
      ...part,
    });
    expect(after.tickets.map(({ adults, children }) => [adults, children])).toEqual([
      [1, 2],
      [1, 1],
    ]);
    const phone = await enrol(world);
    expect(await scanOne(phone, { ticket: whole?.token ?? '' })).toMatchObject({
      verdict: 'refused',
      reason: 'superseded',
    });
    const results = await Promise.all(
      after.tickets.map((ticket) => scanOne(phone, { ticket: ticket.token })),
    );
    expect(results.map((result) => [result.verdict, result.people])).toEqual([
      ['admitted', 3],
      ['admitted', 2],
    ]);
  });
});

describe('a cancelled registration', () => {
  it('gives its places back and its ticket opens nothing', async () => {
    const before = await taken(1);
    const { secret, view } = await held();
    await cancelRegistration(asVisitor(), { edition: edition, secret: secret });
    expect(await taken(1)).toBe(before);
    const phone = await enrol(world);
    const result = await scanOne(phone, { ticket: view.tickets[0]?.token ?? '' });
    expect(result).toMatchObject({ verdict: 'refused', reason: 'cancelled' });
  });
});

async function held(
  change: Record<string, unknown> = {},
): Promise<{ secret: string; view: RegistrationView }> {
  const { registration } = await registered(world, change);
  const secret = registration.manage_url.split('/r/')[1] ?? '';
  const view = await registrationBySecret(env, secret, Date.now());
  if (!view) throw new Error('the link opens nothing');
  return { secret, view };
}

async function taken(slot: number): Promise<number> {
  const sql = 'SELECT taken FROM slot WHERE event = ?1 AND number = ?2';
  const row = await env.DB.prepare(sql).bind(world.number, slot).first<{ taken: number }>();
  return row?.taken ?? -1;
}

import { beforeEach, describe, expect, it } from 'vitest';
import type { RegistrationReceipt } from '../../src/domain/registration.ts';
import { send } from './forms.ts';
import {
  daysWith,
  family,
  newWorld,
  randomPhone,
  register,
  registered,
  ticketFor,
  vouchedFor,
  type World,
} from './world.ts';

// An edition has fewer than ten million serials for good: nobody may use them up by asking.

let world: World;
beforeEach(async () => {
  world = await newWorld({ days: daysWith(46_000, 200) });
});

const school = () => ({
  kind: 'school',
  party: { girls: 60, boys: 40, adults: 10, coaches: 40 },
  organisation: 'مدرسة الأمل',
});

const nextSerial = async () => (await ticketFor(world, { slot: '7' })).serial;

/** How many serials somebody's asking has used, beside that of the ticket which tells. */
async function usedBy(ask: () => Promise<unknown>): Promise<number> {
  const before = await nextSerial();
  await ask();
  return (await nextSerial()) - before - 1;
}

const managed = ({ registration }: RegistrationReceipt) =>
  new URL(registration.manage_url).pathname;

describe('what is refused uses no serial', () => {
  it('not a school whose code opens nothing', async () => {
    const made = { ...school(), group_code: 'a'.repeat(24) };
    const used = await usedBy(async () => {
      for (let i = 0; i < 3; i++) expect((await register(world, family(made))).status).toBe(403);
    });
    expect(used).toBe(0);
  });

  it('not a registration that is sent again under its key', async () => {
    const [body, key] = [family(), crypto.randomUUID()];
    const used = await usedBy(async () => {
      for (let i = 0; i < 4; i++) expect((await register(world, body, key)).ok).toBe(true);
    });
    expect(used).toBe(1);
  });

  it('not a contact that holds enough, among others at the same time', async () => {
    const contact = { name: 'x', phone: randomPhone() };
    const asked = Array.from({ length: 24 }, (_, i) => family(i % 2 === 0 ? { contact } : {}));
    await Promise.all(asked.map((body) => register(world, body)));
    // What the nine refused ones had drawn goes to those who come next.
    for (let i = 0; i < 9; i++) await nextSerial();
    expect(await nextSerial()).toBe(25);
  });

  it('not a coach party that asks to be moved where no room is', async () => {
    const receipt = await registered(world, await vouchedFor(world, school()));
    await registered(world, { slot: '2' });
    const form = new URLSearchParams({ slot: '12', adults: '10', children: '100' });
    await registered(world, { ...(await vouchedFor(world, { ...school(), slot: '12' })) });
    const used = await usedBy(async () => {
      for (let i = 0; i < 3; i++) {
        expect((await send(`${managed(receipt)}/change`, form)).status).toBe(409);
      }
    });
    expect(used).toBe(0);
  });
});

it('gives each serial once, whatever was refused beside it', async () => {
  const full = { slot: '2', party: { adults: 10, children: 0 } };
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, i) =>
      register(world, family(i % 2 === 0 ? full : { slot: '1' })),
    ),
  );
  const taken = answers.filter(({ status }) => status === 201);
  const receipts = await Promise.all(taken.map((one) => one.json<RegistrationReceipt>()));
  const serials = receipts.flatMap(({ tickets }) => tickets.map(({ serial }) => serial));
  expect(serials).toHaveLength(50);
  expect(new Set(serials).size).toBe(50);
});

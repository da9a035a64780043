import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { registrarOf } from '../../src/actors/stubs.ts';
import type { RegistrationReceipt } from '../../src/domain/registration.ts';
import { cancelCoach, changeCall, changeCoaches } from '../../src/operations/change-group.ts';
import { cancelRegistration, changeParty } from '../../src/operations/change-registration.ts';
import { registrationBySecret } from '../../src/store/registrations/tickets.ts';
import { asVisitor } from './acting.ts';
import { editionOf } from './desk-day.ts';
import { messagesOf, stored } from './outbox.ts';
import { openMail } from './sending.ts';
import { family, newWorld, register, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await newWorld();
});

const BY_EMAIL = { name: 'Léa <b>', phone: null, email: 'lea@example.org' };

/** Opens a channel as the office does: the Registrar is told. */
async function open(state = 'on'): Promise<void> {
  await openMail(world, { state });
  await registrarOf(env, world.number).reload(world.number);
}

async function party(change: Record<string, unknown> = {}, id: string = crypto.randomUUID()) {
  const response = await register(
    world,
    family({ locale: 'fr', contact: BY_EMAIL, ...change }),
    id,
  );
  return { id, receipt: await response.json<RegistrationReceipt>() };
}

describe('whoever registers', () => {
  it('is sent their ticket, once, where something carries it', async () => {
    await open();
    const { id, receipt } = await party();
    await party({}, id);
    const [message, ...more] = await messagesOf(world);
    expect(more).toEqual([]);
    expect(message).toMatchObject({
      kind: 'ticket',
      revision: 0,
      state: 'ready',
      registration: id,
    });
    expect(message?.text).toContain(
      `Votre billet : ${receipt.tickets[0]?.code.replaceAll(' ', '')}.`,
    );
    expect(message?.text).not.toContain('<b>');
  });

  it('costs no row where nothing carries messages, or nothing reaches them', async () => {
    await party();
    await open('off');
    await party();
    await env.DB.prepare("UPDATE channel SET state = 'stopped' WHERE event = ?1")
      .bind(world.number)
      .run();
    await registrarOf(env, world.number).reload(world.number);
    await party({ contact: { name: 'Ali', phone: '0612345678', email: null } });
    expect(await messagesOf(world)).toEqual([]);
    await party();
    expect(await messagesOf(world)).toMatchObject([{ kind: 'ticket', state: 'ready' }]);
  });

  it('is sent none while their request waits', async () => {
    await open();
    await register(
      world,
      family({
        kind: 'school',
        organisation: 'A school',
        party: { adults: 2, children: 20, girls: 10, boys: 10, coaches: 1 },
        contact: BY_EMAIL,
      }),
      crypto.randomUUID(),
    );
    expect(await messagesOf(world)).toEqual([]);
  });
});

describe('whoever changes or cancels by their link', () => {
  /** What they are, as the operations of their page ask for it. */
  async function linked({ receipt }: Awaited<ReturnType<typeof party>>) {
    const secret = receipt.registration.manage_url.split('/r/')[1] ?? '';
    return { edition: await stored(world), secret };
  }

  it('is sent what holds now, in the place of what was not sent', async () => {
    await open();
    const one = await party();
    const { edition, secret } = await linked(one);
    const slot = edition.days[1]?.slots[0]?.number ?? 0;
    await changeParty(asVisitor(), {
      edition,
      secret,
      slot,
      step_free: false,
      adults: 1,
      children: 0,
    });
    await cancelRegistration(asVisitor(), { edition, secret });
    expect(
      (await messagesOf(world)).map(({ kind, state, dropped_for }) => [kind, dropped_for ?? state]),
    ).toEqual(
      expect.arrayContaining([
        ['ticket', 'superseded'],
        ['changed', 'superseded'],
        ['cancelled', 'ready'],
      ]),
    );
    const said = (await messagesOf(world)).find(({ kind }) => kind === 'cancelled');
    expect(said?.text).toContain('à votre demande');
  });

  it('is sent the code that holds now, when a ticket is given out anew', async () => {
    await open();
    const one = await party();
    const { secret } = await linked(one);
    const [old] = one.receipt.tickets;
    const desk = registrarOf(env, world.number);
    const order = { type: 'reissue', serials: [old?.serial ?? 0], unproven: true } as const;
    expect(await desk.change(world.number, one.id, order, 'anna')).toMatchObject({
      outcome: 'changed',
    });
    const now = await registrationBySecret(env, secret, Date.now());
    const code = now?.tickets[0]?.code.replaceAll(' ', '') ?? '';
    const all = await messagesOf(world);
    expect(all.map(({ kind, revision, state }) => [kind, revision, state]).toSorted()).toEqual([
      ['ticket', 0, 'dropped'],
      ['ticket', 1, 'ready'],
    ]);
    const said = all.find(({ state }) => state === 'ready')?.text;
    expect(said).toContain(`Votre billet : ${code}.`);
    expect(code).not.toBe(old?.code.replaceAll(' ', ''));
  });

  it('is sent the code of the ticket that stays theirs, when their party is divided', async () => {
    await open();
    const one = await party({ party: { adults: 2, children: 2 } });
    const order = {
      type: 'split',
      serial: one.receipt.tickets[0]?.serial ?? 0,
      adults: 1,
      children: 1,
    } as const;
    const desk = registrarOf(env, world.number);
    expect(await desk.change(world.number, one.id, order, 'holder')).toMatchObject({
      outcome: 'changed',
    });
    const all = await messagesOf(world);
    expect(all.map(({ kind, state }) => [kind, state])).toEqual(
      expect.arrayContaining([
        ['ticket', 'dropped'],
        ['changed', 'ready'],
      ]),
    );
  });

  it('is sent nothing where nothing carries messages', async () => {
    const { edition, secret } = await linked(await party());
    await cancelRegistration(asVisitor(), { edition, secret });
    expect(await messagesOf(world)).toEqual([]);
  });
});

describe('the head of a group', () => {
  const school = async () => {
    const { receipt } = await party({
      ...{ kind: 'school', organisation: 'École' },
      party: { girls: 3, boys: 3, adults: 2, coaches: 2 },
    });
    const secret = receipt.registration.manage_url.split('/r/')[1] ?? '';
    const serials = receipt.tickets.map(({ serial }) => serial);
    const [, second] = receipt.tickets;
    return { link: { edition: await editionOf(world), secret }, serials, second };
  };
  const ready = async () =>
    (await messagesOf(world)).filter(({ state }) => state === 'ready').map(({ kind }) => kind);

  it('keeps what was to be sent when they say whom to call', async () => {
    await open();
    const { link } = await school();
    await changeCall(asVisitor(), { ...link, key: 'call', call: '+212611223344' });
    expect(await ready()).toEqual(['ticket']);
  });

  it('is told what holds once a coach has other numbers', async () => {
    await open();
    const { link, serials } = await school();
    const coaches = [{ serial: serials[0] ?? 0, adults: 1, children: 1, girls: 0 }];
    await changeCoaches(asVisitor(), { ...link, key: 'numbers', slot: 1, coaches });
    expect(await ready()).toEqual(['changed']);
  });

  it('is told the code of a coach that still comes', async () => {
    await open();
    const { link, serials, second } = await school();
    await cancelCoach(asVisitor(), { ...link, key: 'coach', serial: serials[0] ?? 0 });
    const [message] = (await messagesOf(world)).filter(({ state }) => state === 'ready');
    expect(message?.kind).toBe('changed');
    expect(message?.text).toContain(second?.code.replaceAll(' ', ''));
  });
});

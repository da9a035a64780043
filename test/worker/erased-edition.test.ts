import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { registrarOf } from '../../src/actors/stubs.ts';
import { MINUTE_MS } from '../../src/domain/time.ts';
import { eraseContacts, eraseEdition } from '../../src/operations/erase-edition.ts';
import { erasePerson } from '../../src/operations/erase-person.ts';
import { run } from '../../src/store/d1/batch.ts';
import { readPurge } from '../../src/store/editions/purge.ts';
import { anyLeft } from '../../src/store/editions/purge-counts.ts';
import { askCode } from '../../src/store/finding/find-codes.ts';
import { putSubscription } from '../../src/store/messages/subscriptions.ts';
import { registrationBySecret } from '../../src/store/registrations/tickets.ts';
import { asMember, asService } from './acting.ts';
import { openDesk } from './desk.ts';
import { editionOf } from './waiting.ts';
import { newWorld, registered, request, signIn, type World } from './world.ts';
import { prepared } from './writers.ts';

let world: World;
beforeEach(async () => {
  world = await newWorld();
});

interface Held {
  readonly id: string;
  readonly serial: number;
}

async function held(): Promise<Held> {
  const { registration, tickets } = await registered(world);
  const secret = registration.manage_url.split('/r/')[1] ?? '';
  const view = await registrationBySecret(env, secret, Date.now());
  return { id: view?.id ?? '', serial: tickets[0]?.serial ?? 0 };
}

const owner = () => asMember({ event: world.number, id: 'anna' });

/** An edition that was erased, with a registration, and looked through to the end. */
async function erased(): Promise<Held> {
  const one = await held();
  await eraseEdition(owner(), { edition: await editionOf(world) });
  await eraseContacts(asService());
  expect(await left()).toEqual({ ended: 1, any: 0 });
  return one;
}

const left = () =>
  env.DB.prepare(
    `SELECT ended_at IS NOT NULL AS ended, ${anyLeft('?1')} AS any FROM purge WHERE event = ?1`,
  )
    .bind(world.number)
    .first();

/** What a request that began before the erasure still writes after it. */
const LATE: Readonly<Record<string, (held: Held) => Promise<unknown>>> = {
  'a contact that was corrected': ({ id }) => {
    const sealed = { contact: 'sealed', phone_hash: 'hash', email_hash: null, words: ['word'] };
    const more = { words_before: [], revision: 0, changes: ['phone'] } as const;
    return registrarOf(env, world.number).correct(
      world.number,
      id,
      { ...sealed, ...more },
      'anna',
      'form',
    );
  },
  'a code that was asked for': () => {
    const sealed = { contact: 'hash', by_phone: true, network: null, box: 'sealed' };
    const asked = { ...sealed, id: crypto.randomUUID(), locale: 'ar' } as const;
    return run(env.DB, askCode(env.DB, world.number, asked, Date.now()));
  },
  'a browser that is to be told': ({ serial }) => {
    const browser = { id: 'hash', box: 'sealed' };
    return run(env.DB, putSubscription(env.DB, world.number, serial, browser, Date.now()));
  },
};

describe('what comes as its edition is erased', () => {
  it.each(Object.keys(LATE))('is cleared with the next minute: %s', async (what) => {
    const held = await erased();
    await LATE[what]?.(held);
    expect(await left()).toEqual({ ended: 1, any: 1 });
    await eraseContacts(asService());
    expect(await left()).toEqual({ ended: 1, any: 0 });
  });

  it('is not registered, and the edition says that nobody is any more', async () => {
    const party = prepared();
    await erased();
    const answer = await registrarOf(env, world.number).register(world.number, party);
    expect(answer.outcome).toBe('registration_closed');
    expect(await left()).toEqual({ ended: 1, any: 0 });
    const shown = await request(`/api/v1/events/${world.slug}`);
    expect(await shown.json()).toMatchObject({ registration: { open: false } });
  });
});

describe('a record whose data was erased', () => {
  const contactOf = async (id: string) => {
    const desk = await signIn(world, 'desk');
    const page = await openDesk(`/console/${world.slug}/visitors/${id}`, `${desk}; lang=en`);
    return /<section[^>]*aria-labelledby="contact">([\s\S]*?)<\/section>/.exec(page)?.[1];
  };

  it('says so, and not that nobody had left a contact', async () => {
    const { id } = await erased();
    expect(await contactOf(id)).toContain('The data has been erased.');
    world = await newWorld();
    const one = await held();
    expect(await contactOf(one.id)).toContain('Covered');
    await erasePerson(owner(), { edition: await editionOf(world), person: { ids: [one.id] } });
    expect(await contactOf(one.id)).toContain('The data has been erased.');
  });
});

describe('a record of an edition that was erased', () => {
  it('offers nothing that would write of a person what nobody keeps any more', async () => {
    const office = await signIn(world, 'organizer');
    const offered = async ({ id }: Held) => {
      const page = await openDesk(`/console/${world.slug}/visitors/${id}`, office);
      return ['correct', 'note', 'cancel'].filter((what) => page.includes(`/${id}/${what}"`));
    };
    expect(await offered(await held())).toEqual(['correct', 'note', 'cancel']);
    expect(await offered(await erased())).toEqual(['cancel']);
  });
});

describe('an edition that was erased before its day, and again after a restore', () => {
  it('is said to be erased since the day of its receipt, and not by the calendar', async () => {
    await held();
    const receipt = await eraseEdition(owner(), { edition: await editionOf(world) });
    // A start of the service follows the list itself, and leaves the rows to the minute.
    await env.DB.prepare('DELETE FROM purge WHERE event = ?1').bind(world.number).run();
    const owns = await signIn(world, 'owner');
    const desk = () => openDesk(`/console/${world.slug}/privacy`, `${owns}; lang=en`);
    const before = await desk();
    expect(before).toContain('The rows are being cleared');
    expect(before).not.toContain('/privacy/erase"');
    await eraseContacts(asService(Date.now() + 5 * MINUTE_MS));
    const [purge] = await run(env.DB, readPurge(env.DB, world.number));
    expect(purge).toMatchObject({ begun_at: receipt.erased_at, made_by: 'retention' });
    const [said] = /<p class="sign"[^>]*data-erased[\s\S]*?<\/p>/.exec(await desk()) ?? [];
    expect(said).toContain('by the service, after a restore.');
  });
});

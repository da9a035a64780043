import { env } from 'cloudflare:workers';
import { registrarOf } from '../../src/actors/stubs.ts';
import { draftOf } from '../../src/api/registrations.ts';
import type { WaitListAnswer } from '../../src/contract/answers/wait-list.ts';
import { slotsOf } from '../../src/domain/edition.ts';
import { checkParty } from '../../src/domain/party.ts';
import { joinWaitList } from '../../src/operations/wait-list.ts';
import { loadEdition, type StoredEdition } from '../../src/store/editions/editions.ts';
import { asVisitor } from './acting.ts';
import { daysWith, family, newWorld, post, randomPhone, registered, type World } from './world.ts';

/** Joins the list of the first window over HTTP: a family of two. */
export function joinOver(
  world: World,
  change: Record<string, unknown> = {},
  key: string = crypto.randomUUID(),
): Promise<Response> {
  const party = { adults: 2, children: 0 };
  return post(`/api/v1/events/${world.slug}/wait-list`, family({ party, ...change }), {
    'Idempotency-Key': key,
  });
}

/** The same, and expects it to wait. Gives the secret of its private page. */
export async function joined(
  world: World,
  change: Record<string, unknown> = {},
): Promise<{ id: string; secret: string }> {
  const response = await joinOver(world, change);
  if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
  const { wait } = await response.json<WaitListAnswer>();
  return { id: wait.id, secret: secretOf(wait.manage_url) };
}

/** Joins the list of the first window, or of its day, and wants to be asked first. */
export async function joinedAsking(
  world: World,
  {
    people = 2,
    slot = 1,
    email = `${crypto.randomUUID()}@example.ma`,
  }: { readonly people?: number; readonly slot?: number; readonly email?: string | null } = {},
): Promise<{ id: string; secret: string }> {
  const edition = await editionOf(world);
  const contact = {
    name: 'سلمى',
    phone: randomPhone(),
    email,
  };
  const body = {
    ...{
      slot: String(slot),
      kind: 'family',
      locale: 'ar',
      consent: true,
      news: false,
      step_free: false,
    },
    ...{ contact, organisation: '' },
    party: { adults: people, children: 0, girls: null, boys: null, coaches: null },
  };
  const checked = checkParty(draftOf(body), edition);
  if (!checked.ok) throw new Error(JSON.stringify(checked.errors));
  const { wait } = await joinWaitList(asVisitor(), {
    ...{ edition, key: crypto.randomUUID(), party: checked.request, network: null, ask: true },
    list: { day: slotsOf(edition).get(slot)?.day ?? 0, slot },
  });
  return { id: wait.id, secret: secretOf(wait.manage_url) };
}

function secretOf(address: string): string {
  return address.split('/r/')[1] ?? '';
}

export async function editionOf(world: World): Promise<StoredEdition> {
  const edition = await loadEdition(env.DB, world.number);
  if (!edition) throw new Error('no edition');
  return edition;
}

/** The first window of the third day, whoever is asked about it has time to answer. */
export const LATER = 13;

/** An edition whose later window has so many places. */
export async function laterWorld(places: number): Promise<World> {
  const days = daysWith();
  const [first, second, third] = days;
  const [window] = third?.slots ?? [];
  if (!first || !second || !third || !window) throw new Error('the demo has too few days');
  if (first.slots.length + second.slots.length + 1 !== LATER) throw new Error('not its number');
  const slots = [{ ...window, capacity: places }, ...third.slots.slice(1)];
  return newWorld({ days: [first, second, { ...third, slots }, ...days.slice(3)] });
}

/** A family that fills so many places of a window. Gives the secret of its private page. */
export async function filled(world: World, people: number, slot = 1): Promise<string> {
  const party = { adults: people, children: 0 };
  const { registration } = await registered(world, { party, slot: String(slot) });
  return secretOf(registration.manage_url);
}

/** Draws now, however short the time since the last draw. */
export async function drawNow(world: World): Promise<void> {
  await env.DB.prepare('UPDATE slot SET drawn_at = NULL WHERE event = ?1').bind(world.number).run();
  await registrarOf(env, world.number).drawPlaces(world.number);
}

/** Where every wait of an edition stands, in the order of joining. */
export async function standing(world: World): Promise<string[]> {
  const { results } = await env.DB.prepare(
    'SELECT state FROM wait WHERE event = ?1 ORDER BY first_serial',
  )
    .bind(world.number)
    .all<{ state: string }>();
  return results.map(({ state }) => state);
}

/** A window as its row counts it, and as its registrations and offers add up. */
export async function tally(world: World, slot = 1) {
  const sql = `SELECT capacity, taken, reserved, waiting,
    (SELECT coalesce(sum(held), 0) FROM registration
      WHERE event = ?1 AND slot = ?2) AS people,
    (SELECT coalesce(sum(people), 0) FROM wait
      WHERE event = ?1 AND offered = ?2 AND state = 'offered') AS offered
    FROM slot WHERE event = ?1 AND number = ?2`;
  const found = await env.DB.prepare(sql)
    .bind(world.number, slot)
    .first<Record<'capacity' | 'taken' | 'reserved' | 'waiting' | 'people' | 'offered', number>>();
  if (!found) throw new Error('no such window');
  return found;
}

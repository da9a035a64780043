import { env } from 'cloudflare:workers';
import { checkParty, type PartyDraft } from '../../src/domain/party.ts';
import type { Role } from '../../src/domain/roles.ts';
import type { MemberContext } from '../../src/operations/context.ts';
import { registerAtDesk } from '../../src/operations/register-party.ts';
import { editionByNumber, type StoredEdition } from '../../src/store/editions/editions.ts';
import { registrationById } from '../../src/store/registrations/tickets.ts';
import type { World } from './world.ts';

/** Somebody at the desk of an edition. */
export function atDesk(world: World, actor: Role = 'desk', id = 'karim'): MemberContext {
  return { actor, by: { event: world.number, id }, env, now: Date.now(), request: null };
}

export async function editionOf({ number }: World): Promise<StoredEdition> {
  const edition = await editionByNumber(env, number, Date.now());
  if (!edition) throw new Error('no edition');
  return edition;
}

/** What a desk enters for two people who want no messages. */
const WALKED_UP: PartyDraft = {
  slot: '1',
  kind: 'family',
  adults: 1,
  children: 1,
  girls: null,
  boys: null,
  coaches: null,
  organisation: '',
  group_code: '',
  name: '',
  phone: '',
  email: '',
  step_free: false,
  locale: 'ar',
  consent: true,
  news: false,
};

/** Registers them, and gives the registration. */
export async function walkedUp(
  world: World,
  change: Partial<PartyDraft> = {},
  { context = atDesk(world), key = crypto.randomUUID() as string } = {},
) {
  const edition = await editionOf(world);
  const checked = checkParty({ ...WALKED_UP, ...change }, edition, 'desk');
  if (!checked.ok) throw new Error(JSON.stringify(checked.errors));
  const { created, id } = await registerAtDesk(context, { edition, key, party: checked.request });
  return { created, ...(await viewOf(world, id)) };
}

export async function viewOf(world: World, id: string) {
  const view = await registrationById(env.DB, await editionOf(world), id);
  if (!view) throw new Error('no registration');
  return view;
}

/** Its one ticket. */
export async function ticketOf(world: World, id: string) {
  const [ticket] = (await viewOf(world, id)).tickets;
  if (!ticket) throw new Error('no ticket');
  return ticket;
}

/** What the audit has of an edition by a verb, the first row first. */
export async function audited(world: World, verb: string) {
  const sql = `SELECT actor, subject, detail FROM audit WHERE event = ?1 AND verb = ?2 ORDER BY id`;
  const rows = env.DB.prepare(sql).bind(world.number, verb);
  return (await rows.all<{ actor: string; subject: string; detail: string }>()).results;
}

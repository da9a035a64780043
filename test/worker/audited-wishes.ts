import { env } from 'cloudflare:workers';
import type { Wish } from '../../src/domain/wish-form.ts';
import { takeCopyOfWish } from '../../src/operations/held-wish.ts';
import { sendWish, withdrawWish } from '../../src/operations/send-wish.ts';
import { nameWishReader, setWishTerms, unnameWishReader } from '../../src/operations/wish-desk.ts';
import { answerWish, openWish, takeOutPassage } from '../../src/operations/wishes.ts';
import { asMember, asVisitor } from './acting.ts';
import { type Deed, KEY, who } from './audited-deed.ts';
import { editionOf } from './desk-day.ts';
import { memberOf } from './wishing.ts';
import { signIn, type World } from './world.ts';

const TERMS = { takes: true, until: '2099-01-01', answer_days: 3 };
const WISH: Wish = {
  first_name: 'Yasmine',
  age: 7,
  wish: 'Voir.',
  phone: '+212612345678',
  email: null,
};

async function desk(world: World) {
  const edition = await editionOf(world);
  await setWishTerms(who(world), { edition, terms: TERMS });
  return edition;
}

/** Somebody who is named for the wishes of an edition, as an actor. */
async function reader(world: World) {
  await signIn(world, 'desk');
  const member = await memberOf(world, 'desk');
  await nameWishReader(who(world), { member });
  return asMember({ event: world.number, id: member });
}

async function sent(world: World) {
  const edition = await desk(world);
  const asked = { edition, key: KEY, locale: 'fr', wish: WISH, network: null } as const;
  return { edition, ...(await sendWish(asVisitor(), asked)) };
}

/** What is done about wishes of children. */
export const WISHES: Readonly<Record<string, Deed>> = {
  async setWishTerms(world) {
    const edition = await editionOf(world);
    return () => setWishTerms(who(world), { edition, terms: TERMS });
  },
  async nameWishReader(world) {
    await desk(world);
    await signIn(world, 'desk');
    const member = await memberOf(world, 'desk');
    return () => nameWishReader(who(world), { member });
  },
  async unnameWishReader(world) {
    await desk(world);
    const { by } = await reader(world);
    return () => unnameWishReader(who(world), { member: by.id });
  },
  async sendWish(world) {
    const edition = await desk(world);
    const asked = { edition, key: KEY, locale: 'fr', wish: WISH, network: null } as const;
    return () => sendWish(asVisitor(), asked);
  },
  async withdrawWish(world) {
    const { secret } = await sent(world);
    return () => withdrawWish(asVisitor(), { secret });
  },
  async takeCopyOfWish(world) {
    const { secret, edition } = await sent(world);
    return () => takeCopyOfWish(asVisitor(), { edition, secret });
  },
  async openWish(world) {
    const { edition, number } = await sent(world);
    const context = await reader(world);
    return () => openWish(context, { edition, number });
  },
  async answerWish(world) {
    const { edition, number } = await sent(world);
    const context = await reader(world);
    const answer = { outcome: 'not_possible', reason: 'many', sentence: '' } as const;
    return () => answerWish(context, { edition, number, revision: 0, answer, visit_at: null });
  },
  async takeOutPassage(world) {
    const { edition, number } = await sent(world);
    const context = await reader(world);
    return () => takeOutPassage(context, { edition, number, revision: 0, passage: 'Voir' });
  },
};

/** Names every member of an edition for its wishes, of which it has one. */
export async function nameAll(world: World): Promise<void> {
  await sent(world);
  const { results } = await env.DB.prepare('SELECT id FROM member WHERE event = ?1')
    .bind(world.number)
    .all<{ id: string }>();
  for (const { id } of results) await nameWishReader(who(world), { member: id });
}

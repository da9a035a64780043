import { env } from 'cloudflare:workers';
import { dateAfter, localParts } from '../../src/domain/calendar.ts';
import { hiddenFields, openDesk, submit } from './desk.ts';
import { type Fetched, fieldOf, open, send } from './forms.ts';
import { newWorld, signIn, type World, ZONE } from './world.ts';

/** An edition that takes wishes, with its owner, and one member who is named for them. */
export interface WishWorld extends World {
  readonly owner: string;
  readonly reader: string;
  /** The reader's id as a member. */
  readonly readerId: string;
  readonly base: string;
}

/** What a guardian writes who changes nothing but what the test names. */
export const WISH = {
  first_name: 'ياسمين',
  age: '7',
  wish: 'تتمنى أن ترتدي البدلة وترى الخيول.',
  contact: '0612345678',
  guardian: 'yes',
};

export async function wishWorld(): Promise<WishWorld> {
  const world = await newWorld();
  const owner = await signIn(world, 'owner');
  await setTerms(world, owner);
  const reader = await signIn(world, 'communication');
  const readerId = await memberOf(world, 'communication');
  await name(world, owner, readerId);
  return { ...world, owner, reader, readerId, base: `/console/${world.slug}/wishes` };
}

export function setTerms(world: World, owner: string, change: Record<string, string> = {}) {
  const until = dateAfter(localParts(Date.now(), ZONE).date, 2);
  const typed = { takes: 'yes', until, answer_days: '3', ...change };
  return submit(`/console/${world.slug}/edition/wishes`, typed, owner);
}

export function name(world: World, owner: string, member: string) {
  return submit(`/console/${world.slug}/edition/wishes/readers`, { member }, owner);
}

export function unname(world: World, owner: string, member: string) {
  return submit(`/console/${world.slug}/edition/wishes/readers/${member}/unname`, {}, owner);
}

/** The latest member of an edition in a role. */
export async function memberOf(world: World, role: string): Promise<string> {
  const row = await env.DB.prepare(
    'SELECT id FROM member WHERE event = ?1 AND role = ?2 ORDER BY created_at DESC, id DESC LIMIT 1',
  )
    .bind(world.number, role)
    .first<{ id: string }>();
  if (!row) throw new Error('no member');
  return row.id;
}

/** The form of a wish as its page wrote it, filled in. */
export async function filledIn(
  world: World,
  change: Record<string, string> = {},
  lang = 'ar',
): Promise<URLSearchParams> {
  const form = await open(`/${lang}/${world.slug}/wish`);
  const typed = { key: fieldOf(form.html, 'key'), proof: fieldOf(form.html, 'proof') };
  return new URLSearchParams({ ...typed, ...WISH, ...change });
}

/** Sends a wish and gives what came back. */
export async function sendForm(
  world: World,
  change: Record<string, string> = {},
  lang = 'ar',
): Promise<Fetched> {
  return send(`/${lang}/${world.slug}/wish`, await filledIn(world, change, lang));
}

/** Sends a wish that is taken; the path of its private page. */
export async function wished(
  world: World,
  change: Record<string, string> = {},
  lang = 'ar',
): Promise<string> {
  const answer = await sendForm(world, change, lang);
  const location = answer.headers.get('Location');
  if (answer.status !== 303 || !location) throw new Error(`${answer.status} ${answer.html}`);
  return location.split('?')[0] ?? '';
}

export interface WishRowNow {
  readonly state: string;
  readonly box: string | null;
  readonly answer: string | null;
  readonly contact_hash: string | null;
  readonly passages: string;
  readonly erase_at: number | null;
  readonly erased_at: number | null;
  readonly revision: number;
}

/** A wish as it is stored. */
export async function storedWish({ number: event }: World, number = 1): Promise<WishRowNow> {
  const row = await env.DB.prepare('SELECT * FROM wish WHERE event = ?1 AND number = ?2')
    .bind(event, number)
    .first<WishRowNow>();
  if (!row) throw new Error('no wish');
  return row;
}

/** How many wishes an edition has. */
export async function wishesOf({ number: event }: World): Promise<number> {
  const row = await env.DB.prepare('SELECT count(*) AS n FROM wish WHERE event = ?1')
    .bind(event)
    .first<{ n: number }>();
  return row?.n ?? 0;
}

/** What the audit says of wishes: verb and subject, in order. */
export async function notedOf({ number: event }: World, verb?: string): Promise<string[]> {
  const { results } = await env.DB.prepare(
    `SELECT verb, subject, actor FROM audit WHERE event = ?1 AND (verb LIKE '%wish%'
      OR verb = 'take_out_passage') AND (?2 IS NULL OR verb = ?2) ORDER BY id`,
  )
    .bind(event, verb ?? null)
    .all<{ verb: string; subject: string; actor: string }>();
  return results.map((row) => `${row.verb} ${row.subject}`);
}

/** Sends an answer to a wish from its page as it is now. */
export async function answer(
  world: WishWorld,
  typed: Record<string, string>,
  { cookie = world.reader, number = 1 } = {},
): Promise<Response> {
  const html = await openDesk(`${world.base}/${number}`, cookie);
  const hidden = hiddenFields(html, '/answer');
  return submit(`${world.base}/${number}/answer`, { ...hidden, ...typed }, cookie);
}

/** A visit two days from now. */
export function visit(): Record<string, string> {
  const date = dateAfter(localParts(Date.now(), ZONE).date, 2);
  return {
    outcome: 'granted',
    date,
    time: '10:30',
    place: 'مكتب الاستقبال',
    size: '8',
    sentence: '',
  };
}

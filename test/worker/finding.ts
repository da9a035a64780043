import { env } from 'cloudflare:workers';
import { type SendDesk, sendRound } from '../../src/actors/sender/send-round.ts';
import { app } from '../../src/app.tsx';
import type { Outgoing } from '../../src/channels/carrier.ts';
import { run } from '../../src/store/d1/batch.ts';
import { tellCodes } from '../../src/store/finding/tell-codes.ts';
import { codeDigits } from '../../src/store/keys/find-digits.ts';
import { sealChannel } from '../../src/store/messages/channels.ts';
import { endOverdue } from '../../src/store/messages/sending.ts';
import { fieldOf } from './forms.ts';
import { carrierWith, deskOf } from './sending.ts';
import { ORIGIN, type World } from './world.ts';

/** It is woken by each request, and does nothing: a test does its rounds at the instants that it needs. */
const SENDER = { getByName: () => ({ wake: async () => undefined }) };

/** Switches a channel of a world on. Its settings are those of none: the test itself carries. */
export async function openChannel(
  world: World,
  channel: 'sms' | 'email',
  { perDay = 1000, quiet = false, state = 'on' } = {},
): Promise<void> {
  const [from, until] = quiet ? [0, 1439] : [null, null];
  const { keys } = await deskOf(world, Date.now);
  const box = await sealChannel(keys, world.number, channel, {});
  await env.DB.prepare(
    `INSERT INTO channel (event, channel, state, box, per_minute, per_day, quiet_from, quiet_until)
      VALUES (?1, ?2, ?6, ?7, 6000, ?3, ?4, ?5)`,
  )
    .bind(world.number, channel, perDay, from, until, state, box)
    .run();
}

/** A page as a browser got it. */
export interface Got {
  readonly status: number;
  readonly location: string | null;
  readonly html: string;
  readonly headers: Headers;
}

/** A browser with its own cookie for the pages on which a ticket is found. */
export class Finder {
  cookie: string | null = null;
  readonly #base: string;
  readonly #from: string;
  readonly #env: object;

  constructor(world: World, { from = '196.0.0.1', bindings = {} } = {}) {
    this.#base = `/fr/${world.slug}/find`;
    this.#from = from;
    this.#env = { ...env, SENDER, ...bindings };
  }

  get(below: '' | '?over=1' | '/code' | '/tickets' = ''): Promise<Got> {
    return this.#fetch(below, {});
  }

  /** Opens the form and sends it. */
  async ask(contact: string, key?: string): Promise<Got> {
    return this.send('', { contact, key: key ?? fieldOf((await this.get()).html, 'key') });
  }

  async type(code: string, key: string = crypto.randomUUID()): Promise<Got> {
    return this.send('/code', { code, key });
  }

  send(below: '' | '/code' | '/tickets', fields: Record<string, string>): Promise<Got> {
    return this.#fetch(below, { method: 'POST', body: new URLSearchParams(fields) });
  }

  async #fetch(below: string, init: RequestInit): Promise<Got> {
    const cookie: Record<string, string> = this.cookie ? { Cookie: `find=${this.cookie}` } : {};
    const headers = { Origin: ORIGIN, 'CF-Connecting-IP': this.#from, ...cookie };
    const answer = await app.request(ORIGIN + this.#base + below, { ...init, headers }, this.#env);
    const set = answer.headers.getSetCookie().map((one) => /^find=([^;]*);/.exec(one)?.[1]);
    if (set[0] !== undefined) this.cookie = set[0];
    const { status } = answer;
    const location = answer.headers.get('Location');
    return { status, location, html: await answer.text(), headers: answer.headers };
  }
}

/** Looks up who asked, as the Sender does before a round. */
export async function tell(world: World, now = Date.now()): Promise<void> {
  await run(env.DB, tellCodes(env.DB, world.number, now));
}

const SIX_DIGITS = /\b\d{6}\b/;

/** The same with a round of a channel; gives the codes among what it handed over. */
export async function sendCodes(
  ...round: Parameters<typeof sendRoundOf>
): Promise<readonly Outgoing[]> {
  return (await sendRoundOf(...round)).filter(({ text }) => SIX_DIGITS.test(text));
}

/** The same, with all that it handed over. */
export async function sendRoundOf(
  world: World,
  channel: 'sms' | 'email',
  { now = Date.now(), quiet = false } = {},
): Promise<readonly Outgoing[]> {
  const desk: SendDesk = await deskOf(world, () => now);
  const carrier = carrierWith();
  await run(env.DB, endOverdue(env.DB, world.number, now));
  await tell(world, now);
  await sendRound(desk, { channel, quiet }, carrier);
  return carrier.taken;
}

/** The six digits of a message. */
export function codeIn(message: Outgoing | undefined): string {
  const code = SIX_DIGITS.exec(message?.text ?? '')?.[0];
  if (!code) throw new Error(`no code in ${message?.text}`);
  return code;
}

/** What only a reader of the edition's key could know: each code, and whether it was sent. */
export async function knownCodes(world: World) {
  const { keys } = await deskOf(world, Date.now);
  const { results } = await env.DB.prepare('SELECT id, told FROM find_code WHERE event = ?1')
    .bind(world.number)
    .all<{ id: string; told: number }>();
  const digits = ({ id }: { id: string }) => codeDigits(keys, { event: world.number, id });
  return Promise.all(results.map(async (row) => ({ told: row.told, code: await digits(row) })));
}

/** Six digits that open nothing: of the codes that are open, which are random, any may be six zeros. */
export async function noCode(world: World): Promise<string> {
  const open = (await knownCodes(world)).map(({ code }) => code);
  let none = '000000';
  while (open.includes(none)) none = otherThan(none);
  return none;
}

/** Another code than this one. */
export function otherThan(code: string, by = 1): string {
  return String((Number(code) + by) % 1_000_000).padStart(6, '0');
}

/** Codes that were asked for, as they are kept. */
export async function codesOf(world: World) {
  const sql = 'SELECT * FROM find_code WHERE event = ?1 ORDER BY made_at, id';
  const rows = await env.DB.prepare(sql).bind(world.number).all<{
    told: number | null;
    tried: string;
    expires_at: number;
    made_at: number;
    contact: string;
    by_phone: number;
  }>();
  return rows.results;
}

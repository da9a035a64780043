import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { inviteMember } from '../../src/store/members/invite.ts';
import { submit } from './desk.ts';
import { newWorld, request, signIn, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await newWorld();
});

async function invited(): Promise<string> {
  const by = { event: world.number, id: 'test' };
  return `/console/join/${(await inviteMember(env, by, 'organizer', Date.now())).code}`;
}

/** A browser that keeps its cookies, and knows of the page it has before it what a person sees. */
class Browser {
  readonly #cookies = new Map<string, string>();
  html = '';

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async open(link: string): Promise<number> {
    const answer = await request(link, { headers: { Cookie: this.cookie } });
    this.#keep(answer);
    this.html = await answer.text();
    return answer.status;
  }

  /** Presses the button of the page; `lost`: its answer never arrives. */
  async join(link: string, name: string, { lost = false } = {}): Promise<number> {
    const key = /name="key" value="([^"]+)"/.exec(this.html)?.[1] ?? '';
    const answer = await submit(link, { key, name }, this.cookie);
    if (!lost) this.#keep(answer);
    return answer.status;
  }

  #keep(answer: Response): void {
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.#cookies.set(name, value);
    }
  }
}

function aBoard(browser: Browser): Promise<Response> {
  return request(`/console/${world.slug}`, { headers: { Cookie: browser.cookie } });
}

async function membersNamed(name: string): Promise<number> {
  const sql = 'SELECT count(*) AS n FROM member WHERE event = ?1 AND name = ?2';
  return (await env.DB.prepare(sql).bind(world.number, name).first<{ n: number }>())?.n ?? 0;
}

describe('a link to the console whose answer was lost', () => {
  it('lets the same browser in that opens it again', async () => {
    const link = await invited();
    const browser = new Browser();
    await browser.open(link);
    expect(await browser.join(link, 'سعيدة', { lost: true })).toBe(303);
    expect(await browser.open(link)).toBe(200);
    expect(browser.html).toContain('سعيدة');
    expect(await browser.join(link, 'سعيدة')).toBe(303);
    expect((await aBoard(browser)).status).toBe(200);
    expect(await membersNamed('سعيدة')).toBe(1);
    const joins = `SELECT count(*) AS n FROM audit WHERE event = ?1 AND verb = 'join'`;
    const before = await env.DB.prepare(joins).bind(world.number).first();
    await browser.open(link);
    await browser.join(link, 'سعيدة');
    expect(await env.DB.prepare(joins).bind(world.number).first()).toEqual(before);
  });

  it('knows it by any of its pages, and by its form where it keeps no cookie of ours', async () => {
    const [link, other] = [await invited(), await invited()];
    const browser = new Browser();
    for (const page of [link, link, other, link]) await browser.open(page);
    expect(await browser.join(link, 'هدى', { lost: true })).toBe(303);
    expect(await browser.open(other)).toBe(200);
    expect(await browser.open(link)).toBe(200);
    const form = { key: 'a-form-of-its-own', name: 'رجاء' };
    expect((await submit(other, form)).status).toBe(303);
    expect((await submit(other, form)).status).toBe(303);
  });

  it('gives a stranger who has the link nothing, whenever he opened it', async () => {
    const link = await invited();
    const [browser, early, late] = [new Browser(), new Browser(), new Browser()];
    await early.open(link);
    await browser.open(link);
    expect(await browser.join(link, 'ليلى', { lost: true })).toBe(303);
    for (const stranger of [early, late]) {
      expect(await stranger.open(link)).toBe(403);
      expect(stranger.html).not.toContain('ليلى');
      expect(await stranger.join(link, 'ليلى')).toBe(403);
      expect((await aBoard(stranger)).status).toBe(401);
    }
    expect(late.cookie).toBe('');
    const guesses = [
      'browser=',
      'browser=%00',
      `browser=${'a'.repeat(24)}`,
      'browser=x; browser=y',
    ];
    for (const cookie of guesses) {
      expect((await request(link, { headers: { Cookie: cookie } })).status).toBe(403);
      expect((await submit(link, { name: 'ليلى' }, cookie)).status).toBe(403);
    }
    expect(await browser.open(link)).toBe(200);
  });

  it('opens nothing in the same browser once it is old, or its session was ended', async () => {
    const link = await invited();
    const browser = new Browser();
    await browser.open(link);
    await browser.join(link, 'أمينة');
    await submit('/console/logout', {}, browser.cookie);
    expect(await browser.join(link, 'أمينة')).toBe(403);
    const old = await invited();
    const second = new Browser();
    await second.open(old);
    await second.join(old, 'زينب', { lost: true });
    const sql = 'UPDATE invitation SET used_at = used_at - 3600000 WHERE event = ?1';
    await env.DB.prepare(sql).bind(world.number).run();
    expect(await second.open(old)).toBe(403);
  });

  it('opens nothing for whoever was taken out of the team', async () => {
    const link = await invited();
    const browser = new Browser();
    await browser.open(link);
    await browser.join(link, 'مليكة');
    const sql = `SELECT id FROM member WHERE event = ?1 AND name = 'مليكة'`;
    const id = (await env.DB.prepare(sql).bind(world.number).first<{ id: string }>())?.id;
    const owner = await signIn(world, 'owner');
    await submit(`/console/${world.slug}/people/${id}/revoke`, {}, owner);
    expect(await browser.open(link)).toBe(403);
    expect(await browser.join(link, 'مليكة')).toBe(403);
  });

  it('is asked for a name as often as it takes', async () => {
    const link = await invited();
    const browser = new Browser();
    await browser.open(link);
    await browser.join(link, 'فاتن', { lost: true });
    expect(await browser.join(link, ' ')).toBe(422);
    expect(await browser.join(link, 'فاتن')).toBe(303);
  });
});

import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Gatekeeper } from '../../src/actors/gatekeeper/gatekeeper.ts';
import { askGatekeeper } from '../../src/actors/stubs.ts';
import { flowAfter } from '../../src/client/console/known-flow.ts';
import type { Live, LiveFlow } from '../../src/contract/answers/live.ts';
import { endHold, setHold } from '../../src/operations/gate-control.ts';
import { asMember } from './acting.ts';
import { ago, by, walkIn } from './gate-day.ts';
import { held, inService, newGatekeeper, settledBy } from './gatekeepers.ts';
import {
  enrol,
  newWorld,
  type Phone,
  request,
  scanned,
  scanOne,
  signIn,
  type World,
} from './world.ts';
import { databaseWith } from './writers.ts';

const MINUTE = 60_000;
const SITE = { capacity: 100, busy: 40, hold: 80, alert: 90, emergency: 100 };

let world: World;
let phone: Phone;
let other: Phone;
beforeEach(async () => {
  world = await newWorld({ site: SITE });
  [phone, other] = [await enrol(world, 1), await enrol(world, 2)];
});
afterEach(() => vi.restoreAllMocks());

function boardFigures(known = 0): Promise<Live> {
  return askGatekeeper(env, world.number, (gatekeeper) => gatekeeper.board(world.number, known));
}

async function flowNow(known = 0): Promise<LiveFlow> {
  const { flow } = await boardFigures(known);
  if (!flow) throw new Error('no flow');
  return flow;
}

/** People by gate, from what a board shows. */
function sums({ counts }: LiveFlow): Record<string, readonly [number, number]> {
  const sum = (all: readonly number[]) => all.reduce((one, more) => one + more, 0);
  return Object.fromEntries(
    counts.map(({ gate, entries, exits }) => [gate, [sum(entries), sum(exits)]] as const),
  );
}

describe('the curve of a board', () => {
  it('is of today, by gate, and the same after a restart', async () => {
    await scanned(phone, walkIn(5, { at: ago(8 * MINUTE) }), walkIn(7));
    await scanned(other, walkIn(4), walkIn(3, { direction: 'exit' }));
    const first = await flowNow();
    expect(sums(first)).toEqual({ 1: [12, 0], 2: [4, 3] });
    await evictDurableObject(inService(world));
    const again = await flowNow(first.revision);
    expect(again.since).toBe(0);
    expect(again.counts).toEqual(first.counts);
    expect(again.last).toBeNull();
  });

  it('follows late scans and what is taken back, by what is new alone', async () => {
    await scanned(phone, walkIn(5));
    let shown: LiveFlow | null = await flowNow();
    const late = await scanOne(other, walkIn(9, { at: ago(15 * MINUTE) }));
    const news = await flowNow(shown.revision);
    expect(Object.keys(sums(news))).toEqual(['2']);
    shown = flowAfter(shown, news);
    await scanned(other, { type: 'undo', scan: late.id, at: ago(14.9 * MINUTE) });
    shown = shown && flowAfter(shown, await flowNow(shown.revision));
    expect(shown && sums(shown)).toEqual({ 1: [5, 0], 2: [0, 0] });
  });

  it('shows holds while they last and after', async () => {
    const id = crypto.randomUUID();
    await setHold(asMember(by(world)), { id, gate: 2, kind: 'hold' });
    expect((await flowNow()).holds).toMatchObject([{ gate: '2', to: null }]);
    await endHold(asMember(by(world)), { id });
    const [hold] = (await flowNow()).holds ?? [];
    expect(hold?.to).toBeGreaterThanOrEqual(hold?.from ?? Number.POSITIVE_INFINITY);
  });

  it('has the last day on which anybody was counted as its shadow', async () => {
    const insert = `INSERT INTO attendance VALUES (?1, 1, ?2, 1, 30, 0, 0, 0, 0, 0, 0, 0)`;
    const { results } = await env.DB.prepare('SELECT opens_at FROM day WHERE event = ?1')
      .bind(world.number)
      .all<{ opens_at: number }>();
    const opened = (results[0]?.opens_at ?? 0) / MINUTE;
    await env.DB.prepare(insert)
      .bind(world.number, opened + 61)
      .run();
    vi.spyOn(Date, 'now').mockReturnValue((results[2]?.opens_at ?? 0) + MINUTE);
    const gatekeeper = await newGatekeeper();
    const { flow } = await gatekeeper.board(world.number, 0);
    expect(flow).toMatchObject({ since: 0, counts: [] });
    const { step = 1, last } = flow ?? {};
    expect(last?.entries[Math.floor(61 / step)]).toBe(30);
  });

  it('says how full the site is in a word, and nothing where nobody said what it holds', async () => {
    expect((await boardFigures()).crowd).toEqual({ state: 'calm', capacity: 100 });
    await scanned(phone, walkIn(85));
    expect((await boardFigures()).crowd).toEqual({ state: 'hold', capacity: 100 });
    world = await newWorld();
    expect('crowd' in (await boardFigures())).toBe(false);
  });

  it('is for members: no public answer has it, exact or coarse', async () => {
    await scanned(phone, walkIn(5));
    for (const live_detail of ['exact', 'coarse'] as const) {
      world = await newWorld({ site: SITE, live_detail });
      const live: object = await (await request(`/api/v1/events/${world.slug}/live`)).json();
      expect(Object.keys(live)).not.toContain('flow');
      expect(Object.keys(live)).not.toContain('crowd');
    }
    const path = `/console/${world.slug}/now?known=0`;
    expect((await request(path)).status).toBe(401);
  });

  it.each([
    '',
    '?known=',
    '?known=abc',
    '?known=-1',
    '?known=1e99',
    '?known=0.5',
    '?known=1&known=2',
  ])('is told whole to a question that knows nothing: %s', async (query) => {
    await scanned(phone, walkIn(5));
    const headers = { Cookie: await signIn(world) };
    const answer = await request(`/console/${world.slug}/now${query}`, { headers });
    const { flow }: Live = await answer.json();
    expect(flow?.since).toBe(0);
  });
});

describe('the page of a board', () => {
  async function boardPage(): Promise<string> {
    const headers = { Cookie: await signIn(world) };
    const page = await request(`/console/${world.slug}?lang=en`, { headers });
    return page.text();
  }

  it('has the curve, its sentence and its table without a script, and no style of its own', async () => {
    await scanned(phone, walkIn(5));
    const page = await boardPage();
    const curve = /<section class="panel curve".*?<\/section>/s.exec(page)?.[0] ?? '';
    const [, said] = /role="img" aria-label="([^"]+)"/.exec(curve) ?? [];
    // Of the last whole span: the people of just now may be in none yet.
    expect(said).toMatch(/^(No entry|Nobody came in|[\d,]+ (person|people) a minute|Entries) /);
    expect(curve).toContain('<details class="behind">');
    expect(curve.match(/data-gate-curve=/g)).toHaveLength(4);
    expect(curve).not.toMatch(/ style=|<style/);
    // Only keys of what is not there yet are hidden, and say nothing.
    const hidden = [
      ...curve.matchAll(/<span class="key"[^>]* hidden="">.*?<\/svg> <span>(.*?)<\/span>/gs),
    ];
    expect(hidden.map(([, text]) => text)).toEqual(['', '']);
    expect(curve.match(/ hidden/g)).toHaveLength(hidden.length);
  });

  it('has a ring with a word where the site’s capacity is known, and none elsewhere', async () => {
    await scanned(phone, walkIn(45));
    const full = await boardPage();
    expect(full).toMatch(/data-crowd="busy".*?Busy/s);
    expect(full).toContain('stroke-dasharray="45 200"');
    world = await newWorld();
    const unknown = await boardPage();
    // An open board has a place for both: somebody may say what the site holds.
    expect(full).not.toMatch(/(?:class="ring"|data-crowd="[^"]*")[^>]* hidden/);
    expect(unknown).toMatch(/class="ring"[^>]* hidden/);
    expect(unknown).toMatch(/data-crowd="[^"]*"[^>]* hidden=""/);
    expect(unknown).toContain('<b data-figure="crowd"></b>');
  });
});

describe('two hundred open boards', () => {
  /** Statements that the writer runs while ten scans arrive, with so many boards open. */
  async function asked(boards: number) {
    let statements = 0;
    const db = databaseWith(async (all) => {
      statements += all.length;
      return env.DB.batch(all);
    });
    const lengths: number[] = [];
    const stub = env.GATEKEEPER.getByName(crypto.randomUUID());
    await runInDurableObject(stub, async (_, state) => {
      const gatekeeper = new Gatekeeper(state, { ...env, DB: db });
      for (let n = 0; n < boards; n++) {
        const headers = { 'X-Session': `s${n % 100}`, 'X-Event': String(world.number) };
        const opened = await gatekeeper.fetch(new Request('https://gatekeeper/live', { headers }));
        opened.webSocket?.accept();
        opened.webSocket?.addEventListener('message', ({ data }) => {
          lengths.push(String(data).length);
        });
      }
      await gatekeeper.board(world.number, 0);
      await scheduler.wait(0);
      statements = 0;
      lengths.length = 0;
      for (let n = 0; n < 10; n++) {
        const walk = held(0, { type: 'walk_in', people: 1 });
        await settledBy(gatekeeper, world, phone, [walk]);
      }
      await expect.poll(() => lengths.length).toBeGreaterThanOrEqual(boards);
    });
    return { statements, lengths };
  }

  it('cost the database nothing more, and each message is small', async () => {
    await scanned(phone, walkIn(1));
    const none = await asked(0);
    const many = await asked(200);
    expect(many.statements).toBe(none.statements);
    const live = JSON.stringify(
      await askGatekeeper(env, world.number, (one) => one.live(world.number)),
    );
    expect(Math.max(...many.lengths) - live.length).toBeLessThan(600);
  });
});

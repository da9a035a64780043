import { evictDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Live } from '../../src/contract/answers/live.ts';
import type { ScansAnswer } from '../../src/contract/answers/scans.ts';
import type { WireAlert } from '../../src/contract/requests/report.ts';
import { ago, liveFigures, walkIn } from './gate-day.ts';
import { credentialOf, inService, newGatekeeper } from './gatekeepers.ts';
import {
  asScan,
  enrol,
  newWorld,
  ORIGIN,
  type Phone,
  request,
  sendScans,
  signIn,
  ticketFor,
  type World,
} from './world.ts';
import { databaseWith } from './writers.ts';

const HOUR = 3_600_000;

let world: World;
let phone: Phone;
beforeEach(async () => {
  world = await newWorld();
  phone = await enrol(world, 2);
});

function call(change: Partial<WireAlert> = {}): WireAlert {
  return { id: crypto.randomUUID(), kind: 'pressure', at: ago(1_000), ...change };
}

/** Sends calls, with scans or without, and gives the ids that the server took. */
async function called(alerts: readonly unknown[], scans: readonly unknown[] = [], by = phone) {
  const response = await sendScans(by, scans, { alerts });
  expect(response.status).toBe(200);
  return (await response.json<ScansAnswer>()).alerts;
}

interface Row {
  readonly device: string;
  readonly gate: number;
  readonly at: number;
  readonly seen_by: string | null;
}

async function rows(): Promise<Row[]> {
  const sql = 'SELECT device, gate, at, seen_by FROM alert WHERE event = ?1';
  return (await env.DB.prepare(sql).bind(world.number).all<Row>()).results;
}

async function open(): Promise<string[] | undefined> {
  return (await liveFigures(world)).alerts?.map((alert) => alert.id);
}

describe('a call for help', () => {
  it('is on the board with its gate and phone, alone or beside scans', async () => {
    const [first, second] = [call({ at: ago(5_000) }), call()];
    expect(await called([first])).toEqual([first.id]);
    expect(await called([second], [walkIn(3)])).toEqual([second.id]);
    const live = await liveFigures(world);
    expect(live.entries).toBe(3);
    const told = { kind: 'pressure', gate: '2', device: phone.id };
    expect(live.alerts).toEqual([
      { ...told, id: second.id, at: expect.any(String) },
      { ...told, id: first.id, at: expect.any(String) },
    ]);
    expect(Date.parse(live.alerts?.[1]?.at ?? '')).toBeCloseTo(Date.parse(first.at), -4);
  });

  it('is one, however often and in whatever company it is sent', async () => {
    const alert = call();
    await called([alert, alert]);
    await Promise.all([called([alert]), called([alert], [walkIn(1)])]);
    expect(await rows()).toHaveLength(1);
    expect(await open()).toEqual([alert.id]);
  });

  it('is not news again when it is sent again after somebody saw it', async () => {
    const alert = call();
    await called([alert]);
    await see(alert.id, await signIn(world, 'safety'));
    expect(await called([alert])).toEqual([alert.id]);
    expect(await open()).toEqual([]);
  });

  it('is taken only once it is written', async () => {
    let failing = true;
    const db = databaseWith(async (statements) => {
      const writes = statements.some((one) =>
        String(Reflect.get(one, 'statement')).includes('INSERT INTO alert'),
      );
      if (failing && writes) throw new Error('the database is away');
      return env.DB.batch(statements);
    });
    const gatekeeper = await newGatekeeper(db);
    const alert = { id: crypto.randomUUID(), kind: 'pressure', at: Date.now() } as const;
    const contact = { queued: 0, oldest: null, signed_off: false, health: null, since: null };
    const asked = { ...contact, scans: [], alerts: [alert] };
    const who = await credentialOf(phone);
    await expect(gatekeeper.scan(world.number, who, asked)).rejects.toThrow();
    expect((await gatekeeper.live(world.number)).alerts).toEqual([]);
    failing = false;
    await gatekeeper.scan(world.number, who, asked);
    expect((await gatekeeper.live(world.number)).alerts).toMatchObject([{ id: alert.id }]);
    expect(await rows()).toHaveLength(1);
  });

  it('is never from the future, and is news for two hours', async () => {
    const [early, old, fresh] = [
      call({ at: new Date(Date.now() + HOUR).toISOString() }),
      call({ at: ago(2 * HOUR + 60_000) }),
      call({ at: ago(2 * HOUR - 60_000) }),
    ];
    expect(await called([early, old, fresh])).toHaveLength(3);
    expect(await open()).toEqual([early.id, fresh.id]);
    for (const { at } of await rows()) expect(at).toBeLessThanOrEqual(Date.now());
  });

  it('is still there after a restart, the seen ones are not', async () => {
    const [alert, seen] = [call(), call()];
    await called([alert, seen]);
    await see(seen.id, await signIn(world, 'owner'));
    await evictDurableObject(inService(world));
    expect(await open()).toEqual([alert.id]);
  });

  it('that somebody saw is told to the phone that made it, by role and time, and to no other', async () => {
    const [first, second, open] = [call({ at: ago(3_000) }), call({ at: ago(2_000) }), call()];
    const other = await enrol(world, 2);
    await called([first, second, open]);
    expect(await seenBy(phone)).toBeUndefined();
    await see(second.id, await signIn(world, 'safety'));
    await see(first.id, await signIn(world, 'owner'));
    await see(first.id, await signIn(world, 'organizer'));
    const at = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/);
    const told = [
      { id: second.id, by: 'safety', at },
      { id: first.id, by: 'owner', at },
    ];
    expect(await seenBy(phone)).toEqual(told);
    expect(Date.parse((await seenBy(phone))?.[0]?.at ?? '')).toBeCloseTo(Date.now(), -4);
    expect(await seenBy(other)).toBeUndefined();
    await evictDurableObject(inService(world));
    expect(await seenBy(phone)).toEqual(told);
    expect(await seenBy(other)).toBeUndefined();
  });

  it('that is over is no news to its phone, whoever saw it', async () => {
    const alert = call({ at: ago(2 * HOUR + 60_000) });
    await called([alert]);
    await see(alert.id, await signIn(world, 'safety'));
    expect(await seenBy(phone)).toBeUndefined();
  });

  it('that is malformed is not taken, and holds nothing else back', async () => {
    const { token } = await ticketFor(world);
    const odd = [{ ...call(), kind: 'joy' }, { ...call(), id: 'me' }, { ...call(), at: 'soon' }, 7];
    const right = call();
    const response = await sendScans(phone, [asScan({ ticket: token })], {
      alerts: [...odd, right],
    });
    const answer = await response.json<ScansAnswer>();
    expect(answer.alerts).toEqual([right.id]);
    expect(answer.results).toMatchObject([{ verdict: 'admitted' }]);
    // More than are taken at once hold back no scan: those that were not taken come again.
    const many = Array.from({ length: 21 }, () => call());
    const first = await sendScans(phone, [asScan({ type: 'walk_in', people: 1 })], {
      alerts: many,
    });
    const some = await first.json<ScansAnswer>();
    expect(some.results).toMatchObject([{ verdict: 'admitted' }]);
    expect(some.alerts).toEqual(many.slice(0, 20).map(({ id }) => id));
  });

  it.each(['coarse', 'exact'] as const)('is not told to the public: %s', async (live_detail) => {
    const open = await newWorld({ live_detail });
    await called([call()], [], await enrol(open));
    const path = `/api/v1/events/${open.slug}/live`;
    expect(await (await request(path)).json<Live>()).not.toHaveProperty('alerts');
    const cookie = await signIn(open, 'viewer');
    const told = await (await request(path, { headers: { Cookie: cookie } })).json<Live>();
    expect(told.alerts).toHaveLength(1);
  });

  it('writes one row and no more', async () => {
    const written: number[] = [];
    const db = databaseWith(async (statements) => {
      const results = await env.DB.batch(statements);
      written.push(results.reduce((sum, result) => sum + result.meta.rows_written, 0));
      return results;
    });
    const gatekeeper = await newGatekeeper(db);
    await gatekeeper.live(world.number);
    written.length = 0;
    const alerts = [{ id: crypto.randomUUID(), kind: 'pressure', at: Date.now() } as const];
    const contact = { queued: 0, oldest: null, signed_off: false, health: null, since: null };
    await gatekeeper.scan(world.number, await credentialOf(phone), {
      ...contact,
      scans: [],
      alerts,
    });
    expect(written.reduce((sum, rows) => sum + rows, 0)).toBe(1);
  });
});

describe('consoles', () => {
  it('hear of a call at once, through their socket', async () => {
    const cookie = await signIn(world, 'viewer');
    const headers = { Upgrade: 'websocket', Origin: ORIGIN, Cookie: cookie };
    const path = `/api/v1/events/${world.slug}/live/socket`;
    const { webSocket } = await request(path, { headers });
    if (!webSocket) throw new Error('no socket');
    const heard: Live[] = [];
    webSocket.accept();
    webSocket.addEventListener('message', ({ data }) => {
      heard.push(JSON.parse(String(data)));
    });
    const alert = call();
    await called([alert]);
    await expect.poll(() => heard.at(-1)?.alerts).toMatchObject([{ id: alert.id }]);
    await see(alert.id, await signIn(world, 'owner'));
    await expect.poll(() => heard.at(-1)?.alerts).toEqual([]);
    webSocket.close();
  });

  it('show it on the board, and say who saw it first', async () => {
    const alert = call();
    await called([alert]);
    const page = async (cookie: string) => {
      const path = `/console/${world.slug}?lang=fr`;
      return (await request(path, { headers: { Cookie: cookie } })).text();
    };
    const [safety, viewer] = [await signIn(world, 'safety'), await signIn(world, 'viewer')];
    const path = `/console/${world.slug}/alerts/${alert.id}/seen`;
    expect(await page(safety)).toContain(`action="${path}"`);
    expect(await page(viewer)).toContain(`data-alert="${alert.id}"`);
    expect(await page(viewer)).not.toContain(`action="${path}"`);
    expect((await see(alert.id, viewer)).status).toBe(403);
    expect(await open()).toEqual([alert.id]);
    expect((await see(alert.id, safety)).status).toBe(303);
    const [first] = await rows();
    expect(first?.seen_by).toEqual(expect.any(String));
    expect((await see(alert.id, await signIn(world, 'owner'))).status).toBe(303);
    expect((await rows())[0]?.seen_by).toBe(first?.seen_by);
    expect(await page(viewer)).not.toContain(`data-alert="${alert.id}"`);
  });
});

/** Which of its calls a phone is told that somebody has seen. */
async function seenBy(by: Phone): Promise<ScansAnswer['alerts_seen']> {
  return (await (await sendScans(by, [])).json<ScansAnswer>()).alerts_seen;
}

function see(id: string, cookie: string): Promise<Response> {
  return request(`/console/${world.slug}/alerts/${id}/seen`, {
    method: 'POST',
    headers: { Cookie: cookie, Origin: ORIGIN },
  });
}

import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Gatekeeper } from '../../src/actors/gatekeeper/gatekeeper.ts';
import type { Live } from '../../src/contract/answers/live.ts';
import { setHold } from '../../src/operations/gate-control.ts';
import { setAsideDevice } from '../../src/operations/phones.ts';
import { endSession } from '../../src/store/members/signed-in.ts';
import { asMember } from './acting.ts';
import { ago, by, walkIn } from './gate-day.ts';
import { inService } from './gatekeepers.ts';
import {
  enrol,
  newWorld,
  ORIGIN,
  type Phone,
  request,
  scanned,
  sendScans,
  signIn,
  type World,
} from './world.ts';

const MINUTE = 60_000;

let world: World;
let phone: Phone;
beforeEach(async () => {
  world = await newWorld();
  phone = await enrol(world);
});

afterEach(() => {
  vi.restoreAllMocks();
});

/** A console that watches: every message that came. */
interface Console {
  readonly socket: WebSocket;
  readonly heard: { readonly live: Live }[];
  readonly closed: Promise<number>;
}

async function knock(headers: Record<string, string>, of: World = world): Promise<Response> {
  const path = `/api/v1/events/${of.slug}/live/socket`;
  return request(path, { headers: { Upgrade: 'websocket', ...headers } });
}

async function watch(cookie: string): Promise<Console> {
  const response = await knock({ Cookie: cookie, Origin: ORIGIN });
  const socket = response.webSocket;
  if (!socket) throw new Error(`no socket: ${response.status}`);
  const heard: Console['heard'] = [];
  const closed = Promise.withResolvers<number>();
  socket.addEventListener('message', ({ data }) => {
    if (data !== 'pong') heard.push({ live: JSON.parse(String(data)) });
  });
  socket.addEventListener('close', ({ code }) => closed.resolve(code));
  socket.accept();
  return { socket, heard, closed: closed.promise };
}

/**
 * When messages are sent from now on, by socket, a console's that an earlier test left open among them.
 * When they come is up to the machine.
 */
function instantsOfSending(): ReadonlyMap<WebSocket, number[]> {
  const sent = new Map<WebSocket, number[]>();
  const send = WebSocket.prototype.send;
  vi.spyOn(WebSocket.prototype, 'send').mockImplementation(function (this: WebSocket, message) {
    sent.set(this, [...(sent.get(this) ?? []), Date.now()]);
    send.call(this, message);
  });
  return sent;
}

const gapsOf = (sent: ReadonlyMap<WebSocket, number[]>): number[] =>
  [...sent.values()].flatMap((all) => all.slice(1).map((at, i) => at - (all[i] ?? 0)));

describe('a live socket', () => {
  it('needs a session of this edition, and our own origin', async () => {
    const cookie = await signIn(world);
    const refused: [Record<string, string>, number][] = [
      [{ Origin: ORIGIN }, 401],
      [{ Origin: ORIGIN, Cookie: 'session=guess' }, 401],
      [{ Cookie: cookie }, 403],
      [{ Cookie: cookie, Origin: 'https://example.org' }, 403],
      [{ Cookie: cookie, Origin: 'null' }, 403],
      [{ Origin: ORIGIN, Cookie: await signIn(await newWorld()) }, 403],
      [{ Origin: ORIGIN, ...phone.headers }, 401],
    ];
    for (const [headers, status] of refused) expect((await knock(headers)).status).toBe(status);
    const plain = await request(`/api/v1/events/${world.slug}/live/socket`, {
      headers: { Cookie: cookie, Origin: ORIGIN },
    });
    expect(plain.status).toBe(422);
    const opened = await knock({ Cookie: cookie, Origin: ORIGIN });
    expect(opened.status).toBe(101);
    expect(opened.headers.get('X-Request-Id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('is one of five of its session, and takes none from another', async () => {
    const [cookie, other] = [await signIn(world), await signIn(world)];
    const five = await Promise.all(Array.from({ length: 5 }, () => watch(cookie)));
    const more = await Promise.all(
      Array.from({ length: 20 }, () => knock({ Cookie: cookie, Origin: ORIGIN })),
    );
    expect(new Set(more.map(({ status }) => status))).toEqual(new Set([429]));
    expect(await more[0]?.json()).toMatchObject({ code: 'rate_limited' });
    expect((await knock({ Cookie: other, Origin: ORIGIN })).status).toBe(101);
    five[0]?.socket.close();
    await five[0]?.closed;
    const again = await watch(cookie);
    await scanned(phone, walkIn(3));
    await until(() => again.heard.at(-1)?.live.entries === 3);
    await until(() => five[4]?.heard.at(-1)?.live.entries === 3);
  });

  it('is one of five hundred of its edition', async () => {
    await runInDurableObject(inService(world), async (gatekeeper) => {
      const open = async (session: string) => {
        const headers = { 'X-Session': session, 'X-Event': String(world.number) };
        return gatekeeper.fetch(new Request('https://gatekeeper/live', { headers }));
      };
      const statuses: number[] = [];
      for (let i = 0; i < 502; i += 1) statuses.push((await open(`session ${i % 101}`)).status);
      expect(statuses.slice(0, 500).every((status) => status === 101)).toBe(true);
      expect(statuses.slice(500)).toEqual([503, 503]);
    });
  });

  it('gives its place up when nothing was heard of it for minutes', async () => {
    const cookie = await signIn(world);
    const five = await Promise.all(Array.from({ length: 5 }, () => watch(cookie)));
    const passed = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 10 * MINUTE);
    const answer = await knock({ Cookie: cookie, Origin: ORIGIN });
    passed.mockRestore();
    expect(answer.status).toBe(101);
    expect(await Promise.race(five.map(({ closed }) => closed))).toBe(1001);
  });

  it.each(['hello', 'ping ', '', '{"type":"ping"}', 'x'.repeat(100_000), new Uint8Array(9)])(
    'is closed by whatever is no ping: %.20s',
    async (message) => {
      const [talker, listener] = [
        await watch(await signIn(world)),
        await watch(await signIn(world)),
      ];
      talker.socket.send(message);
      expect(await talker.closed).toBe(1008);
      await scanned(phone, walkIn(4));
      await until(() => listener.heard.at(-1)?.live.entries === 4);
    },
  );

  it('is answered its ping, and stays', async () => {
    const { socket, heard } = await watch(await signIn(world));
    await until(() => heard.length > 0);
    const pong = Promise.withResolvers<unknown>();
    socket.addEventListener('message', ({ data }) => data === 'pong' && pong.resolve(data));
    socket.send('ping');
    expect(await pong.promise).toBe('pong');
    expect(socket.readyState).toBe(WebSocket.READY_STATE_OPEN);
  });

  it('has the exact figures at once, whatever the public sees', async () => {
    world = await newWorld({ live_detail: 'coarse' });
    phone = await enrol(world);
    await scanned(phone, walkIn(500), walkIn(500), walkIn(234));
    const { heard } = await watch(await signIn(world));
    await until(() => heard.length > 0);
    expect(heard[0]?.live).toMatchObject({ entries: 1_234 });
    expect(heard[0]?.live.gates[0]).toMatchObject({ entries: 1_234, exits: 0 });
  });

  it('has each change, and is told at most once a second', async () => {
    const sent = instantsOfSending();
    const { heard } = await watch(await signIn(world));
    await until(() => heard.length > 0);
    for (let i = 0; i < 15; i++) {
      await scanned(phone, walkIn(1));
      await scheduler.wait(100);
    }
    await until(() => heard.at(-1)?.live.entries === 15);
    expect(heard.length).toBeGreaterThan(2);
    expect(gapsOf(sent).length).toBeGreaterThanOrEqual(heard.length - 1);
    for (const gap of gapsOf(sent)) expect(gap).toBeGreaterThanOrEqual(1_000);
  });

  it('keeps to that for each console, however many open and close', async () => {
    const sent = instantsOfSending();
    const cookie = await signIn(world);
    const first = await watch(cookie);
    await scanned(phone, walkIn(1));
    await scheduler.wait(500);
    const second = await watch(cookie);
    await scanned(phone, walkIn(1));
    await until(() => [first, second].every(({ heard }) => heard.at(-1)?.live.entries === 2));
    const between = first.heard.length + second.heard.length - 2;
    expect(gapsOf(sent).length).toBeGreaterThanOrEqual(between);
    for (const gap of gapsOf(sent)) expect(gap).toBeGreaterThanOrEqual(1_000);
  });

  it('says nothing while nothing happens', async () => {
    const { heard } = await watch(await signIn(world));
    await scheduler.wait(1_300);
    expect(heard).toHaveLength(1);
  });

  it('hears of holds, and of phones that are set aside', async () => {
    const { heard } = await watch(await signIn(world));
    await setHold(asMember(by(world)), { gate: 2, kind: 'close' });
    await until(() => heard.at(-1)?.live.gates[1]?.state === 'closed');
    await sendScans(phone, [], { queued: 4, oldest: ago(MINUTE) });
    await setAsideDevice(asMember(by(world)), { id: phone.id, aside: true });
    await until(() => heard.at(-1)?.live.devices?.on_duty === 0);
  });

  it('hears how far the figures are complete, from phones with nothing to send', async () => {
    const { heard } = await watch(await signIn(world));
    await until(() => heard.length > 0);
    await sendScans(phone, [], { queued: 4, oldest: ago(9 * MINUTE) });
    await until(() => heard.at(-1)?.live.devices?.waiting === 4);
  });

  it('sleeps through an eviction, and goes on', async () => {
    const { heard } = await watch(await signIn(world));
    await until(() => heard.length > 0);
    await evictDurableObject(inService(world));
    await scanned(phone, walkIn(6));
    await until(() => heard.at(-1)?.live.entries === 6);
  });

  it('is lost with its session within a minute, and no other with it', async () => {
    const [leaver, stayer] = [await signIn(world), await signIn(world)];
    const [left, stayed] = [await watch(leaver), await watch(stayer)];
    await until(() => left.heard.length + stayed.heard.length === 2);
    expect(await runDurableObjectAlarm(inService(world))).toBe(true);
    await scheduler.wait(50);
    expect(left.socket.readyState).toBe(WebSocket.READY_STATE_OPEN);
    await endSession(env, leaver.split('=')[1] ?? '', Date.now());
    expect(await runDurableObjectAlarm(inService(world))).toBe(true);
    expect(await left.closed).toBe(4401);
    await scanned(phone, walkIn(2));
    await until(() => stayed.heard.at(-1)?.live.entries === 2);
  });

  it('is looked at again when a look at its session fails, of which the log says no value', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const stub = env.GATEKEEPER.getByName(crypto.randomUUID());
    const db = new Proxy(env.DB, {
      get(target, name) {
        const value = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return (sql: string, ...rest: unknown[]) => {
          if (String(sql).includes('from "session"')) throw new Error('params: hash');
          return value.call(target, sql, ...rest);
        };
      },
    });
    await runInDurableObject(stub, async (_, state) => {
      const gatekeeper = new Gatekeeper(state, { ...env, DB: db });
      const headers = { 'X-Session': 'hash', 'X-Event': String(world.number) };
      await gatekeeper.fetch(new Request('https://gatekeeper/live', { headers }));
      await state.storage.deleteAlarm();
      // The runtime logs what an alarm throws.
      await expect(gatekeeper.alarm()).rejects.toThrow('the sessions could not be checked');
      const told = JSON.parse(String(log.mock.calls[0]?.[0]));
      expect(told).toMatchObject({ line: 'sessions_not_checked', actor: 'gatekeeper' });
      expect(JSON.stringify(log.mock.calls)).not.toContain('hash');
      log.mockRestore();
      expect(await state.storage.getAlarm()).toBeGreaterThan(Date.now());
      await state.storage.deleteAlarm();
    });
  });

  it('leaves no clock ticking when nobody watches', async () => {
    const { socket, heard, closed } = await watch(await signIn(world));
    await until(() => heard.length > 0);
    socket.close();
    await closed;
    await until(async () => !(await runDurableObjectAlarm(inService(world))));
  });
});

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < 3_000; waited += 20) {
    if (await holds()) return;
    await scheduler.wait(20);
  }
  throw new Error('it never came');
}

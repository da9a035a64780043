import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { RELEASE, RELEASE_HEADER } from '../../src/contract/release.ts';
import { inviteGate } from '../../src/store/members/invite.ts';
import { asScan, enrol, newWorld, type Phone, post, request, type World } from './world.ts';

/** A release that no page ever was, and that is named as too old. */
const OLD = { [RELEASE_HEADER]: '0.0.0' };

let world: World;
let phone: Phone;
beforeAll(async () => {
  world = await newWorld();
  phone = await enrol(world);
});

const send = (body: object, release: Record<string, string>) =>
  post('/api/v1/scans', body, { ...phone.headers, ...release });

async function expectTooOld(asked: Promise<Response>): Promise<void> {
  const answer = await asked;
  expect(answer.status).toBe(426);
  expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
  const problem = await answer.json<{ code: string; detail: string }>();
  expect(problem.code).toBe('client_too_old');
  expect(problem.detail).toMatch(/reload/);
}

describe('a phone of a release that is named as too old', () => {
  it('is told so when it asks for the ledger, and nothing of the request was taken', async () => {
    const scan = asScan({ type: 'walk_in', people: 2 });
    await expectTooOld(send({ scans: [scan], since: 0 }, OLD));
    await expectTooOld(request('/api/v1/ledger', { headers: { ...phone.headers, ...OLD } }));
    const row = await env.DB.prepare('SELECT COUNT(*) AS n FROM scan WHERE id = ?')
      .bind(scan.id)
      .first<{ n: number }>();
    expect(row?.n).toBe(0);
  });

  it('has its scans taken, since what lies on phones is readable for ever', async () => {
    const scan = asScan({ type: 'walk_in', people: 2 });
    const answer = await send({ scans: [scan], queued: 0 }, OLD);
    expect(answer.status).toBe(200);
    const body = await answer.json<{ results: { id: string; verdict: string }[] }>();
    expect(body.results).toMatchObject([{ id: scan.id, verdict: 'admitted' }]);
    expect(body).not.toHaveProperty('ledger');
  });

  it('enrols nobody, and spends no invitation', async () => {
    const by = { event: world.number, id: 'test', keyRequired: false };
    const { code } = await inviteGate(env, by, 1, Date.now());
    await expectTooOld(post('/api/v1/devices', { code, name: 'x' }, OLD));
    expect((await post('/api/v1/devices', { code, name: 'x' })).status).toBe(201);
  });
});

describe('whoever says another release, or none', () => {
  it.each([RELEASE, '99.0.0', 'a program of my own', ''])('is answered: %j', async (said) => {
    const release = { [RELEASE_HEADER]: said };
    expect((await send({ scans: [], since: 0 }, release)).status).toBe(200);
    expect((await send({ scans: [], since: 0 }, {})).status).toBe(200);
  });
});

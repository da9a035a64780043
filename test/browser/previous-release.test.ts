import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ask, invite } from '../../scripts/operator.mjs';
import { migrate } from '../../scripts/server/migrate.mjs';
import { freePort } from '../free-port.ts';
import { keptCore, keptReleases, keptWorker } from '../gate/kept-releases.ts';
import { NodePhone } from './node-phone.ts';
import { type PlainWorkerd, startWorkerd } from './plain-workerd.ts';
import { freshState } from './server.ts';
import { type Receipt, register } from './tickets.ts';

// While a release is put in place, and when it is taken back, the service before it runs on the schema
// of now; phones run the release before it for days. So nothing of either may be taken away from them.

/** Figures are up to a second old. */
const FAMILY = { adults: 2, children: 3 };

let place: ReturnType<typeof freshState>;
let service: PlainWorkerd;
let cookie: string;
let families: number;
const secrets = {
  SECRET_KEY: randomBytes(32).toString('base64'),
  OPERATOR_KEY: randomBytes(24).toString('hex'),
};

beforeEach(() => {
  place = freshState();
  migrate(place.stateDir);
  families = 0;
  cookie = '';
});
afterEach(async () => {
  await service.stop();
  place.remove();
});

/** Serves the state, on the same port each time, with the module of a release. */
async function serve(code?: Uint8Array): Promise<void> {
  const port = service === undefined ? await freePort() : Number(new URL(service.url).port);
  await service?.stop();
  service = await startWorkerd({ stateDir: place.stateDir, port, secrets, code });
}

const operator = () => ({ base: service.url, key: secrets.OPERATOR_KEY });

async function phoneAt(gate: number, release?: string): Promise<NodePhone> {
  const { code } = await invite(operator(), 'gate', undefined, { gate });
  const core = release === undefined ? undefined : await keptCore(release);
  return NodePhone.enrol(service.url, code, `gate ${gate}`, core);
}

function party(id?: string, again?: number): Promise<Receipt> {
  if (again === undefined) families += 1;
  const n = again ?? families;
  const contact = { name: 'سعاد', phone: `0612${String(n).padStart(6, '0')}` };
  return register(service, { kind: 'family', party: FAMILY, contact }, id);
}

/** What people see: a ticket’s page, a private page, the console’s board, the figures of the public. */
async function expectPages({ registration, tickets }: Receipt): Promise<void> {
  const [ticket] = tickets;
  const paths = [
    new URL(ticket?.url ?? '', service.url).pathname,
    new URL(registration.manage_url).pathname,
    '/ar/demo',
    '/api/v1/events/demo',
    '/api/v1/events/demo/live',
  ];
  for (const path of paths) {
    expect((await fetch(`${service.url}${path}`)).status, path).toBe(200);
  }
  if (cookie === '') await join();
  for (const path of ['/console/demo', '/console/demo/gates', '/console/demo/people']) {
    const headers = { Cookie: cookie };
    expect((await fetch(`${service.url}${path}`, { headers })).status, path).toBe(200);
  }
}

async function join(): Promise<void> {
  const { code } = await invite(operator(), 'organizer');
  const answer = await fetch(`${service.url}/console/join/${code}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: service.url },
    body: new URLSearchParams({ name: 'one' }),
  });
  [cookie = ''] = (answer.headers.get('Set-Cookie') ?? '').split(';');
}

/** People counted in, by the exact figures of the console. */
async function entries(): Promise<number> {
  const path = `${service.url}/api/v1/events/demo/live`;
  const answer = await fetch(path, { headers: { Cookie: cookie } });
  return (await answer.json()).entries;
}

/** One family comes in through a phone, and four people without a ticket; the phone is told all of it. */
async function comeIn(phone: NodePhone, { tickets }: Receipt): Promise<void> {
  const url = tickets[0]?.url ?? '';
  expect(await phone.scan(url)).toMatchObject({ verdict: 'admitted', people: 5 });
  expect(await phone.scan(url)).toMatchObject({ verdict: 'refused', reason: 'already_admitted' });
  await phone.walkIn(4);
  await phone.sync();
  expect([phone.waiting, phone.trouble]).toEqual([0, null]);
}

describe.each(keptReleases())('the service of release %s', (release) => {
  it('serves the schema of now, before the service of now and after it', {
    timeout: 240_000,
  }, async () => {
    await serve(keptWorker(release));
    await ask(operator(), 'demo', {});
    const id = crypto.randomUUID();
    const first = await party(id);
    const phone = await phoneAt(1);
    await comeIn(phone, first);
    await expectPages(first);
    await expect.poll(entries).toBe(9);

    await serve();
    expect(await party(id, 1)).toMatchObject({
      registration: { reference: first.tickets[0]?.code },
    });
    const second = await party();
    await expectPages(first);
    await comeIn(phone, second);
    expect((await phone.scan(first.tickets[0]?.url ?? '')).reason).toBe('already_admitted');
    await expect.poll(entries).toBe(18);

    await serve(keptWorker(release));
    const third = await party();
    await expectPages(second);
    await comeIn(phone, third);
    await expect.poll(entries).toBe(27);
    expect(service.logged.filter(({ line }) => line === 'request_failed')).toEqual([]);
  });
});

describe.each(keptReleases())('a phone of release %s', (release) => {
  it('goes on with the service of now, with the network cut as well', {
    timeout: 240_000,
  }, async () => {
    await serve();
    await ask(operator(), 'demo', {});
    await join();
    const parties = [await party(), await party(), await party()] as const;
    const kept = await phoneAt(1, release);
    const present = await phoneAt(2);
    await comeIn(kept, parties[0]);
    await present.sync();
    expect((await present.scan(parties[0].tickets[0]?.url ?? '')).reason).toBe('already_admitted');

    kept.online = false;
    expect((await kept.scan(parties[1].tickets[0]?.url ?? '')).verdict).toBe('admitted');
    await kept.hold(true);
    await comeIn(present, parties[2]);
    kept.online = true;
    await kept.hold(false);
    await kept.sync();
    expect([kept.waiting, kept.trouble]).toEqual([0, null]);
    expect((await kept.scan(parties[2].tickets[0]?.url ?? '')).reason).toBe('already_admitted');
    await expect.poll(entries).toBe(5 + 4 + 5 + 5 + 4);
  });
});

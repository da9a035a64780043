import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { Agent, get, request } from 'node:http';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ask } from '../../scripts/operator.mjs';
import { databaseFile } from '../../scripts/server/layout.mjs';
import { send } from '../../scripts/server/request.mjs';
import { end, refusal, type Serving, served, startServing } from './serving.ts';
import { inDatabase, newFolder } from './state-folder.ts';

const BEHIND_PROXY = { CLIENT_ADDRESS: 'X-Forwarded-For' };
const running: Serving[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await end(one);
});

async function serve(terms: Parameters<typeof served>[0]): Promise<Serving> {
  const serving = await served(terms);
  running.push(serving);
  return serving;
}

function operatorKey(stateDir: string): string {
  const secrets = readFileSync(join(stateDir, 'secrets.env'), 'utf8');
  return /^OPERATOR_KEY=(.+)$/m.exec(secrets)?.[1] ?? '';
}

/** Lines of the log, each of which must be JSON. */
function lines({ output }: Serving): { line: string; text?: string }[] {
  return output.text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

describe('npm run serve', () => {
  it('serves a fresh state, keeps it over a restart, and logs in JSON alone', async () => {
    const stateDir = newFolder();
    const first = await serve({ stateDir });
    expect((await fetch(`${first.url}/healthz`)).status).toBe(200);
    const service = { base: first.url, key: operatorKey(stateDir) };
    await ask(service, 'demo', {});
    await end(first);
    expect(lines(first).at(-1)?.text).toBe('Abwab has ended.');
    const again = await serve({ stateDir, port: first.port });
    expect((await fetch(`${again.url}/ar/demo`)).status).toBe(200);
    expect(lines(again).map(({ line }) => line)).toEqual(['server']);
  });

  it('says at the start whose passkeys belong to another host, until they have one for this', async () => {
    const stateDir = newFolder();
    const first = await serve({ stateDir });
    await end(first);
    const said = async () => {
      const serving = await serve({ stateDir, port: first.port });
      await end(serving);
      return lines(serving)
        .map(({ text = '' }) => text)
        .filter((text) => text.includes('Passkeys'));
    };
    const add = (id: string, person: string, host: string) =>
      inDatabase(databaseFile(stateDir), (db) => {
        db.exec(`INSERT OR IGNORE INTO person VALUES ('${person}', 0)`);
        db.exec(
          `INSERT INTO passkey VALUES ('${id}-of-sixteen-letters', '${person}', '${host}', 'x', 'x', 0, '[]', 0, NULL)`,
        );
      });
    expect(await said()).toEqual([]);
    add('a', 'one', 'localhost');
    expect(await said()).toEqual([]);
    add('b', 'one', 'old.example');
    add('c', 'two', 'old.example');
    add('d', 'three', 'old.example');
    const [text = ''] = await said();
    expect(text).toContain('old.example (2)');
    expect(text).toContain('npm run invite');
    for (const person of ['two', 'three']) add(`of-${person}`, person, 'localhost');
    expect(await said()).toEqual([]);
  });

  it('keeps what it writes to itself: secrets and database are their owner’s alone', async () => {
    const stateDir = newFolder();
    await serve({ stateDir });
    const config = readFileSync(join(stateDir, 'workerd.capnp'), 'utf8');
    const secrets = readFileSync(join(stateDir, 'secrets.env'), 'utf8');
    for (const [, value = ''] of secrets.matchAll(/=(.{20,})$/gm)) {
      expect(config).not.toContain(value);
    }
    for (const path of ['secrets.env', 'workerd.capnp', 'workerd', 'address']) {
      expect(statSync(join(stateDir, path)).mode & 0o077, path).toBe(0);
    }
    expect(statSync(databaseFile(stateDir)).mode & 0o077).toBe(0);
  });

  it('takes its secrets from the environment, and writes them into no file', async () => {
    const stateDir = newFolder();
    const env = {
      SECRET_KEY: randomBytes(32).toString('base64'),
      OPERATOR_KEY: randomBytes(32).toString('hex'),
    };
    const serving = await serve({ stateDir, env });
    await ask({ base: serving.url, key: env.OPERATOR_KEY }, 'demo', {});
    expect(existsSync(join(stateDir, 'secrets.env'))).toBe(false);
  });

  it('answers under the name that visitors see, and its operator without a way there', async () => {
    const stateDir = newFolder();
    const serving = await serve({ stateDir, url: 'https://abwab.example', env: BEHIND_PROXY });
    const via = `http://127.0.0.1:${serving.port}`;
    const service = { base: 'https://abwab.example', key: operatorKey(stateDir), via };
    expect(await ask(service, 'demo', {})).toMatchObject({ slug: 'demo' });
    expect((await fetch(`${via}/ar/demo`)).status).toBe(403);
  });

  it('finishes what it has taken when it is ended', async () => {
    const stateDir = newFolder();
    const serving = await serve({ stateDir });
    const service = { base: serving.url, key: operatorKey(stateDir) };
    await ask(service, 'demo', {});
    const [first, rest] = ['{"kind":', '"gate"}'];
    // On a connection that is open already, since a server that ends takes no new one.
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const [health] = await once(get(`${serving.url}/healthz`, { agent }), 'response');
    await once(health.resume(), 'end');
    const sent = request(`${serving.url}/api/v1/operator/invitations`, {
      agent,
      method: 'POST',
      headers: {
        Authorization: `Bearer ${service.key}`,
        'Content-Type': 'application/json',
        'Content-Length': first.length + rest.length,
      },
    });
    await new Promise((written) => sent.write(first, written));
    // Its one thread has seen the half of a request before it answers a later one.
    expect((await fetch(`${serving.url}/healthz`)).status).toBe(200);
    serving.starter.kill('SIGTERM');
    await expect.poll(() => answers(serving.url)).toBe(false);
    sent.end(rest);
    const [answer] = await once(sent, 'response');
    expect(answer.statusCode).toBe(201);
    answer.resume();
    await once(serving.starter, 'exit');
    agent.destroy();
  });
});

describe('what cannot be served', () => {
  it('is a port that is taken, or a state that is served or begun to be, with one sentence', async () => {
    const stateDir = newFolder();
    const serving = await serve({ stateDir });
    expect(await refusal({ stateDir: newFolder(), port: serving.port })).toMatchObject({
      code: 1,
      text: expect.stringContaining('is in use'),
    });
    expect(await refusal({ stateDir })).toMatchObject({
      code: 1,
      text: expect.stringContaining('is being served already'),
    });
  });

  it('is one state by two starts at once: one of them serves', async () => {
    const stateDir = newFolder();
    const both = await Promise.all([startServing({ stateDir }), startServing({ stateDir })]);
    running.push(...both);
    const texts = () => both.map(({ output }) => output.text).join('');
    await expect.poll(texts).toContain('Abwab is ready at');
    await expect.poll(texts).toContain('is being served already');
  });

  it.each([
    ['abwab.example', /no address/],
    ['http://abwab.example', /not https/],
    [`https://${'a'.repeat(40)}.example`, /longer than 40/],
  ])('is an address such as %s, before anything is written', async (url, sentence) => {
    const stateDir = join(newFolder(), 'state');
    const { code, text } = await refusal({ stateDir, url });
    expect({ code, text }).toEqual({ code: 1, text: expect.stringMatching(sentence) });
    expect(existsSync(stateDir)).toBe(false);
  });

  it('is a service that nobody can tell of a weakness, though it names somebody', async () => {
    const stateDir = join(newFolder(), 'state');
    const env = { SECURITY_CONTACT: 'the "office"\n' };
    const { code, text } = await refusal({ stateDir, env });
    expect({ code, text }).toEqual({
      code: 1,
      text: expect.stringMatching(/^SECURITY_CONTACT must/),
    });
    expect(existsSync(stateDir)).toBe(false);
  });

  it.each([
    [{}, /Set CLIENT_ADDRESS .* X-Forwarded-For/],
    [{ CLIENT_ADDRESS: 'cloudflare' }, /cloudflare on a server of your own/],
    [{ CLIENT_ADDRESS: 'X Forwarded For' }, /CLIENT_ADDRESS is/],
    [{ ...BEHIND_PROXY, PROXY_ADDRESSES: 'my-proxy' }, /PROXY_ADDRESSES/],
  ])('is a service that takes all its visitors for one: %j', async (env, sentence) => {
    const stateDir = join(newFolder(), 'state');
    const { code, text } = await refusal({ stateDir, url: 'https://abwab.example', env });
    expect({ code, text }).toEqual({ code: 1, text: expect.stringMatching(sentence) });
    expect(existsSync(stateDir)).toBe(false);
  });

  it('is a state whose key is lost, changed or short', async () => {
    const stateDir = newFolder();
    const first = await serve({ stateDir });
    await ask({ base: first.url, key: operatorKey(stateDir) }, 'demo', {});
    await end(first);
    const file = join(stateDir, 'secrets.env');
    const before = readFileSync(file, 'utf8');
    const changed = randomBytes(32).toString('base64');
    for (const [key, sentence] of [
      [changed, /sealed by another SECRET_KEY/],
      ['short', /exactly 32 bytes/],
    ] as const) {
      writeFileSync(file, before.replace(/^SECRET_KEY=.*$/m, `SECRET_KEY=${key}`));
      const { code, text } = await refusal({ stateDir });
      expect({ code, text }).toEqual({ code: 1, text: expect.stringMatching(sentence) });
    }
    // Lost: a new one is never made for a state that holds sealed data.
    writeFileSync(file, '');
    expect((await refusal({ stateDir })).text).toMatch(/SECRET_KEY.*32 bytes/s);
    writeFileSync(file, before);
    await serve({ stateDir });
  });

  it('is a state of a newer release, a damaged one, and secrets that others can read', async () => {
    const newer = newFolder();
    await end(await served({ stateDir: newer }));
    inDatabase(databaseFile(newer), (db) => db.exec('UPDATE schema_version SET number = 9999'));
    expect((await refusal({ stateDir: newer })).text).toMatch(/newer release/);

    const damaged = newFolder();
    await end(await served({ stateDir: damaged }));
    writeFileSync(databaseFile(damaged), 'no database');
    expect((await refusal({ stateDir: damaged })).text).toMatch(/damaged/);

    const open = newFolder();
    await end(await served({ stateDir: open }));
    chmodSync(join(open, 'secrets.env'), 0o644);
    expect((await refusal({ stateDir: open })).text).toMatch(/chmod 600/);
  });
});

describe('a state in which a file cannot be written', () => {
  it.each(['workerd.capnp', 'address'])('is refused with one sentence: %s', async (name) => {
    const stateDir = newFolder();
    mkdirSync(join(stateDir, name));
    const { code, text } = await refusal({ stateDir });
    expect(code).toBe(1);
    expect(text).toContain(`${join(stateDir, name)}: a folder stands where a file is needed.`);
    expect(text).not.toMatch(/EISDIR|at file:/);
  });
});

describe('a server that dies', () => {
  it('is started again though nothing can be written any more', async () => {
    const stateDir = newFolder();
    const serving = await serve({ stateDir });
    const config = join(stateDir, 'workerd.capnp');
    const { mtimeMs } = statSync(config);
    process.kill(workerdOf(serving), 'SIGKILL');
    await expect.poll(() => serving.output.text).toContain('ready again.');
    expect(statSync(config).mtimeMs).toBe(mtimeMs);
  });

  it('is started again, and says so', async () => {
    const stateDir = newFolder();
    const serving = await serve({ stateDir });
    process.kill(workerdOf(serving), 'SIGKILL');
    await expect.poll(() => serving.output.text).toContain('Abwab is ready again.');
    expect((await fetch(`${serving.url}/healthz`)).status).toBe(200);
  });
});

/** Whether it still takes new connections. */
function answers(url: string): Promise<boolean> {
  return send(new URL('/healthz', url), { timeoutMs: 500 }).then(
    () => true,
    () => false,
  );
}

/** The process that listens: what the starter’s watchdog started. */
function workerdOf({ starter }: Serving): number {
  const children = (pid: number) =>
    readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);
  const [watchdog = 0] = children(starter.pid ?? 0);
  return children(watchdog)[0] ?? 0;
}

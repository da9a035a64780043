import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ask } from '../../scripts/operator.mjs';
import { databaseFile } from '../../scripts/server/layout.mjs';
import { holdState } from '../../scripts/server/lock.mjs';
import { rewrapState } from '../../scripts/server/rewrap.mjs';
import { demandKeyOfState, readSecrets } from '../../scripts/server/secrets.mjs';
import { end, refusal, type Serving, served } from './serving.ts';
import { inDatabase, newFolder } from './state-folder.ts';

const running: Serving[] = [];
afterEach(async () => {
  for (const serving of running.splice(0)) await end(serving);
});

async function serve(stateDir: string, port?: number): Promise<Serving> {
  const serving = await served({ stateDir, ...(port !== undefined && { port }) });
  running.push(serving);
  return serving;
}

/** A state with the demo's edition and a registration; the paths of what its holder keeps. */
async function stateWithDemo() {
  const stateDir = newFolder();
  const serving = await serve(stateDir);
  const { OPERATOR_KEY: key } = readSecrets(stateDir, {});
  await ask({ base: serving.url, key }, 'demo', {});
  const answer = await fetch(`${serving.url}/api/v1/events/demo/registrations`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
    body: JSON.stringify({
      ...{
        slot: '9',
        kind: 'family',
        party: { adults: 2, children: 1 },
        locale: 'fr',
        consent: true,
      },
      contact: { name: 'Khadija Benali', phone: '0612345678', email: null },
    }),
  });
  const { registration, tickets } = (await answer.json()) as {
    registration: { manage_url: string };
    tickets: { token: string }[];
  };
  await end(serving);
  const paths = [new URL(registration.manage_url).pathname, `/t/${tickets[0]?.token}`];
  return { stateDir, port: serving.port, paths };
}

const wrappedIn = (stateDir: string) =>
  inDatabase(databaseFile(stateDir), (db) =>
    db
      .prepare(`SELECT data_key AS wrapped FROM event UNION ALL SELECT token_key FROM event
        UNION ALL SELECT private_key FROM signing_key`)
      .all()
      .map(({ wrapped }) => String(wrapped)),
  );

describe('npm run rewrap', () => {
  it('changes the key of a state, which loses nothing', async () => {
    const { stateDir, port, paths } = await stateWithDemo();
    const [former, before] = [readSecrets(stateDir, {}), wrappedIn(stateDir)];
    expect(await rewrapState(stateDir, {})).toEqual({ keys: 3, wrapped: 3 });
    const now = readSecrets(stateDir, {});
    expect(now.SECRET_KEY).not.toBe(former.SECRET_KEY);
    expect(now.OPERATOR_KEY).toBe(former.OPERATOR_KEY);
    expect(statSync(join(stateDir, 'secrets.env')).mode & 0o777).toBe(0o600);
    await expect(demandKeyOfState(stateDir, former)).rejects.toThrow('another SECRET_KEY');
    const bytes = readFileSync(databaseFile(stateDir));
    expect(before.filter((wrapped) => bytes.includes(wrapped))).toEqual([]);
    const again = await serve(stateDir, port);
    for (const path of paths) {
      expect([path, (await fetch(again.url + path)).status]).toEqual([path, 200]);
    }
  });

  it('goes on where it was cut off, and says so to who serves in between', async () => {
    const { stateDir, paths } = await stateWithDemo();
    const secrets = join(stateDir, 'secrets.env');
    const former = readFileSync(secrets, 'utf8');
    await rewrapState(stateDir, {});
    // Cut off before the new secrets were in their place.
    renameSync(secrets, join(stateDir, 'secrets.env.next'));
    writeFileSync(secrets, former, { mode: 0o600 });
    expect((await refusal({ stateDir })).text).toContain('npm run rewrap');
    expect(await rewrapState(stateDir, {})).toEqual({ keys: 3, wrapped: 0 });
    const again = await serve(stateDir);
    expect((await fetch(again.url + paths[0])).status).toBe(200);
  });

  it('keeps what was written into the secrets while it was cut off', async () => {
    const { stateDir } = await stateWithDemo();
    const secrets = join(stateDir, 'secrets.env');
    const former = readFileSync(secrets, 'utf8');
    await rewrapState(stateDir, {});
    renameSync(secrets, join(stateDir, 'secrets.env.next'));
    const key = 'another-operator-key-of-the-day';
    const changed = `# kept in the safe\n${former.replace(/OPERATOR_KEY=.*/, `OPERATOR_KEY=${key}`)}`;
    writeFileSync(secrets, changed, { mode: 0o600 });
    await rewrapState(stateDir, {});
    expect(readSecrets(stateDir, {}).OPERATOR_KEY).toBe(key);
    expect(readFileSync(secrets, 'utf8')).toContain('# kept in the safe');
    await demandKeyOfState(stateDir, readSecrets(stateDir, {}));
  });

  it('changes the key once more where it was cut off at its very end', async () => {
    const { stateDir } = await stateWithDemo();
    await rewrapState(stateDir, {});
    const secrets = join(stateDir, 'secrets.env');
    const [before, text] = [readSecrets(stateDir, {}), readFileSync(secrets, 'utf8')];
    writeFileSync(join(stateDir, 'secrets.env.next'), text, { mode: 0o600 });
    expect(await rewrapState(stateDir, {})).toEqual({ keys: 3, wrapped: 3 });
    expect(readSecrets(stateDir, {}).SECRET_KEY).not.toBe(before.SECRET_KEY);
  });

  it('is refused while the state is served, and where the key is the environment’s', async () => {
    const stateDir = newFolder();
    const held = holdState(stateDir);
    await expect(rewrapState(stateDir, {})).rejects.toThrow('is being served');
    held.release();
    await expect(rewrapState(stateDir, { SECRET_KEY: 'k' })).rejects.toThrow('environment');
  });

  it('changes nothing where a key is opened by neither', async () => {
    const { stateDir } = await stateWithDemo();
    const before = wrappedIn(stateDir);
    const secrets = join(stateDir, 'secrets.env');
    const other = `SECRET_KEY=${'A'.repeat(43)}=`;
    const text = readFileSync(secrets, 'utf8').replace(/SECRET_KEY=.*/, other);
    rmSync(secrets);
    writeFileSync(secrets, text, { mode: 0o600 });
    await expect(rewrapState(stateDir, {})).rejects.toThrow('Nothing was changed');
    expect(wrappedIn(stateDir)).toEqual(before);
    expect(readFileSync(secrets, 'utf8')).toBe(text);
    // No change was begun: whoever serves it reads what is wrong, and not that one was cut off.
    expect((await refusal({ stateDir })).text).toContain('another SECRET_KEY');
  });
});

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { filesUnder } from '../../scripts/files.mjs';
import { ask, invite } from '../../scripts/operator.mjs';
import { backUp } from '../../scripts/server/backup.mjs';
import { erasuresIn, erasuresOf, mergeErasures } from '../../scripts/server/erasures.mjs';
import { databaseFile, erasuresFile, workerdFolder } from '../../scripts/server/layout.mjs';
import { migrate } from '../../scripts/server/migrate.mjs';
import { restore } from '../../scripts/server/restore.mjs';
import { scrub, scrubAtNight } from '../../scripts/server/scrub.mjs';
import { readSecrets } from '../../scripts/server/secrets.mjs';
import { place } from './backups.ts';
import { end, type Serving, served } from './serving.ts';
import { inDatabase, newFolder } from './state-folder.ts';

const running: Serving[] = [];
afterEach(async () => {
  for (const serving of running.splice(0)) await end(serving);
});

const PEOPLE = [
  { name: 'Khadija Benali', phone: '0612345678', email: 'khadija.benali@example.ma' },
  { name: 'ⴼⴰⴹⵎⴰ أيت باها', phone: '0698765432', email: 'fadma@example.org' },
] as const;

/** A served state with the demo's edition, in which these have registered. */
async function registeredState() {
  const stateDir = newFolder();
  const serving = await served({ stateDir });
  running.push(serving);
  const { OPERATOR_KEY: key } = readSecrets(stateDir, {});
  await ask({ base: serving.url, key }, 'demo', {});
  const ids: string[] = [];
  const tokens: string[] = [];
  for (const contact of PEOPLE) {
    const id = crypto.randomUUID();
    const answer = await fetch(`${serving.url}/api/v1/events/demo/registrations`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': id },
      body: JSON.stringify({
        ...{ slot: '9', kind: 'family', party: { adults: 2, children: 1 }, contact },
        ...{ locale: 'fr', consent: true },
      }),
    });
    if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
    ids.push(id);
    const { tickets } = (await answer.json()) as { tickets: { token: string }[] };
    tokens.push(tickets[0]?.token ?? '');
  }
  const [first = '', second = ''] = ids;
  return { stateDir, serving, first, second, key, ticket: tokens[0] ?? '' };
}

/** What somebody typed at a gate about a visitor: as readable in the database as in their mind. */
const REMARK = 'Sans sa carte, cousin du wali';

/** A phone of the first gate lets somebody in by a ticket, and says why. */
async function remarked(url: string, key: string, ticket: string): Promise<void> {
  const { code } = await invite({ base: url, key }, 'gate', 'demo', { gate: 1 });
  const post = async (path: string, body: unknown, token = '') => {
    const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` };
    const answer = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Record<string, string>;
  };
  const { token } = await post('/api/v1/devices', { code, name: 'gate' });
  const scan = { id: crypto.randomUUID(), type: 'ticket', direction: 'entry', ticket, people: 1 };
  await post('/api/v1/scans', { scans: [{ ...scan, override: REMARK }] }, token);
}

const listed = (id: string, at = 1_700_000_000_000) =>
  ({ number: 1, event: 1, what: 'person', id, at }) as const;

const contactsIn = (stateDir: string) =>
  inDatabase(databaseFile(stateDir), (db) =>
    db.prepare('SELECT id, contact FROM registration ORDER BY id').all(),
  ) as { id: string; contact: string | null }[];

const keysIn = (stateDir: string) =>
  inDatabase(databaseFile(stateDir), (db) => db.prepare('SELECT data_key FROM event').get()) as {
    data_key: string | null;
  };

/** Every way in which a text may lie in a file. */
function formsOf(text: string): Buffer[] {
  const digits = text.replace(/\D/g, '');
  const phone = /^\d{10}$/.test(text)
    ? [`+212${digits.slice(1)}`, `212${digits.slice(1)}`, digits.replace(/(..)(?=.)/g, '$1 ')]
    : [];
  return [text, text.toLowerCase(), text.toUpperCase(), ...phone].flatMap((form) => {
    const utf8 = Buffer.from(form);
    const utf16 = Buffer.from(form, 'utf16le');
    // Base64 looks three ways, by where in it the text begins.
    const inBase64 = [0, 1, 2].map((before) => {
      const whole = Buffer.concat([Buffer.alloc(before), utf8])
        .toString('base64')
        .replace(/=+$/, '');
      return Buffer.from(whole.slice(before === 0 ? 0 : before + 1, -1));
    });
    return [utf8, utf16, Buffer.from(utf16).swap16(), ...inBase64];
  });
}

/** Whether any file of a state holds one of these, byte by byte. */
function found(stateDir: string, wanted: readonly Buffer[]): string[] {
  const files = filesUnder(stateDir).filter((name) => name !== 'secrets.env');
  return files.filter((name) => {
    const bytes = readFileSync(join(stateDir, name));
    return wanted.some((one) => bytes.includes(one));
  });
}

describe('what was erased since a backup', () => {
  it('is erased again by its restore before anything is served, and stays so', async () => {
    const { stateDir, serving, first, second } = await registeredState();
    const backup = place();
    await backUp(stateDir, backup);
    await end(serving);
    mergeErasures(stateDir, [listed(first)]);
    // The rest of the state is taken away, and its list left where it is.
    for (const name of ['d1', 'cron', 'registrar', 'gatekeeper', 'sender']) {
      rmSync(join(workerdFolder(stateDir), `abwab-${name}`), { recursive: true, force: true });
    }
    const { erasures } = await restore(stateDir, backup);
    expect(erasures).toEqual({ known: 1, sinceBackup: 1, isComplete: true });
    const contacts = Object.fromEntries(contactsIn(stateDir).map((row) => [row.id, row.contact]));
    expect(contacts).toEqual({ [first]: null, [second]: expect.any(String) });
    const again = await served({ stateDir });
    running.push(again);
    await end(again);
    const rows = inDatabase(databaseFile(stateDir), (db) =>
      db.prepare('SELECT erased_at, state FROM registration WHERE id = ?').get(first),
    );
    expect(rows).toMatchObject({ erased_at: listed(first).at, state: 'cancelled' });
    expect(erasuresOf(stateDir)).toHaveLength(1);
  });

  it('is taken from a former state, or from a later backup, that is named', async () => {
    const { stateDir, serving, first } = await registeredState();
    const [early, late] = [place(), place()];
    await backUp(stateDir, early);
    await end(serving);
    mergeErasures(stateDir, [listed(first)]);
    await backUp(stateDir, late);
    expect(erasuresIn(late)).toEqual([listed(first)]);
    for (const since of [stateDir, late]) {
      const target = newFolder();
      await restore(target, early, { erasures: since });
      expect(contactsIn(target).find(({ id }) => id === first)?.contact).toBeNull();
      expect(erasuresOf(target)).toEqual([listed(first)]);
    }
    await expect(restore(newFolder(), early, { erasures: newFolder() })).rejects.toThrow(
      'holds no list of erasures',
    );
    writeFileSync(join(late, 'erasures.json'), '[{"number":"one"}]');
    await expect(restore(newFolder(), early, { erasures: late })).rejects.toThrow('is damaged');
  });

  it('goes with a whole edition too', async () => {
    const { stateDir, serving } = await registeredState();
    const backup = place();
    await backUp(stateDir, backup);
    await end(serving);
    mergeErasures(stateDir, [{ ...listed(''), what: 'edition' }]);
    const target = newFolder();
    await restore(target, backup, { erasures: stateDir });
    expect(keysIn(target)).toEqual({ data_key: null });
  });

  it('is taken out of the file once the rows are cleared, whatever the state of before says of its own', async () => {
    const { stateDir, serving } = await registeredState();
    const backup = place();
    await backUp(stateDir, backup);
    await end(serving);
    const erased = { ...listed(''), what: 'edition' } as const;
    mergeErasures(stateDir, [erased]);
    const target = newFolder();
    // Written there when its file held nothing of that erasure, which the one that is restored does.
    writeFileSync(join(target, 'scrubbed'), `1 1 ${erased.at} ${erased.at + 1}`);
    await restore(target, backup, { erasures: stateDir });
    const file = databaseFile(target);
    inDatabase(file, (db) => {
      db.exec('UPDATE day SET opens_at = 1, closes_at = 2');
      // As the service does in the next minutes.
      db.exec(
        `INSERT INTO purge (event, begun_at, made_by, before, ended_at, after)
          VALUES (1, 1, '', '{}', 2, '{}')`,
      );
    });
    expect(scrub(target, file)).toBe(true);
  });

  it('is left alone where an edition has got the number of one that was erased', async () => {
    const { stateDir, serving } = await registeredState();
    const backup = place();
    await backUp(stateDir, backup);
    await end(serving);
    const [made] = inDatabase(databaseFile(stateDir), (db) =>
      db.prepare('SELECT created_at FROM event').all(),
    ) as { created_at: number }[];
    const erased = { ...listed(''), what: 'edition' } as const;
    const other = newFolder();
    mergeErasures(other, [{ ...erased, id: String(Number(made?.created_at) - 1) }]);
    const target = newFolder();
    await restore(target, backup, { erasures: other });
    expect(keysIn(target)).toEqual({ data_key: expect.any(String) });
    mergeErasures(other, [{ ...erased, id: String(made?.created_at) }]);
    const again = newFolder();
    await restore(again, backup, { erasures: other });
    expect(keysIn(again)).toEqual({ data_key: null });
  });

  it('is erased at a start, where the database was put back by hand', async () => {
    const { stateDir, serving, first } = await registeredState();
    await end(serving);
    mergeErasures(stateDir, [listed(first)]);
    migrate(stateDir);
    expect(contactsIn(stateDir).find(({ id }) => id === first)?.contact).toBeNull();
  });
});

describe('the file of a database', () => {
  it('holds no readable contact, and after an erasure nothing that could be made readable', async () => {
    const { stateDir, serving, first, second, key, ticket } = await registeredState();
    await remarked(serving.url, key, ticket);
    await end(serving);
    const remark = formsOf(REMARK);
    expect(found(stateDir, remark)).toHaveLength(1);
    const plain = PEOPLE.flatMap((one) => Object.values(one).flatMap(formsOf));
    expect(found(stateDir, plain)).toEqual([]);
    const boxes = contactsIn(stateDir).flatMap(({ contact }) => contact ?? []);
    const sealed = [...boxes, keysIn(stateDir).data_key ?? ''].map((text) => Buffer.from(text));
    expect(found(stateDir, sealed)).toHaveLength(1);
    const now = (id: string) => listed(id, Date.now());
    mergeErasures(stateDir, [now(first), now(second), { ...now(''), what: 'edition' }]);
    migrate(stateDir);
    expect(contactsIn(stateDir).map(({ contact }) => contact)).toEqual([null, null]);
    // The edition is near: the file is left as it is, and what was deleted still lies there.
    expect(found(stateDir, sealed)).toHaveLength(1);
    inDatabase(databaseFile(stateDir), (db) =>
      db.exec('UPDATE day SET opens_at = 1, closes_at = 2'),
    );
    migrate(stateDir);
    expect(found(stateDir, [...plain, ...sealed, ...remark])).toEqual([]);
  });

  it('is left as it is while an edition is near, and where nothing was erased', () => {
    const stateDir = newFolder();
    migrate(stateDir);
    const file = databaseFile(stateDir);
    expect(scrub(stateDir, file)).toBe(false);
    inDatabase(file, (db) => db.exec('UPDATE erasures_followed SET number = 3'));
    expect(scrub(stateDir, file)).toBe(true);
    expect(scrub(stateDir, file)).toBe(false);
  });

  it('is written anew at night under a server that runs, once, and at no other hour', async () => {
    const stateDir = newFolder();
    migrate(stateDir);
    const file = databaseFile(stateDir);
    let renewed = 0;
    const server = {
      async renew(between: () => void) {
        renewed += 1;
        between();
      },
    };
    const at = (hour: number) =>
      scrubAtNight(server, stateDir, file, new Date(2027, 4, 3, hour, 30));
    expect(await at(3)).toBe(false);
    inDatabase(file, (db) => db.exec('UPDATE erasures_followed SET number = 3'));
    expect(await at(12)).toBe(false);
    expect(await at(3)).toBe(true);
    expect(await at(3)).toBe(false);
    expect(renewed).toBe(1);
  });

  it('is written anew also while an edition is near, two days before the second date', () => {
    const stateDir = newFolder();
    migrate(stateDir);
    const file = databaseFile(stateDir);
    const DAY_MS = 86_400_000;
    const erasedAt = Date.UTC(2027, 4, 1);
    const day = (days: number) => erasedAt + days * DAY_MS;
    inDatabase(file, (db) => {
      db.exec(`PRAGMA foreign_keys = OFF; INSERT INTO day (event, number, date, opens, closes, opens_at,
        closes_at) VALUES (1, 1, '2027-05-01', '10:00', '20:00', 0, 9e15)`);
    });
    expect(scrub(stateDir, file, day(0))).toBe(false);
    mergeErasures(stateDir, [{ number: 1, event: 1, what: 'person', id: 'one', at: erasedAt }]);
    inDatabase(file, (db) => db.exec('UPDATE erasures_followed SET number = 1'));
    for (const days of [0, 10, 28]) expect(scrub(stateDir, file, day(days))).toBe(false);
    expect(scrub(stateDir, file, day(28) + 1)).toBe(true);
    expect(scrub(stateDir, file, day(29))).toBe(false);
    // What goes later waits for a date of its own.
    mergeErasures(stateDir, [{ number: 2, event: 1, what: 'person', id: 'two', at: day(29) }]);
    inDatabase(file, (db) => db.exec('UPDATE erasures_followed SET number = 2'));
    expect(scrub(stateDir, file, day(31))).toBe(false);
    expect(scrub(stateDir, file, day(58))).toBe(true);
  });

  it('of the list of erasures lies where the service looks for it', async () => {
    const { stateDir, serving, first } = await registeredState();
    await end(serving);
    mergeErasures(stateDir, [listed(first)]);
    expect(readFileSync(erasuresFile(stateDir)).subarray(0, 15).toString()).toBe('SQLite format 3');
  });
});

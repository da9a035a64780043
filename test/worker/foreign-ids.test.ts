import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { may, type Role } from '../../src/domain/roles.ts';
import { askExport } from '../../src/operations/exports.ts';
import { prepareRelease } from '../../src/operations/releases.ts';
import { asMember } from './acting.ts';
import { GATES } from './audited-gates.ts';
import { LISTS } from './audited-lists.ts';
import { OFFICE } from './audited-office.ts';
import { REGISTRATIONS } from './audited-registrations.ts';
import { nameAll, WISHES } from './audited-wishes.ts';
import { guarded } from './console-routes.ts';
import { bindSupervisors, submit } from './desk.ts';
import { editionOf } from './desk-day.ts';
import { newWorld, request, signIn, type World } from './world.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

/** What is done in the other edition, so that it has a row of everything: nothing that ends it. */
const DEEDS = Object.entries({ ...REGISTRATIONS, ...LISTS, ...GATES, ...OFFICE, ...WISHES }).filter(
  ([name]) => !/erase|archive|rotate|setUp|copyEdition|create|status/i.test(name),
);

/** Named by nobody else: it is in no answer that is given to another edition. */
const HIDDEN = 'لا يراه أحد';
const PRESS = { embargo: null, corrections: [], title: HIDDEN, body: HIDDEN };
/** Fields of forms that name a row. */
const NAMES = [
  ...['id', 'ids', 'device', 'gate', 'member', 'registration', 'number', 'scan', 'notice', 'day'],
  ...['slot', 'code', 'bulk', 'import', 'form', 'text', 'release', 'file', 'edition', 'slug'],
];

let world: World;
let other: World;
const cookies = new Map<Role, string>();
/** Every id of a row of the other edition. */
let ids: readonly string[];

beforeAll(async () => {
  other = await newWorld();
  world = await newWorld();
  for (const [, deed] of DEEDS) {
    // Some follow from another one, and are not there twice.
    await deed(other)
      .then((act) => act())
      .catch(() => undefined);
  }
  const edition = await editionOf(other);
  const by = asMember({ event: other.number, id: 'somebody' });
  const [export_id, release_id] = [crypto.randomUUID(), crypto.randomUUID()];
  const asked = { edition, day: null, kind: 'scans', format: 'csv', locale: 'fr' } as const;
  await askExport(by, { ...asked, id: export_id });
  await prepareRelease(by, {
    edition,
    order: { id: release_id, day: 1, status: 'provisional', embargo: null, reason: null },
    write: () => ({ ar: PRESS, fr: PRESS, en: PRESS }),
  });
  for (const role of ['owner', 'communication', 'privacy', 'gate'] as const) {
    cookies.set(role, await signIn(world, role));
  }
  await bindSupervisors(world.number, 1);
  await nameAll(world);
  ids = await idsOf(other);
});

async function tables(): Promise<string[]> {
  const { results } = await env.DB.prepare(
    `SELECT m.name FROM sqlite_master m WHERE m.type = 'table' AND EXISTS (
      SELECT 1 FROM pragma_table_info(m.name) c WHERE c.name = 'event')`,
  ).all<{ name: string }>();
  return results.map(({ name }) => name);
}

/** All rows of an edition, by their tables. */
async function rowsOf({ number }: World): Promise<Record<string, Record<string, unknown>[]>> {
  const names = await tables();
  const found = await env.DB.batch<Record<string, unknown>>(
    names.map((name) => env.DB.prepare(`SELECT * FROM ${name} WHERE event = ?1`).bind(number)),
  );
  return Object.fromEntries(names.map((name, at) => [name, found[at]?.results ?? []]));
}

/** What names a row of an edition in an address or a form: of each table and column one. */
async function idsOf(of: World): Promise<string[]> {
  const found = new Map<string, string>();
  for (const [table, rows] of Object.entries(await rowsOf(of))) {
    for (const row of rows) {
      for (const column of ['id', 'device', 'member', 'registration', 'code']) {
        const value = row[column];
        const isName = typeof value === 'string' && value.length <= 64 && !/^\d*$/.test(value);
        if (isName) found.set(`${table} ${column} ${row.kind ?? ''}`, value);
      }
    }
  }
  return [...new Set(found.values())];
}

const ofEditions = guarded.filter(({ path }) => path.startsWith('/console/:slug'));
/** What an edition numbers by itself means its own row. */
const NUMBERED = { ':slug': () => world.slug, ':day': () => '1', ':step': () => 'nothing' };

function addressOf(path: string, id: string): string {
  const own = Object.entries(NUMBERED).reduce((so, [name, is]) => so.replace(name, is()), path);
  return own.replace(/:\w+/g, id);
}

/** Whether an address names a row by an id. */
function isNamed(path: string): boolean {
  return /:(?!slug|day|step|shown)/.test(path);
}

/** The answer to a question or a form that names a row by its id wherever one can. */
async function answered(
  { method, path }: { readonly method: string; readonly path: string },
  id: string,
  cookie: string,
): Promise<{ status: number; text: string }> {
  const address = addressOf(path, id);
  const fields = Object.fromEntries(NAMES.map((name) => [name, id]));
  const answer =
    method === 'GET'
      ? await request(address, { headers: { Cookie: cookie } })
      : await submit(address, { ...fields, key: crypto.randomUUID() }, cookie);
  const to = answer.headers.get('Location') ?? '';
  return { status: answer.status, text: `${to} ${await answer.text()}` };
}

describe('an id of a row of another edition', () => {
  it.each(['GET', 'POST'])('is one that nobody has, in each %s', async (method) => {
    expect(ids.length).toBeGreaterThan(15);
    const before = await rowsOf(other);
    const asked = ofEditions.filter(
      (one) =>
        one.method === method && (method === 'POST' || /:(?!slug|day|step|shown)/.test(one.path)),
    );
    expect(asked.length).toBeGreaterThan(15);
    for (const route of asked) {
      // To whom it opens is tried elsewhere: the first who may is enough.
      const [permission] = route.asks;
      const [, cookie] = [...cookies].find(([role]) => permission && may(role, permission)) ?? [];
      if (!cookie) continue;
      const unknown = new Map<string, number>();
      for (const id of ids) {
        const { status, text } = await answered(route, id, cookie);
        expect(text.replaceAll(id, '')).not.toContain(HIDDEN);
        if (!isNamed(route.path)) continue;
        // Of the same shape: what can be no id at all may be answered otherwise.
        const shape = id.replace(/[a-z0-9]/g, 'x');
        if (!unknown.has(shape)) {
          const nobodys = id.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a'));
          unknown.set(shape, (await answered(route, nobodys, cookie)).status);
        }
        const said = `${method} ${route.path} ${id}`;
        expect(`${said} ${status}`).toBe(`${said} ${unknown.get(shape)}`);
      }
    }
    expect(await rowsOf(other)).toEqual(before);
  });
});

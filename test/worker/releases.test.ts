import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { pressTextOf } from '../../src/console/evening/press-text.ts';
import type { FiguresAnswer } from '../../src/contract/answers/figures.ts';
import type { CorrectableFigure } from '../../src/domain/figures/figures.ts';
import { MEMBER_ROLES, may } from '../../src/domain/roles.ts';
import { eveningWords } from '../../src/i18n/evening.ts';
import { formatTime } from '../../src/i18n/format.ts';
import { correctFigures } from '../../src/operations/correct-figures.ts';
import { setEditionStatus } from '../../src/operations/edit-edition.ts';
import { eraseEdition } from '../../src/operations/erase-edition.ts';
import {
  prepareRelease,
  type ReleaseOrder,
  releaseFigures,
} from '../../src/operations/releases.ts';
import { forgetReleases, releasesNow } from '../../src/store/releases/releases.ts';
import { asMember } from './acting.ts';
import { bindSupervisors, hiddenFields, openDesk, submit } from './desk.ts';
import { editionOf, walkIn } from './gate-day.ts';
import { forgetAll } from './remembered.ts';
import { sealed, verified } from './sealed.ts';
import {
  daysWith,
  enrol,
  newWorld,
  ORIGIN,
  openDays,
  type Phone,
  registered,
  request,
  sendScans,
  signIn,
  type World,
  ZONE,
} from './world.ts';
import { databaseWith } from './writers.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;

/** Today is the second day, and its gates are open: no day is released before. */
const sinceYesterday = () => openDays(Date.now() - DAY).days;

/** Yesterday of an edition on its second day, with walk-ins of 7 and 3 people. */
async function counted(): Promise<{ world: World; phone: Phone }> {
  const world = await newWorld({ days: sinceYesterday() });
  const phone = await enrol(world);
  await count(phone, 7, 30);
  await count(phone, 3, 90);
  return { world, phone };
}

function count(phone: Phone, people: number, minutes: number): Promise<Response> {
  const at = new Date(Date.now() - DAY - minutes * MINUTE).toISOString();
  return sendScans(phone, [walkIn(people, { at })]);
}

const who = ({ number }: World, id = 'somebody', now = Date.now()) =>
  asMember({ event: number, id }, now);

async function prepare(world: World, change: Partial<ReleaseOrder> = {}, id = 'somebody') {
  const edition = await editionOf(world);
  const order: ReleaseOrder = {
    ...{ id: crypto.randomUUID(), day: 1, status: 'provisional', embargo: null, reason: null },
    ...change,
  };
  const write = (facts: Parameters<typeof pressTextOf>[0]) => pressTextOf(facts, edition, ORIGIN);
  const isShown = await prepareRelease(who(world, id), { edition, order, write });
  if (!isShown) throw new Error('not shown: final figures stay final');
  return order.id;
}

async function released(world: World, change: Partial<ReleaseOrder> = {}): Promise<number> {
  const id = await prepare(world, change);
  const release = await releaseFigures(who(world), { id });
  if (release?.released_at === null || !release) throw new Error('not released');
  return release.number;
}

function correct(world: World, figure: CorrectableFigure, stated: number, reason: string) {
  const said = { id: crypto.randomUUID(), day: 1, figure, stated, reason };
  return correctFigures(who(world), said);
}

async function read({ slug }: World, file = ''): Promise<Response> {
  forgetReleases();
  return request(`/api/v1/events/${slug}/figures${file}`, { headers: { Cookie: 'x=1' } });
}
const figuresOf = async (world: World) => (await read(world)).json<FiguresAnswer>();

async function audited({ number }: World): Promise<number> {
  const sql = `SELECT count(*) AS n FROM audit WHERE event = ?1 AND verb = 'release_figures'`;
  return (await env.DB.prepare(sql).bind(number).first<{ n: number }>())?.n ?? 0;
}

function sums(csv: string): number[] {
  const rows = csv.trimEnd().split('\n').slice(1);
  return [3, 4, 5, 6].map((at) => rows.reduce((sum, row) => sum + Number(row.split(',')[at]), 0));
}

async function sha256(bytes: ArrayBuffer): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

describe('the figures of a day', () => {
  it('are public once they are released, with their file and its fingerprint', async () => {
    const { world } = await counted();
    expect((await figuresOf(world)).days).toEqual([]);
    const id = await prepare(world);
    expect((await figuresOf(world)).days).toEqual([]);
    const [{ date = '' } = {}] = (await editionOf(world)).days;
    expect((await read(world, `/${date}.csv`)).status).toBe(404);
    await releaseFigures(who(world), { id });
    const { days, embargoed } = await figuresOf(world);
    expect(embargoed).toEqual([]);
    expect(days).toMatchObject([
      {
        ...{ date, number: 1, status: 'provisional', corrects: null, corrected_by: null },
        ...{ visits: 10, visitors_by_ticket: 0, walk_in_visits: 10, repeat_visits: 0 },
        ...{ beyond_booking: 0, exits: 0, corrections: [], stated: [] },
        completeness: { phones: 1 },
        evidence: { scanned: 0, tapped: 10, estimated: 0, by_eye: 0 },
        csv_url: `${ORIGIN}/api/v1/events/${world.slug}/figures/${date}.csv`,
      },
    ]);
    for (const name of [`/${date}.csv`, `/${date}-1.csv`]) {
      const file = await read(world, name);
      expect(file.headers.get('Content-Type')).toContain('text/csv');
      expect(file.headers.get('Cache-Control')).toContain('public');
      const bytes = await file.arrayBuffer();
      expect(await sha256(bytes)).toBe(days[0]?.sha256);
      expect(sums(new TextDecoder().decode(bytes))).toEqual([10, 0, 10, 0]);
    }
    for (const name of [`/${date}-2.csv`, '/2000-01-01.csv', '/x.csv', `/${date}.csv.csv`]) {
      expect((await read(world, name)).status, name).toBe(404);
    }
    expect((await read(world, '/recount.mjs')).headers.get('Location')).toBe('/recount.mjs');
  });

  it('are released once by a form, and noted once', async () => {
    const { world } = await counted();
    const id = crypto.randomUUID();
    await prepare(world, { id });
    await prepare(world, { id });
    const first = await releaseFigures(who(world), { id });
    const again = await releaseFigures(who(world, 'another'), { id });
    expect(again).toEqual(first);
    expect(await audited(world)).toBe(1);
    expect(await releaseFigures(who(world), { id: 'nothing' })).toBeNull();
  });

  it('have one number each, where two people release at once', async () => {
    const { world } = await counted();
    const ids = [await prepare(world, {}, 'one'), await prepare(world, { day: 2 }, 'two')];
    const both = await Promise.all(ids.map((id) => releaseFigures(who(world), { id })));
    const done = both.filter((one) => one?.released_at !== null);
    expect(done.map((one) => one?.number)).toEqual([1]);
    expect(await audited(world)).toBe(1);
    // Whoever came second looks once more, at the next number.
    expect(await released(world, { day: both[0]?.released_at === null ? 1 : 2 })).toBe(2);
    expect((await figuresOf(world)).days.map(({ number }) => number).sort()).toEqual([1, 2]);
  });

  it('stay what was shown, whatever phones send before they are released', async () => {
    const { world, phone } = await counted();
    const id = await prepare(world);
    await count(phone, 50, 40);
    await releaseFigures(who(world), { id });
    expect((await figuresOf(world)).days).toMatchObject([{ visits: 10 }]);
  });

  it('are read once: what a gate takes back meanwhile makes none of them negative', async () => {
    const { world, phone } = await counted();
    const at = (minutes: number) => new Date(Date.now() - DAY - minutes * MINUTE).toISOString();
    const taken = walkIn(7, { at: at(20) });
    await sendScans(phone, [taken]);
    await correct(world, 'walk_in_visits', 2, 'عد ثان');
    let undone = false;
    const DB = databaseWith(async (statements) => {
      const read = await env.DB.batch(statements);
      const undo = { id: crypto.randomUUID(), type: 'undo', scan: taken.id, at: at(15) };
      const isOfMinutes = read.some(
        ({ results: [row] }) => row instanceof Object && 'walk_ins' in row,
      );
      if (isOfMinutes && !undone) await sendScans(phone, [{ ...undo, decided: 'offline' }]);
      undone ||= isOfMinutes;
      return read;
    });
    const edition = await editionOf(world);
    const order = {
      id: 'once',
      day: 1,
      status: 'provisional',
      embargo: null,
      reason: null,
    } as const;
    const write = (facts: Parameters<typeof pressTextOf>[0]) => pressTextOf(facts, edition, ORIGIN);
    await prepareRelease({ ...who(world), env: { ...env, DB } }, { edition, order, write });
    await releaseFigures(who(world), { id: 'once' });
    const [{ visits, evidence, date = '' } = {}] = (await figuresOf(world)).days;
    expect(undone).toBe(true);
    expect(visits).toBeGreaterThanOrEqual(0);
    const { scanned, tapped, estimated, by_eye } = evidence ?? {};
    expect([scanned, tapped, estimated, by_eye]).toEqual([0, visits, 0, 0]);
    expect(sums(await (await read(world, `/${date}.csv`)).text())[0]).toBe(visits);
  });

  it('are not sent again to whoever has them, until there is another release', async () => {
    const { world, phone } = await counted();
    await released(world);
    const ask = (file: string, tag: string) => {
      forgetReleases();
      const path = `/api/v1/events/${world.slug}/figures${file}`;
      return request(path, { headers: { 'If-None-Match': tag } });
    };
    const [{ date = '', sha256: hash = '' } = {}] = (await figuresOf(world)).days;
    for (const file of ['', `/${date}.csv`, `/${date}-1.csv`]) {
      const first = await read(world, file);
      const tag = first.headers.get('ETag') ?? '';
      expect(tag).toBe(`"${file === '' ? await sha256(await first.arrayBuffer()) : hash}"`);
      const again = await ask(file, `"other", W/${tag}`);
      expect([again.status, await again.text()]).toEqual([304, '']);
      expect(again.headers.get('ETag')).toBe(tag);
      expect(again.headers.get('Cache-Control')).toBe(first.headers.get('Cache-Control'));
    }
    const [figures, file] = await Promise.all([read(world), read(world, `/${date}.csv`)]);
    await count(phone, 20, 40);
    await released(world);
    for (const [name, old] of [
      ['', figures],
      [`/${date}.csv`, file],
    ] as const) {
      expect((await ask(name, old.headers.get('ETag') ?? '')).status, name).toBe(200);
    }
    expect((await ask(`/${date}-1.csv`, `"${hash}"`)).status).toBe(304);
  });

  it('are read once, however often they are asked for', async () => {
    const { world, phone } = await counted();
    await released(world);
    forgetReleases();
    const read: string[] = [];
    let restored = false;
    const DB = new Proxy(env.DB, {
      get: (db, name) => (sql: string) => {
        if (name === 'prepare') read.push(sql.includes('texts') ? 'all' : 'newest');
        const other = restored ? sql.replace('number, sha256', "number, 'x' AS sha256") : sql;
        return Reflect.get(db, name).call(db, other);
      },
    });
    const at = Date.now();
    const numbers = async (second: number) => {
      const list = await releasesNow({ ...env, DB }, world.number, at + second * 1_000);
      return list.map(({ number }) => number);
    };
    for (const second of [0, 0.5, 1, 2, 3]) expect(await numbers(second)).toEqual([1]);
    expect(read).toEqual(['newest', 'all', 'newest', 'newest', 'newest']);
    await count(phone, 20, 40);
    await released(world);
    expect(await numbers(4)).toEqual([1, 2]);
    // Another one under the same number, as after a restore.
    restored = true;
    await numbers(5);
    expect(read.filter((one) => one === 'all')).toHaveLength(3);
  });

  it('are put right under a number and a file of their own, and both say so', async () => {
    const { world, phone } = await counted();
    await released(world);
    await count(phone, 20, 40);
    await released(world, { reason: 'هاتف تأخر' });
    const { days } = await figuresOf(world);
    expect(days).toMatchObject([
      {
        ...{ number: 2, corrects: 1, corrected_by: null, visits: 30 },
        corrections: [
          {
            ...{ number: 2, corrects: 1, reason: 'هاتف تأخر' },
            changes: [
              { figure: 'visits', before: 10, now: 30 },
              { figure: 'walk_in_visits', before: 10, now: 30 },
            ],
          },
        ],
        versions: [
          { number: 1, corrects: null, corrected_by: 2 },
          { number: 2, corrects: 1, corrected_by: null },
        ],
      },
    ]);
    expect(days[0]?.text.en).toContain('Correction 2 of release 1: visits 30 instead of 10;');
    const [before, now] = await Promise.all(
      [1, 2].map(async (n) => (await read(world, `/${days[0]?.date}-${n}.csv`)).text()),
    );
    expect([before, now].map((csv) => sums(csv ?? ''))).toEqual([
      [10, 0, 10, 0],
      [30, 0, 30, 0],
    ]);
  });

  it('become final under a number of their own, which corrects nothing', async () => {
    const { world } = await counted();
    await released(world);
    expect(await released(world, { status: 'final' })).toBe(2);
    const { days } = await figuresOf(world);
    expect(days).toMatchObject([{ number: 2, status: 'final', corrects: null, corrections: [] }]);
  });

  it('are not provisional again once they are final', async () => {
    const { world } = await counted();
    await released(world, { status: 'final' });
    await expect(prepare(world)).rejects.toThrow('final figures stay final');
    expect(await released(world, { status: 'final' })).toBe(2);
    expect((await figuresOf(world)).days).toMatchObject([{ status: 'final', corrects: 1 }]);
  });

  it('that are put right while under embargo wait for its end too', async () => {
    const { world, phone } = await counted();
    const embargo = Date.now() + 60 * MINUTE;
    await released(world);
    await released(world, { embargo });
    await count(phone, 20, 40);
    const id = await prepare(world);
    expect((await releaseFigures(who(world), { id }))?.embargo).toBe(embargo);
    expect((await figuresOf(world)).days).toMatchObject([{ number: 1, visits: 10 }]);
    const later = await prepare(world, { embargo: embargo + MINUTE });
    expect((await releaseFigures(who(world), { id: later }))?.embargo).toBe(embargo + MINUTE);
  });

  it('say the reason of what a person stated since, not that phones sent more', async () => {
    const { world, phone } = await counted();
    await correct(world, 'walk_in_visits', 12, 'كراس الباب');
    await released(world);
    await correct(world, 'walk_in_visits', 15, 'عد ثان');
    await correct(world, 'exits', 7, 'عد ثان');
    await released(world);
    await count(phone, 20, 40);
    await released(world);
    const [{ corrections = [], stated, text } = {}] = (await figuresOf(world)).days;
    expect(corrections.map(({ reason }) => reason)).toEqual(['عد ثان', null]);
    expect(text?.en).toContain('data handed in by phones');
    // What came since is in both numbers, so that the one that stands is the one that is released.
    expect(stated).toEqual([
      { figure: 'walk_in_visits', counted: 30, stated: 35, reason: 'عد ثان' },
      { figure: 'exits', counted: 0, stated: 7, reason: 'عد ثان' },
    ]);
    await correct(world, 'exits', 0, 'خطأ');
    await released(world);
    expect((await figuresOf(world)).days[0]?.stated).toHaveLength(1);
  });

  it('say what they put right where only the most inside at once is another one', async () => {
    const { world, phone } = await counted();
    await released(world);
    const at = new Date(Date.now() - DAY - 20 * MINUTE).toISOString();
    const byEye = { id: crypto.randomUUID(), type: 'count', people: 40, at };
    await sendScans(phone, [{ ...byEye, direction: 'entry', decided: 'offline' }]);
    await released(world);
    const [{ corrections = [], text } = {}] = (await figuresOf(world)).days;
    expect(corrections).toMatchObject([
      {
        changes: [],
        peak_inside: { before: { people: 10, low: null }, now: { people: 40, low: 40 } },
      },
    ]);
    expect(text?.fr).toMatch(/^Rectificatif n°.2 au communiqué n°.1.: les entrées/);
    const page = await (await request(`/en/${world.slug}/figures`)).text();
    expect(page).toContain('Peak inside: 40 instead of 10');
    expect(page).toContain('>100%<');
    expect(page).not.toContain('No figure has changed');
    await released(world);
    const now = await (await request(`/en/${world.slug}/figures?2`)).text();
    expect(now).toContain('No figure has changed');
  });

  it('are not final before the gates close, and not there before the day', async () => {
    const world = await newWorld();
    const edition = await editionOf(world);
    const order = { id: 'x', day: 1, embargo: null, reason: null } as const;
    const write = (facts: Parameters<typeof pressTextOf>[0]) => pressTextOf(facts, edition, ORIGIN);
    const { opens_at = 0, closes_at = 0 } = edition.days[0] ?? {};
    const tried = (status: 'final' | 'provisional', now: number) =>
      prepareRelease(who(world, 'somebody', now), { edition, order: { ...order, status }, write });
    await expect(tried('provisional', opens_at - 1)).rejects.toThrow('invalid_request');
    await expect(tried('final', closes_at - 1)).rejects.toThrow('invalid_request');
    await tried('provisional', opens_at);
  });

  it('are shown to nobody while they are under embargo, which says until when', async () => {
    const { world } = await counted();
    const embargo = Date.now() + 60 * MINUTE;
    await released(world, { embargo });
    const answer = await figuresOf(world);
    const [{ date = '' } = {}] = (await editionOf(world)).days;
    expect(answer.days).toEqual([]);
    expect(answer.embargoed.map((one) => [one.date, Date.parse(one.until)])).toEqual([
      [date, Math.floor(embargo / 1_000) * 1_000],
    ]);
    expect((await read(world, `/${date}.csv`)).status).toBe(404);
    expect((await read(world, `/${date}-1.csv`)).status).toBe(404);
    const page = await (await request(`/en/${world.slug}/figures`)).text();
    expect(page).toContain('not before');
    expect(page).not.toContain('Walk-in');
  });

  it('stand beside the seals of the nights, by which their rows are recomputed', async () => {
    const { world } = await counted();
    await released(world);
    const page = async () => (await request(`/en/${world.slug}/figures`)).text();
    expect(await page()).toContain('Nothing is sealed yet');
    const seal = await sealed(world);
    forgetAll();
    expect(await page()).toContain(seal?.hash.match(/.{8}/g)?.join(' ') ?? 'no seal');
    expect((await verified(world)).verdict).toBe('stands');
  });

  it('of a day without a scan are nothing, said as such', async () => {
    const world = await newWorld({ days: sinceYesterday() });
    await released(world);
    const { days } = await figuresOf(world);
    expect(days).toMatchObject([{ visits: 0, peak_inside: null, completeness: { phones: 0 } }]);
    const csv = await (await read(world, `/${days[0]?.date}.csv`)).text();
    expect(csv).toBe('gate,from,to,entries,exits,walk_ins,re_entries\n');
  });
});

describe('the evening of a day', () => {
  it('lists who has not handed in by card, gate and supervisor, and leads back from setting aside', async () => {
    const { world, phone } = await counted();
    await signIn(world, 'gate');
    await bindSupervisors(world.number, 1);
    const cookie = await signIn(world, 'owner');
    const oldest = new Date(Date.now() - DAY).toISOString();
    await sendScans(phone, [], { queued: 4, oldest });
    const path = `/console/${world.slug}/days/1/close`;
    const evening = await openDesk(`${path}?lang=en`, cookie);
    expect(evening.includes(`data-missing="${phone.id}"`)).toBe(true);
    expect(evening.includes('0 of 1 handed in')).toBe(true);
    expect(/Call [^<]+<\/bdi>/.test(evening)).toBe(true);
    const aside = { ...hiddenFields(evening, '/set-aside') };
    const answer = await submit(
      `/console/${world.slug}/devices/${phone.id}/set-aside`,
      aside,
      cookie,
    );
    expect(answer.headers.get('Location')).toBe(`${path}#step-phones`);
  });

  it('unfolds the first step that is open, and says when figures have changed since', async () => {
    const { world, phone } = await counted();
    const cookie = await signIn(world, 'owner');
    const unfolded = async () => {
      const html = await openDesk(`/console/${world.slug}/days/1/close?lang=en`, cookie);
      return {
        steps: [...html.matchAll(/id="fold-(\w+)" checked/g)].map(([, name]) => name),
        changed: html.includes('Figures have changed since release 1'),
      };
    };
    // Everything is handed in; nobody counted by eye.
    expect(await unfolded()).toEqual({ steps: ['look'], changed: false });
    await released(world);
    expect((await unfolded()).changed).toBe(false);
    const report = () => openDesk(`/console/${world.slug}/days/1/report?lang=en`, cookie);
    expect(await report()).toMatch(/Provisional figures, complete to [^<]+, release 1/);
    const after = await openDesk(`/console/${world.slug}/days/1/close?lang=en`, cookie);
    const four = after.slice(after.indexOf('id="step-release"'));
    expect(four).toMatch(/<small>Released [^<]*\d\d:\d\d, provisional · release 1<\/small>/);
    expect(four).toMatch(/href="#new-release">New version<.*href="[^"]*\/report#picture">/s);
    // One phone was on duty, at one gate.
    const gate = after
      .slice(after.indexOf('class="gates-complete'))
      .match(/<tr[^>]*data-gate.*?<\/tr>/s);
    expect(gate?.[0].replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')).toMatch(
      /Phones 1 Handed in 1 Complete to .*\d\d:\d\d Minutes missing 0/,
    );
    await count(phone, 9, 20);
    expect((await unfolded()).changed).toBe(true);
    expect(await report()).toContain('Figures changed since release 1, complete to');
    // Nor do those of the edition stand as they were released.
    const edition = await openDesk(`/console/${world.slug}/report?lang=en`, cookie);
    expect(edition).toContain('Figures changed since release 1, complete to');
  });
});

describe('a release that no longer is what was shown', () => {
  it('is not released, and has to be looked at anew', async () => {
    const { world } = await counted();
    const id = await prepare(world);
    const later = await releaseFigures(who(world, 'somebody', Date.now() + 16 * MINUTE), { id });
    expect(later?.released_at).toBeNull();
    expect((await figuresOf(world)).days).toEqual([]);
  });

  it('is not released where somebody has corrected a figure of its day since', async () => {
    const { world } = await counted();
    const id = await prepare(world);
    const later = Date.now() + MINUTE;
    const said = {
      id: crypto.randomUUID(),
      figure: 'exits',
      stated: 40,
      reason: 'door B',
    } as const;
    await correctFigures(who(world, 'another', later), { ...said, day: 1 });
    const once = await releaseFigures(who(world, 'somebody', later + MINUTE), { id });
    expect(once?.released_at).toBeNull();
    expect((await figuresOf(world)).days).toEqual([]);
  });

  it('is released where what was corrected since is of another day', async () => {
    const { world } = await counted();
    const id = await prepare(world);
    const later = Date.now() + MINUTE;
    const said = {
      id: crypto.randomUUID(),
      figure: 'exits',
      stated: 40,
      reason: 'door B',
    } as const;
    await correctFigures(who(world, 'another', later), { ...said, day: 2 });
    const once = await releaseFigures(who(world, 'somebody', later + MINUTE), { id });
    expect(once?.released_at).not.toBeNull();
  });

  it('is not released once its embargo is over', async () => {
    const { world } = await counted();
    const id = await prepare(world, { embargo: Date.now() + 5 * MINUTE });
    const later = await releaseFigures(who(world, 'somebody', Date.now() + 6 * MINUTE), { id });
    expect(later?.released_at).toBeNull();
  });

  it('is dropped when the same person looks at the day again', async () => {
    const { world } = await counted();
    const first = await prepare(world);
    const other = await prepare(world, {}, 'another');
    await prepare(world);
    expect(await releaseFigures(who(world), { id: first })).toBeNull();
    expect((await releaseFigures(who(world), { id: other }))?.released_at).not.toBeNull();
  });
});

describe('the pages of a release', () => {
  let world: World;
  let base: string;
  beforeAll(async () => {
    ({ world } = await counted());
    base = `/console/${world.slug}/days/1`;
  });

  it.each(MEMBER_ROLES)('are open to %s by the table alone', async (role) => {
    const cookie = await signIn(world, role);
    const { status } = await submit(`${base}/releases`, { status: 'provisional' }, cookie);
    expect(status).toBe(may(role, 'release_figures') ? 303 : 403);
    const page = await request(`${base}/releases/none`, { headers: { Cookie: cookie } });
    expect(page.status).toBe(may(role, 'release_figures') ? 303 : 403);
  });

  it('say of one under embargo when it will be public, and of none that it is', async () => {
    const { world: other } = await counted();
    const { timezone } = await editionOf(other);
    const embargo = Math.ceil(Date.now() / MINUTE + 60) * MINUTE;
    await released(other, { embargo });
    const cookie = await signIn(other, 'organizer');
    const path = `/console/${other.slug}/days/1/close`;
    const evening = await openDesk(`${path}?released=1&lang=en`, cookie);
    const time = formatTime(embargo, timezone);
    expect(evening).toContain('Release 1, provisional · not public yet');
    expect(evening).toContain(`Release 1 will appear at ${time} on`);
    expect(evening).not.toMatch(/Released \d|Release 1 is published/);
  });

  it('show what will be public word for word, and then it is', async () => {
    const cookie = await signIn(world, 'organizer');
    const evening = await openDesk(`${base}/close`, cookie);
    const form = { ...hiddenFields(evening, '/releases'), status: 'provisional' };
    const shown = (await submit(`${base}/releases`, form, cookie)).headers.get('Location') ?? '';
    const preview = await openDesk(`${shown}?lang=en`, cookie);
    const sent = await submit(`${shown}/release`, hiddenFields(preview, '/release'), cookie);
    expect(sent.headers.get('Location')).toBe(`${base}/close?released=1#release`);
    forgetReleases();
    for (const locale of ['ar', 'fr', 'en'] as const) {
      const page = await (await request(`/${locale}/${world.slug}/figures`)).text();
      expect(said(preview, locale)).toBe(said(page));
    }
    const after = await openDesk(`${base}/close?released=1&lang=en`, cookie);
    expect(after).toContain('Release 1 is published.');
    // The same form sent again is answered as before.
    expect(
      (await submit(`${shown}/release`, hiddenFields(preview, '/release'), cookie)).status,
    ).toBe(303);
    expect(await audited(world)).toBe(1);
  });

  it('warn while phones hold scans, and say so to everybody', async () => {
    const cookie = await signIn(world, 'organizer');
    const { world: other, phone } = await counted();
    const theirs = await signIn(other, 'organizer');
    const oldest = new Date(Date.now() - DAY).toISOString();
    await sendScans(phone, [], { queued: 4, oldest });
    const path = `/console/${other.slug}/days/1/releases`;
    const shown = (await submit(path, { status: 'final' }, theirs)).headers.get('Location') ?? '';
    const preview = await openDesk(`${shown}?lang=en`, theirs);
    expect(preview.includes('1 phone has not handed in. The page says so.')).toBe(true);
    expect(preview.includes('4 scans are still on phones.')).toBe(true);
    await submit(`${shown}/release`, hiddenFields(preview, '/release'), theirs);
    const page = await (await request(`/en/${other.slug}/figures`)).text();
    expect(page.includes('0 of 1 phone handed in')).toBe(true);
    expect(page.includes('phones still held 4 unsent scans')).toBe(true);
    // So does the text that is copied from it.
    expect(page.includes('1 of 1 gate phones had not handed in everything yet.')).toBe(true);
    // Another edition's is not theirs to release.
    expect((await submit(`${shown}/release`, {}, cookie)).status).toBe(404);
  });

  it('refuse an hour that is over and a reason that is too long, and keep what was typed', async () => {
    const cookie = await signIn(world, 'organizer');
    const wrongs: Record<string, string>[] = [
      { embargo: '2020-01-01T10:00' },
      { embargo: 'soon' },
      { embargo: '9999-12-31T10:00' },
      { reason: 'x'.repeat(201) },
    ];
    for (const wrong of wrongs) {
      const answer = await submit(`${base}/releases`, { status: 'final', ...wrong }, cookie);
      expect(answer.status).toBe(422);
      expect((await answer.text()).includes(String(Object.values(wrong)[0]))).toBe(true);
    }
  });

  it('cannot be released before the gates open: the page says from when, and asks nothing', async () => {
    const [first, ...later] = daysWith();
    if (!first) throw new Error('the edition has no day');
    const opens_at = first.closes_at - 60_000;
    const morning = await newWorld({ days: [{ ...first, opens_at }, ...later] });
    const cookie = await signIn(morning, 'owner');
    const html = await openDesk(`/console/${morning.slug}/days/1/close?lang=fr`, cookie);
    const said = eveningWords.fr.notOpen(formatTime(opens_at, ZONE));
    expect(html.split(said)).toHaveLength(3);
    expect(html).not.toContain(eveningWords.fr.running);
    expect(html).not.toContain('/releases"');
  });

  it('are led to while a day that is over has none, and shown to who speaks for the edition', async () => {
    const { world: other } = await counted();
    const cookie = await signIn(other, 'owner');
    const speaker = await signIn(other, 'communication');
    const path = `/console/${other.slug}`;
    const home = async () => (await openDesk(path, cookie)).includes('data-to-do="unreleased"');
    const told = async () =>
      (await openDesk(`${path}/notices`, speaker)).includes('data-released="1"');
    expect([await home(), await told()]).toEqual([true, false]);
    await released(other);
    forgetReleases();
    expect([await home(), await told()]).toEqual([false, true]);
  });

  it('tell every reader of the edition where its figures are', async () => {
    const page = await (await request(`/fr/${world.slug}`)).text();
    expect(page).toContain(`/fr/${world.slug}/figures`);
    expect(await (await request(`/fr/${(await newWorld()).slug}`)).text()).not.toContain(
      '/figures',
    );
  });
});

describe('the figures of an edition that is archived', () => {
  const archive = (world: World) =>
    setEditionStatus(who(world), { event: world.number, key: 'archive', to: 'archived' });
  const open = ({ slug }: World, path = '') => {
    forgetAll();
    return request(`/fr/${slug}${path}`);
  };

  it('stay open to be recounted, also once its personal data is gone', async () => {
    const { world } = await counted();
    await released(world);
    const { pathname } = new URL((await registered(world, { slot: '13' })).registration.manage_url);
    const before = await (await open(world, '/figures')).text();
    const asBefore = async () => {
      const page = await open(world, '/figures');
      expect(page.status).toBe(200);
      const html = await page.text();
      expect(said(html)).toBe(said(before));
      // Its other pages are closed: nothing leads to them.
      for (const [, path = ''] of html.matchAll(/href="(?:https:\/\/[^/"]*)?(\/api\/[^"#]*)"/g)) {
        expect([path, (await request(path)).status < 400]).toEqual([path, true]);
      }
      expect(html).not.toMatch(/href="\/fr\/[^"]+\/(privacy|find)"/);
    };
    expect(await archive(world)).toMatchObject({ outcome: 'edited' });
    await asBefore();
    await eraseEdition({ ...who(world), actor: 'owner' }, { edition: await editionOf(world) });
    await asBefore();
    expect((await read(world)).status).toBe(200);
    const gone = await request(`${pathname}?lang=fr`);
    expect([gone.status, (await gone.text()).includes(`href="/fr/${world.slug}/figures"`)]).toEqual(
      [410, true],
    );
  });

  it('are where its page leads, and not where none were released', async () => {
    const { world } = await counted();
    await released(world);
    await archive(world);
    const there = await open(world);
    expect([there.status, there.headers.get('Location')]).toEqual([
      302,
      `/fr/${world.slug}/figures`,
    ]);
    expect(there.headers.get('Cache-Control')).toBe('no-store');
    expect((await open(world, '/notices')).status).toBe(404);
    const { world: without } = await counted();
    await archive(without);
    for (const path of ['', '/figures']) expect((await open(without, path)).status).toBe(404);
  });
});

/** The words of the day's figures on a page, in one language where it has several. */
function said(html: string, language?: string): string {
  const from = language === undefined ? 0 : html.indexOf(`data-language="${language}"`);
  const day = html.slice(html.indexOf('class="released-day"', from));
  const text = day.slice(day.indexOf('>') + 1, day.indexOf('node recount.mjs'));
  return text
    .replace(/<svg[\s\S]*?<\/svg>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
}

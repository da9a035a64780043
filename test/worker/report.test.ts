import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { pressTextOf } from '../../src/console/evening/press-text.ts';
import { MEMBER_ROLES, may } from '../../src/domain/roles.ts';
import {
  prepareRelease,
  type ReleaseOrder,
  releaseFigures,
} from '../../src/operations/releases.ts';
import { asMember } from './acting.ts';
import { openDesk } from './desk.ts';
import { editionOf, showed, walkIn } from './gate-day.ts';
import {
  asScan,
  daysInARow,
  enrol,
  newWorld,
  ORIGIN,
  openDays,
  type Phone,
  registered,
  request,
  sendScans,
  signIn,
  vouchedFor,
  type World,
} from './world.ts';

let world: World;
let reader: string;

beforeAll(async () => {
  world = await newWorld({ days: openDays(Date.now()).days });
  reader = await signIn(world, 'safety');
});

const report = (of: World, day: number | null, lang = 'en', cookie = reader) =>
  openDesk(`/console/${of.slug}${day === null ? '' : `/days/${day}`}/report?lang=${lang}`, cookie);

/** The cells of the rows of one table, by the heading that names it. */
function rowsOf(html: string, labelledBy: string): Record<string, string[]> {
  const [, table = ''] =
    new RegExp(`<table[^>]*aria-labelledby="${labelledBy}">([\\s\\S]*?)</table>`).exec(html) ?? [];
  const rows = [...table.matchAll(/<tr role="row">([\s\S]*?)<\/tr>/g)].slice(1);
  const text = (cell: string) =>
    cell
      .replace(/<span class="cell-label"[\s\S]*?<\/span>/g, '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
  return Object.fromEntries(
    rows.map(([, row = '']) => {
      const [name = '', ...cells] = row.split(/<\/t[hd]>/).map(text);
      return [name, cells.slice(0, -1)];
    }),
  );
}

describe('the report of a day', () => {
  let html: string;
  let phones: [Phone, Phone];

  beforeAll(async () => {
    phones = [await enrol(world, 1), await enrol(world, 2)];
    const token = async (change: Record<string, unknown>) => {
      const { tickets } = await registered(world, { slot: '6', ...change });
      return tickets[0]?.token ?? '';
    };
    const family = await token({ party: { adults: 2, children: 3 } });
    await token({ party: { adults: 4, children: 0 } });
    const group = {
      kind: 'school',
      organisation: 'مدرسة',
      party: { adults: 2, girls: 20, boys: 3, coaches: 1 },
    };
    const school = await token(await vouchedFor(world, group));
    await sendScans(phones[0], [
      asScan({ ticket: family, ...showed('admitted', 5) }),
      asScan({ ticket: school, ...showed('admitted', 25) }),
      asScan({ ticket: '000000000000', ...showed('refused', 2) }),
      asScan(walkIn(7, { children: 2 })),
      asScan(walkIn(2, { children: 0, after: crypto.randomUUID() })),
    ]);
    await sendScans(phones[1], [
      asScan({ ticket: family, ...showed('admitted', 1) }),
      asScan({ ticket: family, ...showed('admitted', 2), override: 'they had left' }),
      asScan(walkIn(4, { direction: 'exit', children: 1 })),
    ]);
    html = await report(world, 1);
  });

  it('states visits as the sum of four figures, each with what it counts', () => {
    const figures = rowsOf(html, 'figures');
    expect(figures.Visits?.[0]).toBe('42');
    expect(figures['Visitors by ticket']?.[0]).toBe('30');
    expect(figures['Walk-in visits']?.[0]).toBe('9');
    expect(figures['Beyond booking']?.[0]).toBe('3');
    expect(figures.Visits?.[1]).toContain('every entry counted at the gates');
    expect(figures['Peak inside']).toBeDefined();
  });

  it('comes to the same by hour and by gate', () => {
    const all = ['42', '30', '0', '9', '3', '4'];
    expect(rowsOf(html, 'hours').Together).toEqual(all);
    const gates = rowsOf(html, 'gates');
    expect(gates.Together?.slice(0, 6)).toEqual(all);
    expect(Object.values(gates).map(([visits]) => visits)).toEqual(['39', '3', '42']);
  });

  it('tells kinds by their tickets, and shows no number of children under five', () => {
    expect(rowsOf(html, 'kinds-of-tickets')).toEqual({
      Families: ['', '5'],
      Schools: ['1', '25'],
      // The girls would tell the boys, of whom there are three.
      'Girls, in schools': ['', 'not shown'],
      'Boys, in schools': ['', 'not shown'],
    });
    expect(html).not.toMatch(/Boys, in schools[\s\S]{0,200}>3</);
    expect(html).not.toMatch(/Girls, in schools[\s\S]{0,200}>20</);
  });

  it('says of each window how many booked, came, and did not', () => {
    expect(rowsOf(html, 'windows').Together).toEqual(['34', '30', '4', '12%']);
  });

  it('counts refusals, overrides and those who then came without a ticket', () => {
    expect(rowsOf(html, 'refusals')).toEqual({
      'Unknown code': ['1', ''],
      'Let in by decision, against the rule': ['1', '2'],
      'Came in as walk-ins after a refusal': ['1', '2'],
    });
  });

  it('gives both places of a double admission, and names no ticket and nobody', () => {
    const [[, [earlier, marked] = []] = []] = Object.entries(rowsOf(html, 'conflicts'));
    // After midnight an hour has its date beside it: the day goes on until the morning.
    expect(earlier).toMatch(/· (?:\d\d\/\d\d )?\d\d:\d\d · 5/);
    expect(marked).toMatch(/· (?:\d\d\/\d\d )?\d\d:\d\d · 1$/);
    expect(html).not.toMatch(/\d{4}[ \u00a0]\d{4}[ \u00a0]\d{4}|فاطمة|مدرسة/);
  });

  it('has a picture to post of what was released, in Arabic and French, and none before', async () => {
    expect(html).not.toContain('data-draw');
    expect(html).toContain('Figures not released, complete to');
    const edition = await editionOf(world);
    // Also where the tests run before the day opens.
    const at = Math.max(Date.now(), edition.days[0]?.opens_at ?? 0);
    const office = asMember({ event: world.number, id: 'somebody' }, at);
    const order: ReleaseOrder = {
      ...{ id: crypto.randomUUID(), day: 1, embargo: null, reason: null },
      status: 'provisional',
    };
    await prepareRelease(office, {
      ...{ edition, order },
      write: (facts) => pressTextOf(facts, edition, ORIGIN),
    });
    expect(await report(world, null)).toContain('Figures not released, complete to');
    await releaseFigures(office, order);
    const with42 = await report(world, 1);
    expect(with42).toContain('data-draw="1350"');
    expect(with42).toMatch(/<div class="picture-text" lang="ar" dir="rtl">/);
    expect(with42).toMatch(/<div class="picture-text" lang="fr" dir="ltr">/);
    expect(with42.match(/<p class="picture-figure">42</g)).toHaveLength(2);
    expect(with42).toMatch(/Provisional figures, complete to [^<]+, release 1</);
    expect(await report(world, null)).toContain('provisional, release 1');
  });

  it('speaks Arabic to readers of Amazigh', async () => {
    const amazigh = await report(world, 1, 'zgh');
    expect(amazigh).toMatch(/<main[^>]* lang="ar" dir="rtl"/);
    expect(amazigh).toContain('الطريقة ومواطن القوة والحدود');
  });

  it('is part of that of the edition', async () => {
    const edition = await report(world, null);
    expect(rowsOf(edition, 'figures').Visits?.[0]).toBe('42');
    expect(rowsOf(edition, 'by-day').Together?.slice(0, 6)).toEqual([
      '42',
      '30',
      '0',
      '9',
      '3',
      '4',
    ]);
  });

  it('is for those who answer for figures', async () => {
    for (const role of MEMBER_ROLES) {
      const cookie = await signIn(world, role);
      for (const path of ['/days/1/report', '/report']) {
        const { status } = await request(`/console/${world.slug}${path}`, {
          headers: { Cookie: cookie },
        });
        expect([role, path, status]).toEqual([role, path, may(role, 'read_report') ? 200 : 403]);
      }
    }
    const { status } = await request(`/console/${world.slug}/days/77/report`, {
      headers: { Cookie: reader },
    });
    expect(status).toBe(404);
  });
});

describe('the comparison with earlier editions', () => {
  let office: World;
  let owner: string;
  const page = async (path: string, init: RequestInit = {}) => {
    const answer = await request(`/console/${office.slug}${path}`, {
      redirect: 'manual',
      ...init,
      headers: { Cookie: owner, ...init.headers },
    });
    return { status: answer.status, html: await answer.text() };
  };
  const state = (fields: Record<string, string>) =>
    page('/report/earlier?lang=en', {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: ORIGIN },
      body: new URLSearchParams({ key: crypto.randomUUID(), ...fields }).toString(),
    });
  const FES = {
    ...{ 'name-0': 'Fès', 'year-0': '2023', 'days-0': '5', 'total-0': '1,150,000' },
    ...{ 'source-0': 'MAP', 'method-0': '' },
  };

  beforeAll(async () => {
    const { days } = openDays(Date.now() + 40 * 86_400_000);
    const name = { ar: 'دورة أخرى', zgh: 'ⵜⴰⵢⴰⴹ', fr: 'Autre édition', en: 'Later days' };
    office = await newWorld({ days, name });
    owner = await signIn(office, 'owner');
    // It must have a number of its own for the comparison to stand.
    await env.DB.prepare(
      `INSERT INTO attendance (event, day, minute, gate, entries, exits, re_entries, walk_ins, parties,
        children, crew_in, crew_out) VALUES (?1, 1, 1, 1, 10, 0, 0, 10, 0, 0, 0, 0)`,
    )
      .bind(office.number)
      .run();
  });

  it('has the editions that this service counted before, with what was stated of them', async () => {
    const sql = `INSERT INTO correction (event, id, day, figure, stated, counted, reason, made_by,
      made_at) VALUES (?1, ?2, 1, 'walk_in_visits', 109, 9, 'x', 'test', ?3)`;
    for (const at of [1, 2]) {
      await env.DB.prepare(sql).bind(world.number, `c${at}`, at).run();
    }
    const rows = rowsOf(await report(office, null, 'en', owner), 'earlier-counted');
    expect(Object.values(rows).map(([, days, total]) => [days, total])).toEqual(
      expect.arrayContaining([
        ['1', '10'],
        ['1', '142'],
      ]),
    );
  });

  it('has what was announced behind a break, with its source, and nothing that was never said', async () => {
    expect((await page('/report?lang=en')).html).not.toContain('Break in the series');
    expect((await state(FES)).status).toBe(303);
    const { html } = await page('/report?lang=en');
    expect(html).toContain('Break in the series');
    const { Fès = [] } = rowsOf(html, 'earlier-announced');
    expect(Fès.slice(0, 4)).toEqual(['2023', '5', '1,150,000', '230,000']);
    expect(Fès[4]).toBe('The method was not published. Source: MAP');
    expect((await state({ ...FES, 'name-0': '', ...BLANKED })).status).toBe(303);
    expect((await page('/report?lang=en')).html).not.toContain('Break in the series');
  });

  it('keeps what was typed where something of it is wrong', async () => {
    const { status, html } = await state({ ...FES, 'total-0': 'many' });
    expect(status).toBe(422);
    expect(html).toContain('value="many"');
    expect(html).toMatch(/<a href="#total-0">Write a whole number\.<\/a>/);
  });

  it('loses nothing that was stated to a form that says nothing of it', async () => {
    expect((await state(FES)).status).toBe(303);
    const stated = () =>
      env.DB.prepare('SELECT list FROM announced WHERE event = ?1')
        .bind(office.number)
        .first<string>('list');
    expect(await stated()).toContain('Fès');
    expect((await state({})).status).toBe(422);
    expect((await state({ 'method-0': 'x', another: 'y' })).status).toBe(422);
    expect(await stated()).toContain('Fès');
    // Whoever empties its fields takes it away.
    expect((await state({ 'name-0': '', 'year-0': '' })).status).toBe(303);
    expect((await stated()) ?? '').not.toContain('Fès');
  });
});

const BLANKED = { 'year-0': '', 'days-0': '', 'total-0': '', 'source-0': '', 'method-0': '' };

describe('the report of a day that went wrong', () => {
  let html: string;

  beforeAll(async () => {
    const wrong = await newWorld({ days: openDays(Date.now()).days });
    const phone = await enrol(wrong, 1);
    const { tickets } = await registered(wrong, { slot: '6', party: { adults: 2, children: 3 } });
    const ticket = tickets[0]?.token ?? '';
    await sendScans(
      phone,
      Array.from({ length: 208 }, () => asScan({ ticket, ...showed('admitted', 1) })),
    );
    const add = env.DB.prepare(`INSERT INTO hold (event, id, gate, kind, starts_at, ends_at, reason,
      until, send_to, set_by) VALUES (?1, ?2, 1, 'hold', ?3, ?3 + 1000, NULL, NULL, NULL, 'test')`);
    const { opens_at = 0 } = (await editionOf(wrong)).days[0] ?? {};
    await env.DB.batch(
      Array.from({ length: 203 }, (_, n) => add.bind(wrong.number, `h${n}`, opens_at + n * 2000)),
    );
    html = await report(wrong, 1, 'en', await signIn(wrong, 'safety'));
  });

  it('counts in the title what its lists leave out, and says how many those are', () => {
    const conflicts = /id="conflicts"[\s\S]*?<\/section>/.exec(html)?.[0] ?? '';
    expect(conflicts).toContain('203 double admissions');
    expect(Object.keys(rowsOf(html, 'conflicts'))).toHaveLength(200);
    expect(conflicts).toContain('and 3 more');
    const holds = /id="holds"[\s\S]*?<\/section>/.exec(html)?.[0] ?? '';
    expect(holds.match(/<tr role="row">/g)).toHaveLength(201);
    expect(holds).toContain('and 3 more');
  });

  it('has no column of groups where only families came', () => {
    expect(rowsOf(html, 'kinds-of-tickets')).toEqual({ Families: ['5'] });
  });
});

describe('a report of nothing', () => {
  it('says that a day has not begun, or that nobody was counted', async () => {
    const other = await newWorld({ days: openDays(Date.now()).days });
    const cookie = await signIn(other, 'owner');
    expect(await report(other, 3, 'en', cookie)).toContain('This day has not begun.');
    const empty = await report(other, 1, 'en', cookie);
    expect(empty).toContain('No entry has been counted yet.');
    expect(empty).not.toContain('aria-labelledby="hours"');
    expect(empty).not.toContain('data-draw');
    expect(await report(other, null, 'en', cookie)).toContain('No entry has been counted yet.');
  });

  it('is made of an edition of 31 days', async () => {
    const days = daysInARow(31);
    const long = await newWorld({ days });
    const html = await report(long, null, 'en', await signIn(long, 'owner'));
    expect(html.match(/\/days\/\d+\/report"/g)?.length).toBeGreaterThanOrEqual(31);
  });
});

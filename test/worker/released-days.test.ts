import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CurveSpan, PressText, ReleasedFigures } from '../../src/domain/figures/release.ts';
import { figuresFilePath } from '../../src/domain/figures/release-paths.ts';
import { LOCALES } from '../../src/domain/kinds.ts';
import { editionOf } from './gate-day.ts';
import { forgetAll } from './remembered.ts';
import { daysInARow, newWorld, ORIGIN, request, type World } from './world.ts';

/** As many as an edition can have. */
const DAYS = 31;
/** What a phone reads in a few seconds on a slow network, bytes: a day whole, and a row for each other. */
const PAGE_MAX = 60_000;
const QUARTERS = 48;

let world: World;
let dates: string[];

beforeAll(async () => {
  world = await newWorld({ days: daysInARow(DAYS) });
  dates = (await editionOf(world)).days.map(({ date }) => date);
  const rows = dates.map((_, n) => rowOf({ number: n + 1, day: n + 1, visits: 10_001 + n }));
  // The first day was put right once all were out.
  await release([...rows, rowOf({ number: DAYS + 1, day: 1, visits: 9_001, corrects: 1 })]);
});

describe('the public page of figures', () => {
  it.each(LOCALES)('is read by a phone whatever was released before: %s', async (locale) => {
    for (const path of ['', '/1', `/${DAYS}`]) {
      const { size, html } = await page(path, locale);
      expect(size, path).toBeLessThan(PAGE_MAX);
      expect(html.match(/class="picture wide"/g), path).toHaveLength(1);
    }
  });

  it('shows the newest day whole and leads to each, with its data and its method', async () => {
    const newest = await page('');
    expect(newest.html).toContain(figuresFilePath(world.slug, dates[DAYS - 1] ?? '', DAYS));
    const paths = [...newest.html.matchAll(/href="\/fr\/[^"/]+\/figures(\/\d+)"/g)].map(
      ([, path = '']) => path,
    );
    expect(paths).toEqual(dates.map((_, n) => `/${DAYS - n}`));
    const days = await Promise.all(paths.map((path) => page(path)));
    days.reverse().forEach(({ html }, n) => {
      const number = n === 0 ? DAYS + 1 : n + 1;
      expect(html).toContain(`id="day-${n + 1}"`);
      expect(html).toContain(figuresFilePath(world.slug, dates[n] ?? '', number));
      for (const part of [shaOf(number), 'href="/recount.mjs"', 'id="method"', 'id="seals"']) {
        expect(html, `day ${n + 1}`).toContain(part);
      }
    });
  });

  it('says on every page which release stands, and what it puts right on that of its day', async () => {
    const said = 'Rectificatif n° 32 au communiqué n° 1';
    const [newest, first] = await Promise.all([page(''), page('/1')]);
    for (const { html } of [newest, first]) {
      expect(html).toContain('9\u202f001');
      expect(plain(html)).toContain(plain(said));
    }
    expect(first.html).toMatch(/id="release-32".*10\u202f001.*9\u202f001/s);
    expect(first.html).toContain(figuresFilePath(world.slug, dates[0] ?? '', 1));
    expect(newest.html).not.toContain('id="release-32"');
  });

  it('keeps a place for each day where an address of before leads', async () => {
    const { html } = await page('');
    for (let day = 1; day <= DAYS; day += 1) {
      expect(html.split(`id="day-${day}"`), `day ${day}`).toHaveLength(2);
    }
  });

  it('is the same in other languages, day by day', async () => {
    const { html } = await page('/3');
    for (const locale of LOCALES.filter((one) => one !== 'fr')) {
      expect(html).toContain(`href="/${locale}/${world.slug}/figures/3"`);
    }
    expect(html).toContain(`rel="canonical" href="${ORIGIN}/fr/${world.slug}/figures/3"`);
  });

  it('lists the latest releases of a day that has many, and leads to every other one', async () => {
    const other = await newWorld({ days: daysInARow(2) });
    const many = Array.from({ length: 34 }, (_, n) =>
      rowOf({ number: n + 1, day: 1, visits: 5_000 + n, ...(n > 0 && { corrects: n }) }),
    );
    await release([...many, rowOf({ number: 35, day: 2, visits: 10 })], other);
    const path = `/fr/${other.slug}/figures`;
    const [corrections, versions]: [Set<string>, Set<string>] = [new Set(), new Set()];
    let pages = 0;
    for (let next: string | undefined = `${path}/1`; next !== undefined; pages += 1) {
      const answer = await request(next);
      expect([next, answer.status]).toEqual([next, 200]);
      const html = await answer.text();
      expect(new TextEncoder().encode(html).byteLength, next).toBeLessThan(PAGE_MAX);
      for (const [, n = ''] of html.matchAll(/id="release-(\d+)"/g)) corrections.add(n);
      for (const [, n = ''] of html.matchAll(/id="version-(\d+)"/g)) versions.add(n);
      // Its own parts, and those of the next page.
      const [, own] = html.match(/href="([^"#]*)#version-/) ?? [];
      expect(own ?? '').toBe('');
      for (const [, to = ''] of html.matchAll(/href="#([^"]+)"/g))
        expect(html).toContain(`id="${to}"`);
      next = html.match(/class="button quiet" href="([^"#]+\/1\/\d+)"/)?.[1];
    }
    expect(pages).toBe(4);
    expect(versions.size).toBe(34);
    expect(corrections.size).toBe(33);
    // What is in no page's list has no page.
    for (const wrong of ['/1/1', '/1/35', '/1/0', '/1/999', '/2/35', '/2/34']) {
      expect([wrong, (await request(`${path}${wrong}`)).status]).toEqual([wrong, 404]);
    }
    expect((await request(`${path}/1/20`)).status).toBe(200);
  });

  it('is not there for a day of which nothing was released', async () => {
    const other = await newWorld({ days: daysInARow(3) });
    await release([rowOf({ number: 1, day: 2, visits: 10 })], other);
    const status = async (path: string) =>
      (await request(`/fr/${other.slug}/figures${path}`)).status;
    expect(await status('')).toBe(200);
    expect(await status('/2')).toBe(200);
    for (const path of ['/1', '/3', '/4', '/0', '/02', '/99', '/x', `/${'9'.repeat(400)}`]) {
      expect(await status(path), path).toBe(404);
    }
  });

  it('shows the last day that has figures while another one waits for its hour', async () => {
    const other = await newWorld({ days: daysInARow(3) });
    const embargo = Date.now() + 3_600_000;
    await release(
      [
        rowOf({ number: 1, day: 1, visits: 1_111 }),
        { ...rowOf({ number: 2, day: 3, visits: 2_222 }), embargo },
      ],
      other,
    );
    const both = await Promise.all(
      ['', '/3'].map(async (path) => (await request(`/en/${other.slug}/figures${path}`)).text()),
    );
    expect(both[0]).toContain('data-figure="visits"');
    for (const html of both) {
      expect(html).toContain('1,111');
      expect(html).toContain('not before');
      expect(html).not.toContain('2,222');
    }
    expect(both[1]).not.toContain('data-figure="visits"');
  });
});

async function page(path: string, locale = 'fr') {
  const answer = await request(`/${locale}/${world.slug}/figures${path}`);
  expect(answer.status).toBe(200);
  const html = await answer.text();
  return { html, size: new TextEncoder().encode(html).byteLength };
}

const plain = (html: string) => html.replace(/[\u00a0\u202f]/g, ' ');
const shaOf = (number: number) => String(number).padStart(64, 'a');

interface Asked {
  readonly number: number;
  readonly day: number;
  readonly visits: number;
  readonly corrects?: number;
}

/** A release as large as they are: a span for each quarter of an hour, and each way of counting. */
function rowOf({ number, day, visits, corrects }: Asked) {
  return { number, day, visits, corrects: corrects ?? null, embargo: null as number | null };
}

async function release(rows: readonly ReturnType<typeof rowOf>[], { number, slug } = world) {
  const { days } = await editionOf({ number, slug });
  const at = Date.now() - 60_000;
  const insert =
    env.DB.prepare(`INSERT INTO release (event, id, day, number, status, corrects, embargo,
      figures, texts, sha256, prepared_by, prepared_at, released_by, released_at, csv)
    VALUES (?1, ?2, ?3, ?4, 'final', ?5, ?6, ?7, ?8, ?9, 'somebody', ?10, 'somebody', ?10, 'minute')`);
  await env.DB.batch(
    rows.map((row) => {
      const day = days.find((one) => one.number === row.day);
      const figures = figuresOf(row.visits, day?.date ?? '', day?.opens_at ?? 0);
      const bound = [row.day, row.number, row.corrects, row.embargo];
      const texts = [JSON.stringify(figures), JSON.stringify(TEXTS), shaOf(row.number)];
      return insert.bind(number, `release-${row.number}`, ...bound, ...texts, at);
    }),
  );
  forgetAll();
}

function figuresOf(visits: number, date: string, opens: number): ReleasedFigures {
  const begin = Math.floor(opens / 60_000);
  const curve: CurveSpan[] = Array.from({ length: QUARTERS }, (_, n) => ({
    ...{ from: begin + 15 * n, to: begin + 15 * (n + 1) },
    ...{ entries: 300 + ((n * 37) % 400), exits: 200 + ((n * 53) % 300) },
  }));
  return {
    ...{ date, visits, visitors_by_ticket: visits - 3_000, repeat_visits: 800 },
    ...{ walk_in_visits: 2_000, beyond_booking: 200, exits: 9_000 },
    peak: { people: 4_200, at: opens, low: 3_900, high: 4_500 },
    completeness: { complete_to: opens, phones: 297, handed_in: 295, unsent: 37 },
    evidence: { scanned: visits - 2_400, tapped: 2_000, estimated: 300, by_eye: 100 },
    stated: [{ figure: 'exits', counted: 8_000, stated: 9_000, reason: 'عد ثان بالعين' }],
    curve,
  };
}

const BODY =
  'Les portes ont compté treize mille visites, dont deux mille sans inscription. '.repeat(8);
const TEXT = { embargo: null, corrections: [], title: 'Chiffres définitifs', body: BODY };
const TEXTS: PressText = { ar: TEXT, fr: TEXT, en: TEXT };

import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { NoticesAnswer } from '../../src/contract/answers/notices.ts';
import { zonedInstant } from '../../src/domain/calendar.ts';
import type { NoticeContent } from '../../src/domain/notice.ts';
import { correctNotice, publishNotice, withdrawNotice } from '../../src/operations/notices.ts';
import { forgetEditions } from '../../src/store/editions/editions.ts';
import { noticesNow, versionsOf } from '../../src/store/notices/notices.ts';
import { asMember } from './acting.ts';
import { open } from './forms.ts';
import { newWorld, request, ticketFor, type World, ZONE } from './world.ts';

let world: World;
let by: { event: number; id: string };
beforeAll(async () => {
  world = await newWorld();
  by = { event: world.number, id: 'somebody' };
});

const CONTENT: NoticeContent = {
  kind: 'notice',
  template: 'free',
  pinned: false,
  gate: null,
  until: null,
  text: { ar: 'الدخول مجاني. لا تذكرة.', fr: 'Entrée libre. Sans billet.' },
  parts: null,
};

function publish(change: Partial<NoticeContent> = {}, form: string = crypto.randomUUID()) {
  return publishNotice(asMember(by), { form, content: { ...CONTENT, ...change } });
}

async function published({ slug }: World = world): Promise<NoticesAnswer['notices']> {
  const answer = await request(`/api/v1/events/${slug}/notices`, { headers: { Cookie: 'x=1' } });
  const { notices } = await answer.json<NoticesAnswer>();
  return notices;
}

/** A page as it is made now, past what is kept for half a second. */
const page = (path: string) => open(path, { headers: { Cookie: 'x=1' } });

describe('a notice', () => {
  it('is public at once, with its number, where people look', async () => {
    const number = await publish();
    const [notice] = await published();
    expect(notice).toMatchObject({
      id: `${world.number}-${number}`,
      number,
      revision: 1,
      kind: 'notice',
      gate: null,
      withdrawn_at: null,
      corrected_at: null,
      text: {
        ar: 'الدخول مجاني. لا تذكرة.',
        zgh: null,
        fr: 'Entrée libre. Sans billet.',
        en: null,
      },
    });
    const ticket = await ticketFor(world);
    const shown = '<strong>Entrée libre.</strong> Sans billet.';
    for (const path of [
      `/fr/${world.slug}`,
      `/fr/${world.slug}/days/1`,
      `${new URL(ticket.url).pathname}?lang=fr`,
      `/fr/${world.slug}/notices`,
      `/fr/${world.slug}/notices/current`,
      `/fr/${world.slug}/notices/${number}`,
    ]) {
      expect((await page(path)).html, path).toContain(shown);
    }
  });

  it('goes out with pages that are kept for a second', async () => {
    for (const path of [
      `/ar/${world.slug}`,
      `/ar/${world.slug}/notices`,
      `/ar/${world.slug}/notices/1`,
      `/ar/${world.slug}/notices.atom`,
      `/api/v1/events/${world.slug}/notices`,
    ]) {
      const answer = await request(path);
      expect(answer.headers.get('Cache-Control'), path).toBe(
        'public, max-age=1, stale-while-revalidate=2, stale-if-error=600',
      );
    }
  });

  it('whose number is unknown is not called so any longer than a second', async () => {
    const answer = await request(`/ar/${world.slug}/notices/99`);
    expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([
      404,
      'public, max-age=1',
    ]);
  });

  it('is published once by a form that was sent twice, or at once', async () => {
    const form = crypto.randomUUID();
    const both = await Promise.all([publish({}, form), publish({}, form)]);
    expect(new Set([...both, await publish({}, form)]).size).toBe(1);
    const sql = 'SELECT count(*) AS n FROM notice WHERE event = ?1 AND form = ?2';
    expect(await env.DB.prepare(sql).bind(world.number, form).first('n')).toBe(1);
  });

  it('has the next number, whoever publishes at the same time', async () => {
    const before = (await published())[0]?.number ?? 0;
    const numbers = await Promise.all(Array.from({ length: 8 }, () => publish()));
    const wanted = numbers.map((_, i) => before + i + 1);
    expect(numbers.toSorted((a, b) => a - b)).toEqual(wanted);
  });

  it('is genuine on the page of its number, however that is typed', async () => {
    const number = await publish({ text: { ar: 'نص.', en: 'Open until 20:00. Come.' } });
    const { status, html } = await page(`/en/${world.slug}/notices/${number}`);
    expect(status).toBe(200);
    expect(html).toMatch(
      new RegExp(`Genuine notice ${number}, published by the organizer on .+ at \\d\\d:\\d\\d\\.`),
    );
    const typed = await request(`/en/${world.slug}/notices?number=%20${toArabic(number)}.`);
    expect(typed.headers.get('Location')).toBe(`/en/${world.slug}/notices/${number}`);
  });

  it.each(['0', '99999', '1e300', '-1', '1.5', '01x', '999999999999', 'current2', '%F0%9F%9A%AA'])(
    'was never published under the number %s: the page says so',
    async (number) => {
      const { status, html } = await page(`/fr/${world.slug}/notices/${number}`);
      expect(status).toBe(404);
      expect(html).toContain('L’organisateur n’a publié aucun avis portant ce numéro.');
    },
  );

  it('says in another language where it can be read, and shows that', async () => {
    const number = await publish();
    const { html } = await page(`/en/${world.slug}/notices/${number}`);
    expect(html).toContain('This notice is available in Arabic and French.');
    expect(html).toContain('<p class="notice-text" lang="fr" dir="ltr"><strong>Entrée libre.');
    const amazigh = await page(`/zgh/${world.slug}/notices/${number}`);
    expect(amazigh.html).toContain('هذا الإشعار متوفر بالعربية والفرنسية.');
    expect(amazigh.html).toContain('<p class="notice-text" lang="ar" dir="rtl">');
  });

  it('of one gate is on the tickets of that gate alone', async () => {
    const own = await newWorld();
    const said = { ar: 'باب.', fr: 'Porte trois.' };
    await publishNotice(asMember({ event: own.number, id: 'x' }), {
      form: crypto.randomUUID(),
      content: { ...CONTENT, gate: 3, text: said },
    });
    const at = async (gate: number) =>
      (await page(`/fr/${own.slug}/notices/current/${gate}`)).html.includes('Porte trois.');
    expect([await at(1), await at(3)]).toEqual([false, true]);
    expect((await page(`/fr/${own.slug}`)).html).toContain('Porte trois.');
    expect((await page(`/fr/${own.slug}/notices/current/77`)).status).toBe(404);
  });

  it('leaves the pages by itself when its time is over, and stays readable', async () => {
    const own = await newWorld();
    const past = Date.now() - 60_000;
    const number = await publishNotice(asMember({ event: own.number, id: 'x' }, past), {
      form: crypto.randomUUID(),
      content: { ...CONTENT, until: past + 30_000 },
    });
    expect((await page(`/fr/${own.slug}`)).html).not.toContain('Entrée libre.');
    const { status, html } = await page(`/fr/${own.slug}/notices/${number}`);
    expect(status).toBe(200);
    expect(html).toContain('Cet avis valait jusqu’au');
  });
});

describe('a correction', () => {
  it('takes the place of the text, and each version leads to the others', async () => {
    const number = await publish();
    const corrected = { ...CONTENT, text: { ar: 'نص ثان.', fr: 'Deuxième texte. Suite.' } };
    const form = crypto.randomUUID();
    const correct = () =>
      correctNotice(asMember(by), { number, base: 1, form, content: corrected });
    expect([await correct(), await correct()]).toEqual([true, true]);
    const [notice] = await published();
    expect(notice).toMatchObject({ number, revision: 2, text: { fr: 'Deuxième texte. Suite.' } });
    expect(notice?.corrected_at).not.toBeNull();
    const base = `/fr/${world.slug}/notices/${number}`;
    const now = await page(base);
    expect(now.html).toContain('<strong>Deuxième texte.</strong>');
    expect(now.html).toContain(`href="${base}/1"`);
    const old = await page(`${base}/1`);
    expect(old.html).toContain('Remplacé par un texte plus récent');
    expect(old.html).toContain('<strong>Entrée libre.</strong>');
    expect(old.html).toContain(`href="${base}"`);
    expect((await page(`${base}/3`)).status).toBe(404);
  });

  it('does not replace what another person has published meanwhile', async () => {
    const number = await publish();
    const as = (text: string) => ({
      number,
      base: 1,
      form: crypto.randomUUID(),
      content: { ...CONTENT, text: { ar: text, fr: text } },
    });
    const both = await Promise.all([
      correctNotice(asMember(by), as('A.')),
      correctNotice(asMember(by), as('B.')),
    ]);
    expect(both.toSorted()).toEqual([false, true]);
    expect((await published())[0]?.revision).toBe(2);
  });

  it('of a withdrawn notice is none', async () => {
    const number = await publish();
    await withdrawNotice(asMember(by), { number });
    const input = { number, base: 1, form: crypto.randomUUID(), content: CONTENT };
    expect(await correctNotice(asMember(by), input)).toBe(false);
    expect((await published())[0]).toMatchObject({ number, revision: 1 });
  });

  it('of a notice that does not exist is refused', async () => {
    const input = { number: 9999, base: 1, form: crypto.randomUUID(), content: CONTENT };
    await expect(correctNotice(asMember(by), input)).rejects.toThrow('not_found');
    await expect(withdrawNotice(asMember(by), { number: 9999 })).rejects.toThrow('not_found');
  });
});

describe('a withdrawal', () => {
  it('takes it off the pages at once, once, and keeps it readable as withdrawn', async () => {
    const own = await newWorld();
    const actor = { event: own.number, id: 'x' };
    const said = { form: crypto.randomUUID(), content: CONTENT };
    const number = await publishNotice(asMember(actor), said);
    await withdrawNotice(asMember(actor), { number });
    const first = (await published(own))[0]?.withdrawn_at;
    await withdrawNotice(asMember(actor, Date.now() + 5_000), { number });
    expect((await published(own))[0]?.withdrawn_at).toBe(first);
    expect((await page(`/fr/${own.slug}`)).html).not.toContain('Entrée libre.');
    const { html } = await page(`/fr/${own.slug}/notices/${number}`);
    expect(html).toContain('Cet avis a été retiré le');
    expect(html).toContain('Entrée libre.');
    const sql = `SELECT verb, subject FROM audit WHERE event = ?1 AND verb LIKE '%_notice' ORDER BY id`;
    const { results } = await env.DB.prepare(sql).bind(own.number).all();
    expect(results).toEqual([
      { verb: 'publish_notice', subject: `notice ${number}` },
      { verb: 'withdraw_notice', subject: `notice ${number}` },
    ]);
  });
});

describe('the page of a number', () => {
  it('calls every version genuine with its own time, replaced and withdrawn ones too', async () => {
    const own = await newWorld();
    const noon = zonedInstant('2026-11-20', '12:00', ZONE);
    const at = (minutes: number) =>
      asMember({ event: own.number, id: 'x' }, noon + minutes * 60_000);
    const number = await publishNotice(at(0), { form: crypto.randomUUID(), content: CONTENT });
    for (const base of [1, 2]) {
      const text = { ar: `نص ${base}.`, fr: `Texte ${base}.` };
      const input = { number, base, form: crypto.randomUUID(), content: { ...CONTENT, text } };
      await correctNotice(at(base * 10), input);
    }
    await withdrawNotice(at(30), { number });
    const read = async (path: string) =>
      (await page(`/en/${own.slug}/notices/${number}${path}`)).html.replace(/<[^>]*>/g, ' ');
    const genuine = (time: string) =>
      `Genuine notice ${number}, published by the organizer on Friday 20 November at ${time}.`;
    const withdrawn = 'withdrawn on Friday 20 November at 12:30';
    for (const [path, time] of [
      ['', '12:00'],
      ['/1', '12:00'],
      ['/2', '12:10'],
      ['/3', '12:00'],
    ] as const) {
      const text = await read(path);
      expect(text, path).toContain(genuine(time));
      expect(text, path).toContain(withdrawn);
      const isReplaced = path === '/1' || path === '/2';
      expect(text.includes('Replaced by a newer text'), path).toBe(isReplaced);
      expect(text, path).toContain('the text published on Friday 20 November at 12:');
    }
  });
});

describe('many notices', () => {
  it('cost one statement a second, and leave every page small', async () => {
    const own = await newWorld();
    const insert = env.DB.prepare(
      `INSERT INTO notice (event, number, revision, form, kind, template, pinned, text, published_by, published_at)
       SELECT ?1, j.value, 1, 'f' || j.value, 'notice', 'free', j.value = 3, ?2, 'x', ?3
       FROM json_each(?4) j`,
    );
    const text = JSON.stringify(CONTENT.text);
    const numbers = Array.from({ length: 1000 }, (_, i) => i + 1);
    await insert.bind(own.number, text, Date.now(), JSON.stringify(numbers)).run();
    const all = await published(own);
    expect(all.length).toBe(51);
    expect(all.at(-1)).toMatchObject({ number: 3, pinned: true });
    const event = (await page(`/fr/${own.slug}`)).html;
    expect(event.match(/class="notice-card"/g)).toHaveLength(5);
    expect(event.indexOf('/notices/3"')).toBeLessThan(event.indexOf('/notices/1000"'));
    const list = (await page(`/fr/${own.slug}/notices`)).html;
    expect(list).toContain('?below=951');
    expect((await page(`/fr/${own.slug}/notices?below=951`)).html).toContain('/notices/950"');
    expect((await page(`/fr/${own.slug}/notices/17`)).status).toBe(200);
  });
});

describe('reading notices', () => {
  it('asks the database once a second, however many ask', async () => {
    const own = await newWorld();
    let statements = 0;
    const DB = new Proxy(env.DB, {
      get(db, name) {
        if (name === 'prepare') statements += 1;
        const value: unknown = Reflect.get(db, name);
        return typeof value === 'function' ? value.bind(db) : value;
      },
    });
    const at = (now: number) => noticesNow({ ...env, DB }, own.number, now);
    const now = Date.now() + 60_000;
    await at(now);
    await Promise.all(Array.from({ length: 200 }, (_, i) => at(now + i * 4)));
    expect(statements).toBe(1);
    await at(now + 1_000);
    expect(statements).toBe(2);
  });

  it('costs none for a number that was never drawn', async () => {
    const own = await newWorld();
    await noticesNow(env, own.number, Date.now());
    const DB = new Proxy(env.DB, {
      get: () => {
        throw new Error('the database was asked');
      },
    });
    for (const number of [1, 7, 99_999, 1e300, Number.NaN, -1]) {
      expect(await versionsOf({ ...env, DB }, own.number, number, Date.now())).toEqual([]);
    }
  });
});

describe('the feed', () => {
  it('is Atom, with what has a meaning in XML escaped and what has no place there left out', async () => {
    const own = await newWorld();
    const text = {
      ar: 'نص <script>alert("1")</script> & \u0000\ufffe. ثم.',
      fr: "L'un ]]> l'autre.",
    };
    const number = await publishNotice(asMember({ event: own.number, id: 'x' }), {
      form: crypto.randomUUID(),
      content: { ...CONTENT, text },
    });
    const { html, headers } = await page(`/ar/${own.slug}/notices.atom`);
    expect(headers.get('Content-Type')).toBe('application/atom+xml; charset=utf-8');
    expect(html).toContain(
      '<title>نص &#60;script&#62;alert(&#34;1&#34;)&#60;/script&#62; &#38; .</title>',
    );
    expect(html).toContain(`<id>http://localhost:8787/ar/${own.slug}/notices/${number}</id>`);
    const french = await page(`/fr/${own.slug}/notices.atom`);
    expect(french.html).toContain('<content type="text">L&#39;un ]]&#62; l&#39;autre.</content>');
  });

  it('keeps the id of an entry, and says when it changed: never in the future', async () => {
    const own = await newWorld();
    // Registration opens in a month: that is no change of what was published.
    const later = Date.now() + 30 * 86_400_000;
    await env.DB.prepare(
      'UPDATE event SET registration_opens_at = ?2, registration_closes_at = ?2 + 1 WHERE number = ?1',
    )
      .bind(own.number, later)
      .run();
    forgetEditions();
    const read = async () => {
      const { html } = await page(`/fr/${own.slug}/notices.atom`);
      const all = (name: string) =>
        [...html.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, text]) => text);
      return { ids: all('id'), updated: all('updated').map((at) => Date.parse(at ?? '')) };
    };
    expect((await read()).updated[0]).toBeLessThanOrEqual(Date.now());
    const at = Date.now() - 60_000;
    const member = (later_ms: number) => asMember({ event: own.number, id: 'x' }, at + later_ms);
    const said = { form: crypto.randomUUID(), content: CONTENT };
    const number = await publishNotice(member(0), said);
    const first = await read();
    expect(first.updated).toEqual([at, at]);
    const text = { ar: 'نص.', fr: 'Autre.' };
    const correction = {
      number,
      base: 1,
      form: crypto.randomUUID(),
      content: { ...CONTENT, text },
    };
    await correctNotice(member(1_000), correction);
    expect(await read()).toEqual({ ids: first.ids, updated: [at + 1_000, at + 1_000] });
    await withdrawNotice(member(2_000), { number });
    expect(await read()).toEqual({ ids: first.ids, updated: [at + 2_000, at + 2_000] });
  });

  it('says of a withdrawn notice that it is', async () => {
    const own = await newWorld();
    const actor = asMember({ event: own.number, id: 'x' });
    const number = await publishNotice(actor, { form: crypto.randomUUID(), content: CONTENT });
    await withdrawNotice(actor, { number });
    const { html } = await page(`/en/${own.slug}/notices.atom`);
    expect(html).toMatch(/<content type="text">This notice was withdrawn on .+ Entrée libre/);
  });
});

function toArabic(n: number): string {
  return String(n).replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
}

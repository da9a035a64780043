import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { app } from '../../src/app.tsx';
import type { NoticesAnswer } from '../../src/contract/answers/notices.ts';
import { localParts } from '../../src/domain/calendar.ts';
import { MEMBER_ROLES, may } from '../../src/domain/roles.ts';
import { noticeDeskWords } from '../../src/i18n/notice-desk.ts';
import { bindSupervisors, hiddenFields, openDesk, submit } from './desk.ts';
import { newWorld, ORIGIN, request, signIn, type World, ZONE } from './world.ts';

let world: World;
let base: string;
let owner: string;
beforeAll(async () => {
  world = await newWorld();
  base = `/console/${world.slug}/notices`;
  owner = await signIn(world, 'owner');
});

const TEXT = { 'text-ar': 'نص عربي. ثم.', 'text-fr': 'Texte français. Suite.' };

/** The form of a new notice as the page wrote it, with what a person adds. */
async function written(typed: Record<string, string>, template = 'free') {
  const html = await openDesk(`${base}/new?template=${template}`, owner);
  return { ...hiddenFields(html, '/notices'), ...typed };
}

async function publish(typed: Record<string, string> = TEXT, template = 'free'): Promise<number> {
  const answer = await submit(base, await written(typed, template), owner);
  const location = answer.headers.get('Location') ?? '';
  if (answer.status !== 303) throw new Error(`${answer.status} ${await answer.text()}`);
  return Number(/notices\/(\d+)\?done=published$/.exec(location)?.[1]);
}

async function published({ slug } = world): Promise<NoticesAnswer['notices']> {
  const path = `/api/v1/events/${slug}/notices`;
  const answer = await request(path, { headers: { Cookie: 'x=1' } });
  const { notices } = await answer.json<NoticesAnswer>();
  return notices;
}

const numberOf = async () => (await published())[0]?.number ?? 0;

describe('the pages of notices', () => {
  it.each(MEMBER_ROLES)('are open to %s by the table alone', async (role) => {
    const cookie = await signIn(world, role);
    const asked = [base, `${base}/new`, `${base}/new?template=held`];
    for (const path of asked) {
      const { status } = await request(path, { headers: { Cookie: cookie } });
      expect(status, path).toBe(may(role, 'publish_notice') ? 200 : 403);
    }
    const before = await numberOf();
    const { status } = await submit(base, { template: 'free', ...TEXT }, cookie);
    expect(status).toBe(may(role, 'publish_notice') ? 303 : 403);
    expect(await numberOf()).toBe(before + (status === 303 ? 1 : 0));
  });

  it('are closed to whoever is not signed in, and to another edition', async () => {
    const other = await signIn(await newWorld(), 'owner');
    expect((await submit(base, { template: 'free', ...TEXT })).status).toBe(401);
    expect((await submit(base, { template: 'free', ...TEXT }, other)).status).toBe(404);
  });

  it('list what was published, with its languages and its state', async () => {
    const number = await publish({ ...TEXT, pinned: 'yes' });
    const html = await openDesk(`${base}?lang=fr`, owner);
    const [row = ''] =
      new RegExp(`<tr[^>]*data-notice="${number}"[\\s\\S]*?</tr>`).exec(html) ?? [];
    expect(row).toContain('Texte français.');
    expect(row).toContain('publié · épinglé');
    expect(row.match(/data-there="yes"/g)).toHaveLength(2);
  });
});

describe('the form of a notice', () => {
  it('published twice is one notice, and its second answer is the first', async () => {
    const form = await written(TEXT);
    const before = await numberOf();
    const both = await Promise.all([submit(base, form, owner), submit(base, form, owner)]);
    const again = await submit(base, form, owner);
    expect([...both, again].map(({ status }) => status)).toEqual([303, 303, 303]);
    const places = [...both, again].map(({ headers }) => headers.get('Location'));
    expect(new Set(places).size).toBe(1);
    expect(await numberOf()).toBe(before + 1);
  });

  it.each([
    ['one language', { 'text-ar': 'نص.' }, 'languages'],
    ['a blank that is left', { ...TEXT, 'text-fr': 'Lieu : [lieu].' }, 'blank'],
    ['a time that is past', { ...TEXT, until: '2020-01-01T10:00' }, 'until'],
    ['no time', { ...TEXT, until: 'soon' }, 'until'],
    ['a date that there is not', { ...TEXT, until: '2026-02-31T10:00' }, 'until'],
    ['a gate that there is not', { ...TEXT, gate: '1e300' }, 'gate'],
  ] as const)('with %s comes back as it was, and publishes nothing', async (_, typed, fault) => {
    const before = await numberOf();
    const answer = await submit(`${base}?lang=fr`, await written(typed), owner);
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain(noticeDeskWords.fr.faults[fault]);
    expect(html).toContain(typed['text-ar']);
    expect(await numberOf()).toBe(before);
  });

  it('refuses ten thousand characters, and shows markup as text', async () => {
    const long = await submit(
      `${base}?lang=fr`,
      await written({ ...TEXT, 'text-en': 'x'.repeat(10_000) }),
      owner,
    );
    expect(long.status).toBe(422);
    expect(await long.text()).toContain('600 caractères au plus');
    const number = await publish({
      'text-ar': '<script>alert(1)</script>. \u202eنص',
      'text-fr': '"><img src=x onerror=alert(1)>',
    });
    for (const path of [
      `${base}/${number}`,
      `${base}/${number}/edit`,
      `/ar/${world.slug}/notices/${number}`,
    ]) {
      const html = await openDesk(path, owner);
      expect(html, path).not.toContain('<script>alert');
      expect(html, path).not.toContain('<img src=x');
      expect(html, path).not.toContain('\u202e');
    }
  });

  it('of a rumour says what is true first', async () => {
    const number = await publish(
      {
        'is-ar': 'الدخول مجاني',
        'not-ar': 'الدخول بأداء',
        'is-fr': 'L’entrée est gratuite',
        'not-fr': 'l’entrée est payante',
      },
      'rumour',
    );
    const [notice] = await published();
    expect(notice).toMatchObject({ number, kind: 'correction' });
    expect(notice?.text.fr).toMatch(
      /^Rectification\. L’entrée est gratuite\. Contrairement à ce qui circule, l’entrée est payante\. L’organisateur, \d\d:\d\d\.$/,
    );
    const html = await openDesk(`/fr/${world.slug}/notices/${number}`, owner);
    expect(html).toContain('<strong>Rectification.</strong> L’entrée est gratuite.');
    expect(html).not.toMatch(/<(title|h1|strong)>[^<]*payante/);
    const edit = await openDesk(`${base}/${number}/edit`, owner);
    expect(edit).toContain('L’entrée est gratuite</textarea>');
  });
});

describe('a database that cannot write', () => {
  it('gives the text back, and publishes it once when it can again', async () => {
    const form = await written({ ...TEXT, 'text-en': 'Kept words.' });
    const before = await numberOf();
    const send = (DB: D1Database) =>
      app.fetch(
        new Request(`${ORIGIN}${base}?lang=en`, {
          method: 'POST',
          headers: {
            'Content-Type': 'application/x-www-form-urlencoded',
            Origin: ORIGIN,
            Cookie: owner,
          },
          body: new URLSearchParams(form),
        }),
        { ...env, DB },
      );
    const failing = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const answer = await send(refusingNotices());
    failing.mockRestore();
    expect(answer.status).toBe(503);
    const html = await answer.text();
    expect(html).toContain('Kept words.');
    expect(html).toContain(noticeDeskWords.en.notPublished);
    expect(hiddenFields(html, '/notices').key).toBe(form.key);
    expect((await send(env.DB)).status).toBe(303);
    expect((await send(env.DB)).status).toBe(303);
    expect(await numberOf()).toBe(before + 1);
  });
});

/** A database whose disk is full for notices alone. */
function refusingNotices(): D1Database {
  const refused = new WeakSet<D1PreparedStatement>();
  const watch = (statement: D1PreparedStatement, isNotice: boolean): D1PreparedStatement => {
    const bind = statement.bind.bind(statement);
    statement.bind = (...values: unknown[]) => watch(bind(...values), isNotice);
    if (isNotice) refused.add(statement);
    return statement;
  };
  return new Proxy(env.DB, {
    get(db, name) {
      if (name === 'prepare') {
        return (sql: string) => watch(db.prepare(sql), sql.includes('INSERT INTO notice'));
      }
      if (name === 'batch') {
        return async (statements: D1PreparedStatement[]) => {
          if (!statements.some((one) => refused.has(one))) return db.batch(statements);
          throw new Error('D1_ERROR: database or disk is full: SQLITE_FULL');
        };
      }
      const value: unknown = Reflect.get(db, name);
      return typeof value === 'function' ? value.bind(db) : value;
    },
  });
}

describe('a correction', () => {
  it('replaces the text, and one that comes too late is kept beside what was published', async () => {
    const number = await publish();
    const form = hiddenFields(await openDesk(`${base}/${number}/edit`, owner), '/correct');
    const correct = (text: string, key: string = crypto.randomUUID()) =>
      submit(
        `${base}/${number}/correct?lang=fr`,
        { ...form, key, ...TEXT, 'text-fr': text },
        owner,
      );
    const first = await correct('Premier.');
    expect(first.headers.get('Location')).toBe(`${base}/${number}?done=corrected`);
    const late = await correct('Second.');
    expect(late.status).toBe(409);
    const html = await late.text();
    expect(html).toContain('Second.');
    expect(hiddenFields(html, '/correct').base).toBe('2');
    expect((await published())[0]).toMatchObject({ number, revision: 2, text: { fr: 'Premier.' } });
  });

  it('of a withdrawn notice is not published', async () => {
    const number = await publish();
    const form = hiddenFields(await openDesk(`${base}/${number}/edit`, owner), '/correct');
    await submit(`${base}/${number}/withdraw`, {}, owner);
    const late = await submit(`${base}/${number}/correct`, { ...form, ...TEXT }, owner);
    expect(late.status).toBe(409);
    expect((await published())[0]).toMatchObject({ number, revision: 1 });
  });
});

describe('a text for a gate', () => {
  let own: World;
  let path: string;
  let cookie: string;
  beforeAll(async () => {
    own = await newWorld();
    path = `/console/${own.slug}/notices`;
    cookie = await signIn(own, 'communication');
  });

  it('is asked about where another gate was chosen after it was filled in', async () => {
    const html = await openDesk(`${path}/new?template=over&gate=1&lang=fr`, cookie);
    const texts = textsIn(html);
    expect(texts['text-fr']).toContain('Porte 1');
    const form = { ...hiddenFields(html, '/notices'), ...texts, fill: '2' };
    const before = (await published(own)).length;
    const asked = await submit(`${path}?lang=fr`, form, cookie);
    expect(asked.status).toBe(422);
    const again = await asked.text();
    expect(again).toContain('le texte nomme une autre porte que celle choisie');
    expect((await published(own)).length).toBe(before);
    // Filled in again it names the chosen one, and is published with one press.
    const refilled = await submit(`${path}/fill?lang=fr`, { ...form, 'text-zgh': 'ⵜ' }, cookie);
    const anew = await refilled.text();
    expect(textsIn(anew)['text-fr']).toContain('Porte 2');
    expect(textsIn(anew)['text-zgh']).toBe('ⵜ');
    const sent = { ...hiddenFields(anew, '/notices'), ...textsIn(anew), fill: '2' };
    expect((await submit(path, sent, cookie)).status).toBe(303);
    expect((await published(own))[0]).toMatchObject({ gate: '2' });
    // Or it goes out as it is, once that was asked.
    const [, sure = ''] = /name="sure" value="([^"]+)"/.exec(again) ?? [];
    expect((await submit(path, { ...form, sure }, cookie)).status).toBe(303);
  });

  it('is asked about where a correction is about another gate', async () => {
    const html = await openDesk(`${path}/new?template=held&gate=1&lang=fr`, cookie);
    await submit(path, { ...hiddenFields(html, '/notices'), ...textsIn(html) }, cookie);
    const number = (await published(own))[0]?.number;
    const edit = await openDesk(`${path}/${number}/edit?lang=fr`, cookie);
    const form = { ...hiddenFields(edit, '/correct'), ...textsIn(edit) };
    const to = `${path}/${number}/correct?lang=fr`;
    const asked = await submit(to, { ...form, fill: '3' }, cookie);
    expect(asked.status).toBe(422);
    const refilled = await submit(`${path}/${number}/fill?lang=fr`, { ...form, fill: '3' }, cookie);
    const anew = await refilled.text();
    expect(textsIn(anew)['text-fr']).toContain('Porte 3');
    const sent = { ...hiddenFields(anew, '/correct'), ...textsIn(anew), fill: '3' };
    expect((await submit(to, sent, cookie)).status).toBe(303);
    expect((await published(own))[0]).toMatchObject({ number, revision: 2, gate: '3' });
  });
});

describe('a correction of one language', () => {
  it('asks for the others, and says which of them hold the old text', async () => {
    const typed = { ...TEXT, 'text-en': 'English text. More.' };
    const number = await publish(typed);
    const correct = async (changed: Record<string, string>) => {
      const edit = await openDesk(`${base}/${number}/edit`, owner);
      const form = { ...hiddenFields(edit, '/correct'), ...changed };
      const answer = await submit(`${base}/${number}/correct`, form, owner);
      return openDesk(`${answer.headers.get('Location')}&lang=en`, owner);
    };
    const behind = (html: string) =>
      [...html.matchAll(/edit#text-(\w+)">([^<]*)</g)].map(([, of, text]) => `${of} ${text}`);
    const still = 'the old text is still there.';
    expect(behind(await correct({ ...typed, 'text-fr': 'Corrigé.' }))).toEqual([
      `ar In Arabic · ${still}`,
      `en In English · ${still}`,
    ]);
    const two = { ...typed, 'text-fr': 'Corrigé.', 'text-ar': 'مصحح.' };
    expect(behind(await correct(two))).toEqual([
      `fr In French · ${still}`,
      `en In English · ${still}`,
    ]);
    // Nothing where all were corrected, one is added, or nothing of the text has changed.
    const all = { 'text-ar': 'نص.', 'text-fr': 'Autre.', 'text-en': 'Other.' };
    expect(behind(await correct(all))).toEqual([]);
    expect(behind(await correct({ ...all, pinned: 'yes' }))).toEqual([]);
    expect(behind(await correct({ ...all, 'text-zgh': 'ⵜ' }))).toEqual([]);
  });

  it('of a rumour goes by what was written, and not by the hour around it', async () => {
    const halves = { 'is-ar': 'الدخول مجاني', 'is-fr': 'Entrée libre', 'not-fr': 'rien à payer' };
    const number = await publish(halves, 'rumour');
    const edit = await openDesk(`${base}/${number}/edit`, owner);
    const form = { ...hiddenFields(edit, '/correct'), ...halves, 'is-fr': 'L’entrée est libre' };
    const answer = await submit(`${base}/${number}/correct`, form, owner);
    const html = await openDesk(`${answer.headers.get('Location')}&lang=en`, owner);
    expect(html).toContain('edit#is-ar');
    expect(html).not.toContain('edit#is-fr');
  });
});

describe('the site is full', () => {
  it('has its quietest hour filled in from who registered, and is published with one press', async () => {
    const own = await newWorld();
    const cookie = await signIn(own, 'communication');
    const path = `/console/${own.slug}/notices`;
    const empty = await openDesk(`${path}/new?template=full&lang=fr`, cookie);
    expect(textsIn(empty)['text-fr']).toBe(
      'Le site est plein en ce moment. L’entrée reprendra peu à peu. Les billets restent valables aujourd’hui.',
    );
    expect(empty).toContain(noticeDeskWords.fr.form.unwritten);
    const form = { ...hiddenFields(empty, '/notices'), ...textsIn(empty) };
    expect((await submit(path, form, cookie)).status).toBe(303);
  });
});

describe('who published', () => {
  it('is said to the office for each text, and never to the public', async () => {
    const number = await publish();
    const cookie = await signIn(world, 'communication');
    const edit = await openDesk(`${base}/${number}/edit`, cookie);
    const form = { ...hiddenFields(edit, '/correct'), 'text-ar': 'مصحح.', 'text-fr': 'Corrigé.' };
    await submit(`${base}/${number}/correct`, form, cookie);
    await submit(`${base}/${number}/withdraw`, {}, owner);
    const sql = `SELECT DISTINCT m.name FROM notice n
      JOIN member m ON m.id IN (n.published_by, n.withdrawn_by) WHERE n.event = ?1 AND n.number = ?2`;
    const { results } = await env.DB.prepare(sql)
      .bind(world.number, number)
      .all<{ name: string }>();
    expect(results.length).toBeGreaterThan(0);
    const office = await openDesk(`${base}/${number}?lang=en`, owner);
    const [versions = ''] =
      /<section class="notice-versions"[\s\S]*?<\/section>/.exec(office) ?? [];
    expect(versions).toMatch(/Text 2[\s\S]*\(Communication\)[\s\S]*Withdrawn[\s\S]*\(Owner\)/i);
    expect(versions).toMatch(/Text 1[\s\S]*\(Owner\)/i);
    for (const { name } of results) expect(versions).toContain(name);
    for (const path of ['', '.atom', `/${number}`, `/${number}/1`]) {
      const answer = await request(`/en/${world.slug}/notices${path}`, {
        headers: { Cookie: 'x=1' },
      });
      const html = await answer.text();
      for (const { name } of results) expect(html, path).not.toContain(name);
    }
  });
});

describe('what a form says where there is no number left', () => {
  it.each([
    ['of an edition', 2_000, 1],
    ['of a notice', 1, 99],
  ])('%s', async (_, number, revision) => {
    const own = await newWorld();
    const cookie = await signIn(own, 'owner');
    const path = `/console/${own.slug}/notices`;
    await env.DB.prepare(
      `INSERT INTO notice (event, number, revision, form, kind, template, pinned, text, published_by,
         published_at) VALUES (?1, ?2, ?3, 'f', 'notice', 'free', 0, ?4, 'x', ?5)`,
    )
      .bind(own.number, number, revision, JSON.stringify({ ar: 'نص.', fr: 'Texte.' }), Date.now())
      .run();
    const isNew = revision === 1;
    const page = await openDesk(
      isNew ? `${path}/new?template=free` : `${path}/${number}/edit`,
      cookie,
    );
    const action = isNew ? '/notices' : '/correct';
    const form = { ...hiddenFields(page, action), ...TEXT };
    const to = isNew ? path : `${path}/${number}/correct`;
    const answer = await submit(`${to}?lang=en`, form, cookie);
    expect(answer.status).toBe(409);
    const html = await answer.text();
    expect(html).toContain(noticeDeskWords.en[isNew ? 'tooMany' : 'tooOften']);
    expect(html).toContain(TEXT['text-fr']);
  });
});

/** The texts of a form as the page wrote them. */
function textsIn(html: string): Record<string, string> {
  const areas = html.matchAll(/<textarea id="(text-\w+)"[^>]*>\n?([\s\S]*?)<\/textarea>/g);
  return Object.fromEntries([...areas].map(([, id = '', text = '']) => [id, text.trim()]));
}

describe('a withdrawal', () => {
  it('is done once, however often it is asked for', async () => {
    const number = await publish();
    const form = hiddenFields(await openDesk(`${base}/${number}`, owner), '/withdraw');
    for (let times = 0; times < 3; times++) {
      const answer = await submit(`${base}/${number}/withdraw`, form, owner);
      expect(answer.headers.get('Location')).toBe(`${base}/${number}?done=withdrawn`);
    }
    const other = await submit(`${base}/${number}/withdraw`, {}, owner);
    expect(other.status).toBe(303);
    const sql = `SELECT count(*) n FROM audit WHERE event = ?1 AND verb = 'withdraw_notice' AND subject = ?2`;
    expect(await env.DB.prepare(sql).bind(world.number, `notice ${number}`).first('n')).toBe(1);
    expect(await openDesk(`${base}/${number}?lang=fr`, owner)).not.toContain('data-picture');
  });

  it.each(['0', '9999', '1e300', 'x'])('of number %s is not found', async (number) => {
    expect((await submit(`${base}/${number}/withdraw`, {}, owner)).status).toBe(404);
  });
});

describe('the supervisor of a gate that is held', () => {
  it('reads at home whether a notice tells of it, and is offered none', async () => {
    const own = await newWorld();
    const office = await signIn(own, 'communication');
    const supervisor = await signIn(own, 'gate');
    await bindSupervisors(own.number, 1);
    const home = async () => {
      const html = await openDesk(`/console/${own.slug}/gate?lang=en`, supervisor);
      expect(html).not.toContain('/notices/');
      return /data-offer="(\w+)"/.exec(html)?.[1] ?? null;
    };
    const path = `/console/${own.slug}`;
    expect(await home()).toBeNull();
    await submit(`${path}/gates/hold`, { gate: '1', kind: 'hold' }, supervisor);
    expect(await home()).toBe('held');
    const page = await openDesk(`${path}/notices/new?template=held&gate=1`, office);
    const form = { ...hiddenFields(page, '/notices'), ...textsIn(page) };
    const answer = await submit(`${path}/notices`, form, office);
    expect(await home()).toBe('said');
    await submit(`${path}/gates/reopen`, { gate: '1' }, supervisor);
    expect(await home()).toBe('reopened');
    const notice = answer.headers.get('Location')?.replace(/\?.*/, '');
    await submit(`${notice}/withdraw`, {}, office);
    expect(await home()).toBeNull();
  });
});

describe('a gate that is held', () => {
  it('has its notice offered, filled from the hold, until it is published', async () => {
    const until = localParts(Date.now() + 3_600_000, ZONE).time;
    const gates = `/console/${world.slug}/gates`;
    const hold = { gate: '1', kind: 'hold', until, send_to: '2' };
    await submit(`${gates}/hold`, hold, owner);
    for (const path of [base, gates, `/console/${world.slug}`]) {
      const html = await openDesk(`${path}?lang=fr`, owner);
      expect(html, path).toContain(`href="${base}/new?template=held&amp;gate=1"`);
    }
    const html = await openDesk(`${base}/new?template=held&gate=1&lang=fr`, owner);
    const [french = ''] = /<textarea id="text-fr"[^>]*>[\s\S]*?<\/textarea>/.exec(html) ?? [];
    expect(french).toMatch(
      /L’entrée est suspendue à la Porte 1\. Passez par la Porte 2, ou attendez jusqu’à \d\d:\d\d\. La sortie reste ouverte partout\./,
    );
    const form = hiddenFields(html, '/notices');
    expect(form).toMatchObject({ template: 'held', gate: '1' });
    await submit(base, { ...form, ...TEXT }, owner);
    expect((await published())[0]).toMatchObject({ gate: '1', kind: 'notice' });
    expect(await openDesk(base, owner)).not.toContain('data-offer="held"');
  });

  it('asks for the withdrawal of its notice when it is open again', async () => {
    const number = await numberOf();
    const gates = `/console/${world.slug}/gates`;
    await submit(`${gates}/reopen`, { gate: '1' }, owner);
    for (const path of [base, gates, `/console/${world.slug}`]) {
      const html = await openDesk(`${path}?lang=fr`, owner);
      expect(html, path).toContain(`href="${base}/${number}#withdraw"`);
    }
    await submit(`${base}/${number}/withdraw`, {}, owner);
    expect(await openDesk(base, owner)).not.toContain('data-offer');
    const over = await openDesk(`${base}/new?template=over&gate=1&lang=fr`, owner);
    expect(over).toMatch(/L’entrée a repris à la Porte 1, \d\d:\d\d\./);
  });
});

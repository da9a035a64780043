import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { app } from '../../src/app.tsx';
import type { NoticesAnswer } from '../../src/contract/answers/notices.ts';
import { MEMBER_ROLES, may } from '../../src/domain/roles.ts';
import { noticeDeskWords } from '../../src/i18n/notice-desk.ts';
import { hiddenFields, openDesk, submit } from './desk.ts';
import { newWorld, ORIGIN, request, signIn, type World } from './world.ts';

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

async function published(): Promise<NoticesAnswer['notices']> {
  const path = `/api/v1/events/${world.slug}/notices`;
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

describe('a gate that is held', () => {
  it('has its notice offered, filled from the hold, until it is published', async () => {
    const until = new Date(Date.now() + 3_600_000).toISOString().slice(11, 16);
    const gates = `/console/${world.slug}/gates`;
    const hold = { gate: '1', kind: 'hold', until, send_to: '2' };
    await submit(`${gates}/hold`, hold, owner);
    for (const path of [base, gates]) {
      const html = await openDesk(`${path}?lang=fr`, owner);
      expect(html, path).toContain(`href="${base}/new?template=held&amp;gate=1"`);
    }
    const html = await openDesk(`${base}/new?template=held&gate=1&lang=fr`, owner);
    const [french = ''] = /<textarea id="text-fr"[^>]*>[\s\S]*?<\/textarea>/.exec(html) ?? [];
    expect(french).toMatch(
      /L’entrée est suspendue à Porte 1\. Passez par Porte 2, ou attendez jusqu’à \d\d:\d\d\. La sortie reste ouverte partout\./,
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
    for (const path of [base, gates]) {
      const html = await openDesk(`${path}?lang=fr`, owner);
      expect(html, path).toContain(`href="${base}/${number}#withdraw"`);
    }
    await submit(`${base}/${number}/withdraw`, {}, owner);
    expect(await openDesk(base, owner)).not.toContain('data-offer');
    const over = await openDesk(`${base}/new?template=over&gate=1&lang=fr`, owner);
    expect(over).toMatch(/L’entrée a repris à Porte 1, \d\d:\d\d\./);
  });
});

import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { zonedInstant } from '../../src/domain/calendar.ts';
import { editEdition } from '../../src/operations/edit-edition.ts';
import { readLog } from '../../src/store/members/audit-log.ts';
import { membersOf } from '../../src/store/members/members.ts';
import { asMember } from './acting.ts';
import { openDesk, submit } from './desk.ts';
import { newWorld, registered, request, signIn, type World, ZONE } from './world.ts';

let world: World;
let base: string;
let owner: string;
beforeAll(async () => {
  world = await newWorld();
  base = `/console/${world.slug}`;
  owner = await signIn(world, 'owner');
});

const HOUR = 3_600_000;
const ALL = {
  actor: null,
  verb: null,
  subject: null,
  from: 0,
  to: Number.MAX_SAFE_INTEGER,
  before: null,
};

interface Row {
  readonly detail?: object;
  readonly at: number;
  readonly actor: string;
  readonly verb: string;
  readonly subject?: string;
}

async function noted(to: World, rows: readonly Row[]): Promise<void> {
  await env.DB.prepare(
    `INSERT INTO audit (event, at, actor, verb, subject, detail) SELECT ?1, value ->> 'at',
       value ->> 'actor', value ->> 'verb', coalesce(value ->> 'subject', 'registration x'),
       value -> 'detail' FROM json_each(?2)`,
  )
    .bind(to.number, JSON.stringify(rows))
    .run();
}

describe('the log', () => {
  it('is open to owners, organizers and data protection alone', async () => {
    for (const role of ['organizer', 'privacy'] as const) {
      const cookie = await signIn(world, role);
      const html = await openDesk(`${base}/log?lang=en`, cookie);
      expect(html).toContain('Joined');
      expect(html).not.toContain('Worth a look');
    }
    for (const role of ['safety', 'gate', 'desk', 'communication', 'viewer'] as const) {
      const headers = { Cookie: await signIn(world, role) };
      expect((await request(`${base}/log`, { headers })).status).toBe(403);
    }
  });

  it('says who did what to whom, with what it was before, and nothing that was typed', async () => {
    await submit(`${base}/gates/hold`, { gate: '2', kind: 'hold', reason: 'secret words' }, owner);
    const html = await openDesk(`${base}/log?lang=en`, owner);
    expect(html).toContain('Entry held');
    expect(html).toContain('Gate 2');
    expect(html).not.toContain('secret words');
    await signIn(world, 'viewer');
    const viewer = (await membersOf(env, world.number)).find(({ role }) => role === 'viewer');
    await submit(`${base}/people/${viewer?.id}/revoke`, {}, owner);
    const page = await openDesk(`${base}/log?lang=en&verb=revoke`, owner);
    expect(page).toContain('active → taken away');
    expect(page.match(/<tr[^>]*>/g)).toHaveLength(2);
  });

  it('says in words which fields of an edition were edited, and from what to what', async () => {
    const context = asMember({ event: world.number, id: 'test' });
    const name = { fr: 'Portes 2030' };
    await editEdition(context, {
      ...{ event: world.number, key: 'log' },
      edits: [
        { verb: 'settings', mine: { name, party_max: 7 } },
        { verb: 'window', window: 7, mine: { capacity: 4321 } },
      ],
    });
    const html = await openDesk(`${base}/log?lang=en`, owner);
    for (const text of ['Portes 2030', 'People in one registration', 'Window 7 · Places', '4321']) {
      expect(html).toContain(text);
    }
    expect(html).not.toMatch(/\{&quot;|more:|party_max/);
  });

  it('shows of personal fields that they changed, and never what they were', async () => {
    await env.DB.prepare(
      `INSERT INTO audit (event, at, actor, verb, subject, detail)
       VALUES (?1, ?2, 'x', 'change', 'registration y', ?3)`,
    )
      .bind(world.number, Date.now(), '{"before":{"name":"فاطمة"},"after":{"name":"خديجة"}}')
      .run();
    const html = await openDesk(`${base}/log?lang=en&subject=registration+y`, owner);
    expect(html).toContain('changed');
    expect(html).not.toMatch(/فاطمة|خديجة/);
  });

  it('is read by person, act, subject and day, each by its own index', async () => {
    const other = await newWorld();
    const day = 24 * HOUR;
    const at = zonedInstant('2026-11-20', '12:00', ZONE);
    await noted(other, [
      { at, actor: 'a', verb: 'hold', subject: 'gate 1' },
      { at: at + 1, actor: 'b', verb: 'hold', subject: 'gate 2' },
      { at: at + day, actor: 'a', verb: 'reopen', subject: 'gate 1' },
    ]);
    const span = { ...ALL, from: at, to: at + 2 * day };
    const count = async (filter: Record<string, unknown>) =>
      (await readLog(env.DB, other.number, { ...span, ...filter })).rows.length;
    expect(await count({})).toBe(3);
    expect(await count({ actor: 'a' })).toBe(2);
    expect(await count({ verb: 'hold' })).toBe(2);
    expect(await count({ subject: 'gate 1' })).toBe(2);
    expect(await count({ subject: 'gate 1', actor: 'a', verb: 'reopen' })).toBe(1);
    expect(await count({ to: at + day })).toBe(2);
    const { results } = await env.DB.prepare(
      `EXPLAIN QUERY PLAN SELECT id FROM audit a INDEXED BY audit_actor
       WHERE a.event = 1 AND a.verb <> 'register' AND a.actor = 'a' AND (a.at, a.id) < (9, 9)
       AND a.at >= 1 ORDER BY a.at DESC, a.id DESC LIMIT 5`,
    ).all<{ detail: string }>();
    expect(results.map(({ detail }) => detail).join()).not.toMatch(/SCAN|TEMP B-TREE/);
  });

  it('shows of a registration what was done to it and who looked, with person, act and day', async () => {
    const other = await newWorld();
    const cookie = await signIn(other, 'owner');
    await registered(other);
    await registered(other);
    const sql = 'SELECT id, first_serial FROM registration WHERE event = ?1 ORDER BY first_serial';
    const { results } = await env.DB.prepare(sql)
      .bind(other.number)
      .all<{ id: string; first_serial: number }>();
    const at = zonedInstant('2026-11-20', '12:00', ZONE);
    const rows = results.flatMap(({ id, first_serial }) => [
      { at, actor: 'a', verb: 'open_record', subject: `registration ${id}` },
      { at: at + 1, actor: 'b', verb: 'change', subject: `registration of serial ${first_serial}` },
      {
        at: at + 24 * HOUR,
        actor: 'b',
        verb: 'note',
        subject: `registration of serial ${first_serial}`,
      },
    ]);
    await noted(other, rows);
    const [one] = results;
    const lines = async (query: Record<string, string>) => {
      const address = new URLSearchParams({ lang: 'en', ...query });
      const html = await openDesk(`/console/${other.slug}/log?${address}`, cookie);
      const [, table = ''] = html.split('id="log"');
      return Math.max(0, (table.match(/<tr/g)?.length ?? 0) - 1);
    };
    for (const subject of [
      `registration ${one?.id}`,
      `registration of serial ${one?.first_serial}`,
    ]) {
      expect(await lines({ subject })).toBe(3);
      expect(await lines({ subject, by: 'b' })).toBe(2);
      expect(await lines({ subject, by: 'b', verb: 'note' })).toBe(1);
      expect(await lines({ subject, day: '2026-11-20' })).toBe(2);
      expect(await lines({ subject, by: 'a', verb: 'open_record', day: '2026-11-21' })).toBe(0);
    }
  });

  it('goes page by page to its end, each row once, also of one instant', async () => {
    const other = await newWorld();
    const at = Date.now() - HOUR;
    const rows = Array.from({ length: 173 }, (_, n) => ({
      at: at + Math.floor(n / 60),
      actor: n % 2 ? 'a' : 'b',
      verb: 'hold',
      subject: `gate ${n}`,
    }));
    await noted(other, rows);
    for (const filter of [ALL, { ...ALL, verb: 'hold' }, { ...ALL, verb: 'hold', actor: 'a' }]) {
      const seen: string[] = [];
      let before: { at: number; id: number } | null = null;
      do {
        const page: Awaited<ReturnType<typeof readLog>> = await readLog(env.DB, other.number, {
          ...filter,
          before,
        });
        expect(page.rows.length).toBeLessThanOrEqual(50);
        seen.push(...page.rows.map(({ subject }) => subject));
        before = page.next;
      } while (before);
      const held = seen.filter((subject) => subject.startsWith('gate '));
      expect(new Set(held).size).toBe(held.length);
      expect(held).toHaveLength(filter.actor ? 86 : 173);
    }
  });

  it('reads a bounded number of rows of a long one', async () => {
    const other = await newWorld();
    const rows = Array.from({ length: 6_000 }, (_, n) => ({ at: n + 1, actor: 'a', verb: 'hold' }));
    await noted(other, rows);
    const rare = { ...ALL, actor: 'a', verb: 'reopen' };
    const { rows: found, next } = await readLog(env.DB, other.number, rare);
    expect(found).toEqual([]);
    // It goes on from where it stopped.
    expect(next).toEqual({ at: 4_001, id: expect.any(Number) });
  });

  it('answers an address that cannot be meant', async () => {
    for (const query of [
      'day=2026-13-45',
      'day=x',
      'before=1',
      'before=99999999999999999999.1',
      `subject=${'x'.repeat(5_000)}`,
      'verb=%00&by=%27',
    ]) {
      const answer = await request(`${base}/log?${query}`, { headers: { Cookie: owner } });
      expect(`${query.slice(0, 20)} ${answer.status}`).toBe(`${query.slice(0, 20)} 200`);
    }
  });
});

describe('what an owner is told', () => {
  /** A day on which somebody did this, each so many ms after noon. */
  async function told(
    rows: readonly { after: number; verb: string; subject?: string; detail?: object }[],
  ): Promise<string> {
    const other = await newWorld();
    const cookie = await signIn(other, 'owner');
    const noon = zonedInstant('2026-11-20', '12:00', ZONE);
    await noted(
      other,
      rows.map(({ after, ...row }) => ({ at: noon + after, actor: 'somebody', ...row })),
    );
    const html = await openDesk(`/console/${other.slug}/log?lang=en&day=2026-11-20`, cookie);
    return /id="oversight">[\s\S]*?<\/section>/.exec(html)?.[0] ?? '';
  }
  const repeated = (count: number, ...verbs: string[]) =>
    Array.from({ length: count }, (_, n) =>
      verbs.map((verb, at) => ({ after: n * 90_000 + at * 30_000, verb })),
    ).flat();

  it('is nothing of the desk’s ordinary work', async () => {
    const work = repeated(38, 'search_by_name', 'open_record', 'show_contact').flatMap((one, n) =>
      n % 3 === 2 ? [one, { after: one.after + 60_000, verb: 'reissue' }] : [one],
    );
    expect(await told(work)).toContain('Nothing beyond the desk');
    expect(await told(repeated(20, 'show_contact'))).toContain('Nothing beyond the desk');
  });

  it('is of contacts shown without an act, and of searches without a record', async () => {
    expect(await told(repeated(21, 'show_contact', 'open_record'))).toContain(
      '21 contacts shown within an hour, without an act',
    );
    const searches = Array.from({ length: 61 }, (_, n) => ({
      after: n * 50_000,
      verb: 'search_by_name',
    }));
    expect(await told(searches)).toContain('61 searches by name within an hour');
  });

  /** Contacts of as many registrations, each shown a minute after the one before. */
  const shown = (count: number, act?: { later: number; verb: string; subject?: string }) =>
    Array.from({ length: count }, (_, n) => {
      const [after, subject] = [n * 60_000, `registration ${n}`];
      const look = { after, verb: 'show_contact', subject };
      if (!act) return [look];
      return [look, { after: after + act.later, verb: act.verb, subject: act.subject ?? subject }];
    }).flat();
  const TOLD = '21 contacts shown within an hour';

  it.each<[string, ReturnType<typeof shown>, boolean]>([
    ['twenty in an hour', shown(20), false],
    ['one more', shown(21), true],
    ['each acted on within two minutes', shown(21, { later: 120_000, verb: 'change' }), false],
    ['each acted on a moment later', shown(21, { later: 120_001, verb: 'change' }), true],
    [
      'each followed by an act on somebody else',
      shown(21, { later: 5_000, verb: 'change', subject: 'registration z' }),
      true,
    ],
    ['each followed by another look', shown(21, { later: 5_000, verb: 'open_record' }), true],
    [
      'the last of them an hour after the first',
      shown(21).map((one) => ({ ...one, after: one.after * 3 })),
      false,
    ],
  ])('of contacts that were shown, %s', async (_, rows, isTold) => {
    const html = await told(rows);
    expect(html.includes(TOLD)).toBe(isTold);
    expect(html.includes('Nothing beyond the desk')).toBe(!isTold);
  });

  it('takes an act under the number of a registration for one under its id', async () => {
    const other = await newWorld();
    const cookie = await signIn(other, 'owner');
    await registered(other);
    const sql = 'SELECT id, first_serial FROM registration WHERE event = ?1';
    const row = await env.DB.prepare(sql)
      .bind(other.number)
      .first<{ id: string; first_serial: number }>();
    const noon = zonedInstant('2026-11-20', '12:00', ZONE);
    const looks = Array.from({ length: 21 }, (_, n) => ({
      ...{ at: noon + n * 150_000, actor: 'somebody', verb: 'show_contact' },
      subject: `registration ${row?.id}`,
    }));
    const acts = looks.map(({ at, actor }) => ({
      ...{ at: at + 1_000, actor, verb: 'correct_contact' },
      subject: `registration of serial ${row?.first_serial}`,
    }));
    await noted(other, [...looks, ...acts]);
    const html = await openDesk(`/console/${other.slug}/log?lang=en&day=2026-11-20`, cookie);
    expect(html).toContain('Nothing beyond the desk');
    // Both are shown under the number that the holder knows.
    expect(html.match(new RegExp(`Registration no\\. ${row?.first_serial}<`, 'g'))).toHaveLength(
      42,
    );
  });

  it.each([
    [60, false],
    [61, true],
  ])('of %d searches by name without a record: %s', async (count, isTold) => {
    const searches = Array.from({ length: count }, (_, n) => ({
      after: n * 50_000,
      verb: 'search_by_name',
    }));
    expect((await told(searches)).includes('searches by name within an hour')).toBe(isTold);
    const opened = searches.flatMap((one) => [
      one,
      { after: one.after + 40_000, verb: 'open_record' },
    ]);
    expect(await told(opened)).toContain('Nothing beyond the desk');
  });

  const dense = (count: number, verb: string) =>
    Array.from({ length: count }, (_, n) => ({ after: n * 20_000, verb }));
  const openedEach = (ms: number) =>
    Array.from({ length: 30 }, (_, n) => ({ after: n * ms + 1, verb: 'open_record' }));

  it('is of many searches that one record in two minutes would explain, and of no spelling', async () => {
    // A hundred searches, and a record opened after every sixth.
    const names = [...dense(100, 'search_by_name'), ...openedEach(120_000)];
    expect(await told(names)).toContain('Nothing beyond the desk');
    const hidden = dense(400, 'search_by_name').map((one) => ({ ...one, after: one.after / 4 }));
    const html = await told([...hidden, ...openedEach(100_000)]);
    expect(html).toMatch(/\d{3} searches by name within an hour/);
  });

  it.each([
    [60, false],
    [61, true],
  ])('of %d searches by phone or e-mail without a record: %s', async (count, isTold) => {
    const html = await told(dense(count, 'search_by_contact'));
    expect(html.includes('searches by phone or e-mail within an hour')).toBe(isTold);
    expect(html.includes('Nothing beyond the desk')).toBe(!isTold);
  });

  it('is of contacts also beside a flood of searches', async () => {
    const flood = Array.from({ length: 20_500 }, (_, n) => ({ after: n, verb: 'search_by_name' }));
    expect(await told([...flood, ...shown(21)])).toContain(TOLD);
  });

  it('counts the searches and openings of each person, the ordinary ones too', async () => {
    const html = await told(repeated(3, 'search_by_name', 'open_record', 'show_contact'));
    const [counts = ''] = /<details>[\s\S]*<\/details>/.exec(html) ?? [];
    expect(counts).toContain('Searches and openings of the day');
    expect(counts.match(/> 3</g)).toHaveLength(3);
  });

  it('is of contacts that one person has replaced, whatever follows, and not of corrected names', async () => {
    const replaced = (count: number, new_link: number) =>
      repeated(count, 'correct_contact', 'print').map((row) => ({
        ...row,
        detail: { before: null, after: { changed: ['phone'], new_link } },
      }));
    expect(await told(replaced(11, 1))).toContain('11 contacts replaced within an hour');
    for (const ordinary of [replaced(10, 1), replaced(30, 0)]) {
      expect(await told(ordinary)).toContain('Nothing beyond the desk');
    }
  });

  it('is of whatever is opened at night', async () => {
    const night = [{ after: -9 * HOUR, verb: 'open_record' }];
    expect(await told(night)).toContain('1 opened outside the hours');
  });
});

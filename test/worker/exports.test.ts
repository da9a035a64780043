import { createScheduledController } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { fileHead } from '../../src/console/exports/file-head.ts';
import { EXPORT_KINDS } from '../../src/domain/exports/kinds.ts';
import { dayBegan } from '../../src/domain/presence.ts';
import { formatCalendarDate, formatDate } from '../../src/i18n/format.ts';
import worker from '../../src/index.ts';
import { askContactExport, askExport, writeExport } from '../../src/operations/exports.ts';
import { forgetEditions } from '../../src/store/editions/editions.ts';
import { eraseEdition } from '../../src/store/editions/erase.ts';
import type { ExportFile } from '../../src/store/exports/export-files.ts';
import { beginExport, endExport, noteRows } from '../../src/store/exports/progress.ts';
import { asMember } from './acting.ts';
import { hiddenFields, openDesk, submit } from './desk.ts';
import { type OwnerWithPasskey, ownerWithPasskey, touchOptions } from './owner-with-passkey.ts';
import { editionOf } from './waiting.ts';
import { enrol, newWorld, registered, request, scanOne, signIn, type World } from './world.ts';

let world: World;
let organizer: string;
const NAME = 'فاطمة الزهراء';
beforeAll(async () => {
  world = await newWorld();
  organizer = await signIn(world, 'organizer');
  const phone = await enrol(world);
  const { tickets } = await registered(world);
  const ticket = tickets[0]?.token ?? '';
  await scanOne(phone, { ticket, people: 5 });
  // Decided at another gate that was offline: the same ticket once more.
  const offline = { decided: 'offline', verdict: 'admitted' } as const;
  await scanOne(await enrol(world, 2), { ticket, people: 5, ...offline });
  await registered(world, { kind: 'individual', party: { adults: 1, children: 0 } });
});

const base = (slug = world.slug) => `/console/${slug}/exports`;

/** Asks for a file; its page. */
async function asked(
  cookie: string,
  kind: string,
  format = 'csv',
  key: string = crypto.randomUUID(),
) {
  const answer = await submit(base(), { key, kind, format }, cookie);
  expect(answer.status).toBe(303);
  return answer.headers.get('Location') ?? '';
}

const fileAt = (page: string, cookie: string) =>
  request(`${page}/file`, { headers: { Cookie: cookie } });

/** With the mark at its beginning. */
const textOf = async (file: Response) =>
  new TextDecoder('utf-8', { fatal: false, ignoreBOM: true }).decode(await file.arrayBuffer());
const linesOf = async (file: Response) => (await textOf(file)).trimEnd().split('\r\n');

interface Row {
  readonly state: string;
  readonly rows: number;
  readonly total: number | null;
  readonly attempts: number;
}

const rowOf = (page: string) =>
  env.DB.prepare('SELECT * FROM export_file WHERE id = ?1')
    .bind(page.split('/').at(-1))
    .first<Row>();

async function verbsOf(page: string): Promise<string[]> {
  const { results } = await env.DB.prepare('SELECT verb FROM audit WHERE subject = ?1 ORDER BY id')
    .bind(`export ${page.split('/').at(-1)}`)
    .all<{ verb: string }>();
  return results.map(({ verb }) => verb);
}

const NUMBERS = 'WITH RECURSIVE nth (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM nth WHERE i < ?2)';

const MINUTES = `${NUMBERS}
INSERT INTO attendance (event, day, minute, gate, entries, exits, re_entries, walk_ins, parties,
  children, crew_in, crew_out)
SELECT ?1, 1 + i % 2, i / 4, 1 + i % 4, i, 0, 0, 0, 0, 0, 0, 0 FROM nth`;

const SCANS = `${NUMBERS}
INSERT INTO scan (event, id, device, gate, type, direction, day, at, received_at, decided, reported,
  verdict, people, children, conflict, undone, seq)
SELECT ?1, printf('scan-%d', i), ?3, 1, 'walk_in', 'entry', 1, 1779000000000, 0, 'online', 1,
  'admitted', 1, 0, 0, 0, 1 FROM nth`;

const COPIED_SCANS = `
INSERT INTO scan (event, id, device, gate, type, direction, serial, kind, day, at, received_at, decided,
  reported, verdict, people, children, conflict, undone, seq)
SELECT event, id || ?3, device, gate, type, direction, serial, kind, ?2, ?3, received_at, decided,
  reported, verdict, people, children, conflict, undone, seq FROM scan WHERE event = ?1 AND length(id) = 36`;

describe('a file without names', () => {
  it.each(EXPORT_KINDS)(
    'of %s has a heading, its rows and a last line that counts them',
    async (kind) => {
      const page = await asked(organizer, kind);
      const file = await fileAt(page, organizer);
      expect(file.headers.get('Content-Disposition')).toMatch(
        new RegExp(`^attachment; filename="${world.slug}-${kind}-[0-9]{4}-[0-9-]+\\.csv"$`),
      );
      const text = await textOf(file);
      expect(text.startsWith('\ufeff')).toBe(true);
      for (const secret of [NAME, 'فاطمة', '+212']) expect(text).not.toContain(secret);
      const lines = text.trimEnd().split('\r\n');
      const rows = lines.length - 2;
      expect(rows).toBeGreaterThan(0);
      expect(lines.at(-1)).toBe(`نهاية الملف، عدد الأسطر;${rows}`);
      expect(new Set(lines.slice(0, -1).map((line) => line.split(';').length)).size).toBe(1);
      expect(await rowOf(page)).toMatchObject({ state: 'finished', rows, total: rows });
      expect(await verbsOf(page)).toEqual(['ask_export', 'begin_export', 'finish_export']);
    },
  );

  it('of scans says when, where and what, with both places of a double admission in its own', async () => {
    const [, ...scans] = await linesOf(await fileAt(await asked(organizer, 'scans'), organizer));
    expect(scans[0]).toMatch(
      /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d;.*;1;.*;هاتف الباب;ticket;entry;\d+;/,
    );
    const conflicts = await linesOf(await fileAt(await asked(organizer, 'conflicts'), organizer));
    expect(conflicts).toHaveLength(3);
    expect(conflicts[1]?.split(';').slice(-2)).toEqual(['1', '5']);
  });

  it('has each row once, however many pages are read', async () => {
    const at = await newWorld();
    const cookie = await signIn(at, 'organizer');
    const phone = await enrol(at);
    await env.DB.batch([
      env.DB.prepare(MINUTES).bind(at.number, 5_001),
      // Of the same instant: the id alone says which ones were read.
      env.DB.prepare(SCANS).bind(at.number, 4_001, phone.id),
    ]);
    for (const [kind, rows] of [
      ['attendance', 5_001],
      ['scans', 4_001],
    ] as const) {
      const sent = { key: crypto.randomUUID(), kind, format: 'csv' };
      const page = (await submit(base(at.slug), sent, cookie)).headers.get('Location') ?? '';
      const lines = (await linesOf(await fileAt(page, cookie))).slice(1, -1);
      expect([lines.length, new Set(lines).size]).toEqual([rows, rows]);
      expect(await rowOf(page)).toMatchObject({ state: 'finished', rows, total: rows });
    }
  });

  it('of the log leaves empty what there was not before', async () => {
    const [, ...rows] = await linesOf(await fileAt(await asked(organizer, 'audit'), organizer));
    expect(rows.some((row) => row.includes(';create;'))).toBe(true);
    expect(rows.filter((row) => /(^|;)null(;|$)/.test(row))).toEqual([]);
  });

  it('is a workbook where that is asked for', async () => {
    const page = await asked(organizer, 'tickets', 'xlsx');
    const bytes = new Uint8Array(await (await fileAt(page, organizer)).arrayBuffer());
    expect([...bytes.slice(0, 4)]).toEqual([0x50, 0x4b, 3, 4]);
    expect([...bytes.slice(-22, -18)]).toEqual([0x50, 0x4b, 5, 6]);
    expect(await rowOf(page)).toMatchObject({ state: 'finished', rows: 2 });
  });

  it('is asked for once by a form that is sent twice, also at once', async () => {
    const key = crypto.randomUUID();
    const pages = await Promise.all([1, 2, 3].map(() => asked(organizer, 'audit', 'csv', key)));
    expect(new Set(pages).size).toBe(1);
    expect(await asked(organizer, 'audit', 'csv', key)).toBe(pages[0]);
    expect(await verbsOf(pages[0] ?? '')).toEqual(['ask_export']);
  });

  it('is for owners and organizers alone, each their own', async () => {
    const page = await asked(organizer, 'audit');
    for (const role of ['safety', 'desk', 'communication', 'privacy', 'viewer'] as const) {
      const cookie = await signIn(world, role);
      expect((await request(base(), { headers: { Cookie: cookie } })).status).toBe(403);
      const sent = await submit(base(), { kind: 'scans', format: 'csv' }, cookie);
      expect(sent.status).toBe(403);
      expect((await fileAt(page, cookie)).status).toBe(403);
    }
    const other = await signIn(world, 'organizer');
    expect((await fileAt(page, other)).status).toBe(404);
    expect((await request(page, { headers: { Cookie: other } })).status).toBe(404);
    const stranger = await signIn(await newWorld(), 'owner');
    expect((await fileAt(page, stranger)).status).toBe(404);
  });

  it('is refused in whatever no form says', async () => {
    const sent: Record<string, string>[] = [
      {},
      { kind: 'contacts', format: 'csv' },
      { kind: '__proto__', format: 'csv' },
      { kind: 'toString', format: 'csv' },
      { kind: 'scans', format: 'exe' },
    ];
    for (const fields of sent) {
      expect((await submit(base(), fields, organizer)).status).toBe(422);
    }
    for (const id of ['x', '%00', crypto.randomUUID(), `${'a'.repeat(4_000)}`]) {
      expect((await fileAt(`${base()}/${id}`, organizer)).status).toBe(404);
    }
  });

  it('is asked for sixty times within an hour by one person, at most', async () => {
    const at = await newWorld();
    const [busy, calm] = [await signIn(at, 'organizer'), await signIn(at, 'organizer')];
    const ask = async (cookie: string) =>
      (
        await submit(
          base(at.slug),
          { key: crypto.randomUUID(), kind: 'audit', format: 'csv' },
          cookie,
        )
      ).status;
    const all = await Promise.all(Array.from({ length: 100 }, () => ask(busy)));
    expect(all.filter((status) => status === 303)).toHaveLength(60);
    expect(all.filter((status) => status === 429)).toHaveLength(40);
    expect(await ask(calm)).toBe(303);
    await env.DB.prepare('UPDATE export_file SET made_at = made_at - 3600000').run();
    expect(await ask(busy)).toBe(303);
  });

  it('can be taken for ten minutes and five times', async () => {
    const page = await asked(organizer, 'audit');
    for (let n = 0; n < 5; n++) {
      const file = await fileAt(page, organizer);
      expect(file.status).toBe(200);
      await file.text();
    }
    expect((await fileAt(page, organizer)).status).toBe(404);
    const old = await asked(organizer, 'audit');
    await env.DB.prepare('UPDATE export_file SET made_at = made_at - 600001 WHERE id = ?1')
      .bind(old.split('/').at(-1))
      .run();
    expect((await fileAt(old, organizer)).status).toBe(404);
    expect(await openDesk(old, `${organizer}; lang=en`)).toContain('time has passed');
  });
});

describe('a file of one day', () => {
  let at: World;
  let cookie: string;
  beforeAll(async () => {
    at = await newWorld();
    cookie = await signIn(at, 'organizer');
    const [phone, other] = [await enrol(at), await enrol(at, 2)];
    const { results } = await env.DB.prepare(
      'SELECT day, min(number) AS slot FROM slot WHERE event = ?1 AND day <= 3 GROUP BY day',
    )
      .bind(at.number)
      .all<{ day: number; slot: number }>();
    for (const { slot } of results) await registered(at, { slot: String(slot) });
    const { tickets } = await registered(at);
    const ticket = tickets[0]?.token ?? '';
    const offline = { decided: 'offline', verdict: 'admitted', people: 5, ticket } as const;
    await scanOne(phone, { ...offline });
    await scanOne(other, { ...offline });
    // The same again at both edges of the next day, and at the beginning of the one after it.
    const day = 86_400_000;
    const began = dayBegan(await editionOf(at), Date.now()) + day;
    for (const [of, instant] of [
      [1, began - 1],
      [2, began],
      [2, began + day - 1],
      [3, began + day],
    ] as const) {
      await env.DB.prepare(COPIED_SCANS).bind(at.number, of, instant).run();
    }
    await env.DB.prepare(MINUTES).bind(at.number, 8).run();
  });

  const rowsOfDay = async (kind: string, day: string) => {
    const sent = { key: crypto.randomUUID(), kind, format: 'csv', day };
    const page = (await submit(base(at.slug), sent, cookie)).headers.get('Location') ?? '';
    const file = await fileAt(page, cookie);
    const lines = await linesOf(file);
    const named = file.headers.get('Content-Disposition') ?? '';
    return { lines: lines.slice(1, -1), end: lines.at(-1), page, named };
  };

  it.each(EXPORT_KINDS)(
    'of %s has the rows of that day alone, and all days have each once',
    async (kind) => {
      const all = await rowsOfDay(kind, '');
      const days = [];
      for (const day of ['1', '2', '3', '4', '5']) days.push(await rowsOfDay(kind, day));
      const dated = days.map(({ lines }) => lines.length);
      if (kind === 'audit') {
        expect(dated.slice(1)).toEqual([0, 0, 0, 0]);
        expect(dated[0]).toBeGreaterThan(all.lines.length);
        return;
      }
      expect(days.flatMap(({ lines }) => lines).toSorted()).toEqual(all.lines.toSorted());
      expect(dated[1]).toBeGreaterThan(0);
      expect(days[1]?.end).toBe(`نهاية الملف، عدد الأسطر;${dated[1]}`);
      const { date } = (await editionOf(at)).days[1] ?? {};
      expect(days[1]?.named).toContain(`-${kind}-of-${date}-`);
      for (const line of days[1]?.lines ?? []) expect(line).toContain(date);
      expect(await rowOf(days[1]?.page ?? '')).toMatchObject({ day: 2, total: dated[1] });
      const html = await openDesk(days[1]?.page ?? '', `${cookie}; lang=en`);
      expect(html).toContain(`CSV · ${formatCalendarDate(date ?? '', 'en')}`);
    },
  );

  it.each(['x', '0', '6', '-1', '1.5', '1e300', 'NaN', ' 1', '1,2', '9'.repeat(400)])(
    'is refused where there is no such day: %s',
    async (day) => {
      const sent = await submit(base(at.slug), { kind: 'scans', format: 'csv', day }, cookie);
      expect(sent.status).toBe(422);
    },
  );
});

describe('a file of more rows than one takes', () => {
  it('is not begun; one that grew until it was written says in the file and on its page that it ends', async () => {
    const at = await newWorld();
    const owner = await ownerWithPasskey(at);
    await env.DB.prepare(MINUTES).bind(at.number, 4_001).run();
    const context = asMember({ event: at.number, id: owner.member });
    const edition = await editionOf(at);
    const id = crypto.randomUUID();
    const asking = {
      edition,
      id,
      kind: 'attendance',
      format: 'csv',
      locale: 'ar',
      day: null,
    } as const;
    expect(await askExport(context, { ...asking, most: 4_000 })).toBe(false);
    expect(await rowOf(id)).toBe(null);
    expect(await askExport(context, { ...asking, most: 4_001 })).toBe(true);
    const headOf = (file: ExportFile) => fileHead(file, edition, Date.now());
    const { bytes } = await writeExport(context, {
      edition,
      id,
      headOf,
      clock: Date.now,
      most: 3_001,
    });
    const parts: Uint8Array[] = [];
    for await (const part of bytes) parts.push(part);
    const text = await new Blob(parts).text();
    const lines = text.trimEnd().split('\r\n');
    expect([lines.length, lines.at(-1)]).toEqual([3_003, 'ملف غير كامل، عدد الأسطر المكتوبة;3001']);
    expect(await rowOf(id)).toMatchObject({ state: 'cut', rows: 3_001, total: 4_001 });
    expect(await verbsOf(id)).toEqual(['ask_export', 'begin_export', 'cut_export']);
    const page = await openDesk(`${base(at.slug)}/${id}`, `${owner.cookie}; lang=en`);
    expect(page).toContain('cut off before its end');
  });
});

describe('a file that is cut off half-way', () => {
  it('is known as such, and said on its page', async () => {
    const page = await asked(organizer, 'audit');
    const body = (await fileAt(page, organizer)).body?.getReader();
    const first = new TextDecoder().decode((await body?.read())?.value);
    expect(first.endsWith('\r\n')).toBe(true);
    expect(first).not.toContain('نهاية الملف');
    await body?.cancel();
    await expect.poll(async () => (await rowOf(page))?.state).toBe('cut');
    expect(await verbsOf(page)).toEqual(['ask_export', 'begin_export', 'cut_export']);
    expect(await openDesk(page, `${organizer}; lang=en`)).toContain('cut off before its end');
    // Taken again it is whole.
    expect((await linesOf(await fileAt(page, organizer))).at(-1)).toContain('نهاية الملف');
    expect(await rowOf(page)).toMatchObject({ state: 'finished', attempts: 2 });
  });

  it('because the service ended, is found by the clock', async () => {
    const page = await asked(organizer, 'audit');
    const id = page.split('/').at(-1);
    const now = Date.now();
    await env.DB.prepare(
      "UPDATE export_file SET state = 'running', rows = 7, seen_at = ?2 WHERE id = ?1",
    )
      .bind(id, now - 121_000)
      .run();
    expect(await openDesk(page, `${organizer}; lang=en`)).toContain('cut off before its end');
    for (let n = 0; n < 2; n++) {
      await worker.scheduled(createScheduledController({ scheduledTime: now }), env);
    }
    expect(await rowOf(page)).toMatchObject({ state: 'cut', rows: 7 });
    expect(await verbsOf(page)).toEqual(['ask_export', 'cut_export']);
  });

  it('is written by the later of two that were begun, and by that alone', async () => {
    const page = await asked(organizer, 'audit');
    const first = (await fileAt(page, organizer)).body?.getReader();
    await first?.read();
    expect((await linesOf(await fileAt(page, organizer))).at(-1)).toContain('نهاية الملف');
    await first?.cancel();
    expect(await rowOf(page)).toMatchObject({ state: 'finished', attempts: 2 });
    const verbs = ['ask_export', 'begin_export', 'begin_export', 'finish_export'];
    expect(await verbsOf(page)).toEqual(verbs);
  });
});

describe('a question for the head of a file alone', () => {
  it('begins nothing, and keeps nobody from their file', async () => {
    const page = await asked(organizer, 'audit');
    for (const path of [`${page}/file`, `${base()}/sealed-log`]) {
      const head = await request(path, { method: 'HEAD', headers: { Cookie: organizer } });
      expect([head.status, head.headers.get('Allow')]).toEqual([405, 'GET']);
    }
    expect(await rowOf(page)).toMatchObject({ state: 'asked', attempts: 0 });
    const other = await fileAt(await asked(organizer, 'conflicts'), organizer);
    expect(other.status).toBe(200);
    await other.arrayBuffer();
  });
});

describe('many files at once', () => {
  it('are one for each person, and three for an edition', async () => {
    const at = await newWorld();
    const people = await Promise.all(Array.from({ length: 4 }, () => signIn(at, 'organizer')));
    const pages = await Promise.all(
      people.map(async (cookie) => {
        const sent = { kind: 'audit', format: 'csv', key: crypto.randomUUID() };
        return (await submit(base(at.slug), sent, cookie)).headers.get('Location') ?? '';
      }),
    );
    const [one = '', two = ''] = people;
    const begun = [];
    for (const [n, page] of pages.entries()) {
      const file = await fileAt(page, people[n] ?? '');
      const body = file.status === 200 ? file.body?.getReader() : undefined;
      await body?.read();
      begun.push({ status: file.status, body });
    }
    expect(begun.map(({ status }) => status)).toEqual([200, 200, 200, 409]);
    const sent = { kind: 'audit', format: 'xlsx', key: crypto.randomUUID() };
    const second = (await submit(base(at.slug), sent, one)).headers.get('Location') ?? '';
    const refused = await fileAt(second, `${one}; lang=en`);
    expect([refused.status, await refused.text()]).toEqual([
      409,
      expect.stringContaining('Another file is being written'),
    ]);
    await begun[0]?.body?.cancel();
    await expect.poll(async () => (await rowOf(pages[0] ?? ''))?.state).toBe('cut');
    const later = await fileAt(second, one);
    expect(later.status).toBe(200);
    await later.arrayBuffer();
    expect((await fileAt(pages[1] ?? '', two)).status).toBe(200);
    await Promise.all(begun.map(({ body }) => body?.cancel()));
  });
});

describe('a file with names and contacts', () => {
  let owner: OwnerWithPasskey;
  beforeAll(async () => {
    owner = await ownerWithPasskey(world);
  });

  async function form() {
    const html = await openDesk(base(), owner.cookie);
    return { fields: hiddenFields(html, 'exports/contacts'), options: touchOptions(html) };
  }

  async function send(change: Record<string, string> = {}) {
    const { fields, options } = await form();
    const answer = JSON.stringify(await owner.device.answer(options.challenge));
    const all = {
      ...fields,
      answer,
      format: 'csv',
      reason: 'استدعاء  المدارس ليوم الافتتاح',
      ...change,
    };
    return submit(`${base()}/contacts`, all, owner.cookie);
  }

  it('says who took it out, when, why and until when, and is listed until somebody says it is gone', async () => {
    const answer = await send();
    expect(answer.status).toBe(303);
    const page = answer.headers.get('Location') ?? '';
    const file = await fileAt(page, owner.cookie);
    const [, until = ''] =
      /-with-names-destroy-by-(\d{4}-\d\d-\d\d)\.csv"$/.exec(
        file.headers.get('Content-Disposition') ?? '',
      ) ?? [];
    const lines = await linesOf(file);
    expect(lines.slice(0, 4)).toEqual([
      '\ufeffأخرجه;مريم',
      expect.stringMatching(/^وقت الإخراج;\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
      'السبب;استدعاء المدارس ليوم الافتتاح',
      `آخر أجل لإتلافه;${until}`,
    ]);
    expect(lines.filter((line) => line.includes(NAME))).toHaveLength(2);
    expect(lines.find((line) => line.includes(NAME))).toMatch(/;'\+2126\d{8};;$/);
    const listed = await openDesk(base(), owner.cookie);
    expect(listed).toContain(`data-kept="${page.split('/').at(-1)}"`);
    expect(listed).toContain('استدعاء المدارس ليوم الافتتاح');
    const gone = `${page}/destroyed`;
    expect((await submit(gone, { key: crypto.randomUUID() }, organizer)).status).toBe(403);
    for (let n = 0; n < 2; n++) {
      expect((await submit(gone, { key: crypto.randomUUID() }, owner.cookie)).status).toBe(303);
    }
    expect(await openDesk(base(), owner.cookie)).not.toContain('data-kept=');
    expect((await verbsOf(page)).filter((verb) => verb === 'confirm_destroyed')).toHaveLength(1);
    const noted = await env.DB.prepare(
      'SELECT group_concat(detail) AS all_details FROM audit WHERE subject = ?1',
    )
      .bind(`export ${page.split('/').at(-1)}`)
      .first<string>('all_details');
    expect(noted).not.toContain('استدعاء');
  });

  it('takes an owner, a passkey now and a reason', async () => {
    const before = await env.DB.prepare('SELECT count(*) AS n FROM export_file').first('n');
    for (const [change, status] of [
      [{ reason: '' }, 422],
      [{ reason: '\u200b \u202e' }, 422],
      [{ reason: 'س'.repeat(401) }, 422],
      [{ answer: '' }, 403],
      [{ answer: '{}' }, 403],
      [{ key: crypto.randomUUID() }, 403],
      [{ format: 'exe' }, 422],
      [{ kind: 'scans' }, 422],
    ] as const) {
      expect((await send(change)).status).toBe(status);
    }
    const { fields, options } = await form();
    const answer = JSON.stringify(await owner.device.answer(options.challenge));
    const all = { ...fields, answer, format: 'csv', reason: 'س' };
    expect((await submit(`${base()}/contacts`, all, organizer)).status).toBe(403);
    expect(await env.DB.prepare('SELECT count(*) AS n FROM export_file').first('n')).toBe(before);
    expect(await openDesk(base(), organizer)).not.toContain('exports/contacts');
  });

  /** One that is being written. */
  async function begun() {
    const page = (await send()).headers.get('Location') ?? '';
    const id = page.split('/').at(-1) ?? '';
    const by = { event: world.number, id: owner.member };
    const attempt = await beginExport(env.DB, by, id, Date.now());
    if (!attempt) throw new Error('not begun');
    expect(await noteRows(env.DB, attempt, 1, Date.now())).toBe(true);
    return { page, id, by, attempt };
  }

  /** Nobody has taken a byte of it for minutes. */
  const silent = (id: string) =>
    env.DB.prepare('UPDATE export_file SET seen_at = seen_at - 120001 WHERE id = ?1')
      .bind(id)
      .run();

  const keptRow = async (id: string) =>
    new RegExp(`<tr[^>]*data-kept="${id}"[\\s\\S]*?</tr>`).exec(
      await openDesk(base(), `${owner.cookie}; lang=en`),
    )?.[0] ?? null;

  it('is not destroyed while it is written, whoever says so', async () => {
    const { page, id, by, attempt } = await begun();
    expect(await keptRow(id)).toContain('Being written');
    expect(await keptRow(id)).not.toContain('/destroyed"');
    expect((await submit(`${page}/destroyed`, {}, owner.cookie)).status).toBe(303);
    expect(await keptRow(id)).not.toBe(null);
    await endExport(env.DB, by, attempt, { rows: 1, whole: true }, Date.now());
    expect(await keptRow(id)).toContain('/destroyed"');
    expect((await submit(`${page}/destroyed`, {}, owner.cookie)).status).toBe(303);
    expect(await keptRow(id)).toBe(null);
  });

  it('is listed again where it was taken to its end after it had been silent', async () => {
    const { page, id, by, attempt } = await begun();
    await silent(id);
    expect((await submit(`${page}/destroyed`, {}, owner.cookie)).status).toBe(303);
    expect(await keptRow(id)).toBe(null);
    await endExport(env.DB, by, attempt, { rows: 1, whole: true }, Date.now());
    expect(await keptRow(id)).not.toBe(null);
    expect((await submit(`${page}/destroyed`, {}, owner.cookie)).status).toBe(303);
    expect(await keptRow(id)).toBe(null);
  });

  it('is written no more once somebody has said that it is destroyed', async () => {
    const { page, id, by, attempt } = await begun();
    await silent(id);
    expect((await submit(`${page}/destroyed`, {}, owner.cookie)).status).toBe(303);
    // Whoever writes it stops, and nobody begins anew.
    expect(await noteRows(env.DB, attempt, 1, Date.now())).toBe(false);
    expect(await beginExport(env.DB, by, id, Date.now())).toBe(null);
    await endExport(env.DB, by, attempt, { rows: 1, whole: false }, Date.now());
    expect((await fileAt(page, owner.cookie)).status).toBe(404);
    const verbs = ['ask_export', 'begin_export', 'confirm_destroyed', 'cut_export'];
    expect(await verbsOf(page)).toEqual(verbs);
    expect(await openDesk(page, `${owner.cookie}; lang=en`)).not.toContain('/file"');
  });

  it('keeps what was typed where the passkey was no proof', async () => {
    const refused = await send({ answer: '', reason: 'استدعاء المدارس' });
    const html = await refused.text();
    expect(html).toContain('استدعاء المدارس</textarea>');
    expect(html).toContain('role="alert"');
  });

  it('is written on after the contacts were erased, without them', async () => {
    const at = await newWorld();
    const here = await ownerWithPasskey(at);
    await registered(at);
    const html = await openDesk(base(at.slug), here.cookie);
    const fields = hiddenFields(html, 'exports/contacts');
    const answer = JSON.stringify(await here.device.answer(touchOptions(html).challenge));
    const all = { ...fields, answer, format: 'csv', reason: 'س' };
    const page = (await submit(`${base(at.slug)}/contacts`, all, here.cookie)).headers.get(
      'Location',
    );
    await env.DB.prepare('UPDATE registration SET contact = NULL WHERE event = ?1')
      .bind(at.number)
      .run();
    const lines = await linesOf(await fileAt(page ?? '', here.cookie));
    expect(lines.at(-2)).toMatch(/;;;;$/);
  });

  it('that was begun has no contact more once the edition was erased, though its rows are not cleared', async () => {
    const at = await newWorld();
    await registered(at);
    const edition = await editionOf(at);
    const owner = asMember({ event: at.number, id: (await ownerWithPasskey(at)).member });
    const terms = { id: crypto.randomUUID(), kind: 'registrations', format: 'csv' } as const;
    await askContactExport(owner, { edition, ...terms, locale: 'ar', reason: 'س' });
    const { id } = terms;
    const headOf = (file: ExportFile) => fileHead(file, edition, Date.now());
    const { bytes } = await writeExport(owner, { edition, id, headOf, clock: Date.now });
    await env.DB.prepare('UPDATE event SET data_key = NULL, erased_at = 1 WHERE number = ?1')
      .bind(at.number)
      .run();
    const parts: Uint8Array[] = [];
    for await (const part of bytes) parts.push(part);
    const lines = (await new Blob(parts).text()).trimEnd().split('\r\n');
    expect(lines.at(-2)).toMatch(/;;;;$/);
  });

  /** What the list of files that are out says of the first one's day. */
  const dueIn = (page: string) => {
    const [cell = ''] =
      /<span class="cell-label">To be destroyed by[\s\S]*?<\/td>/.exec(page) ?? [];
    return cell
      .replace(/<[^>]*>/g, '')
      .replace(/\s+/g, ' ')
      .trim();
  };

  it('is asked for no more once its edition was erased, and one that is out is overdue', async () => {
    const at = await newWorld();
    const here = await ownerWithPasskey(at);
    const page = () => openDesk(base(at.slug), `${here.cookie}; lang=en`);
    const html = await page();
    const fields = hiddenFields(html, 'exports/contacts');
    const answer = async (options: ReturnType<typeof touchOptions>) =>
      JSON.stringify(await here.device.answer(options.challenge));
    const all = { ...fields, format: 'csv', reason: 'س' };
    const send = async (shown: string) =>
      submit(
        `${base(at.slug)}/contacts`,
        {
          ...all,
          ...hiddenFields(shown, 'exports/contacts'),
          answer: await answer(touchOptions(shown)),
        },
        here.cookie,
      );
    const sent = await send(html);
    expect(sent.status).toBe(303);
    const before = await page();
    expect(dueIn(before)).toMatch(/^To be destroyed by [^O]+$/);
    const now = Date.now();
    await eraseEdition(env.DB, { event: at.number, id: 'retention' }, now);
    forgetEditions();
    expect((await send(before)).status).toBe(422);
    const after = await page();
    // Since that day, and not by the later one that was said when it was taken.
    const { timezone } = await editionOf(at);
    const day = formatDate(now, 'en', timezone);
    expect(dueIn(after)).toBe(`To be destroyed by ${day} Overdue`);
    const file = await openDesk(sent.headers.get('Location') ?? '', `${here.cookie}; lang=en`);
    expect(file).toContain(`Destroy this file by ${day}.`);
    expect(after).not.toContain('exports/contacts');
  });
});

import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { SEALED_LOGS } from '../../src/domain/seal/form.ts';
import { verifySeals } from '../../src/domain/seal/verify.ts';
import { correctFigures } from '../../src/operations/correct-figures.ts';
import { PAGE_ROWS } from '../../src/store/seal/pages.ts';
import { latestSeals } from '../../src/store/seal/seals.ts';
import { asMember } from './acting.ts';
import { ago, by, showed, walkIn } from './gate-day.ts';
import { nightOf, sealed, sourceOfLines, verified } from './sealed.ts';
import {
  asScan,
  enrol,
  newWorld,
  type Phone,
  request,
  scanned,
  scanOne,
  signIn,
  ticketFor,
  type World,
  ZONE,
} from './world.ts';
import { databaseWith } from './writers.ts';

let world: World;
let phone: Phone;
beforeEach(async () => {
  world = await newWorld();
  phone = await enrol(world);
});

/** Changes the database behind the service's back: the triggers are gone meanwhile. */
async function forge(sql: string, ...values: unknown[]): Promise<void> {
  const { results } = await env.DB.prepare(
    `SELECT name, sql FROM sqlite_master WHERE type = 'trigger'
     AND tbl_name IN ('scan', 'scan_history', 'correction', 'release')`,
  ).all<{ name: string; sql: string }>();
  await env.DB.batch([
    ...results.map(({ name }) => env.DB.prepare(`DROP TRIGGER ${name}`)),
    env.DB.prepare(sql).bind(world.number, ...values),
    ...results.map((trigger) => env.DB.prepare(trigger.sql)),
  ]);
}

const OVERRIDE = { ...showed('admitted', 5), override: 'جدة مع أحفادها', at: ago(60_000) };

describe('a seal', () => {
  it('holds what was committed since the one before, and follows it', async () => {
    await scanned(phone, walkIn(1), walkIn(2));
    const first = await sealed(world, 1);
    expect(first).toMatchObject({ number: 1, from_seq: 0, rows: 2, previous: '', restored: [] });
    await scanned(phone, walkIn(3));
    const second = await sealed(world, 2);
    expect(second).toMatchObject({ number: 2, rows: 1, previous: first?.hash });
    expect(second?.from_seq).toBe(first?.to_seq);
    expect(await verified(world)).toMatchObject({ verdict: 'stands', seals: 2, rows: 3 });
  });

  it('is made once a night, after the hour at which days end, and for nothing there is none', async () => {
    await scanned(phone, walkIn(1));
    await nightOf(0);
    expect(await latestSeals(env.DB, world.number, 9)).toEqual([]);
    await sealed(world, 1);
    await scanned(phone, walkIn(1));
    await sealed(world, 1);
    await sealed(world, 1);
    expect(await latestSeals(env.DB, world.number, 9)).toHaveLength(1);
    await sealed(world, 4);
    await sealed(world, 5);
    await sealed(world, 6);
    expect(await latestSeals(env.DB, world.number, 9)).toHaveLength(2);
  });

  it('says which days it changes: what is brought late is of the next one', async () => {
    const [today] = (await newDay()).days;
    await scanned(phone, walkIn(1));
    expect((await sealed(world, 1))?.days).toEqual([[today, 1]]);
    await scanned(phone, walkIn(2, { at: ago(120_000) }));
    expect((await sealed(world, 2))?.days).toEqual([[today, 1]]);
    expect((await verified(world)).verdict).toBe('stands');
  });

  it('stands when what it holds is taken back or reported after it', async () => {
    const { token } = await ticketFor(world);
    const scan = asScan({ ticket: token });
    const tap = walkIn(4, { at: ago(60_000) });
    await scanned(phone, scan, tap);
    await sealed(world, 1);
    await scanOne(phone, { ...scan, ...showed('refused', 5), reason: 'already_admitted' });
    await scanOne(phone, { type: 'undo', scan: tap.id ?? '' });
    expect(await verified(world)).toMatchObject({ verdict: 'stands', rows: 2, unsealed: 3 });
    expect(await sealed(world, 2)).toMatchObject({ number: 2, rows: 3 });
    expect(await verified(world)).toMatchObject({ verdict: 'stands', rows: 5, unsealed: 0 });
  });

  it('ends a walk that an archived edition has begun, whatever the hour', async () => {
    await scanned(phone, walkIn(1));
    await env.DB.prepare("UPDATE event SET status = 'archived' WHERE number = ?1")
      .bind(world.number)
      .run();
    expect(await sealed(world, 0)).toMatchObject({ number: 1, rows: 1 });
  });

  it('holds rows exactly while scans arrive, and those that are written over between two pages', async () => {
    await logged(2 * PAGE_ROWS + 300);
    const all = 2 * PAGE_ROWS + 301;
    const tap = walkIn(7);
    await scanned(phone, tap);
    let batches = 0;
    const db = databaseWith(async (statements) => {
      batches += 1;
      const results = await env.DB.batch(statements);
      // Once the walk stands at its first page, each batch is followed by a scan and by changes of rows
      // before and behind the place where it stands.
      if (batches > 1) {
        await scanned(phone, walkIn(100), asScan({ type: 'undo', scan: tap.id ?? '' }));
        await env.DB.prepare(`UPDATE scan SET undone = 1, seq = (SELECT seq FROM ledger_clock
            WHERE event = ?1) WHERE event = ?1 AND id IN (?2, ?3)`)
          .bind(world.number, `row ${batches * 10}`, `row ${9_999 + 2 * PAGE_ROWS - batches * 10}`)
          .run();
      }
      return results;
    });
    await nightOf(1, db);
    const [seal] = await latestSeals(env.DB, world.number, 1);
    expect(seal).toMatchObject({ number: 1, rows: all });
    expect(batches).toBeGreaterThan(6);
    expect(await verified(world)).toMatchObject({ verdict: 'stands', rows: all });
    await sealed(world, 2);
    expect(await verified(world)).toMatchObject({ verdict: 'stands', unsealed: 0 });
  });

  it('goes on after an end in the middle', async () => {
    await logged(2 * PAGE_ROWS);
    let batches = 0;
    const db = databaseWith((statements) => {
      batches += 1;
      if (batches === 5) throw new Error('the power is gone');
      return env.DB.batch(statements);
    });
    await expect(nightOf(1, db)).rejects.toThrow('the power is gone');
    expect(await latestSeals(env.DB, world.number, 1)).toEqual([]);
    expect(await sealed(world, 1)).toMatchObject({ number: 1, rows: 2 * PAGE_ROWS });
    expect((await verified(world)).verdict).toBe('stands');
  });

  it('is made of every edition, whatever keeps one before it from being sealed', async () => {
    const behind = await newWorld();
    await scanned(phone, walkIn(1));
    await scanned(await enrol(behind), walkIn(2));
    const zone = 'UPDATE event SET timezone = ?2 WHERE number = ?1';
    await env.DB.prepare(zone).bind(world.number, 'Nowhere/Known').run();
    await expect(nightOf(1)).rejects.toThrow(RangeError);
    expect(await latestSeals(env.DB, behind.number, 9)).toHaveLength(1);
    await env.DB.prepare(zone).bind(world.number, ZONE).run();
    expect(await sealed(world, 1)).toMatchObject({ number: 1, rows: 1 });
  });

  it('is one, however many make it at once', async () => {
    await scanned(phone, walkIn(1), walkIn(2));
    await Promise.all([nightOf(1), nightOf(1), nightOf(1)]);
    await sealed(world, 1);
    expect(await latestSeals(env.DB, world.number, 9)).toHaveLength(1);
    expect(await verified(world)).toMatchObject({ verdict: 'stands', rows: 2 });
  });
});

describe('a text', () => {
  it('is sealed by a commitment, and stands when it is erased', async () => {
    const { token } = await ticketFor(world);
    await scanOne(phone, { ticket: token, ...OVERRIDE });
    await sealed(world, 1);
    const salts = () =>
      env.DB.prepare('SELECT salt FROM sealed_text WHERE event = ?1').bind(world.number).all();
    expect((await salts()).results).toEqual([{ salt: expect.stringMatching(/^[0-9a-f]{32}$/) }]);
    await env.DB.prepare("UPDATE scan SET override = '' WHERE event = ?1 AND override IS NOT NULL")
      .bind(world.number)
      .run();
    expect((await salts()).results).toEqual([{ salt: null }]);
    expect(await verified(world)).toMatchObject({ verdict: 'stands', erased: 1, findings: [] });
  });

  it('is found when it was changed, or written anew after it was erased', async () => {
    const { token } = await ticketFor(world);
    await scanOne(phone, { ticket: token, ...OVERRIDE });
    await sealed(world, 1);
    await forge("UPDATE scan SET override = 'another' WHERE event = ?1");
    const changed = { fault: 'changed', columns: [{ column: 'override' }] };
    expect(await verified(world)).toMatchObject({ verdict: 'differs', findings: [changed] });
    await forge("UPDATE scan SET override = '' WHERE event = ?1");
    await forge("UPDATE scan SET override = 'another' WHERE event = ?1");
    expect(await verified(world)).toMatchObject({ verdict: 'differs', findings: [changed] });
  });

  it('cannot be recomputed where its salt is nowhere, which is not a change', async () => {
    const { token } = await ticketFor(world);
    await scanOne(phone, { ticket: token, ...OVERRIDE });
    await sealed(world, 1);
    await forge('DELETE FROM sealed_text WHERE event = ?1');
    expect(await verified(world)).toMatchObject({
      verdict: 'cannot',
      findings: [{ fault: 'unknown_text' }],
    });
  });
});

describe('what was changed behind the service', () => {
  beforeEach(async () => {
    await enrol(world, 2);
    await scanned(phone, ...Array.from({ length: 5 }, (_, n) => walkIn(n + 1)));
    await sealed(world, 1);
    await scanned(phone, walkIn(50));
    await sealed(world, 2);
  });

  it.each(SEALED_LOGS.scan.columns.filter((name) => name !== 'event' && name !== 'override'))(
    'is found and named: %s of a row',
    async (column) => {
      const { results } = await env.DB.prepare(
        `SELECT id, "${column}" AS was FROM scan WHERE event = ?1 ORDER BY id`,
      )
        .bind(world.number)
        .all<{ id: string; was: string | number | null }>();
      const third = results[2];
      await forge(
        `UPDATE scan SET "${column}" = ${other(column)} WHERE event = ?1 AND id = ?2`,
        third?.id,
      );
      const { verdict, findings } = await verified(world);
      expect(verdict).toBe('differs');
      if (column === 'id') {
        expect(findings.map(({ fault }) => fault).sort()).toEqual(['added', 'removed']);
      } else if (column === 'seq') {
        expect(findings).toContainEqual(
          expect.objectContaining({ fault: 'removed', id: third?.id }),
        );
      } else {
        expect(findings).toMatchObject([
          { fault: 'changed', id: third?.id, columns: [{ column, sealed: third?.was }] },
        ]);
      }
    },
  );

  const nth = (n: number) =>
    `(SELECT id FROM scan WHERE event = ?1 ORDER BY id LIMIT 1 OFFSET ${n})`;

  it('is found: a row that was deleted, with its name', async () => {
    const id = await env.DB.prepare(`SELECT ${nth(3)} AS id`)
      .bind(world.number)
      .first<string>('id');
    await forge(`DELETE FROM scan WHERE event = ?1 AND id = ${nth(3)}`);
    expect((await verified(world)).findings).toMatchObject([{ fault: 'removed', id }]);
  });

  it.each([
    ['before all', "'0'"],
    ['among them', `${nth(2)} || ' again'`],
    ['behind all', "'zz'"],
  ])('is found: a row that was put %s', async (_, id) => {
    const columns = SEALED_LOGS.scan.columns.map((name) => `"${name}"`);
    const from = columns.map((name) => (name === '"id"' ? id : name));
    await forge(`INSERT INTO scan (${columns}) SELECT ${from} FROM scan
      WHERE event = ?1 ORDER BY id LIMIT 1`);
    expect((await verified(world)).findings).toMatchObject([{ fault: 'added' }]);
  });

  it('is found: two rows that have changed places', async () => {
    await forge(`UPDATE scan SET people = (SELECT sum(people) FROM scan s
        WHERE s.event = ?1 AND s.id IN (${nth(1)}, ${nth(2)})) - people
      WHERE event = ?1 AND id IN (${nth(1)}, ${nth(2)})`);
    const { findings } = await verified(world);
    expect(findings.map(({ fault }) => fault)).toEqual(['changed', 'changed']);
  });

  it('is found: a number that was never given out', async () => {
    const columns = SEALED_LOGS.scan.columns.map((name) => `"${name}"`);
    const from = columns.map((name) => ({ '"id"': "'zz'", '"seq"': '999999' })[name] ?? name);
    await forge(`INSERT INTO scan (${columns}) SELECT ${from} FROM scan
      WHERE event = ?1 ORDER BY id LIMIT 1`);
    expect((await verified(world)).findings).toMatchObject([{ fault: 'beyond_clock', id: 'zz' }]);
  });

  it('is found: the image of a row that was written over', async () => {
    await scanOne(phone, { ...showed('admitted', 2), type: 'undo', scan: await scanOf(2) });
    await sealed(world, 3);
    expect((await verified(world)).verdict).toBe('stands');
    await forge('UPDATE scan_history SET people = 99 WHERE event = ?1');
    expect((await verified(world)).findings).toMatchObject([
      { fault: 'changed', columns: [{ column: 'people', found: 99 }] },
    ]);
    await forge('DELETE FROM scan_history WHERE event = ?1');
    expect((await verified(world)).findings).toMatchObject([{ fault: 'removed', seal: 1 }]);
  });

  it.each([
    ['rows', 'rows + 1'],
    ['root', "replace(root, substr(root, 1, 1), '-')"],
    ['days', "'[[9,9]]'"],
    ['at', 'at + 1'],
    ['hash', "replace(hash, substr(hash, 1, 1), '-')"],
    ['previous', "'0'"],
    ['restored', "'[1]'"],
    ['to_seq', 'to_seq + 1'],
  ])('is found: %s of a seal', async (column, to) => {
    await forge(`UPDATE seal SET ${column} = ${to} WHERE event = ?1 AND number = 1`);
    const { verdict, findings } = await verified(world);
    expect(verdict).toBe('differs');
    expect(findings.map(({ fault }) => fault)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^(seal|chain|ranges)$/)]),
    );
  });

  it.each([
    ['hash', "replace(hash, substr(hash, 1, 1), '-')"],
    ['rows', 'rows + 1'],
    ['upto', "'zz'"],
    ['days', "'[]'"],
  ])('is found: %s of a range', async (column, to) => {
    await forge(`UPDATE seal_range SET ${column} = ${to} WHERE event = ?1`);
    expect((await verified(world)).findings).toContainEqual({ fault: 'ranges', seal: 1 });
  });

  it('is found, if not named, where the copy was changed with the row', async () => {
    await forge("UPDATE seal_range SET copy = x'00' WHERE event = ?1");
    expect((await verified(world)).verdict).toBe('stands');
    await forge('UPDATE scan SET people = 99 WHERE event = ?1 AND people = 3');
    expect((await verified(world)).findings).toMatchObject([{ fault: 'copy', seal: 1 }]);
  });

  it('is found: a seal that is gone, and one that was made anew with another hash than was printed', async () => {
    const [last] = await latestSeals(env.DB, world.number, 1);
    expect((await verified(world, last?.hash.slice(0, 16))).verdict).toBe('stands');
    await forge('DELETE FROM seal WHERE event = ?1 AND number = 1');
    expect((await verified(world)).findings).toContainEqual({ fault: 'chain', seal: 2 });
    await forge('DELETE FROM seal WHERE event = ?1');
    expect(await verified(world, last?.hash)).toMatchObject({
      verdict: 'differs',
      // The ranges that are left have no seal any more.
      findings: [
        ...Array.from({ length: 2 }, () => expect.objectContaining({ fault: 'stray' })),
        { fault: 'absent', hash: last?.hash },
      ],
    });
  });

  async function scanOf(people: number): Promise<string> {
    const sql = 'SELECT id FROM scan WHERE event = ?1 AND people = ?2';
    return (await env.DB.prepare(sql).bind(world.number, people).first<string>('id')) ?? '';
  }
});

describe('a report', () => {
  it('prints the seals of its day, and that nothing is sealed yet', async () => {
    const cookie = await signIn(world);
    await scanned(phone, walkIn(3));
    const pages = ['days/1/report', 'report'].map((page) => `/console/${world.slug}/${page}`);
    const read = async (path: string) =>
      (await request(`${path}?lang=en`, { headers: { Cookie: cookie } })).text();
    for (const path of pages) expect(await read(path)).toContain('Nothing is sealed yet');
    const seal = await sealed(world, 1);
    const hash = seal?.hash.match(/.{8}/g)?.join(' ') ?? 'none';
    for (const path of pages) {
      expect(await read(path)).toMatch(
        new RegExp(`Seal 1 ·.*Records</dt><dd>1</dd>.*${hash}`, 's'),
      );
    }
  });
});

describe('the sealed log', () => {
  it('holds all that a stranger needs, and no text', async () => {
    const cookie = await signIn(world);
    const { token } = await ticketFor(world);
    const tap = walkIn(2, { at: ago(60_000) });
    await scanned(phone, asScan({ ticket: token, ...OVERRIDE }), tap);
    await sealed(world, 1);
    await scanOne(phone, { type: 'undo', scan: tap.id ?? '' });
    const seal = await sealed(world, 2);
    await scanned(phone, walkIn(9));
    const file = await takenBy(cookie);
    const lines = file
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines[0]).toEqual({ sealed_log: 1, event: world.number, slug: world.slug });
    expect(lines.filter((line) => line.seal).map((line) => line.seal.hash)).toContain(seal?.hash);
    expect(lines.filter((line) => line.range)).toHaveLength(2);
    expect(lines.filter((line) => line.row)).toHaveLength(4);
    expect(lines.at(-1)).toEqual({ end: true });
    expect(file).not.toContain(OVERRIDE.override);
    expect(await verifySeals(sourceOfLines(lines))).toMatchObject({
      ...{ verdict: 'stands', seals: 2, rows: 4, unsealed: 0 },
    });
    const noted = `SELECT detail ->> '$.after.seal' AS seal FROM audit
      WHERE event = ?1 AND subject = 'export sealed-log'`;
    const { results } = await env.DB.prepare(noted).bind(world.number).all();
    expect(results).toEqual([{ seal: seal?.hash }]);
  });

  it('is taken six times within ten minutes at most, however many ask at once', async () => {
    const path = `/console/${world.slug}/exports/sealed-log`;
    const cookie = await signIn(world, 'organizer');
    const ask = () => request(path, { headers: { Cookie: cookie } });
    // Without a seal there is nothing to read, and nothing to refuse.
    const none = await Promise.all(Array.from({ length: 10 }, ask));
    expect(none.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
    expect((await none[0]?.text())?.trimEnd().split('\n')).toHaveLength(2);
    await scanned(phone, walkIn(1));
    await sealed(world);
    const all = await Promise.all(Array.from({ length: 20 }, ask));
    // Who asked in the same millisecond cannot be told apart: fewer may be given.
    expect(all.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(6);
    expect(new Set(all.map(({ status }) => status))).toContain(429);
    expect((await ask()).status).toBe(429);
    await env.DB.prepare(
      "UPDATE audit SET at = at - 600000 WHERE event = ?1 AND subject = 'export sealed-log'",
    )
      .bind(world.number)
      .run();
    for (let n = 0; n < 6; n++) expect((await ask()).status).toBe(200);
    expect((await ask()).status).toBe(429);
  });

  it('is for those who may take data out', async () => {
    const path = `/console/${world.slug}/exports/sealed-log`;
    const cookie = await signIn(world, 'viewer');
    expect((await request(path, { headers: { Cookie: cookie } })).status).toBe(403);
    const owner = await signIn(world);
    const page = await request(`/console/${world.slug}/exports`, { headers: { Cookie: owner } });
    expect(await page.text()).toContain(path);
  });

  async function takenBy(cookie: string): Promise<string> {
    const path = `/console/${world.slug}/exports/sealed-log`;
    const response = await request(path, { headers: { Cookie: cookie } });
    expect(response.headers.get('Content-Disposition')).toMatch(/sealed-log.*\.jsonl/);
    return response.text();
  }
});

describe('a correction', () => {
  const stated = {
    figure: 'exits',
    stated: 12,
    counted: 10,
    reason: 'un compteur en panne',
  } as const;
  const correct = (change: { id: string; stated?: number }) =>
    correctFigures(asMember(by(world), Date.now()), { ...stated, day: 1, ...change });
  beforeEach(async () => {
    await scanned(phone, walkIn(1));
    await correct({ id: 'first' });
    await correct({ id: 'second', stated: 13 });
  });

  it('is sealed as it is made, and stands when its reason is erased', async () => {
    expect(await sealed(world, 1)).toMatchObject({ rows: 3 });
    await correct({ id: 'third', stated: 14 });
    expect(await sealed(world, 2)).toMatchObject({ rows: 1, days: [[1, 1]] });
    expect(await verified(world)).toMatchObject({ verdict: 'stands', rows: 4 });
    const erase = "UPDATE correction SET reason = '' WHERE event = ?1";
    await env.DB.prepare(erase).bind(world.number).run();
    expect(await verified(world)).toMatchObject({ verdict: 'stands', erased: 3 });
  });

  it.each(SEALED_LOGS.correction.columns.filter((name) => !['event', 'id'].includes(name)))(
    'is found and named when it was changed: %s',
    async (column) => {
      await sealed(world, 1);
      const to = column === 'counted' ? 'counted + 1' : other(column);
      const change = `UPDATE correction SET "${column}" = ${to}
        WHERE event = ?1 AND id = 'second'`;
      if (column !== 'reason') {
        await expect(env.DB.prepare(change).bind(world.number).run()).rejects.toThrow('kept');
      }
      await forge(change);
      const { verdict, findings } = await verified(world);
      expect(verdict).toBe('differs');
      expect(findings).toContainEqual(expect.objectContaining({ log: 'correction', id: 'second' }));
    },
  );

  it('is found when it was put there without a number', async () => {
    await sealed(world, 1);
    await forge(`UPDATE correction SET seq = NULL WHERE event = ?1 AND id = 'second'`);
    const { findings } = await verified(world);
    expect(findings.map(({ fault }) => fault).sort()).toEqual(['added', 'removed']);
  });
});

describe('a release', () => {
  const release = `UPDATE release SET released_at = 2, released_by = 'somebody' WHERE event = ?1`;
  beforeEach(async () => {
    await env.DB.prepare(`INSERT INTO release (event, id, day, number, status, reason, figures, texts,
        sha256, prepared_by, prepared_at, csv)
      VALUES (?1, 'first', 1, 1, 'final', 'une erreur', '{}', '{}', ?2, 'somebody', 1, 'minute')`)
      .bind(world.number, 'a'.repeat(64))
      .run();
    await scanned(phone, walkIn(1));
  });

  it('is sealed once it is public, and not before', async () => {
    expect(await sealed(world, 1)).toMatchObject({ rows: 1 });
    expect(await verified(world)).toMatchObject({ verdict: 'stands', rows: 1, unsealed: 0 });
    await env.DB.prepare(release).bind(world.number).run();
    expect(await sealed(world, 2)).toMatchObject({ rows: 1, days: [[1, 1]] });
    expect(await verified(world)).toMatchObject({ verdict: 'stands', rows: 2 });
  });

  it.each(SEALED_LOGS.release.columns.filter((name) => !['event', 'id'].includes(name)))(
    'is found and named when it was changed: %s',
    async (column) => {
      await env.DB.prepare(release).bind(world.number).run();
      await sealed(world, 1);
      const texts: Record<string, string> = {
        ...{ figures: `'{"visits":1}'`, texts: `'{"fr":1}'`, status: `'provisional'` },
        ...{ sha256: `'${'b'.repeat(64)}'`, reason: `'autre'`, released_by: `'another'` },
        ...{ prepared_by: `'another'`, corrects: '0' },
        ...{ prepared_at: '0', day: '2' },
      };
      const to = texts[column] ?? `coalesce("${column}", 0) + 1`;
      const change = `UPDATE release SET "${column}" = ${to} WHERE event = ?1`;
      if (column !== 'reason') {
        await expect(env.DB.prepare(change).bind(world.number).run()).rejects.toThrow('kept');
      }
      await forge(change);
      const { verdict, findings } = await verified(world);
      expect(verdict).toBe('differs');
      expect(findings).toContainEqual(expect.objectContaining({ log: 'release', id: 'first' }));
    },
  );
});

/** A value of a column that it does not have. */
function other(column: string): string {
  const words: Record<string, string> = {
    type: "'ticket'",
    direction: "'exit'",
    decided: "iif(decided = 'online', 'offline', 'online')",
    verdict: "'refused'",
    counted: "'estimated'",
    kind: "'crew'",
    figure: "'repeat_visits'",
    device: '(SELECT id FROM device d WHERE d.event = ?1 AND d.id <> scan.device)',
    clamped: '1 - clamped',
    reported: '1 - reported',
    conflict: '1 - conflict',
    undone: '1 - undone',
    children: '1 - children',
  };
  const texts = ['id', 'shift', 'reason', 'after', 'target', 'zone', 'made_by'];
  return words[column] ?? (texts.includes(column) ? "'another'" : `coalesce("${column}", 0) + 1`);
}

async function newDay() {
  const { results } = await env.DB.prepare(
    'SELECT number FROM day WHERE event = ?1 ORDER BY number',
  )
    .bind(world.number)
    .all<{ number: number }>();
  return { days: results.map(({ number }) => number) };
}

/** Writes so many walk-ins into the log, as of one batch. */
async function logged(rows: number): Promise<void> {
  await env.DB.batch([
    env.DB.prepare('UPDATE ledger_clock SET seq = seq + 1 WHERE event = ?1').bind(world.number),
    env.DB.prepare(`WITH RECURSIVE nth (i) AS (SELECT 10000 UNION ALL SELECT i + 1 FROM nth
        WHERE i < 9999 + ?3)
      INSERT INTO scan (event, id, device, gate, type, direction, kind, day, at, received_at, decided,
        reported, verdict, people, children, conflict, undone, seq)
      SELECT ?1, 'row ' || i, ?2, 1, 'walk_in', 'entry', 'individual', 1, i, i, 'offline', 1,
        'admitted', 1, 0, 0, 0, (SELECT seq FROM ledger_clock WHERE event = ?1) FROM nth`).bind(
      world.number,
      phone.id,
      rows,
    ),
  ]);
}

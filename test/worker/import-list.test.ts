import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { erasePerson } from '../../src/operations/erase-person.ts';
import { workbookOf } from '../domain/lists/archives.ts';
import { asMember } from './acting.ts';
import { openDesk } from './desk.ts';
import {
  checkFile,
  countsOf,
  everything,
  importAll,
  type Sender,
  saidOf,
  sendColumns,
  sendFile,
  step,
  valuesOf,
} from './lists.ts';
import { editionOf } from './waiting.ts';
import { newWorld, openDays, registered, request, signIn } from './world.ts';

const HEADINGS = 'École;Ville;Responsable;Téléphone;Adultes;Filles;Garçons;Autocars;Jour;Heure';

let sender: Sender;
beforeEach(async () => {
  const days = openDays(Date.now()).days.map((day) =>
    // Of each window, schools and associations may have 60.
    day.number === 3
      ? { ...day, slots: day.slots.map((slot) => ({ ...slot, capacity: 100 })) }
      : day,
  );
  const world = await newWorld({ days, group_share: 60 });
  sender = { world, cookie: await signIn(world, 'organizer') };
});

/** A school of forty on the second day, at no hour. */
const school = (
  name: string,
  change: Partial<Record<'day' | 'hour' | 'girls' | 'phone', string>> = {},
) =>
  [
    name,
    'Fès',
    'Ahmed Alami',
    change.phone ?? '0612345678',
    '2',
    change.girls ?? '20',
    '18',
    '1',
    change.day ?? '2',
    change.hour ?? '',
  ].join(';');

const listOf = (...rows: string[]) => [HEADINGS, ...rows].join('\r\n');

async function registrations() {
  const { results } = await env.DB.prepare(
    'SELECT * FROM registration WHERE event = ?1 ORDER BY first_serial',
  )
    .bind(sender.world.number)
    .all<Record<string, string | number>>();
  return results;
}

const resultIn = (html: string) => /\/import\/([\w-]{43})\/file/.exec(html)?.[1] ?? '';

describe('a list of schools', () => {
  it('goes from a file to confirmed registrations, their codes and their letters', async () => {
    const columns = await sendFile(
      sender,
      listOf(school('École A'), school('École B', { hour: '٠٩:٠٠' })),
    );
    expect(columns.html).toContain('<option value="organisation" selected');
    const checked = await sendColumns(sender, columns);
    expect(countsOf(checked)).toEqual([1, 0, 1, 0]);
    expect(saidOf(checked, 3)).toContain('Hour of arrival: no open window');
    const done = await importAll(sender, checked);
    expect(done.html).toContain('1 of 1 imported');
    const [row] = await registrations();
    expect(row).toMatchObject({
      kind: 'school',
      state: 'confirmed',
      adults: 2,
      girls: 20,
      boys: 18,
      children: 38,
      held: 40,
      day: 2,
      locale: 'fr',
      at_desk: 0,
    });
    const path = `/console/${sender.world.slug}/import/${resultIn(done.html)}`;
    const file = await request(`${path}/file`, { headers: { Cookie: sender.cookie } });
    expect(file.headers.get('Content-Type')).toContain('text/csv');
    const text = await file.text();
    expect(text).toMatch(
      /École A – Fès;\d{4}-\d\d-\d\d;من [\d:]+ إلى [\d:]+;[^;]+;2;38;\d{4} \d{4} \d{4};/,
    );
    expect(text).not.toContain('0612345678');
    const letters = await openDesk(`${path}/letters`, sender.cookie);
    expect(letters.match(/class="letter"/g)).toHaveLength(1);
    expect(letters).toContain('École A – Fès');
    expect(letters).toContain('lang="fr"');
    expect(letters).toContain('/r/');
  });

  it('goes in from a workbook as well', async () => {
    const book = await workbookOf([
      ['لائحة المدارس', null],
      ['المدرسة', 'الهاتف', 'المرافقون', 'البنات', 'البنين', 'اليوم', 'مسار'],
      ['مدرسة النخيل', 612_345_678, 2, 20, 18, 2, 'P123456789'],
    ]);
    const columns = await sendFile(sender, book);
    expect(columns.html).not.toContain('P123456789');
    const done = await importAll(sender, await sendColumns(sender, columns));
    expect(done.html).toContain('1 of 1 imported');
    expect(await registrations()).toHaveLength(1);
  });

  it('takes nothing while registration is closed, and says so', async () => {
    const past = Date.now() - 1_000;
    await env.DB.prepare('UPDATE event SET registration_closes_at = ?2 WHERE number = ?1')
      .bind(sender.world.number, past)
      .run();
    const checked = await checkFile(sender, listOf(school('École A', { hour: '10:00' })));
    expect(countsOf(checked)[0]).toBe(0);
  });

  it('draws on the share of schools in its window', async () => {
    await importAll(sender, await checkFile(sender, listOf(school('École A'))));
    const [row] = await registrations();
    const slot = await env.DB.prepare(
      'SELECT taken, school_taken, group_taken FROM slot WHERE event = ?1 AND number = ?2',
    )
      .bind(sender.world.number, row?.slot ?? 0)
      .first();
    expect(slot).toEqual({ taken: 40, school_taken: 40, group_taken: 40 });
  });

  it('writes nothing before Import', async () => {
    await env.DB.prepare('SELECT 1').first();
    const before = await everything();
    const checked = await checkFile(sender, listOf(school('École A'), school('École B')));
    expect(countsOf(checked)).toEqual([2, 0, 0, 0]);
    expect(await everything()).toBe(before);
  });

  it('adds nothing when it comes a second time, in another order or encoding', async () => {
    const rows = [school('École A'), school('École B')];
    await importAll(sender, await checkFile(sender, listOf(...rows)));
    const before = await registrations();
    const again = await checkFile(sender, `\ufeff${listOf(...rows.toReversed())}`);
    expect(countsOf(again)).toEqual([0, 2, 0, 0]);
    expect(valuesOf(again.html, 'piece')).toEqual([]);
    const other = await checkFile(sender, listOf(school('école  a', { girls: '25' })));
    expect(countsOf(other)).toEqual([0, 1, 0, 0]);
    expect(await registrations()).toEqual(before);
  });

  it('adds nothing when a page is sent twice, also at the same time', async () => {
    const checked = await checkFile(sender, listOf(school('École A'), school('École B')));
    const piece = valuesOf(checked.html, 'piece');
    const sent = await Promise.all([1, 2, 3].map(() => step(sender, { step: 'rows', piece })));
    expect(sent.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await registrations()).toHaveLength(2);
    const { results } = await env.DB.prepare(
      "SELECT detail FROM audit WHERE event = ?1 AND verb = 'import_list'",
    )
      .bind(sender.world.number)
      .all<{ detail: string }>();
    expect(results.map(({ detail }) => JSON.parse(detail).after)).toEqual([
      { uses_max: 2, people_max: 80 },
    ]);
  });

  it('checked again with other columns, after a part of it was imported, takes what it shows', async () => {
    const columns = await sendFile(
      sender,
      listOf(school('École A'), school('École B', { day: '' }), school('École C', { day: '' })),
    );
    const first = await sendColumns(sender, columns);
    expect(countsOf(first)).toEqual([1, 0, 2, 0]);
    await importAll(sender, first);
    const again = await sendColumns(sender, columns, { day: '1' });
    expect(countsOf(again)).toEqual([2, 1, 0, 0]);
    expect((await importAll(sender, again)).html).toContain('2 of 2 imported');
    expect(await registrations()).toHaveLength(3);
  });

  it('checked twice by two people registers each school once', async () => {
    const other = { world: sender.world, cookie: await signIn(sender.world, 'owner') };
    const list = listOf(school('École A'), school('École B'));
    const [mine, theirs] = await Promise.all([checkFile(sender, list), checkFile(other, list)]);
    await Promise.all([importAll(sender, mine), importAll(other, theirs)]);
    expect(await registrations()).toHaveLength(2);
  });

  it('fills the windows of a day in turn, and says where there is no room, with the nearest', async () => {
    const windows = openDays(Date.now()).days[2]?.slots.length ?? 0;
    const many = Array.from({ length: windows + 2 }, (_, n) => school(`École ${n}`, { day: '3' }));
    const checked = await checkFile(sender, listOf(...many));
    expect(countsOf(checked)).toEqual([windows, 0, 0, 2]);
    expect(saidOf(checked, windows + 3)).toMatch(/No room\. Nearest windows: .*\d\d:\d\d/);
    const done = await importAll(sender, checked);
    expect(done.html).toContain(`${windows} of ${windows} imported`);
    const rows = await registrations();
    expect(new Set(rows.map(({ slot }) => slot)).size).toBe(windows);
  });

  it('says of a row whose places were taken meanwhile that there is no room', async () => {
    const list = listOf(school('École A'));
    const checked = await checkFile(sender, list);
    await env.DB.prepare('UPDATE slot SET group_capacity = 0 WHERE event = ?1')
      .bind(sender.world.number)
      .run();
    await env.REGISTRAR.getByName(String(sender.world.number)).reload(sender.world.number);
    const done = await importAll(sender, checked);
    expect(saidOf(done, 2)).toMatch(/No room/);
    expect(await registrations()).toEqual([]);
  });

  it('of an association counts its girls and boys where it has no total of children', async () => {
    const list = 'Association;Email;Adults;Girls;Boys;Day\nAmal;a@b.ma;30;12;9;2';
    await importAll(sender, await checkFile(sender, list, 'association'));
    expect((await registrations())[0]).toMatchObject({ adults: 30, children: 21, girls: 0 });
  });

  it('of associations has no pupils', async () => {
    const list = 'Association;Email;Adults;Children;Day\nAmal;a@b.ma;30;12;2';
    const done = await importAll(sender, await checkFile(sender, list, 'association'));
    expect(done.html).toContain('1 of 1 imported');
    expect((await registrations())[0]).toMatchObject({
      kind: 'association',
      adults: 30,
      children: 12,
      girls: 0,
    });
  });
});

describe('a school that is here already', () => {
  const itself = (change: Record<string, unknown> = {}) =>
    registered(sender.world, {
      kind: 'school',
      slot: slotOfDay(2),
      party: { adults: 2, girls: 3, boys: 4, coaches: 1 },
      organisation: 'école a',
      contact: { name: 'Karima Bennis', phone: '0655443322', email: null },
      ...change,
    });
  const slotOfDay = (number: number) =>
    String(
      openDays(Date.now())
        .days.find((day) => day.number === number)
        ?.slots.at(-1)?.number,
    );
  const cancelAll = () =>
    env.DB.prepare("UPDATE registration SET state = 'cancelled', held = 0 WHERE event = ?1")
      .bind(sender.world.number)
      .run();

  it('is known where it registered by itself, by its name with or without its town', async () => {
    await itself();
    const checked = await checkFile(sender, listOf(school('École A'), school('École B')));
    expect(countsOf(checked)).toEqual([1, 1, 0, 0]);
    expect(saidOf(checked, 2)).toContain('Has already registered for that day itself');
    await itself({ organisation: 'École B, FÈS' });
    expect(countsOf(await checkFile(sender, listOf(school('École B'))))).toEqual([0, 1, 0, 0]);
  });

  it('is known by its telephone under another name, but not where the list has one for all', async () => {
    await itself({ organisation: 'Groupe scolaire A' });
    const own = { phone: '+212655443322' };
    expect(countsOf(await checkFile(sender, listOf(school('École A', own))))).toEqual([0, 1, 0, 0]);
    const all = listOf(school('École A', own), school('École B', own));
    expect(countsOf(await checkFile(sender, all))).toEqual([2, 0, 0, 0]);
  });

  it('is not the school of the same name in another town, nor of another day or kind', async () => {
    await itself({ organisation: 'École A – Meknès' });
    await itself({ slot: slotOfDay(1) });
    await itself({ kind: 'association', party: { adults: 5, children: 2 } });
    expect(countsOf(await checkFile(sender, listOf(school('École A'))))).toEqual([1, 0, 0, 0]);
  });

  it('waits with a request of its own, and the row says so', async () => {
    await itself({ party: { adults: 10, girls: 50, boys: 50, coaches: 2 } });
    const checked = await checkFile(sender, listOf(school('École A')));
    expect(saidOf(checked, 2)).toContain('the request is waiting for an answer');
  });

  it('is not here once its registration was cancelled, whoever made it', async () => {
    const list = listOf(school('École A'));
    await itself();
    await cancelAll();
    await importAll(sender, await checkFile(sender, list));
    await cancelAll();
    const again = await checkFile(sender, list);
    expect(countsOf(again)).toEqual([1, 0, 0, 0]);
    const piece = valuesOf(again.html, 'piece');
    for (const _ of [1, 2]) await step(sender, { step: 'rows', piece });
    expect(countsOf(await checkFile(sender, list))).toEqual([0, 1, 0, 0]);
    const states = (await registrations()).map(({ state }) => state);
    expect(states).toEqual(['cancelled', 'cancelled', 'confirmed']);
  });

  it('is not brought back by its list once its data was erased, neither anew nor by the rest of it', async () => {
    const list = listOf(school('École A'));
    const checked = await checkFile(sender, list);
    const piece = valuesOf(checked.html, 'piece');
    await step(sender, { step: 'rows', piece });
    const [one] = await registrations();
    expect(one?.state).toBe('confirmed');
    const edition = await editionOf(sender.world);
    const by = { ...asMember({ event: edition.number, id: 'officer' }), actor: 'privacy' } as const;
    await erasePerson(by, { edition, person: { ids: [String(one?.id)] } });
    await step(sender, { step: 'rows', piece });
    const again = await checkFile(sender, list);
    expect(countsOf(again)).toEqual([0, 1, 0, 0]);
    expect(saidOf(again, 2)).toContain('Its data for that day was erased');
    expect((await registrations()).map(({ state }) => state)).toEqual(['cancelled']);
  });
});

describe('the columns of a list', () => {
  it('that are needed are named before the file is chosen', async () => {
    const page = await openDesk(
      `/console/${sender.world.slug}/import?lang=en`,
      `${sender.cookie}; lang=en`,
    );
    const [, schools = ''] = /data-needed="school">(.*?)<\/div>/.exec(page) ?? [];
    expect(schools).toContain('Number of girls · Number of boys · Phone or e-mail');
    const [, others = ''] = /data-needed="association">(.*?)<\/div>/.exec(page) ?? [];
    expect(others).not.toContain('girls');
  });

  it('say which is needed and missing, each fault beside its own', async () => {
    const columns = await sendFile(sender, 'École;Élèves;Adultes;Staff\nA;40;2;3');
    expect(columns.html).toContain('Children in all (only compared with girls and boys)');
    const checked = await sendColumns(sender, columns, { column_3: 'adults' });
    expect(checked.status).toBe(422);
    const links = [...checked.html.matchAll(/<li><a href="#(\w+)"/g)].map(([, id]) => id);
    expect(links).toEqual(['needed_girls', 'needed_boys', 'needed_contact', 'column_3', 'day']);
    for (const id of links) {
      expect(checked.html).toContain(`id="${id}"`);
      expect(checked.html).toContain(`id="${id}-fault"`);
    }
    // What was chosen twice stays as it was chosen.
    const second = /<select id="column_3"[\s\S]*?<\/select>/.exec(checked.html)?.[0];
    expect(second).toContain('value="adults" selected');
  });
});

describe('what a list may not hold', () => {
  const SECRETS = ['Zoubida Ouazzani-Fassi', '13/04/2015', 'QX987654', 'R135792468'];

  it('is named, cannot be chosen, and is nowhere: neither in the pages, nor in any byte of the database', async () => {
    const list = [
      'École;Nom de l’élève;Date de naissance;CIN;Massar;Téléphone;Adultes;Filles;Garçons;Jour',
      ['École A', ...SECRETS, '0612345678', '2', '20', '18', '2'].join(';'),
    ].join('\n');
    const columns = await sendFile(sender, list);
    for (const heading of ['Nom de l’élève', 'Date de naissance', 'CIN', 'Massar']) {
      expect(columns.html).toContain(heading);
    }
    expect(columns.html).toContain('Looks like pupils’ names');
    const chosen = [...columns.html.matchAll(/<label for="column_\d+"><bdi>([^<]*)/g)].map(
      ([, one]) => one,
    );
    expect(chosen).toEqual(['École', 'Téléphone', 'Adultes', 'Filles', 'Garçons', 'Jour']);
    const checked = await sendColumns(sender, columns);
    const done = await importAll(sender, checked);
    expect(done.html).toContain('1 of 1 imported');
    const database = await everything();
    for (const secret of SECRETS) {
      for (const place of [columns.html, checked.html, done.html, database])
        expect(place).not.toContain(secret);
      for (const [, written = ''] of database.matchAll(/"([A-Za-z0-9+/=_-]{20,})"/g)) {
        expect(Buffer.from(written, 'base64').toString('utf8')).not.toContain(secret);
      }
    }
    // The rest of the file is kept sealed, and nothing of it in the clear.
    for (const open of ['0612345678', '612345678', 'École A']) expect(database).not.toContain(open);
  });

  it('cannot be chosen by a form that says so', async () => {
    const list = [
      'École;Massar;Téléphone;Adultes;Filles;Garçons;Jour',
      'École A;R135792468;0612345678;2;20;18;2',
    ].join('\n');
    const columns = await sendFile(sender, list);
    const checked = await sendColumns(sender, columns, { column_6: 'name', column_7: 'place' });
    await importAll(sender, checked);
    expect(await everything()).not.toContain('R135792468');
  });

  it('keeps a row out in which it stands among other words', async () => {
    const rows = Array.from({ length: 30 }, (_, n) => school(`École ${n}`));
    const checked = await checkFile(sender, listOf(...rows, school('École AB123456')));
    expect(saidOf(checked, 32)).toContain('card or Massar number');
  });
});

describe('a bad file', () => {
  it('of 50,000 rows is refused with their number, and nothing is taken of it', async () => {
    const rows = Array.from({ length: 50_000 }, (_, n) => school(`École ${n}`)).join('\n');
    const { status, html } = await sendFile(sender, `${HEADINGS}\n${rows}`);
    expect(status).toBe(422);
    expect(html).toContain('This file has 50,000 rows. One import takes 5,000 at most');
  });

  it.each([
    ['', 'Choose a file.'],
    ['École;Filles\n', 'headings only'],
    ['a;"b', 'never closed'],
    ['Massar\nP123456789', 'No column of this file'],
  ])('is answered in words: %j', async (text, said) => {
    const { status, html } = await sendFile(sender, text);
    expect(status).toBe(422);
    expect(html).toContain(said);
  });

  it('with a column missing says which, and keeps what was chosen', async () => {
    const columns = await sendFile(sender, 'École;Filles;Garçons\nÉcole A;2;3');
    const { status, html } = await sendColumns(sender, columns);
    expect(status).toBe(422);
    for (const said of [
      'No column for: Number of adults',
      'No column for a phone or an e-mail',
      'No column for: Day of the visit',
    ]) {
      expect(html).toContain(said);
    }
    expect(html).toContain('<option value="girls" selected');
  });

  it('with the same field chosen twice says so', async () => {
    const columns = await sendFile(sender, listOf(school('École A')));
    const { html } = await sendColumns(sender, columns, { column_1: 'organisation' });
    expect(html).toContain('Chosen twice: School or association');
  });

  it('with the same school twice takes it once', async () => {
    const checked = await checkFile(sender, listOf(school('École A'), school('ECOLE  A')));
    expect(countsOf(checked)).toEqual([1, 0, 1, 0]);
    expect(saidOf(checked, 3)).toContain('The same name on the same day as row 2');
  });

  it('with formulas gives a result in which no sheet calculates them', async () => {
    const names = ['=HYPERLINK(1)', '+A1', '-B1', '@SUM(1)'].map((name) => school(name));
    const done = await importAll(sender, await checkFile(sender, listOf(...names)));
    const path = `/console/${sender.world.slug}/import/${resultIn(done.html)}/file`;
    const text = await (await request(path, { headers: { Cookie: sender.cookie } })).text();
    expect(text.match(/^"?'[=+@-]/gm)).toHaveLength(4);
    expect(text).not.toMatch(/(^|;)"?[=+@-]/m);
  });
});

describe('a list that is carried through the browser', () => {
  it('is asked for again when a part of it is missing, too old, or of somebody else', async () => {
    const many = Array.from({ length: 150 }, (_, n) => school(`École ${n}`));
    const columns = await sendFile(sender, listOf(...many));
    const pieces = valuesOf(columns.html, 'piece');
    expect(pieces.length).toBeGreaterThan(1);
    const fewer = { ...columns, html: columns.html.replace(`value="${pieces[0]}"`, 'value=""') };
    expect((await sendColumns(sender, fewer)).html).toContain('Choose the file again');
    const other = { world: sender.world, cookie: await signIn(sender.world, 'organizer') };
    expect((await sendColumns(other, columns)).html).toContain('Choose the file again');
    const { status } = await step(sender, { step: 'rows', piece: valuesOf(columns.html, 'head') });
    expect(status).toBe(422);
    expect(await registrations()).toEqual([]);
  });

  it('is asked for again when its head stands in the place of its rows', async () => {
    const columns = await sendFile(sender, listOf(school('École A')));
    const [head = ''] = valuesOf(columns.html, 'head');
    const [piece = ''] = valuesOf(columns.html, 'piece');
    const forged = {
      ...columns,
      html: columns.html.replace(`value="${piece}"`, `value="${head}"`),
    };
    const { status, html } = await sendColumns(sender, forged);
    expect(status).toBe(422);
    expect(html).toContain('Choose the file again');
  });

  it('is read of nobody who may send none: not a megabyte of it', async () => {
    const large = listOf(school('É'.repeat(100_000)));
    expect((await sendFile(sender, large)).status).not.toBe(413);
    const other = await newWorld();
    for (const cookie of [
      'session=x',
      `session=${'A'.repeat(43)}`,
      await signIn(sender.world, 'desk'),
      await signIn(other, 'owner'),
    ]) {
      expect((await sendFile({ ...sender, cookie }, large)).status, cookie).toBe(413);
    }
  });

  it('goes on from where it stopped', async () => {
    const many = Array.from({ length: 150 }, (_, n) => school(`École ${n}`, { girls: '2' }));
    const checked = await checkFile(sender, listOf(...many));
    const [first = '', ...rest] = valuesOf(checked.html, 'piece');
    const half = await step(sender, { step: 'rows', piece: first, more: '1' });
    expect(half.html).toMatch(/\d+ of 150 imported/);
    expect(half.html).not.toContain('150 of 150');
    const done = await step(sender, { step: 'rows', piece: [first, ...rest] });
    expect(done.html).toContain('150 of 150 imported');
    expect(await registrations()).toHaveLength(150);
  });
});

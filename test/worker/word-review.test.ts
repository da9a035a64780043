import { beforeAll, describe, expect, it } from 'vitest';
import { readGrid } from '../../src/domain/lists/read-list.ts';
import type { Given } from '../../src/domain/words/review.ts';
import { readReviewFile } from '../../src/domain/words/review-file.ts';
import { words as ar } from '../../src/i18n/ar/word-review.ts';
import { openDesk } from './desk.ts';
import { newWorld, request, signIn, type World } from './world.ts';

let world: World;
let cookie: string;
beforeAll(async () => {
  world = await newWorld();
  cookie = await signIn(world, 'communication');
});

const at = (rest = '') => `/console/${world.slug}/edition/amazigh${rest}`;
const open = (rest = '') => openDesk(at(rest), cookie);
const fetchFile = (rest: string) => request(at(rest), { headers: { Cookie: cookie } });

async function givenIn(response: Response): Promise<Given[]> {
  return readReviewFile(new Uint8Array(await response.arrayBuffer()));
}

function post(fields: Record<string, string | File>) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  const headers = { Cookie: cookie, Origin: 'http://localhost:8787' };
  return request(at(), { method: 'POST', headers, body });
}

/** What a page of the review asks for one of its texts, and with which sentence that page begins. */
async function textOf(rest: string, key: string) {
  for (let from = 0; from < 1_000; from += 20) {
    const html = await open(`${rest}&from=${from}`);
    const row = new RegExp(`name="key-(\\d+)" value="${key}"`).exec(html)?.[1];
    if (row === undefined) continue;
    const arabic = new RegExp(`name="arabic-${row}" value="([^"]*)"`).exec(html)?.[1] ?? '';
    return { row, arabic, html, from: String(from) };
  }
  throw new Error(`${key} is not shown`);
}

describe('the page of the Amazigh words', () => {
  it('shows a text beside its Arabic and French, where it is read, and how long it may be', async () => {
    const { row, html } = await textOf('?page=ticket&lang=fr', 'ticket.codeIs');
    expect(row).not.toBe('');
    expect(html).toContain('<dd lang="ar" dir="rtl">');
    expect(html).toContain('lang="zgh"');
    expect(html).toContain('\u2066{code}\u2069');
    expect(html).toContain('Longueur maximale');
  });

  it('is for those who publish, and nobody else', async () => {
    const desk = await signIn(world, 'desk');
    expect((await request(at(), { headers: { Cookie: desk } })).status).toBe(403);
  });

  it('gives what was corrected and ticked as a sheet, and keeps nothing', async () => {
    const { row, arabic, from } = await textOf('?page=ticket', 'ticket.codeIs');
    const answer = await post({
      ...{ page: 'ticket', from, by: 'AB', [`key-${row}`]: 'ticket.codeIs' },
      [`arabic-${row}`]: arabic,
      [`text-${row}`]: 'ⴰⵎⵓⴹ: {code}',
      [`right-${row}`]: 'on',
    });
    expect(answer.headers.get('Content-Disposition')).toContain('amazigh.xlsx');
    expect(await givenIn(answer)).toMatchObject([
      { key: 'ticket.codeIs', amazigh: 'ⴰⵎⵓⴹ: {code}', by: 'AB' },
    ]);
    expect(await open(`?page=ticket&from=${from}`)).not.toContain('ⴰⵎⵓⴹ: {code}');
  });

  it.each([
    ['a lost place', { text: 'ⴰⵎⵓⴹ', by: 'AB' }, ar.faults.place_lost],
    ['no initials', { text: 'ⴰⵎⵓⴹ: {code}', by: '' }, ar.noInitials],
    ['markup', { text: '<img src=x>{code}', by: 'AB' }, ar.faults.not_plain],
  ])('refuses %s at its text, and keeps what was typed', async (_, { text, by }, said) => {
    const { row, arabic, from } = await textOf('?page=ticket&lang=fr', 'ticket.codeIs');
    const answer = await post({
      ...{ page: 'ticket', from, by, [`key-${row}`]: 'ticket.codeIs' },
      ...{ [`arabic-${row}`]: arabic, [`text-${row}`]: text, [`right-${row}`]: 'on' },
    });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain(said);
    expect(html).toContain(by === '' ? 'href="#by"' : `href="#text-${row}"`);
    expect(html).toContain(text.replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
    expect(html).not.toContain('<img');
  });
});

describe('the sheet of the Amazigh words', () => {
  it.each(['xlsx', 'csv'])('is given for a page and comes back: %s', async (kind) => {
    const answer = await fetchFile(`/words.${kind}?page=ticket`);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect((await readGrid(bytes)).rows.length).toBeGreaterThan(50);
    const html = await (await post({ step: 'sheet', file: new File([bytes], `a.${kind}`) })).text();
    expect(html).not.toContain('id="refused"');
  });

  it('names each row that is refused', async () => {
    const text = await (await fetchFile('/words.csv?page=ticket')).text();
    const spoilt = text.replace(/^(ticket\.codeIs;.*);([^;]*)\{code\}(;[^;]*;[^;]*)$/m, '$1;$2$3');
    expect(spoilt).not.toBe(text);
    const line = spoilt.split('\r\n').findIndex((one) => one.startsWith('ticket.codeIs;')) + 1;
    const answer = await post({ step: 'sheet', file: new File([spoilt], 'a.csv') });
    const html = await answer.text();
    expect(html).toContain('ticket.codeIs');
    expect(html).toContain(`>${line}<`);
    expect(html).toContain('{code}');
  });

  it.each([
    ['nothing', new File([], 'a.csv')],
    ['no sheet', new File(['%PDF-1.7\0'], 'a.xlsx')],
    ['no headings', new File(['a;b\r\nc;d'], 'a.csv')],
    ['a broken workbook', new File([new Uint8Array([0x50, 0x4b, 3, 4, 9])], 'a.xlsx')],
  ])('is refused where it is %s', async (_, file) => {
    const answer = await post({ step: 'sheet', file });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('id="file"');
  });
});

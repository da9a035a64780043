import { env } from 'cloudflare:workers';
import { ORIGIN, request, type World } from './world.ts';

/** A list on its way, as one member goes through its pages. */
export interface Sender {
  readonly world: World;
  readonly cookie: string;
}

export interface Answer {
  readonly status: number;
  readonly html: string;
}

/** Sends a step of the import as its form does; a field that is a list is sent as many times. */
export async function step(
  { world, cookie }: Sender,
  fields: Readonly<Record<string, string | readonly string[] | Blob>>,
): Promise<Answer> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (value instanceof Blob) body.append(name, value, 'list.csv');
    else for (const one of [value].flat()) body.append(name, one);
  }
  const response = await request(`/console/${world.slug}/import?lang=en`, {
    method: 'POST',
    headers: { Cookie: `${cookie}; lang=en`, Origin: ORIGIN },
    body,
  });
  return { status: response.status, html: await response.text() };
}

/** The first step, with a text or bytes. */
export function sendFile(
  sender: Sender,
  file: string | Uint8Array<ArrayBuffer>,
  kind = 'school',
): Promise<Answer> {
  return step(sender, { step: 'file', kind, language: 'fr', file: new Blob([file]) });
}

/** The second, with the columns as they were guessed but for what is named. */
export function sendColumns(
  sender: Sender,
  { html }: Answer,
  change: Record<string, string> = {},
): Promise<Answer> {
  const chosen = [...html.matchAll(/<select id="(column_\d+)"[\s\S]*?<\/select>/g)].map(
    ([select, name = '']) => [name, /<option value="(\w*)" selected/.exec(select)?.[1] ?? ''],
  );
  const fields = { head: valuesOf(html, 'head'), piece: valuesOf(html, 'piece') };
  return step(sender, {
    step: 'columns',
    day: '',
    ...fields,
    ...Object.fromEntries(chosen),
    ...change,
  });
}

/** File and columns: the page on which every row is judged. */
export async function checkFile(
  sender: Sender,
  file: string | Uint8Array<ArrayBuffer>,
  kind?: string,
): Promise<Answer> {
  return sendColumns(sender, await sendFile(sender, file, kind));
}

/** Goes on until nothing is left; the last page. */
export async function importAll(sender: Sender, checked: Answer): Promise<Answer> {
  let page = checked;
  for (;;) {
    const piece = valuesOf(page.html, 'piece');
    if (piece.length === 0) return page;
    page = await step(sender, { step: 'rows', piece, not_taken: valuesOf(page.html, 'not_taken') });
  }
}

export function valuesOf(html: string, name: string): string[] {
  const found = html.matchAll(new RegExp(`name="${name}" value="([^"]*)"`, 'g'));
  return [...found].map(([, value = '']) => value);
}

/** The counts of a checked list: ready, here, to look at, no room. */
export function countsOf({ html }: Answer): number[] {
  return [...html.matchAll(/data-count="\w+"><dt>[^<]*<\/dt><dd>([\d,]+)</g)].map(([, n = '']) =>
    Number(n.replaceAll(',', '')),
  );
}

/** What is said of a line of the file. */
export function saidOf({ html }: Answer, line: number): string {
  const [row = ''] = new RegExp(`<tr[^>]*data-line="${line}"[\\s\\S]*?</tr>`).exec(html) ?? [];
  return row
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The whole database as text: every row of every table. */
export async function everything(): Promise<string> {
  const { results } = await env.DB.prepare(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\'",
  ).all<{ name: string }>();
  const tables = await Promise.all(
    results.map(async ({ name }) => [
      name,
      (await env.DB.prepare(`SELECT * FROM "${name}"`).all()).results,
    ]),
  );
  return JSON.stringify(tables);
}

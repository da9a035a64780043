import { TOKEN_LENGTH } from '../../domain/token-length.ts';

/** Pages of tickets that are remembered on this phone, by their paths, and the files that they need. */
export const KEPT = 'tickets';

/** Where the address of a ticket's page lies; with an ending it is an image or an appointment. */
const PAGE = new RegExp(`^/t/[a-z2-7]{${TOKEN_LENGTH}}$`);
const FILES = /\/assets\/[\w.-]+/g;
/** What the page of a ticket says that can be remembered, and that of any ticket. */
const CAN_BE_KEPT = ' data-keeping="';
const OF_A_TICKET = '<article class="ticket ';
const LOST = '<body class="lost"';
/** What is said of a kept page alone: it stands in every page, and is shown in a kept one. */
const NOTE = /(id="kept-note"[^>]*?) hidden(="")?/;

/** The path under which a page is kept; null for an address that is none of a ticket's page. */
export function keptPath(pathname: string): string | null {
  const path = pathname.toLowerCase();
  return PAGE.test(path) ? path : null;
}

/** The paths of the pages that are kept; none where the browser stores nothing. */
export async function keptPaths(): Promise<string[]> {
  try {
    if (!(await caches.has(KEPT))) return [];
    return (await pathsIn(await caches.open(KEPT))).filter(keptPath);
  } catch {
    return [];
  }
}

/** The page that is kept of a ticket. */
export async function keptPage(path: string): Promise<Response | undefined> {
  // Where nothing is kept nothing is made.
  if (!(await caches.has(KEPT))) return undefined;
  return (await caches.open(KEPT)).match(path);
}

/** A page as the service answered it: of a ticket that can be kept, of one that cannot, or another. */
export type Answered = 'usable' | 'void' | 'other';

/**
 * Takes note of what the service answers for a kept page: the newest one is kept, and none of a ticket
 * that is not valid any more. What is no answer of the service changes nothing.
 */
export async function takeAnswer(path: string, answer: Response): Promise<Answered> {
  const text = await answer.clone().text();
  const said = readAnswer(text);
  if (said === 'usable') await putPage(path, text, answer.headers);
  if (said === 'void') await dropPage(path);
  return said;
}

function readAnswer(text: string): Answered {
  if (text.includes(CAN_BE_KEPT)) return 'usable';
  return text.includes(OF_A_TICKET) || text.includes(LOST) ? 'void' : 'other';
}

/**
 * Keeps a page and what it needs. Rejects, and keeps nothing of it, where the browser stores nothing;
 * `other`: the service did not answer with a ticket that can be kept.
 */
export async function keepPage(path: string, answer: Response): Promise<Answered> {
  try {
    const said = await takeAnswer(path, answer);
    if (said === 'usable') await keepFiles(path);
    return said;
  } catch (error) {
    await dropPage(path).catch(() => undefined);
    throw error;
  }
}

export async function dropPage(path: string): Promise<void> {
  if (!(await caches.has(KEPT))) return;
  const cache = await caches.open(KEPT);
  await cache.delete(path);
  await dropUnused();
}

/** A kept page as it is shown: it says since when it is kept. */
export async function shownAsKept(page: Response): Promise<Response> {
  return new Response((await page.text()).replace(NOTE, '$1'), { headers: page.headers });
}

async function putPage(path: string, text: string, given: Headers): Promise<void> {
  const headers = new Headers(given);
  for (const name of ['Content-Encoding', 'Content-Length', 'Vary']) headers.delete(name);
  await (await caches.open(KEPT)).put(path, new Response(text, { headers }));
}

/**
 * Keeps the files of a kept page, and the scripts that its scripts load, and drops what no page needs.
 * The address of a file names its content.
 */
export async function keepFiles(path: string): Promise<void> {
  const cache = await caches.open(KEPT);
  for (const address of filesIn(await textOf(cache, path))) {
    const file = await keepFile(cache, address);
    if (!address.endsWith('.js')) continue;
    for (const script of filesIn(await file.text())) await keepFile(cache, script);
  }
  await dropUnused();
}

async function keepFile(cache: Cache, address: string): Promise<Response> {
  const kept = await cache.match(address);
  if (kept) return kept;
  const file = await fetch(address);
  if (!file.ok) throw new Error(`${file.status}`);
  await cache.put(address, file.clone());
  return file;
}

/** Drops the files that no kept page needs: those of a release before. */
async function dropUnused(): Promise<void> {
  const cache = await caches.open(KEPT);
  const paths = await pathsIn(cache);
  const needed = new Set<string>();
  for (const path of paths.filter(keptPath)) {
    for (const address of filesIn(await textOf(cache, path))) needed.add(address);
  }
  for (const address of [...needed].filter((one) => one.endsWith('.js'))) {
    for (const script of filesIn(await textOf(cache, address))) needed.add(script);
  }
  const unused = paths.filter((path) => !keptPath(path) && !needed.has(path));
  await Promise.all(unused.map((path) => cache.delete(path)));
  if (needed.size === 0) await caches.delete(KEPT);
}

async function pathsIn(cache: Cache): Promise<string[]> {
  return (await cache.keys()).map(({ url }) => new URL(url).pathname);
}

async function textOf(cache: Cache, address: string): Promise<string> {
  return (await (await cache.match(address))?.text()) ?? '';
}

function filesIn(text: string): Set<string> {
  return new Set(text.match(FILES) ?? []);
}

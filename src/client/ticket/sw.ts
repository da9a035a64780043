import { KEPT, keepFiles, keptPage, keptPath, shownAsKept, takeAnswer } from './kept-pages.ts';

declare const self: ServiceWorkerGlobalScope;

/** What a push carries, as the service sealed it for this browser. */
interface Told {
  readonly title?: string;
  readonly text: string;
  /** The page of the ticket. */
  readonly link?: string;
  /** The same at each attempt of one message. */
  readonly key: string;
  readonly locale: string;
  readonly dir: 'ltr' | 'rtl';
}

const ICON = '/icons/icon.svg';

/** A network that has not answered by then counts as none, ms; what it answers later is kept. */
const PATIENCE_MS = 3_000;

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  const path = keptPath(pathname);
  if (path) event.respondWith(showPage(event, path));
  else if (pathname.startsWith('/assets/')) event.respondWith(showFile(request));
});

self.addEventListener('push', (event) => {
  const told = event.data?.json() as Told | undefined;
  if (told) event.waitUntil(Promise.all([show(told), renew(told.link)]));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data));
});

/** From the network; what is kept, where that is silent, or the service has no answer now. */
async function showPage(event: FetchEvent, path: string): Promise<Response> {
  // A browser whose storage fails is one that keeps nothing: the page comes from the network.
  const kept = await keptPage(path).catch(() => undefined);
  if (!kept) return fetch(event.request);
  const answer = askService(event.request, path);
  event.waitUntil(answer.then((given) => given && keepFiles(path).catch(() => undefined)));
  const inTime = await Promise.race([answer, pause(PATIENCE_MS)]);
  return inTime ?? shownAsKept(kept);
}

/** The service's answer, once it is known whether the ticket is still valid; null for none. */
async function askService(request: Request, path: string): Promise<Response | null> {
  // Past the browser's own memory: it answers the back button with a page of before, and lets nothing
  // through while an earlier request for the same page hangs.
  const anew = new Request(request, { cache: 'no-store' });
  const answer = await fetch(anew).catch(() => null);
  if (!answer || answer.status >= 500 || answer.status === 429) return null;
  // That it cannot be stored now is no reason to hold it back; one that was forgotten meanwhile stays so.
  const kept = await keptPage(path).catch(() => undefined);
  if (kept) await takeAnswer(path, answer).catch(() => undefined);
  return answer;
}

/** A file's address names its content: a kept one is the same. */
async function showFile(request: Request): Promise<Response> {
  const kept = await caches.match(request, { cacheName: KEPT }).catch(() => undefined);
  return kept ?? fetch(request);
}

function pause(ms: number): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), ms));
}

/** A repeated message takes the place of the first, without another sound. */
function show({ title, text, link, key, locale, dir }: Told): Promise<void> {
  const shown = { body: text, tag: key, lang: locale, dir, icon: ICON, badge: ICON, data: link };
  return self.registration.showNotification(title ?? '', shown);
}

/** A page that is open shows what is told of it: one that is looked at asks for nothing by itself. */
async function renew(link: unknown): Promise<void> {
  for (const page of await pagesAt(addressOf(link))) page.postMessage(null);
}

/** The ticket's page: the one that is open, or a new one. Never another site's. */
async function open(link: unknown): Promise<void> {
  const url = addressOf(link);
  if (url.origin !== self.location.origin) return;
  const [page] = await pagesAt(url);
  await (page ? page.focus() : self.clients.openWindow(url.href));
}

function addressOf(link: unknown): URL {
  return new URL(typeof link === 'string' ? link : '/', self.location.origin);
}

async function pagesAt({ pathname }: URL): Promise<WindowClient[]> {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  // In either case of letters: a browser names a page by the address that it was opened by.
  return pages.filter((one) => new URL(one.url).pathname.toLowerCase() === pathname.toLowerCase());
}

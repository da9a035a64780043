export type {};

/** Logical name to address of everything that was built with this worker. */
declare const ASSETS: Readonly<Record<string, string>>;
declare const self: ServiceWorkerGlobalScope;

const SHELL = '/gate';
const FONTS = /^(kufi-|tifinagh-|sans-(arabic|latin)-600).*\.woff2$/;

/** What the gate needs to start offline; nothing of any other page. */
const KEPT = [
  SHELL,
  '/gate.webmanifest',
  '/icons/icon.svg',
  ...Object.entries(ASSETS)
    .filter(([name]) => name.startsWith('gate') || name.endsWith('.wasm') || FONTS.test(name))
    .map(([, address]) => address),
];

/** A page of the release before this one may still load a script of its own. */
const OF_A_RELEASE = /^\/assets\/gate[.-]/;

/** Named after its content: another release has another cache. */
const CACHE = `gate ${Object.values(ASSETS).join(' ')}`;

self.addEventListener('install', (event) => {
  event.waitUntil(install());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(activate());
});

/** A page that no worker serves has one thing to say. */
self.addEventListener('message', (event) => {
  event.waitUntil(self.clients.claim());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  const { pathname } = url;
  if (KEPT.includes(pathname) || OF_A_RELEASE.test(pathname))
    event.respondWith(kept(pathname, request));
});

async function install(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll(KEPT.map((path) => new Request(path, { cache: 'reload' })));
  await self.skipWaiting();
}

/** Keeps the release before this one: an open page may still use it. */
async function activate(): Promise<void> {
  const own = (await caches.keys()).filter((name) => name.startsWith('gate '));
  const old = own.filter((name) => name !== CACHE).slice(0, -1);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

/**
 * From the cache at once, of this release or the one before; from the network only what is missing.
 */
async function kept(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(path)) ?? (await caches.match(request)) ?? fetch(request);
}

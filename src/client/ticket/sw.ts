export type {};

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

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('push', (event) => {
  const told = event.data?.json() as Told | undefined;
  if (told) event.waitUntil(show(told));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data));
});

/** A repeated message takes the place of the first, without another sound. */
function show({ title, text, link, key, locale, dir }: Told): Promise<void> {
  const shown = { body: text, tag: key, lang: locale, dir, icon: ICON, badge: ICON, data: link };
  return self.registration.showNotification(title ?? '', shown);
}

/** The ticket's page: the one that is open, or a new one. Never another site's. */
async function open(link: unknown): Promise<void> {
  const url = new URL(typeof link === 'string' ? link : '/', self.location.origin);
  if (url.origin !== self.location.origin) return;
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const page = pages.find((one) => new URL(one.url).pathname === url.pathname);
  await (page ? page.focus() : self.clients.openWindow(url.href));
}

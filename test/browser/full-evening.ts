import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { ask, invite } from '../../scripts/operator.mjs';
import type { WireScan } from '../../src/contract/requests/scan.ts';
import { zonedInstant } from '../../src/domain/calendar.ts';
import { daysFrom } from './edition-pages.ts';
import { DESK } from './people.ts';
import type { Server } from './server.ts';

/** An edition in the evening of its second day, with something in each part of each page about figures. */
export const EVENING = 'soir';
/** As long as signs and cards take them, and written to turn the words around. */
const GATES = [
  {
    ar: 'الباب الرئيسي الكبير المطل على ساحة بوجلود وحدائق جنان السبيل',
    zgh: 'ⵜⴰⵡⵡⵓⵔⵜ 1',
    fr: 'Grande porte principale, côté place Boujloud et jardins de Jnan Sbil (A·1)',
    en: 'The great main gate by Boujloud square and the gardens of Jnan Sbil (A·1)',
  },
  { ar: 'باب B2 (المدارس)', zgh: 'ⵜⴰⵡⵡⵓⵔⵜ 2', fr: 'Porte B2 المدارس', en: 'Gate B2 المدارس' },
  { ar: 'الباب 3', zgh: 'ⵜⴰⵡⵡⵓⵔⵜ 3', fr: 'Porte 3', en: 'Gate 3' },
];
const PHONES = [
  { gate: 1, name: 'هاتف الممر الأول عند الباب الرئيسي' },
  { gate: 2, name: 'Téléphone de la file des écoles et des associations' },
  { gate: 3, name: 'Phone 3' },
  { gate: 3, name: 'هاتف الاحتياط' },
];
const SCHOOL = {
  kind: 'school',
  organisation: 'مجموعة مدارس الإمام الغزالي للتعليم الابتدائي والثانوي الإعدادي',
  party: { girls: 61, boys: 52, adults: 10, coaches: 3 },
};
const ASSOCIATION = {
  kind: 'association',
  organisation: 'Association des quartiers du nord',
  party: { adults: 24, children: 0 },
};
/** What is held, and opened again. */
const HOLDS = [
  ['hold', 'site'],
  ['reopen', 'site'],
  ['hold', '2'],
] as const;
/** The longest that a form takes, and with what would turn the words around it. */
const LONGEST_REASON =
  'Le compteur de la porte 2 a été lu deux fois, أُعيد العد بالعين على الساعة 18:40, puis relu par deux personnes.';

/** Sets it up beside the demo, and lets its people through the gates. */
export async function openEvening(server: Server): Promise<void> {
  const days = daysFrom(Date.now());
  await ask(server.service, 'editions', { ...EDITION, ...datesOf(days) });
  const phones = await Promise.all(PHONES.map((phone) => enrol(server, phone)));
  await passGates(server, phones, zonedInstant(days.first, days.hours.opens, ZONE));
}

/**
 * The same with gates held, figures stated, released and put right; the browser of somebody who answers for
 * them, and for no other edition.
 */
export async function fillEvening(browser: Browser, server: Server): Promise<BrowserContext> {
  await openEvening(server);
  const office = await joinOffice(browser, server);
  const page = await office.newPage();
  await holdGates(page, server);
  await releaseDay(page, server, { day: 1, status: 'final', why: '' });
  await correct(page, server, 'exits', '77');
  await releaseDay(page, server, { day: 2, status: 'provisional', why: '' });
  await correct(page, server, 'walk_in_visits', '123456');
  await releaseDay(page, server, { day: 2, status: 'provisional', why: LONGEST_REASON });
  // What came since: the release no longer stands for what the report shows.
  await correct(page, server, 'exits', '98765');
  await page.close();
  return office;
}

const ZONE = 'Africa/Casablanca';
const { days: _, ...EXAMPLE } = JSON.parse(readFileSync('scripts/edition.example.json', 'utf8'));
const EDITION = {
  ...EXAMPLE,
  slug: EVENING,
  gates: EXAMPLE.gates.map((gate: object, n: number) => ({ ...gate, name: GATES[n] })),
};

function datesOf({ hours, ends, yesterday, first, second }: ReturnType<typeof daysFrom>) {
  const windows = [{ from: hours.opens, to: hours.closes, capacity: 30_000 }];
  return {
    registration: { opens: `${yesterday}T00:00`, closes: `${second}T10:00` },
    policy: { day_ends: ends },
    days: [yesterday, first, second].map((date) => ({ date, ...hours, windows })),
  };
}

/** All that may happen at gates: walk-ins by hour, tickets, doubles, refusals, counts by eye, a late phone. */
async function passGates(server: Server, phones: readonly string[], opened: number) {
  const { url } = server;
  const now = Date.now();
  const at = (part: number) => opened + part * (now - opened);
  const hours = (steps: number) => Array.from({ length: steps }, (_, n) => n / steps);
  const before = (part: number) => at(part) - 24 * HOUR;
  const { code } = await invite(server.service, 'group', EVENING, { people: 600, uses: 2 });
  const [family = '', school = '', association = ''] = await Promise.all([
    ticketFor(url, { kind: 'family', party: { adults: 2, children: 3 } }),
    ticketFor(url, { ...SCHOOL, group_code: code }),
    ticketFor(url, { ...ASSOCIATION, group_code: code }),
  ]);
  const refused = { ...ticket(at(0.3), '000000000000', 4), verdict: 'refused' } as const;
  const [first, second, third, late] = phones;
  await send(url, first, {
    scans: [
      ...hours(12).map((part) => walkIn(before(part), 300 + Math.round(200 * part))),
      ...hours(12).map((part) => walkOut(before(part), 200 + Math.round(200 * part))),
      ...hours(18).map((part) => walkIn(at(part), 310 + Math.round(200 * part), { children: 120 })),
      count(at(0.5), 1620),
      ticket(at(0.2), family, 5),
      refused,
      walkIn(at(0.3), 4, { after: refused.id }),
    ],
    signed_off: true,
  });
  await send(url, second, {
    scans: [
      ...hours(18).map((part) => walkOut(at(part), 300 + Math.round(90 * part))),
      ticket(at(0.3), school, 40),
      ticket(at(0.3), association, 24),
      ...[0.4, 0.5, 0.6].map((part) => ticket(at(part), family, 2)),
      ticket(at(0.7), family, 2, { override: 'كانوا قد خرجوا' }),
      walkIn(at(0.8), 420, { counted: 'estimated' }),
    ],
  });
  await send(url, third, {
    scans: [walkIn(at(0.5), 900, { counted: 'free_flow' }), count(at(0.7), 3740)],
  });
  await send(url, late, {
    scans: [walkIn(at(0.5), 6)],
    queued: 37,
    oldest: new Date(at(0.5)).toISOString(),
  });
}

const HOUR = 3_600_000;

type Wire = Partial<WireScan>;

const scan = (at: number, change: Wire) => ({
  ...{ id: crypto.randomUUID(), type: 'ticket', direction: 'entry', decided: 'offline' },
  ...{ verdict: 'admitted', at: new Date(at).toISOString() },
  ...change,
});
const walkIn = (at: number, people: number, change: Wire = {}) =>
  scan(at, { type: 'walk_in', people, children: 0, ...change });
const walkOut = (at: number, people: number) => walkIn(at, people, { direction: 'exit' });
const count = (at: number, people: number) => scan(at, { type: 'count', people });
const ticket = (at: number, code: string, people: number, change: Wire = {}) =>
  scan(at, { ticket: code, people, ...change });

async function send(url: string, token = '', report: object): Promise<void> {
  const { results } = await post(`${url}/api/v1/scans`, report, {
    Authorization: `Bearer ${token}`,
  });
  const wrong = results.filter(({ reason }: { reason: string }) => reason === 'invalid');
  if (wrong.length > 0) throw new Error(`not taken: ${JSON.stringify(wrong)}`);
}

async function post(url: string, body: object, headers: Readonly<Record<string, string>> = {}) {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}

/** A phone of a gate; its token. */
async function enrol({ url, service }: Server, { gate, name }: (typeof PHONES)[number]) {
  const { code } = await ask(service, 'invitations', { kind: 'gate', event: EVENING, gate });
  return (await post(`${url}/api/v1/devices`, { code, name })).token;
}

/** A party of the second day; its first ticket. */
async function ticketFor(url: string, asked: object): Promise<string> {
  const event = `${url}/api/v1/events/${EVENING}`;
  const { days } = await (await fetch(event)).json();
  const contact = { name: 'فاطمة الزهراء', phone: '0612345677' };
  const body = { slot: days[1].slots[0].id, locale: 'ar', consent: true, contact, ...asked };
  const key = { 'Idempotency-Key': crypto.randomUUID() };
  const { tickets } = await post(`${event}/registrations`, body, key);
  return tickets[0].token;
}

/** Somebody who joins this edition alone, in a browser of their own. */
export async function joinOffice(browser: Browser, { service }: Server): Promise<BrowserContext> {
  const { url } = await invite(service, 'organizer', EVENING);
  const office = await browser.newContext({ viewport: DESK, locale: 'ar-MA' });
  const page = await office.newPage();
  await page.goto(url);
  await page.fill('input[name="name"]', 'سناء');
  await press(page, 'form.join button');
  await page.close();
  return office;
}

/** One gate that is held, and the whole site that was. */
async function holdGates(page: Page, { url }: Server): Promise<void> {
  for (const [verb, gate] of HOLDS) {
    const form = { kind: 'hold', gate, until: '', reason: 'ازدحام أمام الباب' };
    await page.request.post(`${url}/console/${EVENING}/gates/${verb}`, {
      headers: { Origin: url },
      form,
    });
  }
}

/** A figure of the second day stated anew. */
async function correct(page: Page, { url }: Server, figure: string, stated: string) {
  await page.goto(`${url}/console/${EVENING}/days/2/close?lang=fr&figure=${figure}`);
  await page.fill('#stated', stated);
  await page.fill('#reason', LONGEST_REASON);
  await press(page, 'form[action$="/corrections"] button');
}

interface Order {
  readonly day: number;
  readonly status: 'provisional' | 'final';
  readonly why: string;
}

async function releaseDay(page: Page, { url }: Server, { day, status, why }: Order) {
  await page.goto(`${url}/console/${EVENING}/days/${day}/close?lang=fr`);
  await page.check(`[name="status"][value="${status}"]`);
  if (why !== '') await page.fill('#release-reason', why);
  await press(page, 'form[action$="/releases"] button');
  await press(page, 'form[action$="/release"] button');
}

async function press(page: Page, button: string): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.click(button)]);
}

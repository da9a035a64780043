import type { Page } from 'playwright-core';
import type { Live, LiveFlow } from '../../src/contract/answers/live.ts';
import type { Server } from './server.ts';
import { register } from './tickets.ts';

const COUNTED = {
  entries: 118_540,
  exits: 96_212,
  inside: 122_328,
  re_entries: 10_412,
  walk_ins: 64_310,
  parties: 21_300,
  conflicts: 37,
  registered: 120_200,
};

/**
 * The figures of a board whose day is as full as one can be: gates held, closed, held by their own
 * staff and in free flow, five calls for help, double admissions, phones that are silent or hold
 * scans, odd dates, numbers of six digits.
 */
function fullest(live: Live): Live {
  const at = (clock: string) => `${live.as_of.slice(0, 11)}${clock}${live.as_of.slice(19)}`;
  const gateStates = [
    { state: 'held', reason: 'crowd', until: at('17:30:00'), send_to: '3' },
    { state: 'closed', reason: 'safety', until: at('18:30:00'), send_to: '4' },
    { state: 'open', free_flow: true },
    { state: 'held', own_hold: at('16:01:00') },
  ] as const;
  const figures = { entries: 40_100, exits: 31_000, per_minute: 412, last_seen: at('16:20:31') };
  return {
    ...live,
    ...COUNTED,
    as_of: at('16:20:33'),
    complete_to: at('16:06:10'),
    today: { ...COUNTED, date: live.today.date },
    days: (live.days ?? []).map((day) => ({ ...day, ...COUNTED })),
    outside: { ...COUNTED, entries: 12 },
    devices: { on_duty: 300, waiting: 1204, unsent: 7, silent: 5 },
    crowd: { state: 'hold', capacity: 136_000 },
    ...(live.flow && { flow: fullestFlow(live.flow) }),
    gates: live.gates.map((gate, n) => ({ ...gate, ...figures, ...gateStates[n] })),
    alerts: [1, 2, 3, 4, 5].map((n) => ({
      id: `call-${n}`,
      kind: 'pressure',
      gate: live.gates[n % live.gates.length]?.id ?? '1',
      device: 'phone',
      at: at(`16:1${n}:00`),
    })),
  };
}

/** A day whose curve has every part: four gates, holds of one and of all, a shadow. */
function fullestFlow(flow: LiveFlow): LiveFlow {
  const spans = Array.from({ length: flow.spans }, (_, span) => span);
  const wave = (n: number) => spans.map((span) => Math.round(900 * n * (1 + Math.sin(span / 9))));
  const hold = (gate: string | null, from: number, to: number | null) => ({
    gate,
    from: flow.from + from,
    to: to === null ? null : flow.from + to,
  });
  return {
    ...flow,
    since: 0,
    counts: ['1', '2', '3', '4'].map((gate, n) => {
      return { gate, spans, entries: wave(n + 1), exits: wave((n + 1) / 2) };
    }),
    holds: [hold('2', 30, 50), hold(null, 60, null)],
    last: { date: flow.date, entries: wave(8) },
  };
}

/** Feeds the board of a page with such a day, in place of the server's own figures. */
async function feedFullest(page: Page, url: string): Promise<void> {
  const live: Live = await (await page.request.get(`${url}/console/demo/now?known=0`)).json();
  const full = fullest(live);
  await page.routeWebSocket('**/live/socket', (socket) => socket.send(JSON.stringify(full)));
  await page.route('**/console/demo/now?*', (route) => route.fulfill({ json: full }));
}

/** Opens a board so fed, once it shows that day. */
export async function openFullest(page: Page, url: string, lang: string): Promise<void> {
  await feedFullest(page, url);
  await page.goto(`${url}/console/demo?lang=${lang}`);
  await page.locator('[data-alert="call-5"]').waitFor();
}

/** Leaves its reader something to do, too: a school that asks. */
export async function leaveToDo(server: Server): Promise<void> {
  await register(server, {
    kind: 'school',
    organisation: 'مدرسة الأمل',
    contact: { name: 'خديجة', phone: '0612345669' },
    party: { adults: 4, girls: 30, boys: 30, coaches: 1 },
  });
}

import { env, exports } from 'cloudflare:workers';
import { demoEdition } from '../../src/api/demo.ts';
import type { ScanResult } from '../../src/contract/answers/scan-result.ts';
import type { WireScan } from '../../src/contract/requests/scan.ts';
import { localParts } from '../../src/domain/calendar.ts';
import type { Policy } from '../../src/domain/edition.ts';
import type { RegistrationReceipt } from '../../src/domain/registration.ts';
import type { EditionPlan } from '../../src/store/editions/create-edition.ts';
import { createEdition } from '../../src/store/editions/create-edition.ts';
import { inviteGate, inviteMember } from '../../src/store/members/invite.ts';
import { createGroupCode, type GroupCodeTerms } from '../../src/store/registrations/group-codes.ts';

/** An edition of a test's own, and what a test does with it over HTTP. */
export interface World {
  readonly slug: string;
  readonly number: number;
}

export const ORIGIN = 'http://localhost:8787';
const MINUTE = 60_000;
let made = 0;

/**
 * Where the tests' editions take place: in Morocco, or where it is noon while it is morning or night
 * there. Tests look back for hours and ahead for as many, and their gates are open.
 */
export const ZONE = zoneOfDay(Date.now());

function zoneOfDay(now: number): string {
  const moroccan = 'Africa/Casablanca';
  const { hour } = localParts(now, moroccan);
  if (hour >= 12 && hour < 18) return moroccan;
  const ahead = 12 - new Date(now).getUTCHours();
  // Zones of this kind name the hours that they are behind.
  return ahead > 0 ? `Etc/GMT-${ahead}` : `Etc/GMT+${-ahead}`;
}

/** The demo's edition without what its page says beside days and gates. */
export function openDays(now: number): EditionPlan {
  const { texts, programme, questions, plan, ...rest } = demoEdition(now, ZONE);
  return rest;
}

/** A fresh edition: five days from today, with windows of these sizes on the first. */
export async function newWorld(change: Partial<EditionPlan> = {}): Promise<World> {
  made += 1;
  const slug = `test-${made}-${crypto.randomUUID().slice(0, 8)}`;
  const plan = {
    ...openDays(Date.now()),
    days: daysWith(),
    ...change,
    slug,
  };
  return { slug, number: await createEdition(env, plan, 'test', Date.now()) };
}

/** The demo's policy. */
export function policyWith(change: Partial<Policy> = {}): Policy {
  return { ...openDays(Date.now()).policy, ...change };
}

/**
 * The demo's days with other capacities for the first day's windows. Each of today's windows ends
 * later than now, at whatever hour the tests run.
 */
export function daysWith(...capacities: number[]): EditionPlan['days'] {
  const now = Date.now();
  const [today, ...later] = openDays(now).days;
  if (!today) throw new Error('the demo has no day');
  const share = (today.closes_at - now) / today.slots.length;
  const end = (n: number, planned: number) =>
    Math.max(planned, Math.ceil((now + (n + 1) * share) / MINUTE) * MINUTE);
  const slots = today.slots.map((slot, n) => ({
    ...slot,
    starts_at: n === 0 ? slot.starts_at : end(n - 1, slot.starts_at),
    ends_at: end(n, slot.ends_at),
    capacity: capacities[n] ?? slot.capacity,
  }));
  return [{ ...today, slots }, ...later];
}

/** So many days from today, without windows. */
export function daysInARow(count: number): EditionPlan['days'] {
  const [day] = openDays(Date.now()).days;
  if (!day) throw new Error('the demo has no day');
  return Array.from({ length: count }, (_, n) => {
    const later = n * 86_400_000;
    const date = new Date(Date.parse(day.date) + later).toISOString().slice(0, 10);
    const [opens_at, closes_at] = [day.opens_at + later, day.closes_at + later];
    return { ...day, number: n + 1, date, opens_at, closes_at, slots: [] };
  });
}

export function request(path: string, init: RequestInit = {}): Promise<Response> {
  return exports.default.fetch(new Request(`${ORIGIN}${path}`, { redirect: 'manual', ...init }));
}

export function post(
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  return request(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

/** A family of five in Arabic, as the public interface takes it. */
export function family(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    slot: '1',
    kind: 'family',
    party: { adults: 2, children: 3 },
    contact: { name: 'فاطمة الزهراء', phone: randomPhone(), email: null },
    locale: 'ar',
    consent: true,
    ...change,
  };
}

export function randomPhone(): string {
  const digits = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
  return `06${String(digits % 100_000_000).padStart(8, '0')}`;
}

export function register(
  world: World,
  body: unknown,
  key: string = crypto.randomUUID(),
): Promise<Response> {
  return post(`/api/v1/events/${world.slug}/registrations`, body, { 'Idempotency-Key': key });
}

/** Registers and expects it to be taken. */
export async function registered(
  world: World,
  change: Record<string, unknown> = {},
): Promise<RegistrationReceipt> {
  const response = await register(world, family(change));
  if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
  return response.json();
}

/** The same group with a code of the directorate, for so many people. */
export async function vouchedFor(
  world: World,
  group: Record<string, unknown>,
  terms: Partial<GroupCodeTerms> = {},
): Promise<Record<string, unknown>> {
  const by = { event: world.number, id: 'test' };
  const all = { people: 1_000, uses: 1, days: null, expires_at: Date.now() + 60_000, ...terms };
  return { ...group, group_code: await createGroupCode(env.DB, by, all, Date.now()) };
}

/** The token of a fresh family ticket. */
export async function ticketFor(
  world: World,
  change: Record<string, unknown> = {},
): Promise<RegistrationReceipt['tickets'][number]> {
  const [ticket] = (await registered(world, change)).tickets;
  if (!ticket) throw new Error('no ticket');
  return ticket;
}

export interface Phone {
  readonly id: string;
  readonly token: string;
  readonly headers: Record<string, string>;
}

/** A gate phone enrolled at a gate, without a key of its own. */
export async function enrol(world: World, gate = 1): Promise<Phone> {
  const by = { event: world.number, id: 'test', keyRequired: false };
  const { code } = await inviteGate(env, by, gate, Date.now());
  const response = await post('/api/v1/devices', { code, name: 'هاتف الباب' });
  if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
  const { device, token } = await response.json<{ device: { id: string }; token: string }>();
  return { id: device.id, token, headers: { Authorization: `Bearer ${token}` } };
}

export function sendScans(
  phone: Phone,
  scans: readonly unknown[],
  more: Record<string, unknown> = {},
): Promise<Response> {
  return post('/api/v1/scans', { scans, ...more }, phone.headers);
}

/** Sends scans and gives their results. */
export async function scanned(
  phone: Phone,
  ...scans: readonly Partial<WireScan>[]
): Promise<ScanResult[]> {
  const response = await sendScans(phone, scans.map(asScan));
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json<{ results: ScanResult[] }>()).results;
}

/** Sends one scan and gives its result. */
export async function scanOne(phone: Phone, scan: Partial<WireScan>): Promise<ScanResult> {
  const [result] = await scanned(phone, scan);
  if (!result) throw new Error('no result');
  return result;
}

/** Fills in an id, the type and the way in. */
export function asScan(scan: Partial<WireScan>): Partial<WireScan> {
  const type = scan.type ?? 'ticket';
  const direction = type === 'ticket' || type === 'walk_in' ? { direction: 'entry' as const } : {};
  return { id: crypto.randomUUID(), type, ...direction, ...scan };
}

/** A signed-in member's cookie. */
export async function signIn(
  world: World,
  role: Parameters<typeof inviteMember>[2] = 'owner',
): Promise<string> {
  const by = { event: world.number, id: 'test' };
  const { code } = await inviteMember(env, by, role, Date.now());
  const response = await request(`/console/join/${code}`, {
    method: 'POST',
    headers: {
      Origin: ORIGIN,
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ name: 'مريم' }),
  });
  const cookie = response.headers.get('Set-Cookie')?.split(';')[0];
  if (!cookie) throw new Error(`not signed in: ${response.status}`);
  return cookie;
}

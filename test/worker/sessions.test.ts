import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dateAfter, localParts, zonedInstant } from '../../src/domain/calendar.ts';
import { inviteMember } from '../../src/store/members/invite.ts';
import { standingSessions } from '../../src/store/members/sessions.ts';
import { personBySession } from '../../src/store/members/signed-in.ts';
import { hiddenFields, submit } from './desk.ts';
import { newWorld, openDays, request, type World, ZONE } from './world.ts';

const HOUR = 3_600_000;
/** Tomorrow at seven in the evening, by the clock of the place. */
const EVENING = zonedInstant(dateAfter(localParts(Date.now(), ZONE).date, 1), '19:00', ZONE);

let world: World;
beforeEach(async () => {
  world = await newWorld();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Signs in at an instant; the session's secret. */
async function signInAt(at: number): Promise<{ secret: string; cookie: string }> {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(at);
  const by = { event: world.number, id: 'test' };
  const { code } = await inviteMember(env, by, 'owner', at);
  const answer = await submit(`/console/join/${code}`, { name: 'مريم' });
  const cookie = answer.headers.get('Set-Cookie')?.split(';')[0] ?? '';
  return { secret: cookie.split('=')[1] ?? '', cookie };
}

const stands = async (secret: string, at: number, isUse = true) =>
  (await personBySession(env, secret, at, isUse)) !== null;

describe('a session', () => {
  it('ends sixteen hours after its last use', async () => {
    const { secret } = await signInAt(EVENING);
    expect(await stands(secret, EVENING + 15 * HOUR, false)).toBe(true);
    expect(await stands(secret, EVENING + 16 * HOUR + 1, false)).toBe(false);
    const { secret: used } = await signInAt(EVENING);
    for (const hours of [15, 30, 45]) expect(await stands(used, EVENING + hours * HOUR)).toBe(true);
    expect(await stands(used, EVENING + 61 * HOUR)).toBe(false);
  });

  it('lasts six days at most, however much it is used', async () => {
    const { secret } = await signInAt(EVENING);
    let last = 0;
    for (let hours = 0; hours < 200 && (await stands(secret, EVENING + hours * HOUR)); hours += 8) {
      last = hours;
    }
    expect(last).toBe(136);
    expect(await stands(secret, EVENING + 144 * HOUR)).toBe(false);
  });

  it('is not used by what a page asks for by itself', async () => {
    const { secret, cookie } = await signInAt(EVENING);
    vi.setSystemTime(EVENING + 15 * HOUR);
    const headers = { Cookie: cookie, 'Sec-Fetch-Mode': 'cors' };
    expect((await request(`/console/${world.slug}/now`, { headers })).status).toBe(200);
    expect(await stands(secret, EVENING + 17 * HOUR, false)).toBe(false);
    const member = await personBySession(env, secret, EVENING + 15 * HOUR);
    const hashes = [member?.session ?? ''];
    expect((await standingSessions(env.DB, world.number, hashes, EVENING + 30 * HOUR)).size).toBe(
      1,
    );
  });
});

describe('a session that would end while the gates are open', () => {
  const page = async (cookie: string) =>
    (
      await request(`/console/${world.slug}/people?lang=en`, { headers: { Cookie: cookie } })
    ).text();

  it('says when, on every page, and one button puts it off until they close', async () => {
    const { secret, cookie } = await signInAt(EVENING);
    const html = await page(cookie);
    expect(html).toMatch(/Your session ends: \d\d\/\d\d 11:00/);
    const form = hiddenFields(html, '/session/renew');
    const renewed = await submit(`/console/${world.slug}/session/renew`, form, cookie);
    expect(renewed.status).toBe(303);
    expect(renewed.headers.get('Set-Cookie')).toContain(secret);
    expect(await page(cookie)).not.toContain('Your session ends');
    expect(await stands(secret, EVENING + 24 * HOUR, false)).toBe(true);
    expect(await stands(secret, EVENING + 25 * HOUR + 1, false)).toBe(false);
  });

  it('says so at the end of the day before, or two hours before, and not all day', async () => {
    // Gates that are open from seven in the morning to ten at night.
    const days = openDays(Date.now()).days.map((day) => {
      const opens_at = day.opens_at - 3 * HOUR;
      const last = day.slots.length - 1;
      const closes_at = (day.slots[last]?.ends_at ?? day.closes_at) + 2 * HOUR;
      const slots = day.slots.map((slot, n) => ({
        ...slot,
        starts_at: n === 0 ? opens_at : slot.starts_at,
        ends_at: n === last ? closes_at : slot.ends_at,
      }));
      return { ...day, opens_at, closes_at, slots };
    });
    world = await newWorld({ days });
    const { secret, cookie } = await signInAt(EVENING - HOUR);
    const look = async (at: number) => {
      vi.setSystemTime(at);
      const headers = { Cookie: cookie, 'Sec-Fetch-Mode': 'cors' };
      const html = await (
        await request(`/console/${world.slug}/people?lang=en`, { headers })
      ).text();
      return html.includes('Your session ends');
    };
    expect(await look(EVENING - HOUR)).toBe(false);
    expect(await look(EVENING + HOUR)).toBe(false);
    expect(await look(EVENING + 2.5 * HOUR)).toBe(true);
    expect(await look(EVENING + 8 * HOUR)).toBe(true);
    expect(await stands(secret, EVENING + 13 * HOUR)).toBe(true);
    expect(await look(EVENING + 14 * HOUR)).toBe(false);
    expect(await look(EVENING + 26.9 * HOUR)).toBe(false);
    expect(await look(EVENING + 27.1 * HOUR)).toBe(true);
  });

  it('says nothing of an end at night, until that is near', async () => {
    const morning = EVENING - 10 * HOUR;
    const { cookie } = await signInAt(morning);
    expect(await page(cookie)).not.toContain('Your session ends');
    const [begun, toldAt] = [EVENING + 6 * HOUR, [] as number[]];
    const { cookie: used } = await signInAt(begun);
    // Six days later it ends at one in the morning.
    for (let hours = 15; hours <= 143; hours += 8) {
      vi.setSystemTime(begun + hours * HOUR);
      if ((await page(used)).includes('Your session ends')) toldAt.push(hours);
    }
    expect(toldAt).toContain(143);
    expect(toldAt).not.toContain(135);
  });

  it('is renewed for six more days, and for nobody who is signed out', async () => {
    const { secret, cookie } = await signInAt(EVENING);
    for (let day = 0; day < 5; day++) await stands(secret, EVENING + day * 12 * HOUR);
    vi.setSystemTime(EVENING + 50 * HOUR);
    await submit(`/console/${world.slug}/session/renew`, {}, cookie);
    for (let hours = 60; hours < 180; hours += 12) await stands(secret, EVENING + hours * HOUR);
    expect(await stands(secret, EVENING + 180 * HOUR, false)).toBe(true);
    const anonymous = await submit(`/console/${world.slug}/session/renew`, {});
    expect(anonymous.status).toBe(401);
  });
});

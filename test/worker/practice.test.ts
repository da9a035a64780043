import { beforeAll, describe, expect, it } from 'vitest';
import { PRACTICE_CASES } from '../../src/domain/practice.ts';
import { importPublicKey, readScanned, verifyTicket } from '../../src/domain/token.ts';
import { practiceCodes } from '../../src/operations/practice.ts';
import { asMember } from './acting.ts';
import { editionOf, sums } from './gate-day.ts';
import { enrol, newWorld, request, scanOne, signIn, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await newWorld();
});

describe('the practice codes', () => {
  it('are signed with the event’s key, but for the forged one', async () => {
    const [own] = (await editionOf(world)).keys;
    if (!own) throw new Error('an edition has a key');
    const key = await importPublicKey(own.jwk);
    for (const { ticket, url } of await practiceCodes(
      asMember({ event: world.number, id: 'test' }),
      { locale: 'fr' },
    )) {
      const scanned = readScanned(url, 'localhost:8787');
      if (scanned.type !== 'token') throw new Error(`${ticket.name} is no token`);
      expect(scanned.parsed.payload).toMatchObject({ event: 0, ...ticket.terms, locale: 'fr' });
      expect([ticket.name, await verifyTicket(scanned.parsed, key)]).toEqual([
        ticket.name,
        !ticket.forged,
      ]);
    }
  });

  it('let nobody in at a gate in service, asked or overridden', async () => {
    const phone = await enrol(world);
    const before = await sums(world);
    for (const { ticket, url } of await practiceCodes(
      asMember({ event: world.number, id: 'test' }),
      { locale: 'ar' },
    )) {
      const result = await scanOne(phone, { ticket: url });
      expect([ticket.name, result.verdict, result.reason]).toEqual([
        ticket.name,
        'refused',
        'wrong_event',
      ]);
    }
    expect(await sums(world)).toEqual(before);
  });

  it('are no ticket of anybody on the public pages', async () => {
    const [code] = await practiceCodes(asMember({ event: world.number, id: 'test' }), {
      locale: 'ar',
    });
    const { pathname } = new URL(code?.url ?? '');
    const page = (await request(pathname)).headers.get('Location') ?? '';
    expect(page).toMatch(/^\/t\//);
    expect((await request(page)).status).toBe(404);
  });
});

describe('the practice sheet', () => {
  const open = (cookie?: string) =>
    request(`/console/${world.slug}/gates/practice?lang=en`, {
      headers: cookie ? { Cookie: cookie } : {},
    });

  it('shows each case with its code and its verdict', async () => {
    const page = await (await open(await signIn(world, 'safety'))).text();
    const shown = [...page.matchAll(/data-case="(\w+)"/g)].map(([, name]) => name);
    expect(shown).toEqual([...PRACTICE_CASES]);
    expect(page.match(/<path fill="#000000"/g)).toHaveLength(PRACTICE_CASES.length);
    expect(page).not.toContain('style=');
  });

  it('is for those who run the gates', async () => {
    expect((await open()).status).toBe(401);
    for (const role of ['viewer', 'desk', 'gate'] as const) {
      expect((await open(await signIn(world, role))).status).toBe(403);
    }
    expect((await open(await signIn(await newWorld(), 'owner'))).status).toBe(404);
  });
});

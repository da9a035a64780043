import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { revokeDevice } from '../../src/operations/phones.ts';
import { voidScans } from '../../src/operations/void-scans.ts';
import { implausibleMinutes } from '../../src/store/gates/implausible.ts';
import { asMember } from './acting.ts';
import { ago, by, liveFigures, showed, sums, walkIn } from './gate-day.ts';
import { disagreements, scansLogged } from './sum-of-log.ts';
import { minutesAgo, twoPhones, voidedOf } from './two-phones.ts';
import {
  asScan,
  enrol,
  ORIGIN,
  type Phone,
  request,
  scanned,
  scanOne,
  sendScans,
  signIn,
  ticketFor,
  type World,
  ZONE,
} from './world.ts';

const MINUTE = 60_000;

let world: World;
let liar: Phone;
let honest: Phone;
beforeEach(async () => {
  ({ world, first: liar, second: honest } = await twoPhones());
});

const voided = (from: number, to: number, of = liar) => voidedOf(world, of, from, to);

describe('scans of a phone that are taken out of the count', () => {
  it('leave the figures, stay in the log, and leave everybody else’s alone', async () => {
    const before = [
      walkIn(500, { at: ago(30 * MINUTE) }),
      walkIn(400, { at: ago(20 * MINUTE), direction: 'exit' }),
      walkIn(7, { at: ago(5 * MINUTE) }),
      walkIn(3, { at: ago(20 * MINUTE), kind: 'crew' }),
    ];
    await scanned(liar, ...before);
    await scanned(honest, walkIn(11, { at: ago(25 * MINUTE) }));
    const logged = await scansLogged(world.number);
    expect(await voided(40, 10)).toBe(3);
    expect(await sums(world)).toMatchObject({ entries: 18, exits: 0, walk_ins: 18, crew_in: 0 });
    expect(await liveFigures(world)).toMatchObject({ entries: 18, exits: 0, inside: 18 });
    expect(await scansLogged(world.number)).toBe(logged);
    expect(await disagreements(world.number)).toEqual([]);
    expect(await voided(40, 10)).toBe(0);
    // Sent again, it is known, and counts no more than before.
    await scanned(liar, ...before);
    expect(await sums(world)).toMatchObject({ entries: 18, exits: 0 });
  });

  it('give a ticket its places back, and phones learn of it', async () => {
    const { token, serial } = await ticketFor(world);
    await scanOne(liar, { ticket: token, ...showed('admitted', 5), at: ago(20 * MINUTE) });
    const full = { verdict: 'refused', reason: 'already_admitted' };
    expect(await scanOne(honest, { ticket: token })).toMatchObject(full);
    const { cursor } = await (await sendScans(honest, [], { since: 0 })).json<{ cursor: number }>();
    expect(await voided(30, 10)).toBe(1);
    const answer = await sendScans(honest, [], { since: cursor });
    const { ledger } = await answer.json<{ ledger: { tickets: number[][] } }>();
    expect(ledger.tickets.map((row) => row.slice(0, 3))).toEqual([[serial, 0, 0]]);
    expect(await scanOne(honest, { ticket: token })).toMatchObject({ people: 5 });
    expect(await disagreements(world.number)).toEqual([]);
  });

  it('take a count by eye with them, and an undo that was undone already leaves nothing', async () => {
    await scanned(honest, walkIn(20, { at: ago(60 * MINUTE) }));
    await scanned(liar, { type: 'count', people: 90_000, at: ago(20 * MINUTE) });
    const tap = walkIn(9, { at: ago(15 * MINUTE) });
    const back = asScan({ type: 'undo', scan: tap.id ?? '', at: ago(14 * MINUTE) });
    await scanned(liar, tap, back);
    expect(await liveFigures(world)).toMatchObject({ inside: 90_000 });
    expect(await voided(30, 10)).toBe(1);
    expect(await liveFigures(world)).toMatchObject({ inside: 20, entries: 20 });
    expect(await disagreements(world.number)).toEqual([]);
  });

  it('are many, of a revoked phone too', async () => {
    const flood = () => Array.from({ length: 500 }, () => walkIn(510, { at: ago(20 * MINUTE) }));
    for (let n = 0; n < 3; n++) expect((await sendScans(liar, flood())).status).toBe(200);
    await scanned(honest, walkIn(2));
    expect((await sums(world)).entries).toBe(765_002);
    await revokeDevice(asMember(by(world)), { id: liar.id });
    expect(await voided(30, 10)).toBe(1_500);
    expect((await sums(world)).entries).toBe(2);
    expect(await disagreements(world.number)).toEqual([]);
  });

  it('are of a day at most, of a stretch that has a beginning and an end', async () => {
    const refusals = [voided(10, 10), voided(10, 20), voided(25 * 60, 0)];
    for (const one of refusals)
      await expect(one).rejects.toMatchObject({ code: 'invalid_request' });
    const nobody = voidScans(asMember(by(world)), { device: 'nobody', ...minutesAgo(9, 1) });
    await expect(nobody).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('a minute that no gate can have counted', () => {
  it('is marked with its gate and its phones, until it is taken out of the count', async () => {
    const at = ago(20 * MINUTE);
    await scanned(liar, ...Array.from({ length: 4 }, () => walkIn(300, { at })));
    const second = await enrol(world);
    await scanned(second, walkIn(5, { at }));
    await scanned(honest, walkIn(510, { at }), walkIn(400, { at }));
    const [marked, ...more] = await implausibleMinutes(env.DB, world.number);
    expect(more).toEqual([]);
    expect(marked).toMatchObject({ gate: 1, entries: 1_205, exits: 0 });
    expect(marked?.minute).toBe(Math.floor(Date.parse(at) / MINUTE));
    expect(marked?.phones.map((phone) => phone.people)).toEqual([1_200, 5]);
    await voided(30, 10);
    expect(await implausibleMinutes(env.DB, world.number)).toEqual([]);
  });

  it('is marked where people leave, too', async () => {
    const at = ago(20 * MINUTE);
    const leaving = () => walkIn(300, { at, direction: 'exit' });
    await scanned(liar, ...Array.from({ length: 4 }, leaving));
    expect(await implausibleMinutes(env.DB, world.number)).toMatchObject([
      { gate: 1, entries: 0, exits: 1_200, phones: [{ people: 1_200 }] },
    ]);
  });
});

describe('the page of gates and phones', () => {
  const page = async (cookie: string) => {
    const path = `/console/${world.slug}/gates?lang=en`;
    return (await request(path, { headers: { Cookie: cookie } })).text();
  };
  const send = (cookie: string, fields: Record<string, string>, device = liar.id) =>
    request(`/console/${world.slug}/devices/${device}/void`, {
      method: 'POST',
      headers: {
        Cookie: `${cookie}; lang=en`,
        Origin: ORIGIN,
        'Content-Type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ key: crypto.randomUUID(), ...fields }),
    });
  /** As a form writes it, in the event's own zone: the demo's is read by the page itself. */
  const local = (ms: number) =>
    new Intl.DateTimeFormat('sv-SE', {
      timeZone: ZONE,
      dateStyle: 'short',
      timeStyle: 'short',
    })
      .format(Date.now() - ms)
      .replace(' ', 'T');

  it('marks what cannot be, and takes it out in two steps, with an audit row', async () => {
    const owner = await signIn(world, 'owner');
    await scanned(liar, ...Array.from({ length: 3 }, () => walkIn(500, { at: ago(20 * MINUTE) })));
    const before = await page(owner);
    expect(before).toContain('1,500 in');
    expect(before).toContain('Take out of the count');
    const answer = await send(owner, { from: local(30 * MINUTE), to: local(10 * MINUTE) });
    expect(answer.status).toBe(303);
    const after = await request(answer.headers.get('Location') ?? '', {
      headers: { Cookie: `${owner}; lang=en` },
    });
    const html = await after.text();
    expect(html).toContain('3 scans no longer count');
    expect(html).not.toContain('1,500 in');
    expect((await sums(world)).entries).toBe(0);
    const sql = `SELECT actor, subject FROM audit WHERE event = ?1 AND verb = 'void'`;
    const audit = await env.DB.prepare(sql).bind(world.number).all<{ subject: string }>();
    expect(audit.results).toHaveLength(1);
    expect(audit.results[0]?.subject).toContain(`scans of device ${liar.id}`);
  });

  it('says what is wrong with a stretch of time, and changes nothing', async () => {
    const owner = await signIn(world, 'owner');
    await scanned(liar, walkIn(5, { at: ago(20 * MINUTE) }));
    const wrong = [
      { from: '', to: '' },
      { from: 'noon', to: local(0) },
      { from: local(0), to: local(30 * MINUTE) },
      { from: local(3 * 24 * 60 * MINUTE), to: local(0) },
      { from: '0001-01-01T00:00', to: '+275760-09-13T00:00' },
      { from: '2026-02-30T10:00', to: '2026-02-31T10:00' },
    ];
    for (const fields of wrong) {
      const answer = await send(owner, fields);
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain('24 hours');
    }
    expect((await sums(world)).entries).toBe(5);
  });

  it.each(['viewer', 'desk', 'gate', 'safety'] as const)('lets no %s do it', async (role) => {
    const cookie = await signIn(world, role);
    const fields = { from: local(30 * MINUTE), to: local(0) };
    expect((await send(cookie, fields)).status).toBe(403);
  });
});

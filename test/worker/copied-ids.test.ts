import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ScanResult } from '../../src/contract/answers/scan-result.ts';
import type { WireScan } from '../../src/contract/requests/scan.ts';
import { acceptHandIn } from '../../src/operations/hand-ins.ts';
import { revokeDevice } from '../../src/operations/phones.ts';
import { voidScans } from '../../src/operations/void-scans.ts';
import { latestSheets } from '../../src/store/gates/shift-sheets.ts';
import { asMember } from './acting.ts';
import { ago, by, liveFigures, showed, sums, walkIn } from './gate-day.ts';
import { handIn, keptApart, sealed } from './rescue-world.ts';
import { disagreements, scansLogged } from './sum-of-log.ts';
import { twoPhones } from './two-phones.ts';
import {
  asScan,
  type Phone,
  post,
  scanned,
  scanOne,
  sendScans,
  ticketFor,
  type World,
} from './world.ts';

const MINUTE = 60_000;

let world: World;
let phone: Phone;
let thief: Phone;
beforeEach(async () => {
  ({ world, first: phone, second: thief } = await twoPhones());
});

describe('a scan under the id of another phone’s', () => {
  it('learns nothing of that one, and counts as what it is', async () => {
    const { token } = await ticketFor(world);
    const own = asScan({ ticket: token, ...showed('admitted', 5) });
    const first = await scanOne(phone, own);
    expect(first).toMatchObject({ people: 5, ticket: { admits: 5 } });
    const copied = walkIn(3, { id: own.id ?? '' });
    const result = await scanOne(thief, copied);
    expect(result).toEqual({
      ...{ id: own.id, verdict: 'admitted', reason: null, people: 3, conflict: false },
      ticket: null,
    });
    expect(await scanOne(thief, copied)).toEqual(result);
    expect(await scanOne(phone, own)).toEqual(first);
    expect(await sums(world)).toMatchObject({ entries: 8, walk_ins: 3 });
    expect(await scansLogged(world.number)).toBe(2);
    expect(await disagreements(world.number)).toEqual([]);
  });

  it('is that one, and counts once, when it says the same', async () => {
    const { token } = await ticketFor(world);
    const scan = asScan({ ticket: token, people: 2 });
    const first = await scanOne(phone, scan);
    expect(await scanOne(thief, scan)).toEqual(first);
    const tap = walkIn(3);
    expect(await scanOne(thief, tap)).toEqual(await scanOne(phone, tap));
    expect(await sums(world)).toMatchObject({ entries: 5 });
  });

  it.each<Partial<WireScan>>([
    { people: 9 },
    { direction: 'exit' },
    { kind: 'crew' },
    { type: 'count', people: 3 },
  ])('is another one when it says %j', async (other) => {
    const tap = walkIn(3);
    await scanned(phone, tap);
    const before = await scansLogged(world.number);
    await scanned(thief, { ...tap, ...other });
    expect(await scansLogged(world.number)).toBe(before + 1);
    expect(await disagreements(world.number)).toEqual([]);
  });

  it('takes nothing from it when it comes first, or with it', async () => {
    const [one, other] = [walkIn(4), walkIn(6)];
    await scanned(thief, { ...one, people: 1 });
    await Promise.all([scanned(phone, one, other), scanned(thief, { ...other, people: 1 })]);
    const again = await scanned(phone, one, other);
    expect(again.map(({ id, people }) => [id, people])).toEqual([
      [one.id, 4],
      [other.id, 6],
    ]);
    expect(await sums(world)).toMatchObject({ entries: 12 });
    expect(await disagreements(world.number)).toEqual([]);
  });

  it('is taken back by its own phone alone, and so is the other one', async () => {
    const own = walkIn(4);
    await scanned(phone, own);
    const undo = () => asScan({ type: 'undo', scan: own.id ?? '' });
    expect(await scanOne(thief, undo())).toMatchObject({ verdict: 'refused', reason: 'unknown' });
    await scanned(thief, { ...own, people: 7 });
    expect(await scanOne(thief, undo())).toMatchObject({ verdict: 'undone', people: 7 });
    expect(await sums(world)).toMatchObject({ entries: 4 });
    expect(await scanOne(phone, undo())).toMatchObject({ verdict: 'undone', people: 4 });
    expect(await sums(world)).toMatchObject({ entries: 0 });
    expect(await disagreements(world.number)).toEqual([]);
  });

  it('moves the count by eye, and a ticket’s movements, by itself', async () => {
    const { token } = await ticketFor(world);
    const id = crypto.randomUUID();
    await scanned(phone, { id, type: 'count', people: 40, at: ago(2 * MINUTE) });
    await scanned(thief, { id, ticket: token, ...showed('admitted', 2), at: ago(MINUTE) });
    expect(await liveFigures(world)).toMatchObject({ inside: 42, entries: 2 });
    await voidScans(asMember(by(world)), {
      device: thief.id,
      from: Date.now() - 3 * MINUTE,
      to: Date.now(),
    });
    expect(await liveFigures(world)).toMatchObject({ inside: 40, entries: 0 });
    expect(await disagreements(world.number)).toEqual([]);
  });

  it('is brought by another phone in the name of its own, under its id', async () => {
    const own = walkIn(4);
    await scanned(thief, { ...own, people: 1 });
    const rescue = await sealed(phone, [own]);
    for (let times = 0; times < 2; times++) {
      const answer = await post('/api/v1/rescues', rescue, thief.headers);
      const { results } = await answer.json<{ results: ScanResult[] }>();
      expect(results).toMatchObject([{ id: own.id, people: 4 }]);
    }
    expect(await scanOne(phone, own)).toMatchObject({ people: 4 });
    expect(await sums(world)).toMatchObject({ entries: 5 });
  });

  it('is kept apart from it when both phones hand in, and each is answered for', async () => {
    const own = walkIn(4);
    for (const { id } of [phone, thief]) await revokeDevice(asMember(by(world)), { id });
    expect((await handIn(thief, [{ ...own, people: 1 }], true)).status).toBe(200);
    expect((await handIn(phone, [own], true)).status).toBe(200);
    expect(await keptApart(world, phone.id)).toEqual({ waiting: 1 });
    await acceptHandIn(asMember(by(world)), { device: thief.id });
    expect(await keptApart(world, phone.id)).toEqual({ waiting: 1 });
    await acceptHandIn(asMember(by(world)), { device: phone.id });
    expect(await sums(world)).toMatchObject({ entries: 5 });
  });
});

describe('a call for help under the id of another phone’s', () => {
  it('is heard, and seen as its own', async () => {
    const call = { id: crypto.randomUUID(), kind: 'pressure', at: ago(0) };
    await sendScans(phone, [], { alerts: [call] });
    await sendScans(thief, [], { alerts: [call] });
    await sendScans(thief, [], { alerts: [call] });
    const { alerts = [] } = await liveFigures(world);
    expect(alerts.map(({ gate }) => gate).toSorted()).toEqual(['1', '2']);
  });
});

describe('a shift sheet under the id of another phone’s', () => {
  it('is kept beside it', async () => {
    const counts = { welcomed: 5, left: 1, refused: 0, overrides: 0 };
    const times = { opened_at: ago(60 * MINUTE), closed_at: ago(MINUTE) };
    const sheet = { id: crypto.randomUUID(), number: '7', ...times, ...counts };
    for (const one of [phone, thief, thief]) await sendScans(one, [], { shifts: [sheet] });
    const kept = await latestSheets(env.DB, world.number);
    expect(kept.map(({ gate }) => gate).toSorted()).toEqual([1, 2]);
  });
});

import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ScanResult } from '../../src/contract/answers/scan-result.ts';
import type { WireScan } from '../../src/contract/requests/scan.ts';
import { acceptHandIn } from '../../src/operations/hand-ins.ts';
import { moveDevice, revokeDevice } from '../../src/operations/phones.ts';
import { voidScans } from '../../src/operations/void-scans.ts';
import { implausibleMinutes } from '../../src/store/gates/implausible.ts';
import { readCounting } from '../../src/store/gates/void-scans.ts';
import { asMember } from './acting.ts';
import { ago, by, liveFigures, showed, sums, walkIn } from './gate-day.ts';
import { held, newGatekeeper, settledBy } from './gatekeepers.ts';
import { handIn, sealed } from './rescue-world.ts';
import { disagreements, scansLogged } from './sum-of-log.ts';
import { twoPhones, voidedOf } from './two-phones.ts';
import {
  asScan,
  enrol,
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
let liar: Phone;
let honest: Phone;
beforeEach(async () => {
  ({ world, first: liar, second: honest } = await twoPhones());
});

const voided = (from: number, to: number, of = liar) => voidedOf(world, of, from, to);

const nobody = { entries: 0, exits: 0, walk_ins: 0, parties: 0, crew_in: 0, crew_out: 0 };

describe('scans that come after their time was taken out of the count', () => {
  it('are logged and answered, and count nowhere', async () => {
    await voided(40, 10);
    const { token, serial } = await ticketFor(world);
    const late = [
      asScan({ ticket: token, ...showed('admitted', 5), at: ago(20 * MINUTE) }),
      asScan({ ticket: token, direction: 'exit', people: 2, at: ago(19 * MINUTE) }),
      walkIn(500, { at: ago(30 * MINUTE) }),
      walkIn(30, { at: ago(30 * MINUTE), direction: 'exit' }),
      walkIn(3, { at: ago(20 * MINUTE), kind: 'crew' }),
      asScan({ type: 'count', people: 90_000, at: ago(15 * MINUTE) }),
    ];
    const results = await scanned(liar, ...late);
    expect(results.map(({ id, verdict }) => [id, verdict])).toEqual(
      late.map(({ id }) => [id, 'admitted']),
    );
    expect(await scansLogged(world.number)).toBe(late.length);
    expect(await sums(world)).toMatchObject(nobody);
    expect(await liveFigures(world)).toMatchObject({ entries: 0, exits: 0, inside: 0 });
    const answer = await sendScans(honest, [], { since: 0 });
    const { ledger } = await answer.json<{ ledger: { tickets: number[][] } }>();
    expect(ledger.tickets.filter(([of, entered]) => of === serial && entered !== 0)).toEqual([]);
    expect(await scanOne(honest, { ticket: token })).toMatchObject({ people: 5, reason: null });
    expect(await disagreements(world.number)).toEqual([]);
  });

  it('count where they lie outside of it, or are another phone’s', async () => {
    await voided(30, 10);
    const second = await enrol(world);
    await scanned(liar, walkIn(1, { at: ago(31 * MINUTE) }), walkIn(2, { at: ago(9 * MINUTE) }));
    await scanned(second, walkIn(4, { at: ago(20 * MINUTE) }));
    expect(await sums(world)).toMatchObject({ entries: 7 });
  });

  it('count in neither of two spans that overlap, nor in one whose end is still to come', async () => {
    await voided(40, 20);
    await voided(25, 5);
    await voided(2, -60);
    const minutes = [39, 22, 6, 0];
    await scanned(liar, ...minutes.map((minute) => walkIn(9, { at: ago(minute * MINUTE) })));
    expect(await sums(world)).toMatchObject(nobody);
    await scanned(liar, walkIn(1, { at: ago(3 * MINUTE) }));
    expect(await sums(world)).toMatchObject({ entries: 1 });
    const { token } = await ticketFor(world);
    expect(await scanOne(liar, { ticket: token })).toMatchObject({ verdict: 'admitted' });
    expect(await scanOne(honest, { ticket: token })).toMatchObject({ people: 5 });
    expect(await disagreements(world.number)).toEqual([]);
  });

  it('are answered again as before, and are nothing to take back', async () => {
    await voided(30, 10);
    const tap = walkIn(9, { at: ago(20 * MINUTE) });
    const first = await scanOne(liar, tap);
    expect(await scanOne(liar, tap)).toEqual(first);
    const back = { type: 'undo', scan: tap.id ?? '', at: ago(19 * MINUTE) } as const;
    expect(await scanOne(liar, back)).toMatchObject({ verdict: 'undone', people: 0 });
    // An undo in a voided minute still takes back what counts outside of it.
    const outside = walkIn(4, { at: ago(9 * MINUTE) });
    const undo = asScan({ type: 'undo', scan: outside.id ?? '', at: ago(11 * MINUTE) });
    await scanned(liar, outside, undo);
    expect(await sums(world)).toMatchObject(nobody);
    expect(await disagreements(world.number)).toEqual([]);
  });

  it('do not count by a report either: what the phone showed was still in that time', async () => {
    const { token } = await ticketFor(world);
    await scanOne(honest, { ticket: token });
    const scan = asScan({ ticket: token, decided: 'online' });
    expect(await scanOne(liar, scan)).toMatchObject({ reason: 'already_admitted' });
    await voided(5, -5);
    const report = { ...scan, ...showed('admitted', 5), at: ago(0) };
    expect(await scanOne(liar, report)).toMatchObject({ verdict: 'admitted', people: 5 });
    expect(await sums(world)).toMatchObject({ entries: 5 });
    expect(await liveFigures(world)).toMatchObject({ conflicts: 0 });
    expect(await disagreements(world.number)).toEqual([]);
  });

  it('are those of the corrected time, whatever the phone’s own clock said', async () => {
    await voided(30, 10);
    // Two hours behind, and corrected.
    const corrected = { at: ago(20 * MINUTE), skew_ms: 120 * MINUTE };
    await scanned(liar, walkIn(9, corrected));
    expect(await sums(world)).toMatchObject(nobody);
    // Its own clock said a voided minute; it happened in another one.
    await scanned(liar, walkIn(2, { at: ago(5 * MINUTE), skew_ms: 15 * MINUTE }));
    expect(await sums(world)).toMatchObject({ entries: 2 });
  });

  it('mark no minute as one that cannot be', async () => {
    await voided(30, 10);
    const at = ago(20 * MINUTE);
    await scanned(liar, ...Array.from({ length: 4 }, () => walkIn(500, { at })));
    expect(await implausibleMinutes(env.DB, world.number)).toEqual([]);
  });

  it('stay voided when the phone stands at another gate by then', async () => {
    await voided(30, 10);
    await moveDevice(asMember(by(world)), { id: liar.id, gate: 2 });
    await scanned(liar, walkIn(9, { at: ago(20 * MINUTE) }));
    expect(await sums(world)).toMatchObject(nobody);
  });
});

describe('scans of a voided span that their own phone does not bring', () => {
  it('count nothing, brought by another phone in its name', async () => {
    await voided(30, 10);
    const rescue = await sealed(liar, [walkIn(9, { at: ago(20 * MINUTE) })]);
    const answer = await post('/api/v1/rescues', rescue, honest.headers);
    const { results } = await answer.json<{ results: ScanResult[] }>();
    expect(results).toMatchObject([{ verdict: 'admitted', people: 9 }]);
    expect(await sums(world)).toMatchObject(nobody);
  });

  it('count nothing when somebody answers for a hand-in', async () => {
    await revokeDevice(asMember(by(world)), { id: liar.id });
    await voided(30, 10);
    const scans = [walkIn(9, { at: ago(20 * MINUTE) }), walkIn(2, { at: ago(35 * MINUTE) })];
    expect((await handIn(liar, scans, true)).status).toBe(200);
    await acceptHandIn(asMember(by(world)), { device: liar.id });
    expect(await sums(world)).toMatchObject({ entries: 2 });
    expect(await scansLogged(world.number)).toBe(2);
  });
});

describe('a writer that starts anew', () => {
  it('knows what was voided before it', async () => {
    await voided(30, 10);
    const fresh = await newGatekeeper();
    const { serial } = await ticketFor(world);
    const late: Partial<WireScan> & { at: string } = { at: ago(20 * MINUTE) };
    const scan = held(serial, {
      at: Date.parse(late.at),
      decided: 'offline',
      shown: 'admitted',
      people: 5,
    });
    const [result] = await settledBy(fresh, world, liar, [scan]);
    expect(result).toMatchObject({ verdict: 'admitted', people: 5 });
    expect(await sums(world)).toMatchObject(nobody);
  });

  it('is told once, however often it is asked, and nobody else’s phone is named', async () => {
    await Promise.all([voided(30, 10), voided(30, 10)]);
    const stretch = { from: Date.now() - 30 * MINUTE, to: Date.now() };
    const again = voidScans(asMember(by(world)), { device: honest.id, ...stretch });
    await again;
    await voidScans(asMember(by(world)), { device: honest.id, ...stretch });
    const sql = 'SELECT count(*) AS n FROM voided_span WHERE event = ?1 AND device = ?2';
    const ofHonest = await env.DB.prepare(sql).bind(world.number, honest.id).first();
    expect(ofHonest).toEqual({ n: 1 });
    const audits = `SELECT count(*) AS n FROM audit WHERE event = ?1 AND verb = 'void' AND subject LIKE ?2`;
    const noted = env.DB.prepare(audits).bind(world.number, `%${honest.id}%`);
    expect(await noted.first()).toEqual({ n: 1 });
  });
});

describe('scans of a phone while its time is being voided', () => {
  it('never count, whichever comes first', async () => {
    const at = ago(20 * MINUTE);
    const sending = Array.from({ length: 8 }, () => scanned(liar, walkIn(5, { at })));
    await Promise.all([...sending.slice(0, 4), voided(30, 10), ...sending.slice(4)]);
    expect(await sums(world)).toMatchObject(nobody);
    const { from, to } = { from: Date.now() - 30 * MINUTE, to: Date.now() };
    const left = readCounting(env.DB, world.number, liar.id, { from, to }, 10);
    expect(left.read(await env.DB.batch([...left.statements]))).toEqual([]);
    expect(await disagreements(world.number)).toEqual([]);
  });
});

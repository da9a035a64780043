import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ScanResult } from '../../src/contract/answers/scan-result.ts';
import type { WireScan } from '../../src/contract/requests/scan.ts';
import { revokeDevice } from '../../src/operations/phones.ts';
import { asMember } from './acting.ts';
import { ago, by, logged, showed, sums, walkIn } from './gate-day.ts';
import { held, newGatekeeper, sqlOf } from './gatekeepers.ts';
import { newProofKey } from './proof.ts';
import {
  askBound,
  enrolBound,
  handIn,
  keptApart,
  type Rescue,
  sealed,
  signed,
} from './rescue-world.ts';
import {
  asScan,
  enrol,
  newWorld,
  type Phone,
  post,
  scanOne,
  sendScans,
  ticketFor,
  type World,
} from './world.ts';
import { databaseWith } from './writers.ts';

let world: World;
let rescuer: Phone;
beforeAll(async () => {
  world = await newWorld();
  rescuer = await enrol(world, 2);
});

function bring(rescue: unknown, phone = rescuer): Promise<Response> {
  return post('/api/v1/rescues', rescue, phone.headers);
}

async function resultsOf(response: Promise<Response>): Promise<ScanResult[]> {
  const answer = await response;
  expect(answer.status).toBe(200);
  return (await answer.json<{ results: ScanResult[] }>()).results;
}

async function refused(response: Promise<Response>, status: number, code: string) {
  const answer = await response;
  const problem = await answer.json<{ code: string }>();
  expect([answer.status, problem.code]).toEqual([status, code]);
  return problem;
}

/** What the audit holds of rescues of a phone. */
async function notedOf(device: string) {
  const sql = `SELECT actor, subject, detail ->> '$.after.scans' AS scans FROM audit
    WHERE event = ?1 AND verb = 'rescue' AND subject LIKE '%' || ?2`;
  const { results } = await env.DB.prepare(sql).bind(world.number, device).all();
  return results;
}

async function whose(id: WireScan['id'] | undefined) {
  const sql = 'SELECT device, gate FROM scan WHERE event = ?1 AND id = ?2';
  return env.DB.prepare(sql)
    .bind(world.number, id ?? '')
    .first();
}

describe('the scans of a phone in need', () => {
  it('count under its own name and gate, whoever brings them', async () => {
    const phone = await enrolBound(world, 3);
    const { token } = await ticketFor(world);
    const scans = [
      asScan({ ticket: token, at: ago(60_000), ...showed('admitted', 5) }),
      walkIn(4, { at: ago(30_000) }),
    ];
    const before = await sums(world);
    const results = await resultsOf(bring(await signed(phone, scans)));
    expect(results.map(({ id, verdict, people }) => [id, verdict, people])).toEqual([
      [scans[0]?.id, 'admitted', 5],
      [scans[1]?.id, 'admitted', 4],
    ]);
    expect(results[0]?.ticket).toMatchObject({ admits: 5, entered: 5 });
    expect(await whose(scans[0]?.id)).toEqual({ device: phone.id, gate: 3 });
    expect((await sums(world)).entries - before.entries).toBe(9);
  });

  it('leave in the audit which phone brought them, once', async () => {
    const phone = await enrolBound(world, 3);
    const rescue = await signed(phone, [walkIn(1), walkIn(2)]);
    await resultsOf(bring(rescue));
    await resultsOf(bring(rescue));
    expect(await notedOf(phone.id)).toEqual([
      { actor: `device ${rescuer.id}`, subject: `2 scans of device ${phone.id}`, scans: 2 },
    ]);
  });

  it('leave it once where another phone holds their ids', async () => {
    const scan = walkIn(6);
    await scanOne(rescuer, scan);
    const phone = await enrol(world);
    const rescue = await sealed(phone, [{ ...scan, people: 5 }]);
    await resultsOf(bring(rescue));
    await resultsOf(bring(rescue));
    expect(await notedOf(phone.id)).toMatchObject([{ scans: 1 }]);
  });

  it('leave it in the batch that writes them: neither is there without the other', async () => {
    const phone = await enrol(world);
    const batches: string[][] = [];
    let failing = true;
    const gatekeeper = await newGatekeeper(
      databaseWith((statements) => {
        const texts = statements.map(sqlOf);
        const writes = texts.some((sql) => /INSERT INTO (?:scan|handed_in|audit)\b/.test(sql));
        if (writes) batches.push(texts);
        return writes && failing ? Promise.reject(new Error('gone')) : env.DB.batch(statements);
      }),
    );
    const rescue = { by: { event: world.number, id: `device ${rescuer.id}` }, sent: 1 };
    const walked = () => held(0, { type: 'walk_in', presented: null, people: 2 });
    const handed = { scans: [walked()], unread: [] };
    const ways = [
      () => gatekeeper.settleFor(world.number, phone.id, [walked()], rescue),
      () => gatekeeper.keepApart(world.number, phone.id, handed, rescue),
    ];
    for (const [at, way] of ways.entries()) {
      failing = true;
      await expect(way()).rejects.toThrow('the writer failed');
      expect(await notedOf(phone.id)).toHaveLength(at);
      failing = false;
      await way();
      expect(await notedOf(phone.id)).toHaveLength(at + 1);
      const last = batches.at(-1)?.join('\n') ?? '';
      expect(last).toMatch(/INSERT INTO audit[\s\S]*INSERT INTO (?:scan|handed_in)\b/);
    }
  });

  it('are proven by its token where it is bound to no key', async () => {
    const phone = await enrol(world, 3);
    const scan = walkIn(2);
    expect(await resultsOf(bring(await sealed(phone, [scan])))).toMatchObject([{ people: 2 }]);
    expect(await whose(scan.id)).toEqual({ device: phone.id, gate: 3 });
  });

  it('may be brought by a phone that is bound to a key', async () => {
    const [phone, bound] = [await enrolBound(world), await enrolBound(world)];
    const rescue = await signed(phone, [walkIn(1)]);
    expect((await askBound(bound, '/api/v1/rescues', rescue)).status).toBe(200);
  });

  it('count once, brought twice and by two, and sent by the phone itself', async () => {
    const phone = await enrol(world, 1);
    const scan = walkIn(7);
    const rescue = await sealed(phone, [scan]);
    const before = await sums(world);
    const first = await resultsOf(bring(rescue));
    expect(await resultsOf(bring(rescue))).toEqual(first);
    expect(await resultsOf(bring(rescue, await enrol(world, 3)))).toEqual(first);
    expect(await scanOne(phone, scan)).toEqual(first[0]);
    expect((await sums(world)).walk_ins - before.walk_ins).toBe(7);
  });

  it('fail one by one: a malformed one never takes the others with it', async () => {
    const phone = await enrol(world);
    const rescue = await sealed(phone, [{ id: 'x' }, walkIn(3)]);
    const results = await resultsOf(bring(rescue));
    expect(results.map(({ reason, people }) => [reason, people])).toEqual([
      ['invalid', 0],
      [null, 3],
    ]);
  });

  it('change nothing that another phone logged under the same id', async () => {
    const scan = walkIn(6);
    await scanOne(rescuer, scan);
    const phone = await enrol(world);
    const claimed = { ...scan, people: 500 };
    const [own] = await resultsOf(bring(await sealed(phone, [claimed])));
    expect(own).toMatchObject({ id: scan.id, people: 500 });
    expect(await scanOne(rescuer, scan)).toMatchObject({ people: 6 });
    expect(await whose(scan.id)).toEqual({ device: rescuer.id, gate: 2 });
  });

  it('cannot take back the scan of another phone', async () => {
    const scan = walkIn(6);
    await scanOne(rescuer, scan);
    const phone = await enrol(world);
    const undo = asScan({ type: 'undo', scan: scan.id ?? '' });
    const [result] = await resultsOf(bring(await sealed(phone, [undo])));
    expect(result).toMatchObject({ verdict: 'refused', reason: 'unknown' });
  });

  it('are never later than now', async () => {
    const scan = walkIn(1, { at: ago(-3_600_000) });
    await resultsOf(bring(await sealed(await enrol(world), [scan])));
    expect((await logged(world, scan.id)).at).toBeLessThanOrEqual(Date.now());
  });
});

describe('a rescue that proves nothing', () => {
  const expectNothing = async (rescue: Rescue, scan: Partial<WireScan>) => {
    await refused(bring(rescue), 403, 'rescue_invalid');
    expect(await whose(scan.id)).toBeNull();
  };

  it('is refused when its text was changed after it was signed', async () => {
    const scan = walkIn(1);
    const rescue = await signed(await enrolBound(world), [scan]);
    const body = rescue.body.replace('"people":1', '"people":9');
    expect(body).not.toBe(rescue.body);
    await expectNothing({ ...rescue, body }, scan);
  });

  it('is refused with a signature made for anything else', async () => {
    const [phone, scan] = [await enrolBound(world), walkIn(1)];
    await expectNothing(await signed(phone, [scan], { purpose: '' }), scan);
    await expectNothing(await signed(phone, [scan], { purpose: 'abwab ticket 1\n' }), scan);
  });

  it('is refused with the key of another device, and with none of its own', async () => {
    const [phone, other, scan] = [await enrolBound(world), await enrolBound(world), walkIn(1)];
    const forged = await signed({ ...phone, key: other.key }, [scan]);
    await expectNothing(forged, scan);
    // The right key beside a signature of another.
    await expectNothing({ ...forged, key: phone.key.jwk }, scan);
    const stranger = await signed({ ...phone, key: await newProofKey() }, [scan]);
    await expectNothing(stranger, scan);
  });

  it('is refused without the key that the device is bound to, even by who has its token', async () => {
    const [phone, scan] = [await enrolBound(world), walkIn(1)];
    await expectNothing(await sealed(phone, [scan]), scan);
  });

  it('is refused with a key for a device that is bound to none', async () => {
    const [phone, scan, key] = [await enrol(world), walkIn(1), await newProofKey()];
    await expectNothing(await signed({ ...phone, key }, [scan]), scan);
    await expectNothing({ ...(await sealed(phone, [scan])), key: key.jwk }, scan);
  });

  it('is refused with the token of another device', async () => {
    const [phone, other, scan] = [await enrol(world), await enrol(world), walkIn(1)];
    await expectNothing(await sealed({ id: phone.id, token: other.token }, [scan]), scan);
  });

  it('is refused when the text speaks of another device than the envelope', async () => {
    const [phone, other, scan] = [await enrolBound(world), await enrolBound(world), walkIn(1)];
    await expectNothing(await signed(phone, [scan], { device: other.id }), scan);
    const swapped = { ...(await signed(phone, [scan])), device: other.id };
    await expectNothing(swapped, scan);
  });

  it('is refused for a device of another event, and for one that there is not', async () => {
    const elsewhere = await newWorld();
    const [phone, scan] = [await enrolBound(elsewhere), walkIn(1)];
    await expectNothing(await signed(phone, [scan]), scan);
    const key = await newProofKey();
    await expectNothing(await signed({ id: 'nobody', token: '', key }, [scan]), scan);
  });

  it('is refused with a signature or a key that is none', async () => {
    const [phone, scan] = [await enrolBound(world), walkIn(1)];
    const rescue = await signed(phone, [scan]);
    for (const signature of ['', 'AAAA', '*', 'A'.repeat(86), rescue.signature.slice(1)]) {
      await expectNothing({ ...rescue, signature }, scan);
    }
    const off = { ...phone.key.jwk, x: 'A'.repeat(43) };
    for (const key of [null, {}, off, { ...phone.key.jwk, d: 'A'.repeat(43) }]) {
      await expectNothing({ ...rescue, key }, scan);
    }
  });
});

describe('a rescue that is out of form', () => {
  it('is said to be so', async () => {
    const phone = await enrol(world);
    const rescue = await sealed(phone, []);
    const wrong = [
      {},
      [],
      { ...rescue, device: 7 },
      { ...rescue, signature: 'A'.repeat(201) },
      { ...rescue, key: undefined },
    ];
    for (const body of wrong) await refused(bring(body), 422, 'invalid_request');
  });

  it('takes five hundred scans and no more', async () => {
    const phone = await enrol(world);
    const scans = Array.from({ length: 500 }, () => ({ id: 'x' }));
    expect(await resultsOf(bring(await sealed(phone, scans)))).toHaveLength(500);
    const more = await sealed(phone, [...scans, { id: 'x' }]);
    await refused(bring(more), 422, 'invalid_request');
  });

  it('is refused when it is too long to be read', async () => {
    const rescue = await sealed(await enrol(world), [{ id: 'x'.repeat(1_100_000) }]);
    await refused(bring(rescue), 413, 'payload_too_large');
  });
});

describe('a phone that brings a rescue', () => {
  it('speaks for itself first', async () => {
    const rescue = await sealed(await enrol(world), [walkIn(1)]);
    await refused(post('/api/v1/rescues', rescue), 401, 'unauthenticated');
    const stolen = { Authorization: 'Bearer 1.aaaaaaaa.bbbbbbbb' };
    await refused(post('/api/v1/rescues', rescue, stolen), 401, 'unauthenticated');
  });

  it('brings what another one proves for as long as it may hand in, and nothing afterwards', async () => {
    const gone = await enrol(world);
    await revokeDevice(asMember(by(world)), { id: gone.id });
    const phone = await enrol(world, 3);
    const [first, late] = [walkIn(1), walkIn(1)];
    await resultsOf(bring(await sealed(phone, [first]), gone));
    expect(await whose(first.id)).toEqual({ device: phone.id, gate: 3 });
    expect((await handIn(gone, [], true)).status).toBe(200);
    const problem = await refused(bring(await sealed(phone, [late]), gone), 403, 'device_revoked');
    expect(problem).toMatchObject({ hand_in: 'closed' });
    expect(await whose(late.id)).toBeNull();
  });

  it('brings nothing into another event', async () => {
    const elsewhere = await enrol(await newWorld());
    const rescue = await sealed(await enrol(world), [walkIn(1)]);
    await refused(bring(rescue, elsewhere), 403, 'rescue_invalid');
  });

  it('is given a nonce for its next request', async () => {
    const answer = await bring(await sealed(await enrol(world), []));
    expect(answer.headers.get('DPoP-Nonce')).toMatch(/\./);
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
  });
});

describe('the scans of a revoked phone that another brings', () => {
  it('are kept apart and count nothing', async () => {
    const phone = await enrol(world, 3);
    const scan = walkIn(8);
    const rescue = await sealed(phone, [scan, { id: 'x' }]);
    await revokeDevice(asMember(by(world)), { id: phone.id });
    const before = await sums(world);
    const answer = await bring(rescue);
    expect(await answer.json()).toEqual({ results: [], kept_apart: true });
    expect((await bring(rescue)).status).toBe(200);
    expect(await keptApart(world, phone.id)).toEqual({ waiting: 1, declined: 1 });
    expect(await sums(world)).toEqual(before);
    expect(await whose(scan.id)).toBeNull();
  });

  it('still have to be proven', async () => {
    const phone = await enrol(world);
    await revokeDevice(asMember(by(world)), { id: phone.id });
    const forged = await sealed({ id: phone.id, token: rescuer.token }, [walkIn(1)]);
    await refused(bring(forged), 403, 'rescue_invalid');
    expect(await keptApart(world, phone.id)).toEqual({});
  });

  it('leave what it had sent before as it was', async () => {
    const phone = await enrol(world);
    const scan = walkIn(2);
    await scanOne(phone, scan);
    await revokeDevice(asMember(by(world)), { id: phone.id });
    await bring(await sealed(phone, [{ ...scan, people: 200 }]));
    const row = await env.DB.prepare('SELECT people FROM scan WHERE event = ?1 AND id = ?2')
      .bind(world.number, scan.id ?? '')
      .first();
    expect(row).toEqual({ people: 2 });
    expect((await sendScans(phone, [])).status).toBe(403);
  });
});

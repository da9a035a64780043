import { webcrypto } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Phone } from '../../src/client/gate/phone/phone.ts';
import type { RescueTransport, Sent } from '../../src/client/gate/ports.ts';
import type { Enrolment, Rescued } from '../../src/client/gate/records.ts';
import { decodeBase45, encodeBase45 } from '../../src/client/gate/rescue/base45.ts';
import { deflate, inflate, stored } from '../../src/client/gate/rescue/deflate.ts';
import { cutCodes, Gathering, readCode } from '../../src/client/gate/rescue/qr-parts.ts';
import { ReceivedScans } from '../../src/client/gate/rescue/received-scans.ts';
import {
  decodeRescue,
  encodeUnsentScans,
  screenOf,
} from '../../src/client/gate/rescue/rescue-format.ts';
import { newProofKey } from '../../src/client/gate/sync/dpop.ts';
import { qrPath } from '../../src/ui/qr.ts';
import { family, Mint } from './edition.ts';
import { GateServer, record } from './server.ts';
import { during, settled, Time } from './time.ts';
import { Handset, seeded } from './world.ts';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const bytes = (words: string) => new TextEncoder().encode(words);

describe('base45', () => {
  // The examples of RFC 9285, section 4.3 and 4.4.
  it.each([
    ['AB', 'BB8'],
    ['Hello!!', '%69 VD92EX0'],
    ['base-45', 'UJCLQE7W581'],
    ['ietf!', 'QED8WEX0'],
  ])('writes %s as %s, and reads it', (plain, encoded) => {
    expect(encodeBase45(bytes(plain))).toBe(encoded);
    expect(text(decodeBase45(encoded) ?? new Uint8Array())).toBe(plain);
  });

  it.each(['A', 'GGW', ':::', '::', 'ab8', 'BB8B'])('takes no %s', (encoded) => {
    expect(decodeBase45(encoded)).toBeNull();
  });
});

describe('a phone that cannot compress', () => {
  it('stores its bytes in blocks that any other unfolds', async () => {
    const long = Uint8Array.from({ length: 150_000 }, (_, at) => at % 251);
    for (const plain of [new Uint8Array(), long]) {
      expect(await inflate(stored(plain))).toEqual(plain);
    }
  });
});

describe('the codes of a rescue', () => {
  const codes = cutCodes('ABC234', encodeBase45(bytes('x'.repeat(2_000))));

  it('are small enough for a cheap camera, and drawn in alphanumeric mode', () => {
    expect(codes.length).toBe(5);
    for (const code of codes) expect(qrPath(code).version).toBeLessThanOrEqual(16);
  });

  it('are put together in any order, and say what is missing', () => {
    const gathering = new Gathering();
    const seen = [3, 3, 0, 4, 2].map((at) => gathering.take(read(codes[at])));
    expect(seen.at(-1)).toMatchObject({ of: 5, missing: [2], text: null });
    const { text: whole } = gathering.take(read(codes[1]));
    expect(text(decodeBase45(whole ?? '') ?? new Uint8Array())).toBe('x'.repeat(2_000));
  });

  it('are nothing when they claim what cannot be', () => {
    const bad = ['ABWAB:R/ABC234/0/3/A', 'ABWAB:R/ABC234/4/3/A', 'ABWAB:R/ABC234/1/201/A'];
    for (const code of [...bad, 'ABWAB:R/abc234/1/1/A', 'HTTPS://EXAMPLE.COM/T/A', '']) {
      expect(readCode(code)).toBeNull();
    }
  });

  it('keep a few groups at a time, whatever is held before the camera', () => {
    const gathering = new Gathering();
    for (let n = 0; n < 50; n++) {
      gathering.take({ group: `AAAA${n}`, part: 1, of: 2, text: 'A' });
    }
    const first = gathering.take({ group: 'AAAA0', part: 2, of: 2, text: 'A' });
    expect(first.missing).toEqual([1]);
  });

  function read(code: string | undefined) {
    const found = readCode(code ?? '');
    if (!found) throw new Error('no code');
    return found;
  }
});

let mint: Mint;
let time: Time;
let server: GateServer;

beforeAll(async () => {
  mint = await Mint.open();
});

beforeEach(() => {
  time = new Time();
  server = new GateServer(mint, () => time.now);
  for (let serial = 1; serial <= 70; serial++) server.issue(record(family(serial)));
});

async function start(name: string, gate: number): Promise<[Phone, Handset]> {
  const handset = new Handset(name, gate, time, server, seeded(gate));
  handset.line.fate = () => 'cut';
  return [await handset.start(), handset];
}

/** Everything that the camera of another phone makes of a screen of codes. */
async function readIn(codes: readonly string[]): Promise<Rescued[]> {
  const gathering = new Gathering();
  const groups: Rescued[] = [];
  for (const code of codes) {
    const found = readCode(code);
    const gathered = found && gathering.take(found);
    if (!gathered?.text) continue;
    const rescued = await decodeRescue(gathered.group, gathered.text);
    if (rescued) groups.push(rescued);
  }
  return groups;
}

describe('a phone in need', () => {
  it('shows every scan that it has not sent, in groups of sixty', async () => {
    const [phone] = await start('needy', 1);
    for (let serial = 1; serial <= 70; serial++) {
      await during(time, phone.scan(await mint.ticket(family(serial))));
    }
    const send = await encodeUnsentScans(phone, seeded(1));
    expect(send.scans).toBe(70);
    const groups = await readIn(send.codes);
    expect(groups.map(({ scans }) => scans)).toEqual([60, 10]);
    const scans = groups.flatMap(({ body }) => JSON.parse(body).scans);
    expect(scans).toEqual(phone.books.queue.waiting.map((row) => JSON.parse(json(row.scan))));
    // A dozen codes or so to a group: a group is shown in five seconds.
    expect(send.codes.length).toBeLessThan(25);
  });

  it('merges no later tap into a count that it has shown', async () => {
    const [phone] = await start('needy', 1);
    const tap = { people: 1, children: 0, kind: 'individual' } as const;
    await phone.counter.tap(tap);
    const [shown] = await readIn((await encodeUnsentScans(phone, seeded(1))).codes);
    await time.pass(1_000);
    await phone.counter.tap(tap);
    expect(JSON.parse(shown?.body ?? '').scans).toMatchObject([{ people: 1 }]);
    expect(phone.books.queue.waiting.map((row) => row.scan.people)).toEqual([1, 1]);
  });

  it('waits for the server’s word on a scan that was asked about, and shows what it said', async () => {
    const [phone, own] = await start('needy', 1);
    own.line.fate = () => 'delivered';
    await during(time, phone.sync.run());
    const scanning = phone.scan(await mint.ticket(family(1)));
    while (phone.books.queue.waiting.length === 0) await settled();
    const pleading = encodeUnsentScans(phone, seeded(1));
    const outcome = await during(time, scanning);
    expect(outcome).toMatchObject({ as: 'shown', decidedBy: 'server' });
    expect(await pleading).toMatchObject({ scans: 0 });
  });

  it('signs with the key that it is bound to', async () => {
    const [phone] = await start('needy', 1);
    const { pair, jwk } = await newProofKey();
    const { enrolment } = phone.books.gate;
    phone.books.change({ enrolment: { ...enrolment, proof: pair } });
    await phone.counter.byEye(12);
    const [rescued] = await readIn((await encodeUnsentScans(phone, seeded(1))).codes);
    if (!rescued?.key) throw new Error('no key');
    expect(rescued.key).toEqual(jwk);
    const ec = { name: 'ECDSA', namedCurve: 'P-256' };
    const key = await webcrypto.subtle.importKey('jwk', rescued.key, ec, true, ['verify']);
    const message = bytes(`abwab rescue\n${rescued.body}`);
    const signature = Buffer.from(rescued.signature, 'base64url');
    const how = { name: 'ECDSA', hash: 'SHA-256' };
    expect(await webcrypto.subtle.verify(how, key, signature, message)).toBe(true);
  });

  it('proves with its token where it has no key', async () => {
    const [phone] = await start('needy', 1);
    await phone.counter.byEye(12);
    const [rescued] = await readIn((await encodeUnsentScans(phone, seeded(1))).codes);
    const { token } = phone.books.gate.enrolment;
    const hash = Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes(token)));
    const secret = bytes(hash.toString('base64'));
    const hmac = { name: 'HMAC', hash: 'SHA-256' };
    const key = await webcrypto.subtle.importKey('raw', secret, hmac, false, ['verify']);
    const signature = Buffer.from(rescued?.signature ?? '', 'base64url');
    const message = bytes(`abwab rescue\n${rescued?.body}`);
    expect(rescued?.key).toBeNull();
    expect(await webcrypto.subtle.verify('HMAC', key, signature, message)).toBe(true);
  });
});

/** A server that says what it is told to, and remembers what it was handed. */
class Desk implements RescueTransport {
  readonly taken: Rescued[] = [];
  answer: Sent<{ kept_apart?: boolean }> = { ok: true, answer: {} };

  async rescue(rescued: Rescued, _enrolment: Enrolment) {
    if (this.answer.ok) this.taken.push(rescued);
    return this.answer;
  }

  async handIn() {
    return { ok: false, why: 'garbled', retryAfter: null } as const;
  }
}

describe('a code that somebody else has made', () => {
  const signature = 'A'.repeat(86);
  const ours = { device: 'needy', scans: [{ id: 'one' }] };

  /** What a phone makes of a group that says this. */
  async function heard(signed: unknown, fold = stored): Promise<Rescued | null> {
    const said = typeof signed === 'string' ? signed : json(signed);
    return decodeRescue('ABC234', encodeBase45(fold(bytes(said))));
  }

  const group = (body: unknown, change: object = {}) => {
    return { device: 'needy', body: json(body), key: null, signature, ...change };
  };

  it('is read when it is as a phone would make it', async () => {
    expect(await heard(group(ours))).toMatchObject({ device: 'needy', scans: 1 });
    expect(await heard(group(ours, { signature: 'A'.repeat(43) }))).not.toBeNull();
  });

  it('is none with more scans than a group has, or with none', async () => {
    const many = (n: number) => ({ ...ours, scans: Array.from({ length: n }, () => 1) });
    expect(await heard(group(many(60)))).not.toBeNull();
    for (const n of [0, 61, 1_001]) expect(await heard(group(many(n)))).toBeNull();
  });

  it('is none when it unfolds to more than a group, and is not unfolded to its end', async () => {
    const bomb = `${json(group(ours))}${' '.repeat(160 * 1024)}`;
    expect(await heard(bomb)).toBeNull();
    const long = `${json(ours)}${' '.repeat(64 * 1024)}`;
    expect(await heard({ ...group(ours), body: long })).toBeNull();
    const unfolded = async (bytes: number) =>
      (await inflate(await deflate(new Uint8Array(bytes)))).length;
    expect(await unfolded(160 * 1024)).toBe(160 * 1024);
    await expect(unfolded(160 * 1024 + 1)).rejects.toThrow(RangeError);
    const folded = encodeBase45(await deflate(new Uint8Array(100 * 1024 * 1024)));
    expect(await decodeRescue('ABC234', folded)).toBeNull();
    expect(await decodeRescue('ABC234', folded.slice(0, 90_000))).toBeNull();
  });

  it('is none with a signature or a key of another size', async () => {
    const key = { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) };
    expect(await heard(group(ours, { key }))).not.toBeNull();
    for (const change of [
      { signature: '' },
      { signature: 'A'.repeat(44) },
      { signature: 'A'.repeat(200) },
      { signature: '='.repeat(86) },
      { key: { ...key, x: 'A'.repeat(5_000) } },
      { key: { ...key, kty: 'RSA' } },
      { key: { ...key, crv: 'x'.repeat(5_000) } },
      { key: {} },
      { device: 'n'.repeat(101) },
    ]) {
      expect(await heard(group(ours, change)), json(change).slice(0, 60)).toBeNull();
    }
  });

  it('keeps nothing of what the group carries beside', async () => {
    const read = await heard(group(ours, { more: 'x'.repeat(1_000), key: null }));
    expect(Object.keys(read ?? {}).sort()).toEqual(
      ['body', 'device', 'disbelieved', 'group', 'key', 'scans', 'signature'].sort(),
    );
  });

  it('is deep without harm', async () => {
    const deep = '['.repeat(30_000);
    expect(await heard(group(ours, { body: deep }))).toBeNull();
    expect(await heard(deep)).toBeNull();
  });

  it('is no code of a rescue when it is longer than any', () => {
    expect(readCode(`ABWAB:R/ABC234/1/1/${'A'.repeat(637)}`)).not.toBeNull();
    expect(readCode(`ABWAB:R/ABC234/1/1/${'A'.repeat(638)}`)).toBeNull();
    expect(readCode(`ABWAB:R/ABC234/1/1/${'A'.repeat(4_000)}`)).toBeNull();
    expect(readCode('ABWAB:R/ABC234/1/161/A')).toBeNull();
  });
});

describe('a phone that rescues', () => {
  let rescuer: Phone;
  let handset: Handset;
  let desk: Desk;
  let groups: Rescued[];

  beforeEach(async () => {
    const [needy] = await start('needy', 1);
    for (let serial = 1; serial <= 61; serial++) {
      await during(time, needy.scan(await mint.ticket(family(serial))));
    }
    groups = await readIn((await encodeUnsentScans(needy, seeded(1))).codes);
    [rescuer, handset] = await start('rescuer', 2);
    desk = new Desk();
  });

  async function keepAll(rescues: ReceivedScans) {
    return Promise.all(groups.map((group) => rescues.keep(group)));
  }

  it('keeps on its disk what it has read, and hands it in under the name of the first', async () => {
    await keepAll(new ReceivedScans(rescuer.books, desk));
    handset.kill();
    const again = new ReceivedScans((await handset.start()).books, desk);
    expect(again.status).toMatchObject({ waiting: 61, handedIn: 0 });
    expect(await again.handIn()).toBeNull();
    expect(again.status).toMatchObject({ waiting: 0, handedIn: 61, keptApart: 0 });
    expect(desk.taken.map(({ device, scans }) => [device, scans])).toEqual([
      ['needy', 60],
      ['needy', 1],
    ]);
    handset.kill();
    expect((await handset.start()).books.settings.rescued).toEqual([]);
  });

  it('keeps it for as long as the server has not answered', async () => {
    const rescues = new ReceivedScans(rescuer.books, desk);
    await keepAll(rescues);
    for (const why of ['unreachable', 'garbled', 'busy', 'unauthenticated', 'revoked'] as const) {
      desk.answer = { ok: false, why, retryAfter: null };
      expect(await rescues.handIn()).toBe(why);
    }
    handset.kill();
    expect((await handset.start()).books.settings.rescued).toHaveLength(2);
  });

  it('reads a group once, and not its own', async () => {
    const rescues = new ReceivedScans(rescuer.books, desk);
    expect(await keepAll(rescues)).toEqual(['kept', 'kept']);
    expect(await keepAll(rescues)).toEqual(['known', 'known']);
    await rescues.handIn();
    expect(await keepAll(rescues)).toEqual(['known', 'known']);
    const [first] = groups;
    if (first) expect(await rescues.keep({ ...first, device: 'rescuer' })).toBe('own');
  });

  it('shows what it has read in together with its own, when it is in need itself', async () => {
    await keepAll(new ReceivedScans(rescuer.books, desk));
    await rescuer.counter.byEye(12);
    const send = await encodeUnsentScans(rescuer, seeded(2));
    expect(send.scans).toBe(62);
    const shown = await readIn(send.codes);
    expect(shown.map(({ device, scans }) => [device, scans])).toEqual([
      ['rescuer', 1],
      ['needy', 60],
      ['needy', 1],
    ]);
    expect(shown.slice(1).map(({ body, signature }) => [body, signature])).toEqual(
      groups.map(({ body, signature }) => [body, signature]),
    );
    // One screen, and each of its groups by itself.
    expect(new Set(shown.map(({ group }) => screenOf(group))).size).toBe(1);
    expect(new Set(shown.map(({ group }) => group)).size).toBe(3);
  });

  it('keeps two groups whose drawn names happen to be alike', async () => {
    const rescues = new ReceivedScans(rescuer.books, desk);
    for (const one of groups) expect(await rescues.keep({ ...one, group: 'ABC234' })).toBe('kept');
    desk.answer = { ok: false, why: 'rejected', retryAfter: null };
    await rescues.handIn();
    desk.answer = { ok: true, answer: {} };
    // Read once more, with a proof that holds.
    for (const one of groups) expect(await rescues.keep({ ...one, group: 'ABC234' })).toBe('kept');
    await rescues.handIn();
    expect(desk.taken.map(({ scans }) => scans)).toEqual([60, 1]);
    expect(rescues.status).toMatchObject({ waiting: 0, handedIn: 61, disbelieved: 0 });
  });

  it('says when its disk is full', async () => {
    handset.disk.full = true;
    expect(await keepAll(new ReceivedScans(rescuer.books, desk))).toEqual(['unsaved', 'unsaved']);
  });

  it('keeps what the server does not believe until a person has looked, and sends it no more', async () => {
    const rescues = new ReceivedScans(rescuer.books, desk);
    await keepAll(rescues);
    desk.answer = { ok: false, why: 'rejected', retryAfter: null };
    await rescues.handIn();
    expect(rescues.status).toMatchObject({ waiting: 0, disbelieved: 61 });
    desk.answer = { ok: true, answer: {} };
    await rescues.handIn();
    expect(desk.taken).toEqual([]);
    await rescues.forgetDisbelieved();
    expect(rescues.status).toMatchObject({ waiting: 0, disbelieved: 0 });
  });

  it('says that the scans of a revoked phone are kept apart', async () => {
    const rescues = new ReceivedScans(rescuer.books, desk);
    await keepAll(rescues);
    desk.answer = { ok: true, answer: { kept_apart: true } };
    await rescues.handIn();
    expect(rescues.status).toMatchObject({ handedIn: 61, keptApart: 61 });
  });

  it('takes no more for others than fits, and goes on when some of it is handed in', async () => {
    const rescues = new ReceivedScans(rescuer.books, desk);
    const [first] = groups;
    if (!first) throw new Error('no group');
    let kept = 0;
    for (let n = 0; n < 200; n++) {
      const one = { ...first, group: `A${n}`, body: `${first.body}${' '.repeat(n)}` };
      if ((await rescues.keep(one)) === 'kept') kept += 1;
    }
    expect(kept).toBe(100);
    expect(rescuer.books.settings.rescued).toHaveLength(100);
    await rescues.handIn();
    expect(await rescues.keep({ ...first, body: `${first.body}\n` })).toBe('kept');
    const long = { ...first, body: `${first.body}${' '.repeat(4 * 1024 * 1024)}` };
    expect(await rescues.keep(long)).toBe('full');
  });

  it('makes nothing of nonsense, of a body that names another phone, or of none', async () => {
    expect(await decodeRescue('ABC234', 'BB8')).toBeNull();
    const { body } = groups[0] ?? { body: '' };
    for (const device of ['another', '']) {
      const said = json({ device, body, key: null, signature: 'AAAA' });
      expect(await decodeRescue('ABC234', encodeBase45(stored(bytes(said))))).toBeNull();
    }
  });
});

function json(value: unknown): string {
  return JSON.stringify(value);
}

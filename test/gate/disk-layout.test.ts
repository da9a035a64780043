import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Phone } from '../../src/client/gate/phone/phone.ts';
import type { Recent } from '../../src/client/gate/records.ts';
import { family, Mint } from './edition.ts';
import * as present from './phone-core.ts';
import { GateServer, record } from './server.ts';
import { during, Time } from './time.ts';
import { Handset, type PhoneCore, seeded } from './world.ts';

let mint: Mint;
let newer: PhoneCore;
let time: Time;
let server: GateServer;
let own: Handset;
let phone: Phone;

beforeAll(async () => {
  mint = await Mint.open();
  newer = await packedOtherwise();
});

beforeEach(async () => {
  time = new Time();
  server = new GateServer(mint, () => time.now);
  for (let serial = 1; serial <= 3; serial++) server.issue(record(family(serial)));
  server.issue({ ...record(family(2)), state: 'cancelled' });
  own = new Handset('phone', 1, time, server, seeded(1));
});

/** The code of a release to come, which packs its pages in other records. */
async function packedOtherwise(): Promise<PhoneCore> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('phone-core.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    plugins: [
      {
        name: 'another packing',
        setup: ({ onLoad }) =>
          onLoad({ filter: /books\/ledger\.ts$/ }, ({ path }) => {
            const text = readFileSync(path, 'utf8');
            const other = text
              .replace('const LAYOUT = 2;', 'const LAYOUT = 3;')
              .replace('const TICKET_BYTES = 15;', 'const TICKET_BYTES = 23;')
              .replace('const TODAY_BYTES = 7;', 'const TODAY_BYTES = 9;');
            expect(other.length - text.length).toBe(0);
            expect(other).not.toBe(text);
            return { contents: other, loader: 'ts' };
          }),
      },
    ],
  });
  const code = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64');
  return import(`data:text/javascript;base64,${code}`);
}

async function open(core: PhoneCore): Promise<void> {
  own.kill();
  own.core = core;
  phone = await own.start();
}

async function settle(): Promise<void> {
  for (let round = 0; round < 4; round++) await during(time, phone.sync.run());
}

async function shown(serial: number) {
  const outcome = await during(time, phone.scan(await mint.ticket(family(serial))));
  if (outcome.as !== 'shown') throw new Error(`asked or missed: ${JSON.stringify(outcome)}`);
  return outcome;
}

/** Two scans that only the disk has. */
async function queueTwo(): Promise<void> {
  own.line.fate = () => 'cut';
  await phone.counter.walkIn({ people: 2, children: 0, kind: 'individual' });
  await phone.counter.walkIn({ people: 3, children: 0, kind: 'individual' });
}

describe('a disk whose pages another release has packed', () => {
  it('is opened by an older shell, which keeps the queue and loads the ledger anew', async () => {
    await open(newer);
    await settle();
    await queueTwo();
    expect((await own.disk.load()).settings.layout).toBe(3);
    await open(present);
    expect(phone.sync.status).toMatchObject({ waiting: 2, loading: true });
    expect(phone.books.settings.cursor).toBe(0);
    expect(phone.books.ledger.counts).toEqual({ tickets: 0, today: 0 });
    own.line.fate = () => 'delivered';
    await settle();
    expect(phone.sync.status).toMatchObject({
      waiting: 0,
      aside: 0,
      loading: false,
      trouble: null,
    });
    expect(phone.books.queue.rows).toEqual([]);
    expect(server.sumOfLog()).toMatchObject({ entries: 5, walk_ins: 5 });
    own.line.fate = () => 'cut';
    expect(await shown(2)).toMatchObject({ verdict: 'refused', reason: 'cancelled' });
    expect((await own.disk.load()).settings.layout).toBe(2);
  });

  it('is opened by the newer one again, and so on', async () => {
    await open(present);
    await settle();
    for (const core of [newer, present, newer, present]) {
      own.line.fate = () => 'delivered';
      await open(core);
      await settle();
      own.line.fate = () => 'cut';
      expect(await shown(2)).toMatchObject({ verdict: 'refused', reason: 'cancelled' });
      const { tickets } = await own.disk.load();
      const size = core === newer ? 23 : 15;
      expect([...tickets.values()].every((page) => page.length % size === 0)).toBe(true);
    }
  });

  it('keeps what was queued through a page that dies before the ledger is there', async () => {
    await open(newer);
    await settle();
    await queueTwo();
    for (const core of [present, newer, present]) await open(core);
    own.line.fate = () => 'delivered';
    await settle();
    expect(server.sumOfLog()).toMatchObject({ entries: 5, walk_ins: 5 });
  });

  it('says what a newer release has kept in words that are known here', async () => {
    await open(present);
    await settle();
    await shown(1);
    const { settings } = await own.disk.load();
    const [line] = settings.recent;
    const policy = { ...settings.policy, too_early: 'whisper', holds: [{ of: 'zones' }] };
    const strange = {
      layout: 3,
      policy,
      recent: [{ ...line, reason: 'under_repair' }],
      zones: [1],
    };
    await own.disk.commit({
      rows: new Map(),
      newLedger: false,
      newDay: false,
      tickets: new Map([[0, Uint8Array.of(1, 2, 3)]]),
      today: new Map(),
      settings: JSON.parse(JSON.stringify(strange)),
    });
    await open(present);
    const [kept]: readonly Recent[] = phone.books.settings.recent;
    expect(kept?.reason).toBe('other');
    expect(phone.books.settings.policy).toMatchObject({ too_early: 'attention', holds: [] });
    expect(await shown(3)).toMatchObject({ verdict: 'admitted' });
  });

  it('is of the first packing when it names none', async () => {
    expect(present.FRESH.layout).toBe(1);
    await open(present);
    await settle();
    expect((await own.disk.load()).settings.layout).toBe(2);
  });
});

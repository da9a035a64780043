import { describe, expect, it } from 'vitest';
import { BrowserKeys } from '../../src/client/gate/browser/browser-keys.ts';
import type { Sent, Transport } from '../../src/client/gate/ports.ts';
import { enrol } from '../../src/client/gate/sync/enrolment.ts';
import { Mint } from './edition.ts';
import { MemoryStore } from './memory-store.ts';
import { GateServer } from './server.ts';

/** A server that spends its code on the first key that it sees, and whose answers can be lost. */
async function spendingOnce() {
  const server = new GateServer(await Mint.open(), () => 0);
  const answer = await server.enrol('phone', 1);
  const keys: string[] = [];
  let lost = true;
  const transport: Transport = {
    scans: async () => ({ ok: false, why: 'unreachable', retryAfter: null }),
    async enrol({ public_key }): Promise<Sent<typeof answer>> {
      keys.push(JSON.stringify(public_key));
      if (keys[0] !== keys.at(-1)) return { ok: false, why: 'rejected', retryAfter: null };
      if (lost) return { ok: false, why: 'unreachable', retryAfter: null };
      return { ok: true, answer };
    },
  };
  return {
    keys,
    transport,
    heal: () => {
      lost = false;
    },
  };
}

describe('a code whose answer was lost', () => {
  it('is sent again with the same key, by another page too', async () => {
    const { keys, transport, heal } = await spendingOnce();
    const store = new MemoryStore();
    const ports = () => ({ store, transport, keys: new BrowserKeys() });
    expect(await enrol(ports(), 'code', 'phone')).toBe('unreachable');
    expect(await enrol(ports(), 'code', 'phone')).toBe('unreachable');
    heal();
    expect(await enrol(ports(), 'code', 'phone')).toBeNull();
    expect(new Set(keys).size).toBe(1);
    const { settings } = await store.load();
    expect(settings.enrolment?.proof?.privateKey.extractable).toBe(false);
    expect(settings.joining).toBeNull();
  });

  it('is another one when the code is', async () => {
    const { keys, transport } = await spendingOnce();
    const store = new MemoryStore();
    const ports = { store, transport, keys: new BrowserKeys() };
    await enrol(ports, 'one', 'phone');
    expect(await enrol(ports, 'other', 'phone')).toBe('rejected');
    expect(new Set(keys).size).toBe(2);
  });

  it('is spent on a full disk as well', async () => {
    const { transport } = await spendingOnce();
    const store = new MemoryStore();
    store.full = true;
    const refusal = await enrol({ store, transport, keys: new BrowserKeys() }, 'code', 'phone');
    expect(refusal).toBe('unreachable');
  });
});

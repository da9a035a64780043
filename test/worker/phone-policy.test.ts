import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { GatePolicy } from '../../src/contract/answers/ledger.ts';
import { DEFAULT_POLICY } from '../../src/domain/edition.ts';
import { endFreeFlow, endHold, setFreeFlow, setHold } from '../../src/operations/gate-control.ts';
import { correctNotice, publishNotice, withdrawNotice } from '../../src/operations/notices.ts';
import { loadEdition } from '../../src/store/editions/editions.ts';
import { asMember } from './acting.ts';
import { by } from './gate-day.ts';
import { credentialOf, newGatekeeper } from './gatekeepers.ts';
import { enrol, newWorld, type Phone, request, scanOne, ticketFor, type World } from './world.ts';

let world: World;
let phone: Phone;
beforeAll(async () => {
  world = await newWorld();
  phone = await enrol(world);
});

async function policy(of: Phone = phone): Promise<GatePolicy> {
  const answer = await request('/api/v1/ledger', { headers: of.headers });
  return (await answer.json<{ policy: GatePolicy }>()).policy;
}

describe('what was ordered', () => {
  it('is sent to phones as long as it lasts, and no longer', async () => {
    const { token } = await ticketFor(world);
    const during = Date.now();
    const gate = await setHold(asMember(by(world), during), { gate: 1, kind: 'hold' });
    const site = await setHold(asMember(by(world), during), { gate: null, kind: 'close' });
    await setFreeFlow(asMember(by(world), during), { gate: 2 });
    const ordered = await policy();
    expect(ordered.holds.map(({ id }) => id).sort()).toEqual([gate.id, site.id].sort());
    expect(ordered.free_flow).toHaveLength(1);
    await endHold(asMember(by(world)), { id: gate.id });
    await endFreeFlow(asMember(by(world)), { gate: 2 });
    expect((await policy()).holds.map(({ id }) => id)).toEqual([site.id]);
    await endHold(asMember(by(world)), { id: site.id });
    expect(await policy()).toMatchObject({ holds: [], free_flow: [] });
    expect(await policy(await enrol(world))).toMatchObject({ holds: [], free_flow: [] });
    const late = { decided: 'offline', verdict: 'admitted', people: 1 } as const;
    const at = new Date(during + 1).toISOString();
    expect(await scanOne(phone, { ticket: token, at, ...late })).toMatchObject({
      verdict: 'admitted',
      reason: expect.stringMatching(/^(held|gate_closed)$/),
    });
  });
});

describe('a setting that is younger than an edition', () => {
  it('is as if the edition had left it out', async () => {
    const older = await newWorld();
    await env.DB.prepare(
      `UPDATE event SET policy = json_remove(policy, '$.drain_minutes', '$.wrong_gate')
       WHERE number = ?1`,
    )
      .bind(older.number)
      .run();
    const { drain_minutes, wrong_gate } = DEFAULT_POLICY;
    expect(await loadEdition(env.DB, older.number)).toMatchObject({
      policy: { drain_minutes, wrong_gate },
    });
    expect(await policy(await enrol(older))).toMatchObject({ drain_minutes, wrong_gate });
  });
});

describe('what is published about a gate', () => {
  const text = { ar: `${'ب'.repeat(300)}. ثم.`, fr: 'Porte pleine. Suite.' };
  const content = {
    kind: 'notice',
    template: 'free',
    pinned: false,
    gate: 1,
    until: null,
    text,
    parts: null,
  } as const;

  it('is on its phones with the first sentence alone, and on no other gate’s', async () => {
    const own = await newWorld();
    const [here, there] = [await enrol(own), await enrol(own, 3)];
    expect((await policy(here)).notice).toBeNull();
    const actor = asMember(by(own));
    const number = await publishNotice(actor, { form: crypto.randomUUID(), content });
    const { notice } = await policy(here);
    expect(notice).toMatchObject({ number, until: null, text: { fr: 'Porte pleine.' } });
    expect(notice?.text.en).toBe('Porte pleine.');
    expect(Array.from(notice?.text.ar ?? '')).toHaveLength(200);
    expect((await policy(there)).notice).toBeNull();
    await correctNotice(actor, {
      number,
      base: 1,
      form: crypto.randomUUID(),
      content: { ...content, text: { ar: 'نص.', fr: 'Porte calme. Suite.' } },
    });
    expect((await policy(here)).notice?.text.fr).toBe('Porte calme.');
    await withdrawNotice(actor, { number });
    expect((await policy(here)).notice).toBeNull();
  });

  it('is known to a Gatekeeper that starts later, and ends with its time', async () => {
    const own = await newWorld();
    const phone = await enrol(own);
    const actor = asMember(by(own));
    await publishNotice(actor, {
      form: crypto.randomUUID(),
      content: { ...content, until: Date.now() + 1_500 },
    });
    const successor = await newGatekeeper();
    const ask = async () => {
      const reply = await successor.ledger(own.number, await credentialOf(phone), 0);
      return reply.outcome === 'ledger' ? reply.ledger.policy.notice : reply;
    };
    expect(await ask()).toMatchObject({ text: { fr: 'Porte pleine.' } });
    await scheduler.wait(1_600);
    expect(await ask()).toBeNull();
  });
});

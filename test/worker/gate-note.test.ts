import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { GATE_NOTES, type GateNote } from '../../src/domain/gate-note.ts';
import { MEMBER_ROLES } from '../../src/domain/roles.ts';
import { runScheduled } from '../../src/jobs/scheduled.ts';
import { changeRecord } from '../../src/operations/change-record.ts';
import { noteForGate } from '../../src/operations/note-for-gate.ts';
import { atDesk, audited, editionOf, ticketOf, walkedUp } from './desk-day.ts';
import { Follower } from './follower.ts';
import { enrol, newWorld, type Phone, ticketFor, type World } from './world.ts';

let world: World;
let phone: Phone;
beforeAll(async () => {
  world = await newWorld();
  phone = await enrol(world);
});

async function noted(id: string, note: GateNote | null, key: string = crypto.randomUUID()) {
  await noteForGate(atDesk(world), { event: world.number, id, note, key });
}

async function stored(id: string): Promise<unknown[]> {
  const sql = 'SELECT note FROM ticket WHERE event = ?1 AND registration = ?2 ORDER BY serial';
  return (await env.DB.prepare(sql).bind(world.number, id).raw()).flat();
}

describe('a note for the gate', () => {
  it.each(GATE_NOTES)('goes out with the ledger, and so does its end: %s', async (note) => {
    const { id, tickets } = await walkedUp(world);
    const serial = tickets[0]?.serial ?? 0;
    const follower = await new Follower(phone).pull();
    const row = [serial, 1, 1, 1, 'family'];
    expect(follower.today.get(serial)).toEqual(row);
    const told = async () => (await follower.pull()).today.get(serial);
    await noted(id, note);
    await expect.poll(told).toEqual([...row, note]);
    // A phone that begins now has it too.
    expect((await new Follower(phone).pull()).today.get(serial)).toEqual([...row, note]);
    await noted(id, null);
    await expect.poll(told).toEqual(row);
  });

  it('changes nothing that is printed: code, picture and revision stay', async () => {
    const { id } = await walkedUp(world);
    const before = await ticketOf(world, id);
    await noted(id, 'call_desk');
    expect(await ticketOf(world, id)).toEqual(before);
    const follower = await new Follower(phone).pull();
    expect(follower.tickets.get(before.serial)).toBeUndefined();
  });

  it('is set once for a form that is sent twice, and a note that is there already is no change', async () => {
    const own = await newWorld();
    const { id } = await walkedUp(own);
    const set = (key: string) =>
      noteForGate(atDesk(own), { event: own.number, id, note: 'call_desk', key });
    const key = crypto.randomUUID();
    await Promise.all([set(key), set(key)]);
    await set(crypto.randomUUID());
    const subject = `registration of serial ${(await ticketOf(own, id)).serial}`;
    expect(await audited(own, 'note')).toMatchObject([{ actor: 'karim', subject }]);
  });

  it('is taken away when its day is over, by the clock, with a trace', async () => {
    const own = await newWorld();
    const { id } = await walkedUp(own);
    await noteForGate(atDesk(own), {
      event: own.number,
      id,
      note: 'call_desk',
      key: 'the-form-key',
    });
    const left = async () => {
      const sql = 'SELECT count(*) AS n FROM ticket WHERE event = ?1 AND note IS NOT NULL';
      return (await env.DB.prepare(sql).bind(own.number).first<{ n: number }>())?.n;
    };
    const closes = (await editionOf(own)).days[0]?.closes_at ?? 0;
    await runScheduled(env, closes + 3_600_000);
    expect(await left()).toBe(1);
    for (let minute = 0; minute < 2; minute++) {
      await runScheduled(env, closes + 24 * 3_600_000 + minute * 60_000);
    }
    expect(await left()).toBe(0);
    expect(await audited(own, 'forget_notes')).toMatchObject([
      { actor: 'retention', subject: 'day 1' },
    ]);
  });

  it('stays until twelve hours after its gates have closed, and not a moment longer', async () => {
    const own = await newWorld();
    const { id } = await walkedUp(own);
    const asked = { event: own.number, id, note: 'call_desk', key: 'the-form-key' } as const;
    await noteForGate(atDesk(own), asked);
    const left = async () => {
      const sql = 'SELECT count(*) AS n FROM ticket WHERE event = ?1 AND note IS NOT NULL';
      return (await env.DB.prepare(sql).bind(own.number).first<{ n: number }>())?.n;
    };
    const end = ((await editionOf(own)).days[0]?.closes_at ?? 0) + 12 * 3_600_000;
    await runScheduled(env, end);
    expect(await left()).toBe(1);
    await runScheduled(env, end + 1);
    expect(await left()).toBe(0);
  });

  it('is of its day: moved to another one, its party has none, on the way back neither', async () => {
    const own = await newWorld();
    const { id } = await walkedUp(own);
    await noteForGate(atDesk(own), {
      event: own.number,
      id,
      note: 'call_desk',
      key: 'the-form-key',
    });
    const edition = await editionOf(own);
    const [first, second] = edition.days.map(({ slots }) => slots.at(-1)?.number ?? 0);
    const notes = async () => {
      const sql = 'SELECT note FROM ticket WHERE event = ?1 AND registration = ?2 ORDER BY serial';
      return (await env.DB.prepare(sql).bind(own.number, id).raw()).flat();
    };
    const move = async (slot: number | undefined) => {
      const party = { slot: slot ?? 0, adults: 2, children: 3, step_free: false } as const;
      const order = { type: 'change', ...party, reason: 'asked' } as const;
      const key = crypto.randomUUID();
      const changed = await changeRecord(atDesk(own), { edition, id, order, key });
      expect(changed.outcome).toBe('changed');
    };
    await move(second);
    expect((await notes()).at(-1)).toBeNull();
    await move(first);
    expect(await notes()).toEqual([null, null]);
  });

  it('is no reason to read the tickets that have none', async () => {
    await ticketFor(world);
    const { results } = await env.DB.prepare(
      `EXPLAIN QUERY PLAN SELECT t.event FROM ticket t INDEXED BY ticket_noted
       WHERE t.note IS NOT NULL`,
    ).all<{ detail: string }>();
    expect(results.map(({ detail }) => detail).join()).toContain('ticket_noted');
  });

  it.each(MEMBER_ROLES)('is for owner, organizer and desk: %s', async (role) => {
    const { id } = await walkedUp(world);
    const asked = noteForGate(atDesk(world, role), {
      event: world.number,
      id,
      note: 'step_free_lane',
      key: crypto.randomUUID(),
    });
    const allowed = ['owner', 'organizer', 'desk'].includes(role);
    if (allowed) await asked;
    else await expect(asked).rejects.toMatchObject({ code: 'forbidden' });
    expect(await stored(id)).toEqual([allowed ? 'step_free_lane' : null]);
  });

  it('is for no registration of another edition, nor one that is not there', async () => {
    const { id } = await walkedUp(world);
    const other = await newWorld();
    const asked = { id, note: 'call_desk', key: 'the-form-key' } as const;
    for (const [context, event] of [
      [atDesk(other), world.number],
      [atDesk(other), other.number],
    ] as const) {
      await expect(noteForGate(context, { ...asked, event })).rejects.toMatchObject({
        code: 'not_found',
      });
    }
    expect(await stored(id)).toEqual([null]);
  });
});

import { env } from 'cloudflare:workers';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  cancelRegistration,
  changeParty,
  splitTicket,
} from '../../src/operations/change-registration.ts';
import { setHold } from '../../src/operations/gate-control.ts';
import type { EditionPlan } from '../../src/store/editions/create-edition.ts';
import { forgetEditions, type StoredEdition } from '../../src/store/editions/editions.ts';
import { readTickets, tokenOf } from '../../src/store/registrations/tickets.ts';
import { asMember, asVisitor } from './acting.ts';
import { altered, editionOf, logged, showed, sums, wrongSecret } from './gate-day.ts';
import { disagreements } from './sum-of-log.ts';
import {
  asScan,
  enrol,
  newWorld,
  openDays,
  type Phone,
  policyWith,
  registered,
  scanned,
  scanOne,
  ticketFor,
  type World,
} from './world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let world: World;
let phone: Phone;
beforeAll(async () => {
  world = await newWorld();
  phone = await enrol(world);
});

afterEach(async () => {
  expect(await disagreements(world.number)).toEqual([]);
});

describe('a ticket at the gate', () => {
  it('gets its verdict, and its numbers after it', async () => {
    const ticket = await ticketFor(world);
    const scan = asScan({ ticket: ticket.token, people: 3 });
    expect(await scanOne(phone, scan)).toEqual({
      id: scan.id,
      verdict: 'admitted',
      reason: null,
      people: 3,
      conflict: false,
      ticket: {
        serial: ticket.serial,
        code: ticket.code,
        kind: 'family',
        admits: 5,
        entered: 3,
        inside: 3,
      },
    });
  });

  it('lets all who remain in, and all who are inside out, when nobody says how many', async () => {
    const { token } = await ticketFor(world);
    await scanOne(phone, { ticket: token, people: 3 });
    expect(await scanOne(phone, { ticket: token })).toMatchObject({ people: 2 });
    const out = await scanOne(phone, { ticket: token, direction: 'exit' });
    expect(out).toMatchObject({ people: 5, ticket: { entered: 5, inside: 0 } });
    expect(await scanOne(phone, { ticket: token })).toMatchObject({
      people: 5,
      ticket: { entered: 10, inside: 5 },
    });
  });

  it('may be shown as token, address or code, in any case and any digits', async () => {
    const { token, url, code } = await ticketFor(world, { party: { adults: 10, children: 0 } });
    const arabic = code.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
    const persian = code.replace(/\d/g, (digit) => String.fromCharCode(0x6f0 + Number(digit)));
    const forms = [
      token,
      token.toLowerCase(),
      url,
      url.toUpperCase(),
      `${url.toLowerCase()}?from=mail`,
      `  ${token.slice(0, 60)}\n${token.slice(60)} `,
      code,
      code.replace(/(\d{4})(?=\d)/g, '$1 '),
      arabic,
      `\u200f${persian.slice(0, 4)} ${persian.slice(4)}`,
    ];
    for (const ticket of forms) {
      expect(await scanOne(phone, { ticket, people: 1 })).toMatchObject({ verdict: 'admitted' });
    }
  });

  it('takes the results in the order sent', async () => {
    const { token } = await ticketFor(world);
    const results = await scanned(
      phone,
      { ticket: token, people: 4 },
      { ticket: token, people: 2 },
      { type: 'walk_in', people: 7 },
      { ticket: token },
      { ticket: token },
    );
    expect(results.map(({ people, reason }) => [people, reason])).toEqual([
      [4, null],
      [0, 'party_exceeded'],
      [7, null],
      [1, null],
      [0, 'already_admitted'],
    ]);
  });

  it('has its children counted apart, by their share when nobody counted them', async () => {
    const before = await sums(world);
    const { token } = await ticketFor(world);
    await scanOne(phone, { ticket: token, people: 3 });
    expect((await sums(world)).children - before.children).toBe(1);
    await scanOne(phone, { ticket: token, people: 1, children: 0 });
    await scanOne(phone, { ticket: token });
    expect((await sums(world)).children - before.children).toBe(2);
  });
});

describe('each reason', () => {
  let edition: StoredEdition;
  beforeAll(async () => {
    edition = await editionOf(world);
  });

  const refusedFor = async (ticket: string, reason: string, by = phone) =>
    expect(await scanOne(by, { ticket })).toMatchObject({ verdict: 'refused', reason, people: 0 });

  it('unknown: what is no ticket, cut short, mirrored or never issued', async () => {
    const { token, code } = await ticketFor(world);
    const never = [
      '',
      'hello',
      'https://example.org/',
      token.slice(0, -1),
      `${token}A`,
      [...token].reverse().join(''),
      'A'.repeat(127),
      'x'.repeat(100_000),
      code.slice(1),
      `${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`,
      '000000000000',
    ];
    for (const ticket of never) {
      await refusedFor(ticket, 'unknown');
      const out = await scanOne(phone, { ticket, direction: 'exit' });
      expect(out).toMatchObject({ verdict: 'refused', reason: 'unknown', ticket: null });
    }
  });

  it('unknown: a code with the wrong secret', async () => {
    const { code } = await ticketFor(world);
    const guessed = wrongSecret(edition, code);
    expect(await scanOne(phone, { ticket: guessed })).toMatchObject({
      verdict: 'refused',
      reason: 'unknown',
      ticket: null,
    });
  });

  it('bad_signature: a token with another word in it', async () => {
    const { token } = await ticketFor(world);
    for (const at of [8, 17, 40, 100]) await refusedFor(altered(token, at), 'bad_signature');
  });

  it('wrong_event: the ticket of another edition', async () => {
    const { token } = await ticketFor(await newWorld());
    await refusedFor(token, 'wrong_event');
  });

  it('cancelled: the places were given back', async () => {
    const { secret, token } = await held();
    await cancelRegistration(asVisitor(), { edition: edition, secret: secret });
    await refusedFor(token, 'cancelled');
  });

  it('superseded: attention after a change, refused after a split', async () => {
    const { secret, token } = await held();
    const change = { slot: 2, adults: 2, children: 2, step_free: false };
    await changeParty(asVisitor(), { edition: edition, secret: secret, ...change });
    expect(await scanOne(phone, { ticket: token })).toMatchObject({
      verdict: 'admitted',
      reason: 'superseded',
      people: 4,
      ticket: { admits: 4 },
    });
    // Who has entered is split off no more: another ticket's old picture is tried.
    const other = await held();
    const part = { adults: 1, children: 1 };
    await splitTicket(asVisitor(), {
      edition: edition,
      secret: other.secret,
      serial: other.serial,
      ...part,
    });
    await refusedFor(other.token, 'superseded');
  });

  it('pending: nobody has approved it yet', async () => {
    const media = { kind: 'media', organisation: 'إذاعة', party: { adults: 2, children: 0 } };
    const { registration, tickets } = await registered(world, media);
    expect(tickets).toEqual([]);
    await refusedFor(registration.reference, 'pending');
    await refusedFor(await newestToken(world), 'pending');
  });

  it('wrong_day: the ticket of tomorrow', async () => {
    const { token } = await ticketFor(world, { slot: '7' });
    await refusedFor(token, 'wrong_day');
    expect(await scanOne(phone, { ticket: token, ...showed('admitted', 2) })).toMatchObject({
      verdict: 'admitted',
      reason: 'wrong_day',
      people: 2,
      conflict: false,
    });
  });

  it('wrong_gate: a family at the gate for schools, as the policy has it', async () => {
    for (const wrong_gate of ['refuse', 'attention'] as const) {
      const strict = await newWorld({ policy: policyWith({ wrong_gate }) });
      const { token } = await ticketFor(strict);
      const verdict = wrong_gate === 'refuse' ? 'refused' : 'admitted';
      const schools = await enrol(strict, 3);
      const result = await scanOne(schools, { ticket: token });
      expect(result).toMatchObject({ verdict, reason: 'wrong_gate' });
    }
  });

  it('too_early and too_late: outside of the arrival window, as the policy has it', async () => {
    for (const strictness of ['refuse', 'attention'] as const) {
      const hours = { too_early: strictness, too_late: strictness };
      const strict = await newWorld({
        days: windowsAround(Date.now()),
        policy: policyWith({ ...hours, early_minutes: 30, late_minutes: 30 }),
      });
      const verdict = strictness === 'refuse' ? 'refused' : 'admitted';
      const late = await ticketFor(strict, { slot: '1' });
      const early = await ticketFor(strict, { slot: '2' });
      await endWindow(strict, 1, Date.now() - HOUR);
      const gate = await enrol(strict);
      expect(await scanOne(gate, { ticket: late.token })).toMatchObject({
        verdict,
        reason: 'too_late',
      });
      expect(await scanOne(gate, { ticket: early.token })).toMatchObject({
        verdict,
        reason: 'too_early',
      });
    }
  });

  it('already_admitted and party_exceeded: no places left, or too few', async () => {
    const { token } = await ticketFor(world);
    await scanOne(phone, { ticket: token, people: 4 });
    const more = await scanOne(phone, { ticket: token, people: 2 });
    expect(more).toMatchObject({ reason: 'party_exceeded', people: 0, ticket: { entered: 4 } });
    await scanOne(phone, { ticket: token });
    await refusedFor(token, 'already_admitted');
  });

  it('already_admitted: whoever left, where there is no way back in', async () => {
    const once = await newWorld({ policy: policyWith({ reentry: false }) });
    const gate = await enrol(once);
    const { token } = await ticketFor(once);
    await scanOne(gate, { ticket: token });
    await scanOne(gate, { ticket: token, direction: 'exit' });
    await refusedFor(token, 'already_admitted', gate);
  });

  it('not_inside: people leave of whom nobody came in', async () => {
    const { token } = await ticketFor(world);
    const leave = { ticket: token, direction: 'exit' } as const;
    const none = { verdict: 'admitted', reason: 'not_inside', people: 0 };
    expect(await scanOne(phone, leave)).toMatchObject(none);
    expect(await scanOne(phone, { ...leave, people: 2 })).toMatchObject({
      ...none,
      people: 2,
      ticket: { entered: 0, inside: 0 },
    });
  });

  it('held: attention while the lane drains, then refused', async () => {
    const gated = await newWorld();
    const gate = await enrol(gated);
    const [one, other] = [await ticketFor(gated), await ticketFor(gated)];
    const by = { event: gated.number, id: 'test' };
    await setHold(asMember(by), { gate: 1, kind: 'hold' });
    const draining = await scanOne(gate, { ticket: one.token });
    expect(draining).toMatchObject({ verdict: 'admitted', reason: 'held', people: 5 });
    await setHold(asMember(by, Date.now() - 4 * MINUTE), { gate: 1, kind: 'hold' });
    await refusedFor(other.token, 'held', gate);
    await scanOne(await enrol(gated, 2), { ticket: other.token });
    await openToWhoeverLeaves(gate, one.token);
  });

  it('gate_closed: at once', async () => {
    const gated = await newWorld();
    const gate = await enrol(gated);
    const { token } = await ticketFor(gated);
    const inside = await ticketFor(gated);
    await scanOne(gate, { ticket: inside.token });
    const by = { event: gated.number, id: 'test' };
    await setHold(asMember(by), { gate: null, kind: 'close' });
    await refusedFor(token, 'gate_closed', gate);
    await openToWhoeverLeaves(gate, inside.token);
    const happened = await scanOne(gate, { ticket: token, ...showed('admitted', 5) });
    expect(happened).toMatchObject({ verdict: 'admitted', reason: 'gate_closed' });
  });
});

describe('staff who let people in against the rule', () => {
  it('are obeyed, and the rule is named', async () => {
    const { token } = await ticketFor(world);
    await scanOne(phone, { ticket: token });
    const result = await scanOne(phone, { ticket: token, people: 1, override: 'a lost child' });
    expect(result).toMatchObject({
      verdict: 'admitted',
      reason: 'already_admitted',
      people: 1,
      conflict: false,
      ticket: { entered: 6 },
    });
  });

  it('make no ticket of what is none: those people are walk-ins', async () => {
    const { token } = await ticketFor(world);
    const foreign = await ticketFor(await newWorld());
    for (const ticket of ['hello', altered(token, 40), foreign.token]) {
      const before = await sums(world);
      const scan = { ticket, people: 2, override: 'known to the desk' };
      const result = await scanOne(phone, scan);
      expect(result).toMatchObject({
        verdict: 'admitted',
        people: 2,
        conflict: false,
        ticket: null,
      });
      const after = await sums(world);
      expect(after.walk_ins - before.walk_ins).toBe(2);
      expect(after.parties).toBe(before.parties);
    }
    expect(await scanOne(phone, { ticket: token })).toMatchObject({ people: 5, reason: null });
  });
});

describe('a walk-in', () => {
  it('is counted as what it is, at a closed gate too', async () => {
    const open = await newWorld();
    const gate = await enrol(open);
    const by = { event: open.number, id: 'test' };
    await setHold(asMember(by), { gate: null, kind: 'close' });
    const results = await scanned(
      gate,
      { type: 'walk_in', people: 30 },
      { type: 'walk_in', people: 12, kind: 'school', children: 11 },
      { type: 'walk_in', people: 4, direction: 'exit' },
    );
    for (const result of results) {
      expect(result).toMatchObject({ verdict: 'admitted', reason: null, ticket: null });
    }
    expect(await sums(open)).toMatchObject({ entries: 42, walk_ins: 42, exits: 4, children: 11 });
    expect(await disagreements(open.number)).toEqual([]);
  });

  it('of the crew is never a visitor', async () => {
    const before = await sums(world);
    await scanned(
      phone,
      { type: 'walk_in', people: 9, kind: 'crew' },
      { type: 'walk_in', people: 4, kind: 'crew', direction: 'exit' },
    );
    const { crew_in, crew_out, ...visitors } = await sums(world);
    expect([crew_in - before.crew_in, crew_out - before.crew_out]).toEqual([9, 4]);
    expect(before).toMatchObject(visitors);
  });

  it('names the refused scan that its people belong to', async () => {
    const refused = await scanOne(phone, { ticket: 'hello' });
    const scan = asScan({ type: 'walk_in', people: 5, after: refused.id });
    expect(await scanOne(phone, scan)).toMatchObject({ verdict: 'admitted', people: 5 });
    expect((await logged(world, scan.id)).after).toBe(refused.id);
  });
});

/** What a window becomes by the passing of time, for what is asked of its edition from then on. */
async function endWindow(at: World, slot: number, ends: number): Promise<void> {
  const sql = 'UPDATE slot SET ends_at = ?3 WHERE event = ?1 AND number = ?2';
  await env.DB.prepare(sql).bind(at.number, slot, ends).run();
  forgetEditions();
}

/** A day that began a while ago: one window that is open, one that is yet to come. */
function windowsAround(now: number): EditionPlan['days'] {
  return openDays(now).days.map((day, i) => {
    if (i > 0) return day;
    const slot = { day: 1, from: '10:00', to: '12:00', capacity: 100 };
    return {
      ...day,
      slots: [
        { ...slot, number: 1, starts_at: now - 3 * HOUR, ends_at: now + HOUR },
        { ...slot, number: 2, starts_at: now + HOUR, ends_at: now + 3 * HOUR },
      ],
    };
  });
}

async function openToWhoeverLeaves(gate: Phone, ticket: string): Promise<void> {
  const out = await scanOne(gate, { ticket, direction: 'exit' });
  expect(out).toMatchObject({ verdict: 'admitted', reason: null, people: 5 });
}

/** A family of five with its private link. */
async function held(): Promise<{ secret: string; token: string; serial: number }> {
  const { registration, tickets } = await registered(world);
  const [ticket] = tickets;
  if (!ticket) throw new Error('no ticket');
  const secret = registration.manage_url.split('/').at(-1) ?? '';
  return { secret, token: ticket.token, serial: ticket.serial };
}

/** The token of the ticket with the highest serial, whatever its state. */
async function newestToken(of: World): Promise<string> {
  const sql = 'SELECT max(serial) AS serial FROM ticket WHERE event = ?1';
  const newest = await env.DB.prepare(sql).bind(of.number).first<{ serial: number }>();
  const verb = readTickets(env.DB, of.number, [newest?.serial ?? 0]);
  const [row] = verb.read(await env.DB.batch([...verb.statements]));
  if (!row) throw new Error('no ticket');
  return tokenOf(of.number, row);
}

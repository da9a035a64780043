import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TicketView } from '../../src/domain/registration.ts';
import type { LossAnswers } from '../../src/domain/reissue-proof.ts';
import { MEMBER_ROLES } from '../../src/domain/roles.ts';
import type { Presented } from '../../src/domain/scan-log.ts';
import { type Loss, reissueTicket } from '../../src/operations/reissue-ticket.ts';
import { atDesk, audited, editionOf, ticketOf, viewOf, walkedUp } from './desk-day.ts';
import { between, held, newGatekeeper, settledBy, unguarded } from './gatekeepers.ts';
import { endingOfNumber } from './standing-alone.ts';
import { disagreements } from './sum-of-log.ts';
import { enrol, newWorld, type Phone, randomPhone, request, scanOne, type World } from './world.ts';

let world: World;
let phone: Phone;
beforeAll(async () => {
  world = await newWorld();
  phone = await enrol(world);
});

const SILENT: LossAnswers = { name: '', contact: '', day: null, people: null };
const RIGHT: LossAnswers = { ...SILENT, name: 'فاطمة', contact: '٤٥٦٧' };
const WRONG: LossAnswers = { ...RIGHT, contact: '0000' };

/** The first eight digits of a code, as a page has them or as they are sent. */
function beginningOf(code: string): RegExp {
  return new RegExp(`${code.slice(0, 4)}\\D?${code.slice(4, 8)}`);
}

async function lost(change: Parameters<typeof walkedUp>[1] = {}) {
  const contact = { name: 'فاطمة الزهراء', phone: `${randomPhone().slice(0, 6)}4567` };
  return walkedUp(world, { adults: 3, children: 0, ...contact, ...change });
}

async function reissue(
  id: string,
  answers: LossAnswers,
  {
    context = atDesk(world),
    ...change
  }: Partial<Loss> & { context?: ReturnType<typeof atDesk> } = {},
) {
  const serials = [(await ticketOf(world, id)).serial];
  const key = crypto.randomUUID();
  const edition = await editionOf(world);
  return reissueTicket(context, { edition, id, serials, answers, key, ...change });
}

describe('a lost ticket that is given out anew', () => {
  it('is refused by its old code and its old picture from then on, and the new ones are let in', async () => {
    const { id, tickets } = await lost();
    const [old] = tickets;
    if (!old) throw new Error('no ticket');
    expect(await reissue(id, RIGHT)).toEqual({ outcome: 'reissued' });
    const now = await ticketOf(world, id);
    expect(now.serial).toBe(old.serial);
    expect(now.code).not.toBe(old.code);
    expect((await viewOf(world, id)).reference).toBe(now.code);
    const refused = { verdict: 'refused', reason: 'superseded', people: 0 };
    for (const ticket of [old.code, old.token]) {
      expect(await scanOne(phone, { ticket })).toMatchObject(refused);
    }
    // Its first seven digits are those of the old one; as four alone they may be a year on the page.
    expect(await (await request(`/t/${old.token}`)).text()).not.toMatch(beginningOf(now.code));
    const let_in = { verdict: 'admitted', reason: null };
    expect(await scanOne(phone, { ticket: now.code, people: 1 })).toMatchObject(let_in);
    expect(await scanOne(phone, { ticket: now.token, people: 2 })).toMatchObject(let_in);
  });

  it('leads nobody who holds the old one to the new one: by no link, image or appointment', async () => {
    const { id, tickets } = await lost();
    const old = tickets[0]?.token.toLowerCase() ?? '';
    expect(await reissue(id, RIGHT)).toEqual({ outcome: 'reissued' });
    const now = await ticketOf(world, id);
    for (const path of [old, `${old}?lang=fr`, `${old}.svg`, `${old}.ics`]) {
      const shown = (await (await request(`/t/${path}`)).text()).replaceAll('\r\n ', '');
      expect(shown.toLowerCase(), path).not.toContain(now.token.toLowerCase().slice(0, 60));
      expect(shown.replace(/\D/g, ''), path).not.toContain(now.code);
    }
    for (const ending of ['.svg', '.ics']) {
      expect((await request(`/t/${old}${ending}`)).status, ending).toBe(404);
    }
  });

  it('leaves in the people who came by it, and lets them leave by what they hold', async () => {
    const { id, tickets } = await lost();
    const [old] = tickets;
    if (!old) throw new Error('no ticket');
    await scanOne(phone, { ticket: old.token, people: 2 });
    expect(await reissue(id, RIGHT)).toEqual({ outcome: 'reissued' });
    expect(await ticketOf(world, id)).toMatchObject({ entered: 2, inside: 2 });
    for (const ticket of [old.token, old.code]) {
      const out = await scanOne(phone, { ticket, direction: 'exit', people: 1 });
      expect(out).toMatchObject({ verdict: 'admitted', people: 1 });
    }
    expect((await scanOne(phone, { ticket: (await ticketOf(world, id)).code })).people).toBe(3);
    expect(await disagreements(world.number)).toEqual([]);
  });

  it('counts what a phone that knew of nothing has let in, on the same places', async () => {
    const { id, tickets } = await lost();
    const [old] = tickets;
    await reissue(id, RIGHT);
    const happened = { decided: 'offline', verdict: 'admitted', people: 3 } as const;
    const late = await scanOne(phone, {
      ticket: old?.code ?? '',
      at: new Date().toISOString(),
      ...happened,
    });
    expect(late).toMatchObject({ verdict: 'admitted', reason: 'superseded', conflict: false });
    expect(await ticketOf(world, id)).toMatchObject({ entered: 3 });
    expect(await disagreements(world.number)).toEqual([]);
  });

  it('is given out once for a form that is sent twice, one after the other or at once', async () => {
    const { id } = await lost();
    const key = crypto.randomUUID();
    const before = await ticketOf(world, id);
    const serials = [before.serial];
    const both = await Promise.all([1, 2].map(() => reissue(id, RIGHT, { key, serials })));
    expect(both).toEqual([{ outcome: 'reissued' }, { outcome: 'reissued' }]);
    const after = await ticketOf(world, id);
    expect(await reissue(id, RIGHT, { key, serials })).toEqual({ outcome: 'reissued' });
    expect((await ticketOf(world, id)).code).toBe(after.code);
    expect(after.code).not.toBe(before.code);
  });

  it('is refused by every code that it had before, however often it is lost', async () => {
    const { id } = await lost();
    const codes = new Set<string>();
    for (let times = 0; times < 5; times++) {
      codes.add((await ticketOf(world, id)).code);
      expect(await reissue(id, RIGHT)).toEqual({ outcome: 'reissued' });
    }
    expect(codes.size).toBe(5);
    for (const ticket of codes) {
      expect((await scanOne(phone, { ticket })).reason).toBe('superseded');
    }
    const { code } = await ticketOf(world, id);
    expect((await scanOne(phone, { ticket: code })).verdict).toBe('admitted');
  });

  it('tells the phones by the ledger', async () => {
    const { id } = await lost();
    const at = async (since: number) =>
      (await request(`/api/v1/ledger?since=${since}`, { headers: phone.headers })).json<{
        cursor: number;
        tickets: readonly (readonly unknown[])[];
      }>();
    const { cursor } = await at(0);
    await reissue(id, RIGHT);
    const { serial } = await ticketOf(world, id);
    await expect
      .poll(async () => (await at(cursor)).tickets.find(([one]) => one === serial)?.slice(3, 6))
      .toEqual(['valid', 1, 1]);
  });

  it('has admitted by the old code before it, or refuses it after: never both for the same places', async () => {
    for (let times = 0; times < 8; times++) {
      const { id, tickets } = await lost();
      const old = tickets[0]?.code ?? '';
      const [admitted, given] = await Promise.all([
        scanOne(phone, { ticket: old }),
        reissue(id, RIGHT),
      ]);
      expect(given).toEqual({ outcome: 'reissued' });
      const { code } = await ticketOf(world, id);
      const again = await scanOne(phone, { ticket: code });
      const first = admitted.verdict === 'admitted';
      expect(admitted).toMatchObject(
        first ? { people: 3, reason: null } : { reason: 'superseded', people: 0 },
      );
      expect(again).toMatchObject(
        first
          ? { verdict: 'refused', reason: 'already_admitted' }
          : { verdict: 'admitted', people: 3 },
      );
    }
    expect(await disagreements(world.number)).toEqual([]);
  });
});

describe('a gate that has judged the lost ticket when it is given out anew', () => {
  async function letIn(presented: (ticket: TicketView) => Presented, guarded: boolean) {
    const { id } = await lost();
    const ticket = await ticketOf(world, id);
    const db = between(() => reissue(id, RIGHT));
    const gatekeeper = await newGatekeeper(guarded ? db : unguarded(db));
    const scan = held(ticket.serial, { presented: presented(ticket), people: 3 });
    const [result] = await settledBy(gatekeeper, world, phone, [scan]);
    return { result, entered: (await ticketOf(world, id)).entered };
  }

  const byToken = ({ serial }: TicketView) => ({ as: 'token', serial, revision: 0 }) as const;
  const byCode = ({ serial, code }: TicketView) =>
    ({ as: 'code', serial, secret: Number(code.slice(7, 11)) }) as const;

  it.each([
    ['its picture', byToken],
    ['its code', byCode],
  ])('judges it again, and refuses %s', async (_, presented) => {
    const { result, entered } = await letIn(presented, true);
    expect(result).toMatchObject({ verdict: 'refused', reason: 'superseded', people: 0 });
    expect(entered).toBe(0);
  });

  it('would let in whoever found it without the guard', async () => {
    const { result, entered } = await letIn(byToken, false);
    expect(result).toMatchObject({ verdict: 'admitted', people: 3 });
    expect(entered).toBe(3);
  });
});

describe('the answers of somebody who lost a ticket', () => {
  it('are any two right ones, as people write them', async () => {
    const { id, day } = await lost({ email: 'Fatima@Example.org' });
    const right: Partial<LossAnswers>[] = [
      { name: 'فاطمه', contact: '45 67' },
      { name: 'الزهراء فاطمة', day, people: 3 },
      { contact: '4567', day, people: 3 },
      { contact: 'fatima@example.org', day, people: 3 },
      { name: 'فاطمة الزهراء العلوي', contact: '4567', day, people: 3 },
    ];
    for (const answers of right) {
      expect(await reissue(id, { ...SILENT, ...answers })).toEqual({ outcome: 'reissued' });
    }
  });

  it.each<Partial<LossAnswers>>([
    {},
    { name: 'فاطمة' },
    { contact: '4567' },
    { day: 1, people: 3 },
    { name: '   ', contact: '4567' },
  ])('are too few in %o, which is no try', async (answers) => {
    const { id } = await lost();
    const before = await ticketOf(world, id);
    for (let times = 0; times < 4; times++) {
      expect(await reissue(id, { ...SILENT, ...answers })).toEqual({ outcome: 'too_few' });
    }
    expect(await ticketOf(world, id)).toEqual(before);
  });

  it.each<Partial<LossAnswers>>([
    { name: 'مريم', contact: '4567' },
    { name: 'فاطمة', contact: '0612344567' },
    { name: 'فاطمة', contact: '%%%%' },
    { name: 'فاطمة', contact: '4567@' },
    { name: '…', contact: '4567' },
    { name: 'فاطمة', day: 1, people: 4 },
    { name: 'فاطمة', day: 2, people: 3 },
    { name: 'فاطمة', people: 3 },
    { name: 'فاطمة', day: Number.NaN, people: 3 },
    { name: 'فاطمة', contact: '4567', day: 1, people: 300 },
    { name: 'x'.repeat(10_000), contact: '4567' },
  ])('are wrong in %o', async (answers) => {
    const { id } = await lost();
    expect(await reissue(id, { ...SILENT, ...answers })).toEqual({ outcome: 'wrong', left: 2 });
  });

  it('cannot be right where the desk asked for no contact: an organizer decides', async () => {
    const { id, day } = await walkedUp(world, { adults: 2, children: 0 });
    const guess = { ...SILENT, name: 'فاطمة', day, people: 2 };
    expect(await reissue(id, guess)).toEqual({ outcome: 'wrong', left: 2 });
    expect(await reissue(id, { ...SILENT, day, people: 2 })).toEqual({ outcome: 'too_few' });
    const context = atDesk(world, 'organizer');
    expect(await reissue(id, SILENT, { context })).toEqual({ outcome: 'reissued' });
  });

  it('are listened to three times, and then an organizer decides', async () => {
    const { id } = await lost();
    const before = await ticketOf(world, id);
    for (const left of [2, 1, 0]) {
      expect(await reissue(id, WRONG)).toEqual({ outcome: 'wrong', left });
    }
    for (const answers of [WRONG, RIGHT, SILENT]) {
      expect(await reissue(id, answers)).toEqual({ outcome: 'needs_organizer' });
    }
    // Another officer at another desk is no organizer either.
    const other = atDesk(world, 'desk', 'salma');
    expect(await reissue(id, RIGHT, { context: other })).toEqual({ outcome: 'needs_organizer' });
    expect(await ticketOf(world, id)).toEqual(before);
    const context = atDesk(world, 'organizer', 'nadia');
    expect(await reissue(id, SILENT, { context })).toEqual({ outcome: 'reissued' });
    // What was answered about the ticket of before is of no use for the next one.
    expect(await reissue(id, WRONG)).toEqual({ outcome: 'wrong', left: 2 });
    expect(await reissue(id, RIGHT)).toEqual({ outcome: 'reissued' });
  });

  it('of an organizer must be right where there are any', async () => {
    const { id } = await lost();
    const context = atDesk(world, 'organizer');
    const before = await ticketOf(world, id);
    for (const left of [2, 1, 0, 0]) {
      expect(await reissue(id, WRONG, { context })).toEqual({ outcome: 'wrong', left });
    }
    const one = { ...SILENT, name: 'فاطمة' };
    expect(await reissue(id, one, { context })).toEqual({ outcome: 'too_few' });
    expect(await ticketOf(world, id)).toEqual(before);
    expect(await reissue(id, RIGHT)).toEqual({ outcome: 'needs_organizer' });
    expect(await reissue(id, RIGHT, { context })).toEqual({ outcome: 'reissued' });
  });

  it('count once for a form that is sent twice', async () => {
    const { id } = await lost();
    const key = crypto.randomUUID();
    await Promise.all([1, 2, 3].map(() => reissue(id, WRONG, { key })));
    expect(await reissue(id, WRONG, { key })).toEqual({ outcome: 'wrong', left: 2 });
  });

  it('open nothing more where many are tried at once', async () => {
    const { id } = await lost();
    const guesses = Array.from({ length: 40 }, (_, n) => String(n).padStart(4, '0'));
    await Promise.all(guesses.map((contact) => reissue(id, { ...RIGHT, contact })));
    expect(await reissue(id, RIGHT)).toEqual({ outcome: 'needs_organizer' });
    const sql = 'SELECT count(*) AS n FROM reissue_try WHERE event = ?1 AND registration = ?2';
    const kept = await env.DB.prepare(sql).bind(world.number, id).first<{ n: number }>();
    expect(kept?.n).toBe(3);
  });

  it('are in the audit, the wrong ones too, with nothing of what was said', async () => {
    const own = await newWorld();
    const { id } = await walkedUp(own, { name: 'خديجة', phone: '0612344567' });
    const edition = await editionOf(own);
    const serials = [(await ticketOf(own, id)).serial];
    const say = (answers: LossAnswers) =>
      reissueTicket(atDesk(own), { edition, id, serials, answers, key: crypto.randomUUID() });
    await say({ ...SILENT, name: 'سعاد', contact: '9999' });
    await say({ ...SILENT, name: 'خديجة', contact: '4567' });
    const subject = `registration of serial ${serials[0]}`;
    expect(await audited(own, 'answer_wrong')).toMatchObject([{ actor: 'karim', subject }]);
    expect(await audited(own, 'reissue')).toMatchObject([{ actor: 'karim', subject }]);
    const all = await env.DB.prepare('SELECT * FROM audit WHERE event = ?1').bind(own.number).all();
    const kept = JSON.stringify(all.results);
    expect(kept).not.toMatch(/سعاد|خديجة/);
    for (const digits of ['9999', '4567']) expect(kept).not.toMatch(endingOfNumber(digits));
  });
});

describe('giving a ticket out anew', () => {
  it.each(MEMBER_ROLES)('is for owner, organizer and desk: %s', async (role) => {
    const { id } = await lost();
    const asked = reissue(id, RIGHT, { context: atDesk(world, role) });
    if (['owner', 'organizer', 'desk'].includes(role)) {
      expect(await asked).toEqual({ outcome: 'reissued' });
    } else await expect(asked).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is for nobody of another edition, and of no registration that is not there', async () => {
    const { id } = await lost();
    const context = atDesk(await newWorld());
    await expect(reissue(id, RIGHT, { context })).rejects.toMatchObject({ code: 'not_found' });
    const edition = await editionOf(world);
    const loss = {
      edition,
      id: crypto.randomUUID(),
      serials: [1],
      answers: RIGHT,
      key: 'a-form-key',
    };
    await expect(reissueTicket(atDesk(world), loss)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('takes serials of its own tickets alone', async () => {
    const [one, other] = [await lost(), await lost()];
    const strange = [[], [other.tickets[0]?.serial ?? 0], [9_999_999], [Number.NaN]];
    for (const serials of strange) {
      expect(await reissue(one.id, RIGHT, { serials })).toEqual({ outcome: 'invalid' });
    }
    const before = await ticketOf(world, other.id);
    const both = [one.tickets[0]?.serial ?? 0, before.serial];
    expect(await reissue(one.id, RIGHT, { serials: both })).toEqual({ outcome: 'invalid' });
    expect(await ticketOf(world, other.id)).toEqual(before);
  });

  it('gives out nothing of a registration that was cancelled', async () => {
    const { id, tickets } = await lost();
    await env.DB.prepare("UPDATE registration SET state = 'cancelled' WHERE id = ?1")
      .bind(id)
      .run();
    const serials = tickets.map(({ serial }) => serial);
    await expect(reissue(id, RIGHT, { serials })).rejects.toMatchObject({ code: 'not_found' });
  });
});

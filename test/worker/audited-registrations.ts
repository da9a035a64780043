import { env } from 'cloudflare:workers';
import * as group from '../../src/operations/change-group.ts';
import { changeRecord } from '../../src/operations/change-record.ts';
import * as change from '../../src/operations/change-registration.ts';
import { showCoachContact } from '../../src/operations/coaches.ts';
import { correctContact } from '../../src/operations/correct-contact.ts';
import { decideRequests, requestsToDecide } from '../../src/operations/decide-request.ts';
import { eraseOwnData, erasePerson } from '../../src/operations/erase-person.ts';
import { findPerson } from '../../src/operations/find-person.ts';
import { giveGroupCode } from '../../src/operations/group-codes.ts';
import { giveCopy, openPerson, takeCopy } from '../../src/operations/held-person.ts';
import { noteForGate } from '../../src/operations/note-for-gate.ts';
import { openRecord, openTickets, showContact } from '../../src/operations/open-record.ts';
import { openRequest, showRequestContact } from '../../src/operations/open-request.ts';
import { reissueTicket } from '../../src/operations/reissue-ticket.ts';
import { resendRequest } from '../../src/operations/resend-request.ts';
import { searchNames } from '../../src/operations/search-names.ts';
import { searchVisitors } from '../../src/operations/search-visitors.ts';
import { openKeys } from '../../src/store/registrations/prepare.ts';
import { registrationBySecret } from '../../src/store/registrations/tickets.ts';
import { asVisitor } from './acting.ts';
import { type Deed, HOUR, KEY, who } from './audited-deed.ts';
import { editionOf, walkedUp } from './desk-day.ts';
import { family, register, registered, type World } from './world.ts';

/** A registration that a visitor made: its id, its link, its ticket. */
async function held(world: World, more: Record<string, unknown> = {}) {
  const { registration } = await registered(world, more);
  const secret = new URL(registration.manage_url).pathname.slice('/r/'.length);
  const view = await registrationBySecret(env, secret, Date.now());
  if (!view) throw new Error('not registered');
  const serial = view.tickets[0]?.serial ?? 0;
  return { id: view.id, secret, serial, edition: await editionOf(world) };
}

const waiting = (world: World) =>
  held(world, { kind: 'media', party: { adults: 2, children: 0 }, organisation: 'قناة' });

/** Of two coaches, and so few people that it is confirmed at once. */
const school = (world: World) => {
  const party = { girls: 2, boys: 3, adults: 2, coaches: 2 };
  return held(world, { kind: 'school', organisation: 'مدرسة', party });
};

/** One that was made long ago: opening its tickets is an opening. */
async function old(world: World) {
  const one = await held(world);
  const sql = 'UPDATE registration SET created_at = created_at - 600000 WHERE event = ?1';
  await env.DB.prepare(sql).bind(world.number).run();
  return one;
}

/** What is done to registrations, and who looks at them. */
export const REGISTRATIONS: Readonly<Record<string, Deed>> = {
  async registerParty(world) {
    const [body, key] = [family(), crypto.randomUUID()];
    return () => register(world, body, key);
  },
  async registerAtDesk(world) {
    return () => walkedUp(world, {}, { key: '11111111-1111-4111-8111-111111111111' });
  },
  async changeRecord(world) {
    const { id, edition } = await held(world);
    const order = { type: 'change', slot: 2, adults: 1, children: 0, step_free: false } as const;
    return () => changeRecord(who(world), { edition, id, order, key: KEY });
  },
  async changeParty(world) {
    const { secret, edition } = await held(world);
    const to = { slot: 2, adults: 1, children: 0, step_free: false };
    return () => change.changeParty(asVisitor(), { edition, secret, key: KEY, ...to });
  },
  async splitTicket(world) {
    const { secret, edition, serial } = await held(world);
    const part = { serial, adults: 1, children: 1 };
    return () => change.splitTicket(asVisitor(), { edition, secret, key: KEY, ...part });
  },
  async cancelRegistration(world) {
    const { secret, edition } = await held(world);
    return () => change.cancelRegistration(asVisitor(), { edition, secret, key: KEY });
  },
  async changeByLink(world) {
    const { secret, edition } = await held(world);
    const link = { edition, secret, key: KEY };
    return () => change.changeByLink(asVisitor(), link, { type: 'cancel' });
  },
  async vouchForGroup(world) {
    const party = { girls: 100, boys: 10, adults: 10, coaches: 2 };
    const school = { kind: 'school', organisation: 'مدرسة', party };
    const { secret, edition } = await held(world, school);
    const terms = { people: 500, uses: 1, days: null, expires_at: Date.now() + HOUR };
    const { code } = await giveGroupCode(who(world), { edition, terms });
    const input = { edition, secret, slot: 1, code, key: KEY };
    return () => change.vouchForGroup(asVisitor(), input);
  },
  async changeCoaches(world) {
    const { secret, edition, serial } = await school(world);
    const coaches = [{ serial, adults: 2, children: 1, girls: 1 }];
    return () => group.changeCoaches(asVisitor(), { edition, secret, key: KEY, slot: 1, coaches });
  },
  async cancelCoach(world) {
    const { secret, edition, serial } = await school(world);
    return () => group.cancelCoach(asVisitor(), { edition, secret, key: KEY, serial });
  },
  async changeCall(world) {
    const { secret, edition } = await school(world);
    const call = '+212611223344';
    return () => group.changeCall(asVisitor(), { edition, secret, key: KEY, call });
  },
  async showCoachContact(world) {
    const { id, edition } = await school(world);
    // Nobody is called before the gates of the day are open.
    const now = Math.max(Date.now(), edition.days[0]?.opens_at ?? 0);
    return () => showCoachContact({ ...who(world), now }, { edition, id });
  },
  async correctContact(world) {
    const { id, edition } = await held(world);
    const contact = { name: 'اسم آخر', phone: null, email: null };
    return () => correctContact(who(world), { edition, id, contact, key: KEY });
  },
  async erasePerson(world) {
    const { id, edition } = await held(world);
    const person = { ids: [id] };
    return () => erasePerson({ ...who(world), actor: 'owner' }, { edition, person });
  },
  async eraseOwnData(world) {
    const { secret, edition } = await held(world);
    return () => eraseOwnData(asVisitor(), { edition, secret });
  },
  async noteForGate(world) {
    const { id } = await held(world);
    const note = 'call_desk' as const;
    return () => noteForGate(who(world), { event: world.number, id, note, key: KEY });
  },
  async reissueTicket(world) {
    const { id, edition, serial } = await held(world);
    const answers = { name: '', contact: '', day: null, people: null };
    return () => reissueTicket(who(world), { edition, id, serials: [serial], answers, key: KEY });
  },
  async decideRequests(world) {
    const { id, edition } = await waiting(world);
    const order = { type: 'approve', windows: new Map() } as const;
    return () => decideRequests(who(world), { edition, ids: [id], order, key: KEY });
  },
  async requestsToDecide(world) {
    const { id, edition } = await waiting(world);
    return () => requestsToDecide(who(world), { edition, ids: [id] });
  },
  async resendRequest(world) {
    const { id, edition, secret } = await waiting(world);
    const order = { type: 'decline', reason: 'incomplete' } as const;
    await decideRequests(who(world), { edition, ids: [id], order, key: 'another-form' });
    const completion = { organisation: 'قناة', media: null, details: 'تفاصيل' };
    return () => resendRequest(asVisitor(), { edition, secret, slot: 1, completion, key: KEY });
  },
  async openRecord(world) {
    const { id, edition } = await held(world);
    return () => openRecord(who(world), { edition, id });
  },
  async showContact(world) {
    const { id, edition } = await held(world);
    return () => showContact(who(world), { edition, id });
  },
  async openPerson(world) {
    const { id, edition } = await held(world);
    return () => openPerson(who(world), { edition, id });
  },
  async giveCopy(world) {
    const { id, edition } = await held(world);
    return () => giveCopy(who(world), { edition, id, chosen: [id] });
  },
  async takeCopy(world) {
    const { secret, edition } = await held(world);
    return () => takeCopy(asVisitor(), { edition, secret });
  },
  async findPerson(world) {
    const edition = await editionOf(world);
    return () => findPerson(who(world), { edition, text: 'fatima@example.org' });
  },
  async openTickets(world) {
    const { id, edition } = await old(world);
    return () => openTickets(who(world), { edition, id });
  },
  async openRequest(world) {
    const { id, edition } = await waiting(world);
    return () => openRequest(who(world), { edition, id });
  },
  async showRequestContact(world) {
    const { id, edition } = await waiting(world);
    return () => showRequestContact(who(world), { edition, id });
  },
  async searchVisitors(world) {
    const edition = await editionOf(world);
    const search = { text: 'فاطمة', onUs: null, asName: true, day: null, slot: null, after: null };
    return () => searchVisitors(who(world), { edition, ...search });
  },
  async searchNames(world) {
    const edition = await editionOf(world);
    const keys = await openKeys(env, edition, Date.now());
    const narrowed = { day: null, slot: null, kinds: null, after: null };
    const search = { edition, keys, words: ['fatima'], narrowed, byBeginnings: true };
    return () => searchNames(who(world), search);
  },
};

import type { Chance } from '../../src/client/gate/ports.ts';
import { type Fact, formSent, isDone, jsonSent, type Sent, send } from './sent.ts';
import { enrol, type Phone, type Service, ServiceGone, type Site } from './site.ts';

/** How many do each thing at once. */
const REGISTRANTS = 8;
const ONLINE = 4;
const OFFLINE = 2;
/** Scans in the upload of a phone that was without network. */
const UPLOAD = 40;
/** Of ten things, one is taken back. */
const TAKEN_BACK = 0.1;

/** Everything at once that an open day asks of the service, until the service is gone. */
export class Load {
  readonly #service: Service;
  readonly #site: Site;
  readonly #chance: Chance;
  /** Tickets of today that nobody has shown yet, then those that somebody has. */
  readonly #tickets: string[] = [];
  /** The reason of the hold that is in force. */
  #held: string | null = null;

  constructor(service: Service, site: Site, chance: Chance) {
    this.#service = service;
    this.#site = site;
    this.#chance = chance;
  }

  /** Resolves when the service is gone. */
  async run(): Promise<void> {
    const { phones } = this.#site;
    const roles = [
      ...Array.from({ length: REGISTRANTS }, () => () => this.#register()),
      ...phones.slice(0, ONLINE).map((phone) => () => this.#scanOnline(phone)),
      ...phones.slice(ONLINE, ONLINE + OFFLINE).map((phone) => () => this.#uploadOffline(phone)),
      () => this.#reopenAndHold(),
      () => this.#revokeAndHandIn(),
    ];
    await Promise.all(roles.map((role) => repeat(role)));
  }

  async #register(): Promise<void> {
    const { today, later } = this.#site;
    const forToday = this.#chance.float() < 0.5;
    const slot = forToday ? today : later[Math.floor(this.#chance.float() * later.length)];
    const id = this.#chance.uuid();
    const isTakenBack = this.#chance.float() < TAKEN_BACK;
    const answer = await this.#ask(this.#registration(id, slot ?? today, isTakenBack));
    if (!answer) return;
    const { registration, tickets } = JSON.parse(answer);
    if (isTakenBack) return this.#cancel(id, registration.manage_url);
    if (forToday) this.#tickets.push(tickets[0].token);
  }

  #registration(id: string, slot: string, isTakenBack: boolean): Sent {
    const body = {
      slot,
      kind: 'individual',
      party: { adults: 1, children: 0 },
      contact: { name: 'فاطمة الزهراء', phone: this.#phone(), email: null },
      locale: 'ar',
      consent: true,
    };
    return jsonSent(body, {
      path: `/api/v1/events/${this.#site.slug}/registrations`,
      headers: { 'Idempotency-Key': id },
      promises: (text) => [{ fact: 'registration', of: [id, JSON.parse(text).tickets.length] }],
      gist: (text) => {
        const { registration, tickets } = JSON.parse(text);
        return { reference: registration.reference, ...(!isTakenBack && { tickets }) };
      },
    });
  }

  async #cancel(id: string, manageUrl: string): Promise<void> {
    const path = `${new URL(manageUrl).pathname}/cancel`;
    const origin = { Origin: this.#service.origin };
    await this.#order(path, {}, origin, [{ fact: 'cancelled', of: [id] }]);
  }

  async #scanOnline(phone: Phone): Promise<void> {
    const ticket = this.#ticket();
    const direction = this.#chance.float() < 0.7 ? 'entry' : 'exit';
    const id = this.#chance.uuid();
    const scan = ticket
      ? { id, type: 'ticket', direction, ticket }
      : { id, type: 'walk_in', direction: 'entry', people: 1 };
    await this.#scan(phone, [scan]);
    if (this.#chance.float() >= TAKEN_BACK) return;
    await this.#scan(phone, [{ id: this.#chance.uuid(), type: 'undo', scan: id, at: now() }]);
  }

  async #uploadOffline(phone: Phone): Promise<void> {
    const scans = Array.from({ length: UPLOAD }, () => this.#happened());
    const undone = scans[0]?.id;
    const undo = { id: this.#chance.uuid(), type: 'undo', scan: undone, at: now() };
    await this.#scan(phone, [...scans, undo]);
  }

  #happened() {
    const ticket = this.#ticket();
    const shown = { decided: 'offline', verdict: 'admitted', at: now(), people: 1 };
    const what = ticket ? { type: 'ticket', ticket } : { type: 'walk_in' };
    return { id: this.#chance.uuid(), direction: 'entry', ...what, ...shown };
  }

  async #scan({ headers }: Phone, scans: readonly unknown[]): Promise<void> {
    const path = '/api/v1/scans';
    await this.#ask(jsonSent({ scans }, { path, headers, promises: logged, gist: results }));
  }

  /** A hold that is in force would be told anew, under its former row: it is ended first. */
  async #reopenAndHold(): Promise<void> {
    const { organizer, slug } = this.#site;
    const path = `/console/${slug}/gates`;
    const ended: Fact[] = this.#held === null ? [] : [{ fact: 'reopened', of: [this.#held] }];
    await this.#order(`${path}/reopen`, { gate: '1' }, organizer, ended);
    this.#held = null;
    const reason = this.#chance.uuid();
    const order = { gate: '1', kind: 'hold', reason };
    await this.#order(`${path}/hold`, order, organizer, [{ fact: 'hold', of: [reason] }]);
    this.#held = reason;
  }

  async #revokeAndHandIn(): Promise<void> {
    const { organizer, slug } = this.#site;
    const phone = await enrol(this.#service, 2);
    const path = `/console/${slug}/devices/${phone.id}/revoke`;
    await this.#order(path, {}, organizer, [{ fact: 'revoked', of: [phone.id] }]);
    const scans = [this.#happened(), this.#happened()];
    const promised = scans.map(({ id }): Fact => ({ fact: 'handed_in', of: [id] }));
    const request = jsonSent(
      { scans, last: false },
      {
        path: '/api/v1/hand-ins',
        headers: phone.headers,
        promises: () => promised,
        gist: (answer) => JSON.parse(answer).taken,
      },
    );
    await this.#ask(request);
  }

  async #order(
    path: string,
    fields: Readonly<Record<string, string>>,
    headers: Sent['headers'],
    facts: readonly Fact[],
  ): Promise<void> {
    const form = { ...fields, key: this.#chance.uuid() };
    await this.#ask(formSent(form, { path, headers, promises: () => facts, gist: () => null }));
  }

  /** The answer of what was done; null where the service refused. */
  async #ask(request: Sent): Promise<string | null> {
    this.#service.sent.push(request);
    const answered = await send(this.#service.origin, request);
    if (!answered) throw new ServiceGone();
    return isDone(answered.status) ? answered.answer : null;
  }

  #ticket(): string | null {
    const ticket = this.#tickets.shift();
    if (ticket === undefined) return null;
    this.#tickets.push(ticket);
    return ticket;
  }

  #phone(): string {
    return `06${String(Math.floor(this.#chance.float() * 1e8)).padStart(8, '0')}`;
  }
}

async function repeat(role: () => Promise<void>): Promise<void> {
  try {
    for (;;) await role();
  } catch (error) {
    if (!(error instanceof ServiceGone)) throw error;
  }
}

interface Result {
  readonly id: string;
  readonly verdict: string;
  readonly reason: string | null;
  readonly people: number;
  readonly conflict: boolean;
}

/** What stays of an answer however often it is asked for; how a ticket stands goes on changing. */
function results(answer: string): Result[] {
  const read: { results: Result[] } = JSON.parse(answer);
  return read.results.map(({ id, verdict, reason, people, conflict }) => ({
    id,
    verdict,
    reason,
    people,
    conflict,
  }));
}

/** Each scan of an upload is in the log as its phone was told. */
function logged(answer: string): Fact[] {
  return results(answer).map(({ id, verdict, people }) => ({
    fact: 'scan',
    of: [id, verdict, people],
  }));
}

function now(): string {
  return new Date().toISOString();
}

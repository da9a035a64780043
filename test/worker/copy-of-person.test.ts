import { env } from 'cloudflare:workers';
import { describe, expect, it, vi } from 'vitest';
import type { CopiedParty, PersonCopy } from '../../src/contract/answers/person-copy.ts';
import { takeCopyOfWish } from '../../src/operations/held-wish.ts';
import { HELD_COLUMNS, type HeldColumn } from '../../src/store/held/held-data.ts';
import { copyOf } from '../../src/store/held/person-copy.ts';
import { asVisitor } from './acting.ts';
import { Finder, openChannel, tell } from './finding.ts';
import { editionOf, joined } from './waiting.ts';
import { answer, visit, wished, wishWorld } from './wishing.ts';
import { daysWith, enrol, newWorld, randomPhone, registered, scanOne } from './world.ts';

vi.setConfig({ testTimeout: 30_000 });

/** What somebody is given who asks for all that is held of them. */
interface Copies {
  readonly party: CopiedParty;
  readonly wait: CopiedParty;
  readonly wish: PersonCopy['wishes'][number];
}

/** Where the copy says what a column holds. */
const TOLD: Readonly<Record<string, (copies: Copies) => unknown>> = {
  'registration.state': ({ party }) => party.state,
  'registration.kind': ({ party }) => party.kind,
  'registration.day': ({ party }) => party.date,
  'registration.slot': ({ party }) => party.from,
  'registration.adults': ({ party }) => party.adults,
  'registration.children': ({ party }) => party.children,
  'registration.girls': ({ party }) => party.girls,
  'registration.boys': ({ party }) => party.boys,
  'registration.coaches': ({ party }) => party.coaches,
  'registration.agreed': ({ party }) => party.agreed,
  'registration.decline_reason': ({ party }) => party.decline_reason,
  'registration.step_free': ({ party }) => party.step_free,
  'registration.at_desk': ({ party }) => party.at_desk,
  'registration.waited': ({ party }) => party.waited,
  'registration.locale': ({ party }) => party.language,
  'registration.news': ({ party }) => party.news,
  'registration.contact': ({ party }) => party.contact?.name,
  'registration.created_at': ({ party }) => party.registered_at,
  'registration.changed_at': ({ party }) => party.changed_at,
  'registration_change.verb': ({ party }) => party.changes[0]?.what,
  'registration_change.made_at': ({ party }) => party.changes[0]?.at,
  'reissue_try.made_at': ({ party }) => party.wrong_answers[0],
  'ticket.state': ({ party }) => party.tickets[0]?.state,
  'ticket.adults': ({ party }) => party.tickets[0]?.adults,
  'ticket.children': ({ party }) => party.tickets[0]?.children,
  'ticket.girls': ({ party }) => party.tickets[0]?.girls,
  'ticket.locale': ({ party }) => party.tickets[0]?.language,
  'ticket.step_free': ({ party }) => party.tickets[0]?.step_free,
  'ticket.note': ({ party }) => party.tickets[0]?.note,
  'ticket.issued_at': ({ party }) => party.tickets[0]?.issued_at,
  'message.kind': ({ party }) => party.messages[0]?.kind,
  'message.locale': ({ party }) => party.messages[0]?.language,
  'message.box': ({ party }) => party.messages[0]?.text,
  'message.state': ({ party }) => party.messages[0]?.standing,
  'message.dropped_for': ({ party }) => party.messages[0]?.standing,
  'message.written_at': ({ party }) => party.messages[0]?.written_at,
  'message.channel': ({ party }) => party.messages[0]?.channel,
  'message.reference': ({ party }) => party.messages[0]?.carried_as,
  'push_subscription.at': ({ party }) => party.browsers[0],
  'scan.override': ({ party }) => party.remarks[0]?.text,
  'scan_history.override': ({ party }) => party.remarks[0]?.text,
  'handed_in.asked': ({ party }) => party.remarks[0]?.text,
  'admission.movements': ({ party }) => party.tickets[0]?.passages[0]?.people,
  'wait.state': ({ wait }) => wait.state,
  'wait.day': ({ wait }) => wait.date,
  'wait.slot': ({ wait }) => wait.from,
  'wait.people': ({ wait }) => wait.adults,
  'wait.locale': ({ wait }) => wait.language,
  'wait.party': ({ wait }) => wait.contact?.name,
  'wait.offered': ({ wait }) => wait.from,
  'wait.deadline': ({ wait }) => wait.offered_until,
  'wait.offers': ({ wait }) => wait.offers,
  'wait.joined_at': ({ wait }) => wait.registered_at,
  'wait.changed_at': ({ wait }) => wait.changed_at,
  'wish.state': ({ wish }) => wish.state,
  'wish.locale': ({ wish }) => wish.language,
  'wish.received_at': ({ wish }) => wish.received_at,
  'wish.answer_by': ({ wish }) => wish.answer_by,
  'wish.box': ({ wish }) => wish.sent?.first_name,
  'wish.answer': ({ wish }) => wish.said,
  'wish.passages': ({ wish }) => wish.passages[0],
  'wish.answered_at': ({ wish }) => wish.answered_at,
  'wish.erase_at': ({ wish }) => wish.erased_on,
};

const HASH = 'a keyed hash: it says nothing to read that the contact beside it does not say';
const GONE = 'empty as long as anything is held: then the receipt says it';
const WORKS = 'how the service works through it: nothing of the person';
/** What is held of a person and not in their copy, with the reason. */
const NOT_TOLD: Readonly<Record<string, string>> = {
  'registration.phone_hash': HASH,
  'registration.email_hash': HASH,
  'registration.fingerprint': HASH,
  'name_word.hash': HASH,
  'wait.phone_hash': HASH,
  'wait.email_hash': HASH,
  'wait.fingerprint': HASH,
  'wish.fingerprint': HASH,
  'wish.contact_hash': HASH,
  'wish.network_hash': HASH,
  'find_code.contact': HASH,
  'find_code.network': HASH,
  'push_subscription.id': HASH,
  'push_subscription.box': 'the address of a browser, which opens a way to it',
  'find_code.box': 'six digits, which open a ticket: gone within hours',
  'registration.erased_at': GONE,
  'wait.erased_at': GONE,
  'wish.erased_at': GONE,
  'registration.held': 'places, as many as the people who are told',
  'registration.waits_since': 'the same instant as that of the request or its change',
  'registration_change.revision': WORKS,
  'registration_change.made_by': 'of the team nobody is named: openings say who by role',
  'reissue_try.made_by': 'of the team nobody is named: openings say who by role',
  'ticket.kind': 'that of its registration',
  'ticket.day': 'that of its registration',
  'ticket.slot': 'that of its registration',
  'ticket.revision': WORKS,
  'ticket.oldest': WORKS,
  'ticket.seq': WORKS,
  'message.revision': WORKS,
  'message.worth_until': WORKS,
  'message.by_email': 'whether there is an address: the contact is told',
  'message.by_phone': 'whether there is a phone: the contact is told',
  'message.due_at': WORKS,
  'message.attempt': WORKS,
  'message.lease_until': WORKS,
  'message.handed_at': WORKS,
  'message.overtaken_for': WORKS,
  'message.refused_by': WORKS,
  'message.outcome': WORKS,
  'wait.ask': WORKS,
  'wait.lot': WORKS,
  'wait.passed': WORKS,
  'wait.kept_since': WORKS,
  'wish.revision': WORKS,
  'wish.answered_by': 'of the team nobody is named: openings say who by role',
  ...Object.fromEntries(
    [...['by_phone', 'locale', 'told', 'made_at', 'expires_at', 'kept_until', 'open_until']].map(
      (column) => [`find_code.${column}`, 'of a code that is gone within hours'],
    ),
  ),
};

const nameOf = ({ table, column }: HeldColumn) => `${table}.${column}`;
const tablesWhere = (is: (held: HeldColumn) => boolean) =>
  new Set(HELD_COLUMNS.filter(is).map(({ table }) => table));

/** Tables with a row for one person: with something personal in it, or the id of their registration. */
const OF_ONE = tablesWhere(({ kind, column }) => kind === 'personal' || column === 'registration');
// A cause of messages names the last registration that was told: it is of nobody.
OF_ONE.delete('message_cause');

/** Of a person: whatever is personal or was typed about them, and the rest of their own rows. */
const isOfPeople = ({ table, kind, group }: HeldColumn) =>
  kind === 'personal' ||
  (kind === 'free_text' && group === 'remarks') ||
  (OF_ONE.has(table) && kind !== 'key' && kind !== 'secret');

describe('the copy of a person', () => {
  it('holds every column that the data table has of them, or there is a reason', () => {
    const known = HELD_COLUMNS.filter(isOfPeople).map(nameOf);
    expect(known).toEqual(expect.arrayContaining(['registration.coaches', 'reissue_try.made_at']));
    const named = [...Object.keys(TOLD), ...Object.keys(NOT_TOLD)];
    expect(known.filter((name) => !named.includes(name))).toEqual([]);
    const columns = HELD_COLUMNS.map(nameOf);
    expect(named.filter((name) => !columns.includes(name))).toEqual([]);
    expect(Object.keys(TOLD).filter((name) => name in NOT_TOLD)).toEqual([]);
  });

  it('says something of each where everything is known of them', async () => {
    const copies = { ...(await copiesOfVisitor()), wish: await copyOfWish() };
    const silent = Object.entries(TOLD).filter(([, say]) => {
      const said = say(copies);
      return said === undefined || said === null || said === '' || said === false || said === 0;
    });
    expect(silent.map(([name]) => name)).toEqual([]);
  });
});

async function copiesOfVisitor(): Promise<Pick<Copies, 'party' | 'wait'>> {
  const world = await newWorld({ days: daysWith(5) });
  const put = (sql: string, ...bound: (string | number)[]) =>
    env.DB.prepare(sql)
      .bind(world.number, ...bound)
      .run();
  const phone = randomPhone();
  await openChannel(world, 'sms', { quiet: true });
  const { tickets } = await registered(world, { contact: { name: 'خديجة', phone, email: null } });
  const [{ id }] = (await put('SELECT registration AS id FROM ticket WHERE event = ?1'))
    .results as [{ id: string }];
  await new Finder(world).ask(phone);
  await tell(world);
  const gate = await enrol(world);
  const ticket = tickets[0]?.token ?? '';
  await scanOne(gate, { ticket, people: 2 });
  await scanOne(gate, { ticket, people: 1, override: 'صديقة المدير' });
  const waiting = await joined(world, { contact: { name: 'سعاد', phone, email: null } });
  await put(`UPDATE registration SET girls = 1, boys = 1, coaches = 1, agreed = 5, news = 1,
    step_free = 1, at_desk = 1, waited = 1, state = 'cancelled', decline_reason = 'incomplete'
    WHERE event = ?1`);
  await put("UPDATE ticket SET note = 'call_desk', girls = 1, step_free = 1 WHERE event = ?1");
  await put(
    `INSERT INTO registration_change (event, registration, key, verb, revision, made_by, made_at)
     VALUES (?1, ?2, 'form', 'change', 1, 'desk', 1)`,
    id,
  );
  await put(
    `INSERT INTO reissue_try (event, registration, key, made_by, made_at)
     VALUES (?1, ?2, 'form', 'desk', 1)`,
    id,
  );
  await put(
    `INSERT INTO push_subscription (event, registration, id, box, at) VALUES (?1, ?2, 'b', 'b', 1)`,
    id,
  );
  await put(
    `UPDATE message SET channel = 'sms', reference = 'r' WHERE event = ?1 AND registration = ?2`,
    id,
  );
  await put(
    `UPDATE wait SET offered = 1, deadline = 9e12, offers = 1
     WHERE event = ?1`,
  );
  const edition = await editionOf(world);
  const { held } = await copyOf({ env, edition, now: Date.now() }, [id, waiting.id]);
  const of = (what: string) => held.find((one) => one.of === what);
  const [party, wait] = [of('registration'), of('wait')];
  if (!party || !wait) throw new Error('nothing is held');
  return { party, wait };
}

async function copyOfWish(): Promise<Copies['wish']> {
  const world = await wishWorld();
  const path = await wished(world);
  await answer(world, visit());
  await env.DB.prepare("UPDATE wish SET passages = '[1]' WHERE event = ?1")
    .bind(world.number)
    .run();
  const edition = await editionOf(world);
  const { wishes } = await takeCopyOfWish(asVisitor(), { edition, secret: path.slice(3) });
  const [wish] = wishes;
  if (!wish) throw new Error('no wish');
  return wish;
}

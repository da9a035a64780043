import type {
  CopiedContact,
  CopiedMessage,
  CopiedOpening,
  CopiedParty,
  CopiedTicket,
  PersonCopy,
} from '../../contract/answers/person-copy.ts';
import { isoWithOffset, localParts } from '../../domain/calendar.ts';
import { formatCode } from '../../domain/code.ts';
import { erasureOf, slotsOf } from '../../domain/edition.ts';
import type { Movements } from '../../domain/movements.ts';
import type { Env } from '../../env.ts';
import { run } from '../d1/batch.ts';
import type { StoredEdition } from '../editions/editions.ts';
import { type EditionKeys, editionKeys, openText } from '../keys/keys.ts';
import { type MessageBox, messageContext } from '../messages/outbox.ts';
import { openContact } from '../registrations/contact-box.ts';
import { type KnownWait, readWaits } from '../wait-list/lists.ts';
import { type OpeningRow, readPersonRows } from './person-rows.ts';

/** Whose data is read, and when (ms). */
interface Asked {
  readonly env: Env;
  readonly edition: StoredEdition;
  readonly now: number;
}

type Rows = Awaited<ReturnType<typeof readRows>>;
type RegistrationRow = Rows['registrations'][number];

/**
 * All that is held of registrations and places in wait lists by these ids, opened: what somebody is given
 * who asks for it. Of an id that is none it has nothing.
 */
export async function copyOf(asked: Asked, ids: readonly string[]): Promise<PersonCopy> {
  const { env, edition, now } = asked;
  const keys = await editionKeys(env.SECRET_KEY, edition, now);
  const rows = await readRows(asked, ids);
  const registered = new Set(rows.registrations.map(({ id }) => id));
  const waiting = rows.waits.filter(({ id }) => !registered.has(id));
  const held = await Promise.all([
    ...rows.registrations.map((row) => registrationCopy(asked, keys, row, rows)),
    ...waiting.map((wait) => waitCopy(asked, keys, wait, rows)),
  ]);
  return { ...copyHead(edition, now), held, wishes: [] };
}

/** What each copy begins with. */
export function copyHead(edition: StoredEdition, now: number): Omit<PersonCopy, 'held' | 'wishes'> {
  const { slug, name, controller, timezone } = edition;
  return {
    format: 'abwab.personal-data',
    version: 1,
    made_at: isoWithOffset(now, timezone),
    edition: { slug, name, controller: controller.name, contact: controller.contact },
    erased_on: localParts(erasureOf(edition), timezone).date,
  };
}

async function readRows({ env, edition }: Asked, ids: readonly string[]) {
  const [[registrations, tickets, messages, browsers, changes, wrong, remarks, openings], waits] =
    await run(
      env.DB,
      readPersonRows(env.DB, edition.number, ids),
      readWaits(env.DB, edition.number, ids),
    );
  return { registrations, tickets, messages, browsers, changes, wrong, remarks, openings, waits };
}

async function registrationCopy(
  asked: Asked,
  keys: EditionKeys | null,
  row: RegistrationRow,
  rows: Rows,
): Promise<CopiedParty> {
  const { edition } = asked;
  const { id, state, kind, slot, adults, children, girls, boys } = row;
  const { coaches, agreed, decline_reason } = row;
  return {
    of: 'registration',
    id,
    reference: formatCode(firstOf(row), edition.code_key),
    state,
    kind,
    registered_at: isoWithOffset(row.created_at, edition.timezone),
    changed_at: isoWithOffset(row.changed_at, edition.timezone),
    erased_at: row.erased_at === null ? null : isoWithOffset(row.erased_at, edition.timezone),
    ...hoursOf(edition, slot),
    ...{ adults, children, girls, boys, coaches, agreed, decline_reason },
    at_desk: row.at_desk === 1,
    waited: row.waited === 1,
    ...{ offers: 0, offered_until: null },
    step_free: row.step_free === 1,
    news: row.news === 1,
    language: row.locale,
    contact: await contactOf(asked, row),
    tickets: ticketsOf(edition, rows.tickets.filter(ofId(id))),
    ...(await besidesOf(asked, keys, id, rows)),
  };
}

async function waitCopy(
  asked: Asked,
  keys: EditionKeys | null,
  wait: KnownWait,
  rows: Rows,
): Promise<CopiedParty> {
  const { edition } = asked;
  const { id, state, slot, locale, party } = wait;
  return {
    of: 'wait',
    id,
    reference: formatCode(firstOf(wait), edition.code_key),
    state,
    kind: party?.kind ?? null,
    registered_at: isoWithOffset(wait.joined_at, edition.timezone),
    changed_at: isoWithOffset(wait.changed_at, edition.timezone),
    erased_at: wait.erased_at === null ? null : isoWithOffset(wait.erased_at, edition.timezone),
    ...hoursOf(edition, wait.offered ?? slot, wait.day),
    adults: party?.adults ?? null,
    children: party?.children ?? null,
    girls: party?.girls ?? null,
    boys: party?.boys ?? null,
    coaches: party?.coaches ?? null,
    ...{ agreed: null, decline_reason: null, at_desk: null, waited: null, offers: wait.offers },
    offered_until: wait.deadline === null ? null : isoWithOffset(wait.deadline, edition.timezone),
    step_free: party?.step_free ?? null,
    news: party?.news ?? null,
    language: locale,
    contact: await contactOf(asked, { id, contact: party?.contact ?? null }),
    tickets: [],
    ...(await besidesOf(asked, keys, id, rows)),
  };
}

/** Messages, browsers, remarks and openings. */
async function besidesOf(asked: Asked, keys: EditionKeys | null, id: string, rows: Rows) {
  const { timezone } = asked.edition;
  return {
    messages: await Promise.all(
      rows.messages.filter(ofId(id)).map((row) => messageCopy(asked.edition, keys, row)),
    ),
    browsers: rows.browsers.filter(ofId(id)).map(({ at }) => isoWithOffset(at, timezone)),
    changes: rows.changes
      .filter(ofId(id))
      .map(({ at, what }) => ({ at: isoWithOffset(at, timezone), what })),
    wrong_answers: rows.wrong.filter(ofId(id)).map(({ at }) => isoWithOffset(at, timezone)),
    remarks: rows.remarks
      .filter(ofId(id))
      .map(({ at, gate, text }) => ({ at: isoWithOffset(at, timezone), gate, text })),
    openings: openingsCopy(asked.edition, rows.openings.filter(ofId(id))),
  };
}

/** Openings as their holder reads of them: by role. */
export function openingsCopy(
  { timezone }: Pick<StoredEdition, 'timezone'>,
  rows: readonly OpeningRow[],
): CopiedOpening[] {
  return rows.map(({ at, role, what }) => ({ at: isoWithOffset(at, timezone), role, what }));
}

function ofId(id: string) {
  return (row: { readonly id: string }) => row.id === id;
}

function firstOf(row: Pick<KnownWait, 'first_serial' | 'first_secret'>) {
  return { serial: row.first_serial, secret: row.first_secret };
}

/** Of any window of a day, the day alone. */
function hoursOf(edition: StoredEdition, slot: number, number?: number) {
  const found = slotsOf(edition).get(slot);
  const day = edition.days.find((one) => one.number === (number ?? found?.day));
  return { date: day?.date ?? null, from: found?.from ?? null, to: found?.to ?? null };
}

async function contactOf(
  { env, edition, now }: Asked,
  { id, contact }: { readonly id: string; readonly contact: string | null },
): Promise<CopiedContact | null> {
  const box = await openContact(env, edition, { id, contact, now });
  if (!box) return null;
  const { name, phone, email, organisation, ...answers } = box;
  const given = Object.entries(answers).filter(([, answer]) => answer !== null);
  return { name: name || null, phone, email, organisation, answers: Object.fromEntries(given) };
}

function ticketsOf(edition: StoredEdition, rows: Rows['tickets']): CopiedTicket[] {
  return rows.map(({ state, adults, children, girls, locale, note, movements, ...row }) => {
    const list = movements === null ? [] : (JSON.parse(movements) as Movements).list;
    return {
      code: formatCode({ serial: row.serial, secret: row.secret }, edition.code_key),
      ...{ state, adults, children, girls, language: locale, note },
      step_free: row.step_free === 1,
      issued_at: isoWithOffset(row.issued_at, edition.timezone),
      passages: list.map(([at, people, , gate]) => ({
        at: isoWithOffset(at, edition.timezone),
        people,
        gate,
      })),
    };
  });
}

async function messageCopy(
  { number, timezone }: StoredEdition,
  keys: EditionKeys | null,
  { id, kind, revision, standing, locale, channel, box, ...row }: Rows['messages'][number],
): Promise<CopiedMessage> {
  const context = messageContext(number, { registration: id, kind, revision });
  const opened = keys
    ? await openText(keys.seal, context, box).then(
        (text) => JSON.parse(text) as MessageBox,
        () => null,
      )
    : null;
  const { text = null, phone = null, email = null } = opened ?? {};
  const carried = { channel, carried_as: row.reference };
  const written_at = isoWithOffset(row.written_at, timezone);
  return { kind, standing, language: locale, written_at, ...carried, text, phone, email };
}

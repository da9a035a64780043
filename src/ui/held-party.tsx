import type { Child } from 'hono/jsx';
import type { CopiedOpening, CopiedParty } from '../contract/answers/person-copy.ts';
import { groupCode } from '../domain/code.ts';
import type { Gate } from '../domain/edition.ts';
import type { Locale } from '../domain/kinds.ts';
import { commonWords } from '../i18n/common.ts';
import { clockTime, formatCalendarDate } from '../i18n/format.ts';
import { trustWords } from '../i18n/trust.ts';
import { visitorWords } from '../i18n/visitor.ts';
import { Written } from './written.tsx';

interface HeldPartyProps {
  /** The language of the words, which is that of the reader or stands in for it. */
  locale: Locale;
  party: CopiedParty;
  gates: readonly Pick<Gate, 'number' | 'name'>[];
  /** Of its list of facts, by the stylesheet of the page. */
  list: string;
}

/** All that is held of one registration, or of one place in a wait list, for people to read. */
export function HeldParty({ locale, party, gates, list }: HeldPartyProps) {
  const { fields } = trustWords[locale];
  const { contact, adults, children, tickets, messages, remarks } = party;
  const facts: readonly (readonly [string, Child])[] = [
    [fields.registered, moment(party.registered_at, locale)],
    [fields.changed, party.changed_at !== party.registered_at && moment(party.changed_at, locale)],
    [fields.visit, visitOf(party, locale)],
    [fields.party, adults !== null && visitorWords[locale].ticket.people(adults, children ?? 0)],
    [fields.coaches, isGroup(party) && String(party.coaches)],
    [fields.agreed, party.agreed !== null && commonWords[locale].people(party.agreed)],
    [fields.stepFree, party.step_free === true && '✓'],
    [fields.name, contact?.name && <bdi>{contact.name}</bdi>],
    [fields.organisation, contact?.organisation && <bdi>{contact.organisation}</bdi>],
    [fields.phone, contact?.phone && <bdi dir="ltr">{contact.phone}</bdi>],
    [fields.email, contact?.email && <bdi dir="ltr">{contact.email}</bdi>],
    [fields.answers, contact && answersOf(contact.answers)],
    [
      fields.tickets,
      listOf(
        tickets.map((ticket) => (
          <>
            <bdi class="code">{groupCode(ticket.code)}</bdi>
            {' · '}
            {visitorWords[locale].ticket.people(ticket.adults, ticket.children)}
            {listOf(ticket.passages.map((one) => passageText(one, gates, locale))) ??
              ` · ${fields.notUsed}`}
          </>
        )),
      ),
    ],
    [
      fields.messages,
      listOf(
        messages.map(({ written_at, text }) => (
          <>
            {moment(written_at, locale)} · <bdi>{text ?? fields.unreadable}</bdi>
          </>
        )),
      ),
    ],
    [fields.browsers, party.browsers.length > 0 && String(party.browsers.length)],
    [fields.wrongAnswers, listOf(party.wrong_answers.map((at) => moment(at, locale)))],
    [
      fields.remarks,
      listOf(
        remarks.map(({ at, text }) => (
          <>
            {moment(at, locale)} · <bdi>{text}</bdi>
          </>
        )),
      ),
    ],
  ];
  return (
    <dl class={list}>
      {facts.map(
        ([name, fact]) =>
          fact && (
            <>
              <dt>{name}</dt>
              <dd>{fact}</dd>
            </>
          ),
      )}
    </dl>
  );
}

/** Who looked, by role, and when; the latest first. */
export function OpeningsList({
  locale,
  openings,
  most = openings.length,
}: {
  locale: Locale;
  openings: readonly CopiedOpening[];
  /** How many are shown. */
  most?: number;
}) {
  const { roles, looks, earlier } = trustWords[locale];
  const rest = openings.length - most;
  return (
    <ul class="held-openings">
      {openings.slice(0, most).map(({ at, role, what }) => (
        <li>
          <b>{roles[role]}</b> · {looks[what]} · {moment(at, locale)}
        </li>
      ))}
      {rest > 0 && <li>{earlier(rest)}</li>}
    </ul>
  );
}

/** A day and an hour, as they were written. */
function moment(written: string, locale: Locale): string {
  return `${formatCalendarDate(written.slice(0, 10), locale)} · ${clockTime(written)}`;
}

/** Of others it says how many tickets there are, which are told. */
function isGroup({ kind, coaches }: CopiedParty): boolean {
  return coaches !== null && (kind === 'school' || kind === 'association');
}

function visitOf({ date, from, to }: CopiedParty, locale: Locale): string | null {
  if (date === null) return null;
  const day = formatCalendarDate(date, locale);
  return from === null || to === null ? day : `${day} · ${commonWords[locale].span(from, to)}`;
}

function passageText(
  { at, people, gate: number }: CopiedParty['tickets'][number]['passages'][number],
  gates: HeldPartyProps['gates'],
  locale: Locale,
): Child {
  const { entry, exit } = trustWords[locale].fields;
  const say = people < 0 ? exit : entry;
  const gate = gates.find((one) => one.number === number);
  const name = (said: string) => (
    <>{say(commonWords[locale].people(Math.abs(people)), said, moment(at, locale))}</>
  );
  return gate ? <Written text={gate.name} locale={locale} within={name} /> : name(String(number));
}

/** What was answered, without the names of the questions. */
function answersOf(answers: Readonly<Record<string, unknown>>): Child {
  const said = textsIn(answers);
  return said.length > 0 && <bdi>{said.join(' · ')}</bdi>;
}

function textsIn(value: unknown): string[] {
  if (value === null || value === undefined || value === '') return [];
  if (typeof value !== 'object') return [String(value)];
  return Object.values(value).flatMap(textsIn);
}

function listOf(items: readonly Child[]): Child {
  if (items.length === 0) return null;
  return (
    <ul class="held-list">
      {items.map((item) => (
        <li>{item}</li>
      ))}
    </ul>
  );
}

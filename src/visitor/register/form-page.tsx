import {
  type Day,
  type Edition,
  nearestWindows,
  needsApproval,
  offersKind,
  registrationOpen,
} from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import type { Notice } from '../../domain/notice.ts';
import { formatCalendarDate, formatDayOfMonth } from '../../i18n/format.ts';
import { visitorWords } from '../../i18n/visitor.ts';
import { waitListWords } from '../../i18n/wait-list.ts';
import { Emblem } from '../../ui/emblem.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Page } from '../../ui/layout.tsx';
import { Written } from '../../ui/written.tsx';
import { CurrentNotices } from '../notices/current-notices.tsx';
import { dayState, isGone } from '../shared/availability.ts';
import { DayHead } from '../shared/day-head.tsx';
import { ErrorBox } from '../shared/error-box.tsx';
import { FindLink } from '../shared/find-link.tsx';
import { type FormError, faultsByField } from '../shared/form-errors.ts';
import { InLegal } from '../shared/in-legal.tsx';
import { dayPath, eventPath, findPath, groupsOf, noticePath } from '../shared/links.ts';
import { SendBar } from '../shared/send-bar.tsx';
import { WindowChoice } from '../shared/window-choice.tsx';
import { JoinLink } from '../waiting/join-link.tsx';
import { type Answers, peopleIn } from './answers.ts';
import { ClosedForm } from './closed-form.tsx';
import { Consent } from './consent.tsx';
import type { FormToken } from './form-token.ts';
import { OtherDays } from './other-days.tsx';
import { ContactFields, PartyFields } from './party-fields.tsx';

export interface FormFacts {
  readonly locale: Locale;
  readonly edition: Edition;
  readonly day: Day;
  readonly left: ReadonlyMap<number, number>;
  readonly answers: Answers;
  readonly token: FormToken;
  readonly now: number;
  /** Those in force. */
  readonly notices?: readonly Notice[];
  readonly trouble?: FormError;
  /** Scheme and host under which the form is found; absent where it is an answer to somebody. */
  readonly origin?: string;
}

/** The id of the form. */
const ANSWERS = 'answers';

/** The form of one day: one page, one button, no script needed. */
export function FormPage(facts: FormFacts) {
  const { locale, edition, day, answers, now, notices = [] } = facts;
  const words = visitorWords[locale].form;
  const date = formatCalendarDate(day.date, locale, 'without_year');
  const kind = answers.group ?? undefined;
  const title = titleOf(facts);
  const open = registrationOpen(edition, now) && (facts.trouble || anyWindowOpen(facts));
  return (
    <Page
      page="form"
      locale={locale}
      title={facts.trouble ? words.errorTitle(title) : title}
      home={eventPath(locale, edition.slug)}
      inLocale={(one) => dayPath(one, edition.slug, day.number, kind)}
      form={open ? { id: ANSWERS, send: sendOf(facts) } : undefined}
      noticeHref={noticePath(locale, edition.slug)}
      findHref={findPath(locale, edition.slug)}
      scripts={['visitor.js']}
      face="register"
      {...foundAs(facts, open)}
      masthead={
        <DayHead
          day={day.number}
          locale={locale}
          eyebrow={
            <>
              {answers.group ? words.kinds[answers.group].title : words.eyebrow}
              {' · '}
              <Written text={edition.city} locale={locale} />
            </>
          }
        >
          {date}
        </DayHead>
      }
    >
      <CurrentNotices {...{ locale, edition, notices }} />
      <DayTabs {...facts} />
      {open ? <Form {...facts} /> : <ClosedForm {...facts} />}
      {!open && answers.group === null && <JoinLink {...facts} />}
      {open && <OtherKinds {...facts} />}
      <FindLink locale={locale} href={findPath(locale, edition.slug)} />
    </Page>
  );
}

/**
 * A search engine leads to the form of a family that can be filled in; the others are passed on by
 * hand, and what somebody typed is nobody else's.
 */
function foundAs({ locale, edition, answers, trouble, origin }: FormFacts, isOpen: unknown) {
  const { name, city } = edition;
  const description = visitorWords[locale].event.description(name[locale], city[locale]);
  const isFound = origin && isOpen && !trouble && answers.group === null;
  return isFound ? { origin, description } : { isPrivate: true, description };
}

function titleOf({ locale, day }: FormFacts): string {
  const date = formatCalendarDate(day.date, locale, 'without_year');
  return `${visitorWords[locale].form.eyebrow} · ${date}`;
}

/** Whether any window of the edition can still be had: of another day too. */
function anyWindowOpen({ edition, left, now }: FormFacts): boolean {
  const [slot] = edition.days.flatMap((day) => day.slots);
  return (
    slot !== undefined && nearestWindows(edition, slot, { people: 1, free: left }, now).length > 0
  );
}

/** The other days, one tap away, by their emblems. */
function DayTabs({ locale, edition, day, left, now, answers }: FormFacts) {
  const words = visitorWords[locale].form;
  const kind = answers.group ?? undefined;
  return (
    <nav class="day-tabs" aria-label={words.otherDays}>
      {edition.days
        .filter((one) => one.number === day.number || !isGone(dayState(edition, one, left, now)))
        .map((one) => (
          <a
            href={dayPath(locale, edition.slug, one.number, kind)}
            aria-current={one.number === day.number ? 'true' : undefined}
            aria-label={formatCalendarDate(one.date, locale, 'without_year')}
          >
            <Emblem day={one.number} size={24} />
            <span>{formatDayOfMonth(one.date, locale)}</span>
          </a>
        ))}
    </nav>
  );
}

function Form(facts: FormFacts) {
  const { locale, edition, day, answers, token, trouble } = facts;
  const words = visitorWords[locale].form;
  const faults = faultsByField(trouble, edition, locale);
  const group = answers.group;
  return (
    <form
      id={ANSWERS}
      method="post"
      action={dayPath(locale, edition.slug, day.number, group ?? undefined)}
      accept-charset="utf-8"
      novalidate
      data-resend=""
    >
      {trouble && (
        <ErrorBox
          trouble={trouble}
          edition={edition}
          locale={locale}
          faults={faults}
          title={titleOf(facts)}
          day={day.number}
          group={group}
          chosen={Number(answers.slot)}
          wait={
            group === null && offersKind(edition, 'family')
              ? {
                  text: (
                    <InLegal locale={locale} section="waiting">
                      {waitListWords[locale].join}
                    </InLegal>
                  ),
                  slot: answers.slot,
                }
              : undefined
          }
        />
      )}
      <input type="hidden" name="key" value={token.key} />
      <input type="hidden" name="proof" value={token.proof} />
      <input type="hidden" name="kind" value={group ?? 'family'} />
      {group && <p>{words.kinds[group].intro}</p>}
      <WindowChoice
        {...facts}
        chosen={answers.slot}
        kind={group ?? undefined}
        people={peopleIn(answers)}
        wrong={faults.get('slot')}
      />
      {group === null && <JoinLink {...facts} />}
      {group === 'media' && <OtherDays {...facts} wrong={faults.get('also')} />}
      <PartyFields edition={edition} locale={locale} answers={answers} faults={faults} />
      <ContactFields edition={edition} locale={locale} answers={answers} faults={faults} />
      <Consent edition={edition} locale={locale} wrong={faults.get('consent')} />
      <SendBar
        locale={locale}
        date={formatCalendarDate(day.date, locale, 'without_year')}
        send={sendOf(facts)}
      />
    </form>
  );
}

function sendOf({ locale, edition, answers }: FormFacts): string {
  const words = visitorWords[locale].form;
  return needsApproval(edition, answers.group ?? 'family') ? words.send : words.confirm;
}

function OtherKinds({ locale, edition, day, answers }: FormFacts) {
  const { event, form } = visitorWords[locale];
  const others = groupsOf(edition).filter((kind) => kind !== answers.group);
  if (others.length === 0 && !answers.group) return null;
  return (
    <details class="more other-kinds">
      <summary>
        <Icon name="building-community" /> {form.otherKinds}
      </summary>
      <ul class="quiet-links">
        {answers.group && (
          <li>
            <a href={dayPath(locale, edition.slug, day.number)}>{form.familyKind}</a>
          </li>
        )}
        {others.map((kind) => (
          <li>
            <a href={dayPath(locale, edition.slug, day.number, kind)}>{event.groupKinds[kind]}</a>
          </li>
        ))}
      </ul>
    </details>
  );
}

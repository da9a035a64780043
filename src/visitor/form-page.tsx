import { type Day, type Edition, registrationOpen } from '../domain/edition.ts';
import type { Locale } from '../domain/kinds.ts';
import { formatCalendarDate, formatDate, formatTime } from '../i18n/format.ts';
import { visitorWords } from '../i18n/visitor.ts';
import { Emblem } from '../ui/emblem.tsx';
import { Icon } from '../ui/icon.tsx';
import { Page } from '../ui/layout.tsx';
import type { Answers } from './answers.ts';
import { dayState } from './availability.ts';
import { Consent } from './consent.tsx';
import type { FormToken } from './form-token.ts';
import { dayPath, eventPath, GROUP_KINDS, noticePath } from './links.ts';
import { ContactFields, PartyFields } from './party-fields.tsx';
import { faultsByField, type Trouble, TroubleBox } from './trouble.tsx';
import { WindowChoice } from './window-choice.tsx';

export interface FormFacts {
  readonly locale: Locale;
  readonly edition: Edition;
  readonly day: Day;
  readonly left: ReadonlyMap<number, number>;
  readonly answers: Answers;
  readonly token: FormToken;
  readonly now: number;
  readonly trouble?: Trouble;
}

/** The form of one day: one page, one button, no script needed. */
export function FormPage(facts: FormFacts) {
  const { locale, edition, day, answers, now } = facts;
  const words = visitorWords[locale].form;
  const date = formatCalendarDate(day.date, locale, 'without_year');
  const kind = answers.group ?? undefined;
  const inTime = registrationOpen(edition, now) && now < day.closes_at;
  return (
    <Page
      locale={locale}
      title={`${words.eyebrow} · ${date}`}
      home={eventPath(locale, edition.slug)}
      inLocale={(one) => dayPath(one, edition.slug, day.number, kind)}
      noticeHref={noticePath(locale, edition.slug)}
      scripts={['visitor.js']}
      face="register"
      isPrivate
      masthead={
        <div class="opening day-head">
          <span class="emblem-plate">
            <Emblem day={day.number} size={48} locale={locale} />
          </span>
          <div>
            <p class="eyebrow">
              {answers.group ? words.kinds[answers.group].title : words.eyebrow}
              {' · '}
              {edition.city[locale]}
            </p>
            <h1>{date}</h1>
          </div>
        </div>
      }
    >
      <DayTabs {...facts} />
      {inTime ? <Form {...facts} /> : <Closed {...facts} />}
      {inTime && <OtherKinds {...facts} />}
    </Page>
  );
}

/** The other days, one tap away, by their emblems. */
function DayTabs({ locale, edition, day, left, now, answers }: FormFacts) {
  const words = visitorWords[locale].form;
  const kind = answers.group ?? undefined;
  return (
    <nav class="day-tabs" aria-label={words.otherDays}>
      {edition.days
        .filter((one) => one.number === day.number || dayState(edition, one, left, now) !== 'over')
        .map((one) => (
          <a
            href={dayPath(locale, edition.slug, one.number, kind)}
            aria-current={one.number === day.number ? 'true' : undefined}
            aria-label={formatCalendarDate(one.date, locale, 'without_year')}
          >
            <Emblem day={one.number} size={24} />
            <span>{Number(one.date.slice(8))}</span>
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
      method="post"
      action={dayPath(locale, edition.slug, day.number, group ?? undefined)}
      accept-charset="utf-8"
      novalidate
      data-once=""
    >
      {trouble && (
        <TroubleBox
          trouble={trouble}
          edition={edition}
          locale={locale}
          faults={faults}
          day={day.number}
          group={group}
        />
      )}
      <input type="hidden" name="key" value={token.key} />
      <input type="hidden" name="proof" value={token.proof} />
      <input type="hidden" name="kind" value={group ?? 'family'} />
      {group && <p>{words.kinds[group].intro}</p>}
      <WindowChoice {...facts} wrong={faults.get('slot')} />
      <PartyFields edition={edition} locale={locale} answers={answers} faults={faults} />
      <ContactFields locale={locale} answers={answers} faults={faults} />
      <Consent edition={edition} locale={locale} wrong={faults.get('consent')} />
      <button class="button wide" type="submit">
        {group === 'media' || group === 'guest' ? words.send : words.confirm}
      </button>
    </form>
  );
}

/** No form, and why; and that nobody needs one. */
function Closed({ locale, edition, day, now }: FormFacts) {
  const { event, form } = visitorWords[locale];
  const { opens_at } = edition.registration;
  const zone = edition.timezone;
  const text =
    now >= day.closes_at
      ? form.closedDay
      : now < opens_at
        ? event.opensOn(formatDate(opens_at, locale, zone), formatTime(opens_at, zone))
        : event.closed;
  return (
    <>
      <div class="notice">
        <p>{text}</p>
        <p>{event.openLane}</p>
      </div>
      <p>
        <a class="button quiet" href={eventPath(locale, edition.slug)}>
          {form.back}
        </a>
      </p>
    </>
  );
}

function OtherKinds({ locale, edition, day, answers }: FormFacts) {
  const { event, form } = visitorWords[locale];
  const others = GROUP_KINDS.filter((kind) => kind !== answers.group);
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

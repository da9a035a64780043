import { wholeNumber } from '../../domain/digits.ts';
import { type Day, type Edition, registrationOpen } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { ANY_WINDOW } from '../../domain/wait-list.ts';
import { directionOf } from '../../i18n/common.ts';
import { formatCalendarDate, formatSpan } from '../../i18n/format.ts';
import { legalLocale, visitorWords } from '../../i18n/visitor.ts';
import { waitListWords } from '../../i18n/wait-list.ts';
import { Break } from '../../ui/break.tsx';
import { Page } from '../../ui/layout.tsx';
import { Written } from '../../ui/written.tsx';
import type { Answers } from '../register/answers.ts';
import { Consent } from '../register/consent.tsx';
import { Wrong } from '../register/fields.tsx';
import type { FormToken } from '../register/form-token.ts';
import { ContactFields, PartyFields } from '../register/party-fields.tsx';
import { isGone, windowsOf } from '../shared/availability.ts';
import { DayHead } from '../shared/day-head.tsx';
import { ErrorBox } from '../shared/error-box.tsx';
import type { Fault } from '../shared/fault.ts';
import { type FormError, faultsByField } from '../shared/form-errors.ts';
import { InLegal } from '../shared/in-legal.tsx';
import { eventPath, findPath, noticePath, waitPath } from '../shared/links.ts';
import { SendBar } from '../shared/send-bar.tsx';

/** What the form of a wait list shows. */
export interface JoinFacts {
  readonly locale: Locale;
  readonly edition: Edition;
  readonly day: Day;
  readonly left: ReadonlyMap<number, number>;
  readonly answers: Answers;
  /** Whether it wants to be asked before it is registered. */
  readonly ask: boolean;
  readonly token: FormToken;
  readonly now: number;
  readonly trouble?: FormError | undefined;
}

/** The form of a day once more, for a place on the list of one of its full windows or of any. */
export function JoinPage(facts: JoinFacts) {
  const { locale, edition, day, trouble } = facts;
  const words = waitListWords[locale];
  const { form } = visitorWords[locale];
  const date = formatCalendarDate(day.date, locale, 'without_year');
  const title = `${words.title} · ${date}`;
  return (
    <Page
      page="wait"
      locale={locale}
      title={trouble ? form.errorTitle(title) : title}
      home={eventPath(locale, edition.slug)}
      inLocale={(one) => waitPath(one, edition.slug, day.number)}
      noticeHref={noticePath(locale, edition.slug)}
      findHref={findPath(locale, edition.slug)}
      scripts={['visitor.js']}
      face="register"
      isPrivate
      masthead={
        <DayHead
          day={day.number}
          locale={locale}
          eyebrow={
            <>
              <Written text={edition.city} locale={locale} />
              {' · '}
              {date}
            </>
          }
        >
          <InLegal locale={locale} section="waiting">
            {words.title}
          </InLegal>
        </DayHead>
      }
    >
      <p class="lead">
        <InLegal locale={locale} section="waiting">
          {words.how}
        </InLegal>
      </p>
      <p class="hint wait-rule">
        <InLegal locale={locale} section="waiting">
          {words.large}
        </InLegal>
      </p>
      <JoinForm {...facts} title={title} date={date} />
      <p class="wait-link">
        <a href={eventPath(locale, edition.slug)}>{form.back}</a>
      </p>
    </Page>
  );
}

function JoinForm(facts: JoinFacts & { readonly title: string; readonly date: string }) {
  const { locale, edition, day, answers, token, trouble, title, date } = facts;
  const words = waitListWords[locale];
  const faults = joinFaults(facts);
  return (
    <form
      method="post"
      action={waitPath(locale, edition.slug, day.number)}
      accept-charset="utf-8"
      novalidate
      data-resend=""
    >
      {trouble && (
        <ErrorBox
          {...{ trouble, edition, locale, faults, title }}
          day={day.number}
          group={null}
          full={
            <InLegal locale={locale} section="waiting">
              {words.listFull}
            </InLegal>
          }
        />
      )}
      <input type="hidden" name="key" value={token.key} />
      <input type="hidden" name="proof" value={token.proof} />
      <input type="hidden" name="kind" value="family" />
      <ListChoice {...facts} wrong={faults.get('slot')} />
      <PartyFields {...{ edition, locale, answers, faults }} />
      <ContactFields {...{ edition, locale, answers, faults }} />
      <TurnChoice {...facts} />
      <Consent edition={edition} locale={locale} wrong={faults.get('consent')} />
      <SendBar
        locale={locale}
        date={date}
        send={
          <InLegal locale={locale} section="waiting">
            {words.join}
          </InLegal>
        }
      />
    </form>
  );
}

/** What is wrong, with what an e-mail address is missing for. */
function joinFaults(facts: JoinFacts): ReadonlyMap<string, Fault> {
  const { trouble, edition, locale, ask, answers } = facts;
  const faults = new Map(faultsByField(trouble, edition, locale));
  const missing =
    trouble?.type === 'faults' &&
    trouble.errors.some(({ path, message }) => path === 'contact.email' && message === 'required');
  const people = (wholeNumber(answers.adults) ?? 0) + (wholeNumber(answers.children) ?? 0);
  if (faults.has('adults') && people <= edition.party_max && isTooLarge(trouble)) {
    const text = waitListWords[locale].tooLarge;
    faults.set('adults', { text, of: ['adults', 'children', 'slot'] });
  }
  if (ask && missing) {
    faults.set('email', { text: waitListWords[locale].needsEmail, of: ['email', 'turn'] });
  }
  return faults;
}

/** Whether no window of the list holds so many: it is said by the list and not by the number. */
function isTooLarge(trouble: FormError | undefined): boolean {
  const errors = trouble?.type === 'faults' ? trouble.errors : [];
  return errors.some(({ path, message }) => path === 'party' && message === 'too_large');
}

/** The full windows of the day, and any of them. */
function ListChoice(facts: JoinFacts & { readonly wrong: Fault | undefined }) {
  const { locale, edition, day, left, now, answers, wrong } = facts;
  const words = waitListWords[locale];
  const open = windowsOf(edition, day, left, now).filter(({ state }) => !isGone(state));
  const full = open.filter(
    ({ state, slot }) => state === 'full' || answers.slot === String(slot.number),
  );
  // Whoever has another window to choose is led there, and not to a draw for any.
  const isDayFull = open.every(({ state }) => state === 'full') || full.length === 0;
  const offered = [
    ...(isDayFull ? [String(ANY_WINDOW)] : []),
    ...full.map(({ slot }) => String(slot.number)),
  ];
  const { event } = visitorWords[locale];
  const chosen = offered.includes(answers.slot) ? answers.slot : offered[0];
  return (
    <fieldset
      aria-describedby={
        [isDayFull && 'slot-hint', wrong && 'slot-wrong'].filter(Boolean).join(' ') || undefined
      }
    >
      <legend>
        <InLegal locale={locale} section="waiting">
          {words.where}
        </InLegal>
      </legend>
      {isDayFull && (
        <p class="hint" id="slot-hint">
          <InLegal locale={locale} section="waiting">
            {words.whereHint}
          </InLegal>
        </p>
      )}
      <Wrong id="slot" fault={wrong} />
      <div class="windows">
        {isDayFull && (
          <label class="window">
            <input
              type="radio"
              name="slot"
              id="slot"
              value={ANY_WINDOW}
              checked={chosen === String(ANY_WINDOW)}
            />
            <span class="window-hours">
              <InLegal locale={locale} section="waiting">
                {words.anyWindow}
              </InLegal>
            </span>
            <Break />
          </label>
        )}
        {full.map(({ slot, left: free, state }, at) => (
          <label class="window">
            <input
              type="radio"
              name="slot"
              id={!isDayFull && at === 0 ? 'slot' : undefined}
              value={slot.number}
              checked={chosen === String(slot.number)}
            />
            <span class="window-hours">
              {formatSpan(slot.starts_at, slot.ends_at, locale, edition.timezone)}
            </span>
            <Break />
            <span class={`pill ${state}`}>{event.places(free)}</span>
            <Break />
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Registered at once, or asked first: the first is set beforehand. */
function TurnChoice({ locale, ask }: JoinFacts) {
  const words = waitListWords[locale];
  const said = legalLocale(locale, 'waiting');
  const option = (value: 'register' | 'ask', label: string, hint: string, checked: boolean) => (
    <label class="tick">
      <input type="radio" name="turn" value={value} checked={checked} />
      <span>
        {label}
        <Break />
        <span class="hint">{hint}</span>
      </span>
    </label>
  );
  return (
    <fieldset lang={said} dir={directionOf(said)}>
      <legend>{words.choice}</legend>
      {option('register', words.register, words.registerHint, !ask)}
      {option('ask', words.ask, words.askHint, ask)}
    </fieldset>
  );
}

/** Whether somebody can join a list of this day. */
export function canJoin(
  edition: Edition,
  day: Day,
  left: ReadonlyMap<number, number>,
  now: number,
): boolean {
  const open = windowsOf(edition, day, left, now).some(({ state }) => !isGone(state));
  return registrationOpen(edition, now) && open;
}

import type { Child } from 'hono/jsx';
import { isOff, registrationOpen, slotsOf } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { ANY_WINDOW, type WaitState } from '../../domain/wait-list.ts';
import { formatCalendarDate, formatDate, formatSpan, formatTime } from '../../i18n/format.ts';
import { legalLocale, visitorWords } from '../../i18n/visitor.ts';
import { type WaitListWords, waitListWords } from '../../i18n/wait-list.ts';
import type { Trust } from '../../operations/held-person.ts';
import type { WaitAnswer } from '../../operations/wait-list.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { WaitView } from '../../store/wait-list/wait-by-secret.ts';
import { Page } from '../../ui/layout.tsx';
import { Written } from '../../ui/written.tsx';
import { CalledOffNote } from '../shared/called-off-note.tsx';
import { DayHead } from '../shared/day-head.tsx';
import { InLegal } from '../shared/in-legal.tsx';
import { eventPath, findPath, managePath, noticePath } from '../shared/links.ts';
import { SendState } from '../shared/send-bar.tsx';
import { Telling } from '../shared/telling.tsx';
import { ErasedPage } from '../trust/erased-page.tsx';
import type { ErasureDates } from '../trust/erasure-dates.ts';
import { TrustReceipt } from '../trust/trust-receipt.tsx';

/** What the private page of a place in a list shows. */
export interface WaitFacts {
  readonly locale: Locale;
  readonly edition: StoredEdition;
  readonly wait: WaitView;
  readonly secret: string;
  readonly now: number;
  /** The edition's, as browsers take it; null where it tells none. */
  readonly pushKey?: string | null;
  /** What is held of its people, and who looked at it. */
  readonly trust: Trust;
  /** Null while it is held. */
  readonly erased: ErasureDates | null;
  /** Why the last thing that was asked was not done. */
  readonly refused?: string | undefined;
}

/** A place in a wait list, as its holder sees it. */
export function WaitPage(facts: WaitFacts) {
  const { erased, wait } = facts;
  if (erased) return <ErasedPage {...facts} day={wait.day} erased={erased} />;
  return <HeldPage {...facts} />;
}

function HeldPage(facts: WaitFacts) {
  const { locale, edition, wait, secret, refused } = facts;
  const words = waitListWords[locale];
  const title = words.title;
  const day = edition.days.find((one) => one.number === wait.day);
  // Its list is ended by the next draw: nothing of it can be answered before that either.
  const isLost = isOff(day) && (wait.state === 'waiting' || wait.state === 'offered');
  const shown = isLost ? { ...wait, state: 'not_drawn' as const } : wait;
  return (
    <Page
      page="wait"
      locale={locale}
      title={refused ? visitorWords[locale].form.errorTitle(title) : title}
      home={eventPath(locale, edition.slug)}
      inLocale={(one) => managePath(secret, one)}
      noticeHref={noticePath(locale, edition.slug)}
      findHref={findPath(locale, edition.slug)}
      scripts={['visitor.js']}
      face="manage"
      isPrivate
      masthead={
        <DayHead
          day={wait.day}
          locale={locale}
          eyebrow={<Written text={edition.name} locale={locale} />}
        >
          <InLegal locale={locale} section="waiting">
            {title}
          </InLegal>
        </DayHead>
      }
    >
      {refused && (
        <div class="notice error" role="alert" tabindex={-1} data-focus="">
          <p>
            <strong>{refused}</strong>
          </p>
        </div>
      )}
      <CalledOffNote {...facts} day={day} says="waiting" />
      <Summary {...facts} wait={shown} />
      <Standing {...facts} wait={shown} />
      <TrustReceipt {...facts} />
    </Page>
  );
}

const SENTENCE = {
  waiting: 'waiting',
  taken: 'taken',
  expired: 'expired',
  not_drawn: 'notDrawn',
  left: 'left',
} as const satisfies Record<Exclude<WaitState, 'offered'>, keyof WaitListWords>;

function sentenceOf({ locale, edition, wait }: WaitFacts): string {
  const said = legalLocale(locale, 'waiting');
  const words = waitListWords[locale];
  if (wait.state !== 'offered') return words[SENTENCE[wait.state]];
  const at = wait.deadline ?? 0;
  const day = formatDate(at, said, edition.timezone, 'without_year');
  return words.offered(words.by(day, formatTime(at, edition.timezone)));
}

/** Where it stands, its day and window, and how many they are. */
function Summary(facts: WaitFacts) {
  const { locale, edition, wait } = facts;
  const { form, ticket } = visitorWords[locale];
  const day = edition.days.find((one) => one.number === wait.day);
  const number = wait.state === 'offered' ? wait.offered : wait.slot;
  const slot = slotsOf(edition).get(number ?? ANY_WINDOW);
  return (
    <div class="card">
      <p class="status">
        <strong>
          <InLegal locale={locale} section="waiting">
            {sentenceOf(facts)}
          </InLegal>
        </strong>
      </p>
      <p class="summary-day">{day && formatCalendarDate(day.date, locale)}</p>
      <dl class="facts">
        <dt>{form.arrival}</dt>
        <dd>
          {slot ? (
            formatSpan(slot.starts_at, slot.ends_at, locale, edition.timezone)
          ) : (
            <InLegal locale={locale} section="waiting">
              {waitListWords[locale].anyWindow}
            </InLegal>
          )}
        </dd>
        {wait.adults !== null && (
          <>
            <dt>{ticket.party}</dt>
            <dd>{ticket.people(wait.adults, wait.children ?? 0)}</dd>
          </>
        )}
      </dl>
    </div>
  );
}

/** What can be done in its state, and what comes next. */
function Standing(facts: WaitFacts) {
  const { locale, edition, wait, now } = facts;
  const words = waitListWords[locale];
  switch (wait.state) {
    case 'waiting':
      return (
        <>
          <p>
            <InLegal locale={locale} section="waiting">
              {wait.ask ? words.willAsk : words.willRegister}
            </InLegal>{' '}
            <InLegal locale={locale} section="waiting">
              {words.look}
            </InLegal>
          </p>
          <p class="hint wait-rule">
            <InLegal locale={locale} section="waiting">
              {words.how} {words.large}
            </InLegal>
          </p>
          <TellTurn {...facts} />
          <TurnChoice {...facts} />
          <Order {...facts} asks="leave" look="danger" label={words.leave} />
        </>
      );
    case 'offered':
      return (
        <>
          <Order {...facts} asks="take" look="wide" label={words.confirm} />
          <Order {...facts} asks="pass" look="quiet wide" label={words.letGo} />
          <TellTurn {...facts} />
        </>
      );
    case 'expired':
      return wait.can_return && registrationOpen(edition, now) ? (
        <Order {...facts} asks="again" look="wide" label={words.join} />
      ) : null;
    default:
      return (
        <p>
          <a class="button quiet" href={eventPath(locale, edition.slug)}>
            {visitorWords[locale].manage.again}
          </a>
        </p>
      );
  }
}

/** Offers to tell this browser when the turn comes, where a script can. */
function TellTurn({ locale, wait, secret, pushKey }: WaitFacts) {
  if (!pushKey) return null;
  return (
    <Telling
      {...{ locale, pushKey }}
      ticket={`/r/${secret}/tell`}
      of={{ event: wait.event, serial: wait.first_serial }}
      waitsAt={managePath(secret, locale)}
    />
  );
}

/** The other choice of how its turn comes: asked first only by what can ask it. */
function TurnChoice(facts: WaitFacts) {
  const { ask, can_ask } = facts.wait;
  const words = waitListWords[facts.locale];
  if (ask) return <Order {...facts} asks="register" look="quiet" label={words.register} />;
  return can_ask ? <Order {...facts} asks="ask" look="quiet" label={words.ask} /> : null;
}

/** One button, with the offer that it answers. */
function Order({
  locale,
  wait,
  secret,
  asks,
  look,
  label,
}: WaitFacts & {
  readonly asks: WaitAnswer['order']['type'];
  readonly look: string;
  readonly label: Child;
}) {
  return (
    <form method="post" action={managePath(`${secret}/wait`, locale)} data-resend="">
      <input type="hidden" name="do" value={asks} />
      <input type="hidden" name="offer" value={wait.offers} />
      <SendState locale={locale} />
      <p>
        <button class={`button ${look}`} type="submit">
          <InLegal locale={locale} section="waiting">
            {label}
          </InLegal>
        </button>
      </p>
    </form>
  );
}

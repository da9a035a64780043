import {
  type Day,
  daysRemain,
  type Edition,
  isCalledOffWhole,
  registrationOpen,
} from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { calledOffWords } from '../../i18n/called-off.ts';
import { formatDate, formatDateSpan, formatTime } from '../../i18n/format.ts';
import { visitorWords } from '../../i18n/visitor.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { Page } from '../../ui/layout.tsx';
import { Written } from '../../ui/written.tsx';
import { FiguresLink } from '../figures/figures-link.tsx';
import { CurrentNotices } from '../notices/current-notices.tsx';
import { gatesSaid } from '../notices/notices-shown.ts';
import { dayOpen } from '../shared/availability.ts';
import { OffNotice } from '../shared/called-off-note.tsx';
import { FindLink } from '../shared/find-link.tsx';
import { HoldNotice } from '../shared/hold-notice.tsx';
import { dayPath, eventPath, familyPath, findPath, groupsOf, noticePath } from '../shared/links.ts';
import { WishLink } from '../wish/wish-link.tsx';
import { DayList } from './day-list.tsx';
import type { EventFacts } from './facts.ts';
import { GatesNow } from './gates-now.tsx';
import { GettingThere } from './getting-there.tsx';
import { HeaderArch } from './header-arch.tsx';
import { KeptTickets } from './kept-tickets.tsx';
import { LiveStrip, OpeningStrip, openingOf } from './live-strip.tsx';
import { PageSections } from './page-sections.tsx';
import { Programme } from './programme.tsx';
import { Questions } from './questions.tsx';
import { QuietTime } from './quiet-time.tsx';
import { StructuredData } from './structured-data.tsx';
import { WrittenText } from './written-text.tsx';

/** The front page of an edition: when, where, how many are there, and five ways in. */
export function EventPage(facts: EventFacts) {
  const { locale, edition, live, now, notices = [] } = facts;
  const words = visitorWords[locale].event;
  const name = edition.name[locale];
  const inSession = live !== null && live.today.date !== null;
  const opening = openingOf(edition, live, now);
  const isOn = !isCalledOffWhole(edition);
  const next = edition.days.find((day) => dayOpen(edition, day, facts.left, now));
  return (
    <Page
      page="event"
      locale={locale}
      title={`${name} · ${edition.city[locale]}`}
      description={words.description(name, edition.city[locale])}
      origin={facts.origin}
      picture={facts.picture}
      home={eventPath(locale, edition.slug)}
      inLocale={(one) => eventPath(one, edition.slug)}
      noticeHref={noticePath(locale, edition.slug)}
      findHref={findPath(locale, edition.slug)}
      scripts={['visitor.js']}
      face="event"
      masthead={<EventHead edition={edition} locale={locale} next={next} />}
    >
      <KeptTickets {...{ locale, edition, now }} />
      <CurrentNotices {...{ locale, edition, notices }} />
      <HoldNotice
        locale={locale}
        edition={edition}
        live={facts.gates ?? null}
        told={gatesSaid(notices)}
      />
      {edition.texts?.welcome?.[locale] && (
        <p class="lead written" dir="auto">
          <Written text={edition.texts.welcome} locale={locale} />
        </p>
      )}
      {isOn && <p class="lead first">{words.first}</p>}
      <RegistrationNote edition={edition} locale={locale} now={now} />
      <section aria-labelledby="days">
        <h2 id="days">{next ? words.chooseDay : words.allDays}</h2>
        <DayList {...facts} />
        {registrationOpen(edition, now) && daysRemain(edition, now) && (
          <p class="small muted">{words.openLane}</p>
        )}
        <QuietTime {...facts} />
        <FindLink locale={locale} href={findPath(locale, edition.slug)} />
      </section>
      <GatesNow {...facts} />
      {opening ? (
        <OpeningStrip locale={locale} edition={edition} at={opening} />
      ) : (
        inSession && <LiveStrip locale={locale} edition={edition} live={live} />
      )}
      {facts.hasFigures && <FiguresLink locale={locale} slug={edition.slug} />}
      <PageSections locale={locale} edition={edition} />
      <Programme edition={edition} locale={locale} now={now} />
      <GettingThere locale={locale} edition={edition} />
      {isOn && <Before locale={locale} edition={edition} />}
      {isOn && <Questions locale={locale} edition={edition} />}
      {next && <Groups edition={edition} locale={locale} day={next} />}
      {facts.takesWishes && <WishLink locale={locale} slug={edition.slug} />}
      <StructuredData {...facts} />
    </Page>
  );
}

const TIP_ICONS: readonly IconName[] = ['ticket', 'mood-kid', 'backpack', 'disabled'];

/** What whoever comes is glad to know before. */
function Before({ locale, edition }: Pick<EventFacts, 'locale' | 'edition'>) {
  const words = visitorWords[locale].event;
  return (
    <section aria-labelledby="before">
      <h2 id="before">{words.before}</h2>
      <ul class="tips">
        {words.tips.map((tip, at) => (
          <li>
            <Icon name={TIP_ICONS[at] ?? 'info-circle'} size={28} />
            <span>{tip}</span>
          </li>
        ))}
        <WrittenText {...{ locale, name: 'bring', icon: 'backpack', text: edition.texts?.bring }} />
      </ul>
    </section>
  );
}

/** `next` is the next day that a family can register for: one touch from the first screen. */
function EventHead({
  edition,
  locale,
  next,
}: {
  edition: Edition;
  locale: Locale;
  next: Day | undefined;
}) {
  const first = edition.days[0]?.date;
  const last = edition.days.at(-1)?.date;
  return (
    <div class="opening with-portal">
      <h1>
        <Written text={edition.name} locale={locale} />{' '}
        <span class="city">
          <Written text={edition.city} locale={locale} />
        </span>
      </h1>
      <div class="opening-words">
        {first && last && (
          <p class="fact">
            <Icon name="calendar-event" /> <span>{formatDateSpan(first, last, locale)}</span>
          </p>
        )}
        <p class="fact">
          <Icon name="map-pin" />{' '}
          <span>
            <Written text={edition.venue} locale={locale} /> ·{' '}
            <Written text={edition.city} locale={locale} />
          </span>
        </p>
        {next && (
          <p>
            <a class="button on-deep" href={familyPath(locale, edition.slug, next.number)}>
              {visitorWords[locale].event.register}
            </a>
          </p>
        )}
      </div>
      <HeaderArch />
    </div>
  );
}

/** Shown only when a visitor could wonder: before registration opens, and after it closed. */
function RegistrationNote({
  edition,
  locale,
  now,
}: {
  edition: Edition;
  locale: Locale;
  now: number;
}) {
  const words = visitorWords[locale].event;
  if (isCalledOffWhole(edition)) return <OffNotice text={calledOffWords[locale].all} />;
  if (registrationOpen(edition, now)) return null;
  const over = now >= (edition.days.at(-1)?.closes_at ?? 0);
  const { opens_at } = edition.registration;
  const text = over
    ? words.ended
    : now < opens_at
      ? words.opensOn(
          formatDate(opens_at, locale, edition.timezone),
          formatTime(opens_at, edition.timezone),
        )
      : words.closed;
  return (
    <div class="notice">
      <p>{text}</p>
    </div>
  );
}

/** A small link for those who do not come as a family. */
function Groups({ edition, locale, day }: { edition: Edition; locale: Locale; day: Day }) {
  const words = visitorWords[locale].event;
  const groups = groupsOf(edition);
  if (groups.length === 0) return null;
  return (
    <section aria-labelledby="groups">
      <h2 id="groups">{words.groups}</h2>
      <p>{words.groupsLead}</p>
      <ul class="quiet-links">
        {groups.map((kind) => (
          <li>
            <a href={dayPath(locale, edition.slug, day.number, kind)}>{words.groupKinds[kind]}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

import type { Live } from '../../contract/answers/live.ts';
import { assignedGate, type Day } from '../../domain/edition.ts';
import type { Notice } from '../../domain/notice.ts';
import { visitorWords } from '../../i18n/visitor.ts';
import { Icon } from '../../ui/icon.tsx';
import { Page } from '../../ui/layout.tsx';
import { PrintButton } from '../../ui/print-button.tsx';
import { Written } from '../../ui/written.tsx';
import { CurrentNotices } from '../notices/current-notices.tsx';
import { gatesSaid } from '../notices/notices-shown.ts';
import { CalledOffNote } from '../shared/called-off-note.tsx';
import { HoldNotice } from '../shared/hold-notice.tsx';
import { InLegal } from '../shared/in-legal.tsx';
import { eventPath, findPath, noticePath, ticketPath } from '../shared/links.ts';
import { MovedNote } from '../shared/moved-note.tsx';
import { Telling } from '../shared/telling.tsx';
import { Keeping, KeptNote } from './keeping.tsx';
import { TicketCard, type TicketFacts } from './ticket-card.tsx';
import { shownStateOf, showsCode } from './ticket-state.ts';
import { type WayFacts, WayToGate } from './way-to-gate.tsx';

/** The page of one ticket. */
export function TicketPage(
  facts: TicketFacts & { live: Live | null; notices?: readonly Notice[]; pushKey?: string | null },
) {
  const { locale, edition, ticket, live, notices = [], pushKey = null } = facts;
  const gate = assignedGate(edition.gates, ticket);
  const words = visitorWords[locale].ticket;
  return (
    <Page
      page="ticket"
      locale={locale}
      title={words.title}
      description={visitorWords[locale].event.description(
        edition.name[locale],
        edition.city[locale],
      )}
      home={eventPath(locale, edition.slug)}
      inLocale={(one) => ticketPath(ticket.token, one)}
      noticeHref={noticePath(locale, edition.slug)}
      findHref={findPath(locale, edition.slug)}
      scripts={['visitor.js']}
      face="ticket-page"
      isPrivate
    >
      <h1 class="hidden">{words.title}</h1>
      <KeptNote {...{ locale, edition }} now={facts.now} />
      <CurrentNotices {...{ locale, edition, notices }} gate={gate?.number} />
      <HoldNotice
        edition={edition}
        locale={locale}
        live={live}
        gates={gate ? [gate.number] : undefined}
        told={gatesSaid(notices)}
      />
      {showsCode(shownStateOf(facts)) && (
        <MovedNote {...{ locale, edition }} slot={ticket.slot} since={ticket.issued_at} />
      )}
      <CalledOffNote
        {...facts}
        day={dayOf(facts)}
        says={showsCode(shownStateOf(facts)) ? 'closed' : 'void'}
      />
      <TicketCard {...facts} />
      {pushKey !== null && showsCode(shownStateOf(facts)) && (
        <Telling {...{ locale, pushKey }} ticket={ticketPath(ticket.token)} of={ticket} />
      )}
      <TicketAdvice {...facts} />
    </Page>
  );
}

function dayOf({ edition, ticket }: Pick<TicketFacts, 'edition' | 'ticket'>): Day | undefined {
  return edition.days.find((one) => one.number === ticket.day);
}

/** What is below the ticket: what to know, and ways to keep it. */
export function TicketAdvice(facts: WayFacts) {
  const { locale, edition, ticket } = facts;
  const words = visitorWords[locale].ticket;
  const usable = showsCode(shownStateOf(facts));
  return (
    <>
      {usable && <p class="enough">{words.enough}</p>}
      <div class="advice">
        <section>
          <h2>
            <Icon name="backpack" /> {words.bring}
          </h2>
          <p class="written" dir="auto">
            {edition.texts?.bring?.[locale] ? (
              <Written text={edition.texts.bring} locale={locale} />
            ) : (
              words.bringText
            )}
          </p>
        </section>
        <WayToGate {...facts} />
        <section>
          <h2>
            <Icon name="mood-kid" />{' '}
            <InLegal locale={locale} section="safety">
              {words.safety}
            </InLegal>
          </h2>
          <p>
            <InLegal locale={locale} section="safety">
              {words.safetyText}
            </InLegal>
          </p>
        </section>
      </div>
      {usable && (
        <>
          <Keeping {...{ locale, edition, ticket }} />
          <KeepActions {...facts} />
        </>
      )}
    </>
  );
}

/** Keep, print, calendar, share. What needs a script is hidden until there is one. */
function KeepActions({ locale, edition, ticket }: TicketFacts) {
  const words = visitorWords[locale].ticket;
  const path = ticketPath(ticket.token);
  return (
    <div class="actions keep-actions">
      <a
        class="button quiet"
        href={`${path}.svg`}
        download={`abwab-${ticket.code}.svg`}
        data-keep={`abwab-${ticket.code}.png`}
      >
        <Icon name="download" /> {words.keep}
      </a>
      <PrintButton class="button quiet" text={words.print} />
      <a class="button quiet" href={`${path}.ics?lang=${locale}`}>
        <Icon name="calendar-plus" /> {words.calendar}
      </a>
      <button
        class="button quiet"
        type="button"
        hidden
        data-share={path}
        data-title={`${words.title} · ${edition.name[locale]}`}
      >
        <Icon name="share" /> {words.share}
      </button>
    </div>
  );
}

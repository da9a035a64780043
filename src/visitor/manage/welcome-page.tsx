import { groupCode } from '../../domain/code.ts';
import { visitorWords } from '../../i18n/visitor.ts';
import { Break } from '../../ui/break.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Page } from '../../ui/layout.tsx';
import { eventPath, managePath, noticePath, ticketPath } from '../shared/links.ts';
import { TicketCard } from '../ticket/ticket-card.tsx';
import { TicketAdvice } from '../ticket/ticket-page.tsx';
import type { ManageFacts } from './facts.ts';
import { OwnGates, Summary } from './manage-page.tsx';
import { RequestDays } from './request-days.tsx';

export type WelcomeFacts = ManageFacts & { readonly publicUrl: string };

/**
 * The page after registering: the ticket at once, and below it, under a line to tear along, the way
 * to the private page. Its secret is never written where a picture could show it.
 */
export function WelcomePage(facts: WelcomeFacts) {
  const { locale, edition, registration, secret } = facts;
  const { manage } = visitorWords[locale];
  const pending = registration.status === 'pending';
  const title = pending ? manage.pendingTitle : manage.confirmed;
  const [only, ...others] = registration.tickets;
  return (
    <Page
      page="manage"
      locale={locale}
      title={title}
      home={eventPath(locale, edition.slug)}
      inLocale={(one) => `${managePath(secret, one)}&new=1`}
      noticeHref={noticePath(locale, edition.slug)}
      scripts={['visitor.js']}
      face="welcome"
      isPrivate
      masthead={
        <div class="opening">
          <h1>{title}</h1>
          <p>
            {pending
              ? registration.held > 0
                ? manage.pendingLead
                : manage.notHeldLead
              : others.length > 0
                ? manage.ticketsLead
                : manage.confirmedLead}
          </p>
        </div>
      }
    >
      <OwnGates {...facts} />
      {pending && <Summary {...facts} />}
      {!pending && only && others.length === 0 && <TicketCard {...facts} ticket={only} />}
      {!pending && others.length > 0 && (
        <>
          <Summary {...facts} />
          <TicketLinks {...facts} />
        </>
      )}
      {!pending && only && others.length === 0 && <TicketAdvice {...facts} ticket={only} />}
      <RequestDays {...facts} />
      <section class="private" aria-labelledby="private">
        <h2 id="private">
          <Icon name="lock" /> {manage.linkTitle}
        </h2>
        <p>{manage.linkText}</p>
        <p class="actions">
          <a class="button quiet" href={managePath(secret, locale)}>
            <Icon name="pencil" /> {manage.open}
          </a>
          <button
            class="button quiet"
            type="button"
            hidden
            data-copy={managePath(secret)}
            data-copied={manage.copied}
          >
            <Icon name="copy" /> <span>{manage.copy}</span>
          </button>
        </p>
      </section>
    </Page>
  );
}

function TicketLinks({ locale, registration }: WelcomeFacts) {
  const { manage, ticket: words } = visitorWords[locale];
  return (
    <ol class="ticket-list">
      {registration.tickets.map((ticket, at) => (
        <li class="ticket-row">
          <span>
            <strong>
              {registration.kind === 'school' ? words.coach : words.title} {at + 1}
            </strong>
            <Break />
            <span class="muted">{words.people(ticket.adults, ticket.children)}</span>
            <Break />
            <bdi class="code">{groupCode(ticket.code)}</bdi>
          </span>
          <a class="button" href={ticketPath(ticket.token, locale)}>
            <Icon name="qrcode" /> {manage.show}
          </a>
        </li>
      ))}
    </ol>
  );
}

import { can } from '../../domain/archive.ts';
import { groupCode } from '../../domain/code.ts';
import { REISSUE_TRIES } from '../../domain/reissue-proof.ts';
import { declineWords } from '../../i18n/decline.ts';
import { deskWords } from '../../i18n/desk.ts';
import { recordWords } from '../../i18n/record.ts';
import { legalLocale, visitorWords } from '../../i18n/visitor.ts';
import { Icon } from '../../ui/icon.tsx';
import { dateAndTime } from '../shell/clock.ts';
import { ErrorBox } from '../shell/error-box.tsx';
import { PostForm } from '../shell/form.tsx';
import { StateIcon } from '../shell/state-icons.tsx';
import { WorkPage } from '../shell/work-page.tsx';
import { RecordActions } from './record-actions.tsx';
import { RecordHistory } from './record-history.tsx';
import { RecordMessages } from './record-messages.tsx';
import type { RecordProps } from './record-props.ts';
import { RecordTickets } from './record-tickets.tsx';
import { recordPath, searchPath } from './search-page.tsx';
import { windowOf } from './window-of.ts';

/** A registration: who, when, what its tickets admitted, and what can be done for its holder. */
export function RecordPage(props: RecordProps) {
  const { locale, edition, record, refused, done } = props;
  const words = recordWords[locale];
  return (
    <WorkPage
      {...props}
      page="search"
      title={words.title(groupCode(record.reference))}
      state={visitorWords[locale].manage.status[record.state]}
      faulty={refused !== null}
      kind="record"
    >
      <ErrorBox locale={locale} faults={refused?.faults ?? []} />
      {done && (
        <p class="sign" role="status" data-state="complete">
          <StateIcon name="complete" />
          <b>{words.done[done]}</b>
        </p>
      )}
      {record.wrong_answers > 0 && (
        <p class="sign" data-state="waiting">
          <StateIcon name="waiting" />
          <b>
            {record.wrong_answers < REISSUE_TRIES
              ? words.wrongAnswers
              : deskWords[locale].reissue.needsOrganizer}
          </b>
        </p>
      )}
      <div class="record-halves">
        <div class="record-facts">
          <Facts {...props} />
          <Contact {...props} />
          <RecordTickets {...props} />
        </div>
        <RecordActions {...props} />
      </div>
      <RecordMessages {...props} />
      <RecordHistory {...props} />
      <p>
        <a class="plain" href={searchPath(edition)}>
          <Icon name="search" />
          <span>{words.back}</span>
        </a>
      </p>
    </WorkPage>
  );
}

function Facts({ locale, edition, record }: RecordProps) {
  const words = recordWords[locale];
  const { name, organisation, adults, children, kind, slot } = record;
  const declined = declineWords[legalLocale(locale, 'declined')];
  return (
    <dl class="record-list">
      {organisation && (
        <>
          <dt>{words.organisation}</dt>
          <dd>
            <bdi>{organisation}</bdi>
          </dd>
        </>
      )}
      <dt>{words.name}</dt>
      <dd>
        <bdi>{name ?? words.unnamed}</bdi>
      </dd>
      <dt>{words.party}</dt>
      <dd>
        {visitorWords[locale].ticket.people(adults, children)} · {words.kinds[kind]}
        {record.step_free && ` · ${words.stepFree}`}
      </dd>
      <dt>{words.window}</dt>
      <dd>{windowOf(slot, edition, locale)}</dd>
      {record.decline_reason && (
        <>
          <dt>{declined.status}</dt>
          <dd>{declined.reasons[record.decline_reason]}</dd>
        </>
      )}
      <dt>{words.created}</dt>
      <dd>{dateAndTime(record.created_at, edition.timezone, locale)}</dd>
    </dl>
  );
}

/** Covered until it is asked for, which is noted; covered again when the page is loaded again. */
function Contact({ locale, member, edition, record, contact }: RecordProps) {
  const words = recordWords[locale];
  const none = record.erased_at === null ? words.noContact : words.erased;
  return (
    <section class="panel" aria-labelledby="contact">
      <h2 id="contact">{words.contact}</h2>
      {contact ? (
        <dl class="record-list shown-contact">
          {contact.phone && (
            <>
              <dt>{words.phone}</dt>
              <dd>
                <bdi dir="ltr">{contact.phone}</bdi>
              </dd>
            </>
          )}
          {contact.email && (
            <>
              <dt>{words.email}</dt>
              <dd>
                <bdi dir="ltr">{contact.email}</bdi>
              </dd>
            </>
          )}
          {contact.manage_url && (
            <>
              <dt>{words.link}</dt>
              <dd>
                <bdi dir="ltr" class="link">
                  {contact.manage_url}
                </bdi>
                <p class="hint">{words.linkNote}</p>
              </dd>
            </>
          )}
        </dl>
      ) : (
        <p class="hint">{record.reachable ? words.covered : none}</p>
      )}
      {!contact && record.reachable && can(member.role, edition, 'show_contact') && (
        <PostForm action={`${recordPath(edition, record.id)}/contact`}>
          <button type="submit" class="plain">
            <Icon name="eye" />
            <span>{words.show}</span>
          </button>
        </PostForm>
      )}
    </section>
  );
}

import type { PropsWithChildren } from 'hono/jsx';
import { LOCALES, type Locale } from '../../domain/kinds.ts';
import type { DeclineReason, RequestKind } from '../../domain/requests.ts';
import { directionOf, languageNames } from '../../i18n/common.ts';
import { declineWords } from '../../i18n/decline.ts';
import { requestWords } from '../../i18n/requests.ts';
import { legalLocale } from '../../i18n/visitor.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { Member } from '../../store/members/members.ts';
import type { OpenedRequest } from '../../store/registrations/opened-request.ts';
import { Icon } from '../../ui/icon.tsx';
import { PostForm } from '../shell/form.tsx';
import { StateIcon } from '../shell/state-icons.tsx';
import { WorkPage } from '../shell/work-page.tsx';
import { inTurn } from './in-turn.ts';
import { ReasonChoice } from './reason-choice.tsx';
import { RequestAnswers } from './request-answers.tsx';
import { WindowOffers } from './window-offers.tsx';

/** A decision as it is about to be sent. */
export type Intended =
  | { readonly what: 'approve' }
  | { readonly what: 'decline'; readonly reason: DeclineReason | null };

interface CheckProps {
  locale: Locale;
  member: Member;
  edition: StoredEdition;
  now: number;
  kind: RequestKind;
  intended: Intended;
  /** How many were ticked; some may have their answer meanwhile. */
  asked: number;
  /** Those that wait. */
  requests: readonly OpenedRequest[];
}

/** What a decision will do, before it does: for whom, with all that they answered, and what they will read. */
export function CheckPage(props: CheckProps) {
  const { locale, edition, kind, asked, requests, intended } = props;
  const words = requestWords[locale];
  const title = intended.what === 'approve' ? words.checkApprove(asked) : words.checkDecline(asked);
  const gone = asked - requests.length;
  return (
    <WorkPage {...props} page="requests" title={title} kind="narrow">
      {gone > 0 && <Waiting text={words.gone(gone)} />}
      {intended.what === 'approve' ? (
        <Approval {...props} />
      ) : (
        <>
          {requests.map((request) => (
            <Checked {...props} request={request} />
          ))}
          {intended.reason === null ? (
            <form method="get" action={`/console/${edition.slug}/requests/check`}>
              <input type="hidden" name="what" value="decline" />
              <input type="hidden" name="kind" value={kind} />
              <Ids requests={requests} />
              <ReasonChoice locale={locale} />
              <button type="submit" class="primary">
                {words.seeText}
              </button>
            </form>
          ) : (
            <Refusal {...props} reason={intended.reason} />
          )}
        </>
      )}
      <p>
        <a class="plain" href={`/console/${edition.slug}/requests?kind=${kind}`}>
          <Icon name="chevron-left" />
          <span>{words.back}</span>
        </a>
      </p>
    </WorkPage>
  );
}

/** Each is approved in its turn; one for which nothing is left then stays in the queue. */
function Approval(props: CheckProps) {
  const { locale, edition, kind, requests } = props;
  const words = requestWords[locale];
  const turns = inTurn(requests, props);
  const approved = turns.filter(({ approvable }) => approvable).map(({ request }) => request);
  return (
    <PostForm action={`/console/${edition.slug}/requests/decide`}>
      {turns.map(({ request, lacking, approvable }) => (
        <Checked {...props} request={request}>
          {!approvable && <Waiting text={words.full(1)} />}
          {approvable && lacking.length > 0 && <p>{words.moves}</p>}
          {approvable && <WindowOffers {...props} request={request} days={lacking} />}
        </Checked>
      ))}
      {approved.length > 0 && (
        <>
          <p>{words.approveNote}</p>
          <input type="hidden" name="what" value="approve" />
          <input type="hidden" name="kind" value={kind} />
          <Ids requests={approved} />
          <button type="submit" class="primary">
            {words.confirmApprove}
          </button>
        </>
      )}
    </PostForm>
  );
}

function Refusal({
  locale,
  edition,
  kind,
  requests,
  reason,
}: CheckProps & { reason: DeclineReason }) {
  const words = requestWords[locale];
  const languages = LOCALES.filter((one) => requests.some((request) => request.locale === one));
  return (
    <PostForm action={`/console/${edition.slug}/requests/decide`}>
      <p>{words.theyRead}</p>
      {languages.map((language) => (
        <DeclineText language={language} reason={reason} />
      ))}
      <input type="hidden" name="what" value="decline" />
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="reason" value={reason} />
      <Ids requests={requests} />
      <button type="submit" class="stop">
        {words.confirmDecline}
      </button>
    </PostForm>
  );
}

/** One of them: who asks, and all that they answered. */
function Checked(props: PropsWithChildren<CheckProps & { request: OpenedRequest }>) {
  const { locale, request, children } = props;
  const heading = `request-${request.id}`;
  return (
    <section class="checked-request" data-request={request.id} aria-labelledby={heading}>
      <h2 id={heading}>
        <bdi>{request.body ?? requestWords[locale].unnamed}</bdi>
      </h2>
      <RequestAnswers {...props} />
      {children}
    </section>
  );
}

function Waiting({ text }: { text: string }) {
  return (
    <p class="sign" data-state="waiting">
      <StateIcon name="waiting" />
      <b>{text}</b>
    </p>
  );
}

function DeclineText({ language, reason }: { language: Locale; reason: DeclineReason }) {
  const said = legalLocale(language, 'declined');
  const words = declineWords[said];
  return (
    <blockquote class="notice" lang={said} dir={directionOf(said)}>
      <p class="hint">{languageNames[said]}</p>
      <p>
        <b>{words.declined(words.reasons[reason])}</b>
      </p>
      <p>{words.next[reason]}</p>
    </blockquote>
  );
}

function Ids({ requests }: { requests: readonly OpenedRequest[] }) {
  return (
    <>
      {requests.map(({ id }) => (
        <input type="hidden" name="id" value={id} />
      ))}
    </>
  );
}

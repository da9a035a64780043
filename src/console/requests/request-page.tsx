import { can } from '../../domain/archive.ts';
import type { Locale } from '../../domain/kinds.ts';
import { requestWords } from '../../i18n/requests.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { Member } from '../../store/members/members.ts';
import type { OpenedRequest } from '../../store/registrations/opened-request.ts';
import { Icon } from '../../ui/icon.tsx';
import { archOf } from '../shell/arch.ts';
import { clockAt } from '../shell/clock.ts';
import { PostForm } from '../shell/form.tsx';
import { StateIcon } from '../shell/state-icons.tsx';
import { Step } from '../shell/step.tsx';
import { WorkPage } from '../shell/work-page.tsx';
import { inTurn } from './in-turn.ts';
import { ReasonChoice } from './reason-choice.tsx';
import { RequestAnswers } from './request-answers.tsx';
import { WindowOffers } from './window-offers.tsx';

interface RequestProps {
  locale: Locale;
  member: Member;
  edition: StoredEdition;
  now: number;
  request: OpenedRequest;
  /** It could not be approved just now: there is no room for it. */
  full?: boolean;
}

/** One request with all its answers, and the two decisions on it. */
export function RequestPage(props: RequestProps) {
  const { locale, edition, request, full } = props;
  const words = requestWords[locale];
  return (
    <WorkPage
      {...props}
      page="requests"
      title={request.body ?? words.unnamed}
      state={`${words.queues[request.kind]} · ${words.since(clockAt(request.since, props.now, edition.timezone))}`}
      arch={archOf('people', request.people, locale)}
      kind="narrow"
    >
      <p>
        <a class="plain" href={`/console/${edition.slug}/requests?kind=${request.kind}`}>
          <Icon name="chevron-left" />
          <span>{words.back}</span>
        </a>
      </p>
      {full && (
        <p class="sign" role="alert" data-state="waiting">
          <StateIcon name="waiting" />
          <b>{words.full(1)}</b>
        </p>
      )}
      <Answers {...props} />
      {can(props.member.role, edition, 'decide_request') && <Decisions {...props} />}
    </WorkPage>
  );
}

function Answers(props: RequestProps) {
  const { locale, edition, request } = props;
  const words = requestWords[locale];
  return (
    <section aria-labelledby="answers">
      <h2 id="answers">{words.answers}</h2>
      <RequestAnswers {...props} />
      {request.answers && !request.contact && (
        <PostForm action={`/console/${edition.slug}/requests/${request.id}/contact`}>
          <button type="submit" class="plain">
            <Icon name="eye" />
            <span>{words.showContact}</span>
          </button>
        </PostForm>
      )}
    </section>
  );
}

function Decisions(props: RequestProps) {
  const { locale, edition, request } = props;
  const words = requestWords[locale];
  const base = `/console/${edition.slug}/requests`;
  const [turn] = inTurn([request], props);
  const lacking = turn?.lacking ?? [];
  return (
    <div class="controls request-decisions">
      {turn?.approvable && (
        <Step
          icon="check"
          name={words.approve}
          ask={lacking.length > 0 ? words.moves : words.approveNote}
          tone="go"
        >
          <PostForm action={`${base}/decide`}>
            <input type="hidden" name="what" value="approve" />
            <input type="hidden" name="kind" value={request.kind} />
            <input type="hidden" name="id" value={request.id} />
            <WindowOffers {...props} days={lacking} />
            <button type="submit" class="primary">
              {words.confirmApprove}
            </button>
          </PostForm>
        </Step>
      )}
      <Step icon="x" name={words.decline} ask={words.declineNote} tone="stop">
        <form method="get" action={`${base}/check`}>
          <input type="hidden" name="what" value="decline" />
          <input type="hidden" name="kind" value={request.kind} />
          <input type="hidden" name="id" value={request.id} />
          <ReasonChoice locale={locale} />
          <button type="submit" class="stop">
            {words.seeText}
          </button>
        </form>
      </Step>
    </div>
  );
}

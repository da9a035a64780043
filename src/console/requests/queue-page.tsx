import type { PropsWithChildren } from 'hono/jsx';
import { can } from '../../domain/archive.ts';
import type { Locale } from '../../domain/kinds.ts';
import { canWait } from '../../domain/registration.ts';
import { answerBy, kindsShownTo, type RequestKind } from '../../domain/requests.ts';
import { formatNumber } from '../../i18n/format.ts';
import { requestWords } from '../../i18n/requests.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { Member } from '../../store/members/members.ts';
import type { RequestQueue, WaitingRequest } from '../../store/registrations/requests.ts';
import { Icon } from '../../ui/icon.tsx';
import { archOf } from '../shell/arch.ts';
import { EmptyState } from '../shell/empty-state.tsx';
import { StateIcon } from '../shell/state-icons.tsx';
import { Body, Cell, Column, Count, Head, Name, Row, Table } from '../shell/table.tsx';
import { WorkPage } from '../shell/work-page.tsx';
import { AnswerBy } from './answer-by.tsx';
import type { Answered } from './answered.ts';
import { RoomSign } from './room-sign.tsx';
import { ageText, windowText } from './texts.ts';

interface QueueProps {
  locale: Locale;
  member: Member;
  edition: StoredEdition;
  now: number;
  kind: RequestKind;
  queue: RequestQueue;
  /** What was decided just now. */
  answered: Answered;
  /** Nothing was ticked. */
  noneChosen?: boolean;
}

/** Registrations that wait for an answer, of one kind, the oldest first. */
export function QueuePage(props: QueueProps) {
  const { locale, member, edition, queue, kind } = props;
  const words = requestWords[locale];
  // A queue of a kind that nobody approves here, and in which nobody waits, is none.
  const kinds = kindsShownTo(member.role).filter(
    (one) => canWait(edition, one) || queue.waiting[one] > 0,
  );
  const total = kinds.reduce((sum, one) => sum + queue.waiting[one], 0);
  const decides = can(member.role, edition, 'decide_request');
  return (
    <WorkPage
      {...props}
      page="requests"
      title={words.heading}
      state={total === 0 ? words.empty : words.note}
      arch={archOf('requests', total, locale)}
    >
      <News {...props} />
      {kinds.length > 1 && <KindTabs {...props} kinds={kinds} />}
      {queue.shown.length === 0 ? (
        <EmptyState text={words.empty} />
      ) : (
        <QueueTable {...props} decides={decides} />
      )}
      {can(member.role, edition, 'open_request') && kind === 'media' && (
        <p class="actions">
          <a class="plain" href={`/console/${edition.slug}/requests/badges`}>
            <Icon name="printer" />
            <span>{words.badges}</span>
          </a>
        </p>
      )}
    </WorkPage>
  );
}

function News({ locale, answered, noneChosen }: QueueProps) {
  const words = requestWords[locale];
  const good = (['approved', 'declined'] as const).filter((one) => answered[one] > 0);
  const rest = (['full', 'gone'] as const).filter((one) => answered[one] > 0);
  if (!noneChosen && good.length + rest.length === 0) return null;
  return (
    <div class="request-news" role="status">
      {good.map((one) => (
        <p class="sign" data-state="complete">
          <StateIcon name="complete" />
          <b>{words[one](answered[one])}</b>
        </p>
      ))}
      {rest.map((one) => (
        <p class="sign" data-state="waiting">
          <StateIcon name="waiting" />
          <b>{words[one](answered[one])}</b>
        </p>
      ))}
      {noneChosen && (
        <p class="sign" data-state="waiting">
          <StateIcon name="waiting" />
          <b>{words.noneChosen}</b>
        </p>
      )}
    </div>
  );
}

function KindTabs({
  locale,
  edition,
  kind,
  queue,
  kinds,
}: QueueProps & { kinds: readonly RequestKind[] }) {
  const words = requestWords[locale];
  return (
    <nav class="kind-tabs" aria-label={words.tabs}>
      {kinds.map((one) => (
        <a
          href={`/console/${edition.slug}/requests?kind=${one}`}
          {...(one === kind && { 'aria-current': 'page' })}
        >
          <span>{words.queues[one]}</span> <b>{formatNumber(queue.waiting[one], locale)}</b>
        </a>
      ))}
    </nav>
  );
}

function QueueTable(props: QueueProps & { decides: boolean }) {
  const { locale, edition, kind, decides } = props;
  const words = requestWords[locale];
  if (!decides) {
    return (
      <div class="queue">
        <QueueRows {...props} />
      </div>
    );
  }
  return (
    <form class="queue" method="get" action={`/console/${edition.slug}/requests/check`}>
      <input type="hidden" name="kind" value={kind} />
      <QueueRows {...props}>
        <p class="actions">
          <button type="submit" class="primary" name="what" value="approve">
            <Icon name="check" />
            <span>{words.approveSelected}</span>
          </button>
          <button type="submit" class="plain" name="what" value="decline">
            <Icon name="x" />
            <span>{words.declineSelected}</span>
          </button>
        </p>
      </QueueRows>
    </form>
  );
}

function QueueRows(props: PropsWithChildren<QueueProps & { decides: boolean }>) {
  const { locale, edition, kind, queue, decides, children } = props;
  const words = requestWords[locale];
  const last = queue.shown.at(-1);
  return (
    <>
      <h2 class="unseen" id="queue">
        {words.queues[kind]}
      </h2>
      <Table labelledBy="queue">
        <Head>
          <Column>{words.columns.body}</Column>
          <Column>{words.columns.age}</Column>
          <Column class="count">{words.columns.people}</Column>
          <Column>{words.columns.days}</Column>
          <Column>{words.columns.room}</Column>
          {decides && <Column>{words.columns.choose}</Column>}
        </Head>
        <Body>
          {queue.shown.map((request) => (
            <QueueRow {...props} request={request} />
          ))}
        </Body>
      </Table>
      {children}
      {queue.more && last && (
        <p class="actions">
          <a class="plain" href={`/console/${edition.slug}/requests?kind=${kind}&after=${last.id}`}>
            {words.more}
          </a>
        </p>
      )}
    </>
  );
}

function QueueRow(props: QueueProps & { decides: boolean; request: WaitingRequest }) {
  const { locale, member, edition, now, request, decides } = props;
  const words = requestWords[locale];
  const by = answerBy(edition, request);
  const body = request.body ?? words.unnamed;
  const name = <bdi>{body}</bdi>;
  return (
    <Row data-request={request.id}>
      <Name>
        {can(member.role, edition, 'open_request') ? (
          <a href={`/console/${edition.slug}/requests/${request.id}`}>{name}</a>
        ) : (
          name
        )}
      </Name>
      <Cell>
        {ageText(request.since, now, locale)}
        <AnswerBy {...props} by={by} />
      </Cell>
      <Count label={words.columns.people} text={formatNumber(request.people, locale)} />
      <Cell>
        {request.days.map(({ slot }) => (
          <span class="asked-day">{windowText(slot, edition, locale)}</span>
        ))}
      </Cell>
      <Cell>
        {request.days.map((day) => (
          <RoomSign {...props} day={day} places={props.queue.places} />
        ))}
      </Cell>
      {decides && (
        <Cell>
          <input type="checkbox" name="id" value={request.id} aria-label={words.choose(body)} />
        </Cell>
      )}
    </Row>
  );
}

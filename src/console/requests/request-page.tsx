import type { Child } from 'hono/jsx';
import type { Locale } from '../../domain/kinds.ts';
import { answerBy } from '../../domain/requests.ts';
import { commonWords, languageNames } from '../../i18n/common.ts';
import { formatNumber } from '../../i18n/format.ts';
import { requestWords } from '../../i18n/requests.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { Member } from '../../store/members/members.ts';
import type { OpenedRequest } from '../../store/registrations/opened-request.ts';
import type { WaitingDay } from '../../store/registrations/requests.ts';
import { Icon } from '../../ui/icon.tsx';
import { clockAt } from '../shell/clock.ts';
import { PostForm } from '../shell/form.tsx';
import { shortDay } from '../shell/short-day.ts';
import { StateIcon } from '../shell/state-icons.tsx';
import { Step } from '../shell/step.tsx';
import { WorkPage } from '../shell/work-page.tsx';
import { AnswerBy } from './queue-page.tsx';
import { ReasonChoice } from './reason-choice.tsx';
import { roomOf } from './room.ts';
import { RoomSign } from './room-sign.tsx';
import { windowText } from './texts.ts';

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
      arch={{
        number: formatNumber(request.people, locale),
        word: words.columns.people,
      }}
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
      <Decisions {...props} />
    </WorkPage>
  );
}

function Answers(props: RequestProps) {
  const { locale, edition, now, request } = props;
  const words = requestWords[locale];
  const { facts } = words;
  const { answers, contact } = request;
  const media = answers?.media;
  return (
    <section aria-labelledby="answers">
      <h2 id="answers">{words.answers}</h2>
      {!answers && <p>{words.erased}</p>}
      <dl class="answers">
        {answers?.organisation && <Fact name={facts.name} value={<bdi>{answers.name}</bdi>} />}
        <Fact name={facts.people} value={partyText(request, locale)} />
        {media && <Fact name={facts.work} value={<bdi>{media.work}</bdi>} />}
        {media?.equipment && <Fact name={facts.equipment} value={<bdi>{media.equipment}</bdi>} />}
        {media?.vehicle && <Fact name={facts.vehicle} value={<bdi>{media.vehicle}</bdi>} />}
        {answers?.details && <Fact name={facts.details} value={<bdi>{answers.details}</bdi>} />}
        {request.step_free && <Fact name={facts.stepFree} value={facts.yes} />}
        <Fact name={facts.language} value={languageNames[request.locale]} />
        <Fact
          name={facts.days}
          value={request.days.map((day) => (
            <span class="asked-day">
              {windowText(day.slot, edition, locale)}{' '}
              <RoomSign {...props} day={day} places={request.places} />
            </span>
          ))}
        />
        <Fact
          name={words.columns.age}
          value={<AnswerBy {...{ locale, edition, now }} by={answerBy(edition, request)} />}
        />
        {contact?.phone && <Fact name={facts.phone} value={<bdi dir="ltr">{contact.phone}</bdi>} />}
        {contact?.email && <Fact name={facts.email} value={<bdi dir="ltr">{contact.email}</bdi>} />}
      </dl>
      {answers && !contact && (
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

function Fact({ name, value }: { name: string; value: Child }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function partyText({ kind, people, party }: OpenedRequest, locale: Locale): string {
  const words = requestWords[locale];
  const number = (n: number) => formatNumber(n, locale);
  if (kind === 'media') return words.crew(people);
  const all = commonWords[locale].people(people);
  if (kind !== 'school') return all;
  const { girls, boys, adults, coaches } = party;
  const counts = {
    girls: number(girls),
    boys: number(boys),
    adults: number(adults),
    coaches: number(coaches),
  };
  return `${all} · ${words.school(counts)}`;
}

function Decisions(props: RequestProps) {
  const { locale, edition, request } = props;
  const words = requestWords[locale];
  const base = `/console/${edition.slug}/requests`;
  const rooms = request.days.map((day) => ({
    day,
    room: roomOf(day, { ...props, places: request.places }),
  }));
  const lacking = rooms.filter(({ room }) => room.state === 'none');
  const movable = lacking.every(({ room }) => 'nearest' in room && room.nearest.length > 0);
  const over = rooms.every(({ room }) => room.state === 'over');
  return (
    <div class="controls request-decisions">
      {movable && !over && (
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
            {lacking.map(({ day }) => (
              <WindowOffer {...props} day={day} />
            ))}
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

/** The windows that have room for a day whose own has none. */
function WindowOffer({ day, ...props }: RequestProps & { day: WaitingDay }) {
  const { locale, edition, request } = props;
  const room = roomOf(day, { ...props, places: request.places });
  if (!('nearest' in room)) return null;
  const date = edition.days.find((one) => one.number === day.day)?.date ?? '';
  return (
    <fieldset class="choices">
      <legend>{requestWords[locale].windowFor(shortDay(date, locale))}</legend>
      {room.nearest.map(({ number }, at) => (
        <label class="choice">
          <input
            type="radio"
            name={`window.${day.id}`}
            value={String(number)}
            required
            checked={at === 0}
          />
          <span>{windowText(number, edition, locale)}</span>
        </label>
      ))}
    </fieldset>
  );
}

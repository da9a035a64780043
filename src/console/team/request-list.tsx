import { slotsOf } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { commonWords } from '../../i18n/common.ts';
import { formatSpan } from '../../i18n/format.ts';
import { requestWords } from '../../i18n/requests.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import {
  type PendingRequest,
  type PendingRequests,
  REQUESTS_SHOWN,
} from '../../store/registrations/requests.ts';
import { clockAt } from '../shell/clock.ts';
import { PostForm } from '../shell/form.tsx';
import { shortDay } from '../shell/short-day.ts';
import { StateIcon } from '../shell/state-icons.tsx';
import { Step } from '../shell/step.tsx';

/** The result of a decision just now. */
export type RequestNews =
  | { readonly what: 'approved' | 'declined' | 'gone' }
  /** It waits as before: its window has no room for it, and these have. */
  | { readonly what: 'full'; readonly id: string; readonly alternatives: readonly number[] };

interface RequestProps {
  locale: Locale;
  edition: StoredEdition;
  now: number;
  requests: PendingRequests;
  news: RequestNews | null;
}

/** Registrations that wait for approval: who, for how many, when, and since when. */
export function RequestList(props: RequestProps) {
  const { locale, edition, requests, news } = props;
  const words = requestWords[locale];
  const { total, shown } = requests;
  const last = shown.at(-1);
  return (
    <section class="panel requests" id="requests" aria-labelledby="requests-title">
      <h2 id="requests-title">{total === 0 ? words.heading : words.title(total)}</h2>
      {news && news.what !== 'full' && (
        <p class="sign" role="status" data-state={news.what === 'gone' ? 'waiting' : 'complete'}>
          <StateIcon name={news.what === 'gone' ? 'waiting' : 'complete'} />
          <b>{words[news.what]}</b>
        </p>
      )}
      <p>{total === 0 ? words.empty : words.note}</p>
      <ul class="members">
        {shown.map((request) => (
          <RequestLine {...props} request={request} />
        ))}
      </ul>
      {last && shown.length === REQUESTS_SHOWN && total > REQUESTS_SHOWN && (
        <p class="actions">
          <a class="plain" href={`/console/${edition.slug}/people?after=${last.id}#requests`}>
            {words.more}
          </a>
        </p>
      )}
    </section>
  );
}

function RequestLine(props: RequestProps & { request: PendingRequest }) {
  const { locale, edition, now, request, news } = props;
  const words = requestWords[locale];
  const people = commonWords[locale].people(request.people);
  return (
    <li data-request={request.id}>
      <span>
        <b>
          <bdi>{request.asker ?? words.unnamed}</bdi>
        </b>{' '}
        <small>{words.kinds[request.kind]}</small>
      </span>
      <span class="hint">
        <b>{people}</b> · {windowOf(request.slot, props)}
        <br />
        {words.since(clockAt(request.created_at, now, edition.timezone))} ·{' '}
        {request.holds ? words.holds : words.holdsNone}
      </span>
      <Decisions {...props} />
      {news?.what === 'full' && news.id === request.id && (
        <p class="sign request-full" role="alert" data-state="waiting">
          <StateIcon name="waiting" />
          <span>
            <b>{words.full(windowOf(request.slot, props), people)}</b>{' '}
            {news.alternatives.length === 0 ? words.none : words.nearest}
            {news.alternatives.map((slot) => (
              <span class="place">{windowOf(slot, props)}</span>
            ))}
          </span>
        </p>
      )}
    </li>
  );
}

function Decisions({ locale, edition, request }: RequestProps & { request: PendingRequest }) {
  const words = requestWords[locale];
  const base = `/console/${edition.slug}/people/requests/${request.id}`;
  return (
    <div class="controls">
      <Step icon="check" name={words.approve} ask={words.approveAsk} tone="go">
        <PostForm action={`${base}/approve`}>
          <button type="submit" class="primary">
            {words.confirmApprove}
          </button>
        </PostForm>
      </Step>
      <Step icon="x" name={words.decline} ask={words.declineAsk} tone="stop">
        <PostForm action={`${base}/decline`}>
          <button type="submit" class="stop">
            {words.confirmDecline}
          </button>
        </PostForm>
      </Step>
    </div>
  );
}

/** A window with its day. */
function windowOf(number: number, { locale, edition }: Pick<RequestProps, 'locale' | 'edition'>) {
  const slot = slotsOf(edition).get(number);
  const date = edition.days.find((day) => day.number === slot?.day)?.date;
  if (!slot || date === undefined) return '–';
  const span = formatSpan(slot.starts_at, slot.ends_at, locale, edition.timezone);
  return `${shortDay(date, locale)} · ${span}`;
}

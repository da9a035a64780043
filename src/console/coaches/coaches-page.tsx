import { can } from '../../domain/archive.ts';
import { COACHES_SHOWN, type CoachState } from '../../domain/coaches.ts';
import { signOf } from '../../domain/edition-parts.ts';
import type { Locale } from '../../domain/kinds.ts';
import { coachWords } from '../../i18n/coaches.ts';
import { spokenIn } from '../../i18n/edition.ts';
import { formatNumber, formatTime } from '../../i18n/format.ts';
import type {
  CoachCall,
  ExpectedCoach,
  ExpectedCoaches,
  NoCall,
} from '../../operations/coaches.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { Member } from '../../store/members/members.ts';
import { archOf } from '../shell/arch.ts';
import { EmptyState } from '../shell/empty-state.tsx';
import { SelectField } from '../shell/fields.tsx';
import { PostForm } from '../shell/form.tsx';
import { shortDay } from '../shell/short-day.ts';
import { StateIcon, type StateIconName } from '../shell/state-icons.tsx';
import { Body, Cell, Column, Head, Name, Row, Table } from '../shell/table.tsx';
import { WorkPage } from '../shell/work-page.tsx';
import { recordPath } from '../visitors/search-page.tsx';
import { type CoachChoice, coachesPath } from './coach-choice.ts';

export interface CoachesProps {
  locale: Locale;
  member: Member;
  edition: StoredEdition;
  now: number;
  choice: CoachChoice;
  expected: ExpectedCoaches;
  /** Whether it is the hour to call the groups of this day. */
  calls: boolean;
  /** Whom to call, where that was asked for. */
  call: CoachCall | NoCall | null;
}

/** Seconds after which a browser without script reloads the page. */
const REFRESH_S = '60';

/** The coaches of a day by hour: body, gate, bay, people, and whether each is in. */
export function CoachesPage(props: CoachesProps) {
  const { locale, expected, choice, call } = props;
  const said = spokenIn(locale);
  const words = coachWords[said];
  const { rows, waited, late, registered } = expected;
  const empty = registered > 0 ? words.allIn : words.none;
  return (
    <WorkPage
      {...props}
      page="coaches"
      title={words.title}
      state={words.state(late)}
      arch={{ ...archOf('coachesExpected', waited, said), name: 'coaches-waited' }}
      kind="lists coaches"
      spoken={said}
      head={
        // A number that was asked for stays until somebody goes on.
        !call && (
          <noscript>
            <meta http-equiv="refresh" content={REFRESH_S} />
          </noscript>
        )
      }
    >
      {call && <CallBox call={call} locale={said} />}
      <Choice {...props} />
      <section class="panel list" aria-labelledby="coaches" data-fresh="coaches">
        <h2 id="coaches">{choice.all ? words.shownAll : words.shownWaited}</h2>
        {rows.length === 0 ? <EmptyState text={empty} /> : <Rows {...props} />}
        <Pages {...props} />
      </section>
      <p class="hint">{words.anyway}</p>
    </WorkPage>
  );
}

/** Whom to call, until the page is loaded again. */
function CallBox({ call, locale }: { call: CoachCall | NoCall; locale: Locale }) {
  const words = coachWords[locale];
  if (call === 'erased') return <p role="status">{words.erased}</p>;
  if (call === 'not_waited') return <p role="status">{words.notWaited}</p>;
  const { body, name, number } = call;
  return (
    <section class="panel coach-call" role="status" aria-label={words.callTitle}>
      <h2>{words.callTitle}</h2>
      <p>
        <bdi>{body}</bdi>
        {name && (
          <>
            {' · '}
            <bdi>{name}</bdi>
          </>
        )}
      </p>
      <p>
        {number ? (
          <a href={`tel:${number}`}>
            <bdi dir="ltr">{number}</bdi>
          </a>
        ) : (
          words.noNumber
        )}
      </p>
    </section>
  );
}

function Choice({ locale, edition, choice }: CoachesProps) {
  const said = spokenIn(locale);
  const words = coachWords[said];
  return (
    <form class="search-form list-form" method="get" action={`/console/${edition.slug}/coaches`}>
      <SelectField
        name="day"
        label={words.day}
        value={String(choice.day)}
        options={edition.days.map(({ number, date }) => ({
          value: String(number),
          text: shortDay(date, said),
        }))}
      />
      <SelectField
        name="show"
        label={words.show}
        value={choice.all ? 'all' : ''}
        options={[
          { value: '', text: words.shownWaited },
          { value: 'all', text: words.shownAll },
        ]}
      />
      <button type="submit" class="primary">
        {words.choose}
      </button>
    </form>
  );
}

function Rows(props: CoachesProps) {
  const { locale, expected } = props;
  const words = coachWords[spokenIn(locale)];
  return (
    <Table labelledBy="coaches">
      <Head>
        <Column>{words.body}</Column>
        <Column>{words.hour}</Column>
        <Column>{words.place}</Column>
        <Column class="count">{words.people}</Column>
        <Column>
          <span class="unseen">{words.call}</span>
        </Column>
        <Column>{words.stateOf}</Column>
      </Head>
      <Body>
        {expected.rows.map((coach) => (
          <CoachRow {...props} coach={coach} />
        ))}
      </Body>
    </Table>
  );
}

const ICONS: Readonly<Record<CoachState, StateIconName>> = {
  expected: 'unseen',
  late: 'waiting',
  arrived: 'complete',
  cancelled: 'revoked',
};

function CoachRow(props: CoachesProps & { coach: ExpectedCoach }) {
  const { locale, member, edition, coach, calls, choice } = props;
  const said = spokenIn(locale);
  const words = coachWords[said];
  const { registration, number, of, body, state, people, starts_at, bay, arrived_at } = coach;
  const gate = edition.gates.find((one) => one.number === coach.gate);
  const place = [gate && words.gate(signOf(gate)), bay && words.bay(bay)];
  const isWaited = state === 'expected' || state === 'late';
  const named = <bdi>{body ?? words.unnamed}</bdi>;
  return (
    <Row data-coach={String(coach.serial)}>
      <Name>
        {can(member.role, edition, 'open_record') ? (
          <a href={recordPath(edition, registration)}>{named}</a>
        ) : (
          named
        )}
        <small> {words.coach(formatNumber(number, said), formatNumber(of, said))}</small>
      </Name>
      <Cell>{formatTime(starts_at, edition.timezone)}</Cell>
      <Cell>{place.filter(Boolean).join(' · ')}</Cell>
      <Cell class="count">{words.peopleOf(people)}</Cell>
      <Cell>
        {calls && isWaited && can(member.role, edition, 'call_coach') && (
          <PostForm class="coach-order" action={`/console/${edition.slug}/coaches/call`}>
            <input type="hidden" name="registration" value={registration} />
            <input type="hidden" name="day" value={String(choice.day)} />
            <input type="hidden" name="page" value={String(choice.page)} />
            {choice.all && <input type="hidden" name="show" value="all" />}
            <button type="submit" class="quiet">
              {words.call}
            </button>
          </PostForm>
        )}
      </Cell>
      <Cell>
        <span class="sign" data-state={ICONS[state]}>
          <StateIcon name={ICONS[state]} />
          <b>
            {state === 'arrived' && arrived_at !== null
              ? words.arrivedAt(formatTime(arrived_at, edition.timezone))
              : words.states[state]}
          </b>
        </span>
      </Cell>
    </Row>
  );
}

function Pages({ locale, edition, choice, expected }: CoachesProps) {
  const said = spokenIn(locale);
  const words = coachWords[said];
  const { total, rows } = expected;
  if (total <= COACHES_SHOWN) return null;
  const from = (choice.page - 1) * COACHES_SHOWN;
  const to = from + rows.length;
  return (
    <p class="pager">
      {rows.length > 0 && (
        <span>
          {words.range(
            ...([from + 1, to, total].map((n) => formatNumber(n, said)) as [
              string,
              string,
              string,
            ]),
          )}
        </span>
      )}{' '}
      {choice.page > 1 && (
        <a href={coachesPath(edition, { ...choice, page: choice.page - 1 })}>{words.previous}</a>
      )}{' '}
      {to < total && rows.length > 0 && (
        <a href={coachesPath(edition, { ...choice, page: choice.page + 1 })}>{words.next}</a>
      )}
    </p>
  );
}

import { dateAfter } from '../../domain/calendar.ts';
import { proposedFirst } from '../../domain/editing/new-edition.ts';
import { DAY_SHAPES, type PlannedWindow } from '../../domain/editing/window-plan.ts';
import type { Day } from '../../domain/edition.ts';
import { commonWords } from '../../i18n/common.ts';
import { editionWords, spokenIn } from '../../i18n/edition.ts';
import { formatCalendarDate, formatNumber } from '../../i18n/format.ts';
import { setUpWords } from '../../i18n/set-up.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import { SelectField, TextField } from '../shell/fields.tsx';
import { PostForm } from '../shell/form.tsx';
import { Body, Column, Count, Head, Name, Row, Table } from '../shell/table.tsx';
import { WorkPage } from '../shell/work-page.tsx';
import { type Bar, DayBars } from './day-bars.tsx';
import { DayFieldInputs } from './day-fields.tsx';
import type { DayPlan } from './days-form.ts';
import { type DaysProps, isSent, type PageProps } from './days-props.ts';
import { type Typed, textOf } from './settings-form.ts';

/** Hours, length, people and shape of a day that is filled with windows: a new one without `day`. */
export function PlanForm(props: DaysProps & { day: Day | null }) {
  const { locale, edition, day, faults, now } = props;
  const words = editionWords[locale].days;
  const more = setUpWords[locale].days;
  const number = day?.number ?? null;
  const typed = isSent(props, number === null ? 'add_day' : 'fill', number) ? props.typed : null;
  const prefix = number === null ? 'new.' : `fill-${number}.`;
  const shown = (name: string, value: string) => (typed ? textOf(typed, name) : value);
  return (
    <form method="get" action={`/console/${edition.slug}/edition/days/plan`}>
      <input type="hidden" name="verb" value={number === null ? 'add_day' : 'fill'} />
      {number !== null && <input type="hidden" name="number" value={String(number)} />}
      {day === null && (
        <DayFieldInputs
          {...{ words, faults, prefix }}
          shown={(name) => shown(name, newDay(edition, now)[name])}
        />
      )}
      {day === null && (
        <TextField
          {...{ name: 'count', id: `${prefix}count`, label: more.inARow, faults }}
          hint={more.inARowHint}
          value={shown('count', '1')}
          {...{ max: 2, inputmode: 'numeric', dir: 'ltr', required: true }}
        />
      )}
      <div class="pair">
        <TextField
          {...{ name: 'minutes', id: `${prefix}minutes`, label: words.minutes, faults }}
          value={shown('minutes', '120')}
          {...{ max: 6, inputmode: 'numeric', dir: 'ltr', required: true }}
        />
        <TextField
          {...{ name: 'people', id: `${prefix}people`, label: words.people, faults }}
          value={shown('people', '')}
          {...{ max: 12, inputmode: 'numeric', dir: 'ltr', required: true }}
        />
      </div>
      <SelectField
        {...{ name: 'shape', id: `${prefix}shape`, label: words.shape }}
        value={shown('shape', 'even')}
        options={DAY_SHAPES.map((value) => ({ value, text: words.shapes[value] }))}
      />
      <button type="submit" class="primary">
        {words.plan}
      </button>
    </form>
  );
}

/** The day after the last one, with its hours; the first one is a year after those that were. */
function newDay(edition: StoredEdition, now: number): Record<'date' | 'opens' | 'closes', string> {
  const last = edition.days.at(-1);
  if (!last) return { date: proposedFirst(edition, now), opens: '10:00', closes: '20:00' };
  return { date: dateAfter(last.date, 1), opens: last.opens, closes: last.closes };
}

/** The windows that a day would have, drawn before anything is written. */
export function PlanPage(props: PageProps & { plan: DayPlan; typed: Typed }) {
  const { locale, edition, plan, typed } = props;
  const { days: words, save } = editionWords[locale];
  const [first = { date: '', windows: [] }] = plan.days;
  const dates = plan.days.map((one) =>
    formatCalendarDate(one.date, spokenIn(locale), 'without_year'),
  );
  const people = first.windows.reduce((sum, one) => sum + one.capacity, 0);
  return (
    <WorkPage
      {...props}
      page="days"
      title={words.planTitle(dates[0] ?? '')}
      state={words.planLead(first.windows.length, people)}
      kind="narrow"
      spoken={spokenIn(locale)}
    >
      {plan.days.length > 1 && (
        <div class="notice">
          <p>{setUpWords[locale].days.planFor(plan.days.length)}</p>
          <ul>
            {dates.map((one) => (
              <li>{one}</li>
            ))}
          </ul>
        </div>
      )}
      <DayBars bars={plannedBars(first.windows)} />
      <h2 class="unseen" id="planned">
        {words.planTitle(dates[0] ?? '')}
      </h2>
      <Table labelledBy="planned">
        <Head>
          <Column>{words.window}</Column>
          <Column class="count">{words.places}</Column>
        </Head>
        <Body>
          {first.windows.map((one) => (
            <Row>
              <Name>{commonWords[spokenIn(locale)].span(one.from, one.to)}</Name>
              <Count label={words.places} text={formatNumber(one.capacity, spokenIn(locale))} />
            </Row>
          ))}
        </Body>
      </Table>
      <PostForm class="actions" action={`/console/${edition.slug}/edition/days/fill`}>
        {Object.entries(typed)
          .filter(([name]) => PLAN_FIELDS.includes(name))
          .map(([name, value]) => (
            <input type="hidden" name={name} value={String(value)} />
          ))}
        <button type="submit" class="primary">
          {save}
        </button>
        <a class="plain" href={`/console/${edition.slug}/edition/days`}>
          {words.back}
        </a>
      </PostForm>
    </WorkPage>
  );
}

const PLAN_FIELDS = [
  'verb',
  'number',
  'count',
  'date',
  'opens',
  'closes',
  'minutes',
  'people',
  'shape',
];

/** By the clock: a window that ends before it begins goes on after midnight. */
function plannedBars(windows: readonly PlannedWindow[]): Bar[] {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const begin = minutes(windows[0]?.from ?? '00:00');
  const since = (time: string) => (minutes(time) - begin + 1_440) % 1_440;
  return windows.map(({ from, to, capacity }) => ({
    from: since(from),
    to: since(to) || 1_440,
    places: capacity,
    taken: 0,
  }));
}

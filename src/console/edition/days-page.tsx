import { dayFieldsOf, windowFieldsOf } from '../../domain/editing/edits.ts';
import { DAY_SHAPES, type PlannedWindow } from '../../domain/editing/window-plan.ts';
import type { Day, Slot } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { type EditionWords, editionWords, spokenIn } from '../../i18n/edition.ts';
import { formatCalendarDate, formatNumber } from '../../i18n/format.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { WindowUse } from '../../store/editions/places.ts';
import type { Member } from '../../store/members/members.ts';
import { Emblem } from '../../ui/emblem.tsx';
import { EmptyState } from '../shell/empty-state.tsx';
import { ErrorBox, type FieldFault } from '../shell/error-box.tsx';
import { SelectField, TextField } from '../shell/fields.tsx';
import { PostForm } from '../shell/form.tsx';
import { StateIcon } from '../shell/state-icons.tsx';
import { Step } from '../shell/step.tsx';
import { Body, Cell, Column, Count, Head, Name, Row, Table } from '../shell/table.tsx';
import { WorkPage } from '../shell/work-page.tsx';
import { type Bar, DayBars } from './day-bars.tsx';
import type { DayPlan } from './days-form.ts';
import { Saved } from './saved.tsx';
import { type Typed, textOf } from './settings-form.ts';

interface PageProps {
  locale: Locale;
  member: Member;
  edition: StoredEdition;
  now: number;
}

interface DaysProps extends PageProps {
  use: ReadonlyMap<number, WindowUse>;
  /** What was typed in the form that was refused; null where nothing was sent. */
  typed: Typed | null;
  faults: readonly FieldFault[];
  saved: number | 'unchanged' | null;
}

/** Days and windows: one band a day, its windows drawn in proportion and in a table. */
export function DaysPage(props: DaysProps) {
  const { locale, edition, faults } = props;
  const words = editionWords[locale];
  return (
    <WorkPage
      {...props}
      page="days"
      title={words.days.title}
      state={words.days.lead}
      faulty={faults.length > 0}
      arch={{
        number: formatNumber(edition.days.length, spokenIn(locale)),
        word: words.days.arch(edition.days.length),
      }}
      spoken={spokenIn(locale)}
    >
      <Saved saved={props.saved} words={words} />
      <ErrorBox locale={spokenIn(locale)} faults={faults} />
      {edition.days.length === 0 && <EmptyState text={words.days.empty} />}
      {edition.days.map((day) => (
        <DayBand {...props} day={day} />
      ))}
      <details class="fold" open={edition.days.length === 0 || isSent(props, 'add_day', null)}>
        <summary>{words.days.add}</summary>
        <PlanForm {...props} day={null} />
      </details>
    </WorkPage>
  );
}

function DayBand(props: DaysProps & { day: Day }) {
  const { locale, day, use } = props;
  const words = editionWords[locale].days;
  const id = `day-${day.number}`;
  const taken = day.slots.reduce((sum, slot) => sum + (use.get(slot.number)?.taken ?? 0), 0);
  const places = day.slots.reduce((sum, slot) => sum + slot.capacity, 0);
  return (
    <section class="panel day-band" aria-labelledby={id}>
      <header>
        <Emblem day={day.number} size={32} />
        <h2 id={id}>{formatCalendarDate(day.date, spokenIn(locale), 'without_year')}</h2>
        <p>
          <bdi dir="ltr">
            {day.opens}–{day.closes}
          </bdi>
          {' · '}
          {words.total(taken, places)}
        </p>
      </header>
      {day.slots.length > 0 && <DayBars bars={barsOf(day, use)} />}
      {day.slots.length > 0 && <WindowTable {...props} />}
      <DayOrders {...props} />
    </section>
  );
}

function barsOf(day: Day, use: ReadonlyMap<number, WindowUse>): Bar[] {
  const minutes = (at: number) => (at - day.opens_at) / 60_000;
  return day.slots.map((slot) => ({
    from: minutes(slot.starts_at),
    to: minutes(slot.ends_at),
    places: slot.capacity,
    taken: use.get(slot.number)?.taken ?? 0,
  }));
}

function WindowTable(props: DaysProps & { day: Day }) {
  const { locale, day } = props;
  const words = editionWords[locale].days;
  return (
    <Table labelledBy={`day-${day.number}`}>
      <Head>
        <Column>{words.window}</Column>
        <Column class="count">{words.places}</Column>
        <Column class="count">{words.taken}</Column>
        <Column>{words.state}</Column>
        <Column>{words.editWindow}</Column>
      </Head>
      <Body>
        {day.slots.map((slot) => (
          <WindowRow {...props} slot={slot} />
        ))}
      </Body>
    </Table>
  );
}

function WindowRow(props: DaysProps & { slot: Slot }) {
  const { locale, slot, use } = props;
  const words = editionWords[locale].days;
  const { taken = 0, used = false } = use.get(slot.number) ?? {};
  return (
    <Row>
      <Name>
        <bdi dir="ltr">
          {slot.from}–{slot.to}
        </bdi>
      </Name>
      <Count label={words.places} text={formatNumber(slot.capacity, spokenIn(locale))} />
      <Count label={words.taken} text={formatNumber(taken, spokenIn(locale))} />
      <Cell>
        <p class="sign" data-state={slot.closed ? 'closed' : 'open'}>
          <StateIcon name={slot.closed ? 'closed' : 'open'} />
          <span>{slot.closed ? words.closed : words.open}</span>
        </p>
      </Cell>
      <Cell>
        <div class="controls">
          <details class="step" name="step" open={isSent(props, 'window', slot.number)}>
            <summary>{words.editWindow}</summary>
            <div class="step-ask">
              <WindowForm {...props} taken={taken} />
            </div>
          </details>
          {!used && (
            <Step icon="ban" name={words.remove} ask={words.removeWindowAsk} tone="stop">
              <Order {...props} verb="remove_window" number={slot.number} tone="stop" />
            </Step>
          )}
        </div>
      </Cell>
    </Row>
  );
}

function WindowForm(props: DaysProps & { slot: Slot; taken: number }) {
  const { locale, edition, slot, taken, faults } = props;
  const { days: words, save } = editionWords[locale];
  const typed = isSent(props, 'window', slot.number) ? props.typed : null;
  const shown = (name: 'from' | 'to' | 'capacity') =>
    typed ? textOf(typed, name) : String(slot[name]);
  const id = (name: string) => `windows.${slot.number}.${name}`;
  return (
    <PostForm action={`/console/${edition.slug}/edition/days`}>
      <Hidden verb="window" number={slot.number} base={windowFieldsOf(slot)} />
      <div class="pair">
        <TextField
          {...{ name: 'from', id: id('from'), label: words.from, value: shown('from'), faults }}
          max={5}
          type="time"
          required
        />
        <TextField
          {...{ name: 'to', id: id('to'), label: words.to, value: shown('to'), faults }}
          max={5}
          type="time"
          required
        />
      </div>
      <TextField
        {...{ name: 'capacity', id: id('capacity'), label: words.places, faults }}
        value={shown('capacity')}
        hint={taken > 0 ? words.floor(taken) : undefined}
        max={12}
        inputmode="numeric"
        dir="ltr"
        required
      />
      <label class="tick">
        <input
          type="checkbox"
          name="closed"
          value="yes"
          {...((typed ? textOf(typed, 'closed') === 'yes' : slot.closed) && { checked: true })}
        />
        <span>{words.isClosed}</span>
      </label>
      {taken > 0 && <MovedTick words={words} of={`window-${slot.number}`} />}
      <button type="submit" class="primary">
        {save}
      </button>
    </PostForm>
  );
}

/** Whoever holds it is not asked: that their hour changes is said once more before it does. */
function MovedTick({ words, of }: { words: EditionWords['days']; of: string }) {
  return (
    <>
      <label class="tick">
        <input type="checkbox" name="moved" value="yes" id={`moved-${of}`} />
        <span>{words.movedTick}</span>
      </label>
      <p class="hint">{words.moved}</p>
    </>
  );
}

function DayOrders(props: DaysProps & { day: Day }) {
  const { locale, day, use } = props;
  const words = editionWords[locale].days;
  const isUsed = day.slots.some((slot) => use.get(slot.number)?.used);
  const isClosed = day.slots.length > 0 && day.slots.every((slot) => slot.closed);
  return (
    <div class="controls">
      <details class="step" name="step" open={isSent(props, 'day', day.number)}>
        <summary>{words.edit}</summary>
        <div class="step-ask">
          <DayForm {...props} />
        </div>
      </details>
      {day.slots.length === 0 && (
        <details class="step" name="step" open={isSent(props, 'fill', day.number)}>
          <summary>{words.fill}</summary>
          <div class="step-ask">
            <PlanForm {...props} />
          </div>
        </details>
      )}
      <details class="step" name="step" open={isSent(props, 'add_windows', day.number)}>
        <summary>{words.addWindow}</summary>
        <div class="step-ask">
          <NewWindowForm {...props} />
        </div>
      </details>
      {day.slots.length > 0 && (
        <Step
          icon={isClosed ? 'door-enter' : 'lock'}
          name={isClosed ? words.openDay : words.closeDay}
          ask={isClosed ? words.openDayAsk : words.closeDayAsk}
          tone={isClosed ? 'go' : 'hold'}
        >
          <Order
            {...props}
            verb="close_day"
            number={day.number}
            closed={!isClosed}
            tone="primary"
          />
        </Step>
      )}
      {!isUsed && (
        <Step icon="ban" name={words.remove} ask={words.removeDayAsk} tone="stop">
          <Order {...props} verb="remove_day" number={day.number} tone="stop" />
        </Step>
      )}
    </div>
  );
}

function Order(
  props: PageProps & {
    verb: 'remove_window' | 'remove_day' | 'close_day';
    number: number;
    closed?: boolean;
    tone: 'primary' | 'stop';
  },
) {
  const { locale, edition, verb, number, closed, tone } = props;
  return (
    <PostForm action={`/console/${edition.slug}/edition/days`}>
      <Hidden verb={verb} number={number} />
      {closed !== undefined && <input type="hidden" name="closed" value={closed ? 'yes' : 'no'} />}
      <button type="submit" class={tone}>
        {editionWords[locale].days.confirm}
      </button>
    </PostForm>
  );
}

function Hidden({ verb, number, base }: { verb: string; number: number; base?: object }) {
  return (
    <>
      <input type="hidden" name="verb" value={verb} />
      <input type="hidden" name="number" value={String(number)} />
      {base && <input type="hidden" name="base" value={JSON.stringify(base)} />}
    </>
  );
}

function DayForm(props: DaysProps & { day: Day }) {
  const { locale, edition, day, faults } = props;
  const { days: words, save } = editionWords[locale];
  const typed = isSent(props, 'day', day.number) ? props.typed : null;
  return (
    <PostForm action={`/console/${edition.slug}/edition/days`}>
      <Hidden verb="day" number={day.number} base={dayFieldsOf(day)} />
      <DayFieldInputs
        {...{ words, faults }}
        prefix={`days.${day.number}.`}
        shown={(name) => (typed ? textOf(typed, name) : day[name])}
      />
      {day.slots.some((slot) => props.use.get(slot.number)?.taken) && (
        <MovedTick words={words} of={`day-${day.number}`} />
      )}
      <button type="submit" class="primary">
        {save}
      </button>
    </PostForm>
  );
}

function DayFieldInputs(props: {
  words: EditionWords['days'];
  faults: readonly FieldFault[];
  prefix: string;
  shown: (name: 'date' | 'opens' | 'closes') => string;
}) {
  const { words, faults, prefix, shown } = props;
  const field = (name: 'date' | 'opens' | 'closes') => ({
    ...{ name, id: prefix + name, label: words[name], value: shown(name), faults },
  });
  return (
    <>
      <TextField {...field('date')} max={10} type="date" required />
      <div class="pair">
        <TextField {...field('opens')} max={5} type="time" required />
        <TextField {...field('closes')} max={5} type="time" required />
      </div>
    </>
  );
}

function NewWindowForm(props: DaysProps & { day: Day }) {
  const { locale, edition, day, faults } = props;
  const { days: words, save } = editionWords[locale];
  const typed = isSent(props, 'add_windows', day.number) ? props.typed : null;
  const last = day.slots.at(-1)?.to ?? day.opens;
  const field = (name: 'from' | 'to' | 'capacity', label: string, value: string) => ({
    ...{ name, id: `new-${day.number}.${name}`, label, faults },
    value: typed ? textOf(typed, name) : value,
  });
  return (
    <PostForm action={`/console/${edition.slug}/edition/days`}>
      <Hidden verb="add_windows" number={day.number} />
      <div class="pair">
        <TextField {...field('from', words.from, last)} max={5} type="time" required />
        <TextField {...field('to', words.to, day.closes)} max={5} type="time" required />
      </div>
      <TextField
        {...field('capacity', words.places, '')}
        max={12}
        inputmode="numeric"
        dir="ltr"
        required
      />
      <button type="submit" class="primary">
        {save}
      </button>
    </PostForm>
  );
}

/** Hours, length, people and shape of a day that is filled with windows: a new one without `day`. */
function PlanForm(props: DaysProps & { day: Day | null }) {
  const { locale, edition, day, faults } = props;
  const words = editionWords[locale].days;
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
          shown={(name) => shown(name, newDay(edition)[name])}
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

const DAY_MS = 86_400_000;

/** The day after the last one, with its hours. */
function newDay({ days }: StoredEdition): Record<'date' | 'opens' | 'closes', string> {
  const last = days.at(-1);
  if (!last) return { date: '', opens: '10:00', closes: '20:00' };
  const next = new Date(Date.parse(`${last.date}T00:00:00Z`) + DAY_MS);
  return { date: next.toISOString().slice(0, 10), opens: last.opens, closes: last.closes };
}

/** Whether what was sent and refused is this form. */
function isSent({ typed }: Pick<DaysProps, 'typed'>, verb: string, number: number | null): boolean {
  if (!typed || textOf(typed, 'verb') !== verb) return false;
  return number === null || textOf(typed, 'number') === String(number);
}

/** The windows that a day would have, drawn before anything is written. */
export function PlanPage(props: PageProps & { plan: DayPlan; typed: Typed }) {
  const { locale, edition, plan, typed } = props;
  const { days: words, save } = editionWords[locale];
  const date = formatCalendarDate(plan.date, spokenIn(locale), 'without_year');
  const people = plan.windows.reduce((sum, one) => sum + one.capacity, 0);
  return (
    <WorkPage
      {...props}
      page="days"
      title={words.planTitle(date)}
      state={words.planLead(plan.windows.length, people)}
      kind="narrow"
      spoken={spokenIn(locale)}
    >
      <DayBars bars={plannedBars(plan.windows)} />
      <h2 class="unseen" id="planned">
        {words.planTitle(date)}
      </h2>
      <Table labelledBy="planned">
        <Head>
          <Column>{words.window}</Column>
          <Column class="count">{words.places}</Column>
        </Head>
        <Body>
          {plan.windows.map((one) => (
            <Row>
              <Name>
                <bdi dir="ltr">
                  {one.from}–{one.to}
                </bdi>
              </Name>
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

const PLAN_FIELDS = ['verb', 'number', 'date', 'opens', 'closes', 'minutes', 'people', 'shape'];

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

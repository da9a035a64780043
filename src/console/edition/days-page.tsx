import { type Day, isOff, type Slot } from '../../domain/edition.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import { commonWords } from '../../i18n/common.ts';
import { editionWords, spokenIn } from '../../i18n/edition.ts';
import { formatCalendarDate, formatNumber } from '../../i18n/format.ts';
import { waitListWords } from '../../i18n/wait-list.ts';
import type { WindowUse } from '../../store/editions/places.ts';
import { Emblem } from '../../ui/emblem.tsx';
import { archOf } from '../shell/arch.ts';
import { CalledOffSign } from '../shell/called-off-sign.tsx';
import { EmptyState } from '../shell/empty-state.tsx';
import { ErrorBox } from '../shell/error-box.tsx';
import { StateIcon } from '../shell/state-icons.tsx';
import { Step } from '../shell/step.tsx';
import { Body, Cell, Column, Count, Head, Name, Row, Table } from '../shell/table.tsx';
import { WorkPage } from '../shell/work-page.tsx';
import { type Bar, DayBars } from './day-bars.tsx';
import { DayOrders, Order } from './day-orders.tsx';
import { PlanForm } from './day-plan.tsx';
import { type DaysProps, isNextToFill, isSent } from './days-props.ts';
import { Saved } from './saved.tsx';
import { ToldNote } from './told-note.tsx';
import { CloseWindow, WindowForm } from './window-forms.tsx';

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
      arch={archOf('days', edition.days.length, spokenIn(locale))}
      spoken={spokenIn(locale)}
    >
      <Saved saved={props.saved} words={words} />
      <ToldNote {...props} spoken={spokenIn(locale)} />
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
  const { days } = props.edition;
  const words = editionWords[locale].days;
  const id = `day-${day.number}`;
  const taken = day.slots.reduce((sum, slot) => sum + (use.get(slot.number)?.taken ?? 0), 0);
  const places = day.slots.reduce((sum, slot) => sum + slot.capacity, 0);
  const isClosed = day.slots.length > 0 && day.slots.every((slot) => slot.closed);
  return (
    <details
      class="panel day-band"
      id={id}
      open={days.length === 1 || props.open === day.number || isNextToFill(props)}
    >
      <summary>
        <Emblem day={day.number} size={32} />
        <h2 id={`${id}-title`}>{formatCalendarDate(day.date, spokenIn(locale), 'without_year')}</h2>
        <span>
          {commonWords[spokenIn(locale)].span(day.opens, day.closes)}
          {' · '}
          {words.total(taken, places)}
          {isClosed && !isOff(day) && ` · ${words.closed}`}
        </span>
        {isOff(day) && <CalledOffSign locale={locale} />}
      </summary>
      {day.slots.length > 0 && <DayBars bars={barsOf(day, use)} />}
      {day.slots.length > 0 && <WindowTable {...props} />}
      <DayOrders {...props} />
    </details>
  );
}

function barsOf(day: Day, use: ReadonlyMap<number, WindowUse>): Bar[] {
  const minutes = (at: number) => (at - day.opens_at) / MINUTE_MS;
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
    <Table labelledBy={`day-${day.number}-title`}>
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

function WindowRow(props: DaysProps & { day: Day; slot: Slot }) {
  const { locale, day, slot, use } = props;
  const words = editionWords[locale].days;
  const { taken = 0, used = false, waiting = 0 } = use.get(slot.number) ?? {};
  return (
    <Row>
      <Name>{commonWords[spokenIn(locale)].span(slot.from, slot.to)}</Name>
      <Count label={words.places} text={formatNumber(slot.capacity, spokenIn(locale))} />
      <Count label={words.taken} text={formatNumber(taken, spokenIn(locale))} />
      <Cell>
        {isOff(day) ? (
          <CalledOffSign locale={locale} />
        ) : (
          <p class="sign" data-state={slot.closed ? 'closed' : 'open'}>
            <StateIcon name={slot.closed ? 'closed' : 'open'} />
            <span>{slot.closed ? words.closed : words.open}</span>
          </p>
        )}
        {waiting > 0 && <p class="hint">{waitListWords[spokenIn(locale)].parties(waiting)}</p>}
      </Cell>
      <Cell>
        <div class="controls">
          <details class="step" name="step" open={isSent(props, 'window', slot.number)}>
            <summary>{words.editWindow}</summary>
            <div class="step-ask">
              <WindowForm {...props} taken={taken} waiting={waiting} />
            </div>
          </details>
          {used ? (
            <CloseWindow {...props} taken={taken} />
          ) : (
            <Step icon="ban" name={words.remove} ask={words.removeWindowAsk} tone="stop">
              <Order {...props} verb="remove_window" number={slot.number} tone="stop" />
            </Step>
          )}
        </div>
      </Cell>
    </Row>
  );
}

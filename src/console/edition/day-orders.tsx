import { dayFieldsOf } from '../../domain/editing/edits.ts';
import { type Day, isOff } from '../../domain/edition.ts';
import { editionWords, spokenIn } from '../../i18n/edition.ts';
import { formatCalendarDate } from '../../i18n/format.ts';
import { messageWords } from '../../i18n/messages.ts';
import { setUpWords } from '../../i18n/set-up.ts';
import { FieldError } from '../shell/error-box.tsx';
import { PostForm } from '../shell/form.tsx';
import { Step } from '../shell/step.tsx';
import { DayFieldInputs, Hidden, MovedTick } from './day-fields.tsx';
import { PlanForm } from './day-plan.tsx';
import { type DaysProps, isNextToFill, isSent, isToCopy, type PageProps } from './days-props.ts';
import { textOf } from './settings-form.ts';
import { NewWindowForm } from './window-forms.tsx';

/** What can be done with a day: changed, filled, given one window more, closed, removed. */
export function DayOrders(props: DaysProps & { day: Day }) {
  const { locale, edition, day, use } = props;
  const words = editionWords[locale].days;
  const more = setUpWords[locale].days;
  const taken = day.slots.reduce((sum, slot) => sum + (use.get(slot.number)?.taken ?? 0), 0);
  const isUsed = day.slots.some((slot) => use.get(slot.number)?.used);
  // Whoever read of it on the page of the edition is told, registered or not.
  const isAnnounced = isUsed || (edition.status === 'open' && day.slots.length > 0);
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
        <details
          class="step"
          name="step"
          open={isSent(props, 'fill', day.number) || isNextToFill(props)}
        >
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
      <a class="plain" href={`/console/${edition.slug}/edition/days/table?day=${day.number}`}>
        {more.table}
      </a>
      {edition.days.length > 1 && (
        <details
          class="step"
          name="step"
          open={isSent(props, 'copy_day', day.number) || isToCopy(props)}
        >
          <summary>{more.copyTo}</summary>
          <div class="step-ask">
            <CopyForm {...props} />
          </div>
        </details>
      )}
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
      {isUsed ? (
        <p class="hint">{more.keptDay(taken)}</p>
      ) : (
        <Step icon="ban" name={words.remove} ask={words.removeDayAsk} tone="stop">
          <Order {...props} verb="remove_day" number={day.number} tone="stop" />
        </Step>
      )}
      {isAnnounced && day.closes_at > props.now && !isOff(day) && <CallOff {...props} />}
    </div>
  );
}

/** Its tickets are cancelled for good. */
function CallOff({ locale, edition, day }: DaysProps & { day: Day }) {
  const words = messageWords[locale].callOff;
  return (
    <Step icon="ban" name={words.summary} ask={words.ask} tone="stop">
      <PostForm action={`/console/${edition.slug}/edition/days/${day.number}/call-off`}>
        <button type="submit" class="stop">
          {words.button}
        </button>
      </PostForm>
    </Step>
  );
}

/** One step that needs nothing but to be confirmed. */
export function Order(
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
      {edition.days.length > 1 && (
        <label class="tick">
          <input
            type="checkbox"
            name="same_hours"
            value="yes"
            {...(typed && textOf(typed, 'same_hours') === 'yes' && { checked: true })}
          />
          <span>{setUpWords[locale].days.sameHours}</span>
        </label>
      )}
      {day.slots.some((slot) => props.use.get(slot.number)?.taken) && (
        <MovedTick words={words} of={`day-${day.number}`} />
      )}
      <button type="submit" class="primary">
        {save}
      </button>
    </PostForm>
  );
}

/** The days that can become like this one: those that nobody has registered for. */
function CopyForm(props: DaysProps & { day: Day }) {
  const { locale, edition, day, use, now, faults } = props;
  const words = setUpWords[locale].days;
  const id = `copy-${day.number}`;
  const free = edition.days.filter(
    (one) =>
      one.number !== day.number &&
      one.closes_at > now &&
      !one.slots.some((slot) => use.get(slot.number)?.used),
  );
  if (free.length === 0) return <p>{words.copyNone}</p>;
  return (
    <PostForm action={`/console/${edition.slug}/edition/days`}>
      <Hidden verb="copy_day" number={day.number} />
      <fieldset class="ticks" id={id}>
        <legend>{words.copyTo}</legend>
        <p class="hint">{words.copyHint}</p>
        <FieldError fault={faults.find(({ field }) => field === id)} />
        {free.map((one) => (
          <label class="tick">
            <input
              type="checkbox"
              name="to"
              value={String(one.number)}
              {...(one.slots.length === 0 && { checked: true })}
            />
            <span>{formatCalendarDate(one.date, spokenIn(locale), 'without_year')}</span>
          </label>
        ))}
      </fieldset>
      <button type="submit" class="primary">
        {words.copyButton}
      </button>
    </PostForm>
  );
}

import { dayFieldsOf } from '../../domain/editing/edits.ts';
import type { Day } from '../../domain/edition.ts';
import { editionWords } from '../../i18n/edition.ts';
import { PostForm } from '../shell/form.tsx';
import { Step } from '../shell/step.tsx';
import { DayFieldInputs, Hidden, MovedTick } from './day-fields.tsx';
import { PlanForm } from './day-plan.tsx';
import { type DaysProps, isSent, type PageProps } from './days-props.ts';
import { textOf } from './settings-form.ts';
import { NewWindowForm } from './window-forms.tsx';

/** What can be done with a day: changed, filled, given one window more, closed, removed. */
export function DayOrders(props: DaysProps & { day: Day }) {
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
      {day.slots.some((slot) => props.use.get(slot.number)?.taken) && (
        <MovedTick words={words} of={`day-${day.number}`} />
      )}
      <button type="submit" class="primary">
        {save}
      </button>
    </PostForm>
  );
}

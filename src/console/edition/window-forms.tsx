import { windowFieldsOf } from '../../domain/editing/edits.ts';
import type { Day, Slot } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { editionWords, spokenIn } from '../../i18n/edition.ts';
import { setUpWords } from '../../i18n/set-up.ts';
import { waitListWords } from '../../i18n/wait-list.ts';
import { TextField } from '../shell/fields.tsx';
import { PostForm } from '../shell/form.tsx';
import { Step } from '../shell/step.tsx';
import { Hidden, MovedTick } from './day-fields.tsx';
import { type DaysProps, isSent } from './days-props.ts';
import { textOf } from './settings-form.ts';

/** Hours and places of a window, never fewer than are taken; `waiting`: parties that wait for it. */
export function WindowForm(props: DaysProps & { slot: Slot; taken: number; waiting: number }) {
  const { locale, edition, slot, taken, waiting, faults } = props;
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
        hint={hintOf(locale, taken, waiting)}
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

/** What a change of the places must leave, and to whom more of them go. */
function hintOf(locale: Locale, taken: number, waiting: number): string | undefined {
  const { parties, addedFirst } = waitListWords[spokenIn(locale)];
  const said = [
    ...(taken > 0 ? [editionWords[locale].days.floor(taken)] : []),
    ...(waiting > 0 ? [`${parties(waiting)}. ${addedFirst}`] : []),
  ];
  return said.length > 0 ? said.join(' ') : undefined;
}

/** A window more, after the last one. */
export function NewWindowForm(props: DaysProps & { day: Day }) {
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

/** In place of removing a window that people hold: it takes nobody more, and says how many hold it. */
export function CloseWindow(props: DaysProps & { slot: Slot; taken: number }) {
  const { locale, edition, slot, taken } = props;
  const { days: words } = editionWords[locale];
  const more = setUpWords[locale].days;
  const { closed = false, from, to, capacity } = windowFieldsOf(slot);
  return (
    <Step
      icon={closed ? 'door-enter' : 'lock'}
      name={closed ? more.openWindow : more.closeWindow}
      ask={closed ? more.openWindowAsk : `${more.kept(taken)} ${more.closeWindowAsk}`}
      tone={closed ? 'go' : 'hold'}
    >
      <PostForm action={`/console/${edition.slug}/edition/days`}>
        <Hidden verb="window" number={slot.number} base={windowFieldsOf(slot)} />
        <input type="hidden" name="from" value={from} />
        <input type="hidden" name="to" value={to} />
        <input type="hidden" name="capacity" value={String(capacity)} />
        <input type="hidden" name="closed" value={closed ? 'no' : 'yes'} />
        <button type="submit" class="primary">
          {words.confirm}
        </button>
      </PostForm>
    </Step>
  );
}

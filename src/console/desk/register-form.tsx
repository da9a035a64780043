import { LOCALES, type Locale } from '../../domain/kinds.ts';
import { directionOf, languageNames } from '../../i18n/common.ts';
import { deskWords } from '../../i18n/desk.ts';
import { formatCalendarDate, formatSpan } from '../../i18n/format.ts';
import { visitorWords } from '../../i18n/visitor.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import { Break } from '../../ui/break.tsx';
import { Icon } from '../../ui/icon.tsx';
import { FieldError, type FieldFault } from '../shell/error-box.tsx';
import { TextField } from '../shell/fields.tsx';
import type { DeskAnswers } from './answers.ts';
import type { DeskWindow, DeskWindows } from './windows.ts';

export interface RegisterProps {
  locale: Locale;
  edition: StoredEdition;
  windows: DeskWindows;
  answers: DeskAnswers;
  faults: readonly FieldFault[];
}

/** Three taps and a number: window, people, button. What only some want is folded. */
export function RegisterForm(props: RegisterProps) {
  const { locale, edition, windows, answers, faults } = props;
  const words = deskWords[locale];
  return (
    <form method="post" action={`/console/${edition.slug}/desk`} data-desk="">
      <input type="hidden" name="key" value={answers.key} />
      <fieldset class="chips">
        <legend>{visitorWords[locale].form.arrival}</legend>
        <FieldError fault={faults.find(({ field }) => field === 'slot')} />
        <div>
          {windows.windows.map((window, at) => (
            <WindowChip {...props} window={window} {...(at === 0 && { id: 'slot' })} />
          ))}
        </div>
      </fieldset>
      <Counts {...props} />
      <fieldset class="chips">
        <legend>{words.ticketLanguage}</legend>
        <div>
          {LOCALES.map((one) => (
            <label class="chip">
              <input type="radio" name="locale" value={one} checked={one === answers.locale} />
              <span lang={one} dir={directionOf(one)}>
                {languageNames[one]}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <label class="tick">
        <input type="checkbox" name="step_free" value="1" checked={answers.step_free} />
        <span>{words.stepFree}</span>
      </label>
      <ContactFold {...props} />
      <div class="desk-send">
        <p class="desk-offline" role="alert" data-offline="" hidden>
          <Icon name="wifi-off" />
          <span>
            <b>{words.noNetwork}</b> {words.kept}
          </span>
        </p>
        <button type="submit" class="primary">
          <Icon name="printer" />
          <span>{words.confirm}</span>
        </button>
      </div>
    </form>
  );
}

function WindowChip({
  locale,
  edition,
  answers,
  window,
  id,
}: RegisterProps & { window: DeskWindow; id?: string }) {
  const { slot, date, left, running } = window;
  const words = deskWords[locale];
  return (
    <label class="chip">
      <input
        type="radio"
        name="slot"
        value={slot.number}
        checked={left > 0 && answers.slot === String(slot.number)}
        disabled={left === 0}
        {...(id && { id })}
      />
      <span>
        {date && (
          <>
            {formatCalendarDate(date, locale, 'without_year')}
            <Break />{' '}
          </>
        )}
        {formatSpan(slot.starts_at, slot.ends_at, locale, edition.timezone)}
        <Break />{' '}
        <small>
          {left === 0 ? words.full : visitorWords[locale].event.places(left)}
          {running && ` · ${words.now}`}
        </small>
      </span>
    </label>
  );
}

function Counts({ locale, answers, faults, edition }: RegisterProps) {
  const words = visitorWords[locale].form;
  const under = edition.policy.child_under;
  const counts = [
    { name: 'adults', label: words.adults, hint: words.adultsHint(under), least: 1 },
    { name: 'children', label: words.children, hint: words.childrenHint(under), least: 0 },
  ] as const;
  return (
    <div class="desk-counts">
      {counts.map(({ name, label, hint, least }) => (
        <div class="field">
          <label for={name}>{label}</label>
          <p class="hint" id={`${name}-hint`}>
            {hint}
          </p>
          <FieldError fault={faults.find(({ field }) => field === name)} />
          <div class="stepper" data-least={least}>
            <button type="button" hidden data-step={-1} aria-label={words.fewer(label)}>
              <Icon name="minus" size={24} />
            </button>
            <input
              id={name}
              name={name}
              type="text"
              inputmode="numeric"
              dir="ltr"
              autocomplete="off"
              value={answers[name]}
              aria-describedby={`${name}-hint`}
              {...(faults.some(({ field }) => field === name) && { 'aria-invalid': 'true' })}
            />
            <button type="button" hidden data-step={1} aria-label={words.more(label)}>
              <Icon name="plus" size={24} />
            </button>
          </div>
        </div>
      ))}
    </div>
  );
}

/** Nobody is asked for it: the paper is enough. */
function ContactFold({ locale, answers, faults }: RegisterProps) {
  const words = deskWords[locale];
  const open = answers.name !== '' || answers.phone !== '';
  return (
    <details class="desk-fold" open={open}>
      <summary>{words.contact}</summary>
      <p class="hint">{words.told}</p>
      <TextField
        name="name"
        label={words.name}
        value={answers.name}
        max={120}
        dir="auto"
        faults={faults}
      />
      <TextField
        name="phone"
        label={words.phone}
        value={answers.phone}
        max={64}
        dir="ltr"
        inputmode="tel"
        faults={faults}
      />
    </details>
  );
}

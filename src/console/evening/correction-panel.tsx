import { can } from '../../domain/archive.ts';
import { consoleWords } from '../../i18n/console.ts';
import { formatNumber } from '../../i18n/format.ts';
import { clockAt } from '../shell/clock.ts';
import { PostForm } from '../shell/form.tsx';
import { NumberField } from '../shell/number-field.tsx';
import { StateIcon } from '../shell/state-icons.tsx';
import type { DayFigures } from './day-figures.ts';
import type { SheetProps } from './props.ts';

/** The corrections of a day, and the form for a new one. */
export function CorrectionPanel(props: SheetProps & { figures: DayFigures }) {
  const { locale, member, edition, corrections, recorded } = props;
  const words = consoleWords[locale].sheet;
  const mayCorrect = can(member.role, edition, 'correct_figures');
  if (!mayCorrect && corrections.length === 0) return null;
  return (
    <section
      class="panel corrections"
      id="correct"
      aria-labelledby="correct-title"
      data-empty={corrections.length === 0 ? '' : undefined}
    >
      <h2 id="correct-title">{mayCorrect ? words.correct : words.corrections}</h2>
      {recorded && (
        <p class="sign" role="status" data-state="complete">
          <StateIcon name="complete" />
          <b>{words.recorded}</b>
        </p>
      )}
      {corrections.length > 0 && <CorrectionList {...props} />}
      {mayCorrect && <CorrectionForm {...props} />}
    </section>
  );
}

function CorrectionList({ locale, edition, corrections, now }: SheetProps) {
  const { figures, sheet } = consoleWords[locale];
  return (
    <ul class="correction-list" aria-label={sheet.corrections}>
      {corrections.map((one) => (
        <li>
          <bdi>{sheet.correctedAt(clockAt(one.made_at, now, edition.timezone), one.reason)}</bdi>
          <span>
            {figures.entries} <b>{formatNumber(one.entries, locale)}</b>
          </span>
          <span>
            {figures.exits} <b>{formatNumber(one.exits, locale)}</b>
          </span>
        </li>
      ))}
    </ul>
  );
}

function CorrectionForm(props: SheetProps & { figures: DayFigures }) {
  const { locale, edition, day, form, figures } = props;
  const words = consoleWords[locale].sheet;
  // Begins with the present figures, so that only what is wrong needs typing.
  const present = figures.correction ?? figures;
  const fields = [
    { name: 'entries', label: words.correctEntries },
    { name: 'exits', label: words.correctExits },
  ] as const;
  const wrongNumber = form.faults.includes('numberInvalid');
  const wrongReason = form.faults.includes('reasonMissing');
  return (
    <PostForm action={`/console/${edition.slug}/days/${day.number}/corrections`}>
      <p>{words.correctNote}</p>
      <div class="pair">
        {fields.map(({ name, label }) => (
          <NumberField
            name={name}
            label={label}
            value={form.draft[name] || String(present[name])}
            fault={wrongNumber ? 'number-fault' : undefined}
          />
        ))}
      </div>
      {wrongNumber && <Fault id="number-fault" text={words.numberInvalid} />}
      <div class="field wide">
        <label for="reason">{words.reason}</label>
        <input
          id="reason"
          name="reason"
          type="text"
          required
          data-max="120"
          dir="auto"
          value={form.draft.reason}
          {...(wrongReason && { 'aria-invalid': 'true', 'aria-describedby': 'reason-fault' })}
        />
      </div>
      {wrongReason && <Fault id="reason-fault" text={words.reasonMissing} />}
      <button type="submit" class="primary">
        {words.submit}
      </button>
    </PostForm>
  );
}

function Fault({ id, text }: { id: string; text: string }) {
  return (
    <p class="field-error" id={id}>
      <StateIcon name="waiting" /> {text}
    </p>
  );
}

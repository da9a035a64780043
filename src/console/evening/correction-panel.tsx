import { can } from '../../domain/archive.ts';
import { CORRECTABLE } from '../../domain/figures/figures.ts';
import { figureWords } from '../../i18n/figures.ts';
import { isolated } from '../../i18n/isolated.ts';
import { clockAt } from '../shell/clock.ts';
import { SelectField } from '../shell/fields.tsx';
import { PostForm } from '../shell/form.tsx';
import { NumberField } from '../shell/number-field.tsx';
import { StateIcon } from '../shell/state-icons.tsx';
import type { SheetProps } from './props.ts';

type CorrectionProps = Pick<
  SheetProps,
  'locale' | 'member' | 'edition' | 'day' | 'now' | 'figures' | 'form' | 'recorded'
>;

/** The corrections of a day, and the form for a new one. */
export function CorrectionPanel(props: CorrectionProps) {
  const { locale, member, edition, figures, recorded } = props;
  const words = figureWords[locale].correction;
  const mayCorrect = can(member.role, edition, 'correct_figures');
  const isEmpty = figures.corrections.length === 0;
  if (!mayCorrect && isEmpty) return null;
  return (
    <section
      class="panel corrections"
      id="correct"
      aria-labelledby="correct-title"
      data-empty={isEmpty ? '' : undefined}
    >
      <h3 id="correct-title">{mayCorrect ? words.title : words.list}</h3>
      {recorded && (
        <p class="sign" role="status" data-state="complete">
          <StateIcon name="complete" />
          <b>{words.recorded}</b>
        </p>
      )}
      {!isEmpty && <CorrectionList {...props} />}
      {mayCorrect && <CorrectionForm {...props} />}
    </section>
  );
}

function CorrectionList({ locale, edition, figures, now }: CorrectionProps) {
  const { names, correction } = figureWords[locale];
  return (
    <ul class="correction-list" aria-label={correction.list}>
      {figures.corrections.map(({ figure, stated, counted, reason, made_at }) => (
        <li>
          <b>{correction.made(names[figure], stated, counted)}</b>
          <bdi>
            {correction.why(clockAt(made_at, now, edition.timezone), isolated(reason, locale))}
          </bdi>
        </li>
      ))}
    </ul>
  );
}

function CorrectionForm({ locale, edition, day, form }: CorrectionProps) {
  const { names, correction: words } = figureWords[locale];
  const wrongNumber = form.faults.includes('numberInvalid');
  const wrongReason = form.faults.includes('reasonMissing');
  return (
    <PostForm action={`/console/${edition.slug}/days/${day.number}/corrections`}>
      <p>{words.note}</p>
      <div class="pair">
        <SelectField
          name="figure"
          label={words.figure}
          value={form.draft.figure}
          options={CORRECTABLE.map((value) => ({ value, text: names[value] }))}
        />
        <NumberField
          name="stated"
          label={words.stated}
          value={form.draft.stated}
          fault={wrongNumber ? 'number-fault' : undefined}
        />
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
      <button type="submit" class="quiet">
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

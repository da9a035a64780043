import { noticeDeskWords } from '../../i18n/notice-desk.ts';
import { ErrorBox } from '../shell/error-box.tsx';
import { SelectField, TextField } from '../shell/fields.tsx';
import { PostForm } from '../shell/form.tsx';
import { WorkPage } from '../shell/work-page.tsx';
import { FormTrouble, Sure } from './form-trouble.tsx';
import { NoticeTexts } from './notice-texts.tsx';
import { Preview } from './preview.tsx';
import type { FormProps } from './props.ts';

/** The page on which a notice is written, with what the public will see at its side. */
export function NoticeFormPage(props: FormProps) {
  const { locale, edition, draft, faults, correcting } = props;
  const words = noticeDeskWords[locale];
  const base = `/console/${edition.slug}/notices`;
  const title = correcting ? words.correcting(correcting.number) : words.templates[draft.template];
  return (
    <WorkPage
      {...props}
      page="notices"
      title={title}
      state={hasBlanks(props) ? words.form.blanks : words.faults.languages}
      faulty={faults.length > 0 || correcting?.changed === true || props.trouble !== undefined}
    >
      <FormTrouble {...props} />
      <ErrorBox locale={locale} faults={faults} />
      <div class="notice-writing">
        <NoticeForm {...props} />
        <Preview {...props} />
      </div>
      <p>
        <a href={correcting ? `${base}/${correcting.number}` : `${base}/new`}>{words.form.back}</a>
      </p>
    </WorkPage>
  );
}

/** Whether the template leaves something to be said. */
function hasBlanks({ draft }: FormProps): boolean {
  return draft.template === 'weather';
}

/** Whether the text is made for the chosen gate. */
function isFilled({ draft }: FormProps): boolean {
  return draft.template === 'held' || draft.template === 'over';
}

/** The address of a notice that is corrected, or of the list for a new one. */
function addressOf({ edition, correcting }: FormProps): string {
  const base = `/console/${edition.slug}/notices`;
  return correcting ? `${base}/${correcting.number}` : base;
}

function NoticeForm(props: FormProps) {
  const { locale, draft, until, faults, correcting } = props;
  const words = noticeDeskWords[locale].form;
  const address = addressOf(props);
  return (
    <PostForm
      class="notice-form"
      again={props.again}
      action={correcting ? `${address}/correct` : address}
    >
      {/* The first button is that of the Enter key: it publishes, and never fills the text again. */}
      <input type="submit" hidden />
      <input type="hidden" name="template" value={draft.template} />
      {correcting && <input type="hidden" name="base" value={String(correcting.base)} />}
      {isFilled(props) && <input type="hidden" name="gate" value={gateValue(draft.gate)} />}
      <div class="notice-fill">
        <SelectField
          name={isFilled(props) ? 'fill' : 'gate'}
          label={words.gate}
          value={gateValue(draft.gate)}
          options={gateOptions(props)}
          faults={faults}
        />
        {isFilled(props) && (
          <input type="submit" class="quiet" formaction={`${address}/fill`} value={words.fill} />
        )}
      </div>
      <TextField
        name="until"
        label={words.until}
        hint={words.untilHint}
        value={until}
        max={40}
        type="datetime-local"
        dir="ltr"
        faults={faults}
      />
      <label class="tick">
        <input type="checkbox" name="pinned" value="yes" checked={draft.pinned} />
        <span>{words.pinned}</span>
      </label>
      <NoticeTexts {...props} />
      <button type="submit" class="primary">
        {words.publish}
      </button>
      <Sure {...props} />
    </PostForm>
  );
}

function gateOptions({ locale, edition }: FormProps) {
  const everybody = { value: '', text: noticeDeskWords[locale].everybody };
  return [
    everybody,
    ...edition.gates.map((gate) => ({ value: String(gate.number), text: gate.name[locale] })),
  ];
}

function gateValue(gate: number | null): string {
  return gate === null ? '' : String(gate);
}

import type { Locale } from '../../domain/kinds.ts';
import { NOTICE_MAX, RUMOUR_MAX } from '../../domain/notice.ts';
import { directionOf } from '../../i18n/common.ts';
import { noticeDeskWords } from '../../i18n/notice-desk.ts';
import { ErrorBox } from '../shell/error-box.tsx';
import { SelectField, TextArea, TextField } from '../shell/fields.tsx';
import { PostForm } from '../shell/form.tsx';
import { StateIcon } from '../shell/state-icons.tsx';
import { WorkPage } from '../shell/work-page.tsx';
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
      faulty={faults.length > 0 || correcting?.changed === true || props.again !== undefined}
    >
      {props.again !== undefined && (
        <div class="error-box" role="alert" tabindex={-1} autofocus data-focus="">
          <p class="sign" data-state="waiting">
            <StateIcon name="waiting" />
            <b>{words.notPublished}</b>
          </p>
        </div>
      )}
      {correcting?.changed && (
        <div class="error-box" role="alert" tabindex={-1} autofocus data-focus="">
          <p class="sign" data-state="waiting">
            <StateIcon name="waiting" />
            <b>{words.changed}</b>
          </p>
          <a href={`${base}/${correcting.number}`}>{words.changedLink}</a>
        </div>
      )}
      <ErrorBox locale={locale} faults={faults} />
      {isFilled(props) && <Fill {...props} />}
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
  return draft.template === 'full' || draft.template === 'weather';
}

/** Whether the text is made for one gate: then the gate is chosen before anything is typed. */
function isFilled({ draft, correcting }: FormProps): boolean {
  return !correcting && (draft.template === 'held' || draft.template === 'over');
}

/** Another gate has another text. */
function Fill(props: FormProps) {
  const { locale, edition, draft } = props;
  const words = noticeDeskWords[locale].form;
  return (
    <form class="notice-fill" method="get" action={`/console/${edition.slug}/notices/new`}>
      <input type="hidden" name="template" value={draft.template} />
      <SelectField
        name="fill"
        label={words.gate}
        value={gateValue(draft.gate)}
        options={gateOptions(props)}
      />
      <button type="submit" class="quiet">
        {words.fill}
      </button>
    </form>
  );
}

function NoticeForm(props: FormProps) {
  const { locale, edition, draft, until, faults, correcting } = props;
  const words = noticeDeskWords[locale].form;
  const base = `/console/${edition.slug}/notices`;
  const isRumour = draft.template === 'rumour';
  return (
    <PostForm
      class="notice-form"
      again={props.again}
      action={correcting ? `${base}/${correcting.number}/correct` : base}
    >
      <input type="hidden" name="template" value={draft.template} />
      {correcting && <input type="hidden" name="base" value={String(correcting.base)} />}
      {isFilled(props) ? (
        <input type="hidden" name="gate" value={gateValue(draft.gate)} />
      ) : (
        <SelectField
          name="gate"
          label={words.gate}
          value={gateValue(draft.gate)}
          options={gateOptions(props)}
          faults={faults}
        />
      )}
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
      <p class="hint">{isRumour ? words.notHint : words.textHint}</p>
      <div class="notice-texts">
        {WRITTEN_FIRST.map((one) =>
          isRumour ? <RumourFields {...props} of={one} /> : <TextOf {...props} of={one} />,
        )}
      </div>
      <button type="submit" class="primary">
        {words.publish}
      </button>
    </PostForm>
  );
}

/** Arabic and French at once; the two others stand beside them. */
const WRITTEN_FIRST = ['ar', 'fr', 'zgh', 'en'] as const satisfies readonly Locale[];

function TextOf({ locale, draft, faults, of }: FormProps & { of: Locale }) {
  const words = noticeDeskWords[locale].form;
  return (
    <TextArea
      name={`text-${of}`}
      label={words.text[of]}
      value={draft.text[of]}
      max={NOTICE_MAX}
      rows={5}
      lang={of}
      dir={directionOf(of)}
      faults={faults}
    />
  );
}

function RumourFields({ locale, draft, faults, of }: FormProps & { of: Locale }) {
  const words = noticeDeskWords[locale].form;
  const { is, not } = draft.parts[of];
  return (
    <fieldset class="rumour">
      <legend>{words.text[of]}</legend>
      <TextArea
        name={`is-${of}`}
        label={words.is}
        value={is}
        max={RUMOUR_MAX}
        rows={2}
        lang={of}
        dir={directionOf(of)}
        faults={faults}
      />
      <TextArea
        name={`not-${of}`}
        label={words.not}
        value={not}
        max={RUMOUR_MAX}
        rows={2}
        lang={of}
        dir={directionOf(of)}
        faults={faults}
      />
    </fieldset>
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

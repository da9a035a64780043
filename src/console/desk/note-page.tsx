import { GATE_NOTES } from '../../domain/gate-note.ts';
import { deskWords } from '../../i18n/desk.ts';
import { gateNoteWords } from '../../i18n/gate-notes.ts';
import { PostForm } from '../shell/form.tsx';
import { StateIcon } from '../shell/state-icons.tsx';
import { DeskWork } from './desk-work.tsx';
import type { RegisteredProps } from './result-page.tsx';
import { WaysBack } from './ways-back.tsx';

interface NoteProps extends Omit<RegisteredProps, 'paper' | 'publicUrl'> {
  /** Whether it was saved just now. */
  saved: boolean;
}

/** What a gate is asked to do for the people of a registration. */
export function NotePage(props: NoteProps) {
  const { locale, edition, registration, saved } = props;
  const words = deskWords[locale].note;
  const record = `/console/${edition.slug}/visitors/${registration.id}`;
  const choices = [
    { value: '', text: words.none },
    ...GATE_NOTES.map((note) => ({ value: note, text: gateNoteWords[locale][note] })),
  ];
  return (
    <DeskWork {...props} title={words.title} state={words.lead} kind="narrow">
      {saved && (
        <p class="sign" role="status" data-state="complete">
          <StateIcon name="complete" />
          <b>{words.saved}</b>
        </p>
      )}
      <PostForm action={`${record}/note`}>
        <fieldset class="choices">
          <legend>{words.choose}</legend>
          {choices.map(({ value, text }) => (
            <label class="choice">
              <input
                type="radio"
                name="note"
                value={value}
                checked={value === (registration.note ?? '')}
              />
              <span>{text}</span>
            </label>
          ))}
        </fieldset>
        <button type="submit" class="primary">
          {words.save}
        </button>
      </PostForm>
      <WaysBack locale={locale} record={record} />
    </DeskWork>
  );
}

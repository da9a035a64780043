import type { Locale } from '../../domain/kinds.ts';
import { screenWords } from '../../i18n/screens.ts';
import { FormKey } from '../shell/form.tsx';
import { StateIcon } from '../shell/state-icons.tsx';
import { Onward, type OnwardProps } from './onward.tsx';

interface PhoneFormProps extends OnwardProps {
  locale: Locale;
  /** Whether this computer is marked as one that several people use. */
  shared: boolean;
  /** The digits that were typed open nothing. */
  isWrong: boolean;
}

/**
 * Signing in by the six digits of a phone. On a computer that several people use it is the way in;
 * elsewhere it is folded.
 */
export function PhoneForm(props: PhoneFormProps) {
  const { locale, shared, isWrong } = props;
  const words = screenWords[locale];
  if (shared) {
    return (
      <>
        <h2>{words.enter}</h2>
        <DigitsForm {...props} />
      </>
    );
  }
  return (
    <details class="another-way" open={isWrong}>
      <summary>{words.enter}</summary>
      <DigitsForm {...props} />
    </details>
  );
}

function DigitsForm(props: PhoneFormProps) {
  const { locale, shared, isWrong } = props;
  const words = screenWords[locale];
  return (
    <form method="post" action="/console/enter" class="join">
      <FormKey />
      <Onward {...props} />
      <label for="digits">{words.digits}</label>
      <p class="hint" id="digits-hint">
        {words.digitsHint}
      </p>
      <input
        id="digits"
        name="digits"
        class="digits"
        required
        inputmode="numeric"
        autocomplete="off"
        dir="ltr"
        aria-describedby={isWrong ? 'digits-error' : 'digits-hint'}
        {...(isWrong && { 'aria-invalid': 'true' })}
      />
      {isWrong && (
        <p class="field-error" role="alert" id="digits-error">
          <StateIcon name="waiting" /> {words.digitsWrong}
        </p>
      )}
      {!shared && <SharedMark locale={locale} id="shared-digits" />}
      <button type="submit" class={shared ? 'primary' : 'plain'}>
        {words.submit}
      </button>
    </form>
  );
}

/** Marks this computer as one that several people use, with the form in which it stands. */
export function SharedMark({ locale, id }: { locale: Locale; id: string }) {
  const words = screenWords[locale];
  return (
    <div class="shared-mark">
      <label for={id}>
        <input id={id} type="checkbox" name="shared" aria-describedby={`${id}-hint`} /> {words.mark}
      </label>
      <p class="hint" id={`${id}-hint`}>
        {words.markHint}
      </p>
    </div>
  );
}

import type { Locale } from '../../domain/kinds.ts';
import { shellWords } from '../../i18n/shell.ts';
import { StateIcon } from './state-icons.tsx';

/** What is wrong in one field of a form. `field` is the id of its input. */
export interface FieldFault {
  readonly field: string;
  /** A whole sentence. */
  readonly text: string;
}

/**
 * The box at the head of a form that was refused: each fault leads to its field. It takes the focus.
 */
export function ErrorBox({ locale, faults }: { locale: Locale; faults: readonly FieldFault[] }) {
  if (faults.length === 0) return null;
  return (
    <div class="error-box" id="trouble" role="alert" tabindex={-1} autofocus data-focus="">
      <p class="sign" data-state="waiting">
        <StateIcon name="waiting" />
        <b>{shellWords[locale].wrong}</b>
      </p>
      <ul>
        {faults.map(({ field, text }) => (
          <li>
            <a href={`#${field}`}>{text}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The sentence beside a field that is wrong, with the id by which the field names it. */
export function FieldError({ fault }: { fault: FieldFault | undefined }) {
  if (!fault) return null;
  return (
    <p class="field-error" id={`${fault.field}-fault`}>
      <StateIcon name="waiting" /> {fault.text}
    </p>
  );
}

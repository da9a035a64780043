import type { PropsWithChildren } from 'hono/jsx';
import type { Locale } from '../../domain/kinds.ts';
import { noticeDeskWords } from '../../i18n/notice-desk.ts';
import { StateIcon } from '../shell/state-icons.tsx';
import type { FormProps } from './props.ts';

/** Why the notice is not published though every field is right, and what is asked before it is. */
export function FormTrouble(props: FormProps) {
  const { locale, edition, correcting, trouble, doubts = [] } = props;
  const words = noticeDeskWords[locale];
  if (trouble !== undefined) return <Box text={words[trouble]} />;
  if (correcting?.changed) {
    const path = `/console/${edition.slug}/notices/${correcting.number}`;
    return (
      <Box text={words.changed}>
        <a href={path}>{words.changedLink}</a>
      </Box>
    );
  }
  if (doubts.length === 0) return null;
  return (
    <Box text={words.doubts.title}>
      <ul>
        {doubts.map((of) => (
          <li>
            <a href={`#text-${of}`}>
              {words.form.text[of]} · {words.doubts.gate}
            </a>
          </li>
        ))}
      </ul>
      <p>{words.doubts.refill}</p>
    </Box>
  );
}

/** Publishes what was asked about, as it stands. */
export function Sure({ locale, doubts = [] }: FormProps) {
  if (doubts.length === 0) return null;
  return (
    <button type="submit" class="quiet" name="sure" value={stampOf(doubts)}>
      {noticeDeskWords[locale].doubts.sure}
    </button>
  );
}

/** What was asked about: another question is asked anew. */
export function stampOf(doubts: readonly Locale[]): string {
  return doubts.join();
}

function Box({ text, children }: PropsWithChildren<{ text: string }>) {
  return (
    <div class="error-box" role="alert" tabindex={-1} autofocus data-focus="">
      <p class="sign" data-state="waiting">
        <StateIcon name="waiting" />
        <b>{text}</b>
      </p>
      {children}
    </div>
  );
}

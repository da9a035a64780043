import type { EditionWords } from '../../i18n/edition.ts';
import { StateIcon } from '../shell/state-icons.tsx';

interface SavedProps {
  /** How many fields stayed as somebody else had them; null where no form was sent. */
  saved: number | 'unchanged' | null;
  words: EditionWords;
}

/** That the last form was saved, and what of it stayed as somebody else had it. */
export function Saved({ saved, words }: SavedProps) {
  if (saved === null) return null;
  return (
    <p class="sign" role="status" data-state="complete" tabindex={-1} data-focus="">
      <StateIcon name="complete" />
      <b>
        {saved === 'unchanged' ? words.unchanged : words.saved}
        {typeof saved === 'number' && saved > 0 && ` ${words.theirs(saved)}`}
      </b>
    </p>
  );
}

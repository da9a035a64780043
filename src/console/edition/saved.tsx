import type { Untouched } from '../../domain/editing/untouched.ts';
import type { Locale } from '../../domain/kinds.ts';
import { type EditionWords, editionWords } from '../../i18n/edition.ts';
import { setUpWords } from '../../i18n/set-up.ts';
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

interface LeftProps {
  locale: Locale;
  left: readonly Untouched[];
  /** The name of a text of this page, by its path; null for one that is elsewhere. */
  labelOf: (path: string) => string | null;
  /** The id of its fields, without the language, where that is not its path. */
  idOf?: (path: string) => string;
}

/** The languages in which a corrected text stayed as it was, each with the way to its field. */
export function LeftBehind({ locale, left, labelOf, idOf = (path) => path }: LeftProps) {
  const own = left.filter(({ path }) => labelOf(path) !== null);
  if (own.length === 0) return null;
  const { languages } = editionWords[locale].checklist;
  return (
    <div class="notice left-behind">
      <p>{setUpWords[locale].untouched}</p>
      <ul>
        {own.map(({ path, languages: stayed }) => (
          <li>
            {labelOf(path)}{' '}
            {stayed.map((one) => (
              <a href={`#${idOf(path)}.${one}`}>{languages[one]}</a>
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}

import { LOCALES, type Locale } from '../../domain/kinds.ts';
import { directionOf } from '../../i18n/common.ts';
import { editionWords } from '../../i18n/edition.ts';
import type { FieldFault } from '../shell/error-box.tsx';
import { TextArea, TextField } from '../shell/fields.tsx';

interface InLanguagesProps {
  locale: Locale;
  /** Before the language in each field's name: `name` gives `name.ar`. */
  name: string;
  /** The same of their ids, where that is not the name. */
  id?: string;
  label: string;
  hint?: string | undefined;
  /** The text of a language, by the name of its field. */
  shown: (name: string) => string;
  faults: readonly FieldFault[];
  /** Characters at most. */
  max: number;
  /** Of several lines. */
  long?: boolean;
}

/** One text in four languages, each typed in its own direction. */
export function InLanguages(props: InLanguagesProps) {
  const { locale, name, id = name, label, hint, shown, faults, max, long = false } = props;
  const { languages } = editionWords[locale];
  const Field = long ? TextArea : TextField;
  return (
    <fieldset class="languages-field">
      <legend>{label}</legend>
      {hint && <p class="hint">{hint}</p>}
      {LOCALES.map((one) => (
        <Field
          {...{ name: `${name}.${one}`, id: `${id}.${one}`, label: languages[one], max, faults }}
          value={shown(`${name}.${one}`)}
          lang={one}
          dir={directionOf(one)}
        />
      ))}
    </fieldset>
  );
}

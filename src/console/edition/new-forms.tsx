import { DAYS_MAX } from '../../domain/editing/edition-faults.ts';
import { proposedFirst } from '../../domain/editing/new-edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { proposedSlug, SLUG_MAX } from '../../domain/slug.ts';
import { editionWords } from '../../i18n/edition.ts';
import { setUpWords } from '../../i18n/set-up.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { SignedIn } from '../../store/members/signed-in.ts';
import type { FieldFault } from '../shell/error-box.tsx';
import { TextField } from '../shell/fields.tsx';
import { PostForm } from '../shell/form.tsx';
import { InLanguages } from './in-languages.tsx';
import { type Typed, textOf } from './settings-form.ts';

export interface EditionsProps {
  locale: Locale;
  member: SignedIn;
  edition: StoredEdition;
  now: number;
  /** What was typed in the form that was refused; null where nothing was sent. */
  typed: Typed | null;
  faults: readonly FieldFault[];
}

const NAME_MAX = 120;
/** Days that an edition has where nobody has said otherwise: five since Marrakech 2018. */
const DAYS = '5';

/** What makes a new edition: a copy of this one, or nothing but a name, a city and its days. */
export function NewForm(props: EditionsProps & { from: 'copy' | 'blank' }) {
  const { locale, edition, now, faults, from } = props;
  const { editions: words } = editionWords[locale];
  const { newEdition } = setUpWords[locale];
  const typed = props.typed && textOf(props.typed, 'from') === from ? props.typed : null;
  const first = shownOr(typed, 'first', proposedFirst(edition, now));
  const proposed = from === 'copy' ? proposedSlug(edition, first.slice(0, 4)) : '';
  return (
    <PostForm class="settings" action={`/console/${edition.slug}/editions`}>
      <input type="hidden" name="from" value={from} />
      <p>{from === 'copy' ? words.copyLead : words.blankLead}</p>
      {from === 'blank' && <Texts {...props} typed={typed} />}
      <div class="pair">
        <TextField
          {...{ name: 'first', id: `${from}.first`, faults, value: first }}
          label={from === 'copy' ? words.first : newEdition.first}
          hint={from === 'copy' ? undefined : newEdition.firstHint}
          {...{ max: 10, type: 'date', required: from === 'copy' }}
        />
        {from === 'blank' && (
          <TextField
            {...{ name: 'days', id: 'blank.days', label: newEdition.days, faults }}
            value={shownOr(typed, 'days', DAYS)}
            hint={newEdition.daysWrong(DAYS_MAX)}
            {...{ max: 2, inputmode: 'numeric', dir: 'ltr' }}
          />
        )}
      </div>
      <TextField
        {...{ name: 'slug', id: `${from}.slug`, label: words.slug, faults }}
        hint={newEdition.slugHint}
        value={shownOr(typed, 'slug', proposed)}
        {...{ max: SLUG_MAX, dir: 'ltr' }}
        data={{ 'data-slug-of': from === 'copy' ? JSON.stringify(edition.city) : '' }}
      />
      <button type="submit" class="primary">
        {words.make}
      </button>
    </PostForm>
  );
}

function Texts({ locale, faults, typed }: EditionsProps) {
  const { fields } = editionWords[locale];
  const hint = setUpWords[locale].newEdition.bothNeeded;
  const shown = (name: string) => shownOr(typed, name, '');
  return (
    <>
      <InLanguages
        {...{ locale, name: 'name', label: fields.name.label, hint, shown, faults, max: NAME_MAX }}
      />
      <InLanguages
        {...{ locale, name: 'city', label: fields.city.label, hint, shown, faults, max: NAME_MAX }}
      />
    </>
  );
}

function shownOr(typed: Typed | null, name: string, proposed: string): string {
  return typed ? textOf(typed, name) : proposed;
}

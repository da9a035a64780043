import type { Locale } from '../../domain/kinds.ts';
import { editionWords, spokenIn } from '../../i18n/edition.ts';
import { formatNumber } from '../../i18n/format.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { SignedIn } from '../../store/members/signed-in.ts';
import { ErrorBox, type FieldFault } from '../shell/error-box.tsx';
import { TextField } from '../shell/fields.tsx';
import { PostForm } from '../shell/form.tsx';
import { WorkPage } from '../shell/work-page.tsx';
import { InLanguages } from './in-languages.tsx';
import { type Typed, textOf } from './settings-form.ts';

interface EditionsProps {
  locale: Locale;
  member: SignedIn;
  edition: StoredEdition;
  now: number;
  /** What was typed in the form that was refused; null where nothing was sent. */
  typed: Typed | null;
  faults: readonly FieldFault[];
}

const NAME_MAX = 120;
const SLUG_MAX = 31;

/** The editions of a reader, and the two ways to a new one: a copy of this one, or nothing. */
export function EditionsPage(props: EditionsProps) {
  const { locale, member, edition, faults, typed } = props;
  const spoken = spokenIn(locale);
  const { editions: words } = editionWords[locale];
  const from = typed ? textOf(typed, 'from') : '';
  return (
    <WorkPage
      {...props}
      page="editions"
      title={words.title}
      state={words.lead}
      faulty={faults.length > 0}
      arch={{
        number: formatNumber(member.roles.length, spoken),
        word: words.arch(member.roles.length),
      }}
      kind="narrow"
      spoken={spoken}
    >
      <ErrorBox locale={spoken} faults={faults} />
      <section class="panel" aria-labelledby="own">
        <h2 id="own">{words.list}</h2>
        <ul class="steps">
          {member.roles.map((role) => (
            <li>
              <a
                href={`/console/${role.slug}`}
                {...(role.event === edition.number && { 'aria-current': 'true' })}
              >
                {role.edition[spoken] || role.edition.ar || role.slug}
              </a>
              <small dir="ltr">/{role.slug}</small>
            </li>
          ))}
        </ul>
      </section>
      <details class="fold" open={from === 'copy'}>
        <summary>{words.copy(edition.name[spoken] || edition.slug)}</summary>
        <NewForm {...props} from="copy" />
      </details>
      <details class="fold" open={from === 'blank'}>
        <summary>{words.blank}</summary>
        <NewForm {...props} from="blank" />
      </details>
      <section class="panel" aria-labelledby="file">
        <h2 id="file">{words.file}</h2>
        <p>{words.fileLead}</p>
        <p class="actions">
          <a class="plain" href={`/console/${edition.slug}/edition/file`} download>
            {words.download}
          </a>
        </p>
      </section>
    </WorkPage>
  );
}

function NewForm(props: EditionsProps & { from: 'copy' | 'blank' }) {
  const { locale, edition, faults, from } = props;
  const { editions: words } = editionWords[locale];
  const typed = props.typed && textOf(props.typed, 'from') === from ? props.typed : null;
  const shown = (name: string) => (typed ? textOf(typed, name) : '');
  return (
    <PostForm class="settings" action={`/console/${edition.slug}/editions`}>
      <input type="hidden" name="from" value={from} />
      <p>{from === 'copy' ? words.copyLead : words.blankLead}</p>
      {from === 'blank' && (
        <InLanguages
          {...{
            locale,
            name: 'name',
            label: editionWords[locale].fields.name.label,
            shown,
            faults,
          }}
          max={NAME_MAX}
        />
      )}
      <TextField
        {...{ name: 'slug', id: `${from}.slug`, label: words.slug, hint: words.slugHint, faults }}
        value={shown('slug')}
        {...{ max: SLUG_MAX, dir: 'ltr', required: true }}
      />
      {from === 'copy' && (
        <TextField
          {...{ name: 'first', id: 'copy.first', label: words.first, faults }}
          value={shown('first')}
          {...{ max: 10, type: 'date', required: true }}
        />
      )}
      <button type="submit" class="primary">
        {words.make}
      </button>
    </PostForm>
  );
}

import type { PropsWithChildren } from 'hono/jsx';
import { settingsOf } from '../../domain/editing/edits.ts';
import type { Conflict } from '../../domain/editing/merge.ts';
import type { Untouched } from '../../domain/editing/untouched.ts';
import type { Locale } from '../../domain/kinds.ts';
import { withColon } from '../../i18n/common.ts';
import { type EditionWords, editionWords, spokenIn } from '../../i18n/edition.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { Member } from '../../store/members/members.ts';
import { ErrorBox, type FieldFault } from '../shell/error-box.tsx';
import { PostForm } from '../shell/form.tsx';
import { StateIcon } from '../shell/state-icons.tsx';
import { WorkPage } from '../shell/work-page.tsx';
import { type FieldSpec, groupsOf, type SettingsPageName } from './field-specs.ts';
import { LeftBehind, Saved } from './saved.tsx';
import { isMissing, isWrong, SettingsField } from './settings-fields.tsx';
import { partOf, type Typed } from './settings-form.ts';

interface SettingsProps {
  locale: Locale;
  member: Member;
  edition: StoredEdition;
  now: number;
  page: SettingsPageName;
  /** What was typed, where the form was refused; null where nothing was sent. */
  typed: Typed | null;
  faults: readonly FieldFault[];
  /** Fields that somebody else has changed too. */
  conflicts: readonly Conflict[];
  /** Who saved last, and when, where that is in the way. */
  changed?: { readonly name: string; readonly time: string } | null;
  /** What became of the form just sent: how many fields stayed somebody else's, null if none was. */
  saved: number | 'unchanged' | null;
  /** Texts that were corrected in some languages alone. */
  left: readonly Untouched[];
}

/** A page of the edition's settings: one form, each field with what it does. */
export function SettingsPage(props: SettingsProps) {
  const { locale, edition, page, faults, conflicts } = props;
  const words = editionWords[locale];
  const groups = groupsOf(page);
  const stored = settingsOf(edition);
  const fields = groups.flatMap((one) => one.fields);
  return (
    <WorkPage
      {...props}
      page={page}
      title={words.pages[page].title}
      state={words.pages[page].lead}
      faulty={faults.length > 0}
      kind="narrow"
      spoken={spokenIn(locale)}
    >
      <Saved saved={props.saved} words={words} />
      <LeftBehind
        {...{ locale, left: props.left }}
        labelOf={(path) => {
          const spec = fields.find((one) => one.path === path);
          return spec ? words.fields[spec.path].label : null;
        }}
      />
      <ErrorBox locale={spokenIn(locale)} faults={faults} />
      <PostForm class="settings" action={`/console/${edition.slug}/edition/${page}`}>
        <input type="hidden" name="base" value={JSON.stringify(partOf(stored, fields))} />
        {conflicts.length > 0 && <Conflicts {...props} fields={fields} words={words} />}
        {groups.map(({ group, fields: own }) => (
          <Group
            group={group}
            title={words.groups[group]}
            isOpen={own.some(
              (spec) =>
                isWrong(spec.path, faults) ||
                isMissing({ ...props, slug: edition.slug, stored, spec }),
            )}
          >
            {own.map((spec) => (
              <SettingsField {...props} slug={props.edition.slug} stored={stored} spec={spec} />
            ))}
          </Group>
        ))}
        <button type="submit" class="primary save">
          {words.save}
        </button>
      </PostForm>
    </WorkPage>
  );
}

/** Groups that are right for most editions, or written once: folded until somebody opens them. */
const FOLDED: readonly string[] = ['answers', 'gates', 'figures', 'data'];

function Group(props: PropsWithChildren<{ group: string; title: string; isOpen: boolean }>) {
  const { group, title, isOpen, children } = props;
  if (FOLDED.includes(group)) {
    return (
      <details class="panel group-fold" open={isOpen}>
        <summary>
          <h2 id={group}>{title}</h2>
        </summary>
        {children}
      </details>
    );
  }
  return (
    <section class="panel" aria-labelledby={group}>
      <h2 id={group}>{title}</h2>
      {children}
    </section>
  );
}

/** Each field that two people changed: both versions, and a choice. */
function Conflicts(props: SettingsProps & { fields: readonly FieldSpec[]; words: EditionWords }) {
  const { conflicts, changed, fields, words } = props;
  return (
    <div class="error-box" id="conflicts" role="alert" tabindex={-1} data-focus="">
      <p class="sign" data-state="waiting">
        <StateIcon name="waiting" />
        <b>{changed ? words.conflict.by(changed.name, changed.time) : words.conflict.title}</b>
      </p>
      {conflicts.map((conflict) => {
        const spec = fields.find(({ path }) => `${conflict.path}.`.startsWith(`${path}.`));
        const name = spec?.path ?? conflict.path;
        return (
          <fieldset class="ticks">
            <legend>{spec ? words.fields[spec.path].label : conflict.path}</legend>
            <label class="tick">
              <input type="radio" name={`keep:${name}`} value="theirs" />
              <span>
                {withColon(words.conflict.theirs, props.locale)}{' '}
                <bdi>{said(conflict.now, words)}</bdi>
              </span>
            </label>
            <label class="tick">
              <input type="radio" name={`keep:${name}`} value="mine" checked />
              <span>
                {withColon(words.conflict.mine, props.locale)}{' '}
                <bdi>{said(conflict.mine, words)}</bdi>
              </span>
            </label>
          </fieldset>
        );
      })}
    </div>
  );
}

/** A value as a reader may compare it. */
function said(value: unknown, words: EditionWords): string {
  if (value === null || value === '') return words.conflict.empty;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

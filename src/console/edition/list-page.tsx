import type { Child } from 'hono/jsx';
import { settingsOf } from '../../domain/editing/edits.ts';
import type { Locale } from '../../domain/kinds.ts';
import { editionWords, spokenIn } from '../../i18n/edition.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { Member } from '../../store/members/members.ts';
import type { Arch } from '../shell/arch.ts';
import { EmptyState } from '../shell/empty-state.tsx';
import { ErrorBox } from '../shell/error-box.tsx';
import { PostForm } from '../shell/form.tsx';
import { Step } from '../shell/step.tsx';
import { WorkPage } from '../shell/work-page.tsx';
import type { ListSetting, ListShown } from './list-routes.tsx';
import { LeftBehind, Saved } from './saved.tsx';
import { textOf, valueAt } from './settings-form.ts';

/** What every page of a list is given. */
export interface ListProps extends ListShown {
  readonly locale: Locale;
  readonly member: Member;
  readonly edition: StoredEdition;
  readonly now: number;
}

/** Words of such a page beside those that all of them have. */
interface ListWords {
  readonly title: string;
  readonly lead: string;
  readonly empty: string;
  readonly add: string;
  readonly removeAsk: string;
}

/** The fields of one entry: its prefix of ids, and what each field shows. */
export interface EntryFields<Entry> {
  readonly entry: Entry | null;
  readonly prefix: string;
  readonly shown: (name: string) => string;
}

interface OneList<Entry> {
  readonly list: ListSetting;
  readonly words: ListWords;
  readonly arch?: Arch;
  readonly entries: readonly Entry[];
  readonly canAdd: boolean;
  /** The name of a text of an entry, by its last part. */
  readonly labelOf: (part: string) => string;
  /** Two cells of a row: a sign, and what the entry is. */
  readonly row: (entry: Entry) => Child;
  readonly fields: (fields: EntryFields<Entry>) => Child;
  /** Above the list. */
  readonly children?: Child;
}

/** A list of an edition: its entries, each with its form, and a form for one more. */
export function ListPage<Entry>(props: ListProps & OneList<Entry>) {
  const { locale, edition, faults, typed, list, words, entries } = props;
  const spoken = spokenIn(locale);
  const adds = typed !== null && textOf(typed, list.entry) === 'new';
  return (
    <WorkPage
      {...props}
      page={list.name}
      title={words.title}
      state={words.lead}
      faulty={faults.length > 0}
      spoken={spoken}
    >
      <Saved saved={props.saved} words={editionWords[locale]} />
      <LeftBehind
        {...{ locale, left: props.left }}
        labelOf={(path) =>
          path.startsWith(`${list.name}.`) ? props.labelOf(path.split('.').at(-1) ?? '') : null
        }
        idOf={(path) => path.replace(`${list.name}.`, `${list.entry}-`)}
      />
      <ErrorBox locale={spoken} faults={faults} />
      {props.children}
      {entries.length === 0 && <EmptyState text={words.empty} />}
      {entries.length > 0 && (
        <ul class="set-up-list">
          {entries.map((entry, at) => (
            <EntryRow {...props} entry={entry} at={at} />
          ))}
        </ul>
      )}
      {props.canAdd && edition.status !== 'archived' && (
        <details class="fold" open={entries.length === 0 || adds}>
          <summary>{words.add}</summary>
          <EntryForm {...props} entry={null} at={null} />
        </details>
      )}
    </WorkPage>
  );
}

function EntryRow<Entry>(props: ListProps & OneList<Entry> & { entry: Entry; at: number }) {
  const { locale, edition, list, entry, at, typed } = props;
  const words = editionWords[locale].programme;
  return (
    <li>
      {props.row(entry)}
      <div class="controls">
        <details
          class="step"
          name="step"
          open={typed !== null && textOf(typed, list.entry) === String(at)}
        >
          <summary>{words.edit}</summary>
          <div class="step-ask">
            <EntryForm {...props} />
          </div>
        </details>
        <Step icon="ban" name={words.remove} ask={props.words.removeAsk} tone="stop">
          <PostForm action={`/console/${edition.slug}/edition/${list.name}`}>
            <Hidden edition={edition} list={list} at={at} verb="remove" />
            <button type="submit" class="stop">
              {words.confirm}
            </button>
          </PostForm>
        </Step>
      </div>
    </li>
  );
}

/** A form carries all of the list as it was read. */
function Hidden(props: {
  edition: StoredEdition;
  list: ListSetting;
  at: number | null;
  verb: 'save' | 'remove';
}) {
  const { edition, list, at, verb } = props;
  return (
    <>
      <input type="hidden" name="verb" value={verb} />
      <input type="hidden" name={list.entry} value={at === null ? 'new' : String(at)} />
      <input type="hidden" name="base" value={JSON.stringify(settingsOf(edition)[list.name])} />
    </>
  );
}

function EntryForm<Entry>(
  props: ListProps & OneList<Entry> & { entry: Entry | null; at: number | null },
) {
  const { locale, edition, list, entry, at } = props;
  const isSent = props.typed !== null && textOf(props.typed, list.entry) === String(at ?? 'new');
  const typed = isSent ? props.typed : null;
  return (
    <PostForm class="settings" action={`/console/${edition.slug}/edition/${list.name}`}>
      <Hidden edition={edition} list={list} at={at} verb="save" />
      {props.fields({
        entry,
        prefix: `${list.entry}-${at ?? 'new'}.`,
        shown: (name) => (typed ? textOf(typed, name) : String(valueAt(entry, name) ?? '')),
      })}
      <button type="submit" class="primary">
        {editionWords[locale].save}
      </button>
    </PostForm>
  );
}

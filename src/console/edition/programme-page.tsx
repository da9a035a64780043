import type { Untouched } from '../../domain/editing/untouched.ts';
import type { Show } from '../../domain/edition-parts.ts';
import type { Locale } from '../../domain/kinds.ts';
import { commonWords } from '../../i18n/common.ts';
import { editionWords, spokenIn } from '../../i18n/edition.ts';
import { formatCalendarDate } from '../../i18n/format.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { Member } from '../../store/members/members.ts';
import { Emblem } from '../../ui/emblem.tsx';
import { archOf } from '../shell/arch.ts';
import { EmptyState } from '../shell/empty-state.tsx';
import { ErrorBox, type FieldFault } from '../shell/error-box.tsx';
import { SelectField, TextField } from '../shell/fields.tsx';
import { PostForm } from '../shell/form.tsx';
import { Step } from '../shell/step.tsx';
import { WorkPage } from '../shell/work-page.tsx';
import { InLanguages } from './in-languages.tsx';
import { LeftBehind, Saved } from './saved.tsx';
import { type Typed, textOf, valueAt } from './settings-form.ts';

interface ProgrammeProps {
  locale: Locale;
  member: Member;
  edition: StoredEdition;
  now: number;
  /** What was typed in the form that was refused; null where nothing was sent. */
  typed: Typed | null;
  faults: readonly FieldFault[];
  saved: number | 'unchanged' | null;
  /** Texts that were corrected in some languages alone. */
  left: readonly Untouched[];
}

const NAME_MAX = 120;

/** The shows of an edition, each with its day, its hours and its place. */
export function ProgrammePage(props: ProgrammeProps) {
  const { locale, edition, faults, typed } = props;
  const words = editionWords[locale];
  const shows = edition.programme ?? [];
  const adds = typed !== null && textOf(typed, 'show') === 'new';
  return (
    <WorkPage
      {...props}
      page="programme"
      title={words.programme.title}
      state={words.programme.lead}
      faulty={faults.length > 0}
      arch={archOf('shows', shows.length, spokenIn(locale))}
      spoken={spokenIn(locale)}
    >
      <Saved saved={props.saved} words={words} />
      <LeftBehind
        {...{ locale, left: props.left }}
        labelOf={(path) => {
          if (!path.startsWith('programme.')) return null;
          return path.endsWith('arena') ? words.programme.arena : words.programme.show;
        }}
        idOf={(path) => path.replace(/^programme\./, 'show-')}
      />
      <ErrorBox locale={spokenIn(locale)} faults={faults} />
      {shows.length === 0 && <EmptyState text={words.programme.empty} />}
      {shows.length > 0 && (
        <ul class="set-up-list">
          {shows.map((show, at) => (
            <ShowRow {...props} show={show} at={at} />
          ))}
        </ul>
      )}
      {edition.days.length > 0 && (
        <details class="fold" open={shows.length === 0 || adds}>
          <summary>{words.programme.add}</summary>
          <ShowForm {...props} show={null} at={null} />
        </details>
      )}
    </WorkPage>
  );
}

function ShowRow(props: ProgrammeProps & { show: Show; at: number }) {
  const { locale, edition, show, at, typed } = props;
  const words = editionWords[locale].programme;
  const day = edition.days.find((one) => one.number === show.day);
  const spoken = spokenIn(locale);
  return (
    <li>
      <Emblem day={show.day} size={32} />
      <div>
        <b>{show.name[spoken] || show.name.ar || show.name.fr}</b>
        <small>
          {day && formatCalendarDate(day.date, spoken, 'without_year')}
          {' · '}
          {commonWords[spokenIn(locale)].span(show.from, show.to)}
          {' · '}
          {show.arena[spoken] || show.arena.ar || show.arena.fr}
        </small>
      </div>
      <div class="controls">
        <details
          class="step"
          name="step"
          open={typed !== null && textOf(typed, 'show') === String(at)}
        >
          <summary>{words.edit}</summary>
          <div class="step-ask">
            <ShowForm {...props} />
          </div>
        </details>
        <Step icon="ban" name={words.remove} ask={words.removeAsk} tone="stop">
          <PostForm action={`/console/${edition.slug}/edition/programme`}>
            <Hidden edition={edition} at={at} verb="remove" />
            <button type="submit" class="stop">
              {words.confirm}
            </button>
          </PostForm>
        </Step>
      </div>
    </li>
  );
}

/** The programme is one list: a form carries all of it as it was read. */
function Hidden(props: { edition: StoredEdition; at: number | null; verb: 'save' | 'remove' }) {
  const { edition, at, verb } = props;
  return (
    <>
      <input type="hidden" name="verb" value={verb} />
      <input type="hidden" name="show" value={at === null ? 'new' : String(at)} />
      <input type="hidden" name="base" value={JSON.stringify(edition.programme ?? [])} />
    </>
  );
}

function ShowForm(props: ProgrammeProps & { show: Show | null; at: number | null }) {
  const { locale, edition, show, at, faults } = props;
  const words = editionWords[locale];
  const { programme, days, save } = words;
  const spoken = spokenIn(locale);
  const isSent = props.typed !== null && textOf(props.typed, 'show') === String(at ?? 'new');
  const typed = isSent ? props.typed : null;
  const shown = (name: string) => (typed ? textOf(typed, name) : String(valueAt(show, name) ?? ''));
  const prefix = `show-${at ?? 'new'}.`;
  const field = (name: 'day' | 'from' | 'to') => ({
    ...{ name, id: prefix + name, value: shown(name), faults, required: true },
  });
  return (
    <PostForm class="settings" action={`/console/${edition.slug}/edition/programme`}>
      <Hidden edition={edition} at={at} verb="save" />
      <InLanguages
        {...{ locale, name: 'name', id: `${prefix}name`, label: programme.show, shown, faults }}
        max={NAME_MAX}
      />
      <SelectField
        {...field('day')}
        label={programme.day}
        options={edition.days.map((day) => ({
          value: String(day.number),
          text: formatCalendarDate(day.date, spoken, 'without_year'),
        }))}
      />
      <div class="pair">
        <TextField {...field('from')} label={days.from} max={5} type="time" />
        <TextField {...field('to')} label={days.to} max={5} type="time" />
      </div>
      <InLanguages
        {...{ locale, name: 'arena', id: `${prefix}arena`, label: programme.arena, shown, faults }}
        max={NAME_MAX}
      />
      <button type="submit" class="primary">
        {save}
      </button>
    </PostForm>
  );
}

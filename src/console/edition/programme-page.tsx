import type { Show } from '../../domain/edition-parts.ts';
import { commonWords } from '../../i18n/common.ts';
import { editionWords, spokenIn } from '../../i18n/edition.ts';
import { formatCalendarDate } from '../../i18n/format.ts';
import { Emblem } from '../../ui/emblem.tsx';
import { archOf } from '../shell/arch.ts';
import { SelectField, TextField } from '../shell/fields.tsx';
import { InLanguages } from './in-languages.tsx';
import { type EntryFields, ListPage, type ListProps } from './list-page.tsx';
import type { ListSetting } from './list-routes.tsx';

const NAME_MAX = 120;

/** The shows of an edition, each with its day, its hours and its place. */
export function ProgrammePage(props: ListProps & { list: ListSetting }) {
  const { locale, edition } = props;
  const words = editionWords[locale].programme;
  const shows = edition.programme ?? [];
  return (
    <ListPage<Show>
      {...props}
      words={words}
      arch={archOf('shows', shows.length, spokenIn(locale))}
      entries={shows}
      canAdd={edition.days.length > 0}
      labelOf={(part) => (part === 'arena' ? words.arena : words.show)}
      row={(show) => <ShowCells {...props} show={show} />}
      fields={(fields) => <ShowFields {...props} {...fields} />}
    />
  );
}

function ShowCells({ locale, edition, show }: ListProps & { show: Show }) {
  const day = edition.days.find((one) => one.number === show.day);
  const spoken = spokenIn(locale);
  return (
    <>
      <Emblem day={show.day} size={32} />
      <div>
        <b>{show.name[spoken] || show.name.ar || show.name.fr}</b>
        <small>
          {day && formatCalendarDate(day.date, spoken, 'without_year')}
          {' · '}
          {commonWords[spoken].span(show.from, show.to)}
          {' · '}
          {show.arena[spoken] || show.arena.ar || show.arena.fr}
        </small>
      </div>
    </>
  );
}

function ShowFields(props: ListProps & EntryFields<Show>) {
  const { locale, edition, faults, prefix, shown } = props;
  const { programme, days } = editionWords[locale];
  const spoken = spokenIn(locale);
  const field = (name: 'day' | 'from' | 'to') => ({
    ...{ name, id: prefix + name, value: shown(name), faults, required: true },
  });
  return (
    <>
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
    </>
  );
}

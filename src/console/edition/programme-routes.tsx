import { wholeOf } from './days-form.ts';
import { listRoutes } from './list-of-entries.ts';
import { inLanguages, type ListSetting } from './list-routes.tsx';
import { ProgrammePage } from './programme-page.tsx';
import { textOf } from './settings-form.ts';

const SHOWS: ListSetting = {
  name: 'programme',
  entry: 'show',
  read: (typed) => ({
    day: wholeOf(textOf(typed, 'day')),
    from: textOf(typed, 'from'),
    to: textOf(typed, 'to'),
    name: inLanguages(typed, 'name'),
    arena: inLanguages(typed, 'arena'),
  }),
  fieldOf: ([name = '', lang = 'ar']) => {
    if (name === 'name' || name === 'arena') return `${name}.${lang}`;
    return ['day', 'from', 'to'].includes(name) ? name : 'day';
  },
};

/** The page of the programme. */
export const programme = listRoutes(SHOWS, (props) => <ProgrammePage {...props} />);

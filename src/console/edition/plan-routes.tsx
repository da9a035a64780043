import { wholeOf } from './days-form.ts';
import { listRoutes } from './list-of-entries.ts';
import { inLanguages, type ListSetting } from './list-routes.tsx';
import { PlanPage } from './plan-page.tsx';
import { textOf } from './settings-form.ts';

const MARKS: ListSetting = {
  name: 'plan',
  entry: 'mark',
  read: (typed) => ({
    kind: textOf(typed, 'kind'),
    column: wholeOf(textOf(typed, 'column')),
    row: wholeOf(textOf(typed, 'row')),
    gate: textOf(typed, 'gate') === '' ? null : wholeOf(textOf(typed, 'gate')),
    name: inLanguages(typed, 'name'),
  }),
  fieldOf: ([name = '', lang = 'ar']) => {
    if (name === 'name') return `name.${lang}`;
    return ['column', 'row', 'gate'].includes(name) ? name : 'kind';
  },
};

/** The page of the plan of the site. */
export const plan = listRoutes(MARKS, (props) => <PlanPage {...props} />);

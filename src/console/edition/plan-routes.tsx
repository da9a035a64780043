import { type Context, Hono } from 'hono';
import { editEdition } from '../../operations/edit-edition.ts';
import { type MemberApp, memberContext, requirePermission } from '../shell/session.ts';
import { wholeOf } from './days-form.ts';
import { leftIn, readAnew, savedOf } from './edits-sent.ts';
import {
  inLanguages,
  type ListSetting,
  type ListShown,
  NOTHING_SENT,
  saveList,
} from './list-routes.tsx';
import { PlanPage } from './plan-page.tsx';
import { textOf } from './settings-form.ts';

/** The page of the plan of the site. */
export const plan = new Hono<MemberApp>();

const PAGE = '/console/:slug/edition/plan';

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

plan.get(PAGE, requirePermission('edit_edition'), async (c) => {
  await readAnew(c);
  return c.html(show(c, { saved: savedOf(c.req.query('saved')), left: await leftIn(c) }));
});

plan.post(PAGE, requirePermission('edit_edition'), (c) =>
  saveList(
    c,
    MARKS,
    (asked) => editEdition(memberContext(c), asked),
    (shown) => show(c, shown),
  ),
);

function show(c: Context<MemberApp>, shown: Partial<ListShown>) {
  const { locale, member, edition, now } = c.var;
  const list = MARKS;
  return (
    <PlanPage {...{ list, locale, member, edition, now }} {...NOTHING_SENT} {...shown} />
  ).toString();
}

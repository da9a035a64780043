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
import { ProgrammePage } from './programme-page.tsx';
import { textOf } from './settings-form.ts';

/** The page of the programme. */
export const programme = new Hono<MemberApp>();

const PAGE = '/console/:slug/edition/programme';

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

programme.get(PAGE, requirePermission('edit_edition'), async (c) => {
  await readAnew(c);
  return c.html(show(c, { saved: savedOf(c.req.query('saved')), left: await leftIn(c) }));
});

programme.post(PAGE, requirePermission('edit_edition'), (c) =>
  saveList(
    c,
    SHOWS,
    (asked) => editEdition(memberContext(c), asked),
    (shown) => show(c, shown),
  ),
);

function show(c: Context<MemberApp>, shown: Partial<ListShown>) {
  const { locale, member, edition, now } = c.var;
  return (
    <ProgrammePage
      list={SHOWS}
      {...{ locale, member, edition, now }}
      {...NOTHING_SENT}
      {...shown}
    />
  ).toString();
}

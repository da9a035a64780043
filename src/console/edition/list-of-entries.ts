import { type Context, Hono } from 'hono';
import { editEdition } from '../../operations/edit-edition.ts';
import { type MemberApp, memberContext, requirePermission } from '../shell/session.ts';
import { leftIn, readAnew, savedOf } from './edits-sent.ts';
import type { ListProps } from './list-page.tsx';
import { type ListSetting, type ListShown, NOTHING_SENT, saveList } from './list-routes.tsx';

/** The page of a list, and the forms that it takes. `draw` writes the page. */
export function listRoutes(
  list: ListSetting,
  draw: (props: ListProps & { list: ListSetting }) => { toString(): string },
) {
  const page = `/console/:slug/edition/${list.name}`;
  const show = (c: Context<MemberApp>, shown: Partial<ListShown>) => {
    const { locale, member, edition, now } = c.var;
    return draw({ list, locale, member, edition, now, ...NOTHING_SENT, ...shown }).toString();
  };
  return new Hono<MemberApp>()
    .get(page, requirePermission('edit_edition'), async (c) => {
      await readAnew(c);
      return c.html(show(c, { saved: savedOf(c.req.query('saved')), left: await leftIn(c) }));
    })
    .post(page, requirePermission('edit_edition'), (c) =>
      saveList(
        c,
        list,
        (asked) => editEdition(memberContext(c), asked),
        (shown) => show(c, shown),
      ),
    );
}

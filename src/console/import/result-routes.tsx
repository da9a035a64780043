import { Hono } from 'hono';
import { importedGroups, importedList, lettersOf } from '../../operations/imported-list.ts';
import { type MemberApp, memberContext, requirePermission } from '../shell/session.ts';
import { LettersPage } from './letters-page.tsx';
import { resultFile } from './result-file.ts';
import { ImportedPage } from './result-page.tsx';

/** What came of a list: its page, its file, its letters. */
export const importResults = new Hono<MemberApp>();

const PATH = '/console/:slug/import';

importResults.get(`${PATH}/:id`, requirePermission('import_list'), async (c) => {
  const { locale, member, edition, now } = c.var;
  const { list, sheets } = await importedList(memberContext(c), { edition, id: c.req.param('id') });
  const props = { locale, member, edition, now, list, sheets, notTaken: [] };
  return c.html(<ImportedPage {...props} />);
});

importResults.get(`${PATH}/:id/file`, requirePermission('import_list'), async (c) => {
  const { locale, edition } = c.var;
  const groups = await importedGroups(memberContext(c), { edition, id: c.req.param('id') });
  return c.body(resultFile(groups, edition, locale), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${edition.slug}.csv"`,
  });
});

importResults.get(`${PATH}/:id/letters`, requirePermission('import_list'), async (c) => {
  const { locale, member, edition, now } = c.var;
  const id = c.req.param('id');
  const after = Number(/^\d{1,7}$/.exec(c.req.query('after') ?? '')?.[0] ?? 0);
  const groups = await lettersOf(memberContext(c), { edition, id, after });
  const publicUrl = c.env.PUBLIC_URL;
  return c.html(<LettersPage {...{ locale, member, edition, now, groups, publicUrl, id }} />);
});

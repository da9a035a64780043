import { type Context, Hono } from 'hono';
import { editionWords } from '../../i18n/edition.ts';
import { editEdition } from '../../operations/edit-edition.ts';
import type { FieldFault } from '../shell/error-box.tsx';
import { type MemberApp, memberContext, requirePermission } from '../shell/session.ts';
import { leftIn, readAnew, savedOf, sendEdits } from './edits-sent.ts';
import { type FieldSpec, groupsOf, SETTINGS_PAGES, type SettingsPageName } from './field-specs.ts';
import { readBase, readSettings, typedOf } from './settings-form.ts';
import { SettingsPage } from './settings-page.tsx';

/** The pages of an edition's settings: its words, its rules, its shares. */
export const settings = new Hono<MemberApp>();

for (const page of Object.keys(SETTINGS_PAGES) as SettingsPageName[]) {
  const path = `/console/:slug/edition/${page}`;
  settings.get(path, requirePermission('edit_edition'), async (c) =>
    c.html(await show(c, page, { saved: savedOf(c.req.query('saved')), left: await leftIn(c) })),
  );
  settings.post(path, requirePermission('edit_edition'), (c) => save(c, page));
}

async function save(c: Context<MemberApp>, page: SettingsPageName) {
  const { locale, edition } = c.var;
  const typed = typedOf(await c.req.parseBody({ all: true }));
  const fields = groupsOf(page).flatMap((one) => one.fields);
  const { mine, wrong } = readSettings(fields, typed);
  const refuse = async (faults: readonly FieldFault[]) =>
    c.html(await show(c, page, { typed, faults }), 422);
  if (wrong.length > 0) {
    const words = editionWords[locale];
    return refuse(
      wrong.map((field) => ({
        field,
        text: `${words.fields[field].label} · ${words.faults.number}`,
      })),
    );
  }
  const base = readBase(typed);
  if (base === null) {
    const faults = [{ field: '', text: editionWords[locale].checklist.changed }];
    return c.html(await show(c, page, { typed, faults }), 409);
  }
  const edit = { verb: 'settings', base, mine };
  const asked = (what: Parameters<typeof editEdition>[1]) => editEdition(memberContext(c), what);
  const sent = await sendEdits(c, asked, [edit], (path) => fieldOf(path, fields));
  switch (sent.outcome) {
    case 'saved':
      return c.redirect(`/console/${edition.slug}/edition/${page}?saved=${sent.saved}`, 303);
    case 'conflict':
      return c.html(await show(c, page, { typed, conflicts: sent.conflicts }), 409);
    case 'refused':
      return refuse(sent.faults);
  }
}

type Shown = Partial<
  Pick<Parameters<typeof SettingsPage>[0], 'typed' | 'faults' | 'conflicts' | 'saved' | 'left'>
>;

async function show(c: Context<MemberApp>, page: SettingsPageName, shown: Shown) {
  await readAnew(c);
  const { locale, member, edition, now } = c.var;
  const nothing = { typed: null, faults: [], conflicts: [], saved: null, left: [] };
  return <SettingsPage {...{ locale, member, edition, now, page }} {...nothing} {...shown} />;
}

/** The id of the field that a fault is about. */
function fieldOf(path: string, fields: readonly FieldSpec[]): string {
  const spec = fields.find((one) => path === one.path || path.startsWith(`${one.path}.`));
  if (!spec) return path;
  const isInLanguages = spec.type === 'names' || spec.type === 'texts';
  if (!isInLanguages) return spec.path;
  return path === spec.path ? `${spec.path}.ar` : path;
}

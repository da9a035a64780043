import { type Context, Hono } from 'hono';
import { editEdition } from '../../operations/edit-edition.ts';
import { readDevices } from '../../operations/phones.ts';
import { type MemberApp, memberContext, requirePermission } from '../shell/session.ts';
import { conflictText } from './conflict-text.ts';
import { leftIn, readAnew, savedOf, sendEdits } from './edits-sent.ts';
import { readGateEdit } from './gate-form.ts';
import { SetUpGatesPage } from './gates-page.tsx';
import { phonesByGate } from './phones-by-gate.ts';
import { type Typed, textOf, typedOf } from './settings-form.ts';
import { toldBy } from './told-note.tsx';

/** The page on which gates are set up. */
export const setUpGates = new Hono<MemberApp>();

const PAGE = '/console/:slug/edition/gates';

setUpGates.get(PAGE, requirePermission('edit_edition'), async (c) =>
  c.html(
    await show(c, {
      saved: savedOf(c.req.query('saved')),
      told: await toldBy(c),
      left: await leftIn(c),
    }),
  ),
);

setUpGates.post(PAGE, requirePermission('edit_edition'), async (c) => {
  const typed = typedOf(await c.req.parseBody({ all: true }));
  const asked = (what: Parameters<typeof editEdition>[1]) => editEdition(memberContext(c), what);
  const sent = await sendEdits(c, asked, [readGateEdit(typed)], (path) => fieldOf(path, typed));
  switch (sent.outcome) {
    case 'saved':
      return c.redirect(`/console/${c.var.edition.slug}/edition/gates${sent.query}`, 303);
    case 'conflict': {
      const faults = sent.conflicts.map((one) => ({
        field: fieldOf(one.path, typed),
        text: conflictText(one, c.var.locale),
      }));
      return c.html(await show(c, { typed, faults }), 409);
    }
    case 'refused':
      return c.html(await show(c, { typed, faults: sent.faults }), 422);
  }
});

type Shown = Partial<
  Pick<Parameters<typeof SetUpGatesPage>[0], 'typed' | 'faults' | 'saved' | 'told' | 'left'>
>;
async function show(c: Context<MemberApp>, shown: Shown) {
  await readAnew(c);
  const { locale, member, edition, now } = c.var;
  const phones = phonesByGate(await readDevices(memberContext(c)));
  const nothing = { typed: null, faults: [], saved: null, told: [], left: [] };
  return <SetUpGatesPage {...{ locale, member, edition, now, phones }} {...nothing} {...shown} />;
}

/** The id of the field that a fault of this form is about. */
function fieldOf(path: string, typed: Typed): string {
  const prefix = textOf(typed, 'verb') === 'gate' ? `gates.${textOf(typed, 'number')}.` : 'new.';
  const [name = ''] = path.replace(/^gates\.\d+\./, '').split('.');
  if (name === 'name') return `${prefix}name.${path.split('.').at(-1) ?? 'ar'}`;
  if (name === 'position') return `${prefix}latitude`;
  return `${prefix}${FIELDS.includes(name) ? name : 'sign'}`;
}

const FIELDS = ['sign', 'direction', 'lanes', 'bays'];

import { type Context, Hono } from 'hono';
import type { Untouched } from '../../domain/editing/untouched.ts';
import { LOCALES } from '../../domain/kinds.ts';
import { editionWords } from '../../i18n/edition.ts';
import { editEdition } from '../../operations/edit-edition.ts';
import type { FieldFault } from '../shell/error-box.tsx';
import { type MemberApp, memberContext, requirePermission } from '../shell/session.ts';
import { wholeOf } from './days-form.ts';
import { leftIn, readAnew, savedOf, sendEdits } from './edits-sent.ts';
import { ProgrammePage } from './programme-page.tsx';
import { readBase, type Typed, textOf, typedOf } from './settings-form.ts';

/** The page of the programme. */
export const programme = new Hono<MemberApp>();

const PAGE = '/console/:slug/edition/programme';

programme.get(PAGE, requirePermission('edit_edition'), async (c) =>
  c.html(await show(c, { saved: savedOf(c.req.query('saved')), left: await leftIn(c) })),
);

programme.post(PAGE, requirePermission('edit_edition'), async (c) => {
  const typed = typedOf(await c.req.parseBody());
  const base = readBase(typed);
  if (!Array.isArray(base)) {
    const text = editionWords[c.var.locale].checklist.changed;
    return c.html(await page(c, typed, [{ field: fieldOf('', typed), text }]), 409);
  }
  const mine = listAfter(typed, base);
  const edit = { verb: 'settings', base: { programme: base }, mine: { programme: mine } };
  const asked = (what: Parameters<typeof editEdition>[1]) => editEdition(memberContext(c), what);
  const sent = await sendEdits(c, asked, [edit], (path) => fieldOf(path, typed));
  switch (sent.outcome) {
    case 'saved':
      return c.redirect(
        `/console/${c.var.edition.slug}/edition/programme?saved=${sent.saved}`,
        303,
      );
    case 'conflict': {
      const text = editionWords[c.var.locale].checklist.changed;
      return c.html(await page(c, typed, [{ field: fieldOf('', typed), text }]), 409);
    }
    case 'refused':
      return c.html(await page(c, typed, sent.faults), 422);
  }
});

/** The list as the form leaves it: a show changed, added at its end, or taken out. */
function listAfter(typed: Typed, base: readonly unknown[]): unknown[] {
  const at = wholeOf(textOf(typed, 'show')) ?? base.length;
  if (textOf(typed, 'verb') === 'remove') return base.filter((_, i) => i !== at);
  const one = {
    day: wholeOf(textOf(typed, 'day')),
    from: textOf(typed, 'from'),
    to: textOf(typed, 'to'),
    name: inLanguages(typed, 'name'),
    arena: inLanguages(typed, 'arena'),
  };
  return at < base.length ? base.with(at, one) : [...base, one];
}

function inLanguages(typed: Typed, name: string) {
  return Object.fromEntries(LOCALES.map((one) => [one, textOf(typed, `${name}.${one}`)]));
}

function page(c: Context<MemberApp>, typed: Typed, faults: readonly FieldFault[]) {
  return show(c, { typed, faults });
}

type Shown = {
  typed?: Typed;
  faults?: readonly FieldFault[];
  saved?: number | 'unchanged' | null;
  left?: readonly Untouched[];
};

async function show(c: Context<MemberApp>, shown: Shown) {
  await readAnew(c);
  const { locale, member, edition, now } = c.var;
  const nothing = { typed: null, faults: [], saved: null, left: [] };
  return <ProgrammePage {...{ locale, member, edition, now }} {...nothing} {...shown} />;
}

/** The id of the field that a fault of this form is about: `programme.2.name.fr`. */
function fieldOf(path: string, typed: Typed): string {
  const [name = '', lang] = path.replace(/^programme\.\d+\.?/, '').split('.');
  const prefix = `show-${textOf(typed, 'show')}.`;
  if (name === 'name' || name === 'arena') return `${prefix}${name}.${lang ?? 'ar'}`;
  return `${prefix}${['day', 'from', 'to'].includes(name) ? name : 'day'}`;
}

import { type Context, Hono } from 'hono';
import { WINDOWS_MAX } from '../../domain/editing/window-plan.ts';
import { Problem } from '../../domain/problem.ts';
import { editionWords } from '../../i18n/edition.ts';
import { setUpWords } from '../../i18n/set-up.ts';
import { callOffDay } from '../../operations/call-off-day.ts';
import { editEdition } from '../../operations/edit-edition.ts';
import { windowUse } from '../../store/editions/places.ts';
import type { FieldFault } from '../shell/error-box.tsx';
import { type MemberApp, memberContext, requirePermission } from '../shell/session.ts';
import { conflictText } from './conflict-text.ts';
import { PlanPage } from './day-plan.tsx';
import { dayOf, type PlanFault, readDayEdits, readPlan, wholeOf } from './days-form.ts';
import { DaysPage } from './days-page.tsx';
import { onDay } from './edit-faults.ts';
import { dayAddress, readAnew, savedOf, sendEdits } from './edits-sent.ts';
import { listOf, type Typed, textOf, typedOf } from './settings-form.ts';
import { toldBy } from './told-note.tsx';

/** The page of days and arrival windows. */
export const days = new Hono<MemberApp>();

const PAGE = '/console/:slug/edition/days';

days.get(PAGE, requirePermission('edit_edition'), async (c) =>
  c.html(
    await show(c, {
      saved: savedOf(c.req.query('saved')),
      told: await toldBy(c),
      open: wholeOf(c.req.query('day') ?? ''),
    }),
  ),
);

days.post(PAGE, requirePermission('edit_edition'), async (c) => {
  await readAnew(c);
  const typed = typedOf(await c.req.parseBody({ all: true }));
  const capacity = typed.capacity === undefined ? 0 : wholeOf(textOf(typed, 'capacity'));
  if (capacity === null) {
    const text = editionWords[c.var.locale].faults.number;
    return refuse(c, typed, [{ field: fieldOf('capacity', typed), text }]);
  }
  if (textOf(typed, 'verb') === 'copy_day' && listOf(typed, 'to').length === 0) {
    const text = setUpWords[c.var.locale].days.noneTicked;
    return refuse(c, typed, [{ field: fieldOf('to', typed), text }]);
  }
  return send(c, typed, readDayEdits(typed, c.var.edition, c.var.now));
});

/** Calls a day off: it cannot be undone. */
days.post(`${PAGE}/:day/call-off`, requirePermission('edit_edition'), async (c) => {
  await readAnew(c);
  const { edition, form } = c.var;
  const day = wholeOf(c.req.param('day'));
  if (day === null) throw new Problem('not_found');
  await callOffDay(memberContext(c), { edition, day, key: form });
  return c.redirect(`/console/${edition.slug}/messages`, 303);
});

/** Draws the windows of a day, and writes nothing. */
days.get(`${PAGE}/plan`, requirePermission('edit_edition'), async (c) => {
  await readAnew(c);
  const typed = typedOf(c.req.query());
  const plan = readPlan(typed, c.var.edition);
  if ('code' in plan) return refuse(c, typed, [planFault(c, typed, plan)]);
  const { locale, member, edition, now } = c.var;
  return c.html(<PlanPage {...{ locale, member, edition, now, plan, typed }} />);
});

/** Writes them: drawn again from what was asked, so that they are what was seen. */
days.post(`${PAGE}/fill`, requirePermission('edit_edition'), async (c) => {
  await readAnew(c);
  const typed = typedOf(await c.req.parseBody());
  const plan = readPlan(typed, c.var.edition);
  if ('code' in plan) return refuse(c, typed, [planFault(c, typed, plan)]);
  const { day, opens, closes } = plan;
  const edits = plan.days.map((one) =>
    day === null
      ? { verb: 'add_day', opens, closes, ...one }
      : { verb: 'add_windows', day, windows: one.windows },
  );
  return send(c, typed, edits);
});

async function send(c: Context<MemberApp>, typed: Typed, edits: object[]) {
  const asksMoves = textOf(typed, 'moved') !== 'yes';
  const asked = (what: Parameters<typeof editEdition>[1]) =>
    editEdition(memberContext(c), { ...what, asksMoves });
  const sent = await sendEdits(c, asked, edits, (path) => fieldOf(path, typed));
  switch (sent.outcome) {
    case 'saved':
      return c.redirect(
        dayAddress(c.var.edition.slug, sent.query, dayOf(typed, c.var.edition)),
        303,
      );
    case 'conflict': {
      const faults = sent.conflicts.map((one) => ({
        field: fieldOf(one.path, typed),
        text: conflictText(one, c.var.locale),
      }));
      return refuse(c, typed, faults, 409);
    }
    case 'refused':
      return refuse(c, typed, sent.faults, sent.status);
  }
}

async function refuse(
  c: Context<MemberApp>,
  typed: Typed,
  faults: readonly FieldFault[],
  status: 409 | 422 = 422,
) {
  return c.html(await show(c, { typed, faults }), status);
}

type Shown = Partial<
  Pick<Parameters<typeof DaysPage>[0], 'typed' | 'faults' | 'saved' | 'told' | 'open'>
>;

async function show(c: Context<MemberApp>, shown: Shown) {
  await readAnew(c);
  const { locale, member, edition, now } = c.var;
  const use = await windowUse(c.env.DB, edition.number);
  const open = shown.typed ? dayOf(shown.typed, edition) : null;
  const nothing = { typed: null, faults: [], saved: null, told: [], open };
  return <DaysPage {...{ locale, member, edition, now, use }} {...nothing} {...shown} />;
}

function planFault(
  c: Context<MemberApp>,
  typed: Typed,
  { field, code, date }: PlanFault,
): FieldFault {
  const { faults, days: words } = editionWords[c.var.locale];
  const texts = {
    number: faults.number,
    invalid: faults.invalid,
    no_time: words.noTime,
    too_many: words.tooMany(WINDOWS_MAX),
  };
  const text = date === undefined ? texts[code] : onDay(date, texts[code], c.var.locale);
  return { field: fieldOf(field, typed), text };
}

/** The id of the field that a fault of this form is about. */
function fieldOf(path: string, typed: Typed): string {
  const name = path.split('.').at(-1) ?? '';
  const [number, verb] = [textOf(typed, 'number'), textOf(typed, 'verb')];
  if (path === 'moved') return `moved-${verb}-${number}`;
  switch (verb) {
    case 'add_day':
      return `new.${NAMED.includes(name) ? name : 'date'}`;
    case 'fill':
      return `fill-${number}.${NAMED.includes(name) ? name : 'minutes'}`;
    case 'add_windows':
      return `new-${number}.${NAMED.includes(name) ? name : 'from'}`;
    case 'window':
      return `windows.${number}.${NAMED.includes(name) ? name : 'from'}`;
    case 'day':
      return `days.${number}.${NAMED.includes(name) ? name : 'date'}`;
    case 'copy_day':
      return `copy-${number}`;
    default:
      return `day-${number}`;
  }
}

const NAMED = [
  'count',
  'date',
  'opens',
  'closes',
  'from',
  'to',
  'capacity',
  'minutes',
  'people',
  'shape',
];

import { type Context, Hono } from 'hono';
import type { Day } from '../../domain/edition.ts';
import { Problem } from '../../domain/problem.ts';
import { may } from '../../domain/roles.ts';
import { correctFigures } from '../../operations/correct-figures.ts';
import { lookThroughConflicts } from '../../operations/look-through-conflicts.ts';
import { readDevices } from '../../operations/phones.ts';
import { readLive } from '../../operations/read-live.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import { conflictsOf } from '../../store/gates/conflicts.ts';
import { implausibleMinutes } from '../../store/gates/implausible.ts';
import { readCounted } from '../../store/gates/unscanned-counts.ts';
import { readDayFigures } from '../../store/reports/day-figures.ts';
import { readToDo } from '../home/read-to-do.ts';
import { type MemberApp, memberContext, requirePermission } from '../shell/session.ts';
import { correctable, readCorrection } from './correction.ts';
import { SheetPage } from './page.tsx';
import type { SheetForm } from './props.ts';

/** The sheet on which a day's exact figures are stated, and corrected with a reason. */
export const sheet = new Hono<MemberApp>();

const EMPTY: SheetForm = { draft: { figure: '', stated: '', reason: '' }, faults: [] };

sheet.get('/console/:slug/days/:day/close', requirePermission('read_figures'), async (c) => {
  const day = dayIn(c.var.edition, c.req.param('day'));
  const draft = { ...EMPTY.draft, figure: correctable(c.req.query('figure') ?? '') ?? '' };
  return c.html(await sheetOf(c, day, { ...EMPTY, draft }));
});

sheet.post(
  '/console/:slug/days/:day/corrections',
  requirePermission('correct_figures'),
  async (c) => {
    const { edition } = c.var;
    const day = dayIn(edition, c.req.param('day'));
    const read = readCorrection(await c.req.parseBody());
    if (!read.ok) return c.html(await sheetOf(c, day, read), 422);
    const stated = { id: c.var.form, day: day.number, ...read.correction };
    await correctFigures(memberContext(c), stated);
    return c.redirect(`/console/${edition.slug}/days/${day.number}/close?recorded#correct`, 303);
  },
);

sheet.post(
  '/console/:slug/days/:day/looked-through',
  requirePermission('look_through_conflicts'),
  async (c) => {
    const { edition } = c.var;
    const day = dayIn(edition, c.req.param('day')).number;
    const { seen_to } = await c.req.parseBody();
    if (typeof seen_to !== 'string' || !/^\d{1,15}$/.test(seen_to)) {
      throw new Problem('invalid_request');
    }
    await lookThroughConflicts(memberContext(c), { day, seenTo: Number(seen_to) });
    return c.redirect(`/console/${edition.slug}/days/${day}/close#conflicts`, 303);
  },
);

async function sheetOf(c: Context<MemberApp>, day: Day, form: SheetForm) {
  const { locale, member, edition, now } = c.var;
  const live = await readLive(c.env, edition, 'exact', now);
  const [toDo, devices, figures, counted, implausible, conflicts] = await Promise.all([
    may(member.role, 'look_through_conflicts') ? readToDo(c, live) : null,
    readDevices(memberContext(c)),
    readDayFigures(c.env.DB, edition, day.number, now),
    readCounted(c.env.DB, edition.number, day.number),
    implausibleMinutes(c.env.DB, edition.number),
    conflictsOf(c.env.DB, edition.number, day.number),
  ]);
  return (
    <SheetPage
      locale={locale}
      member={member}
      edition={edition}
      now={now}
      day={day}
      live={live}
      devices={devices}
      figures={figures}
      counted={counted}
      implausible={implausible.filter((one) => one.day === day.number).length}
      conflicts={conflicts}
      toDo={toDo}
      form={form}
      recorded={c.req.query('recorded') !== undefined}
    />
  );
}

/** The day of a path. Throws a `Problem` for what is no day of this edition. */
function dayIn(edition: StoredEdition, value: string): Day {
  const day = edition.days.find((one) => String(one.number) === value);
  if (!day) throw new Problem('not_found');
  return day;
}

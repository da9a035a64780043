import { Hono } from 'hono';
import { Problem } from '../../domain/problem.ts';
import { correctFigures } from '../../operations/correct-figures.ts';
import { lookThroughConflicts } from '../../operations/look-through-conflicts.ts';
import { ownTurns } from '../shell/own-turns.ts';
import { type MemberApp, memberContext, requirePermission } from '../shell/session.ts';
import { readCorrection } from './correction.ts';
import { dayIn } from './day-in.ts';
import { eveningOf } from './evening-of.tsx';

/** The sheet on which a day's exact figures are stated, and corrected with a reason. */
export const sheet = new Hono<MemberApp>();

sheet.get(
  '/console/:slug/days/:day/close',
  requirePermission('read_figures'),
  ownTurns,
  async (c) => {
    const day = dayIn(c.var.edition, c.req.param('day'));
    return c.html(await eveningOf(c, day));
  },
);

sheet.post(
  '/console/:slug/days/:day/corrections',
  requirePermission('correct_figures'),
  async (c) => {
    const { edition } = c.var;
    const day = dayIn(edition, c.req.param('day'));
    const read = readCorrection(await c.req.parseBody());
    if (!read.ok) return c.html(await eveningOf(c, day, { correction: read }), 422);
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

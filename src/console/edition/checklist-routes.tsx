import { type Context, Hono } from 'hono';
import { Problem } from '../../domain/problem.ts';
import { setEditionStatus } from '../../operations/edit-edition.ts';
import { statusChangesOf } from '../../store/editions/status-changes.ts';
import type { FieldFault } from '../shell/error-box.tsx';
import { type MemberApp, memberContext, requirePermission } from '../shell/session.ts';
import { factsOf } from './checklist-facts.ts';
import { ChecklistPage } from './checklist-page.tsx';
import { readAnew, sendEdits } from './edits-sent.ts';
import { StatusPage } from './status-page.tsx';
import { isStep, STATUS_STEPS, type StatusStep, stepTaken } from './status-steps.ts';

/** The edition's own page: its checklist, and publishing, closing, reopening, archiving. */
export const checklist = new Hono<MemberApp>();

checklist.get('/console/:slug/edition', requirePermission('read_edition'), async (c) => {
  await readAnew(c);
  const { locale, member, edition, now } = c.var;
  const [facts, changes] = await Promise.all([
    factsOf(c),
    statusChangesOf(c.env.DB, edition.number),
  ]);
  const taken = stepTaken(c.req.query('done'), edition);
  return c.html(<ChecklistPage {...{ locale, member, edition, now, facts, changes, taken }} />);
});

checklist.get(
  '/console/:slug/edition/status/:step',
  requirePermission('set_edition_status'),
  async (c) => c.html(await statusPage(c, [])),
);

checklist.post(
  '/console/:slug/edition/status/:step',
  requirePermission('set_edition_status'),
  async (c) => {
    const { edition } = c.var;
    const step = stepOf(c);
    const { to } = STATUS_STEPS[step];
    const { version } = await c.req.parseBody();
    const seen = typeof version === 'string' && /^\d{1,9}$/.test(version) ? Number(version) : 0;
    const sent = await sendEdits(
      c,
      ({ event, key }) => setEditionStatus(memberContext(c), { event, key, to, version: seen }),
      [],
      () => 'confirm',
    );
    if (sent.outcome === 'refused') return c.html(await statusPage(c, sent.faults), 409);
    return c.redirect(`/console/${edition.slug}/edition?done=${step}`, 303);
  },
);

/** Throws `not_found` for what is no step. */
function stepOf(c: Context<MemberApp>): StatusStep {
  const name = c.req.param('step') ?? '';
  if (!isStep(name)) throw new Problem('not_found');
  return name;
}

async function statusPage(c: Context<MemberApp>, faults: readonly FieldFault[]) {
  const step = stepOf(c);
  await readAnew(c);
  const { locale, member, edition, now } = c.var;
  const facts = await factsOf(c);
  return <StatusPage {...{ locale, member, edition, now, step, facts, faults }} />;
}

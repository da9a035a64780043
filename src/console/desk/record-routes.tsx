import { type Context, Hono } from 'hono';
import { GATE_NOTES } from '../../domain/gate-note.ts';
import { PROBLEMS, Problem } from '../../domain/problem.ts';
import { may } from '../../domain/roles.ts';
import { noteForGate } from '../../operations/note-for-gate.ts';
import { openTickets } from '../../operations/open-record.ts';
import { type Reissue, reissueTicket } from '../../operations/reissue-ticket.ts';
import { type MemberApp, memberContext, requirePermission } from '../shell/session.ts';
import { textOf } from './answers.ts';
import { answersOf, NOTHING_TYPED, readLossForm } from './loss.ts';
import { NotePage } from './note-page.tsx';
import { ReissuePage } from './reissue-page.tsx';

/** What the desk does with the record of a registration: a lost ticket, a note for the gate. */
export const deskRecords = new Hono<MemberApp>();

const REISSUE = '/console/:slug/visitors/:id/reissue';
const NOTE = '/console/:slug/visitors/:id/note';

deskRecords.get(REISSUE, requirePermission('reissue_ticket'), (c) =>
  showReissue(c, c.req.param('id')),
);

deskRecords.post(REISSUE, requirePermission('reissue_ticket'), async (c) => {
  const { edition, form: key } = c.var;
  const id = c.req.param('id');
  const typed = readLossForm(await c.req.parseBody({ all: true }));
  const { serials } = typed;
  const loss = { edition, id, serials, answers: answersOf(typed), key };
  const done = await reissueTicket(memberContext(c), loss);
  if (done.outcome !== 'reissued') return showReissue(c, id, { typed, refused: done });
  return c.redirect(`/console/${edition.slug}/visitors/${id}/print`, 303);
});

deskRecords.get(NOTE, requirePermission('note_for_gate'), async (c) => {
  const saved = c.req.query('saved') !== undefined;
  return c.html(<NotePage {...(await shown(c, c.req.param('id')))} saved={saved} />);
});

deskRecords.post(NOTE, requirePermission('note_for_gate'), async (c) => {
  const { edition, form: key } = c.var;
  const id = c.req.param('id');
  const asked = textOf(await c.req.parseBody({ all: true }), 'note');
  const note = GATE_NOTES.find((one) => one === asked) ?? null;
  if (note === null && asked !== '') throw new Problem('invalid_request');
  await noteForGate(memberContext(c), { event: edition.number, id, note, key });
  return c.redirect(`/console/${edition.slug}/visitors/${id}/note?saved`, 303);
});

async function shown(c: Context<MemberApp>, id: string) {
  const { locale, member, edition, now } = c.var;
  const registration = await openTickets(memberContext(c), { edition, id });
  return { locale, member, edition, now, registration };
}

async function showReissue(
  c: Context<MemberApp>,
  id: string,
  {
    typed = NOTHING_TYPED,
    refused = null as Exclude<Reissue, { outcome: 'reissued' }> | null,
  } = {},
) {
  const unproven = may(c.var.member.role, 'reissue_unproven');
  return c.html(
    <ReissuePage {...(await shown(c, id))} {...{ typed, refused, unproven }} />,
    refused
      ? PROBLEMS[refused.outcome === 'needs_organizer' ? 'forbidden' : 'invalid_request']
      : 200,
  );
}

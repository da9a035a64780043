import { type Context, Hono } from 'hono';
import { registrationOpen } from '../../domain/edition.ts';
import { checkParty } from '../../domain/party.ts';
import { PROBLEMS, Problem, type ProblemCode } from '../../domain/problem.ts';
import { openTickets } from '../../operations/open-record.ts';
import { registerAtDesk } from '../../operations/register-party.ts';
import { placesLeft } from '../../store/editions/places.ts';
import type { FieldFault } from '../shell/error-box.tsx';
import { type MemberApp, memberContext, requirePermission } from '../shell/session.ts';
import { blankAnswers, type DeskAnswers, draftOf, readAnswers } from './answers.ts';
import { type DeskNews, DeskPage } from './desk-page.tsx';
import { keepForm, lastMade } from './last-made.ts';
import { paperOf } from './paper.ts';
import { PrintPage } from './print-page.tsx';
import { faultsOf, offeredBy, tooManyOf } from './refusals.ts';
import { type RegisteredProps, ResultPage } from './result-page.tsx';
import { deskWindows } from './windows.ts';

/** Registering people who stand there, and printing what they take along. */
export const desk = new Hono<MemberApp>();

desk.get('/console/:slug/desk', requirePermission('register_at_desk'), (c) => showForm(c, {}));

desk.post('/console/:slug/desk', requirePermission('register_at_desk'), async (c) => {
  const { locale, edition } = c.var;
  const answers = readAnswers(await c.req.parseBody({ all: true }));
  const checked = checkParty(draftOf(answers), edition, 'desk');
  if (!checked.ok) {
    const faults = faultsOf(checked.errors, edition, locale);
    return showForm(c, { answers, faults, status: 'invalid_request' });
  }
  try {
    const { key } = answers;
    const { id } = await registerAtDesk(memberContext(c), { edition, key, party: checked.request });
    return c.redirect(`/console/${edition.slug}/desk/${id}`, 303);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return showRefused(c, answers, error);
  }
});

desk.get('/console/:slug/desk/:id', requirePermission('register_at_desk'), async (c) => {
  return c.html(<ResultPage {...(await registeredProps(c, c.req.param('id')))} />);
});

desk.get('/console/:slug/visitors/:id/print', requirePermission('print_ticket'), async (c) => {
  return c.html(<PrintPage {...(await registeredProps(c, c.req.param('id')))} />);
});

/** A refused form keeps what was entered, and its key where that belongs to nobody else. */
function showRefused(c: Context<MemberApp>, answers: DeskAnswers, problem: Problem) {
  const { locale } = c.var;
  const fault = tooManyOf(problem, locale);
  if (fault) return showForm(c, { answers, faults: [fault], status: problem.code });
  switch (problem.code) {
    case 'idempotency_key_reused': {
      const news = { what: 'spent', id: answers.key } as const;
      const next = { ...answers, key: crypto.randomUUID() };
      return showForm(c, { answers: next, news, status: problem.code });
    }
    case 'slot_full':
    case 'registration_closed': {
      const news = { what: 'no_place' } as const;
      return showForm(c, { answers, news, offered: offeredBy(problem), status: problem.code });
    }
    default:
      throw problem;
  }
}

interface FormState {
  readonly answers?: DeskAnswers;
  readonly faults?: readonly FieldFault[];
  readonly news?: DeskNews;
  /** Windows to have instead. */
  readonly offered?: readonly number[];
  readonly status?: ProblemCode;
}

async function showForm(
  c: Context<MemberApp>,
  { answers, faults = [], news, offered, status }: FormState,
) {
  const { locale, member, edition, now } = c.var;
  const left = await placesLeft(c.env, edition.number, now, 'family', true);
  const windows = deskWindows(edition, left, now, offered);
  const shown = answers ?? blankAnswers(windows.first);
  const last = await lastMade(c);
  keepForm(c, shown.key);
  return c.html(
    <DeskPage
      {...{ locale, member, edition, now, windows, faults }}
      answers={offered ? { ...shown, slot: windows.first } : shown}
      news={news ?? null}
      last={last}
      open={registrationOpen(edition, now)}
    />,
    status ? PROBLEMS[status] : 200,
  );
}

async function registeredProps(c: Context<MemberApp>, id: string): Promise<RegisteredProps> {
  const { locale, member, edition, now } = c.var;
  const registration = await openTickets(memberContext(c), { edition, id });
  const paper = paperOf(c);
  return { locale, member, edition, now, registration, paper, publicUrl: c.env.PUBLIC_URL };
}

import { type Context, Hono } from 'hono';
import { COACHES_SHOWN, isCallingHour } from '../../domain/coaches.ts';
import { Problem } from '../../domain/problem.ts';
import {
  type CoachCall,
  type NoCall,
  readCoaches,
  showCoachContact,
} from '../../operations/coaches.ts';
import { keepFormAnswer } from '../../store/d1/form-answers.ts';
import { dayAhead } from '../shell/day.ts';
import { type MemberApp, memberContext, requirePermission } from '../shell/session.ts';
import { type CoachChoice, coachesPath } from './coach-choice.ts';
import { CoachesPage } from './coaches-page.tsx';

/** The coaches that are expected, and whom to call when one is late. */
export const coaches = new Hono<MemberApp>();

const ID = /^[0-9a-z-]{36}$/;
/** More pages than there are coaches. */
const PAGE = /^\d{1,3}$/;

coaches.get('/console/:slug/coaches', requirePermission('read_coaches'), async (c) =>
  c.html(await coachesPage(c, readChoice(c, c.req.query()), null)),
);

// Where the number was asked for: opened by itself it is the page.
coaches.get('/console/:slug/coaches/call', requirePermission('read_coaches'), (c) =>
  c.redirect(coachesPath(c.var.edition, readChoice(c, {})), 303),
);

coaches.post('/console/:slug/coaches/call', requirePermission('call_coach'), async (c) => {
  const { edition, member, form, now } = c.var;
  const typed = await c.req.parseBody();
  const id = typed.registration;
  if (typeof id !== 'string' || !ID.test(id)) throw new Problem('not_found');
  const choice = readChoice(c, typed);
  const call = await showCoachContact(memberContext(c), { edition, id });
  const page = await coachesPage(c, choice, call);
  // Loaded again, the page shows no number.
  const by = { event: edition.number, member: member.id };
  await keepFormAnswer(c.env.DB, by, { form, location: coachesPath(edition, choice), now });
  return c.html(page);
});

/** Which coaches are asked for; today's that have not come, where it is not said, or is nothing. */
function readChoice(
  c: Context<MemberApp>,
  { day: asked, show, page }: Readonly<Record<string, unknown>>,
): CoachChoice {
  const { edition, now } = c.var;
  const day = edition.days.find(({ number }) => String(number) === asked);
  return {
    day: day?.number ?? dayAhead(edition, now),
    all: show === 'all',
    page: typeof page === 'string' && PAGE.test(page) ? Math.max(1, Number(page)) : 1,
  };
}

async function coachesPage(
  c: Context<MemberApp>,
  choice: CoachChoice,
  call: CoachCall | NoCall | null,
) {
  const { locale, member, edition, now } = c.var;
  const { day, all, page } = choice;
  const from = (page - 1) * COACHES_SHOWN;
  const expected = await readCoaches(memberContext(c), { edition, day, all, from });
  const calls = isCallingHour(edition, day, now);
  return <CoachesPage {...{ locale, member, edition, now, choice, expected, calls, call }} />;
}

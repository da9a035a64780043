import { type Context, Hono } from 'hono';
import { checkParty } from '../../domain/party.ts';
import { PROBLEMS, Problem } from '../../domain/problem.ts';
import { ANY_WINDOW } from '../../domain/wait-list.ts';
import type { App } from '../../env.ts';
import { wordInQuery } from '../../http/address-tail.ts';
import { addressCeiling, countedNetwork } from '../../http/ceilings.ts';
import { joinWaitList } from '../../operations/wait-list.ts';
import { placesLeft } from '../../store/editions/places.ts';
import { type Answers, blankAnswers, draftOf, readAnswers } from '../register/answers.ts';
import { type FormToken, issueFormToken, readFormToken } from '../register/form-token.ts';
import { DAY_PATH, type OpenDay, openDay } from '../register/open-day.ts';
import { formLimit, sentForm } from '../shared/form-body.ts';
import { type FormError, formErrorOf } from '../shared/form-errors.ts';
import { dayPath } from '../shared/links.ts';
import { visitorContext } from '../shared/visitor-context.ts';
import { canJoin, JoinPage } from './join-page.tsx';

const WAIT_PATH = `${DAY_PATH}/wait` as const;

/** The form of a wait list: shown, sent, and shown again with all answers when it was refused. */
export const joinRoutes = new Hono<App>()
  .get(WAIT_PATH, async (c) => {
    const open = await openDay(c);
    const slot = wordInQuery(c.req, 'slot') ?? '';
    const answers = { ...blankAnswers(null), slot };
    const token = await issueFormToken(c.env.SECRET_KEY, open.now);
    return showJoin(c, open, { answers, ask: false, token });
  })
  .post(WAIT_PATH, formLimit, async (c) => {
    const open = await openDay(c);
    const { edition, day, locale, now } = open;
    const form = await sentForm(c);
    const answers = { ...readAnswers(form), group: null };
    const ask = form.get('turn') === 'ask';
    const sent = { key: String(form.get('key') ?? ''), proof: String(form.get('proof') ?? '') };
    const { next: token, valid } = await readFormToken(c.env.SECRET_KEY, sent, now);
    const again = (trouble: FormError) => showJoin(c, open, { answers, ask, token, trouble });
    if (!valid) return again({ type: 'stale' });
    const any = answers.slot === String(ANY_WINDOW);
    const [first] = day.slots;
    const own = day.slots.find(({ number }) => String(number) === answers.slot);
    const window = any ? first : own;
    const slot = String(window?.number ?? '');
    const checked = checkParty(draftOf({ ...answers, slot, also: [] }, locale), edition);
    if (!checked.ok) return again({ type: 'faults', errors: checked.errors });
    try {
      await addressCeiling(c, async () => undefined);
      const { wait } = await joinWaitList(visitorContext(c), {
        ...{ edition, key: token.key, party: checked.request, ask },
        list: { day: day.number, slot: any ? ANY_WINDOW : checked.request.slot },
        network: countedNetwork(c),
      });
      return c.redirect(new URL(wait.manage_url).pathname, 303);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return showRefused(c, open, { answers, ask, token }, error);
    }
  });

interface Sent {
  readonly answers: Answers;
  readonly ask: boolean;
  readonly token: FormToken;
  readonly trouble?: FormError;
}

/** What was refused keeps its key, unless that key already belongs to another place in a list. */
async function showRefused(c: Context<App>, open: OpenDay, sent: Sent, problem: Problem) {
  const spent = problem.code === 'idempotency_key_reused';
  const token = spent ? await issueFormToken(c.env.SECRET_KEY, open.now) : sent.token;
  if (problem.retryAfter !== null) c.header('Retry-After', String(problem.retryAfter));
  const own = { people: 0, slot: sent.answers.slot };
  const trouble =
    problem.code === 'slot_full'
      ? ({ type: 'problem', code: problem.code } as const)
      : formErrorOf(problem, open.edition, own, open.now);
  return showJoin(c, open, { ...sent, token, trouble });
}

/** The form; what cannot be waited for any more leads back to the day, which says why. */
export async function showJoin(c: Context<App>, open: OpenDay, sent: Sent) {
  const { edition, day, locale, now } = open;
  const left = await placesLeft(c.env, edition.number, now);
  if (!canJoin(edition, day, left, now)) {
    return c.redirect(dayPath(locale, edition.slug, day.number), 303);
  }
  c.header('Cache-Control', 'no-store');
  const { trouble } = sent;
  const status = !trouble
    ? 200
    : trouble.type === 'problem'
      ? PROBLEMS[trouble.code]
      : PROBLEMS.invalid_request;
  return c.html(<JoinPage {...open} {...sent} left={left} />, status);
}

import { type Context, Hono } from 'hono';
import { can } from '../../domain/archive.ts';
import { Problem } from '../../domain/problem.ts';
import { type AnswerDraft, checkAnswer } from '../../domain/wish-answer.ts';
import { wishesWords } from '../../i18n/wishes.ts';
import { answerWish, openWish, readWishes, takeOutPassage } from '../../operations/wishes.ts';
import { run } from '../../store/d1/batch.ts';
import { readReaders } from '../../store/wishes/desk.ts';
import { type MemberApp, memberContext, requirePermission } from '../shell/session.ts';
import { NotNamedPage } from './not-named-page.tsx';
import { readPlace } from './place.ts';
import type { WishProps } from './props.ts';
import { QueuePage } from './queue-page.tsx';
import { WishPage } from './wish-page.tsx';

/** The wishes of children, for those who are named for them. */
export const wishes = new Hono<MemberApp>();

const BASE = '/console/:slug/wishes';
/** Beyond it, nobody typed. */
const READ_MAX = 2_000;
const DONE = ['answered', 'takenOut'] as const;

wishes.get(BASE, requirePermission('read_wishes'), async (c) => {
  const { locale, member, edition, now } = c.var;
  const after = readPlace(c.req.query('after'));
  const queue = await readWishes(memberContext(c), { edition, after }).catch((error: unknown) => {
    const isNotNamed = error instanceof Problem && error.code === 'forbidden';
    if (isNotNamed && can(member.role, edition, 'set_up_wishes')) return null;
    throw error;
  });
  if (!queue) return c.html(<NotNamedPage {...{ locale, member, edition, now }} />, 403);
  const [readers] = await run(c.env.DB, readReaders(c.env.DB, edition.number));
  const page = { locale, member, edition, now, queue, readers, isLater: after !== null };
  return c.html(<QueuePage {...page} />);
});

wishes.get(`${BASE}/:number`, requirePermission('read_wishes'), async (c) => {
  const done = DONE.find((one) => one === c.req.query('done')) ?? null;
  return c.html(await show(c, { done }));
});

wishes.post(`${BASE}/:number/answer`, requirePermission('answer_wish'), async (c) => {
  const { locale, edition, now } = c.var;
  const sent = await c.req.parseBody();
  const draft = draftOf(sent);
  const checked = checkAnswer(draft, edition, now);
  if ('wrong' in checked) {
    const { faults: words } = wishesWords[locale];
    const faults = checked.wrong.map((field) => ({
      field: field === 'sentence' ? `sentence-${draft.outcome}` : field,
      text: words[field],
    }));
    return c.html(await show(c, { typed: draft, faults }), 422);
  }
  const { answer, visit_at } = checked;
  const asked = { edition, number: numberOf(c), revision: revisionOf(sent), answer, visit_at };
  const isDone = await answerWish(memberContext(c), asked);
  if (!isDone) return c.html(await show(c, { changed: true }), 409);
  return c.redirect(`/console/${edition.slug}/wishes/${asked.number}?done=answered`, 303);
});

wishes.post(`${BASE}/:number/passage`, requirePermission('take_out_passage'), async (c) => {
  const { locale, edition } = c.var;
  const sent = await c.req.parseBody();
  const passage = textOf(sent.passage);
  const number = numberOf(c);
  const asked = { edition, number, revision: revisionOf(sent), passage };
  try {
    const isDone = await takeOutPassage(memberContext(c), asked);
    if (!isDone) return c.html(await show(c, { changed: true }), 409);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'invalid_request') throw error;
    const faults = [{ field: 'passage', text: wishesWords[locale].takeOut.notThere }];
    return c.html(await show(c, { faults, passage }), 422);
  }
  return c.redirect(`/console/${edition.slug}/wishes/${number}?done=takenOut`, 303);
});

type Shown = Partial<Pick<WishProps, 'typed' | 'faults' | 'passage' | 'changed' | 'done'>>;

/** The page of the wish of the path, as it stands now. */
async function show(c: Context<MemberApp>, shown: Shown) {
  const { locale, member, edition, now } = c.var;
  const wish = await openWish(memberContext(c), { edition, number: numberOf(c) });
  const nothing = { typed: null, faults: [], passage: null, changed: false, done: null };
  return <WishPage {...{ locale, member, edition, now, wish }} {...nothing} {...shown} />;
}

function draftOf(sent: Readonly<Record<string, unknown>>): AnswerDraft {
  const text = (name: string) => textOf(sent[name]);
  return {
    outcome: text('outcome'),
    date: text('date'),
    time: text('time'),
    place: text('place'),
    size: text('size'),
    sentence: text('sentence'),
    reason: text('reason'),
    end: text('end'),
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, READ_MAX) : '';
}

/** The wish of the path. Throws `not_found`. */
function numberOf(c: Context<MemberApp>): number {
  const number = numberIn(c.req.param('number'));
  if (number === null) throw new Problem('not_found');
  return number;
}

/** The revision that a form was read with; -1, which no wish has, for what is none. */
function revisionOf({ revision }: Readonly<Record<string, unknown>>): number {
  return typeof revision === 'string' && /^\d{1,6}$/.test(revision) ? Number(revision) : -1;
}

function numberIn(value: unknown): number | null {
  return typeof value === 'string' && /^[1-9]\d{0,3}$/.test(value) ? Number(value) : null;
}

import { type Context, Hono } from 'hono';
import { editEdition } from '../../operations/edit-edition.ts';
import { type MemberApp, memberContext, requirePermission } from '../shell/session.ts';
import { leftIn, readAnew, savedOf } from './edits-sent.ts';
import {
  inLanguages,
  type ListSetting,
  type ListShown,
  NOTHING_SENT,
  saveList,
} from './list-routes.tsx';
import { QuestionsPage } from './questions-page.tsx';

/** The page of the questions that visitors ask. */
export const questions = new Hono<MemberApp>();

const PAGE = '/console/:slug/edition/questions';

const QUESTIONS: ListSetting = {
  name: 'questions',
  entry: 'question',
  read: (typed) => ({
    question: inLanguages(typed, 'question'),
    answer: inLanguages(typed, 'answer'),
  }),
  fieldOf: ([name = '', lang = 'ar']) => `${name === 'answer' ? name : 'question'}.${lang}`,
};

questions.get(PAGE, requirePermission('edit_edition'), async (c) => {
  await readAnew(c);
  return c.html(show(c, { saved: savedOf(c.req.query('saved')), left: await leftIn(c) }));
});

questions.post(PAGE, requirePermission('edit_edition'), (c) =>
  saveList(
    c,
    QUESTIONS,
    (asked) => editEdition(memberContext(c), asked),
    (shown) => show(c, shown),
  ),
);

function show(c: Context<MemberApp>, shown: Partial<ListShown>) {
  const { locale, member, edition, now } = c.var;
  const list = QUESTIONS;
  return (
    <QuestionsPage {...{ list, locale, member, edition, now }} {...NOTHING_SENT} {...shown} />
  ).toString();
}

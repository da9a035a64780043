import { listRoutes } from './list-of-entries.ts';
import { inLanguages, type ListSetting } from './list-routes.tsx';
import { QuestionsPage } from './questions-page.tsx';

const QUESTIONS: ListSetting = {
  name: 'questions',
  entry: 'question',
  read: (typed) => ({
    question: inLanguages(typed, 'question'),
    answer: inLanguages(typed, 'answer'),
  }),
  fieldOf: ([name = '', lang = 'ar']) => `${name === 'answer' ? name : 'question'}.${lang}`,
};

/** The page of the questions that visitors ask. */
export const questions = listRoutes(QUESTIONS, (props) => <QuestionsPage {...props} />);

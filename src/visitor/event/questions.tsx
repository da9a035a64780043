import type { Child } from 'hono/jsx';
import { type Edition, erasureOf } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { eventPageWords } from '../../i18n/event-page.ts';
import { formatDate } from '../../i18n/format.ts';
import { legalLocale } from '../../i18n/visitor.ts';
import { Written } from '../../ui/written.tsx';
import { InLegal } from '../shared/in-legal.tsx';

interface QuestionsProps {
  locale: Locale;
  edition: Edition;
}

/** The edition's own questions, then those whose answers its rules make true. */
export function Questions({ locale, edition }: QuestionsProps) {
  const { questions = [] } = edition;
  return (
    <section class="questions" aria-labelledby="questions">
      <h2 id="questions">
        <InLegal locale={locale} section="event">
          {eventPageWords[locale].sections.questions}
        </InLegal>
      </h2>
      {questions.map(({ question, answer }, at) => (
        <Answer
          id={`question-${at + 1}`}
          question={<Written text={question} locale={locale} within={inIts} />}
        >
          <div class="written">
            <Written text={answer} locale={locale} within={inIts} />
          </div>
        </Answer>
      ))}
      {usualAnswers({ locale, edition }).map(({ name, question, answer }) => (
        <Answer
          id={`question-${name}`}
          question={
            <InLegal locale={locale} section="event">
              {question}
            </InLegal>
          }
        >
          <p>
            <InLegal locale={locale} section="event">
              {answer}
            </InLegal>
          </p>
        </Answer>
      ))}
    </section>
  );
}

function Answer(props: { id: string; question: Child; children: Child }) {
  return (
    <details id={props.id}>
      <summary>{props.question}</summary>
      {props.children}
    </details>
  );
}

function inIts(said: string) {
  return <bdi>{said}</bdi>;
}

function usualAnswers({ locale, edition }: QuestionsProps) {
  const { answers } = eventPageWords[locale];
  const { walk_ins, reentry } = edition.policy;
  const erased = formatDate(erasureOf(edition), legalLocale(locale, 'event'), edition.timezone);
  return [
    { name: 'offline', ...answers.offline },
    ...(walk_ins ? [{ name: 'late', ...answers.late }] : []),
    ...(reentry ? [{ name: 'return', ...answers.returns }] : []),
    { name: 'change', ...answers.change },
    { name: 'data', question: answers.data.question, answer: answers.data.answer(erased) },
  ];
}

import { QUESTIONS_MAX, TEXT_MAX } from '../../contract/requests/edition-fields.ts';
import { NAME_MAX } from '../../contract/requests/edition-parts.ts';
import type { Question } from '../../domain/edition-parts.ts';
import { spokenIn } from '../../i18n/edition.ts';
import { editionListWords } from '../../i18n/edition-lists.ts';
import { Icon } from '../../ui/icon.tsx';
import { InLanguages } from './in-languages.tsx';
import { ListPage, type ListProps } from './list-page.tsx';
import type { ListSetting } from './list-routes.tsx';

/** What visitors ask about this edition, each with its answer. */
export function QuestionsPage(props: ListProps & { list: ListSetting }) {
  const { locale, edition, faults } = props;
  const words = editionListWords[locale].questions;
  const spoken = spokenIn(locale);
  const asked = edition.questions ?? [];
  return (
    <ListPage<Question>
      {...props}
      words={words}
      entries={asked}
      canAdd={asked.length < QUESTIONS_MAX}
      labelOf={(part) => (part === 'answer' ? words.answer : words.question)}
      row={({ question, answer }) => (
        <>
          <Icon name="info-circle" size={32} />
          <div>
            <b>{question[spoken] || question.ar || question.fr}</b>
            <small>{answer[spoken] || answer.ar || answer.fr}</small>
          </div>
        </>
      )}
      fields={({ prefix, shown }) => (
        <>
          <InLanguages
            {...{ locale, name: 'question', id: `${prefix}question`, label: words.question }}
            {...{ shown, faults, max: NAME_MAX }}
          />
          <InLanguages
            {...{ locale, name: 'answer', id: `${prefix}answer`, label: words.answer }}
            {...{ shown, faults, max: TEXT_MAX, long: true }}
          />
        </>
      )}
    />
  );
}

import type { Locale } from '../domain/kinds.ts';
import type { WishAnswer } from '../domain/wish-answer.ts';
import { directionOf, withColon } from '../i18n/common.ts';
import { formatCalendarDate } from '../i18n/format.ts';
import { legalLocale } from '../i18n/visitor.ts';
import { wishWords } from '../i18n/wish.ts';

interface AnswerProps {
  /** The guardian's language. */
  locale: Locale;
  firstName: string;
  said: WishAnswer;
}

/** What is said about a wish, as its guardian reads it. */
export function AnswerText({ locale, firstName, said }: AnswerProps) {
  const spoken = legalLocale(locale, 'wish');
  const words = wishWords[locale];
  return (
    <div class="wish-answer" lang={spoken} dir={directionOf(spoken)}>
      <p>
        <strong>{sentenceOf(said, firstName, spoken)}</strong>
      </p>
      {said.outcome === 'granted' && said.size !== '' && (
        <p>
          {withColon(words.size, locale)} <bdi>{said.size}</bdi>
        </p>
      )}
      {said.sentence !== '' && <p dir="auto">{said.sentence}</p>}
    </div>
  );
}

function sentenceOf(said: WishAnswer, firstName: string, locale: Locale): string {
  const words = wishWords[locale];
  switch (said.outcome) {
    case 'granted': {
      const day = formatCalendarDate(said.date, locale, 'without_year');
      return words.granted(isolated(firstName), day, said.time, isolated(said.place));
    }
    case 'not_possible':
      return words.notPossible(words.reasons[said.reason]);
    case 'closed':
      return words.ends[said.end];
  }
}

/** What was typed, so that its direction turns nothing around it. */
function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}

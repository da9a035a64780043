import type { Locale } from '../../domain/kinds.ts';
import { requestWords } from '../../i18n/requests.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import { clockAt } from '../shell/clock.ts';
import { StateIcon } from '../shell/state-icons.tsx';

/** Until when an answer was promised; what is late says so by shape and word. */
export function AnswerBy({
  locale,
  edition,
  now,
  by,
}: {
  locale: Locale;
  edition: StoredEdition;
  now: number;
  by: number;
}) {
  const words = requestWords[locale];
  if (now <= by) {
    return <small class="answer-by">{words.answerBy(clockAt(by, now, edition.timezone))}</small>;
  }
  return (
    <small class="answer-by sign" data-state="closed">
      <StateIcon name="waiting" />
      <b>{words.overdue}</b>
    </small>
  );
}

import type { Locale } from '../../domain/kinds.ts';
import { coachWords } from '../../i18n/coaches.ts';
import { directionOf } from '../../i18n/common.ts';
import { spokenIn } from '../../i18n/edition.ts';
import { formatNumber, formatTime } from '../../i18n/format.ts';
import type { ExpectedCoach } from '../../operations/coaches.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import { StateIcon } from '../shell/state-icons.tsx';

interface SoonProps {
  locale: Locale;
  edition: StoredEdition;
  coaches: readonly ExpectedCoach[];
}

/** The coaches that a gate waits for in this hour, those that are late first. */
export function CoachesSoon({ locale, edition, coaches }: SoonProps) {
  const said = spokenIn(locale);
  const words = coachWords[said];
  return (
    <section
      class="panel coaches-soon"
      aria-labelledby="coaches-soon"
      data-fresh="coaches"
      lang={said}
      dir={directionOf(said)}
    >
      <h2 id="coaches-soon">{words.soon}</h2>
      {coaches.length === 0 && <p>{words.soonNone}</p>}
      {coaches.length > 0 && (
        <ul>
          {coaches.map(({ serial, body, number, of, starts_at, bay, people, state }) => (
            <li data-coach={String(serial)}>
              <b>{formatTime(starts_at, edition.timezone)}</b> <bdi>{body ?? words.unnamed}</bdi> ·{' '}
              {[
                words.coach(formatNumber(number, said), formatNumber(of, said)),
                bay && words.bay(bay),
                words.peopleOf(people),
              ]
                .filter(Boolean)
                .join(' · ')}
              {state === 'late' && ' '}
              {state === 'late' && (
                <span class="sign" data-state="waiting">
                  {' '}
                  <StateIcon name="waiting" /> <b>{words.states.late}</b>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={`/console/${edition.slug}/coaches`}>{words.openAll}</a>
      </p>
    </section>
  );
}

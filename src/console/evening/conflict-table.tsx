import type { PropsWithChildren } from 'hono/jsx';
import { formatCode, groupCode } from '../../domain/code.ts';
import type { Locale } from '../../domain/kinds.ts';
import { countWords } from '../../i18n/counts.ts';
import { formatNumber } from '../../i18n/format.ts';
import { isolated } from '../../i18n/isolated.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { Conflict, Passage } from '../../store/gates/conflicts.ts';
import { secondAt } from '../shell/clock.ts';

interface ConflictProps {
  locale: Locale;
  edition: StoredEdition;
  now: number;
  conflicts: readonly Conflict[];
  /** All of the day: more than are listed, on a day that went wrong. */
  total: number;
  /** People of the day on places that were in use, marked or not. */
  beyond: number;
}

/**
 * People who were admitted on places that were used already: where and when, and where and when
 * else.
 */
export function ConflictTable(props: PropsWithChildren<ConflictProps>) {
  const { locale, conflicts, total, beyond, children } = props;
  const words = countWords[locale].conflicts;
  const hidden = total - conflicts.length;
  return (
    <section class="panel" id="conflicts" aria-labelledby="conflicts-title">
      <h3 id="conflicts-title">{total === 0 ? words.name : words.title(total)}</h3>
      {conflicts.length === 0 ? (
        beyond === 0 && <p>{words.none}</p>
      ) : (
        <table class="conflict-table">
          <thead>
            <tr>
              <th scope="col">{words.ticket}</th>
              <th scope="col">{words.others}</th>
              <th scope="col">{words.marked}</th>
            </tr>
          </thead>
          <tbody>
            {conflicts.map((conflict) => (
              <ConflictRow {...props} conflict={conflict} />
            ))}
          </tbody>
        </table>
      )}
      {hidden > 0 && <p class="hint">{words.more(hidden)}</p>}
      {conflicts.length > 0 && <p class="hint">{words.counts}</p>}
      {beyond > 0 && <p class="hint">{words.beyond(beyond)}</p>}
      {conflicts.length > 0 && children}
    </section>
  );
}

function ConflictRow(props: ConflictProps & { conflict: Conflict }) {
  const { locale, edition, conflict } = props;
  const words = countWords[locale].conflicts;
  const { ticket, others } = conflict;
  return (
    <tr data-conflict={conflict.id}>
      <th scope="row">
        {ticket === null ? (
          words.wrongCode
        ) : (
          <bdi dir="ltr">{groupCode(formatCode(ticket, edition.code_key))}</bdi>
        )}
      </th>
      <td>
        {others.length === 0
          ? ticket !== null && words.unknown
          : others.map((one) => <PlaceLine {...props} passage={one} />)}
      </td>
      <td>
        <PlaceLine {...props} passage={conflict} />
      </td>
    </tr>
  );
}

function PlaceLine({ locale, edition, now, passage }: ConflictProps & { passage: Passage }) {
  const gate = edition.gates.find((one) => one.number === passage.gate)?.name[locale] ?? '–';
  const time = secondAt(passage.at, now, edition.timezone);
  const people = formatNumber(passage.people, locale);
  return (
    <span class="place">
      {countWords[locale].conflicts.place(isolated(gate, locale), time, people)}
    </span>
  );
}

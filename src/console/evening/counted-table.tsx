import type { Locale } from '../../domain/kinds.ts';
import { COUNTED, type Counted } from '../../domain/scan-type.ts';
import { consoleWords } from '../../i18n/console.ts';
import { formatNumber } from '../../i18n/format.ts';
import { watchWords } from '../../i18n/watch.ts';
import type { CountedPeople } from '../../store/gates/unscanned-counts.ts';

interface CountedProps {
  locale: Locale;
  counted: readonly CountedPeople[];
}

/** How many of a day's people were estimated, and how many passed in free flow; nothing if none. */
export function CountedTable({ locale, counted }: CountedProps) {
  if (counted.length === 0) return null;
  const { figures } = consoleWords[locale];
  const words = watchWords[locale].counted;
  const number = (how: Counted, direction: CountedPeople['direction']) =>
    formatNumber(peopleOf(counted, how, direction), locale);
  return (
    <section class="panel" aria-labelledby="counted">
      <h3 id="counted">{words.title}</h3>
      <table class="counted-table">
        <thead>
          <tr>
            <th scope="col">{words.how}</th>
            <th scope="col" class="count">
              {figures.entries}
            </th>
            <th scope="col" class="count">
              {figures.exits}
            </th>
          </tr>
        </thead>
        <tbody>
          {COUNTED.map((how) => (
            <tr data-counted={how}>
              <th scope="row">{words[how]}</th>
              <td class="count">
                <b>{number(how, 'entry')}</b>
              </td>
              <td class="count">
                <b>{number(how, 'exit')}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="hint">{words.note}</p>
    </section>
  );
}

function peopleOf(
  counted: readonly CountedPeople[],
  how: Counted,
  direction: CountedPeople['direction'],
): number {
  return counted.find((one) => one.counted === how && one.direction === direction)?.people ?? 0;
}

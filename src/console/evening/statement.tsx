import type { Locale } from '../../domain/kinds.ts';
import { consoleWords } from '../../i18n/console.ts';
import { formatDate } from '../../i18n/format.ts';
import { clockAt } from '../shell/clock.ts';
import { StateIcon } from '../shell/state-icons.tsx';
import type { DayStanding } from './day-standing.ts';
import type { SheetProps } from './props.ts';

type StandingProps = SheetProps & { standing: DayStanding };

/** Whether these figures may be announced, before any of them. */
export function Completeness({ locale, edition, live, standing }: StandingProps) {
  const words = consoleWords[locale].sheet;
  const to = moment(standing.complete_to, locale, edition.timezone);
  const final = standing.phase === 'over' && standing.complete;
  return (
    <section class="verdict" data-state={final ? 'complete' : 'waiting'}>
      <p class="sign">
        <StateIcon name={final ? 'complete' : 'waiting'} />
        <b>{final ? words.complete(to) : words.incomplete(to)}</b>
      </p>
      {standing.excluded > 0 && <p>{words.excluded(standing.excluded)}</p>}
      <p class="hint">{words.asOf(moment(Date.parse(live.as_of), locale, edition.timezone))}</p>
    </section>
  );
}

/** An instant (ms) with its day and its minute. */
function moment(at: number, locale: Locale, zone: string): string {
  const time = clockAt(at, at, zone);
  return `${formatDate(at, locale, zone, 'without_year')} ${time}`;
}

import type { Locale } from '../../domain/kinds.ts';
import { consoleWords } from '../../i18n/console.ts';
import { formatCalendarDate, formatDate } from '../../i18n/format.ts';
import { clockAt } from '../shell/clock.ts';
import { StateIcon } from '../shell/state-icons.tsx';
import { countedSentence } from './counted-table.tsx';
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

/** One paragraph with the figures, what they count and how complete they are. */
export function Statement(props: StandingProps) {
  const { locale, edition, day, figures, standing } = props;
  const words = consoleWords[locale].sheet;
  const sentence = words.sentence({
    entries: figures.visits,
    re_entries: figures.repeat_visits,
    walk_ins: figures.walk_in_visits,
    parties: standing.parties,
    exits: figures.exits,
    day: `${edition.name[locale]} – ${formatCalendarDate(day.date, locale)}`,
    complete_to: moment(standing.complete_to, locale, edition.timezone),
  });
  return (
    <section class="panel statement-text" aria-labelledby="statement">
      <h3 id="statement">{words.statement}</h3>
      <p id="sentence">
        {!(standing.phase === 'over' && standing.complete) && `${words.provisional} `}
        {sentence}
        {figures.corrections.length > 0 && ` ${words.afterCorrection}`} {countedSentence(props)}
      </p>
      <button
        type="button"
        class="plain"
        hidden
        data-copy="sentence"
        data-done={consoleWords[locale].invitation.copied}
      >
        <span data-text="">{words.copy}</span>
      </button>
    </section>
  );
}

/** An instant (ms) with its day and its minute. */
function moment(at: number, locale: Locale, zone: string): string {
  const time = clockAt(at, at, zone);
  return `${formatDate(at, locale, zone, 'without_year')} ${time}`;
}

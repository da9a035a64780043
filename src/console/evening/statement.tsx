import { consoleWords } from '../../i18n/console.ts';
import { figureWords } from '../../i18n/figures.ts';
import { saidMoment } from '../../i18n/said-moment.ts';
import { StateIcon } from '../shell/state-icons.tsx';
import type { DayStanding } from './day-standing.ts';
import type { SheetProps } from './props.ts';

type StandingProps = SheetProps & { standing: DayStanding };

/** Whether these figures may be announced, before any of them. */
export function Completeness({ locale, edition, day, live, standing }: StandingProps) {
  const words = consoleWords[locale].sheet;
  const { at, moment, upTo } = figureWords[locale];
  const said = (instant: number) =>
    saidMoment(instant, { day: day.date, zone: edition.timezone }, locale);
  const to = said(standing.complete_to);
  const final = standing.phase === 'over' && standing.complete;
  return (
    <section class="verdict" data-state={final ? 'complete' : 'waiting'}>
      <p class="sign">
        <StateIcon name={final ? 'complete' : 'waiting'} />
        <b>{final ? words.complete(moment(to)) : words.incomplete(upTo(to))}</b>
      </p>
      {standing.excluded > 0 && <p>{words.excluded(standing.excluded)}</p>}
      <p class="hint">{words.asOf(at(said(Date.parse(live.as_of))))}</p>
    </section>
  );
}

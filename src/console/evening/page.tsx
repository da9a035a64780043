import { isOff } from '../../domain/edition.ts';
import { hasChangedSince } from '../../domain/figures/release.ts';
import { mayRelease } from '../../domain/figures/release-time.ts';
import type { Locale } from '../../domain/kinds.ts';
import { openingHours } from '../../domain/opening-hours.ts';
import { consoleWords } from '../../i18n/console.ts';
import { spokenIn } from '../../i18n/edition.ts';
import { eveningWords } from '../../i18n/evening.ts';
import { figureWords } from '../../i18n/figures.ts';
import { formatCalendarDate, formatNumber, formatSpan, formatTime } from '../../i18n/format.ts';
import { Emblem } from '../../ui/emblem.tsx';
import { ToDoList } from '../home/to-do-list.tsx';
import { CalledOffSign } from '../shell/called-off-sign.tsx';
import { dayNow } from '../shell/day.ts';
import { isHome } from '../shell/home.ts';
import { shortDay } from '../shell/short-day.ts';
import { WorkPage } from '../shell/work-page.tsx';
import { CompletenessByGate } from './completeness-by-gate.tsx';
import { CorrectionPanel } from './correction-panel.tsx';
import { CountedTable } from './counted-table.tsx';
import { type DayStanding, dayStanding } from './day-standing.ts';
import { EveningStep, type StepName } from './evening-step.tsx';
import { FigureTable } from './figure-table.tsx';
import { LookStep, toLookAt } from './look-step.tsx';
import { MissingPhones } from './missing-phones.tsx';
import type { SheetProps } from './props.ts';
import { ReleasePanel, releaseSaid } from './release-panel.tsx';
import { Completeness } from './statement.tsx';

/** The evening of a day, in four steps; before the day begins, that it has not. */
export function EveningPage(props: SheetProps) {
  const { edition, day, now, figures } = props;
  const locale = spokenIn(props.locale);
  const words = consoleWords[locale];
  const standing = dayStanding(day, edition, props, now);
  const { from, to } = openingHours(day, edition);
  const begins =
    isHome('evening', props.member.role, edition, now) && day.number === dayNow(edition, now);
  const ahead = standing.phase === 'ahead';
  return (
    <WorkPage
      {...props}
      spoken={locale}
      page="evening"
      title={words.sheet.title(formatCalendarDate(day.date, locale))}
      faulty={props.form.faults.length + props.release.form.faults.length > 0}
      emblem={<Emblem day={day.number} size={48} locale={locale} />}
      state={
        <>
          {edition.name[locale]}
          {' · '}
          {words.sheet.hours(formatSpan(from, to, locale, edition.timezone))}
          {isOff(day) && <CalledOffSign locale={locale} />}
        </>
      }
      {...(!ahead && {
        arch: {
          number: formatNumber(figures.visits, locale),
          word: figureWords[locale].names.visits,
        },
      })}
      print={words.sheet.print}
      kind="sheet"
    >
      {props.toDo && begins && (
        <ToDoList locale={locale} edition={edition} now={now} list={props.toDo.list} />
      )}
      <DayChoice {...props} locale={locale} />
      {ahead ? (
        <p class="lead">{words.sheet.ahead}</p>
      ) : (
        <>
          <Steps {...props} locale={locale} standing={standing} />
          <Signatures locale={locale} />
        </>
      )}
    </WorkPage>
  );
}

function Steps(props: SheetProps & { standing: DayStanding }) {
  const { locale, figures, standing } = props;
  const words = eveningWords[locale];
  const { phones, handed_in } = figures.completeness;
  const waiting = toLookAt(props);
  const isOver = standing.phase === 'over';
  const last = props.release.ofDay.at(-1);
  const done: Readonly<Record<StepName, boolean>> = {
    phones: isOver && handed_in === phones,
    look: waiting === 0,
    figures: isOver,
    release: last !== undefined && !hasChangedSince(last, figures),
  };
  const first = (['phones', 'look', 'figures', 'release'] as const).find((one) => !done[one]);
  const step = (name: StepName, number: number, state: string) => ({
    ...{ name, number, state, title: words.steps[name], isDone: done[name] },
    open: name === first || name === asked(props),
  });
  return (
    <>
      {!isOver && <p class="lead running">{runningSaid(props)}</p>}
      <EveningStep {...step('phones', 1, words.phones.handedIn(handed_in, phones))}>
        <Completeness {...props} standing={standing} />
        <CompletenessByGate {...props} />
        <MissingPhones {...props} />
      </EveningStep>
      <EveningStep {...step('look', 2, words.look.waiting(waiting))}>
        <LookStep {...props} />
      </EveningStep>
      <EveningStep {...step('figures', 3, words.corrected(figures.corrections.length))}>
        <FigureTable {...props} />
        <CountedTable {...props} />
        <CorrectionPanel {...props} />
      </EveningStep>
      <EveningStep {...step('release', 4, releaseState(props))}>
        <ReleasePanel {...props} />
      </EveningStep>
    </>
  );
}

/** That figures are not the last ones; before the gates open, that there are none to release. */
function runningSaid({ locale, edition, day, now }: SheetProps): string {
  const words = eveningWords[locale];
  if (mayRelease('provisional', day, now)) return words.running;
  return words.notOpen(formatTime(day.opens_at, edition.timezone));
}

function releaseState({ locale, edition, now, figures, release }: SheetProps): string {
  const words = eveningWords[locale];
  const last = release.ofDay.at(-1);
  if (!last) return words.notYet;
  if (hasChangedSince(last, figures)) return words.changedSince(last.number);
  return releaseSaid(last, { locale, edition, now });
}

/** The step that an answer or a link leads to. */
function asked({ form, recorded, release }: SheetProps): StepName | null {
  if (release.done !== null || release.again || release.form.faults.length > 0) return 'release';
  return recorded || form.faults.length > 0 || form.draft.figure !== '' ? 'figures' : null;
}

/** On paper only: a line for the signature. */
function Signatures({ locale }: { locale: Locale }) {
  const words = consoleWords[locale].sheet.signatures;
  return (
    <section class="signatures" aria-label={words.title}>
      <p>{words.name}</p>
      <p>{words.signature}</p>
      <p>{words.date}</p>
    </section>
  );
}

function DayChoice({ locale, edition, day }: SheetProps) {
  return (
    <nav class="day-choice" aria-label={consoleWords[locale].sheet.days}>
      {edition.days.map((one) => (
        <a
          href={`/console/${edition.slug}/days/${one.number}/close`}
          {...(one.number === day.number && { 'aria-current': 'page' })}
        >
          <Emblem day={one.number} size={18} />
          <span>{shortDay(one.date, locale)}</span>
        </a>
      ))}
    </nav>
  );
}

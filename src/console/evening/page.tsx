import { isOff } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { openingHours } from '../../domain/opening-hours.ts';
import { consoleWords } from '../../i18n/console.ts';
import { spokenIn } from '../../i18n/edition.ts';
import { eveningWords } from '../../i18n/evening.ts';
import { formatCalendarDate, formatDate, formatSpan } from '../../i18n/format.ts';
import { toDoWords } from '../../i18n/to-do.ts';
import { voidWords } from '../../i18n/voids.ts';
import { CONFLICTS_SHOWN } from '../../store/gates/conflicts.ts';
import { Emblem } from '../../ui/emblem.tsx';
import { ToDoList } from '../home/to-do-list.tsx';
import { CalledOffSign } from '../shell/called-off-sign.tsx';
import { clockAt } from '../shell/clock.ts';
import { dayNow } from '../shell/day.ts';
import { PostForm } from '../shell/form.tsx';
import { isHome } from '../shell/home.ts';
import { shortDay } from '../shell/short-day.ts';
import { StateIcon } from '../shell/state-icons.tsx';
import { WorkPage } from '../shell/work-page.tsx';
import { ConflictTable } from './conflict-table.tsx';
import { CorrectionPanel } from './correction-panel.tsx';
import { CountedTable, countedSentence } from './counted-table.tsx';
import { type DayStanding, dayStanding } from './day-standing.ts';
import { FigureTable } from './figure-table.tsx';
import type { SheetProps } from './props.ts';
import { ReleasePanel } from './release-panel.tsx';

export function SheetPage(props: SheetProps) {
  const { locale, edition, day, now } = props;
  const words = consoleWords[locale];
  const standing = dayStanding(day, edition, props, now);
  const date = formatCalendarDate(day.date, locale);
  const { from, to } = openingHours(day, edition);
  const begins =
    isHome('evening', props.member.role, edition, now) && day.number === dayNow(edition, now);
  return (
    <WorkPage
      {...props}
      page="evening"
      title={words.sheet.title(date)}
      faulty={props.form.faults.length > 0}
      emblem={<Emblem day={day.number} size={48} locale={locale} />}
      state={
        <>
          {edition.name[locale]}
          {' · '}
          {words.sheet.hours(formatSpan(from, to, locale, edition.timezone))}
          {isOff(day) && <CalledOffSign locale={locale} />}
        </>
      }
      print={words.sheet.print}
      kind="sheet"
    >
      {props.toDo && begins && <ToDoList {...props} list={props.toDo.list} />}
      <DayChoice {...props} />
      {standing.phase === 'ahead' ? (
        <p class="lead">{words.sheet.ahead}</p>
      ) : (
        <>
          <Completeness {...props} standing={standing} />
          <FigureTable {...props} />
          <CountedTable {...props} />
          <ConflictTable {...props} total={conflictsTotal(props)}>
            <LookThrough {...props} />
          </ConflictTable>
          <Statement {...props} standing={standing} date={date} />
          <CorrectionPanel {...props} />
          <section class="panel" id="release" aria-labelledby="release-title">
            <h2 id="release-title">{eveningWords[spokenIn(locale)].steps.release}</h2>
            <ReleasePanel {...props} />
          </section>
          <Signatures locale={locale} />
        </>
      )}
    </WorkPage>
  );
}

/** Takes the double admissions of the day off the list of what is to do, until another comes. */
function LookThrough({ locale, edition, day, conflicts, toDo }: SheetProps) {
  const words = toDoWords[locale];
  if (!toDo) return null;
  const unseen = toDo.conflicts.find((one) => one.day === day.number)?.n ?? 0;
  if (unseen === 0) {
    return (
      <p class="sign" data-state="complete">
        <StateIcon name="complete" />
        <span>{words.allLookedThrough}</span>
      </p>
    );
  }
  const shown = conflicts.map((one) => one.received_at);
  return (
    <PostForm action={`/console/${edition.slug}/days/${day.number}/looked-through`}>
      <input type="hidden" name="seen_to" value={String(Math.max(...shown))} />
      <button type="submit" class="quiet">
        {words.lookedThrough}
      </button>
      <p class="hint">{words.lookedThroughNote}</p>
    </PostForm>
  );
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

/** As the live figures count them; the list may be cut. */
function conflictsTotal({ live, day, conflicts }: SheetProps): number {
  const counted = live.days?.find((one) => one.id === String(day.number))?.conflicts ?? 0;
  return Math.max(conflicts.length, conflicts.length < CONFLICTS_SHOWN ? 0 : counted);
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

/** Whether these figures may be announced, before any of them. */
function Completeness({
  locale,
  edition,
  live,
  standing,
  implausible,
}: SheetProps & { standing: DayStanding }) {
  const words = consoleWords[locale].sheet;
  const to = moment(standing.complete_to, locale, edition.timezone);
  const final = standing.phase === 'over' && standing.complete;
  return (
    <section class="verdict" data-state={final ? 'complete' : 'waiting'}>
      <p class="sign">
        <StateIcon name={final ? 'complete' : 'waiting'} />
        <b>{final ? words.complete(to) : words.incomplete(to)}</b>
      </p>
      {standing.phase === 'running' && <p>{words.running}</p>}
      {standing.excluded > 0 && <p>{words.excluded(standing.excluded)}</p>}
      {implausible > 0 && <p>{voidWords[locale].onSheet(implausible)}</p>}
      <p class="hint">{words.asOf(moment(Date.parse(live.as_of), locale, edition.timezone))}</p>
    </section>
  );
}

/** One paragraph with the figures, what they count and how complete they are. */
function Statement(props: SheetProps & { standing: DayStanding; date: string }) {
  const { locale, edition, figures, standing, date } = props;
  const words = consoleWords[locale].sheet;
  const sentence = words.sentence({
    entries: figures.visits,
    re_entries: figures.repeat_visits,
    walk_ins: figures.walk_in_visits,
    parties: standing.parties,
    exits: figures.exits,
    day: `${edition.name[locale]} – ${date}`,
    complete_to: moment(standing.complete_to, locale, edition.timezone),
  });
  return (
    <section class="panel statement-text" aria-labelledby="statement">
      <h2 id="statement">{words.statement}</h2>
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

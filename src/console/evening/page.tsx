import { isOff } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { openingHours } from '../../domain/opening-hours.ts';
import { consoleWords } from '../../i18n/console.ts';
import { formatCalendarDate, formatDate, formatNumber, formatSpan } from '../../i18n/format.ts';
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
import { CellLabel } from '../shell/table.tsx';
import { WorkPage } from '../shell/work-page.tsx';
import { ConflictTable } from './conflict-table.tsx';
import { CorrectionPanel } from './correction-panel.tsx';
import { CountedTable, countedSentence } from './counted-table.tsx';
import { type DayFigures, dayFigures } from './day-figures.ts';
import type { SheetProps } from './props.ts';

export function SheetPage(props: SheetProps) {
  const { locale, edition, day, now } = props;
  const words = consoleWords[locale];
  const figures = dayFigures(day, edition, props, now);
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
      {figures.phase === 'ahead' ? (
        <p class="lead">{words.sheet.ahead}</p>
      ) : (
        <>
          <Completeness {...props} figures={figures} />
          <FigureTable locale={locale} figures={figures} />
          <CountedTable {...props} />
          <ConflictTable {...props} total={conflictsTotal(props)}>
            <LookThrough {...props} />
          </ConflictTable>
          <Statement {...props} figures={figures} date={date} />
          <CorrectionPanel {...props} figures={figures} />
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
  figures,
  implausible,
}: SheetProps & { figures: DayFigures }) {
  const words = consoleWords[locale].sheet;
  const to = moment(figures.complete_to, locale, edition.timezone);
  const final = figures.phase === 'over' && figures.complete;
  return (
    <section class="verdict" data-state={final ? 'complete' : 'waiting'}>
      <p class="sign">
        <StateIcon name={final ? 'complete' : 'waiting'} />
        <b>{final ? words.complete(to) : words.incomplete(to)}</b>
      </p>
      {figures.phase === 'running' && <p>{words.running}</p>}
      {figures.excluded > 0 && <p>{words.excluded(figures.excluded)}</p>}
      {implausible > 0 && <p>{voidWords[locale].onSheet(implausible)}</p>}
      <p class="hint">{words.asOf(moment(Date.parse(live.as_of), locale, edition.timezone))}</p>
    </section>
  );
}

function FigureTable({ locale, figures }: { locale: Locale; figures: DayFigures }) {
  const words = consoleWords[locale];
  const last = figures.phase === 'over' ? 'uncounted_exits' : 'inside';
  const rows = ['entries', 're_entries', 'walk_ins', 'parties', 'exits', last] as const;
  const { correction } = figures;
  return (
    <table class="statement-table">
      <thead>
        <tr>
          <th scope="col">{words.sheet.figure}</th>
          {correction && (
            <th scope="col" class="count">
              {words.sheet.corrected}
            </th>
          )}
          <th scope="col" class="count">
            {correction ? words.sheet.counted : words.sheet.value}
          </th>
          <th scope="col">{words.sheet.counts}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((name) => (
          <tr>
            <th scope="row">{words.figures[name]}</th>
            {correction && (
              <td class="count">
                {(name === 'entries' || name === 'exits') && (
                  <>
                    <CellLabel text={words.sheet.corrected} />
                    <b>{formatNumber(correction[name], locale)}</b>
                  </>
                )}
              </td>
            )}
            <td class="count">
              {correction && <CellLabel text={words.sheet.counted} />}
              <b>{formatNumber(figures[name], locale)}</b>
            </td>
            <td>{words.counts[name]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** One paragraph with the figures, what they count and how complete they are. */
function Statement(props: SheetProps & { figures: DayFigures; date: string }) {
  const { locale, edition, figures, date } = props;
  const words = consoleWords[locale].sheet;
  const { entries, exits } = figures.correction ?? figures;
  const sentence = words.sentence({
    ...figures,
    entries,
    exits,
    day: `${edition.name[locale]} – ${date}`,
    complete_to: moment(figures.complete_to, locale, edition.timezone),
  });
  return (
    <section class="panel statement-text" aria-labelledby="statement">
      <h2 id="statement">{words.statement}</h2>
      <p id="sentence">
        {!(figures.phase === 'over' && figures.complete) && `${words.provisional} `}
        {sentence}
        {figures.correction && ` ${words.afterCorrection}`} {countedSentence(props)}
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

import { type Edition, isOff } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { languageOf } from '../../domain/other-language.ts';
import { showsOfDay, type TimedShow } from '../../domain/programme.ts';
import { marksAt } from '../../domain/show-marks.ts';
import { commonWords, directionOf } from '../../i18n/common.ts';
import { editionWords, spokenIn } from '../../i18n/edition.ts';
import { eventPageWords } from '../../i18n/event-page.ts';
import { formatCalendarDate, formatTime } from '../../i18n/format.ts';
import { CalledOffWord } from '../../ui/called-off.tsx';
import { Written } from '../../ui/written.tsx';
import { InLegal } from '../shared/in-legal.tsx';

interface ProgrammeProps {
  edition: Edition;
  locale: Locale;
  now: number;
}

type Marked = TimedShow & { readonly mark: 'now' | 'next' | null };

/**
 * The shows of each day, by place and hour, and which of them goes on or comes next at the hour that
 * stands above. A script renews both while the page is open; nothing where there is no show.
 */
export function Programme(props: ProgrammeProps) {
  const { edition, locale, now } = props;
  const spoken = spokenIn(locale);
  const words = eventPageWords[locale].programme;
  const days = edition.days
    .map((day) => ({ day, shows: showsOfDay(edition, day.number) }))
    .filter(({ shows }) => shows.length > 0);
  if (days.length === 0) return null;
  const marks = marksAt(
    days.flatMap(({ day, shows }) => (isOff(day) ? [] : shows)),
    now,
  );
  const isMarked = marks.some((mark) => mark !== null);
  const marked = days.map(({ day, shows }) => ({
    day,
    shows: shows.map(
      (one): Marked => ({ ...one, mark: isOff(day) ? null : (marks.shift() ?? null) }),
    ),
  }));
  const open = days.find(({ day }) => now < day.closes_at && !isOff(day)) ?? days[0];
  return (
    <section
      aria-labelledby="programme"
      class="programme"
      data-programme={now}
      data-now={words.now}
      data-lang={spoken === locale ? undefined : spoken}
      data-next={words.next}
    >
      <h2 id="programme" lang={spoken} dir={directionOf(spoken)}>
        {editionWords[locale].programme.title}
      </h2>
      <p class="small muted" data-programme-at="" hidden={!isMarked}>
        <InLegal locale={locale} section="event">
          {words.at} <span>{formatTime(now, edition.timezone)}</span>
        </InLegal>
      </p>
      {marked.map(({ day, shows }) => (
        <details
          id={`programme-${day.number}`}
          class="programme-day"
          open={day.number === open?.day.number}
        >
          <summary>
            <h3>{formatCalendarDate(day.date, locale, 'without_year')}</h3>
            {isOff(day) && <CalledOffWord locale={locale} />}
          </summary>
          <DayShows locale={locale} shows={shows} isOff={isOff(day)} />
        </details>
      ))}
    </section>
  );
}

/** By place, in the order in which something begins there. */
function DayShows({
  locale,
  shows,
  isOff,
}: {
  locale: Locale;
  shows: readonly Marked[];
  isOff: boolean;
}) {
  const places = Map.groupBy(shows, ({ show }) => show.arena[languageOf(show.arena, locale)]);
  return (
    <>
      {[...places].map(([place, there]) => (
        <>
          {place !== '' && there[0] && (
            <h4>
              <Written
                text={there[0].show.arena}
                locale={locale}
                within={(said) => <bdi>{said}</bdi>}
              />
            </h4>
          )}
          <ul class="shows">
            {there.map((one) => (
              <ShowLine locale={locale} isOff={isOff} {...one} />
            ))}
          </ul>
        </>
      ))}
    </>
  );
}

/** One that is called off has no hours to be renewed by: it never goes on. */
function ShowLine({
  locale,
  show,
  from,
  to,
  mark,
  isOff,
}: Marked & { locale: Locale; isOff: boolean }) {
  const words = eventPageWords[locale].programme;
  return (
    <li {...(!isOff && { 'data-from': from, 'data-to': to })}>
      <span class="show-hours">{commonWords[locale].span(show.from, show.to)}</span>{' '}
      <Written text={show.name} locale={locale} within={(said) => <b dir="auto">{said}</b>} />{' '}
      {mark && (
        <span class={`mark ${mark}`}>
          <InLegal locale={locale} section="event">
            {words[mark]}
          </InLegal>
        </span>
      )}
    </li>
  );
}

import { erasureOf, offersKind } from '../../domain/edition.ts';
import { type Show, signOf } from '../../domain/edition-parts.ts';
import { type Locale, PARTY_KINDS } from '../../domain/kinds.ts';
import { readable } from '../../domain/other-language.ts';
import { commonWords } from '../../i18n/common.ts';
import { editionWords, spokenIn } from '../../i18n/edition.ts';
import { formatCalendarDate, formatDate, formatNumber, formatTime } from '../../i18n/format.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';

interface PublicProps {
  locale: Locale;
  edition: StoredEdition;
}

/** The days of an edition, each with its hours and its places. */
export function PublicDays({ locale, edition }: PublicProps) {
  const words = editionWords[locale];
  const spoken = spokenIn(locale);
  return (
    <section class="panel" aria-labelledby="public-days">
      <h2 id="public-days">{words.days.title}</h2>
      <ul>
        {edition.days.map((day) => (
          <li>
            {formatCalendarDate(day.date, spoken, 'without_year')}
            {' · '}
            {commonWords[spokenIn(locale)].span(day.opens, day.closes)}
            {' · '}
            {words.days.places}{' '}
            {formatNumber(
              day.slots.reduce((n, one) => n + one.capacity, 0),
              spoken,
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The programme, in the order in which visitors read it; nothing where no show was written. */
export function PublicShows({ locale, edition }: PublicProps) {
  const shows = edition.programme ?? [];
  if (shows.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="public-shows">
      <h2 id="public-shows">{editionWords[locale].programme.title}</h2>
      <ul>
        {shows.map((show) => (
          <li>
            <bdi>{readable(show.name)[spokenIn(locale)]}</bdi> ·{' '}
            <ShowPlace {...{ locale, edition, show }} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The day, the hours and the place of a show, in one line. */
function ShowPlace({ locale, edition, show }: PublicProps & { show: Show }) {
  const day = edition.days.find((one) => one.number === show.day);
  const spoken = spokenIn(locale);
  return (
    <>
      {day && formatCalendarDate(day.date, spoken, 'without_year')}
      {' · '}
      {commonWords[spoken].span(show.from, show.to)}
      {' · '}
      <bdi>{readable(show.arena)[spoken]}</bdi>
    </>
  );
}

/**
 * Who can register and when, by which gates people come, whom they may write to about their data, and
 * when that is erased.
 */
export function PublicFacts({ locale, edition }: PublicProps) {
  const { fields, gates: words, checklist, kinds } = editionWords[locale];
  const spoken = spokenIn(locale);
  const { timezone, registration, gates, controller } = edition;
  const at = (instant: number) =>
    `${formatDate(instant, spoken, timezone)} · ${formatTime(instant, timezone)}`;
  return (
    <dl class="facts">
      <dt>{fields['registration.opens'].label}</dt>
      <dd>{at(registration.opens_at)}</dd>
      <dt>{fields['registration.closes'].label}</dt>
      <dd>{at(registration.closes_at)}</dd>
      <dt>{fields.kinds.label}</dt>
      {PARTY_KINDS.filter((kind) => offersKind(edition, kind)).map((kind) => (
        <dd>{kinds[kind]}</dd>
      ))}
      <dt>{checklist.facts.gates}</dt>
      {gates.map((gate) => (
        <dd>
          <bdi>{signOf(gate)}</bdi> · <bdi>{readable(gate.name)[spoken]}</bdi> ·{' '}
          {words.directions[gate.direction ?? 'both']}
        </dd>
      ))}
      <dt>{fields['controller.contact'].label}</dt>
      <dd>
        <bdi>{controller.contact}</bdi>
      </dd>
      {controller.receipt && (
        <>
          <dt>{fields['controller.receipt'].label}</dt>
          <dd>
            <bdi>{controller.receipt}</bdi>
          </dd>
        </>
      )}
      {edition.days.length > 0 && (
        <>
          <dt>{checklist.facts.erased}</dt>
          <dd>{formatDate(erasureOf(edition), spoken, timezone)}</dd>
        </>
      )}
    </dl>
  );
}

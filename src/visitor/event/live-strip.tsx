import type { Live } from '../../contract/answers/live.ts';
import { type Edition, isOff } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { dayNumberAt } from '../../domain/presence.ts';
import { clockTime, formatNumber, formatTime } from '../../i18n/format.ts';
import { visitorWords } from '../../i18n/visitor.ts';

/**
 * When today's gates open (ms), while they are still to open and nobody was let in; null at any other
 * time. The figures of a day begin hours before its gates open, and are nothing but zeros until then.
 */
export function openingOf(edition: Edition, live: Live | null, now: number): number | null {
  const today = edition.days.find(({ number }) => number === dayNumberAt(edition, now));
  if (!today || isOff(today) || now >= today.opens_at) return null;
  return live !== null && live.today.entries > 0 ? null : today.opens_at;
}

/** In place of the figures, in the hours before the gates of a day open. */
export function OpeningStrip(props: { locale: Locale; edition: Edition; at: number }) {
  const { locale, edition, at } = props;
  const words = visitorWords[locale].event.live;
  return (
    <section class="live" aria-labelledby="live">
      <h2 id="live">{words.opening(formatTime(at, edition.timezone))}</h2>
      <p class="small muted">{words.openingNote}</p>
    </section>
  );
}

/**
 * How many are on the site, with the hour of the figures and how complete they are. Correct without
 * a script; with one they are requested every half minute while the page is visible.
 */
export function LiveStrip({
  locale,
  edition,
  live,
}: {
  locale: Locale;
  edition: Edition;
  live: Live;
}) {
  const words = visitorWords[locale].event.live;
  const { slug } = edition;
  return (
    <section
      class="live"
      aria-labelledby="live"
      data-live={`/api/v1/events/${slug}/live`}
      data-separator={formatNumber(1000, locale).slice(1, -3)}
    >
      <h2 id="live">{words.title}</h2>
      <dl>
        <div>
          <dt>{words.inside}</dt>
          <dd data-live-figure="inside">{formatNumber(live.today.inside, locale)}</dd>
        </div>
        <div>
          <dt>{words.entries}</dt>
          <dd data-live-figure="entries">{formatNumber(live.today.entries, locale)}</dd>
        </div>
      </dl>
      <p class="small muted">
        {words.asOf} <span data-live-figure="as_of">{clockTime(live.as_of)}</span>
        {' · '}
        {words.completeTo} <span data-live-figure="complete_to">{clockTime(live.complete_to)}</span>
        {edition.live_detail === 'coarse' && ` · ${words.rounded}`}
      </p>
    </section>
  );
}

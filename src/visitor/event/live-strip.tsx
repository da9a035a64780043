import type { Live } from '../../contract/answers/live.ts';
import type { Edition } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { clockTime, formatNumber } from '../../i18n/format.ts';
import { visitorWords } from '../../i18n/visitor.ts';

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

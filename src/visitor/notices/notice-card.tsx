import type { Edition } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { inTwo, languagesOf, type Notice, textFor } from '../../domain/notice.ts';
import { directionOf } from '../../i18n/common.ts';
import { formatDate, formatTime } from '../../i18n/format.ts';
import { missingSentence, noticesWords } from '../../i18n/notices.ts';
import { legalLocale } from '../../i18n/visitor.ts';
import { placeOf } from '../../ui/place-of.ts';
import { WithWritten } from '../../ui/written.tsx';
import { InLegal } from '../shared/in-legal.tsx';
import { noticePagePath } from '../shared/links.ts';

interface NoticeProps {
  readonly locale: Locale;
  readonly edition: Pick<Edition, 'slug' | 'timezone' | 'gates'>;
  readonly notice: Notice;
}

/** A notice as a page shows it: its text, and below it its number, its time and what it is about. */
export function NoticeCard(props: NoticeProps) {
  const { locale, edition, notice } = props;
  return (
    <article class="notice-card" data-kind={notice.kind}>
      <NoticeWords {...props} />
      <p class="notice-facts">
        <a href={noticePagePath(locale, edition.slug, notice.number)}>
          {noticesWords[locale].numbered(notice.number)}
        </a>
        <NoticeFacts {...props} />
      </p>
    </article>
  );
}

/** The text, its first sentence in bold; in another language where the reader's has none. */
export function NoticeWords({ locale, notice }: Pick<NoticeProps, 'locale' | 'notice'>) {
  const said = textFor(notice.text, locale);
  const { first, rest } = inTwo(said.text);
  return (
    <>
      {said.locale !== locale && (
        <p class="notice-missing">
          <InLegal locale={locale} section="notices">
            {missingSentence(legalLocale(locale, 'notices'), languagesOf(notice.text))}
          </InLegal>
        </p>
      )}
      <p class="notice-text" lang={said.locale} dir={directionOf(said.locale)}>
        <strong>{first}</strong> {rest}
      </p>
    </>
  );
}

/** When it was published or corrected, until when it is valid, and about which gate. */
export function NoticeFacts({ locale, edition, notice }: NoticeProps) {
  const legal = legalLocale(locale, 'notices');
  const words = noticesWords[legal];
  const gate = edition.gates.find((one) => one.number === notice.gate);
  const when = dateAndTime(notice.published_at, edition, legal);
  return (
    <>
      <span>
        <InLegal locale={locale} section="notices">
          {notice.revision > 1 ? words.corrected(...when) : words.at(...when)}
        </InLegal>
      </span>
      {notice.until !== null && (
        <span>
          <InLegal locale={locale} section="notices">
            {validUntil(notice.until, when, { edition, legal })}
          </InLegal>
        </span>
      )}
      {gate && (
        <span>
          <InLegal locale={locale} section="notices">
            <WithWritten sentence={words.gate(placeOf(0))} texts={[gate.name]} locale={legal} />
          </InLegal>
        </span>
      )}
    </>
  );
}

/** With its day, where that is another one than the day of publication. */
function validUntil(
  until: number,
  [published]: readonly [date: string, time: string],
  { edition, legal }: { edition: NoticeProps['edition']; legal: Locale },
): string {
  const words = noticesWords[legal];
  const [date, time] = dateAndTime(until, edition, legal);
  return date === published ? words.untilHour(time) : words.until(date, time);
}

/** The day and the hour of an instant (ms) at the event. */
export function dateAndTime(
  at: number,
  { timezone }: Pick<Edition, 'timezone'>,
  locale: Locale,
): [date: string, time: string] {
  return [formatDate(at, locale, timezone, 'without_year'), formatTime(at, timezone)];
}

import type { Edition } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import type { Notice } from '../../domain/notice.ts';
import { noticesWords } from '../../i18n/notices.ts';
import { Icon } from '../../ui/icon.tsx';
import { currentNoticesPath, noticesPath } from '../shared/links.ts';
import { NoticeCard } from './notice-card.tsx';
import { stampOf } from './notices-shown.ts';

export interface CurrentProps {
  readonly locale: Locale;
  readonly edition: Pick<Edition, 'slug' | 'timezone' | 'gates'>;
  readonly notices: readonly Notice[];
  /** The reader's gate, where the page knows it. */
  readonly gate?: number | undefined;
}

/**
 * The notices in force, above what the page is for. A script keeps them current while the page is
 * open; without one they are those of the moment at which it was opened.
 */
export function CurrentNotices(props: CurrentProps) {
  const { locale, edition, notices, gate } = props;
  const words = noticesWords[locale];
  return (
    <div
      class="notices-now"
      aria-live="polite"
      data-notices={currentNoticesPath(locale, edition.slug, gate)}
      data-stamp={stampOf(notices)}
    >
      {notices.length > 0 && (
        <section aria-labelledby="notices-now">
          <h2 id="notices-now">
            <Icon name="news" size={24} /> {words.title}
          </h2>
          {notices.map((notice) => (
            <NoticeCard locale={locale} edition={edition} notice={notice} />
          ))}
          <p class="notices-all">
            <a href={noticesPath(locale, edition.slug)}>{words.all}</a>
          </p>
        </section>
      )}
    </div>
  );
}

import type { PropsWithChildren } from 'hono/jsx';
import type { Edition } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { inForce, type Notice } from '../../domain/notice.ts';
import { noticesWords } from '../../i18n/notices.ts';
import { Page } from '../../ui/layout.tsx';
import { Written } from '../../ui/written.tsx';
import { InLegal } from '../shared/in-legal.tsx';
import { eventPath, findPath, noticePath, noticesPath } from '../shared/links.ts';
import { NoticeCard } from './notice-card.tsx';

interface ListProps {
  readonly locale: Locale;
  readonly edition: Edition;
  /** Newest first. */
  readonly notices: readonly Notice[];
  /** The number below which older ones are found; null where there are none. */
  readonly below: number | null;
  readonly now: number;
  /** Scheme and host of the service. */
  readonly origin: string;
}

/** Every notice of an edition, newest first, and a field in which a number is checked. */
export function NoticesPage({ locale, edition, notices, below, now, origin }: ListProps) {
  const words = noticesWords[locale];
  const path = noticesPath(locale, edition.slug);
  const name = edition.name[locale];
  return (
    <NoticesFrame
      {...{ locale, edition, origin }}
      title={words.title}
      description={words.feed(name)}
      inLocale={(one) => noticesPath(one, edition.slug)}
    >
      {notices.length === 0 && <p class="lead">{words.empty}</p>}
      {notices.map((notice) => (
        <div class="notice-line" data-past={inForce(notice, now) ? undefined : ''}>
          {notice.withdrawn_at !== null && (
            <p class="notice-state">
              <InLegal locale={locale} section="notices">
                {words.withdrawnWord}
              </InLegal>
            </p>
          )}
          <NoticeCard {...{ locale, edition, notice }} />
        </div>
      ))}
      {below !== null && (
        <p>
          <a class="button quiet" href={`${path}?below=${below}`}>
            {words.older}
          </a>
        </p>
      )}
      <CheckForm locale={locale} edition={edition} />
    </NoticesFrame>
  );
}

interface FrameProps {
  readonly locale: Locale;
  readonly edition: Edition;
  readonly title: string;
  readonly description?: string;
  readonly inLocale: (locale: Locale) => string;
  readonly origin?: string;
}

/** A page about notices, with the feed for programs that follow them. */
export function NoticesFrame(props: PropsWithChildren<FrameProps>) {
  const { locale, edition, title, description, inLocale, origin, children } = props;
  const name = edition.name[locale];
  return (
    <Page
      page="publicNotices"
      locale={locale}
      title={`${title} · ${name}`}
      home={eventPath(locale, edition.slug)}
      inLocale={inLocale}
      noticeHref={noticePath(locale, edition.slug)}
      findHref={findPath(locale, edition.slug)}
      feed={{
        href: `${noticesPath(locale, edition.slug)}.atom`,
        title: noticesWords[locale].feed(name),
      }}
      {...(description && { description })}
      {...(origin ? { origin } : { isPrivate: true })}
      face="notices"
      masthead={
        <div class="opening">
          <p class="eyebrow">
            <Written text={edition.name} locale={locale} />
          </p>
          <h1>{title}</h1>
        </div>
      }
    >
      {children}
    </Page>
  );
}

/** Whoever was sent a picture types its number here. */
export function CheckForm({ locale, edition }: { locale: Locale; edition: Edition }) {
  const { check } = noticesWords[locale];
  return (
    <form class="notice-check" method="get" action={noticesPath(locale, edition.slug)}>
      <h2>{check.title}</h2>
      <label for="number">{check.number}</label>
      <div>
        <input
          id="number"
          name="number"
          type="text"
          inputmode="numeric"
          autocomplete="off"
          dir="ltr"
          required
        />
        <button class="button quiet" type="submit">
          {check.button}
        </button>
      </div>
    </form>
  );
}

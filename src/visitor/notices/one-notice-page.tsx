import type { Edition } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { inForce, type Notice, textFor, titleOf } from '../../domain/notice.ts';
import { noticesWords } from '../../i18n/notices.ts';
import { legalLocale } from '../../i18n/visitor.ts';
import { Icon } from '../../ui/icon.tsx';
import { InLegal } from '../shared/in-legal.tsx';
import { noticePagePath, noticesPath } from '../shared/links.ts';
import { dateAndTime, NoticeFacts, NoticeWords } from './notice-card.tsx';
import { CheckForm, NoticesFrame } from './notices-page.tsx';

interface OneProps {
  readonly locale: Locale;
  readonly edition: Edition;
  /** Every version, the first one first. */
  readonly versions: readonly Notice[];
  /** The one that is shown. */
  readonly notice: Notice;
  readonly now: number;
  readonly origin: string;
}

/**
 * One notice: that it is genuine, what it says, and whether it still stands. Each version leads to
 * the others, so that a picture of an old one is recognized as such.
 */
export function OneNoticePage(props: OneProps) {
  const { locale, edition, versions, notice, origin } = props;
  const words = noticesWords[locale];
  const latest = versions.at(-1) ?? notice;
  const earlier = versions.filter((one) => one.revision < notice.revision).toReversed();
  return (
    <NoticesFrame
      {...{ locale, edition, origin }}
      title={words.numbered(notice.number)}
      description={titleOf(notice.kind, textFor(notice.text, locale).text)}
      inLocale={(one) => versionPath(one, edition, notice, latest)}
    >
      <Genuine {...props} />
      {latest !== notice && <Replaced {...props} latest={latest} />}
      <Standing {...props} />
      <article class="notice-card large" data-kind={notice.kind}>
        <NoticeWords locale={locale} notice={notice} />
        <p class="notice-facts">
          <NoticeFacts {...props} />
        </p>
      </article>
      {earlier.length > 0 && (
        <section class="notice-earlier" aria-labelledby="earlier">
          <h2 id="earlier">
            <InLegal locale={locale} section="notices">
              {noticesWords[legalLocale(locale, 'notices')].earlier}
            </InLegal>
          </h2>
          {earlier.map((one) => (
            <article class="notice-card earlier">
              <NoticeWords locale={locale} notice={one} />
              <p class="notice-facts">
                <VersionLink {...props} version={one} latest={latest} />
              </p>
            </article>
          ))}
        </section>
      )}
      <p>
        <a href={noticesPath(locale, edition.slug)}>{words.all}</a>
      </p>
    </NoticesFrame>
  );
}

/** Where a version is read. The latest is that of the number itself. */
function versionPath(locale: Locale, { slug }: Edition, version: Notice, latest: Notice): string {
  const path = noticePagePath(locale, slug, version.number);
  return version === latest ? path : `${path}/${version.revision}`;
}

/** Of a text that was replaced, when that text was published; of the latest, when the notice was. */
function Genuine({ locale, edition, versions, notice }: OneProps) {
  const legal = legalLocale(locale, 'notices');
  const isLatest = notice.revision === versions.at(-1)?.revision;
  const at = isLatest ? notice.first_published_at : notice.published_at;
  const when = dateAndTime(at, edition, legal);
  return (
    <p class="notice-genuine">
      <Icon name="circle-check" size={28} />
      <strong>
        <InLegal locale={locale} section="notices">
          {noticesWords[legal].authentic(notice.number, ...when)}
        </InLegal>
      </strong>
    </p>
  );
}

function Replaced(props: OneProps & { latest: Notice }) {
  const { locale, latest } = props;
  return (
    <div class="notice">
      <p>
        <InLegal locale={locale} section="notices">
          {noticesWords[legalLocale(locale, 'notices')].replaced}
        </InLegal>{' '}
        <VersionLink {...props} version={latest} latest={latest} />
      </p>
    </div>
  );
}

/** That it does not apply any more, where it does not. */
function Standing({ locale, edition, notice, versions, now }: OneProps) {
  const { withdrawn_at, until } = versions.at(-1) ?? notice;
  if (inForce({ withdrawn_at, until }, now)) return null;
  const legal = legalLocale(locale, 'notices');
  const words = noticesWords[legal];
  const said =
    withdrawn_at === null
      ? words.over(...dateAndTime(until ?? 0, edition, legal))
      : words.withdrawn(...dateAndTime(withdrawn_at, edition, legal));
  return (
    <div class="notice">
      <p>
        <InLegal locale={locale} section="notices">
          {said}
        </InLegal>
      </p>
    </div>
  );
}

function VersionLink(props: OneProps & { version: Notice; latest: Notice }) {
  const { locale, edition, version, latest } = props;
  const legal = legalLocale(locale, 'notices');
  return (
    <a href={versionPath(locale, edition, version, latest)}>
      <InLegal locale={locale} section="notices">
        {noticesWords[legal].latest(...dateAndTime(version.published_at, edition, legal))}
      </InLegal>
    </a>
  );
}

/** A number under which nothing was published: the picture that bears it is none of the organizer's. */
export function UnknownNoticePage({ locale, edition }: { locale: Locale; edition: Edition }) {
  const legal = legalLocale(locale, 'notices');
  return (
    <NoticesFrame
      {...{ locale, edition }}
      title={noticesWords[legal].unknownTitle}
      inLocale={(one) => noticesPath(one, edition.slug)}
    >
      <p class="lead" data-unknown="">
        <InLegal locale={locale} section="notices">
          {noticesWords[legal].unknown}
        </InLegal>
      </p>
      <CheckForm locale={locale} edition={edition} />
      <p>
        <a href={noticesPath(locale, edition.slug)}>{noticesWords[locale].all}</a>
      </p>
    </NoticesFrame>
  );
}

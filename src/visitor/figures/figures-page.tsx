import type { Edition } from '../../domain/edition.ts';
import type { PublicDay } from '../../domain/figures/release.ts';
import type { Locale } from '../../domain/kinds.ts';
import type { Seal } from '../../domain/seal/chain.ts';
import { directionOf } from '../../i18n/common.ts';
import { releasedWords } from '../../i18n/released.ts';
import { reportWords } from '../../i18n/report.ts';
import { sealWords } from '../../i18n/seal.ts';
import { Page } from '../../ui/layout.tsx';
import { pressLocale } from '../../ui/released/moment.ts';
import { ReleasedDay } from '../../ui/released/released-day.tsx';
import { Seals } from '../../ui/seals.tsx';
import { Written } from '../../ui/written.tsx';
import { eventPath, figuresPath, findPath, noticePath } from '../shared/links.ts';
import { DAYS_ID, DaysTable } from './days-table.tsx';

interface FiguresProps {
  readonly locale: Locale;
  readonly edition: Edition;
  readonly days: readonly PublicDay[];
  /** The number of the day that was asked for; undefined for the newest with figures. */
  readonly asked: number | undefined;
  /** The number of a release of it, where only those before were asked for. */
  readonly before: number | undefined;
  /** The newest first. */
  readonly seals: readonly Seal[];
  /** Scheme and host of the service. */
  readonly origin: string;
}

/**
 * A day whole, with the method and the data, and the way to every other one: thirty of them were half a
 * megabyte for a phone that reads one.
 */
export function FiguresPage(props: FiguresProps) {
  const { locale, edition, days, asked, before, seals, origin } = props;
  const said = pressLocale(locale);
  const words = releasedWords[said];
  const other = said === locale ? {} : { lang: said, dir: directionOf(said) };
  const name = edition.name[locale];
  const isArchived = edition.status === 'archived';
  const shown = days.find(({ day }) => day === asked) ?? newestOf(days);
  return (
    <Page
      page="released"
      locale={locale}
      title={`${words.title} · ${name}`}
      description={words.description(name)}
      {...(!isArchived && {
        home: eventPath(locale, edition.slug),
        noticeHref: noticePath(locale, edition.slug),
        findHref: findPath(locale, edition.slug),
      })}
      inLocale={(one) => figuresPath(one, edition.slug, asked, before)}
      origin={origin}
      styles={['figures.css']}
      face="figures"
      masthead={
        <div class="opening">
          <p class="eyebrow">
            <Written text={edition.name} locale={locale} />
          </p>
          <h1 {...other}>{words.title}</h1>
        </div>
      }
    >
      <div class="released" {...other}>
        <p class="lead">{days.length === 0 ? words.empty : words.lead}</p>
        {days.length > 1 && (
          <p>
            <a class="button quiet" href={`#${DAYS_ID}`}>
              {reportWords[said].dates.title}
            </a>
          </p>
        )}
        {shown && (
          <ReleasedDay
            {...{ said, edition, before, day: shown }}
            older={(last) => figuresPath(locale, edition.slug, shown.day, last)}
          />
        )}
        {days.length > 1 && <DaysTable {...{ locale, said, edition, days, shown }} />}
        {days.length > 0 && (
          <section class="released-method" aria-labelledby="method">
            <h2 id="method">{words.method}</h2>
            <ul>
              {words.methodLines.map((line) => (
                <li>{line}</li>
              ))}
            </ul>
          </section>
        )}
        {days.length > 0 && (
          <section class="released-seals" aria-labelledby="seals">
            <h2 id="seals">{sealWords[said].title}</h2>
            <Seals locale={said} zone={edition.timezone} seals={seals} day={null} />
          </section>
        )}
      </div>
    </Page>
  );
}

/** The last day that has figures; while all wait for their hour, the last one. */
function newestOf(days: readonly PublicDay[]): PublicDay | undefined {
  return days.findLast(({ current }) => current !== null) ?? days.at(-1);
}

import type { Edition } from '../../domain/edition.ts';
import type { PublicDay } from '../../domain/figures/release.ts';
import type { Locale } from '../../domain/kinds.ts';
import type { Seal } from '../../domain/seal/chain.ts';
import { directionOf } from '../../i18n/common.ts';
import { releasedWords } from '../../i18n/released.ts';
import { sealWords } from '../../i18n/seal.ts';
import { Page } from '../../ui/layout.tsx';
import { pressLocale } from '../../ui/released/moment.ts';
import { ReleasedDay } from '../../ui/released/released-day.tsx';
import { Seals } from '../../ui/seals.tsx';
import { Written } from '../../ui/written.tsx';
import { eventPath, figuresPath, findPath, noticePath } from '../shared/links.ts';

interface FiguresProps {
  readonly locale: Locale;
  readonly edition: Edition;
  readonly days: readonly PublicDay[];
  /** The newest first. */
  readonly seals: readonly Seal[];
  /** Scheme and host of the service. */
  readonly origin: string;
}

/** Every day of which figures were released, the newest first, with the method and the data. */
export function FiguresPage({ locale, edition, days, seals, origin }: FiguresProps) {
  const said = pressLocale(locale);
  const words = releasedWords[said];
  const other = said === locale ? {} : { lang: said, dir: directionOf(said) };
  const name = edition.name[locale];
  const isArchived = edition.status === 'archived';
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
      inLocale={(one) => figuresPath(one, edition.slug)}
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
        {days.toReversed().map((day) => (
          <ReleasedDay said={said} edition={edition} day={day} />
        ))}
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

import type { Edition } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { directionOf } from '../../i18n/common.ts';
import { legalLocale, visitorWords } from '../../i18n/visitor.ts';
import { Page } from '../../ui/layout.tsx';
import { WithWritten, Written } from '../../ui/written.tsx';
import { consentFacts, consentTexts } from '../register/consent.tsx';
import { eventPath, noticePath } from '../shared/links.ts';

/** The whole notice on personal data. */
export function NoticePage({
  edition,
  locale,
  origin,
}: {
  edition: Edition;
  locale: Locale;
  /** Scheme and host under which the page is found. */
  origin: string;
}) {
  const legal = legalLocale(locale, 'notice');
  const words = visitorWords[legal].notice;
  return (
    <Page
      page="notice"
      locale={locale}
      title={`${words.title} · ${edition.name[legal]}`}
      description={words.lead}
      origin={origin}
      home={eventPath(locale, edition.slug)}
      inLocale={(one) => noticePath(one, edition.slug)}
      face="legal"
      masthead={
        <div class="opening" lang={legal} dir={directionOf(legal)}>
          <p class="eyebrow">
            <Written text={edition.name} locale={legal} />
          </p>
          <h1>{words.title}</h1>
        </div>
      }
    >
      <div lang={legal} dir={directionOf(legal)}>
        <p class="lead">{words.lead}</p>
        {words.sections(consentFacts(edition, legal)).map(({ title, text }) => (
          <section>
            <h2>{title}</h2>
            <p>
              <WithWritten sentence={text} texts={consentTexts(edition)} locale={legal} />
            </p>
          </section>
        ))}
      </div>
    </Page>
  );
}

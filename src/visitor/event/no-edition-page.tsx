import type { Locale } from '../../domain/kinds.ts';
import { commonWords } from '../../i18n/common.ts';
import { visitorWords } from '../../i18n/visitor.ts';
import { Page } from '../../ui/layout.tsx';
import { HeaderArch } from './header-arch.tsx';

/** Between two editions. */
export function NoEditionPage({ locale, origin }: { locale: Locale; origin: string }) {
  const words = visitorWords[locale].event.none;
  return (
    <Page
      page="event"
      locale={locale}
      title={words.title}
      description={words.lead}
      origin={origin}
      inLocale={(one) => `/${one}`}
      face="none"
      masthead={
        <div class="opening with-portal">
          <h1>{words.title}</h1>
          <div class="opening-words">
            <p class="eyebrow">{commonWords[locale].tagline}</p>
          </div>
          <HeaderArch />
        </div>
      }
    >
      <p class="lead">{words.lead}</p>
      <p>{words.free}</p>
    </Page>
  );
}

import type { Child } from 'hono/jsx';
import type { Locale } from '../../domain/kinds.ts';
import { findWords } from '../../i18n/find.ts';
import { visitorWords } from '../../i18n/visitor.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import { Page, type PageProps } from '../../ui/layout.tsx';
import { Written } from '../../ui/written.tsx';
import { InLegal } from '../shared/in-legal.tsx';
import { eventPath, findPath, noticePath } from '../shared/links.ts';

/** What every page on which a ticket is found has. */
export interface FindFacts {
  readonly locale: Locale;
  readonly edition: StoredEdition;
}

/** The frame of these pages: nothing of them is kept, indexed or run. */
export function FindFrame(
  props: FindFacts & {
    readonly title: string;
    readonly below?: 'code' | 'tickets';
    readonly form?: PageProps['form'];
    readonly isWrong?: boolean;
    readonly children?: Child;
  },
) {
  const { locale, edition, title, below, form, isWrong, children } = props;
  return (
    <Page
      page="find"
      locale={locale}
      title={isWrong ? visitorWords[locale].form.errorTitle(title) : title}
      home={eventPath(locale, edition.slug)}
      inLocale={(one) => findPath(one, edition.slug, below)}
      form={form}
      noticeHref={noticePath(locale, edition.slug)}
      face="find"
      isPrivate
      masthead={
        <div class="opening">
          <p class="eyebrow">
            <Written text={edition.name} locale={locale} />
          </p>
          <h1>
            <InLegal locale={locale} section="finding">
              {title}
            </InLegal>
          </h1>
        </div>
      }
    >
      {children}
      <p class="always-last">
        <InLegal locale={locale} section="finding">
          {findWords[locale].free}
        </InLegal>
      </p>
    </Page>
  );
}

/** What was not done; the first thing that is read. */
export function NotDone({ locale, children }: { locale: Locale; children: Child }) {
  return (
    <div class="notice error" role="alert" tabindex={-1} autofocus data-focus="">
      <p>
        <strong>
          <InLegal locale={locale} section="finding">
            {children}
          </InLegal>
        </strong>
      </p>
    </div>
  );
}

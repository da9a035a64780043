import type { Locale } from '../domain/kinds.ts';
import type { Problem } from '../domain/problem.ts';
import { commonWords } from '../i18n/common.ts';
import { problemWords } from '../i18n/problems.ts';
import { Icon } from './icon.tsx';
import { Page, type PageProps } from './layout.tsx';

/** Where a page that shows a failure leads: to the edition, to its notice, to other languages. */
export type WaysOut = Pick<PageProps, 'home' | 'noticeHref' | 'findHref' | 'inLocale'>;

/**
 * The page of a failure that no other page could show: what happened, what was kept, what to do.
 * Repeats nothing that a visitor typed. `requestId` is what support asks for.
 */
export function problemPage(
  locale: Locale,
  problem: Problem,
  requestId: string,
  ways: WaysOut = {},
) {
  const catalogue = problemWords[locale];
  const words = catalogue.codes[problem.code];
  return (
    <Page
      page="problem"
      locale={locale}
      title={words.happened}
      {...ways}
      isPrivate
      face="problem"
      masthead={
        <div class="opening">
          <p class="eyebrow">{commonWords[locale].tagline}</p>
          <h1>{words.happened}</h1>
        </div>
      }
    >
      <p class="kept">
        <Icon name="circle-check" /> <span>{words.kept}</span>
      </p>
      <p class="lead">{words.next}</p>
      <p>
        <a class="button" href={ways.home ?? '/'}>
          {catalogue.home}
        </a>
      </p>
      <p class="small muted">
        {catalogue.reference} <bdi class="code">{requestId}</bdi>
      </p>
    </Page>
  );
}

import type { Locale } from '../../domain/kinds.ts';
import { consoleWords } from '../../i18n/console.ts';
import { entryWords } from '../../i18n/entry.ts';
import { problemWords } from '../../i18n/problems.ts';
import type { SignedIn } from '../../store/members/signed-in.ts';
import { CenteredPage } from './layout.tsx';

/** Somebody is signed in, and has no role in any edition. */
export function NoRolePage({ locale }: { locale: Locale }) {
  const words = entryWords[locale].noRole;
  return (
    <CenteredPage locale={locale} title={words.title}>
      <p class="lead">{words.text}</p>
    </CenteredPage>
  );
}

/** A member is signed in, but their role may not see this. */
export function ForbiddenPage({ locale, member }: { locale: Locale; member: SignedIn }) {
  const words = consoleWords[locale];
  return (
    <CenteredPage locale={locale} title={words.forbidden.title}>
      <p class="lead">{words.forbidden.text(words.roles[member.role])}</p>
      <a class="primary" href={`/console?edition=${member.slug}`}>
        {words.forbidden.back}
      </a>
    </CenteredPage>
  );
}

/** Nothing new begins in an edition that is archived. */
export function ArchivedPage({ locale }: { locale: Locale }) {
  const { happened, next } = problemWords[locale].codes.edition_archived;
  return (
    <CenteredPage locale={locale} title={happened}>
      <p class="lead">{next}</p>
      <a class="primary" href="/console">
        {consoleWords[locale].forbidden.back}
      </a>
    </CenteredPage>
  );
}

export function NoEditionPage({ locale }: { locale: Locale }) {
  const words = consoleWords[locale];
  return (
    <CenteredPage locale={locale} title={words.noEdition.title}>
      <p class="lead">{words.noEdition.text}</p>
      <a class="primary" href="/console">
        {words.forbidden.back}
      </a>
    </CenteredPage>
  );
}

import type { Locale } from '../../domain/kinds.ts';
import type { DeclineReason, RequestKind } from '../../domain/requests.ts';
import { directionOf, languageNames } from '../../i18n/common.ts';
import { declineWords } from '../../i18n/decline.ts';
import { requestWords } from '../../i18n/requests.ts';
import { legalLocale } from '../../i18n/visitor.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { Member } from '../../store/members/members.ts';
import { Icon } from '../../ui/icon.tsx';
import { PostForm } from '../shell/form.tsx';
import { WorkPage } from '../shell/work-page.tsx';
import { ReasonChoice } from './reason-choice.tsx';

/** A decision as it is about to be sent. */
export type Intended =
  | { readonly what: 'approve' }
  | { readonly what: 'decline'; readonly reason: DeclineReason | null };

interface CheckProps {
  locale: Locale;
  member: Member;
  edition: StoredEdition;
  now: number;
  kind: RequestKind;
  ids: readonly string[];
  intended: Intended;
  /** Languages in which the applicants read. */
  languages: readonly Locale[];
}

/** What a decision will do, before it does: for how many, and what they will read. */
export function CheckPage(props: CheckProps) {
  const { locale, edition, kind, ids, intended } = props;
  const words = requestWords[locale];
  const title =
    intended.what === 'approve' ? words.checkApprove(ids.length) : words.checkDecline(ids.length);
  return (
    <WorkPage {...props} page="requests" title={title} kind="narrow">
      {intended.what === 'decline' && intended.reason === null ? (
        <form method="get" action={`/console/${edition.slug}/requests/check`}>
          <input type="hidden" name="what" value="decline" />
          <input type="hidden" name="kind" value={kind} />
          <Ids ids={ids} />
          <ReasonChoice locale={locale} />
          <button type="submit" class="primary">
            {words.seeText}
          </button>
        </form>
      ) : (
        <Confirmation {...props} />
      )}
      <p>
        <a class="plain" href={`/console/${edition.slug}/requests?kind=${kind}`}>
          <Icon name="chevron-left" />
          <span>{words.back}</span>
        </a>
      </p>
    </WorkPage>
  );
}

function Confirmation({ locale, edition, kind, ids, intended, languages }: CheckProps) {
  const words = requestWords[locale];
  const reason = intended.what === 'decline' ? intended.reason : null;
  return (
    <PostForm action={`/console/${edition.slug}/requests/decide`}>
      {reason === null ? (
        <p>{words.approveNote}</p>
      ) : (
        <>
          <p>{words.theyRead}</p>
          {languages.map((language) => (
            <DeclineText language={language} reason={reason} />
          ))}
        </>
      )}
      <input type="hidden" name="what" value={intended.what} />
      <input type="hidden" name="kind" value={kind} />
      {reason !== null && <input type="hidden" name="reason" value={reason} />}
      <Ids ids={ids} />
      <button type="submit" class={reason === null ? 'primary' : 'stop'}>
        {reason === null ? words.confirmApprove : words.confirmDecline}
      </button>
    </PostForm>
  );
}

function DeclineText({ language, reason }: { language: Locale; reason: DeclineReason }) {
  const said = legalLocale(language);
  const words = declineWords[said];
  return (
    <blockquote class="notice" lang={said} dir={directionOf(said)}>
      <p class="hint">{languageNames[said]}</p>
      <p>
        <b>{words.declined(words.reasons[reason])}</b>
      </p>
      <p>{words.next[reason]}</p>
    </blockquote>
  );
}

function Ids({ ids }: { ids: readonly string[] }) {
  return (
    <>
      {ids.map((id) => (
        <input type="hidden" name="id" value={id} />
      ))}
    </>
  );
}

import { can } from '../../domain/archive.ts';
import { directionOf } from '../../i18n/common.ts';
import { formatCalendarDate, formatDate } from '../../i18n/format.ts';
import { trustWords } from '../../i18n/trust.ts';
import { legalLocale } from '../../i18n/visitor.ts';
import { wishWords } from '../../i18n/wish.ts';
import { Page } from '../../ui/layout.tsx';
import { AnswerText } from '../../ui/wish-answer.tsx';
import { Written } from '../../ui/written.tsx';
import { eventPath, noticePath, wishStatusPath } from '../shared/links.ts';
import type { StatusFacts } from './status-facts.ts';
import { WishTrust } from './wish-trust.tsx';

/** What became of a wish, for its guardian: not a word of the wish itself. */
export function StatusPage(facts: StatusFacts) {
  const { locale, edition, wish, secret, isNew } = facts;
  const said = legalLocale(locale, 'wish');
  const words = wishWords[locale];
  return (
    <Page
      locale={locale}
      title={words.title}
      home={eventPath(locale, edition.slug)}
      inLocale={(one) => wishStatusPath(secret, one)}
      noticeHref={noticePath(locale, edition.slug)}
      scripts={['visitor.js']}
      face="manage"
      isPrivate
      masthead={
        <div class="opening">
          <p class="eyebrow">
            <Written text={edition.name} locale={locale} />
          </p>
          <h1 lang={said} dir={directionOf(said)}>
            {words.title}
          </h1>
        </div>
      }
    >
      <div lang={said} dir={directionOf(said)}>
        {isNew && (
          <p class="lead" role="status">
            {words.thanks}
          </p>
        )}
        <div class="card">
          <p class="status">
            <strong>{words.receipt(String(wish.number))}</strong>
          </p>
          <Standing {...facts} />
        </div>
        {wish.sent && can('visitor', edition, 'withdraw_wish') && <Withdraw {...facts} />}
        {wish.sent && <WishTrust {...facts} />}
      </div>
    </Page>
  );
}

/** Where it stands, what was said, and when all of it goes. */
function Standing({ locale, edition, wish, isNew, erased }: StatusFacts) {
  const said = legalLocale(locale, 'wish');
  const words = wishWords[locale];
  const day = (at: number) => formatDate(at, said, edition.timezone);
  if (!wish.sent)
    return (
      <>
        <p>{words.erased(day(erased?.at ?? wish.received_at))}</p>
        {erased && <p>{trustWords[locale].erased.beyond(day(erased.beyond))}</p>}
      </>
    );
  const by = formatCalendarDate(wish.answer_by, said, 'without_year');
  return (
    <>
      {wish.said ? (
        <>
          {wish.said.outcome === 'granted' && <h2>{words.grantedHeading}</h2>}
          {wish.said.outcome === 'closed' && <h2>{words.closedHeading}</h2>}
          <AnswerText locale={locale} firstName={wish.sent.first_name} said={wish.said} />
        </>
      ) : (
        <>
          {/* The thanks above a new one say that it was received. */}
          {!isNew && <p>{wish.state === 'received' ? words.received : words.reading}</p>}
          <p>{words.promise(by)}</p>
          <p>{words.look}</p>
        </>
      )}
      {wish.passages.length > 0 && <p class="hint">{words.passage}</p>}
    </>
  );
}

/** In two steps: it cannot be taken back. */
function Withdraw({ locale, secret }: StatusFacts) {
  const words = wishWords[locale];
  return (
    <details class="more">
      <summary>{words.withdraw}</summary>
      <form method="post" action={wishStatusPath(`${secret}/withdraw`, locale)}>
        <p>{words.withdrawAsk}</p>
        <p>
          <button class="button danger" type="submit">
            {words.confirmWithdraw}
          </button>
        </p>
      </form>
    </details>
  );
}

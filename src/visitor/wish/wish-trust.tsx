import { formatDate } from '../../i18n/format.ts';
import { legalLocale } from '../../i18n/reviewed.ts';
import { trustWords } from '../../i18n/trust.ts';
import { wishWords } from '../../i18n/wish.ts';
import { wishErasure } from '../../store/held/wish-copy.ts';
import { OpeningsList } from '../../ui/held-party.tsx';
import { wishStatusPath } from '../shared/links.ts';
import type { StatusFacts } from './status-facts.ts';

/** What is held of a wish, who of the team opened it, and the way to all of it: its page shows no word of it. */
export function WishTrust(facts: StatusFacts) {
  const { locale, edition, wish, secret, openings } = facts;
  const said = legalLocale(locale, 'trust');
  const words = trustWords[locale];
  const { parts } = words;
  const day = formatDate(wishErasure(edition, wish), legalLocale(locale, 'wish'), edition.timezone);
  const list = [parts.wish, wish.sent?.phone ? parts.phone : parts.email];
  return (
    <section class="trust-receipt" aria-labelledby="trust">
      <h2 id="trust">{words.title}</h2>
      <p>
        {words.holdsWish(list.join(said === 'ar' ? '، ' : ', '))}{' '}
        <strong>{wishWords[locale].erasedOn(day)}</strong>
      </p>
      <h3>{words.openings}</h3>
      {openings.length === 0 ? (
        <p>{words.nobody}</p>
      ) : (
        <OpeningsList locale={said} openings={openings} most={3} />
      )}
      <form method="post" action={wishStatusPath(`${secret}/copy`, locale)}>
        <button class="button quiet" type="submit">
          {words.copy}
        </button>
      </form>
    </section>
  );
}

import { type Edition, erasureOf } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { directionOf } from '../../i18n/common.ts';
import { formatDate } from '../../i18n/format.ts';
import { legalLocale } from '../../i18n/reviewed.ts';
import { trustWords } from '../../i18n/trust.ts';
import type { Trust } from '../../operations/held-person.ts';
import { OpeningsList } from '../../ui/held-party.tsx';
import { Icon } from '../../ui/icon.tsx';
import { managePath } from '../shared/links.ts';

/** Openings that the private page names; the others are counted, and named on the page of all data. */
const NAMED = 3;

interface ReceiptProps {
  locale: Locale;
  edition: Pick<Edition, 'controller' | 'days' | 'registration' | 'timezone'>;
  secret: string;
  trust: Trust;
}

/** What is held of the holder of a link, until when, who looked at it, and the ways to all of it. */
export function TrustReceipt({ locale, edition, secret, trust }: ReceiptProps) {
  const said = legalLocale(locale, 'trust');
  const words = trustWords[locale];
  const other = said === locale ? {} : { lang: said, dir: directionOf(said) };
  const { parts, openings } = trust;
  const list = parts.map((part) => words.parts[part]).join(said === 'ar' ? '، ' : ', ');
  const day = formatDate(erasureOf(edition), said, edition.timezone);
  return (
    <section class="trust-receipt" aria-labelledby="trust" {...other}>
      <h2 id="trust">{words.title}</h2>
      <p>
        {parts.length === 0 ? words.nothing : words.holds(list)} {words.use}{' '}
        <strong>{words.dies(day)}</strong>
      </p>
      <h3>{words.openings}</h3>
      {openings.length === 0 ? (
        <p>{words.nobody}</p>
      ) : (
        <OpeningsList locale={said} openings={openings} most={NAMED} />
      )}
      <p class="hint">{words.searches}</p>
      <p class="actions">
        <a class="button quiet" href={managePath(`${secret}/data`, locale)}>
          {words.see}
        </a>
        <a class="button danger" href={managePath(`${secret}/erase`, locale)}>
          <Icon name="trash" /> {words.erase.open}
        </a>
      </p>
    </section>
  );
}

import type { Edition } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { formatDate } from '../../i18n/format.ts';
import { legalLocale } from '../../i18n/reviewed.ts';
import { trustWords } from '../../i18n/trust.ts';
import { Icon } from '../../ui/icon.tsx';
import type { ErasureDates } from './erasure-dates.ts';
import { TrustFrame } from './trust-frame.tsx';

interface ErasedProps {
  locale: Locale;
  edition: Pick<Edition, 'name' | 'slug' | 'timezone'>;
  secret: string;
  day: number;
  erased: ErasureDates;
}

/** The receipt of an erasure: what a private link shows from then on. Nothing on it is of a person. */
export function ErasedPage(props: ErasedProps) {
  const { locale, edition, erased } = props;
  const words = trustWords[locale].erased;
  const day = (at: number) => formatDate(at, legalLocale(locale, 'trust'), edition.timezone);
  return (
    <TrustFrame {...props} title={words.title} below="">
      <div class="card" data-erased="">
        <p class="status">
          <strong>
            <Icon name="check" /> {words.on(day(erased.at))}
          </strong>
        </p>
        <p>{words.beyond(day(erased.beyond))}</p>
      </div>
      <p>
        {words.kept} {words.entry}
      </p>
      <p class="hint">{words.keep}</p>
    </TrustFrame>
  );
}

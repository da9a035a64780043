import type { Locale } from '../../domain/kinds.ts';
import { directionOf } from '../../i18n/common.ts';
import { formatDateSpan } from '../../i18n/format.ts';
import { printingWords } from '../../i18n/printing.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import { Logo, Wordmark } from '../../ui/logo.tsx';
import { Written } from '../../ui/written.tsx';
import { linkQr } from '../shell/link-qr.ts';
import { type PrintingProps, SheetPage, sizeOf } from './sheet-page.tsx';

/** The languages of what hangs in the street, whoever prints it. */
export const STREET = ['ar', 'fr'] as const satisfies readonly Locale[];

/** A poster for the street: what, when, where, and the code of the edition's page. */
export function PosterPage(props: PrintingProps & { origin: string }) {
  const { locale, edition, origin } = props;
  const words = printingWords[locale].posters;
  const address = `${origin}/ar/${edition.slug}`;
  return (
    <SheetPage {...props} title={words.title} lead={words.lead} paper="a3">
      <article class="paper-sheet poster" dir="rtl">
        <header>
          <Logo size={96} />
          <Wordmark height={48} />
        </header>
        {STREET.map((one) => (
          <PosterName edition={edition} locale={one} />
        ))}
        <div class="poster-code">
          <p lang="ar" dir="rtl">
            {printingWords.ar.scan}
          </p>
          <LinkCode address={address} label={printingWords[locale].code} />
          <p lang="fr" dir="ltr">
            {printingWords.fr.scan}
          </p>
        </div>
        <p class="poster-address" dir="ltr" data-size={sizeOf(address)}>
          {address.replace(/^https?:\/\//, '')}
        </p>
        <footer>
          {STREET.map((one) => (
            <p lang={one} dir={directionOf(one)}>
              {printingWords[one].free}
            </p>
          ))}
        </footer>
      </article>
    </SheetPage>
  );
}

function PosterName({ edition, locale }: { edition: StoredEdition; locale: Locale }) {
  const { name, city, venue, days } = edition;
  const [first, last] = [days[0]?.date, days.at(-1)?.date];
  return (
    <section lang={locale} dir={directionOf(locale)}>
      <h2 data-size={sizeOf(name[locale])}>
        <Written text={name} locale={locale} />
      </h2>
      {first && last && <p class="poster-when">{formatDateSpan(first, last, locale)}</p>}
      <p class="poster-where" data-size={sizeOf(venue[locale] + city[locale])}>
        <Written text={venue} locale={locale} /> · <Written text={city} locale={locale} />
      </p>
    </section>
  );
}

/** The QR code of an address, black on white. */
export function LinkCode({ address, label }: { address: string; label: string }) {
  const { path, size } = linkQr(address);
  return (
    <svg
      class="link-qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill="#FFFFFF" />
      <path fill="#000000" d={path} />
    </svg>
  );
}

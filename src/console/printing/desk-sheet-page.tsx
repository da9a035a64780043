import { deskWords } from '../../i18n/desk.ts';
import { editionWords, spokenIn } from '../../i18n/edition.ts';
import { printingWords } from '../../i18n/printing.ts';
import { Written } from '../../ui/written.tsx';
import { LinkCode } from './poster-page.tsx';
import { type PrintingProps, SheetPage } from './sheet-page.tsx';

/** A sheet for the desk: what it does, and how it goes on without a network. */
export function DeskSheetPage(props: PrintingProps & { origin: string }) {
  const { locale, edition, origin } = props;
  const words = printingWords[locale].desk;
  const spoken = spokenIn(locale);
  const address = `${origin}/console`;
  const place = edition.texts?.desk;
  return (
    <SheetPage {...props} title={words.title} lead={words.lead} paper="a4">
      <article class="paper-sheet desk-sheet">
        <header>
          <h2>{words.title}</h2>
          <p>
            <Written text={edition.name} locale={spoken} />
          </p>
        </header>
        {place && (
          <p class="desk-place">
            <b>{editionWords[locale].fields['texts.desk'].label}</b>{' '}
            <Written text={place} locale={spoken} />
          </p>
        )}
        <section>
          <h3>{words.does}</h3>
          <ol>
            {words.steps.map(({ what, how }) => (
              <li>
                <b>{what}</b> {how}
              </li>
            ))}
          </ol>
        </section>
        <section class="desk-alone">
          <h3>{words.offline}</h3>
          <p class="desk-first">{deskWords[spoken].noNetwork}</p>
          <ul>
            {words.offlineSteps.map((step) => (
              <li>{step}</li>
            ))}
          </ul>
        </section>
        <section>
          <h3>{words.never}</h3>
          <ul>
            {words.neverSteps.map((step) => (
              <li>{step}</li>
            ))}
          </ul>
        </section>
        <footer>
          <LinkCode address={address} label={words.signIn} />
          <div>
            <p>{words.signIn}</p>
            <p>
              <bdi dir="ltr">{address}</bdi>
            </p>
            <p>{words.decides}</p>
          </div>
        </footer>
      </article>
    </SheetPage>
  );
}

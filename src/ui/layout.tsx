import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { assets } from '../../build/manifest.ts';
import { LOCALES, type Locale } from '../domain/kinds.ts';
import { commonWords, directionOf, languageNames } from '../i18n/common.ts';
import { findWords } from '../i18n/find.ts';
import type { VisitorPage } from '../i18n/page-names.ts';
import { isReviewed, legalLocale, UNREVIEWED } from '../i18n/reviewed.ts';
import { Icon } from './icon.tsx';
import { Logo, Wordmark } from './logo.tsx';

/** The name of a file of the site, as the manifest knows it. */
type AssetName = keyof typeof assets;

export interface PageProps {
  /** Its name in `src/i18n/page-names.ts`: whether its Amazigh was reviewed is known by it. */
  readonly page?: VisitorPage;
  readonly locale: Locale;
  /** The document's title, without the product's name. */
  readonly title: string;
  readonly description?: string;
  /** Where the logo leads; `/` finds the current edition. */
  readonly home?: string;
  /** The same page in another language; absent where there is none. */
  readonly inLocale?: (locale: Locale) => string;
  /** Its form, and the words of its button: what is typed there goes along to another language, by POST. */
  readonly form?: { readonly id: string; readonly send: string } | undefined;
  /** The notice on personal data of the edition. */
  readonly noticeHref?: string;
  /** Where a lost ticket of the edition is found. */
  readonly findHref?: string;
  /** On deep cobalt, above the line of brass: the page's h1 and what belongs to it. */
  readonly masthead?: Child;
  readonly scripts?: readonly AssetName[];
  /** Stylesheets besides the common one. */
  readonly styles?: readonly AssetName[];
  /** Scheme and host of the service. Given by pages that search engines and chats may show. */
  readonly origin?: string;
  /** What chats show beside the link; only with `origin`. */
  readonly picture?: SharedPicture | undefined;
  /** A feed for programs that follow what the page shows. */
  readonly feed?: { readonly href: string; readonly title: string };
  /** Keeps the page out of search engines. */
  readonly isPrivate?: boolean;
  /** Names the kind of page for its stylesheet. */
  readonly face?: string;
  readonly children?: Child;
}

/** A picture by its path, with what it says. */
export interface SharedPicture {
  readonly href: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}

/** A whole HTML document: nothing inline, nothing of another host. */
export function Page(page: PageProps) {
  const { locale } = page;
  const words = commonWords[locale];
  return (
    <>
      {raw('<!DOCTYPE html>')}
      <html lang={locale} dir={directionOf(locale)}>
        <Head page={page} />
        <body class={page.face}>
          <a class="skip" href="#content">
            {words.skip}
          </a>
          <Unreviewed locale={locale} page={page.page} />
          <header class="masthead">
            <div class="bar">
              <a
                class="brand"
                href={page.home ?? '/'}
                aria-label={`${words.product} · ${words.home}`}
              >
                <Logo size={40} />
                <Wordmark height={26} />
              </a>
              {page.inLocale && (
                <LanguageMenu locale={locale} hrefOf={page.inLocale} form={page.form} />
              )}
            </div>
            {page.masthead}
          </header>
          <main id="content" tabindex={-1}>
            {page.children}
          </main>
          {(page.inLocale || page.noticeHref) && <Footer page={page} />}
        </body>
      </html>
    </>
  );
}

/** A page's title as the browser shows it. */
export function documentTitle(locale: Locale, title: string): string {
  return `${title} · ${commonWords[locale].product}`;
}

function Head({ page }: { page: PageProps }) {
  return (
    <head>
      <meta charset="utf-8" />
      <title>{documentTitle(page.locale, page.title)}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" content="#123765" media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content="#0C2142" media="(prefers-color-scheme: dark)" />
      <meta name="format-detection" content="telephone=no" />
      {page.description && <meta name="description" content={page.description} />}
      {page.isPrivate && <meta name="robots" content="noindex, nofollow" />}
      {FACES[page.locale].map((face) => (
        <link rel="preload" href={assets[face]} as="font" type="font/woff2" crossorigin="" />
      ))}
      <link rel="stylesheet" href={assets['app.css']} />
      {page.styles?.map((name) => (
        <link rel="stylesheet" href={assets[name]} />
      ))}
      <link rel="icon" href="/icons/icon.svg" type="image/svg+xml" />
      <link rel="apple-touch-icon" href="/icons/apple-touch-icon.png" />
      {!page.isPrivate && page.origin && page.inLocale && (
        <Findable page={page} origin={page.origin} inLocale={page.inLocale} />
      )}
      {page.feed && (
        <link
          rel="alternate"
          type="application/atom+xml"
          href={page.feed.href}
          title={page.feed.title}
        />
      )}
      {page.scripts?.map((name) => (
        <script type="module" src={assets[name]} />
      ))}
    </head>
  );
}

/**
 * Links for search engines, which take whole addresses only, and what a chat shows of a link. A
 * reader of none of the languages is led to the first.
 */
function Findable({
  page,
  origin,
  inLocale,
}: {
  page: PageProps;
  origin: string;
  inLocale: (locale: Locale) => string;
}) {
  const { locale, title, description } = page;
  const address = (one: Locale) => `${origin}${inLocale(one)}`;
  return (
    <>
      <link rel="canonical" href={address(locale)} />
      {LOCALES.map((one) => (
        <link rel="alternate" hreflang={one} href={address(one)} />
      ))}
      <link rel="alternate" hreflang="x-default" href={address(LOCALES[0])} />
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content={commonWords[locale].product} />
      <meta property="og:title" content={title} />
      {description && <meta property="og:description" content={description} />}
      <meta property="og:url" content={address(locale)} />
      {page.picture && (
        <>
          <meta property="og:image" content={`${origin}${page.picture.href}`} />
          <meta property="og:image:type" content="image/png" />
          <meta property="og:image:width" content={String(page.picture.width)} />
          <meta property="og:image:height" content={String(page.picture.height)} />
          <meta property="og:image:alt" content={page.picture.alt} />
          <meta name="twitter:card" content="summary_large_image" />
        </>
      )}
      <meta property="og:locale" content={`${locale}_MA`} />
      {LOCALES.filter((one) => one !== locale).map((one) => (
        <meta property="og:locale:alternate" content={`${one}_MA`} />
      ))}
    </>
  );
}

/** The heading face of each language, which the first paint waits for at most an instant. */
const FACES: Readonly<Record<Locale, readonly AssetName[]>> = {
  ar: ['kufi-arabic-700.woff2', 'kufi-digits-700.woff2'],
  zgh: ['tifinagh-400.woff2'],
  fr: ['kufi-latin-700.woff2'],
  en: ['kufi-latin-700.woff2'],
};

/** Shown on a page in Amazigh until a native reader has reviewed every text of it. */
export function Unreviewed({ locale, page }: { locale: Locale; page: string | undefined }) {
  if (locale !== 'zgh' || (page !== undefined && isReviewed(page))) return null;
  const [arabic, french] = UNREVIEWED;
  return (
    <aside class="unreviewed" aria-label={languageNames.zgh}>
      <span lang="ar" dir="rtl">
        {arabic}
      </span>{' '}
      <span lang="fr">{french}</span>
    </aside>
  );
}

interface LanguagesProps {
  locale: Locale;
  hrefOf: (locale: Locale) => string;
  form: PageProps['form'];
}

/** Folded away, with each language under its own name; opens without a script. */
function LanguageMenu(props: LanguagesProps) {
  const { locale, form } = props;
  return (
    <>
      {/* Enter in a field presses the first button of its form: the form is sent, in its language. */}
      {form && (
        <button type="submit" class="first-button" form={form.id} tabindex={-1}>
          {form.send}
        </button>
      )}
      <details class="languages">
        <summary aria-label={`${commonWords[locale].languages} · ${languageNames[locale]}`}>
          <Icon name="language" /> <span>{languageNames[locale]}</span>
        </summary>
        <LanguageList {...props} />
      </details>
    </>
  );
}

/** Links; beside a form, buttons that bring what is typed to the same page in the other language. */
function LanguageList({ locale, hrefOf, form }: LanguagesProps) {
  return (
    <ul>
      {LOCALES.map((one) => (
        <li>
          {form && one !== locale ? (
            <button
              type="submit"
              {...{ form: form.id, formaction: hrefOf(one), formnovalidate: true }}
              {...{ name: 'language', value: one, lang: one }}
            >
              {languageNames[one]}
            </button>
          ) : (
            <a
              href={hrefOf(one)}
              lang={one}
              hreflang={one}
              aria-current={one === locale ? 'true' : undefined}
            >
              {languageNames[one]}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

function Footer({ page }: { page: PageProps }) {
  const words = commonWords[page.locale];
  return (
    <footer class="footer">
      <div>
        {page.inLocale && (
          <nav aria-label={words.languages}>
            <LanguageList locale={page.locale} hrefOf={page.inLocale} form={page.form} />
          </nav>
        )}
        <ul>
          {page.findHref && (
            <li>
              <a
                href={page.findHref}
                lang={legalLocale(page.locale, 'finding')}
                dir={directionOf(legalLocale(page.locale, 'finding'))}
              >
                {findWords[page.locale].title}
              </a>
            </li>
          )}
          {page.noticeHref && (
            <li>
              <a href={page.noticeHref}>{words.notice}</a>
            </li>
          )}
          <li>
            <a href="/licenses.txt" hreflang="en">
              {words.licenses}
            </a>
          </li>
        </ul>
      </div>
    </footer>
  );
}

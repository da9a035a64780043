import { assets } from '../../../build/manifest.ts';
import { LOCALES, type Locale } from '../../domain/kinds.ts';
import { directionOf, languageNames } from '../../i18n/common.ts';
import { spokenIn } from '../../i18n/edition.ts';
import { publishingWords } from '../../i18n/publishing.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';

interface PreviewProps {
  /** The language of whoever looks. */
  locale: Locale;
  edition: Pick<StoredEdition, 'slug' | 'status'>;
  /** The language of the page that is shown. */
  shown: Locale;
  /** Of the page, below the edition's own address. */
  path: string;
}

/**
 * A public page as its editors look at it before it is one: it says so first, leads to other previews
 * alone, is in no search engine, and has no form: what is pressed there is sent nowhere.
 */
export async function asPreview(html: string, props: PreviewProps): Promise<string> {
  const { slug } = props.edition;
  const bar = (<PreviewBar {...props} />).toString();
  const remove = { element: (element: Element) => void element.remove() };
  const rewriter = new HTMLRewriter()
    .on('head', { element: (head) => void head.append(HEAD, { html: true }) })
    // The way past the head stays the first thing of the page.
    .on('a.skip', { element: (skip) => void skip.after(bar, { html: true }) })
    .on('script', remove)
    .on('link[rel="canonical"]', remove)
    .on('link[rel="alternate"]', remove)
    .on('meta[property]', remove)
    .on('input[type="hidden"]', remove)
    .on('form', { element: asPicture })
    .on('button[form]:not([formaction])', remove)
    .on('button[formaction]', { element: (button) => asLink(button, slug) })
    .on('a[href]', { element: (link) => leadToPreview(link, slug) });
  return rewriter.transform(new Response(html)).text();
}

const HEAD =
  '<meta name="robots" content="noindex, nofollow"/>' +
  `<link rel="stylesheet" href="${assets['preview.css']}"/>`;

/** What was a form takes neither the focus nor a click. */
function asPicture(form: Element): void {
  form.tagName = 'div';
  for (const name of ['method', 'action', 'id']) form.removeAttribute(name);
  form.setAttribute('inert', '');
}

const OF_A_BUTTON = ['type', 'form', 'formaction', 'formnovalidate', 'name', 'value'];

/** What would bring the answers of a form to another page leads to its preview. */
function asLink(button: Element, slug: string): void {
  const href = button.getAttribute('formaction') ?? '';
  button.tagName = 'a';
  for (const name of OF_A_BUTTON) button.removeAttribute(name);
  button.setAttribute('href', href);
  leadToPreview(button, slug);
}

/** A page that has no preview is not led to. */
function leadToPreview(link: Element, slug: string): void {
  const href = link.getAttribute('href') ?? '';
  if (!href.startsWith('/') || href === '/licenses.txt' || href.startsWith('/console/')) return;
  const [, locale, of, rest = ''] =
    /^\/(\w+)\/([\w-]+)((?:\/privacy|\/days\/\d+)?(?:\?[^#]*)?)$/.exec(href) ?? [];
  if (of !== slug) link.removeAttribute('href');
  else link.setAttribute('href', `/console/${slug}/edition/preview/${locale}${rest}`);
}

/** That this is not public, the same page in each language, and the way back. */
function PreviewBar({ locale, edition, shown, path }: PreviewProps) {
  const words = publishingWords[locale].preview;
  const spoken = spokenIn(locale);
  const base = `/console/${edition.slug}/edition`;
  const isPublic = edition.status === 'open' || edition.status === 'closed';
  return (
    <aside class="preview-bar" lang={spoken} dir={directionOf(spoken)} aria-label={words.title}>
      <p>
        <b>{isPublic ? words.public : words.notPublic}</b> {words.nothingSent}
      </p>
      <nav aria-label={words.title}>
        {LOCALES.map((one) => (
          <a
            href={`${base}/preview/${one}${path}`}
            lang={one}
            dir={directionOf(one)}
            {...(one === shown && { 'aria-current': 'true' })}
          >
            {languageNames[one]}
          </a>
        ))}
        <a href={base}>{words.back}</a>
      </nav>
    </aside>
  );
}

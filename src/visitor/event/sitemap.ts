import { escapeXml } from '../../domain/escape-xml.ts';
import { LOCALES, type Locale } from '../../domain/kinds.ts';
import { eventPath, figuresPath, noticePath, noticesPath } from '../shared/links.ts';

/** The pages of an edition that are for everybody to find, each in every language. */
const PAGES: readonly ((locale: Locale, slug: string) => string)[] = [
  eventPath,
  noticesPath,
  figuresPath,
  noticePath,
];

/** The sitemap of the editions with these slugs; without any, of the page that says so. */
export function sitemapOf(slugs: readonly string[], origin: string): string {
  const pages = slugs.flatMap((slug) => PAGES.map((page) => (one: Locale) => page(one, slug)));
  const all = pages.length > 0 ? pages : [(one: Locale) => `/${one}`];
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${all.flatMap((page) => entriesOf((one) => escapeXml(origin + page(one)))).join('\n')}
</urlset>
`;
}

/** One page: an entry for each language, and each entry names all of them. */
function entriesOf(addressIn: (locale: Locale) => string): string[] {
  const alternates = LOCALES.map((one) => alternate(one, addressIn(one)));
  const others = [...alternates, alternate('x-default', addressIn(LOCALES[0]))].join('');
  return LOCALES.map((one) => `<url><loc>${addressIn(one)}</loc>${others}</url>`);
}

function alternate(language: string, address: string): string {
  return `<xhtml:link rel="alternate" hreflang="${language}" href="${address}"/>`;
}

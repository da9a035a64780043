import type { Edition } from '../../domain/edition.ts';
import { escapeXml } from '../../domain/escape-xml.ts';
import type { Locale } from '../../domain/kinds.ts';
import { type Notice, textFor, titleOf } from '../../domain/notice.ts';
import { noticesWords } from '../../i18n/notices.ts';
import { noticePagePath, noticesPath } from '../shared/links.ts';
import { dateAndTime } from './notice-card.tsx';

interface FeedProps {
  readonly locale: Locale;
  readonly edition: Edition;
  /** Newest first. */
  readonly notices: readonly Notice[];
  /** ms */
  readonly now: number;
  /** Scheme and host of the service. */
  readonly origin: string;
}

/** The notices of an edition for programs that follow them (Atom, RFC 4287). */
export function atomFeed(props: FeedProps): string {
  const { locale, edition, notices, origin, now } = props;
  const page = `${origin}${noticesPath(locale, edition.slug)}`;
  // Before the first notice there is nothing that changed; a reader is never told of the future.
  const first = Math.min(edition.registration.opens_at, now);
  const changed = notices.length === 0 ? first : Math.max(...notices.map(changedAt));
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">
<id>${escapeXml(page)}</id>
<title>${escapeXml(noticesWords[locale].feed(edition.name[locale]))}</title>
<updated>${instant(changed)}</updated>
<author><name>${escapeXml(edition.controller.name[locale])}</name></author>
<link rel="self" type="application/atom+xml" href="${escapeXml(page)}.atom"/>
<link rel="alternate" type="text/html" href="${escapeXml(page)}"/>
${notices.map((notice) => entry(notice, props)).join('\n')}
</feed>
`;
}

function entry(notice: Notice, { locale, edition, origin }: FeedProps): string {
  const { number, kind, text, withdrawn_at, first_published_at } = notice;
  const words = noticesWords[locale];
  const said = textFor(text, locale);
  const page = `${origin}${noticePagePath(locale, edition.slug, number)}`;
  const withdrawn =
    withdrawn_at === null
      ? ''
      : `${words.withdrawn(...dateAndTime(withdrawn_at, edition, locale))} `;
  return `<entry xml:lang="${said.locale}">
<id>${escapeXml(page)}</id>
<title>${escapeXml(titleOf(kind, said.text))}</title>
<published>${instant(first_published_at)}</published>
<updated>${instant(changedAt(notice))}</updated>
<link rel="alternate" type="text/html" href="${escapeXml(page)}"/>
<content type="text">${escapeXml(`${withdrawn}${said.text}`)}</content>
</entry>`;
}

function changedAt({ published_at, withdrawn_at }: Notice): number {
  return withdrawn_at ?? published_at;
}

function instant(at: number): string {
  return new Date(at).toISOString();
}

import type { Locale } from '../domain/kinds.ts';
import type { MessageKind } from '../domain/message.ts';
import { words as ar, type MailWords } from './ar/mail-text.ts';
import { directionOf } from './common.ts';
import { words as en } from './en/mail-text.ts';
import { formatCalendarDate } from './format.ts';
import { words as fr } from './fr/mail-text.ts';
import { writtenIn } from './message-text.ts';

const texts: Readonly<Record<'ar' | 'fr' | 'en', MailWords>> = { ar, fr, en };

/** What an e-mail says beside its message's frozen text. */
export interface MailFacts {
  readonly kind: MessageKind;
  /** The frozen text. */
  readonly text: string;
  /** Of its visit, `YYYY-MM-DD`. */
  readonly date: string | null;
  /** Of its first ticket; null while it has none. */
  readonly ticket: string | null;
  /** The private page. */
  readonly manage: string | null;
}

/** Subject, plain text and HTML of an e-mail, with the same words. */
export function mailText(
  { kind, text, date, ticket, manage }: MailFacts,
  locale: Locale,
): { readonly subject: string; readonly body: string; readonly html: string } {
  const language = writtenIn(locale);
  const words = texts[language];
  const day = date === null ? null : formatCalendarDate(date, language, 'without_year');
  const subject = words.subject(kind, day);
  const blocks: (readonly [words: string, link?: string])[] = [
    [text],
    ...(ticket === null ? [] : [[words.ticket, ticket] as const]),
    ...(manage === null ? [] : [[words.manage, manage] as const]),
    [words.noAnswer],
  ];
  const body = `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
  const paragraphs = blocks.map(
    ([said, link]) => `<p>${escaped(said)}${link ? linked(link) : ''}</p>`,
  );
  const html = `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body>
${paragraphs.join('\n')}
</body>
</html>
`;
  return { subject, body, html };
}

function linked(link: string): string {
  return `<br><a dir="ltr" href="${escaped(link)}">${escaped(link)}</a>`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (one) => ESCAPES[one] ?? one);
}

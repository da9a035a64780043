import { toBase64 } from '../base64.ts';

/** An e-mail as it is written on the wire. */
export interface Letter {
  readonly from: { readonly name: string; readonly address: string };
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  readonly html: string;
  readonly locale: string;
  /** 32 hexadecimal digits. */
  readonly key: string;
  /** ms */
  readonly at: number;
}

/** RFC 2047, 2: a line with an encoded word has 76 characters at most, the name of its header among them. */
const WORD_BYTES = Math.floor((76 - 'Subject: =?UTF-8?B?'.length - '?='.length) / 4) * 3;
/** RFC 2045, 6.8. */
const BASE64_LINE = /.{1,76}/g;
const text = new TextEncoder();

/** Its name for ever, by which a repeated one is known: made of its key and of nothing else. */
export function messageId({ key, from }: Pick<Letter, 'key' | 'from'>): string {
  return `<${key}@${from.address.split('@').at(-1)}>`;
}

/**
 * The letter as RFC 5322 and MIME write it, in ASCII alone: plain text and HTML with the same words.
 * Without the dot that ends it; no line of it begins with one.
 */
export function mimeOf(letter: Letter): string {
  const boundary = `=_${letter.key.slice(0, 16)}`;
  const head = [
    `From: ${encodedWords(letter.from.name)}\r\n <${letter.from.address}>`,
    `To: <${letter.to}>`,
    `Subject: ${encodedWords(letter.subject)}`,
    `Date: ${new Date(letter.at).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: ${messageId(letter)}`,
    // RFC 3834: no answer of a machine is wanted.
    'Auto-Submitted: auto-generated',
    `Content-Language: ${letter.locale}`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
  ];
  return [
    ...head,
    '',
    ...part(boundary, 'text/plain', letter.body),
    ...part(boundary, 'text/html', letter.html),
    `--${boundary}--`,
    '',
  ].join('\r\n');
}

function part(boundary: string, type: string, content: string): string[] {
  return [
    `--${boundary}`,
    `Content-Type: ${type}; charset=utf-8`,
    'Content-Transfer-Encoding: base64',
    '',
    ...(toBase64(text.encode(content.replace(/\r?\n/g, '\r\n'))).match(BASE64_LINE) ?? []),
  ];
}

/** A text of a header in encoded words (RFC 2047), parted between characters, a line each. */
function encodedWords(content: string): string {
  const words: string[] = [];
  let word: number[] = [];
  for (const character of content) {
    const bytes = text.encode(character);
    if (word.length + bytes.length > WORD_BYTES) {
      words.push(encodedWord(word));
      word = [];
    }
    word.push(...bytes);
  }
  return [...words, encodedWord(word)].join('\r\n ');
}

function encodedWord(bytes: readonly number[]): string {
  return `=?UTF-8?B?${toBase64(Uint8Array.from(bytes))}?=`;
}

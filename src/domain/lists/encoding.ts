/** How the bytes of a text file were read. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1256' | 'windows-1252';

/**
 * The text of a file whose encoding nobody says: by its byte order mark, else by where its zero and
 * Arabic high bytes stand (UTF-16), else UTF-8 where it is that, else the Windows page of Arabic or of
 * French. The mark itself is left out.
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const encoding = encodingOf(bytes);
  return { text: decodeAs(bytes, encoding).replace(/^\ufeff/, ''), encoding };
}

function encodingOf(bytes: Uint8Array): Encoding {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  const wide = wideOrder(bytes);
  if (wide !== null) return wide;
  if (isUtf8(bytes)) return 'utf-8';
  return isArabicPage(bytes) ? 'windows-1256' : 'windows-1252';
}

/** Bytes that are looked at to find out how the rest is written. */
const SAMPLE = 4_096;

/** UTF-16 without a mark: of each pair one byte is nearly always that of Latin (0) or Arabic (6). */
function wideOrder(bytes: Uint8Array): Encoding | null {
  const pairs = Math.floor(Math.min(bytes.length, SAMPLE) / 2);
  if (pairs < 2) return null;
  const highs = [0, 0];
  let zeros = 0;
  for (let at = 0; at < pairs * 2; at++) {
    const byte = bytes[at];
    if (byte === 0) zeros += 1;
    if (byte === 0 || byte === 6) highs[at % 2] = (highs[at % 2] ?? 0) + 1;
  }
  const [first = 0, second = 0] = highs;
  if (zeros === 0 || Math.max(first, second) < pairs * 0.8) return null;
  return first > second ? 'utf-16be' : 'utf-16le';
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/**
 * Both pages write French small letters with the same bytes. In Arabic, high bytes stand beside each
 * other; in French, beside plain letters.
 */
function isArabicPage(bytes: Uint8Array): boolean {
  let together = 0;
  let alone = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (!isArabicByte(bytes[at])) continue;
    if (isArabicByte(bytes[at - 1]) || isArabicByte(bytes[at + 1])) together += 1;
    else alone += 1;
  }
  return together > alone;
}

function isArabicByte(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0xc0 && ARABIC_LETTERS.has(byte);
}

/** Units that are turned into a text at once. */
const AT_ONCE = 8_192;

function decodeAs(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding === 'utf-8') return new TextDecoder().decode(bytes);
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return wideText(bytes, encoding);
  return pageText(bytes, encoding === 'windows-1256' ? PAGES.arabic : PAGES.latin);
}

function pageText(bytes: Uint8Array, page: string): string {
  // Byte by byte, a text takes thirty times its size until it is read.
  const parts: string[] = [];
  for (let from = 0; from < bytes.length; from += AT_ONCE) {
    const units: number[] = [];
    for (const byte of bytes.subarray(from, from + AT_ONCE)) {
      units.push(byte < 128 ? byte : page.charCodeAt(byte - 128));
    }
    parts.push(String.fromCharCode(...units));
  }
  return parts.join('');
}

function wideText(bytes: Uint8Array, order: 'utf-16le' | 'utf-16be'): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let from = 0; from + 1 < bytes.length; from += 2 * AT_ONCE) {
    const units: number[] = [];
    const to = Math.min(bytes.length - 1, from + 2 * AT_ONCE);
    for (let at = from; at < to; at += 2) units.push(view.getUint16(at, order === 'utf-16le'));
    parts.push(String.fromCharCode(...units));
  }
  return parts.join('');
}

/** The upper halves of the two pages (WHATWG Encoding, index windows-1256 and windows-1252). */
const PAGES = {
  arabic:
    '\u20ac\u067e\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0679\u2039\u0152\u0686' +
    '\u0698\u0688\u06af\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u06a9\u2122\u0691\u203a' +
    '\u0153\u200c\u200d\u06ba\u00a0\u060c\u00a2\u00a3\u00a4\u00a5\u00a6\u00a7\u00a8\u00a9' +
    '\u06be\u00ab\u00ac\u00ad\u00ae\u00af\u00b0\u00b1\u00b2\u00b3\u00b4\u00b5\u00b6\u00b7' +
    '\u00b8\u00b9\u061b\u00bb\u00bc\u00bd\u00be\u061f\u06c1\u0621\u0622\u0623\u0624\u0625' +
    '\u0626\u0627\u0628\u0629\u062a\u062b\u062c\u062d\u062e\u062f\u0630\u0631\u0632\u0633' +
    '\u0634\u0635\u0636\u00d7\u0637\u0638\u0639\u063a\u0640\u0641\u0642\u0643\u00e0\u0644' +
    '\u00e2\u0645\u0646\u0647\u0648\u00e7\u00e8\u00e9\u00ea\u00eb\u0649\u064a\u00ee\u00ef' +
    '\u064b\u064c\u064d\u064e\u00f4\u064f\u0650\u00f7\u0651\u00f9\u0652\u00fb\u00fc\u200e' +
    '\u200f\u06d2',
  latin:
    '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d' +
    '\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a' +
    '\u0153\u009d\u017e\u0178\u00a0\u00a1\u00a2\u00a3\u00a4\u00a5\u00a6\u00a7\u00a8\u00a9' +
    '\u00aa\u00ab\u00ac\u00ad\u00ae\u00af\u00b0\u00b1\u00b2\u00b3\u00b4\u00b5\u00b6\u00b7' +
    '\u00b8\u00b9\u00ba\u00bb\u00bc\u00bd\u00be\u00bf\u00c0\u00c1\u00c2\u00c3\u00c4\u00c5' +
    '\u00c6\u00c7\u00c8\u00c9\u00ca\u00cb\u00cc\u00cd\u00ce\u00cf\u00d0\u00d1\u00d2\u00d3' +
    '\u00d4\u00d5\u00d6\u00d7\u00d8\u00d9\u00da\u00db\u00dc\u00dd\u00de\u00df\u00e0\u00e1' +
    '\u00e2\u00e3\u00e4\u00e5\u00e6\u00e7\u00e8\u00e9\u00ea\u00eb\u00ec\u00ed\u00ee\u00ef' +
    '\u00f0\u00f1\u00f2\u00f3\u00f4\u00f5\u00f6\u00f7\u00f8\u00f9\u00fa\u00fb\u00fc\u00fd' +
    '\u00fe\u00ff',
};

const ARABIC_LETTERS: ReadonlySet<number> = new Set(
  Array.from(PAGES.arabic, (letter, at) => (/\p{Script=Arabic}/u.test(letter) ? at + 128 : 0)),
);

import { damm } from '../../../domain/code.ts';
import { toLatinDigits } from '../../../domain/digits.ts';
import { parseToken, readScanned } from '../../../domain/token.ts';
import { TOKEN_LENGTH } from '../../../domain/token-length.ts';
import { readCode } from '../rescue/qr-parts.ts';

/** The codes in what a scanner has typed without a pause. */
export interface ScannedParts {
  /** In the order in which they came, the same one once. Empty if the gate reads none of them. */
  readonly texts: readonly string[];
  /** How many of them the gate reads. */
  readonly read: number;
  /** Whether nothing follows the last of them but what a scanner puts after a code. */
  readonly isWhole: boolean;
}

/** One code in a text. */
interface Found {
  readonly text: string;
  readonly end: number;
  /** What distinguishes it from any other; null for what the gate does not read. */
  readonly key: string | null;
}

const BETWEEN = String.raw`[\p{White_Space}\u2800\-\u2010-\u2015\u2212]*`;
/** What may stand between two codes: separators, marks, the prefix of a scanner. */
const FRAME = /(?:[^\p{L}\p{N}\]\\+]|\][a-z][0-9a-z]|\\{1,2}\d{6}|[\]\\])*/iuy;
/** Where another code may begin behind what the gate does not read. */
const START = /https?:\/\/|ABWAB:R\/|\p{Cc}|\][a-z]\d/giu;
const TOKEN = new RegExp(`[a-z2-7]{${TOKEN_LENGTH}}`, 'iy');
const RESCUE = /ABWAB:R\/(?:(?!ABWAB:R\/|HTTPS?:\/\/)[0-9A-Z $%*+\-./:])+/y;
/** Digits in a row, of ten codes at most: a longer row must not be read again from each of its marks. */
const DIGITS = new RegExp(String.raw`\d(?:${BETWEEN}\d){0,120}`, 'uy');
/** The first twelve of such digits. */
const CODE = new RegExp(String.raw`\d(?:${BETWEEN}\d){11}`, 'uy');

/** Anything less beside a ticket is a scanner's own prefix or suffix, or part of a sentence. */
const FOREIGN = /:\/\/|^\d{8,}$|^\S{24,}$/;

/**
 * Tells codes apart that come right one after another, from a scanner that does not say where each
 * of them ends: links of ours, tokens, twelve digits, the codes of a rescue. What it gives takes
 * time by the length of a text, which the caller bounds.
 *
 * @param host the one of our links, with its port
 */
export function scannedPartsAt(host: string): (text: string) => ScannedParts {
  const link = linkAt(host);
  return (text) => {
    const { found, isWhole } = foundIn(toLatinDigits(text.replace(/\p{Cf}/gu, '')), link);
    const read = found.filter(({ key }) => key !== null).length;
    return read === 0 ? asOne(text, host) : { texts: found.map((one) => one.text), read, isWhole };
  };
}

/** A text in which no code stands alone may still be one, such as a link that was escaped. */
function asOne(text: string, host: string): ScannedParts {
  const isRead = readScanned(text, host).type !== 'unknown';
  return { texts: isRead ? [text] : [], read: isRead ? 1 : 0, isWhole: true };
}

function foundIn(text: string, link: RegExp): { found: Found[]; isWhole: boolean } {
  const found = new Map<string, Found>();
  let isWhole = false;
  let at = 0;
  for (;;) {
    at += matchAt(FRAME, text, at)?.length ?? 0;
    if (at >= text.length) return { found: [...found.values()], isWhole };
    const one = readAt(text, at, link) ?? foreignAt(text, at);
    at = one.end;
    isWhole = one.key !== null;
    const key = one.key ?? one.text;
    if (!found.has(key) && (isWhole || FOREIGN.test(one.text))) found.set(key, one);
  }
}

function readAt(text: string, at: number, link: RegExp): Found | null {
  const linked = matchAt(link, text, at);
  const token = linked === null ? matchAt(TOKEN, text, at) : tokenOf(linked);
  if (token !== null && parseToken(token)) {
    return made(linked ?? token, at, token.toUpperCase());
  }
  const rescue = matchAt(RESCUE, text, at);
  if (rescue !== null && readCode(rescue)) return made(rescue, at, rescue);
  const code = codeAt(text, at);
  return code === null ? null : made(code, at, code.replace(/\D/g, ''));
}

/**
 * Twelve digits. More of them in a row are several codes only if each has its check digit:
 * otherwise they are one number, as shops print it.
 */
function codeAt(text: string, at: number): string | null {
  const digits = matchAt(DIGITS, text, at)?.replace(/\D/g, '') ?? '';
  const codes = digits.match(/\d{12}/g) ?? [];
  const areCodes = codes.length === 1 || codes.every((code) => damm(code) === 0);
  return digits.length === 12 * codes.length && areCodes ? matchAt(CODE, text, at) : null;
}

/** Everything up to where another code may begin. */
function foreignAt(text: string, at: number): Found {
  START.lastIndex = at + 1;
  const end = START.exec(text)?.index ?? text.length;
  return made(text.slice(at, end).trim(), at, null, end);
}

function made(text: string, at: number, key: string | null, end = at + text.length): Found {
  return { text, end, key };
}

function linkAt(host: string): RegExp {
  const literal = host.replace(/[^\w]/g, String.raw`\$&`);
  const source = String.raw`(?:https?:\/\/)?${literal}\/+t\/+[a-z2-7]{${TOKEN_LENGTH}}(?:\.svg|\.ics)?`;
  return new RegExp(source, 'iy');
}

function tokenOf(link: string): string | null {
  return /\/t\/+(\w+)/i.exec(link)?.[1] ?? null;
}

/** What a sticky pattern finds at a place of a text. */
function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

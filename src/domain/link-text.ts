import { TOKEN_LENGTH } from './token-length.ts';

const PART_MOST = 1_024;

/** Controls, direction marks and zero-width characters: they are copied along and are invisible. */
const UNSEEN = /[\p{Cc}\p{Cf}]/gu;

/** What a scanner sends before a code: its kind (ISO/IEC 15424), the character set that follows. */
const FRAME = /^(?:\][A-Za-z][0-9A-Za-z])?(?:\\{1,2}\d{6})*/;
const OUTSIDE = /^[^\p{L}\p{N}\]\\+]+|[^\p{L}\p{N}]+$/gu;

/** What may follow a secret: an ending, then any character that cannot continue the address. */
const TAIL = String.raw`(\.svg|\.ics)?(?![a-z0-9]|\/+[a-z0-9])`;
const AT_START = /^[^a-z0-9]*([a-z2-7]+)/i;
const IN_PART = new RegExp(AT_START.source + TAIL, 'i');
const LINK = new RegExp(
  String.raw`https?:\/\/([^\s/?#@]{1,255})\/+t\/+([a-z2-7]{${TOKEN_LENGTH}})${TAIL}`,
  'gi',
);
/** A link as browsers show it, without its scheme. */
const BARE_LINK = new RegExp(
  String.raw`(?:^|[^\w.@/:%-])([\w.-]{1,255}(?::\d{1,5})?)\/+t\/+([a-z2-7]{${TOKEN_LENGTH}})${TAIL}`,
  'gi',
);
const BARE_TOKEN = new RegExp(`(?:^|[^a-z0-9/])([a-z2-7]{${TOKEN_LENGTH}})${TAIL}`, 'i');

/** A secret of base32 in an address, and the ending that asks for another form of its page. */
export interface SecretInPath {
  readonly secret: string;
  /** Lower case; empty for the page itself. */
  readonly ending: '' | '.svg' | '.ics';
}

/**
 * The secret of `length` characters in what follows `/t/` or `/r/`, decoded once, whatever a
 * sentence has left at its ends: `.`, `)`, `،`, a direction mark, a slash. `null` for any other.
 */
export function secretInPath(part: string, length: number): SecretInPath | null {
  if (part.length > PART_MOST) return null;
  const [, secret = '', ending = ''] = IN_PART.exec(part.replace(UNSEEN, '')) ?? [];
  if (secret.length !== length) return null;
  const asked = ending.toLowerCase();
  return { secret, ending: asked === '.svg' || asked === '.ics' ? asked : '' };
}

/**
 * What `secretInPath` would read in the same part, also where more follows: lower case, empty for
 * none. Only to tell two links apart; it is no proof.
 */
export function secretAtStart(part: string): string {
  const [, secret = ''] = AT_START.exec(part.slice(0, PART_MOST).replace(UNSEEN, '')) ?? [];
  return secret.toLowerCase();
}

/**
 * The token in a ticket's link or by itself, wherever it stands in a text, through line ends,
 * percent-encoding and unseen marks. With `host` (and port), a link of any other is none. Takes
 * time by the length of the text, which the caller bounds.
 */
export function tokenInText(text: string, host?: string): string | null {
  const seen = withoutUnseen(text);
  // The text as it is first: joining lines may join the token with the words beside it.
  const readings = [seen, unescaped(seen), unescaped(unescaped(seen))];
  const forms = new Set([...readings, ...readings.map((one) => one.replace(/\s/g, ''))]);
  for (const form of forms) {
    const token = linked(form, host) ?? alone(withoutFrame(form));
    if (token !== null) return token;
  }
  return null;
}

/**
 * A one-time code in a copied, typed or scanned text: without invisible marks and what a sentence
 * left at its ends. Empty if there is none.
 */
export function oneTimeCode(text: string): string {
  const [code = ''] = /[a-z0-9][\w-]{0,199}/i.exec(text.replace(UNSEEN, '')) ?? [];
  return code.replace(/[_-]+$/, '');
}

/** A text without what a scanner or a sentence puts around it, for what is too short to be searched for. */
export function unframed(text: string): string {
  return withoutFrame(text.replace(OUTSIDE, '')).replace(OUTSIDE, '');
}

function linked(text: string, host: string | undefined): string | null {
  const links = [...text.matchAll(LINK), ...(host === undefined ? [] : text.matchAll(BARE_LINK))];
  const own = links.find(([, named = '']) => host === undefined || isSameHost(named, host));
  return own?.[2] ?? null;
}

/** Not within a link: that would be a link of another host. */
function alone(text: string): string | null {
  return text.includes('://') ? null : (BARE_TOKEN.exec(text)?.[1] ?? null);
}

function withoutFrame(text: string): string {
  return text.trimStart().replace(FRAME, '');
}

/** Controls, such as a scanner's separators, separate words; the marks of writing do not. */
function withoutUnseen(text: string): string {
  return text.replace(UNSEEN, (mark) => (/\p{Cc}/u.test(mark) ? ' ' : ''));
}

/** Percent-encoding decoded once; a text without it stays as it is. */
function unescaped(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}

function isSameHost(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

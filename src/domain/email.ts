import { cleanText } from './text.ts';

/** RFC 5321, 4.5.3.1.3: the longest path without its angle brackets. Octets. */
const EMAIL_MAX = 254;
/** RFC 5321, 4.5.3.1.1 and 4.5.3.1.2. Octets. */
const LOCAL_MAX = 64;
const HOST_MAX = 253;
/** RFC 5322, 3.2.3, and the letters of RFC 6531: words parted by single dots. */
const LOCAL =
  /^[\w!#$%&'*+/=?^`{|}~\-\p{L}\p{M}\p{N}]+(\.[\w!#$%&'*+/=?^`{|}~\-\p{L}\p{M}\p{N}]+)*$/u;
const HOST = /^[\p{L}\p{M}\p{N}.-]+$/u;
/** RFC 1035, 2.3.1, with the digits that RFC 1123 allows in front. */
const LABEL = /^[a-z\d]([a-z\d-]{0,61}[a-z\d])?$/;
/** No top-level domain has one letter or is a number. */
const TOP_LABEL = /^([a-z]{2,63}|xn--[a-z\d-]+)$/;

/**
 * An e-mail address in one spelling, lower case, otherwise as it was typed; null for an address
 * that no mail server accepts. Whether the mailbox exists is not tested.
 */
export function parseEmail(typed: string): string | null {
  const email = cleanText(typed, EMAIL_MAX);
  if (email === null || octets(email) > EMAIL_MAX) return null;
  const [local = '', host = '', ...more] = email.split('@');
  if (more.length > 0 || !LOCAL.test(local) || octets(local) > LOCAL_MAX) return null;
  return isHost(host) ? email.toLowerCase() : null;
}

function isHost(typed: string): boolean {
  if (!HOST.test(typed)) return false;
  const host = asciiHost(typed);
  const labels = host.split('.');
  const top = labels.at(-1) ?? '';
  return (
    labels.length > 1 &&
    host.length <= HOST_MAX &&
    labels.every((label) => LABEL.test(label)) &&
    TOP_LABEL.test(top)
  );
}

/** The name as the mail system looks it up (IDNA), lower case; empty for what has no such form. */
function asciiHost(typed: string): string {
  const url = `https://${typed}`;
  return URL.canParse(url) ? new URL(url).hostname : '';
}

function octets(text: string): number {
  return new TextEncoder().encode(text).length;
}

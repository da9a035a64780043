import { oneTimeCode } from '../../../domain/link-text.ts';

/**
 * The code in a gate link of this host (`https://host/gate#code`), as the console draws it; `null`
 * for anything else. Host and port.
 */
export function invitationIn(text: string, host: string): string | null {
  if (text.length > LINK_MOST) return null;
  const { host: named, code } = LINK.exec(text.trim())?.groups ?? {};
  return code && named?.toLowerCase() === host.toLowerCase() ? oneTimeCode(code) || null : null;
}

const LINK_MOST = 1_000;
const LINK = /^https?:\/\/(?<host>[^/?#@\s]+)\/gate\/?#(?<code>.+)$/i;

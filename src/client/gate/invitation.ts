/**
 * The code in a gate link of this host (`https://host/gate#code`), as the console draws it; `null`
 * for anything else. Host and port.
 */
export function invitationIn(text: string, host: string): string | null {
  const { host: named, code } = LINK.exec(text.trim())?.groups ?? {};
  return code && named?.toLowerCase() === host.toLowerCase() ? code : null;
}

const LINK = /^https?:\/\/(?<host>[^/?#@]+)\/gate\/?#(?<code>[\w-]{1,200})$/i;

/** A longer host would not fit the ticket’s code in QR version 7. */
const LONGEST_HOST = 40;
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;
const PRIVATE = /^(10(\.\d+){3}|192\.168(\.\d+){2}|172\.(1[6-9]|2\d|3[01])(\.\d+){2}|\[f[cd].*\])$/;
/** A name of the DNS, or an address. A ticket’s code has no sign for any other letter. */
const NAME = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.(?!$)|$))+$|^\[[0-9a-f:.]+\]$/;

/**
 * The origin that every QR code will carry, from what was written for it.
 * @param {string} text
 * @returns {string}
 * @throws with a sentence for people
 */
export function publicOrigin(text) {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new Error(`${text} is no address: write it whole, such as https://abwab.example.`);
  }
  if (url.pathname !== '/' || url.search || url.hash || url.username || url.password) {
    throw new Error(
      `${text} has more than a host: the service takes a whole host, such as ${url.protocol}//${url.host}.`,
    );
  }
  if (!NAME.test(url.hostname)) {
    throw new Error(`${url.hostname} is no name of a host, such as abwab.example.`);
  }
  if (url.port === '0')
    throw new Error(`${url.origin} has port 0, at which nobody can be reached.`);
  if (url.protocol === 'http:' && !isOwnNetwork(url.hostname)) {
    throw new Error(
      `${url.origin} is public and not https: phones give no camera there, and anybody reads along.`,
    );
  }
  if (url.host.length > LONGEST_HOST) {
    throw new Error(
      `${url.host} is longer than ${LONGEST_HOST} characters: the tickets would not fit.`,
    );
  }
  return url.origin;
}

/** @param {string} hostname */
const isOwnNetwork = (hostname) => LOOPBACK.test(hostname) || PRIVATE.test(hostname);

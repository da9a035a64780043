import { request as http } from 'node:http';
import { request as https } from 'node:https';

/**
 * @typedef {object} Asked
 * @property {string} [method]
 * @property {Readonly<Record<string, string>>} [headers]
 * @property {string} [body]
 * @property {string} [via] origin at which this machine reaches the service, where its public
 *   address leads through a proxy that may not be there yet; its certificate is not looked at
 * @property {number} timeoutMs for the whole answer
 */

/**
 * Sends one request, under the host that the service has for everybody.
 * @param {URL} url
 * @param {Asked} asked
 * @returns {Promise<{ status: number, text: string }>}
 * @throws what the connection said, or that the time was over
 */
export function send(url, { method = 'GET', headers = {}, body, via, timeoutMs }) {
  const to = new URL(url.pathname + url.search, via ?? url);
  const speak = to.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const options = {
      method,
      headers: { ...headers, Host: url.host, Connection: 'close' },
      signal: AbortSignal.timeout(timeoutMs),
      rejectUnauthorized: via === undefined,
    };
    const sent = speak(to, options, (answer) => {
      /** @type {Buffer[]} */
      const parts = [];
      answer.on('data', (part) => parts.push(part)).on('error', reject);
      answer.on('end', () => {
        resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString() });
      });
    });
    sent.on('error', reject).end(body);
  });
}

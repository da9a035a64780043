import { send } from './server/request.mjs';

/**
 * @typedef {object} Service a running one, and who asks it
 * @property {string} base origin, such as `http://localhost:8787`
 * @property {string} key the operator's
 * @property {string} [via] origin at which this machine reaches it, where that is another one
 */

/**
 * Asks a running service something that only its operator may.
 * @param {Service} service
 * @param {'demo' | 'editions' | 'invitations' | 'signing-keys'} what
 * @param {Record<string, unknown>} body
 * @returns {Promise<Record<string, unknown>>}
 * @throws with a sentence for people when the service cannot be reached or refuses
 */
export async function ask({ base, key, via }, what, body) {
  const url = new URL(`/api/v1/operator/${what}`, base);
  const { status, text } = await send(url, {
    method: 'POST',
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    timeoutMs: 30_000,
    ...(via && { via }),
  }).catch((error) => {
    throw new Error(`${url.origin} does not answer: ${error.message}`);
  });
  if (status < 200 || status > 299) throw new Error(`${url.origin} answered ${status}: ${text}`);
  return JSON.parse(text);
}

/**
 * A fresh one-time link for a gate phone or an organizer, or the code of a directorate for groups.
 * @param {Service} service
 * @param {'gate' | 'organizer' | 'group'} kind
 * @param {string | undefined} [event] slug; the current edition when left out
 * @param {Record<string, unknown>} [terms] what a group's code opens
 * @returns {Promise<{ url: string, code: string }>}
 */
export async function invite(service, kind, event, terms = {}) {
  const { url, code } = await ask(service, 'invitations', { kind, event, ...terms });
  return { url: String(url), code: String(code) };
}

import { send } from './server/request.mjs';

/** Characters of a proxy's page, which can be long. */
const PROXY_ANSWER_MAX = 500;

/**
 * @typedef {object} Service a running one, and who asks it
 * @property {string} base origin, such as `http://localhost:8787`
 * @property {string} key the operator's
 * @property {string} [via] origin at which this machine reaches it, where that is another one
 */

/**
 * Asks a running service something that only its operator may.
 * @param {Service} service
 * @param {'demo' | 'edition-files' | 'editions' | 'invitations' | 'reports' | 'signing-keys' | 'wrapped-keys'} what
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
    throw new Error(`${url.origin} does not answer (${error.message}): is it started?`);
  });
  if (status < 200 || status > 299) throw new Error(refusal(url.origin, status, text));
  return JSON.parse(text);
}

/**
 * What a service refused, for people: its sentence, and a line for each field that it names.
 * @param {string} origin
 * @param {number} status
 * @param {string} text the answer: `application/problem+json`, or what a proxy answers in its place
 */
export function refusal(origin, status, text) {
  const problem = problemIn(text);
  if (!problem) return `${origin} answered ${status}: ${text.slice(0, PROXY_ANSWER_MAX)}`;
  const fields = problem.errors.map(({ path, message }) => `\n  ${path}: ${message}`);
  return `${origin} answered ${status}: ${problem.detail}${fields.join('')}`;
}

/**
 * @param {string} text
 * @returns {{ detail: string, errors: { path: string, message: string }[] } | undefined}
 */
function problemIn(text) {
  try {
    const { title, detail = title, errors = [] } = JSON.parse(text);
    return typeof detail === 'string' && Array.isArray(errors) ? { detail, errors } : undefined;
  } catch {
    return undefined;
  }
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

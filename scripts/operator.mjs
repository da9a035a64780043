/**
 * Asks a running service something that only its operator may.
 * @param {string} base origin, such as `http://localhost:8787`
 * @param {string} key the operator's key
 * @param {'demo' | 'editions' | 'invitations' | 'signing-keys'} what
 * @param {Record<string, unknown>} body
 * @returns {Promise<Record<string, unknown>>}
 * @throws with a sentence for people when the service cannot be reached or refuses
 */
export async function ask(base, key, what, body) {
  const url = new URL(`/api/v1/operator/${what}`, base);
  const response = await fetch(url, {
    method: 'POST',
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(30_000),
  }).catch((error) => {
    throw new Error(`${url.origin} does not answer: ${error.cause?.message ?? error.message}`);
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${url.origin} answered ${response.status}: ${text}`);
  return JSON.parse(text);
}

/**
 * A fresh one-time link for a gate phone or an organizer, or the code of a directorate for groups.
 * @param {string} base
 * @param {string} key
 * @param {'gate' | 'organizer' | 'group'} kind
 * @param {string | undefined} [event] slug; the current edition when left out
 * @param {Record<string, unknown>} [terms] what a group's code opens
 * @returns {Promise<{ url: string, code: string }>}
 */
export async function invite(base, key, kind, event, terms = {}) {
  const asked = { kind, ...(event && { event }), ...terms };
  const { url, code } = await ask(base, key, 'invitations', asked);
  return { url: String(url), code: String(code) };
}

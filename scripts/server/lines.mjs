/** Where workerd reads its configuration. */
const START = /\/server\/entry\.rs:\d+$/;

/**
 * A line of workerd’s log as it is kept: what the service itself wrote, word for word. Of what
 * workerd says by itself only where in its own code it was said: its words can hold the address of
 * a page, and with it a private link. The words of its start are kept: they say why it cannot, and
 * nobody has asked for anything yet.
 * @param {string} line
 * @returns {string}
 */
export function keptLine(line) {
  const said = parsed(line);
  if (!said) return JSON.stringify({ line: 'runtime', at: new Date().toISOString() });
  const own = parsed(String(said.message));
  if (typeof own?.line === 'string') return JSON.stringify(own);
  return JSON.stringify({
    line: 'runtime',
    at: new Date(Number(said.timestamp) || Date.now()).toISOString(),
    level: said.level,
    source: said.source,
    place: /\b[\w/]+\.(?:rs|c\+\+|h):\d+/.exec(String(said.message))?.[0],
    text: START.test(String(said.source)) ? said.message : undefined,
    d1: /\bSQLITE_[A-Z_]+\b/.exec(String(said.message))?.[0],
  });
}

/**
 * @param {string} text
 * @returns {Record<string, unknown> | undefined}
 */
function parsed(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

import { existsSync, readFileSync } from 'node:fs';

/** An event day has some thousands of connections at once, each of them an open file. */
const ENOUGH = 10_000;
const LIMITS = '/proc/self/limits';

/**
 * What is to be said where few files can be open at once: workerd ends when there is none left for the
 * next connection.
 * @param {string} [limits] of this process, which has taken all that it may and hands it on, as Linux
 *   writes them; other systems say nothing
 * @returns {string | undefined} a sentence
 */
export function fewOpenFiles(limits = existsSync(LIMITS) ? readFileSync(LIMITS, 'utf8') : '') {
  const most = Number(/^Max open files +(\d+)/m.exec(limits)?.[1] ?? Number.POSITIVE_INFINITY);
  if (most >= ENOUGH) return undefined;
  return (
    `Only ${most} files can be open at once, and each connection is one: with more the server ends, and is ` +
    'started again. Raise the limit, such as with LimitNOFILE=131072 or ulimit -n 131072.'
  );
}

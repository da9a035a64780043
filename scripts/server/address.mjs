import { createServer, isIP } from 'node:net';

/** Why a port cannot be had, and what to do, by the system’s code. */
const REASONS = new Map([
  ['EADDRINUSE', 'it is in use. Stop what runs there, or choose another one'],
  ['EADDRNOTAVAIL', 'this machine does not have that address. Choose another one'],
  ['EAFNOSUPPORT', 'this machine has no addresses of that kind. Choose another one'],
  [
    'EACCES',
    'this user has no right to it. Choose one above 1023, and let a proxy take 80 and 443',
  ],
]);

/**
 * @typedef {object} Listen
 * @property {string} host such as `127.0.0.1` or `[::]`
 * @property {number} port
 */

/**
 * An address to listen on, from what was written for it.
 * @param {string} text such as `127.0.0.1:8080`
 * @returns {Listen}
 * @throws with a sentence for people
 */
export function listenAddress(text) {
  const { host = '', port = '' } =
    /^(?<host>\d+(?:\.\d+){3}|\[[0-9a-f:.]+\]|localhost):(?<port>\d{1,5})$/i.exec(text)?.groups ??
    {};
  if (!isHost(host) || Number(port) < 1 || Number(port) > 65_535) {
    throw new Error(`${text} is no address and port, such as 127.0.0.1:8080.`);
  }
  return { host, port: Number(port) };
}

/**
 * A port from what was written for it.
 * @param {string} text
 * @returns {number}
 * @throws with a sentence for people
 */
export function portNumber(text) {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65_535)
    throw new Error(`${text} is no port: give a number from 1 to 65535.`);
  return port;
}

/**
 * Where this machine reaches what listens there.
 * @param {Listen} listen
 */
export function loopbackOf({ host, port }) {
  const reached = { '0.0.0.0': '127.0.0.1', '[::]': '[::1]' }[host] ?? host;
  return `${reached}:${port}`;
}

/**
 * @param {Listen} listen
 * @returns {Promise<void>}
 * @throws with a sentence for people when the port cannot be had
 */
export function demandFreePort({ host, port }) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => {
      const why = REASONS.get('code' in error ? String(error.code) : '') ?? error.message;
      reject(new Error(`Port ${port} of ${host} cannot be had: ${why}.`));
    });
    probe.listen(port, bare(host), () => probe.close(() => resolve()));
  });
}

/** @param {string} host */
function isHost(host) {
  return host.toLowerCase() === 'localhost' || isIP(bare(host)) !== 0;
}

/** Without its brackets. @param {string} host */
const bare = (host) => host.replace(/^\[(.*)\]$/, '$1');

import { createServer } from 'node:net';

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
  if (!host || Number(port) < 1 || Number(port) > 65_535) {
    throw new Error(`${text} is no address and port, such as 127.0.0.1:8080.`);
  }
  return { host, port: Number(port) };
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
      const why = 'code' in error && error.code === 'EADDRINUSE' ? 'is in use' : error.message;
      reject(new Error(`Port ${port} ${why}. Stop what runs there, or choose another one.`));
    });
    probe.listen(port, host.replace(/^\[(.*)\]$/, '$1'), () => probe.close(() => resolve()));
  });
}

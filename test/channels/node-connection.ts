import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Connection, WaysOut } from '../../src/channels/carrier.ts';

/** Ways out by Node's own sockets, which trust one certificate. */
export function nodeWays(ca: string): WaysOut {
  return {
    connect: ({ hostname, port }, { secureTransport }) =>
      secureTransport === 'on'
        ? over(connectTls({ host: hostname, port, ca, servername: 'localhost' }), ca)
        : over(connect({ host: hostname, port }), ca),
    fetch,
    now: () => Date.now(),
  };
}

function over(socket: Socket, ca: string): Connection {
  let [onData, onEnd] = [(_: Buffer) => {}, () => {}];
  const readable = new ReadableStream<Uint8Array>({
    start(controller) {
      let open = true;
      const once = (end: () => void) => () => {
        if (open) end();
        open = false;
      };
      onData = (bytes) => controller.enqueue(new Uint8Array(bytes));
      onEnd = once(() => controller.close());
      socket.on('data', onData);
      socket.on('end', onEnd);
      socket.on('error', (error) => once(() => controller.error(error))());
      socket.on('close', onEnd);
    },
  });
  const writable = new WritableStream<Uint8Array>({
    write: (bytes) =>
      new Promise((resolve, reject) => {
        socket.write(bytes, (error) => (error ? reject(error) : resolve()));
      }),
  });
  return {
    readable,
    writable,
    close: async () => void socket.destroy(),
    startTls: () => {
      socket.off('data', onData);
      return over(connectTls({ socket, ca, servername: 'localhost' }), ca);
    },
  };
}

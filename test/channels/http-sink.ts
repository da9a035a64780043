import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that came to it. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  readonly bytes: Buffer;
}

/** Its answer. */
export interface Said {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A carrier that is asked by HTTP, on this machine: it keeps what it is asked. */
export interface Gateway {
  readonly url: string;
  readonly asked: readonly Asked[];
  close(): Promise<void>;
}

/** `answer`: what it says; null leaves the request without an answer, `cut` breaks the line. */
export async function startGateway(
  answer: (asked: Asked) => Said | 'cut' | null,
): Promise<Gateway> {
  const asked: Asked[] = [];
  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const { method = '', url = '', headers } = request;
    const bytes = Buffer.concat(chunks);
    const one = { method, path: url, headers, body: bytes.toString(), bytes };
    asked.push(one);
    const said = answer(one);
    if (said === 'cut') request.socket.destroy();
    else if (said) response.writeHead(said.status ?? 200, said.headers).end(said.body ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What lies between a browser and the service, and can be made to fail as networks do. */
export interface Between {
  readonly url: string;
  /** `up`; `silent`: it takes what is asked and never answers; `down`: it takes nothing. */
  state: 'up' | 'silent' | 'down';
  /** Changes the text of an answer on its way. */
  rewrite: (path: string, text: string) => string | Promise<string>;
  /** The path that the service is asked for in place of another. */
  reroute: (path: string) => string;
  /** What stands in for the service, such as the page of a hotspot. */
  answer: { status: number; text: string } | null;
  /** As it was at first. */
  reset(): void;
  close(): void;
}

const HTML = { 'Content-Type': 'text/html' };

const WORKING: Pick<Between, 'state' | 'rewrite' | 'reroute' | 'answer'> = {
  answer: null,
  state: 'up',
  rewrite: (_, text) => text,
  reroute: (path) => path,
};

/** A way to a service on this machine, under an address of its own. */
export async function between(service: string): Promise<Between> {
  const { hostname, port } = new URL(service);
  // A connection that is kept may be closed by the service while it is asked by it.
  const onwardTo = { hostname, port, agent: false } as const;
  const server = createServer((asked, answer) => {
    if (way.state === 'down') asked.socket.destroy();
    else if (way.answer) answer.writeHead(way.answer.status, HTML).end(way.answer.text);
    else if (way.state === 'up') pass(asked, answer);
  });
  const pass = (asked: IncomingMessage, answer: ServerResponse) => {
    const { method, url = '/' } = asked;
    const path = way.reroute(url);
    const headers = { ...asked.headers, 'accept-encoding': 'identity' };
    const onward = ask({ ...onwardTo, method, path, headers }, async (given) => {
      const parts: Buffer[] = [];
      for await (const part of given) parts.push(part);
      const text = Buffer.concat(parts).toString('latin1');
      const { 'content-length': _, ...kept } = given.headers;
      answer.writeHead(given.statusCode ?? 502, kept);
      answer.end(Buffer.from(await way.rewrite(path, text), 'latin1'));
    });
    onward.on('error', () => answer.destroy());
    asked.pipe(onward);
  };
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port: own } = server.address() as AddressInfo;
  const way: Between = {
    url: `http://localhost:${own}`,
    ...WORKING,
    reset: () => Object.assign(way, WORKING),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  return way;
}

import { createServer, type Server, type Socket } from 'node:net';
import { createSecureContext, createServer as createTlsServer, TLSSocket } from 'node:tls';

/** Where a mail server stands in a dialogue: what it answers next. */
export const STEPS = ['greeting', 'ehlo', 'starttls', 'auth', 'mail', 'rcpt', 'data'] as const;
/** `content`: after the dot that ends a letter. */
export type SinkStep = (typeof STEPS)[number] | 'content';

/** What it does at one step instead of answering as it should. */
export interface Fault {
  readonly at: SinkStep;
  /** A line is answered with; the others need none. */
  readonly how: 'drop' | 'hang' | 'slow' | 'huge' | 'endless_line' | `${number} ${string}`;
}

interface SinkOptions {
  readonly key: string;
  readonly certificate: string;
  readonly security?: 'starttls' | 'tls';
  readonly fault?: Fault;
  /** Called each time that it is about to answer. */
  readonly stepped?: (step: SinkStep) => void;
  /** What it offers after EHLO, a line each. */
  readonly offers?: readonly string[];
}

/** A mail server on this machine that keeps each letter it has taken, and only those. */
export interface Sink {
  readonly port: number;
  readonly letters: { readonly to: string; readonly content: string }[];
  /** Each command, secrets included. */
  readonly said: string[];
  /** Resolves when it has come to its fault. */
  readonly reached: Promise<void>;
  close(): Promise<void>;
}

const ANSWERS: Readonly<Record<SinkStep, string>> = {
  greeting: '220 sink',
  ehlo: '250 sink',
  starttls: '220 go on',
  auth: '235 known',
  mail: '250 fine',
  rcpt: '250 fine',
  data: '354 the letter',
  content: '250 taken',
};

export async function startSink(options: SinkOptions): Promise<Sink> {
  const { key, certificate, security = 'starttls' } = options;
  const letters: Sink['letters'] = [];
  const said: string[] = [];
  const { promise: reached, resolve: reach } = Promise.withResolvers<void>();
  const open = new Set<Socket>();
  const world = { options, letters, said, reach };
  const take = (socket: Socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    new Talk(socket, world).start();
  };
  const server: Server =
    security === 'tls' ? createTlsServer({ key, cert: certificate }, take) : createServer(take);
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    port,
    letters,
    said,
    reached,
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

interface World {
  readonly options: SinkOptions;
  readonly letters: Sink['letters'];
  readonly said: string[];
  reach(): void;
}

class Talk {
  #socket: Socket;
  readonly #world: World;
  #rest = '';
  #to = '';
  #content: string[] | null = null;
  #isSafe: boolean;

  constructor(socket: Socket, world: World) {
    this.#socket = socket;
    this.#world = world;
    this.#isSafe = world.options.security === 'tls';
  }

  start(): void {
    this.#listen();
    void this.#answer('greeting');
  }

  #listen(): void {
    this.#socket.on('error', () => {});
    this.#socket.on('data', (bytes) => {
      this.#rest += bytes.toString('latin1');
      for (let end = this.#rest.indexOf('\r\n'); end >= 0; end = this.#rest.indexOf('\r\n')) {
        const line = this.#rest.slice(0, end);
        this.#rest = this.#rest.slice(end + 2);
        this.#take(line);
      }
    });
  }

  #take(line: string): void {
    if (this.#content) {
      this.#takeContent(line, this.#content);
      return;
    }
    this.#world.said.push(line);
    const [word = ''] = line.split(' ');
    void this.#obey(word.toUpperCase(), line);
  }

  async #obey(word: string, line: string): Promise<void> {
    if (word === 'EHLO') await this.#answer('ehlo');
    else if (word === 'STARTTLS') {
      if (await this.#answer('starttls')) this.#startTls();
    } else if (line === 'AUTH LOGIN') this.#write('334 VXNlcm5hbWU6');
    else if (word === 'AUTH') await this.#answer('auth');
    else if (word === 'MAIL') await this.#answer('mail');
    else if (word === 'RCPT') {
      this.#to = /<(.*)>/.exec(line)?.[1] ?? '';
      await this.#answer('rcpt');
    } else if (word === 'DATA') {
      if (await this.#answer('data')) this.#content = [];
    } else if (word === 'QUIT') this.#socket.end('221 bye\r\n');
    else await this.#takeSecret();
  }

  /** After AUTH LOGIN come a user and a password. */
  async #takeSecret(): Promise<void> {
    const secrets = this.#world.said.filter((line) => !/^[A-Z]{4,}( |$)/.test(line)).length;
    if (secrets % 2 === 1) this.#write('334 UGFzc3dvcmQ6');
    else await this.#answer('auth');
  }

  #takeContent(line: string, content: string[]): void {
    if (line !== '.') {
      content.push(line.replace(/^\./, ''));
      return;
    }
    this.#content = null;
    const fault = this.#fault('content');
    const takes = !fault || !/^[345]/.test(fault.how);
    if (takes) this.#world.letters.push({ to: this.#to, content: content.join('\r\n') });
    void this.#answer('content');
  }

  #fault(step: SinkStep): Fault | undefined {
    const { fault } = this.#world.options;
    return fault?.at === step ? fault : undefined;
  }

  /** Gives whether it was answered as it should be. */
  async #answer(step: SinkStep): Promise<boolean> {
    this.#world.options.stepped?.(step);
    const fault = this.#fault(step);
    if (!fault) {
      this.#write(...(step === 'ehlo' ? this.#offers() : [ANSWERS[step]]));
      return true;
    }
    this.#world.reach();
    switch (fault.how) {
      case 'drop':
        this.#socket.destroy();
        return false;
      case 'hang':
        return false;
      case 'slow':
        for (const letter of `${ANSWERS[step]}\r\n`) {
          this.#socket.write(letter);
          await new Promise((resolve) => setImmediate(resolve));
        }
        return true;
      case 'huge':
        this.#socket.write(`${ANSWERS[step].slice(0, 3)}-${'x'.repeat(995)}\r\n`.repeat(1_000));
        return false;
      case 'endless_line':
        this.#socket.write('2'.repeat(1_000_000));
        return false;
      default:
        this.#write(fault.how);
        return false;
    }
  }

  #offers(): string[] {
    const { offers = ['AUTH PLAIN LOGIN', '8BITMIME'] } = this.#world.options;
    const own = this.#isSafe ? offers : ['STARTTLS', '8BITMIME'];
    const lines = ['sink', ...own];
    return lines.map((line, i) => `250${i === lines.length - 1 ? ' ' : '-'}${line}`);
  }

  #write(...lines: string[]): void {
    this.#socket.write(lines.map((line) => `${line}\r\n`).join(''));
  }

  #startTls(): void {
    const { key, certificate } = this.#world.options;
    this.#socket.removeAllListeners('data');
    const secureContext = createSecureContext({ key, cert: certificate });
    this.#socket = new TLSSocket(this.#socket, { isServer: true, secureContext });
    this.#isSafe = true;
    this.#rest = '';
    this.#listen();
  }
}

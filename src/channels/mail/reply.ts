/** One answer of a mail server: its code (RFC 5321, 4.2) and the words of its lines. */
export interface Reply {
  readonly code: number;
  readonly lines: readonly string[];
}

/** RFC 5321, 4.5.3.1.5 allows 512 octets a line; servers write more. */
const LINE_MAX = 2_000;
/** Lines of one answer; what a server offers takes some twenty. */
const LINES_MAX = 200;
const LINE = /^(?<code>[2-5]\d\d)(?<more>[ -]|$)(?<words>.*)$/;

/** What a server says that is no answer, is too long, or ends too early. */
class BadReply extends Error {
  override readonly name = 'BadReply';
}

/** Reads the answers of a mail server one by one, and never keeps more than one of them. */
export class Replies {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #decoder = new TextDecoder('latin1');
  #rest = '';

  constructor(readable: ReadableStream<Uint8Array>) {
    this.#reader = readable.getReader();
  }

  /** Whether something was said that nobody has asked for. */
  get hasMore(): boolean {
    return this.#rest !== '';
  }

  /** The next answer. Throws `BadReply`, or what the connection throws. */
  async next(): Promise<Reply> {
    const lines: string[] = [];
    for (let count = 0; count < LINES_MAX; count++) {
      const { code, more, words } = LINE.exec(await this.#line())?.groups ?? {};
      if (code === undefined) throw new BadReply('no answer of a mail server');
      lines.push(words ?? '');
      if (more !== '-') return { code: Number(code), lines };
    }
    throw new BadReply('too many lines');
  }

  /** Lets go of the stream: the connection under it goes on with TLS. */
  release(): void {
    this.#reader.releaseLock();
  }

  async #line(): Promise<string> {
    for (;;) {
      const end = this.#rest.indexOf('\n');
      if (end >= 0) {
        const line = this.#rest.slice(0, end).replace(/\r$/, '');
        this.#rest = this.#rest.slice(end + 1);
        return line;
      }
      if (this.#rest.length > LINE_MAX) throw new BadReply('too long a line');
      const { value, done } = await this.#reader.read();
      if (done) throw new BadReply('ended');
      this.#rest += this.#decoder.decode(value, { stream: true });
    }
  }
}

import type { Live } from '../domain/attendance.ts';

/** A console is told at most this often, ms. */
const EVERY_MS = 1_000;
/** A revoked session loses its sockets within a minute; looked at twice in that time. */
export const SESSION_CHECK_MS = 25_000;
/** Application close codes are free from 4000 on. */
const SESSION_ENDED = 4401;

/** The consoles that watch an edition. Sockets hibernate: an idle board costs nothing. */
export class LiveSockets {
  readonly #ctx: DurableObjectState;
  readonly #sentAt = new WeakMap<WebSocket, number>();
  #changedAt = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(ctx: DurableObjectState) {
    this.#ctx = ctx;
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair('ping', 'pong'));
  }

  /** Opens a socket for a session, and sends it the figures at once. `headers` are the answer's. */
  open(session: string, live: Live, headers: HeadersInit): Response {
    const { 0: client, 1: server } = new WebSocketPair();
    this.#ctx.acceptWebSocket(server);
    server.serializeAttachment({ session });
    this.#send(server, JSON.stringify(live));
    return new Response(null, { status: 101, webSocket: client, headers });
  }

  /** Says that the figures changed: every console has them within a second. */
  changed(read: () => Promise<Live>): void {
    this.#changedAt = Date.now();
    this.#schedule(read);
  }

  #schedule(read: () => Promise<Live>): void {
    const behind = this.#behind();
    if (this.#timer !== null || behind.length === 0) return;
    const wait = Math.min(...behind.map((socket) => this.#wait(socket)));
    this.#timer = setTimeout(() => {
      // Nobody is told twice at once. Whoever could not be told is told of the next change.
      this.#tell(read).catch(() => {});
    }, wait);
  }

  /** Tells those who have not been told for a second; the others have their turn. */
  async #tell(read: () => Promise<Live>): Promise<void> {
    try {
      const message = JSON.stringify(await read());
      const due = this.#behind().filter((socket) => this.#wait(socket) === 0);
      for (const socket of due) this.#send(socket, message);
    } finally {
      this.#timer = null;
    }
    this.#schedule(read);
  }

  /** Consoles that have not been told since the figures changed. */
  #behind(): WebSocket[] {
    const sockets = this.#ctx.getWebSockets();
    return sockets.filter((socket) => this.#sent(socket) <= this.#changedAt);
  }

  #wait(socket: WebSocket): number {
    return Math.max(0, this.#sent(socket) + EVERY_MS - Date.now());
  }

  /** 0 for a console that slept: it was last told long ago. */
  #sent(socket: WebSocket): number {
    return this.#sentAt.get(socket) ?? 0;
  }

  /** The sessions that hold a socket, each once. */
  sessions(): string[] {
    return [...new Set(this.#ctx.getWebSockets().map(sessionOf))];
  }

  /** Closes the sockets of every session that no longer stands. */
  keepOnly(standing: ReadonlySet<string>): void {
    for (const socket of this.#ctx.getWebSockets()) {
      if (!standing.has(sessionOf(socket))) socket.close(SESSION_ENDED, 'session ended');
    }
  }

  #send(socket: WebSocket, message: string): void {
    this.#sentAt.set(socket, Date.now());
    try {
      socket.send(message);
    } catch {
      socket.close(1011, 'not delivered');
    }
  }
}

function sessionOf(socket: WebSocket): string {
  const attached: unknown = socket.deserializeAttachment();
  const known = typeof attached === 'object' && attached !== null && 'session' in attached;
  return known ? String(attached.session) : '';
}

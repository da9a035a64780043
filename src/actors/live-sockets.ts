import type { Live } from '../domain/attendance.ts';

/** The figures go out at most this often, ms. */
const EVERY_MS = 1_000;
/** A revoked session loses its sockets within a minute; looked at twice in that time. */
export const SESSION_CHECK_MS = 25_000;
/** Application close codes are free from 4000 on. */
const SESSION_ENDED = 4401;

/** The consoles that watch an edition. Sockets hibernate: an idle board costs nothing. */
export class LiveSockets {
  readonly #ctx: DurableObjectState;
  #lastSent = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(ctx: DurableObjectState) {
    this.#ctx = ctx;
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair('ping', 'pong'));
  }

  /** Opens a socket for a session, and sends it the figures at once. */
  open(session: string, live: Live): Response {
    const { 0: client, 1: server } = new WebSocketPair();
    this.#ctx.acceptWebSocket(server);
    server.serializeAttachment({ session });
    server.send(JSON.stringify(live));
    return new Response(null, { status: 101, webSocket: client });
  }

  /** Says that the figures changed: every console has them within a second. */
  changed(read: () => Live): void {
    if (this.#timer !== null || this.#ctx.getWebSockets().length === 0) return;
    const wait = Math.max(0, this.#lastSent + EVERY_MS - Date.now());
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#lastSent = Date.now();
      this.#send(JSON.stringify(read()));
    }, wait);
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

  #send(message: string): void {
    for (const socket of this.#ctx.getWebSockets()) {
      try {
        socket.send(message);
      } catch {
        socket.close(1011, 'not delivered');
      }
    }
  }
}

function sessionOf(socket: WebSocket): string {
  const attached: unknown = socket.deserializeAttachment();
  const known = typeof attached === 'object' && attached !== null && 'session' in attached;
  return known ? String(attached.session) : '';
}

import type { Live } from '../../contract/answers/live.ts';
import type { Writer } from '../../domain/call-failed.ts';
import { logFailure } from '../../http/log.ts';

/** A console is updated at most this often, ms. */
const EVERY_MS = 1_000;
/** A revoked session loses its sockets within a minute; looked at twice in that time. */
export const SESSION_CHECK_MS = 25_000;
/** Application close codes are free from 4000 on. */
const SESSION_ENDED = 4401;
/** RFC 6455, 7.4.1: the client sent what is not expected. */
const POLICY_VIOLATION = 1008;
const GOING_AWAY = 1001;
const PING = 'ping';
/** Sockets of one session: a desk's screens, and the phone in a pocket. */
const SESSION_MOST = 5;
/** Sockets of one edition: each receives every change. */
const EDITION_MOST = 500;
/**
 * A board pings every five seconds, in a hidden tab each minute: a socket without a ping for this
 * long is unused, ms.
 */
const SILENT_MS = 150_000;

/** `session`: one session has its most sockets. `edition`: the edition has. */
export type Refused = { readonly full: 'session' | 'edition' };

/** A session, by the hash of its secret, and the number of the edition that it watches. */
export interface Watcher {
  readonly session: string;
  readonly event: number;
}

/** The consoles that watch an edition. Sockets hibernate: an idle board costs nothing. */
export class LiveSockets {
  readonly #ctx: DurableObjectState;
  readonly #writer: () => Writer;
  readonly #sentAt = new WeakMap<WebSocket, number>();
  #changedAt = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** `writer` says which writer owns the sockets: for the log. */
  constructor(ctx: DurableObjectState, writer: () => Writer) {
    this.#ctx = ctx;
    this.#writer = writer;
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair(PING, 'pong'));
  }

  /**
   * Opens a socket for a session that watches an edition, and sends it the figures at once. `headers` are the answer's. A
   * socket without a ping for minutes is closed to make room; otherwise there is none beyond the
   * limits.
   */
  open({ session, event }: Watcher, live: Live, headers: HeadersInit): Response | Refused {
    const all = this.#open();
    const own = all.filter((socket) => sessionOf(socket) === session);
    if (own.length >= SESSION_MOST && !letGo(own, this.#ctx)) return { full: 'session' };
    if (this.#open().length >= EDITION_MOST && !letGo(all, this.#ctx)) return { full: 'edition' };
    const { 0: client, 1: server } = new WebSocketPair();
    this.#ctx.acceptWebSocket(server);
    server.serializeAttachment({ session, event, at: Date.now() });
    this.#send(server, JSON.stringify(live));
    return new Response(null, { status: 101, webSocket: client, headers });
  }

  /** Clients send nothing but the ping, which is answered without waking the object. */
  refuseMessage(socket: WebSocket): void {
    socket.close(POLICY_VIOLATION, 'only the ping is read here');
  }

  /** How many are open. */
  get count(): number {
    return this.#open().length;
  }

  #open(): WebSocket[] {
    const sockets = this.#ctx.getWebSockets();
    return sockets.filter(({ readyState }) => readyState === WebSocket.READY_STATE_OPEN);
  }

  /** Marks the figures as changed: every console has them within a second. */
  changed(read: () => Promise<Live>): void {
    this.#changedAt = Date.now();
    this.#schedule(read);
  }

  #schedule(read: () => Promise<Live>): void {
    const behind = this.#behind();
    if (this.#timer !== null || behind.length === 0) return;
    const wait = Math.min(...behind.map((socket) => this.#wait(socket)));
    this.#timer = setTimeout(() => {
      // No console is updated twice at once. One that could not be updated gets the next change.
      this.#update(read).catch((error: unknown) =>
        logFailure('live_not_told', error, this.#writer()),
      );
    }, wait);
  }

  /** Updates the consoles that got nothing for a second; the others are updated later. */
  async #update(read: () => Promise<Live>): Promise<void> {
    try {
      const message = JSON.stringify(await read());
      const due = this.#behind().filter((socket) => this.#wait(socket) === 0);
      for (const socket of due) this.#send(socket, message);
    } finally {
      this.#timer = null;
    }
    this.#schedule(read);
  }

  /** Consoles that were not updated since the figures changed. */
  #behind(): WebSocket[] {
    return this.#open().filter((socket) => this.#sent(socket) <= this.#changedAt);
  }

  #wait(socket: WebSocket): number {
    return Math.max(0, this.#sent(socket) + EVERY_MS - Date.now());
  }

  /** 0 for a console after hibernation: its last update was long ago. */
  #sent(socket: WebSocket): number {
    return this.#sentAt.get(socket) ?? 0;
  }

  /** The sessions that hold a socket, each once. */
  sessions(): string[] {
    return [...new Set(this.#ctx.getWebSockets().map(sessionOf))];
  }

  /** The number of the edition that they watch; null without a socket. */
  event(): number | null {
    const [socket] = this.#ctx.getWebSockets();
    return socket ? numberOf(socket, 'event') : null;
  }

  /** Closes the sockets of every session that is no longer valid. */
  keepOnly(valid: ReadonlySet<string>): void {
    for (const socket of this.#ctx.getWebSockets()) {
      if (!valid.has(sessionOf(socket))) socket.close(SESSION_ENDED, 'session ended');
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

/**
 * Closes the socket without a ping for the longest time, if that is long enough; whether it did.
 */
function letGo(sockets: readonly WebSocket[], ctx: DurableObjectState): boolean {
  const lastWord = (socket: WebSocket) =>
    Math.max(openedAt(socket), ctx.getWebSocketAutoResponseTimestamp(socket)?.getTime() ?? 0);
  const [quietest] = sockets.toSorted((a, b) => lastWord(a) - lastWord(b));
  if (!quietest || Date.now() - lastWord(quietest) < SILENT_MS) return false;
  quietest.close(GOING_AWAY, 'silent too long');
  return true;
}

function sessionOf(socket: WebSocket): string {
  const attached: unknown = socket.deserializeAttachment();
  const known = typeof attached === 'object' && attached !== null && 'session' in attached;
  return known ? String(attached.session) : '';
}

/** An instant, ms. */
function openedAt(socket: WebSocket): number {
  return numberOf(socket, 'at');
}

/** A number that is attached to a socket; 0 where it is not. */
function numberOf(socket: WebSocket, name: 'at' | 'event'): number {
  const attached: unknown = socket.deserializeAttachment();
  if (typeof attached !== 'object' || attached === null) return 0;
  return Number(new Map<string, unknown>(Object.entries(attached)).get(name) ?? 0);
}

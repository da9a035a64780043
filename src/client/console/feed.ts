import type { Live } from '../../contract/answers/live.ts';
import { knownLive } from '../../ui/known-live.ts';

/** `signed_out` ends the feed: only a reload can begin it again. */
export type Link = 'connecting' | 'live' | 'reconnecting' | 'signed_out';

export interface FeedListener {
  /** Newer figures. */
  figures(live: Live): void;
  /** The server has just confirmed that there is nothing newer. */
  confirmed(): void;
  link(link: Link): void;
  /** Any answer, older ones too: what it says of today is put together by its revision. */
  heard?(live: Live): void;
}

const PING_MS = 5_000;
/** Three pings without an answer: the network is gone without an event. */
const SILENCE_MS = 15_000;
const POLL_LIVE_MS = 10_000;
const POLL_ALONE_MS = 3_000;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;

/**
 * Keeps a board fed: by the socket, with a slow poll beside it for what no scan triggers (a phone
 * that stops sending), and by a faster poll alone while the socket is away. Gives what asks at once.
 */
export function feed(
  { socketUrl, snapshotUrl }: { socketUrl: string; snapshotUrl: () => string },
  listener: FeedListener,
): { askSoon(): void } {
  let socket: WebSocket | null = null;
  let link: Link = 'connecting';
  let failures = 0;
  let answeredAt = performance.now();
  let newest = Number.NEGATIVE_INFINITY;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let poll: ReturnType<typeof setTimeout> | undefined;

  function become(next: Link): void {
    if (link === next || link === 'signed_out') return;
    link = next;
    listener.link(next);
  }

  function noteAnswer(): void {
    answeredAt = performance.now();
    listener.confirmed();
  }

  /** Instants are cut to the second, so of two alike the socket's is the later one. */
  function take(live: Live, source: 'socket' | 'poll'): void {
    listener.heard?.(live);
    const asOf = Date.parse(live.as_of);
    if (asOf < newest || (source === 'poll' && link === 'live' && asOf === newest)) return;
    newest = asOf;
    listener.figures(live);
  }

  function connect(): void {
    clearTimeout(retry);
    if (socket || link === 'signed_out') return;
    const opened = new WebSocket(socketUrl);
    socket = opened;
    answeredAt = performance.now();
    opened.addEventListener('message', ({ data }) => {
      if (socket !== opened) return;
      failures = 0;
      become('live');
      const live = typeof data === 'string' ? asLive(data) : null;
      if (live) take(live, 'socket');
      noteAnswer();
    });
    opened.addEventListener('close', () => {
      if (socket === opened) lose();
    });
  }

  function lose(): void {
    socket?.close();
    socket = null;
    become('reconnecting');
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures);
    failures += 1;
    // Jitter, so that the screens of a whole site do not come back in the same instant.
    retry = setTimeout(connect, wait * (0.5 + Math.random() / 2));
    pollIn(Math.random() * POLL_ALONE_MS);
  }

  function pollIn(delay: number): void {
    clearTimeout(poll);
    if (link === 'signed_out') return;
    poll = setTimeout(() => {
      poll = undefined;
      ask();
    }, delay);
  }

  async function ask(): Promise<void> {
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), SILENCE_MS);
    try {
      const response = await fetch(snapshotUrl(), {
        headers: { accept: 'application/json' },
        signal: limit.signal,
      });
      if (response.status === 401 || response.status === 403) {
        become('signed_out');
        socket?.close();
        return;
      }
      if (response.ok) {
        take(knownLive(await response.json()), 'poll');
        if (link !== 'live') noteAnswer();
      }
    } catch {
      // No network: the age of the figures shows it.
    } finally {
      clearTimeout(timer);
    }
    // One that was wished for meanwhile stays due: it may ask for more than this one did.
    if (poll === undefined) pollIn(link === 'live' ? POLL_LIVE_MS : POLL_ALONE_MS);
  }

  setInterval(() => {
    if (!socket) return;
    if (performance.now() - answeredAt > SILENCE_MS) lose();
    else if (socket.readyState === WebSocket.OPEN) socket.send('ping');
  }, PING_MS);

  function wake(): void {
    if (document.visibilityState === 'hidden') return;
    failures = 0;
    connect();
    pollIn(0);
  }
  addEventListener('online', wake);
  document.addEventListener('visibilitychange', wake);

  connect();
  pollIn(POLL_ALONE_MS);
  // Boards that miss the same message do not ask in the same instant.
  return { askSoon: () => pollIn(Math.random() * 1_000) };
}

/** The live object; `null` for anything else, such as the answer to a ping. */
function asLive(data: string): Live | null {
  return data.startsWith('{') ? knownLive(JSON.parse(data)) : null;
}

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { feed } from '../../src/client/console/feed.ts';

/** A socket that never opens: the board asks alone. */
class Silent extends EventTarget {
  static readonly OPEN = 1;
  readonly readyState = 0;
}

let asked: PromiseWithResolvers<Response>[];
beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  vi.stubGlobal('WebSocket', Silent);
  vi.stubGlobal('document', new EventTarget());
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('fetch', () => {
    const answer = Promise.withResolvers<Response>();
    asked.push(answer);
    return answer.promise;
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('asks soon for what a board has missed, also while it waits for an answer', async () => {
  const addresses = { socketUrl: 'ws://board.test', snapshotUrl: () => '/now' };
  const listener = { figures() {}, confirmed() {}, link() {} };
  const line = feed(addresses, listener);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(asked).toHaveLength(1);
  line.askSoon();
  asked[0]?.resolve(new Response(null, { status: 503 }));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked).toHaveLength(2);
  // From then on one at a time, as before.
  asked[1]?.resolve(new Response(null, { status: 503 }));
  await vi.advanceTimersByTimeAsync(3_000);
  expect(asked).toHaveLength(3);
});

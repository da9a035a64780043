import { parentPort } from 'node:worker_threads';

/** Many forms of one private page, sent at once. */
export interface Flood {
  readonly url: string;
  readonly bodies: readonly string[];
}

// In a thread of its own: who measures a stranger's request must not be busy with the others.
parentPort?.on('message', async ({ url, bodies }: Flood) => {
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const asked = bodies.map(async (body) => {
    const answer = await fetch(url, { method: 'POST', redirect: 'manual', headers, body });
    await answer.arrayBuffer();
    return answer.status;
  });
  parentPort?.postMessage('asked');
  parentPort?.postMessage(await Promise.all(asked));
});

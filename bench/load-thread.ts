import { performance } from 'node:perf_hooks';
import { parentPort } from 'node:worker_threads';
import { Connection } from './connection.ts';
import type { Load, Outcome } from './load.ts';
import { type Source, sourceOf } from './sources.ts';

parentPort?.on('message', async (load: Load) => {
  try {
    parentPort?.postMessage(await run(load));
  } catch (error) {
    parentPort?.postMessage(error);
  }
});

/** Keeps every client busy until time or requests run out. */
async function run({ origin, ask, clients, seconds }: Load): Promise<Outcome> {
  const source = sourceOf(ask);
  const lines = await Promise.all(Array.from({ length: clients }, () => Connection.open(origin)));
  const before = performance.eventLoopUtilization();
  const began = performance.now();
  const until = began + seconds * 1000;
  const tallies = await Promise.all(lines.map((line, i) => keepBusy(line, i, source, until)));
  const { utilization } = performance.eventLoopUtilization(before);
  for (const line of lines) line.close();
  const ended = Math.min(until, Math.max(...tallies.map((tally) => tally.last)));
  const sum = (count: (tally: Tally) => number) =>
    tallies.reduce((total, tally) => total + count(tally), 0);
  return {
    perSecond: (sum((tally) => tally.inTime) / (ended - began)) * 1000,
    settled: sum((tally) => tally.settled),
    busy: utilization,
    tokens: source.tokens,
  };
}

interface Tally {
  settled: number;
  inTime: number;
  last: number;
}

async function keepBusy(
  line: Connection,
  client: number,
  source: Source,
  until: number,
): Promise<Tally> {
  const tally = { settled: 0, inTime: 0, last: 0 };
  while (performance.now() < until) {
    const request = source.next(client);
    if (request === null) break;
    const settled = source.take(await line.send(request), client);
    tally.settled += settled;
    tally.last = performance.now();
    if (tally.last <= until) tally.inTime += settled;
  }
  return tally;
}
